package plan

import "onward/i18n"

// Recovery is the page with the code that opens a vault when a pass phrase is
// lost: its rows, large, and what to do with it. It says of what house it is
// nothing at all.
func Recovery(words *i18n.Catalog, langs []string, rows []string) *Plan {
	v := newVoice(words, langs, "")
	p := &Plan{Langs: langs}
	p.Head.Title = v.say("people.sheet", nil)
	p.Blocks = append(p.Blocks, Paragraph{Part: Part{From: "people.sheet_page", Text: v.say("people.sheet_page", nil)}})
	for i, row := range rows {
		p.Blocks = append(p.Blocks, Paragraph{Number: i + 1, Part: Part{From: "people.sheet", Text: v.plain("en", row), Strong: true}})
	}
	p.Blocks = append(p.Blocks,
		Paragraph{Part: Part{From: "people.sheet_keep", Text: v.say("people.sheet_keep", nil)}},
		Paragraph{Part: Part{From: "people.sheet_made", Label: v.say("people.sheet_made", nil), Lines: 1}})
	return p
}
