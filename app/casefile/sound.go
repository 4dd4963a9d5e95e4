package casefile

import (
	"fmt"
	"regexp"
	"slices"
	"time"
)

var (
	idPattern   = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	codePattern = regexp.MustCompile(`^[A-Z0-9]{1,16}$`)
	formPattern = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)
	tagPattern  = regexp.MustCompile(`^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$`)
	wordPattern = regexp.MustCompile(`^[^\x00-\x1f\x7f]{0,200}$`) // names of workers, versions
	pathPattern = regexp.MustCompile(`^[^\x00-\x1f\x7f]{1,500}$`) // question ids
)

// sound looks at what was read: ids that can stand in names of files, times in
// which people live, nothing twice and nothing null.
func sound(c *Case) error {
	switch {
	case !idPattern.MatchString(string(c.ID)) || !codePattern.MatchString(string(c.Code)):
		return refuse("its id or its code is missing or strange")
	case !tagPattern.MatchString(c.Language) || !tagPattern.MatchString(c.Working):
		return refuse("a language in it is strange")
	case !lived(c.Opened):
		return refuse("the day it was opened is strange")
	}
	ids := map[SittingID]bool{}
	for i, s := range c.Sittings {
		if s == nil {
			return refuse("sitting %d is empty", i+1)
		}
		if ids[s.ID] {
			return refuse("sitting %d has the id of another", i+1)
		}
		ids[s.ID] = true
		if err := soundSitting(s); err != nil {
			return fmt.Errorf("%w, in sitting %d", err, i+1)
		}
	}
	return nil
}

func soundSitting(s *Sitting) error {
	switch {
	case !idPattern.MatchString(string(s.ID)) || !formPattern.MatchString(string(s.Form)):
		return refuse("the id or the form is missing or strange")
	case !tagPattern.MatchString(s.Language) || !tagPattern.MatchString(s.Working):
		return refuse("a language is strange")
	case !wordPattern.MatchString(s.Version) || !wordPattern.MatchString(s.Worker):
		return refuse("the version or the worker is strange")
	case !lived(s.Begun) || !s.Touched.IsZero() && !lived(s.Touched):
		return refuse("a time is strange")
	}
	for q, as := range s.Answers {
		if !pathPattern.MatchString(string(q)) {
			return refuse("the id of a question is strange")
		}
		for _, a := range as {
			if err := soundAnswer(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func soundAnswer(a Answer) error {
	switch {
	case a.Non != "" && (a.Value != nil || !slices.Contains(NonAnswers, a.Non)):
		return refuse("an answer and the reason why there is none do not go together")
	case a.Source != "" && !slices.Contains(Sources, a.Source):
		return refuse("the source of an answer is not known")
	case !lived(a.At) || a.Since != nil && !lived(*a.Since):
		return refuse("the time of an answer is strange")
	case !tagPattern.MatchString(a.Lang) || !wordPattern.MatchString(a.By):
		return refuse("the language or the writer of an answer is strange")
	}
	for _, t := range a.Translations {
		if !tagPattern.MatchString(t.Lang) || !slices.Contains(Translated, t.State) || !wordPattern.MatchString(t.By) ||
			!wordPattern.MatchString(t.Reader) || !t.At.IsZero() && !lived(t.At) {
			return refuse("a translation is strange")
		}
	}
	return nil
}

// lived tells whether a time is one at which a case can have been written.
func lived(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2100 }
