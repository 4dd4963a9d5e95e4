package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// labelled stands words above a field, and a quiet hint under it where there
// is one.
func (p *Place) labelled(key string, field fyne.CanvasObject, hint string) *part.Column {
	rows := []fyne.CanvasObject{p.title(key, nil), field}
	if hint != "" {
		rows = append(rows, p.quiet(hint, nil))
	}
	return part.NewColumn(look.Step/2, rows...)
}

// pick is one choice of several, under its words.
func (p *Place) pick(key string, options []part.Option, value string, changed func(string)) (*part.Column, part.Editor) {
	e := part.NewEditor("one", part.EditorParams{
		Words: p.words, Options: options, Value: value, Label: p.say(key, nil),
		OnChanged: func(v any) {
			if s, ok := v.(string); ok {
				changed(s)
			}
		},
	})
	return p.labelled(key, e, ""), e
}

// languages offers our seven, each in itself.
func languages() []part.Option {
	var all []part.Option
	for _, l := range i18n.Languages() {
		all = append(all, part.Option{Value: l.Tag, Label: part.One(l.Name, l.Tag)})
	}
	return all
}

// coverage says quietly how far all the words of a language are.
func (p *Place) coverage(lang string) part.Said { return p.covered(p.Words.Coverage(lang)) }

// coverageOf says how far the words are that a talk with a form may say.
func (p *Place) coverageOf(lang string, def *form.Def) part.Said {
	return p.covered(p.Words.CoverageOf(lang, app.WordsOf(def, p.Words)))
}

func (p *Place) covered(c i18n.Coverage) part.Said {
	key := "ui.coverage_drafts"
	switch {
	case c.There < c.Total:
		key = "ui.coverage_missing"
	case c.Reviewed == c.Total:
		key = "ui.coverage_all"
	}
	said := p.say(key, i18n.Args{
		"language": p.Say.Language(c.Lang), "missing": c.Total - c.There, "count": c.There - c.Reviewed,
	})
	if c.Changed > 0 {
		said.Text += " " + p.Say.Say("words.coverage_changed", i18n.Args{"count": c.Changed})
	}
	return said
}
