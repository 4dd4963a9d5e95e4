package words

import (
	"regexp"
	"slices"
	"strings"

	"onward/i18n"
)

// Kinds of words, by who meets them. Each has words under "words.kind.<kind>".
const (
	Question = "question" // asked of the person
	Say      = "say"      // read aloud to the person
	Shown    = "shown"    // told to the person, between questions
	Option   = "option"   // an answer to choose
	Title    = "title"    // a heading
	Help     = "help"     // for the worker alone
	Paper    = "paper"    // printed
	Step     = "step"     // a warning, or a step of a plan
	Screen   = "screen"   // of the program
)

var formKey = regexp.MustCompile(`^f\d\d\.`)

// Kind tells who meets the words of a key, and how.
func Kind(key string) string {
	last := key[strings.LastIndexByte(key, '.')+1:]
	switch {
	case last == "help":
		return Help
	case strings.HasPrefix(key, "alert."), strings.HasPrefix(key, "action."):
		return Step
	case strings.HasPrefix(key, "plan."), strings.HasPrefix(key, "money."), strings.HasPrefix(key, "currency."):
		return Paper
	case strings.Contains(key, ".opt."), hasOne(key, "opt.", "answer.", "non.", "source.", "face.", "level.", "mark.", "safe.", "per.", "precision.", "calendar."):
		return Option
	case !formKey.MatchString(key) && !strings.HasPrefix(key, "frame."):
		return Screen
	case last == "say":
		return Say
	case last == "text":
		return Shown
	case last == "label":
		return Question
	case last == "about":
		return Screen
	}
	return Title
}

func hasOne(key string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) })
}

// Agreed tells whether a person agrees to the words of a key: they are part of
// a consent, or stand above the place where somebody signs. Such words are
// approved only with a back-translation. Guidance for the worker is not.
func Agreed(key string) bool {
	if Kind(key) == Help {
		return false
	}
	return hasOne(key, "f01.", "f10.", "plan.agree", "plan.sign.", "f12.promise.", "plan.shared", "plan.rights", "answer.agree.", "mark.", "part.sign.")
}

// Places words are shown in, other than forms. Each has words under
// "words.place.<place>".
const (
	Common  = "common"  // shared by all forms
	Steps   = "steps"   // warnings and steps of a plan
	Papers  = "papers"  // what is printed
	Program = "program" // screens
)

// Place tells where the words of a key are shown: the id of a form, or one of
// the places above.
func Place(key string) string {
	if formKey.MatchString(key) {
		return key[:3]
	}
	switch Kind(key) {
	case Step:
		return Steps
	case Paper:
		return Papers
	case Option:
		return Common
	}
	if strings.HasPrefix(key, "frame.") {
		return Common
	}
	return Program
}

// PlaceName names a place in the language of a voice.
func PlaceName(say *i18n.Printer, place string) string {
	if w, ok := say.Find(place + ".title"); ok && formKey.MatchString(place+".") {
		return strings.ToUpper(place) + " · " + w.Text
	}
	return say.Say("words.place."+place, nil)
}

// Where says in one line where a word is shown and who meets it.
func Where(say *i18n.Printer, key string) string {
	return PlaceName(say, Place(key)) + " · " + say.Say("words.kind."+Kind(key), nil)
}
