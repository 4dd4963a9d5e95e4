package part

import "onward/app/ui/look"

// problemLine says in amber, with its shape, what does not fit yet.
type problemLine struct {
	Beside
	text *Both
}

func newProblemLine() *problemLine {
	l := &problemLine{text: NewBoth(Pair{}, Style{Size: look.Working, Color: look.Care})}
	l.left, l.right, l.gap = NewIcon("care", look.Care), l.text, look.Step
	l.init(l, l.lay, l.left, l.right)
	l.Hide()
	return l
}

func (l *problemLine) set(p Pair) {
	l.text.Set(p)
	if p.Empty() {
		l.Hide()
	} else {
		l.Show()
	}
}
