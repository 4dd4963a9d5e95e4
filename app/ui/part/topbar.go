package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// TopBar is the line at the top of a screen: where one is, and at the right
// what can always be done. What does not fit goes on below.
type TopBar struct {
	block
	ground, ruler *canvas.Rectangle
	title         *Para
	right         *Flow
}

// NewTopBar makes a top bar.
func NewTopBar(title Said, right ...fyne.CanvasObject) *TopBar {
	b := &TopBar{ground: &canvas.Rectangle{}, ruler: &canvas.Rectangle{}}
	b.title = NewPara(title, Style{Bold: true})
	b.right = NewTrailingFlow(look.Step, right...)
	b.restyle = func() {
		b.ground.FillColor = look.Color(look.Sheet)
		b.ruler.FillColor = look.Color(look.Line)
		b.ground.Refresh()
		b.ruler.Refresh()
	}
	b.init(b, b.lay, b.ground, b.ruler, b.title, b.right)
	return b
}

func (b *TopBar) lay(width float32, put bool) (float32, float32) {
	pad := 2 * look.Step
	inner := max(0, width-2*pad)
	want, right := b.title.Natural(), b.right.Natural()
	// Beside one another, the title on two lines if need be; but not where it
	// would then be taller than one under the other.
	rw := min(right, inner)
	tw := max(0, min(want, inner-rw-pad))
	th, rh := b.title.HeightFor(max(tw, 1)), b.right.HeightFor(rw)
	h := max(th, rh)
	apart := b.title.HeightFor(inner) + look.Step + rh
	below := tw < min(want, inner/5) || h > apart
	if below {
		tw, th, h = inner, b.title.HeightFor(inner), apart
		rw = inner
	}
	total := max(h+look.Step, 48)
	if put {
		place(b.ground, 0, 0, width, total)
		place(b.ruler, 0, total-1, width, 1)
		if below {
			place(b.title, pad, look.Step/2, tw, th)
			place(b.right, pad, look.Step*1.5+th, rw, rh)
		} else {
			place(b.title, pad, (total-th)/2, tw, th)
			place(b.right, width-pad-rw, (total-rh)/2, rw, rh)
		}
	}
	return total, 240
}
