package plan

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// voice says things in the languages of a plan, the person's first.
type voice struct {
	printers []*i18n.Printer
	drafts   bool // a word that no native speaker has checked was used
}

func newVoice(words *i18n.Catalog, langs []string, digits string) *voice {
	v := &voice{}
	for i, lang := range langs {
		p := words.For(lang)
		if digits == OwnDigits && i == 0 {
			p = p.Own()
		}
		v.printers = append(v.printers, p)
	}
	return v
}

// each says something in every language. What comes out alike, such as a
// number, is said once.
func (v *voice) each(say func(p *i18n.Printer) string) []Said {
	var all []Said
	for _, p := range v.printers {
		s := say(p)
		if s != "" && !slices.ContainsFunc(all, func(x Said) bool { return x.Text == s }) {
			all = append(all, Said{Lang: p.Tag(), Text: s})
		}
	}
	return all
}

func (v *voice) say(key string, args i18n.Args) []Said {
	return v.each(func(p *i18n.Printer) string { return v.word(p, args, key) })
}

// word says the first key of a ladder that exists.
func (v *voice) word(p *i18n.Printer, args i18n.Args, keys ...string) string {
	for _, key := range keys {
		if w, ok := p.Find(key); ok {
			if w.State == i18n.Draft && w.Lang != i18n.Source {
				v.drafts = true
			}
			return p.Say(key, args)
		}
	}
	return p.Say(keys[0], args)
}

// option says an option of a question.
func (v *voice) option(q *form.Question, value string) []Said {
	return v.each(func(p *i18n.Printer) string {
		return v.word(p, nil, q.OptionWords(value)...)
	})
}

// date says a date in its short form, for cells are narrow.
func (v *voice) date(iso string) []Said {
	return v.each(func(p *i18n.Printer) string { return p.ShortDate(iso) })
}

// figure is a number that stands alone, such as that of a step. It is written
// once, in the digits of the first language.
func (v *voice) figure(n int) []Said {
	first := v.printers[0]
	if s := first.Digits(itoa(n)); s != itoa(n) {
		return []Said{{Lang: first.Tag(), Text: s}}
	}
	return v.plain("en", itoa(n))
}

// plain is text that belongs to no language of ours: a name, a number, a code.
func (v *voice) plain(lang, text string) []Said {
	if text == "" {
		return nil
	}
	if lang == "" {
		lang = v.printers[0].Tag()
	}
	return []Said{{Lang: lang, Text: text}}
}

// free is what a person said in their own words. Translations that were
// written down stand in their place, unchecked ones with a note. Where a
// language of the plan lacks it a note says so; where both do, the original
// stands first.
func (v *voice) free(a casefile.Answer) []Said {
	if a.Text() == "" {
		return nil
	}
	var all []Said
	if !slices.ContainsFunc(v.printers, func(p *i18n.Printer) bool { return p.Tag() == a.Lang }) {
		all = append(all, Said{Lang: a.Lang, Text: a.Text()})
	}
	for _, p := range v.printers {
		text, state, ok := a.In(p.Tag())
		switch {
		case !ok:
			all = append(all, Said{Lang: p.Tag(), Text: v.word(p, nil, "plan.untranslated"), Note: true})
		case state == "draft":
			all = append(all, Said{Lang: p.Tag(), Text: text},
				Said{Lang: p.Tag(), Text: v.word(p, nil, "plan.draft_translation"), Note: true})
		default:
			all = append(all, Said{Lang: p.Tag(), Text: text})
		}
	}
	return all
}

// join puts several things said on one line, language by language, with a
// mark between them. What was said once is repeated in each language.
func (v *voice) join(mark string, parts ...[]Said) []Said {
	return v.each(func(p *i18n.Printer) string {
		line := ""
		for _, part := range parts {
			text := in(part, p.Tag())
			if text == "" {
				continue
			}
			if line != "" {
				line += mark
			}
			line += text
		}
		return line
	})
}

// in gives what is said in a language, or what is said first.
func in(said []Said, lang string) string {
	for _, s := range said {
		if s.Lang == lang && !s.Note {
			return s.Text
		}
	}
	if len(said) > 0 {
		return said[0].Text
	}
	return ""
}
