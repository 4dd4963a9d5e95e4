package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
)

// eye stands in a secret field and shows what was typed while it is open. The
// Tab key goes past it: it is for whoever looks at the field.
type eye struct {
	widget.BaseWidget
	of   *entry
	icon *Icon
}

func newEye(of *entry) *eye {
	y := &eye{of: of, icon: NewIcon("eye", look.Quiet)}
	y.ExtendBaseWidget(y)
	return y
}

// Tapped implements fyne.Tappable.
func (y *eye) Tapped(*fyne.PointEvent) {
	open := !y.of.ed.Bare()
	y.of.ed.SetBare(open)
	if open {
		y.icon.Set("eye_open", look.Lead)
	} else {
		y.icon.Set("eye", look.Quiet)
		typeface().Forget()
	}
	y.of.follow()
	y.of.redraw()
	focusOn(y.of)
}

// Cursor implements desktop.Cursorable.
func (y *eye) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize implements fyne.CanvasObject.
func (y *eye) MinSize() fyne.Size { return y.icon.MinSize().Add(fyne.NewSquareSize(2 * look.Step)) }

// CreateRenderer implements fyne.Widget.
func (y *eye) CreateRenderer() fyne.WidgetRenderer { return &eyeRenderer{y} }

type eyeRenderer struct{ y *eye }

func (r *eyeRenderer) Layout(s fyne.Size) {
	m := r.y.icon.MinSize()
	place(r.y.icon, (s.Width-m.Width)/2, (s.Height-m.Height)/2, m.Width, m.Height)
}
func (r *eyeRenderer) MinSize() fyne.Size           { return r.y.MinSize() }
func (r *eyeRenderer) Refresh()                     { r.y.icon.Refresh() }
func (r *eyeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.y.icon} }
func (r *eyeRenderer) Destroy()                     {}
