package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"onward/app/casefile/casefiletest"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// In the smallest window at the largest text, no line of text is wider than
// what it stands in, on any page in any language, with all folds open.
func TestPages_NoTextIsWiderThanItsPlace(t *testing.T) {
	for _, l := range i18n.Languages() {
		t.Run(l.English, func(t *testing.T) {
			s := begin(t, func(p *Params) { p.Lang = l.Tag })
			set := s.a.Settings()
			set.Scale = look.MaxScale
			s.a.Keep(set)
			s.a.win.Resize(fyne.NewSize(1024, 640))
			if look.Scale() != look.MaxScale {
				t.Fatalf("the text is at %v", look.Scale())
			}
			s.narrow("first")
			seated(t, s, newMemory())
			c := casefiletest.Speaking(l.Tag, s.now)
			for _, r := range everywhere(c) {
				s.goes(r)
				if r.Page != page.ToSitting {
					s.unfold()
				}
				s.narrow(string(r.Page) + " " + string(r.Sitting))
			}
		})
	}
}

// narrow looks for text that reaches beyond the sides of what it stands in.
// What is typed moves inside its field and may be longer.
func (s *story) narrow(where string) {
	s.t.Helper()
	lines := 0
	var walk func(o fyne.CanvasObject, x, left, right float32)
	walk = func(o fyne.CanvasObject, x, left, right float32) {
		if o == nil || !o.Visible() {
			return
		}
		x += o.Position().X
		if t, ok := o.(*canvas.Text); ok {
			lines++
			// Spaces at its sides only give room to ink that reaches out of a
			// letter's place (part's lines.go); they may hang over the edge.
			begins := x + breadth(t, t.Text) - breadth(t, strings.TrimLeft(t.Text, " "))
			ends := x + breadth(t, strings.TrimRight(t.Text, " "))
			if t.Text != "" && (begins < left-1 || ends > right+1) {
				s.t.Errorf("%s: %q reaches from %.0f to %.0f where there is room from %.0f to %.0f", where, t.Text, begins, ends, left, right)
			}
			return
		}
		left, right = max(left, x), min(right, x+o.Size().Width)
		switch o := o.(type) {
		case *part.Field:
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner, x, left, right)
			}
		case *container.Scroll:
			walk(o.Content, x, left, right)
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				walk(inner, x, left, right)
			}
		}
	}
	walk(s.a.win.Content(), 0, 0, s.a.win.Canvas().Size().Width)
	if lines < 5 {
		s.t.Errorf("%s: %d lines were looked at", where, lines)
	}
}

func breadth(t *canvas.Text, words string) float32 {
	other := *t
	other.Text = words
	return other.MinSize().Width
}
