package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/autograph"
	"onward/app/ui/look"
)

// Pen is a sheet to sign on with a finger, a stylus or the mouse. What is drawn
// is kept as strokes, in the measure of the box on paper.
type Pen struct {
	block
	ground  *canvas.Rectangle
	base    *canvas.Line // to write on
	lines   []fyne.CanvasObject
	ink     autograph.Drawing
	down    bool
	changed func(autograph.Drawing)
}

var (
	_ fyne.Draggable    = (*Pen)(nil)
	_ desktop.Mouseable = (*Pen)(nil)
)

// penStep is how far, in tenths of a millimetre, the pen moves before another
// point is kept.
const penStep = 4

// NewPen makes a sheet that shows ink and tells, after each stroke, what is on
// it.
func NewPen(ink autograph.Drawing, changed func(autograph.Drawing)) *Pen {
	p := &Pen{ground: &canvas.Rectangle{}, base: &canvas.Line{}, ink: ink, changed: changed}
	p.restyle = p.dress
	p.init(p, p.lay, p.ground, p.base)
	p.draw()
	return p
}

// Down tells whether a stroke is being drawn just now.
func (p *Pen) Down() bool { return p.down }

// Clear takes everything off the sheet.
func (p *Pen) Clear() {
	p.ink, p.down = nil, false
	p.draw()
	p.tell()
}

// tenth is how many pixels a tenth of a millimetre on paper is.
func (p *Pen) tenth() float32 { return p.wide(p.width) / autograph.Wide }

// wide is how wide the sheet is: room for a hand, and for what stands below.
func (p *Pen) wide(width float32) float32 { return min(width, 60*look.Step) }

func (p *Pen) lay(width float32, put bool) (float32, float32) {
	width = p.wide(width)
	h := width * autograph.High / autograph.Wide
	if put {
		place(p.ground, 0, 0, width, h)
		p.base.Position1, p.base.Position2 = fyne.NewPos(2*look.Step, h*0.75), fyne.NewPos(width-2*look.Step, h*0.75)
		p.draw()
	}
	return h, 200
}

func (p *Pen) dress() {
	fillRect(p.ground, look.Sheet, look.Quiet)
	p.base.StrokeColor, p.base.StrokeWidth = look.Color(look.Line), 1
	for _, o := range p.lines {
		o.(*canvas.Line).StrokeColor = p.colour()
	}
}

func (p *Pen) colour() color.Color { return look.Color(look.Ink) }

// draw sets the lines anew.
func (p *Pen) draw() {
	p.lines = nil
	for _, stroke := range p.ink {
		for i := range stroke {
			p.line(stroke, i)
		}
	}
	p.show()
}

// line adds the line that leads to a point; the first of a stroke is a dot.
func (p *Pen) line(stroke []autograph.Point, i int) {
	from, to := stroke[max(0, i-1)], stroke[i]
	l := &canvas.Line{StrokeColor: p.colour(), StrokeWidth: 3}
	l.Position1 = fyne.NewPos(float32(from.X)*p.tenth(), float32(from.Y)*p.tenth())
	l.Position2 = fyne.NewPos(float32(to.X)*p.tenth(), float32(to.Y)*p.tenth())
	if i == 0 {
		l.Position2.X++
	}
	p.lines = append(p.lines, l)
}

func (p *Pen) show() {
	p.objects = append([]fyne.CanvasObject{p.ground, p.base}, p.lines...)
	canvas.Refresh(p)
}

func (p *Pen) at(pos fyne.Position) autograph.Point {
	if p.width == 0 {
		return autograph.Point{}
	}
	return autograph.Point{
		X: min(max(int(pos.X/p.tenth()), 0), autograph.Wide), Y: min(max(int(pos.Y/p.tenth()), 0), autograph.High),
	}
}

// touch begins a stroke.
func (p *Pen) touch(pos fyne.Position) {
	p.down = true
	p.ink = append(p.ink, []autograph.Point{p.at(pos)})
	p.line(p.ink[len(p.ink)-1], 0)
	p.show()
}

// MouseDown implements desktop.Mouseable.
func (p *Pen) MouseDown(ev *desktop.MouseEvent) { p.touch(ev.Position) }

// Dragged implements fyne.Draggable.
func (p *Pen) Dragged(ev *fyne.DragEvent) {
	if !p.down {
		p.touch(ev.Position)
	}
	last := &p.ink[len(p.ink)-1]
	to, from := p.at(ev.Position), (*last)[len(*last)-1]
	if dx, dy := to.X-from.X, to.Y-from.Y; dx*dx+dy*dy < penStep*penStep {
		return
	}
	*last = append(*last, to)
	p.line(*last, len(*last)-1)
	p.show()
}

// DragEnd implements fyne.Draggable.
func (p *Pen) DragEnd() { p.lift() }

// MouseUp implements desktop.Mouseable.
func (p *Pen) MouseUp(*desktop.MouseEvent) { p.lift() }

func (p *Pen) lift() {
	if p.down {
		p.down = false
		p.tell()
	}
}

func (p *Pen) tell() {
	if p.changed != nil {
		p.changed(p.ink)
	}
}
