package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// Head is the line at the top of a screen that says nothing of where one is:
// something at the left, what can always be done at the right.
type Head struct {
	block
	ground, ruler *canvas.Rectangle
	row           *Foot
}

// NewHead makes a head.
func NewHead(left, right fyne.CanvasObject) *Head {
	h := &Head{ground: &canvas.Rectangle{}, ruler: &canvas.Rectangle{}, row: NewFoot(left, right)}
	h.restyle = func() {
		h.ground.FillColor, h.ruler.FillColor = look.Color(look.Sheet), look.Color(look.Line)
		h.ground.Refresh()
		h.ruler.Refresh()
	}
	h.init(h, h.lay, h.ground, h.ruler, h.row)
	return h
}

func (h *Head) lay(width float32, put bool) (float32, float32) {
	pad := 2 * look.Step
	inner := max(0, width-2*pad)
	row := h.row.HeightFor(inner)
	tall := row + 2*look.Step
	if put {
		place(h.ground, 0, 0, width, tall)
		place(h.ruler, 0, tall-1, width, 1)
		place(h.row, pad, look.Step, inner, row)
	}
	return tall, 240
}
