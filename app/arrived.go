package app

import (
	"maps"
	"reflect"
	"slices"

	"onward/app/arrival"
	"onward/app/casefile"
)

// What is kept is tidy: every text of an answer is stored as [arrival.Tidy]
// gives it. Nothing of that can be seen, on the screen or on paper; but a word
// has then one spelling, and can be found, compared and merged. Answers that
// were stored before stay as they are, and so do answers when they are read.

// Place is one text of a case in which something was found.
type Place struct {
	Sitting  casefile.SittingID
	Question casefile.QuestionID
	Finding  arrival.Finding
}

// Inspect looks at every text of a case that came from outside, and gives the
// places where a person should decide: Zawgyi, and signs that cannot be seen
// and may do harm.
func Inspect(c *casefile.Case) []Place {
	var found []Place
	for _, s := range c.Sittings {
		for _, q := range slices.Sorted(maps.Keys(s.Answers)) {
			for _, a := range s.Answers[q] {
				eachText(a, func(text, lang string) string {
					if f := arrival.Look(text, lang); f.Faults() {
						found = append(found, Place{s.ID, q, f})
					}
					return text
				})
			}
		}
	}
	return found
}

// Mend gives a copy of a case in which the Zawgyi texts are converted, the
// signs that cannot be seen and may do harm are taken out, or both.
func Mend(c *casefile.Case, zawgyi, hidden bool) *casefile.Case {
	return retell(c, func(text, lang string) string {
		if zawgyi && arrival.IsZawgyi(text) {
			text = arrival.FromZawgyi(text)
		}
		if hidden {
			text = arrival.Strip(text, lang)
		}
		return text
	})
}

// tidy gives an answer as it is kept.
func tidy(a casefile.Answer) casefile.Answer {
	return eachText(a, func(text, _ string) string { return arrival.Tidy(text) })
}

// tidyAs gives a sitting from a file as it is kept. An answer that is there
// already, stored before answers were tidied, keeps that spelling: it would
// else be there twice.
func tidyAs(s, have *casefile.Sitting) *casefile.Sitting {
	s = s.Clone()
	for q, as := range s.Answers {
		for i, a := range as {
			as[i] = tidy(a)
			if have == nil {
				continue
			}
			for _, old := range have.Answers[q] {
				if old.At.Equal(a.At) && reflect.DeepEqual(tidy(old).Value, as[i].Value) {
					as[i].Value = old.Value
				}
			}
		}
	}
	return s
}

// retell gives a copy of a case with every text said by say.
func retell(c *casefile.Case, say func(text, lang string) string) *casefile.Case {
	c = c.Clone()
	for _, s := range c.Sittings {
		for _, as := range s.Answers {
			for i, a := range as {
				as[i] = eachText(a, say)
			}
		}
	}
	return c
}

// eachText gives an answer with every text in it said by say: in its value,
// whatever its shape, and in its translations. Where nothing changes, nothing
// is copied; the answer given is never written to.
func eachText(a casefile.Answer, say func(text, lang string) string) casefile.Answer {
	a.Value, _ = textsIn(a.Value, func(s string) string { return say(s, a.Lang) })
	for i, t := range a.Translations {
		if said := say(t.Text, t.Lang); said != t.Text {
			a.Translations = slices.Clone(a.Translations)
			a.Translations[i].Text = said
		}
	}
	return a
}

// textsIn gives a value with its texts said by say, and whether it is another.
// Keys of objects are names of ours and stay.
func textsIn(v any, say func(string) string) (said any, changed bool) {
	switch v := v.(type) {
	case string:
		s := say(v)
		return s, s != v
	case []any:
		out := v
		for i, x := range v {
			if y, is := textsIn(x, say); is {
				if !changed {
					out, changed = slices.Clone(v), true
				}
				out[i] = y
			}
		}
		return out, changed
	case map[string]any:
		out := v
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if y, is := textsIn(v[key], say); is {
				if !changed {
					out, changed = maps.Clone(v), true
				}
				out[key] = y
			}
		}
		return out, changed
	}
	return v, false
}
