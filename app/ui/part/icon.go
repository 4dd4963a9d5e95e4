package part

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
	"onward/assets/icons"
)

// Icon is one of our drawings in one ink, 20 pixels square at a text size of
// 100 %, and growing with the text.
type Icon struct {
	widget.BaseWidget
	name string
	role look.Role
	side float32
}

// NewIcon makes an icon by its name in package icons. An unknown name draws
// nothing.
func NewIcon(name string, role look.Role) *Icon { return NewIconSized(name, role, 20) }

// NewIconSized makes an icon of another side, in pixels at 100 %.
func NewIconSized(name string, role look.Role, side float32) *Icon {
	i := &Icon{name: name, role: role, side: side}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the drawing and its ink.
func (i *Icon) Set(name string, role look.Role) {
	if i.name == name && i.role == role {
		return
	}
	i.name, i.role = name, role
	i.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (i *Icon) MinSize() fyne.Size { return fyne.NewSquareSize(i.side * look.Scale()) }

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	img.Resource = inked(i.name, look.Color(i.role))
	return &iconRenderer{i, img}
}

type iconRenderer struct {
	i   *Icon
	img *canvas.Image
}

func (r *iconRenderer) Layout(s fyne.Size) { r.img.Resize(s) }
func (r *iconRenderer) MinSize() fyne.Size { return r.i.MinSize() }
func (r *iconRenderer) Refresh() {
	r.img.Resource = inked(r.i.name, look.Color(r.i.role))
	r.img.Refresh()
}
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.img} }
func (r *iconRenderer) Destroy()                     {}

// inked gives a drawing in one colour. The name carries the colour, since fyne
// keeps pictures by name.
func inked(name string, c color.Color) fyne.Resource {
	svg, ok := icons.SVG(name)
	if !ok {
		svg, _ = icons.SVG("blank")
	}
	r, g, b, _ := c.RGBA()
	ink := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	return fyne.NewStaticResource(name+ink+".svg", bytes.ReplaceAll(svg, []byte("currentColor"), []byte(ink)))
}
