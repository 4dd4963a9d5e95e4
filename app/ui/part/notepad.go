package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/typing"
	"onward/app/ui/look"
)

// NotePad is what quick hide shows: a plain note pad one can type in. What is
// typed is kept nowhere and is gone with the part. It says nothing of the
// program.
type NotePad struct {
	block
	ground *canvas.Rectangle
	entry  *entry
}

// NewNotePad makes an empty note pad.
func NewNotePad() *NotePad {
	n := &NotePad{ground: &canvas.Rectangle{}, entry: newEntry(typing.Params{Many: true})}
	n.restyle = func() {
		n.ground.FillColor = look.Color(look.Sheet)
		n.ground.Refresh()
	}
	n.init(n, n.lay, n.ground, n.entry)
	return n
}

// Focus gives the pad the keyboard.
func (n *NotePad) Focus() { focusOn(n.entry) }

// Focusable gives what takes the keyboard.
func (n *NotePad) Focusable() fyne.Focusable { return n.entry }

func (n *NotePad) lay(width float32, put bool) (float32, float32) {
	if put {
		place(n.ground, 0, 0, width, n.lowest)
		place(n.entry, 0, 0, width, n.lowest)
	}
	return 200, 200
}
