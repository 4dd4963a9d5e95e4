package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// Why something slipped is asked under what slipped, behind a fold: nobody has
// to say it while the person is there. What was done late and is due no more
// stands by itself until it is said.

// asksWhy tells whether a line of the calendar asks why.
func (c *weeks) asksWhy(e entry) bool { return c.id != "" && e.Late(c.Now()) && e.Unsaid() }

// why is the question, closed at first.
func (c *weeks) why(d app.Duty) fyne.CanvasObject {
	return part.NewFold(c.pair("due.why_ask", nil), func() fyne.CanvasObject { return c.reasons(d) })
}

func (c *weeks) reasons(d app.Duty) fyne.CanvasObject {
	why, words := "", ""
	write := func() error {
		if why == "" && words == "" {
			return nil
		}
		return c.Desk.WhySlipped(c.id, d, why, words, c.Say.Tag())
	}
	said := func() {
		err := write()
		c.Trouble(err)
		if err == nil && (why != "" || words != "") {
			c.Told(c.say("due.why_kept", nil))
		}
	}
	var options []part.Option
	for _, w := range app.Whys {
		options = append(options, part.Option{Value: w, Label: c.pair("f19.slips.list.why.opt."+w, nil)})
	}
	pick, _ := c.pick("due.why_ask", options, "", func(v string) { why = v; said() })
	field := part.NewField(part.FieldParams{Many: true, Most: 500, Lang: c.Say.Tag(), OnChanged: func(v string) { words = v; c.typed = write }, OnLeave: said})
	return part.NewColumn(look.Step, c.quiet("due.why_hint", nil), pick, c.labelled("due.why_words", field, ""))
}

// Keep implements Keeper: a sentence that was just typed is written down.
func (c *weeks) Keep() error {
	if c.typed == nil {
		return nil
	}
	err := c.typed()
	if err == nil {
		c.typed = nil
	}
	return err
}

// doneLate lists what was done well after its day, each with the question why;
// nil where nothing is to be asked.
func (c *weeks) doneLate() (fyne.CanvasObject, error) {
	if c.id == "" {
		return nil, nil
	}
	all, err := c.Desk.DoneLate(c.id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var rows []fyne.CanvasObject
	for _, d := range all[:min(handful, len(all))] {
		about := c.Say.ShortDate(d.On) + " · " + c.Say.Say("due.done_on", i18n.Args{"date": c.Say.ShortDate(d.Done)})
		rows = append(rows, part.NewColumn(0,
			part.NewPara(c.what(entry{Duty: d}), part.Style{}),
			part.NewPara(part.Said{Text: about, Lang: c.Say.Tag()}, part.Style{Size: look.Working, Color: look.Quiet}), c.why(d)))
	}
	return part.NewCard(c.title("due.done_late", nil), part.NewRuled(rows...)), nil
}

// unsaid counts what slipped in a case without anybody having said why.
func (h *caseHome) unsaid() (n int) {
	due, err := h.Desk.Due(h.c.ID)
	h.Trouble(err)
	for _, d := range due {
		if d.Late(h.Now()) && d.Unsaid() {
			n++
		}
	}
	late, err := h.Desk.DoneLate(h.c.ID)
	h.Trouble(err)
	return n + len(late)
}
