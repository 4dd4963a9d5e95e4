package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/part"
)

// note is what quick hide shows: a plain note pad that says nothing of
// Onward. F9 goes on to the unlock page.
type note struct{ pad *part.NotePad }

func newNote(*Place) *note { return &note{part.NewNotePad()} }

func (n *note) Content() fyne.CanvasObject { return n.pad }
func (n *note) Route() Route               { return Route{Page: ToNote} }
func (n *note) Ready()                     { n.pad.Focus() }
