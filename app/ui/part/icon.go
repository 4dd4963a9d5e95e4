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
	r := &iconRenderer{i, &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Layout(i.Size()) // see Para.CreateRenderer
	return r
}

type iconRenderer struct {
	i   *Icon
	img *canvas.Image
}

// ink draws the icon anew if its ink, its drawing or its size on the screen is
// another than before.
func (r *iconRenderer) ink() {
	weight := float32(1.75)
	if r.i.side > 30 {
		weight = 1.4 // a large drawing needs less
	}
	res := inked(r.i.name, look.Color(r.i.role), weight*r.i.MinSize().Width*pixels(r.i)/24)
	if r.img.Resource == nil || r.img.Resource.Name() != res.Name() {
		r.img.Resource = res
		r.img.Refresh()
	}
}

func (r *iconRenderer) Layout(s fyne.Size) {
	r.ink()
	r.img.Resize(s)
}
func (r *iconRenderer) MinSize() fyne.Size           { return r.i.MinSize() }
func (r *iconRenderer) Refresh()                     { r.ink() }
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.img} }
func (r *iconRenderer) Destroy()                     {}

// pixels tells how many pixels of the screen a unit of fyne's is.
func pixels(o fyne.CanvasObject) float32 {
	if c := canvasOf(o); c != nil {
		return c.Scale()
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		return w.Canvas().Scale()
	}
	return 1
}

// inked gives a drawing in one colour, its stroke so many pixels wide. Fyne does
// not widen strokes with the picture. The name carries both, since fyne keeps
// pictures by name.
func inked(name string, c color.Color, width float32) fyne.Resource {
	svg, ok := icons.SVG(name)
	if !ok {
		svg, _ = icons.SVG("blank")
	}
	r, g, b, _ := c.RGBA()
	ink := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	stroke := fmt.Sprintf("%.2f", max(1.25, width))
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(ink))
	svg = bytes.Replace(svg, []byte(`stroke-width="1.75"`), []byte(`stroke-width="`+stroke+`"`), 1)
	return fyne.NewStaticResource(name+ink+"-"+stroke+".svg", svg)
}
