package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
)

// oldVault tells of the files of the first format that still stand beside those of
// today, and takes them away once a copy of today's was read back; nil where there
// are none.
func (c *copies) oldVault() fyne.CanvasObject {
	old, there := c.Desk.OldVault()
	if !there {
		return nil
	}
	staff, err := c.Desk.Staff()
	if err != nil {
		return nil
	}
	rows := part.NewColumn(look.Step)
	said := []fyne.CanvasObject{c.title("old.title", nil), c.para("old.text", nil)}
	var ask func(sure bool)
	ask = func(sure bool) {
		now := said[:len(said):len(said)]
		switch {
		case !old.Replaced:
			now = append(now, c.quiet("old.need", nil))
		case !staff.Leads():
		case sure:
			now = append(now, c.para("old.sure", nil), part.NewFlow(look.Step,
				c.plain("people.keep", func() { ask(false) }), c.button(part.Danger, "old.now", c.dropOld)))
		default:
			now = append(now, part.NewFlow(look.Step, c.bare("old.drop", func() { ask(true) })))
		}
		rows.Set(now...)
		rows.Refresh()
	}
	ask(false)
	return part.NewCard(rows)
}

func (c *copies) dropOld() {
	err := c.Desk.DropOldVault()
	c.Trouble(err)
	c.list()
	if err == nil {
		c.Told(c.say("old.gone", nil))
	}
	c.Settle()
	c.Focus(c.make)
}
