package page

import (
	"errors"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What the home of a case says of its plan and of the papers out there.

// agreedOn says whether the plan is agreed, in a line.
func (h *caseHome) agreedOn() []fyne.CanvasObject {
	if h.c.Latest(planForm) == nil {
		return nil
	}
	last, changed, err := h.Desk.Agreement(h.c.ID)
	if err != nil {
		if !errors.Is(err, app.ErrNoPaperwork) { // a store that keeps no papers
			h.Trouble(err)
		}
		return nil
	}
	chip := part.NewChip(part.Open, h.say("agree.open", nil))
	switch {
	case last != nil && len(changed) > 0:
		chip = part.NewChip(part.Half, h.say("agree.changed", i18n.Args{"version": last.Version, "count": len(changed)}))
	case last != nil:
		chip = part.NewChip(part.Done, h.say("agree.short", i18n.Args{"version": last.Version}))
	}
	return []fyne.CanvasObject{part.NewFlow(look.Step, chip)}
}

// askBack lists what is still with a reader whose agreement was taken back or
// has ended; nil where there is nothing to ask back.
func (h *caseHome) askBack() fyne.CanvasObject {
	out, err := h.Desk.ToAskBack(h.c.ID)
	if err != nil && !errors.Is(err, app.ErrNoPaperwork) {
		h.Trouble(err)
	}
	if len(out) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{h.title("papers.out_title", nil), h.para("papers.out_text", nil)}
	var list []fyne.CanvasObject
	for _, p := range out {
		list = append(list, part.NewColumn(0, h.aboutPaper(h.c, p)...))
	}
	return part.NewCard(append(rows, part.NewRuled(list...),
		part.NewFlow(look.Step, h.plain("papers.title", func() { h.Go(Route{Page: ToPapers, Case: h.c.ID}) })))...)
}
