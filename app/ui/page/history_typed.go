package page

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// typedBack holds the log against a page that was kept: its number and hash are
// typed from the paper.
func (h *history) typedBack() fyne.CanvasObject {
	return part.NewFold(h.pair("log.typed", nil), func() fyne.CanvasObject {
		said := part.NewColumn(look.Step)
		var hash *part.Field
		number := part.NewField(part.FieldParams{Lang: "en", Width: 160, OnEnter: func() { hash.Focus() }})
		check := func() {
			n, err := strconv.ParseUint(strings.TrimSpace(number.Text()), 10, 64)
			if err != nil {
				h.Told(h.say("explain.head", nil))
				number.Focus()
				return
			}
			h.compare(n, hash.Text(), said)
		}
		hash = part.NewField(part.FieldParams{Lang: "en", Width: 560, OnEnter: check})
		return part.NewColumn(2*look.Step, h.quiet("log.typed_hint", nil),
			h.labelled("log.typed_number", number, ""), h.labelled("log.typed_hash", hash, ""),
			part.NewFlow(look.Step, h.plain("log.typed_check", check)), said)
	})
}

// compare says whether the log still holds what stands on the page.
func (h *history) compare(number uint64, hash string, said *part.Column) {
	h.Work(func() error { return h.Desk.CheckEnd(number, hash) }, func(err error) {
		said.Set()
		switch {
		case err == nil:
			said.Set(part.NewBanner(part.BannerParams{Kind: part.AllDone, Text: h.pair("log.typed_holds", nil)}))
		case app.NotHeld(err):
			said.Set(part.NewBanner(part.BannerParams{Kind: part.ActToday, Title: h.pair("log.typed_not", nil), Text: h.pair("explain.rewritten", nil)}))
		default:
			h.Trouble(err)
		}
		h.page.Refresh()
	})
}
