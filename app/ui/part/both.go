package part

import "onward/app/ui/look"

// Both says one meaning in two languages: hers in ink, the worker's smaller and
// quieter under it. The order never changes.
type Both struct {
	Column
	hers, working *Para
	style         Style
}

// NewBoth makes a Both; st is how hers is set.
func NewBoth(p Pair, st Style) *Both {
	b := &Both{style: st}
	b.gap = 2
	b.hers = NewPara(p.Hers, st)
	b.working = NewPara(p.Working, Style{Size: workingSize(st.Size), Color: quietOf(st.Color), Center: st.Center, OneLine: st.OneLine})
	b.init(b, b.lay, b.hers, b.working)
	b.Set(p)
	return b
}

func workingSize(s look.Size) look.Size {
	switch s {
	case look.Hers, look.Heading:
		return look.Working
	case look.Survivor:
		return look.Body
	}
	return look.Small
}

// quietOf keeps the second language legible on a filled ground, where quiet
// ink would vanish.
func quietOf(c look.Role) look.Role {
	if c == "" || c == look.Ink {
		return look.Quiet
	}
	return c
}

// Set changes what is said.
func (b *Both) Set(p Pair) {
	b.hers.Set(p.Hers)
	if p.single() {
		b.working.Hide()
	} else {
		b.working.Set(p.Working)
		b.working.Show()
	}
	b.Refresh()
}

// Text gives what is said in the first language.
func (b *Both) Text() string { return b.hers.Text() }

// SetColor changes the ink of both.
func (b *Both) SetColor(c look.Role) {
	b.style.Color = c
	b.hers.SetStyle(b.style)
	st := b.working.style
	st.Color = quietOf(c)
	b.working.SetStyle(st)
}

// Natural gives the width both take unbroken.
func (b *Both) Natural() float32 {
	w := b.hers.Natural()
	if b.working.Visible() {
		w = max(w, b.working.Natural())
	}
	return w
}

// FirstLine gives the height of the first line.
func (b *Both) FirstLine() float32 { return b.hers.FirstLine() }
