package part

import "onward/app/ui/look"

// reading is one way something typed can be understood.
type reading struct {
	label Pair
	take  func() // writes it so that nothing is left to guess
}

// meant asks which reading was meant, each of them a button. Nothing is shown
// while there is nothing to ask, and nothing is ever taken unasked.
type meant struct {
	Column
	buttons *Flow
	asked   string // what is being asked, so that typing on does not make it anew
	off     bool
}

func newMeant(w Words) *meant {
	m := &meant{buttons: NewFlow(look.Step)}
	m.gap = look.Step / 2
	m.init(m, m.lay, NewBoth(w.say("part.mean"), Style{Size: look.Working, Color: look.Quiet}), m.buttons)
	m.Hide()
	return m
}

// offer asks about some readings; none takes the question away.
func (m *meant) offer(all []reading) {
	asked := ""
	for _, r := range all {
		asked += r.label.Hers.Text + "\n" + r.label.Working.Text + "\n"
	}
	if asked == m.asked {
		return
	}
	m.asked = asked
	m.buttons.Set()
	for _, r := range all {
		b := NewButton(ButtonParams{Label: r.label, OnTap: r.take, Disabled: m.off})
		m.buttons.put(append(m.buttons.objects, b)...)
	}
	if len(all) == 0 {
		m.Hide()
	} else {
		m.Show()
	}
	m.Refresh()
}

func (m *meant) able(off bool) {
	m.off = off
	for _, o := range m.buttons.objects {
		able(o.(*Button), !off)
	}
}
