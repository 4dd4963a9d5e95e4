package app

import (
	"io"
	"strconv"
	"time"

	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
	"onward/i18n"
)

// WriteHead writes the end of the log as half a page to keep elsewhere, in one
// language. Its figures stand in groups of four, as they are typed again.
func (d *Desk) WriteHead(w io.Writer, h vault.LogHead, lang string) error {
	p := headPage(h, d.Words.For(lang))
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		return err
	}
	return d.WritePDF(w, pages, p, pdf.A4)
}

func headPage(h vault.LogHead, say *i18n.Printer) *plan.Plan {
	said := func(text string) []plan.Said { return []plan.Said{{Lang: say.Tag(), Text: text}} }
	// What is typed again stands as vault.ReadHead reads it, in every language.
	line := func(name, text string) plan.Block {
		return plan.Paragraph{Part: plan.Part{From: name, Text: []plan.Said{{Lang: "en", Text: name + " " + text}}}}
	}
	blocks := []plan.Block{
		plan.Paragraph{Part: plan.Part{From: "log.paper_hint", Text: said(say.Say("log.paper_hint", nil))}},
		plan.Paragraph{Part: plan.Part{From: "log.paper_date", Label: said(say.Say("log.paper_date", nil)), Text: said(say.Day(h.At) + " " + say.Time(h.At))}},
		line("onward", "log head 1"), line("vault", vault.Groups(h.Vault)), line("time", h.At.Format(time.RFC3339)),
		line("number", strconv.FormatUint(h.Number, 10)), line("hash", vault.Groups(h.Hash)),
	}
	if h.Signature != "" {
		blocks = append(blocks, line("signer", vault.Groups(h.Signer)), line("signature", vault.Groups(h.Signature)))
	}
	title, page := said(say.Say("log.paper_title", nil)), say.Say("plan.head.page", i18n.Args{"page": "{page}", "pages": "{pages}"})
	return &plan.Plan{
		Langs: []string{say.Tag()}, Blocks: blocks,
		Head: plan.Head{Title: title, Foot: title, Page: said(page), Date: h.At.Format(time.DateOnly)},
	}
}
