package page

import (
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// fresh is how long after it was opened a case is asked about.
const fresh = 30 * 24 * time.Hour

// twins asks, of a new case, whether the person is perhaps here already. It is
// a question and keeps nobody from going on.
func (h *caseHome) twins() fyne.CanvasObject {
	if h.Now().Sub(h.c.Opened) > fresh || h.Desk.Told(h.c.ID) {
		return nil
	}
	all := h.Desk.Again(h.c.ID)
	if len(all) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{h.title("find.twin.title", nil), h.quiet("find.twin.hint", nil)}
	for _, t := range all {
		rows = append(rows, h.twin(t))
	}
	rows = append(rows, part.NewFlow(look.Step, h.plain("find.twin.no", func() {
		h.Desk.TellApart(h.c.ID)
		h.Go(h.Route())
	})))
	return part.NewCard(rows...)
}

func (h *caseHome) twin(t app.Twin) fyne.CanvasObject {
	about := part.Said{Text: h.Say.Language(t.Language), Lang: h.Say.Tag()}
	if t.Born {
		about.Text += " · " + h.Say.Say("find.twin.born", nil)
	}
	if t.Home {
		about.Text += " · " + h.Say.Say("find.twin.home", nil)
	}
	return part.NewButton(part.ButtonParams{
		Label: part.Pair{Hers: part.Said{Text: string(t.Code) + " · " + t.Name, Lang: t.Language}, Working: about},
		Icon:  "person", IconInk: look.Lead, Kind: part.Listed,
		OnTap: func() { h.Go(Route{Page: ToCase, Case: t.ID}) },
	})
}
