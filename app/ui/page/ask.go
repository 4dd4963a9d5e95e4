package page

import (
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/part"
	"onward/i18n"
)

// voices are the languages a sitting is spoken in: the person's and the
// worker's.
type voices struct{ hers, working *i18n.Printer }

func (p *Place) voicesOf(hers, working string) voices {
	return voices{p.Settings.Voice(p.Words, hers), p.Settings.Voice(p.Words, working)}
}

// one tells whether both are the same language.
func (v voices) one() bool { return v.hers.Tag() == v.working.Tag() }

// found says the first key of the ladder that exists, in both languages; empty
// where none exists.
func (v voices) found(keys ...string) part.Pair {
	var p part.Pair
	if w, ok := v.hers.Find(keys...); ok {
		p.Hers = said(v.hers, w)
	}
	if v.one() {
		return p
	}
	if w, ok := v.working.Find(keys...); ok {
		p.Working = said(v.working, w)
		if h, _ := v.hers.Find(keys...); h.Fallback && !w.Fallback && h.Lang == w.Lang {
			p.Working = part.Said{} // English stands in for hers: it need not be said twice
		}
	}
	return p
}

// spoken says words of the screens, which always exist, in both languages.
func (v voices) spoken(key string, args i18n.Args) part.Pair {
	p := part.One(v.hers.Say(key, args), v.hers.Tag())
	if !v.one() {
		p.Working = part.Said{Text: v.working.Say(key, args), Lang: v.working.Tag()}
	}
	return p
}

// part gives the small words of parts.
func (v voices) part(key string) part.Pair { return v.spoken(key, nil) }

// label is what a question asks. A question without words of its own, of a
// plain form from outside, is shown by its name.
func (v voices) label(q *form.Question) part.Pair {
	if p := v.found(q.Words + ".label"); !p.Empty() {
		return p
	}
	return part.One(lastName(q.ID), "en")
}

// options are the answers offered, yes and no among them, in the words the
// question has for them.
func (v voices) options(q *form.Question) []part.Option {
	var all []part.Option
	for _, o := range q.Choices() {
		p := v.found(q.OptionWords(o)...)
		if p.Empty() {
			p = part.One(o, "en")
		}
		all = append(all, part.Option{Value: o, Label: p})
	}
	return all
}

// option says one option.
func (v voices) option(q *form.Question, value string) part.Pair {
	for _, o := range v.options(q) {
		if o.Value == value {
			return o.Label
		}
	}
	return part.One(value, "en")
}

func lastName(q casefile.QuestionID) string {
	s := string(q)
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '.' {
			return s[i+1:]
		}
	}
	return s
}
