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
// written down stand in their place, with a note as long as no interpreter has
// checked them. Where a language of the plan lacks it a note says so. An
// original in another language stands first, or after the translation into the
// first language, where there is one. What is in no language is said once.
func (v *voice) free(a casefile.Answer) []Said {
	if a.Text() == "" || a.Lang == "" {
		return v.plain("", a.Text())
	}
	var all, original []Said
	if v.foreignTo(a.Lang, len(v.printers)) {
		original = []Said{{Lang: a.Lang, Text: a.Text()}}
	}
	for i, p := range v.printers {
		text, _, ok := a.In(p.Tag())
		if ok {
			all = append(all, Said{Lang: p.Tag(), Text: text})
		} else if i == 0 {
			all, original = original, nil
		}
		all = append(all, v.remark(p, a, a.Lang)...)
		all, original = append(all, original...), nil
	}
	return all
}

// foreign tells whether a language is not each of those of the plan.
func (v *voice) foreign(lang string) bool { return v.foreignTo(lang, 1) }

// foreignTo tells whether a language is not that of so many printers.
func (v *voice) foreignTo(lang string, many int) bool {
	n := 0
	for _, p := range v.printers {
		if p.Tag() != lang {
			n++
		}
	}
	return n >= many
}

// remarks say of each language how far the words in it can be relied on, or
// that there are none.
func (v *voice) remarks(a casefile.Answer, lang string) (all []Said) {
	for _, p := range v.printers {
		all = append(all, v.remark(p, a, lang)...)
	}
	return all
}

// remark is that of one language; lang is the original's, which needs none.
func (v *voice) remark(p *i18n.Printer, a casefile.Answer, lang string) []Said {
	if p.Tag() == lang {
		return nil
	}
	key := "plan.untranslated"
	if t, ok := a.Translation(p.Tag()); ok {
		switch t.State {
		case casefile.CheckedWords:
			return nil
		case casefile.ReadBack:
			key = "plan.read_translation"
		default:
			key = "plan.draft_translation"
		}
	}
	return []Said{{Lang: p.Tag(), Text: v.word(p, nil, key), Note: true}}
}

// told is a name or another text that is not translated: as it was typed, and
// in the languages in whose letters it was spelt, spelt so.
func (v *voice) told(a casefile.Answer, text string) []Said {
	all := v.plain(a.Lang, text)
	if len(a.Translations) == 0 || text == "" {
		return all
	}
	all = nil
	for _, p := range v.printers {
		s := Said{Lang: a.Lang, Text: text}
		if t, ok := a.Translation(p.Tag()); ok {
			s = Said{Lang: p.Tag(), Text: t.Text}
		}
		if !slices.Contains(all, s) {
			all = append(all, s)
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
