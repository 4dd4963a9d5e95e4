package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// Card is a sheet of paper on the desk: a ground, an edge, and a column of
// things on it.
type Card struct {
	block
	body       *Column
	ground     *canvas.Rectangle
	role, edge look.Role
	inset      float32
}

// NewCard makes a card that holds objects under one another.
func NewCard(objects ...fyne.CanvasObject) *Card {
	return newCard(look.Sheet, look.Line, 2*look.Step, objects...)
}

func newCard(ground, edge look.Role, inset float32, objects ...fyne.CanvasObject) *Card {
	c := &Card{body: NewColumn(look.Step, objects...), ground: &canvas.Rectangle{}, role: ground, edge: edge, inset: inset}
	c.restyle = func() { fillRect(c.ground, c.role, c.edge) }
	c.init(c, c.lay, c.ground, c.body)
	return c
}

// Set replaces what the card holds.
func (c *Card) Set(objects ...fyne.CanvasObject) { c.body.Set(objects...); c.Refresh() }

// NewRuled stands the lines of a list under one another with hair lines
// between them.
func NewRuled(rows ...fyne.CanvasObject) *Column { return NewColumn(3, Ruled(rows)...) }

// Ruled puts a hair line between the lines of a list.
func Ruled(rows []fyne.CanvasObject) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i, r := range rows {
		if i > 0 {
			all = append(all, newRule())
		}
		all = append(all, r)
	}
	return all
}

// Natural gives the width the widest thing on the card takes unbroken.
func (c *Card) Natural() float32 {
	return c.body.Natural() + 2*c.inset
}

func (c *Card) lay(width float32, put bool) (float32, float32) {
	inner := max(0, width-2*c.inset)
	h := c.body.HeightFor(inner) + 2*c.inset
	if put {
		place(c.ground, 0, 0, width, h)
		place(c.body, c.inset, c.inset, inner, h-2*c.inset)
		return h, 0
	}
	return h, minWidth + 2*c.inset
}
