package page

import (
	"fyne.io/fyne/v2"

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

// coverage says quietly how far the words of a language are. It counts those
// under the given beginnings of keys, or all.
func (p *Place) coverage(lang string, prefixes ...string) part.Said {
	c := p.Words.Coverage(lang, prefixes...)
	key := "ui.coverage_drafts"
	switch {
	case c.There < c.Total:
		key = "ui.coverage_missing"
	case c.Reviewed == c.Total:
		key = "ui.coverage_all"
	}
	return p.say(key, i18n.Args{
		"language": p.Say.Language(lang), "missing": c.Total - c.There, "count": c.There - c.Reviewed,
	})
}
