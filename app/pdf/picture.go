package pdf

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"onward/app/text"
)

// Picture draws a page at a number of dots to the inch, as the PDF will show
// it, for the preview on screen.
func Picture(page Page, set *text.Set, dpi float64) *image.RGBA {
	scale := dpi / 25.4
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(page.Width*scale)), int(math.Ceil(page.Height*scale))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	b := brush{img: img, set: set, scale: scale, glyphs: map[glyphKey][]text.Segment{}}
	for _, m := range page.Marks {
		switch m := m.(type) {
		case Text:
			b.text(m)
		case Rect:
			b.rect(m)
		case Rule:
			b.polyline([]point{{m.X1, m.Y1}, {m.X2, m.Y2}}, m.Thick, m.Grey)
		case Stroke:
			b.stroke(m)
		}
	}
	return img
}

type point struct{ x, y float64 } // mm

type glyphKey struct {
	weight text.Weight
	id     uint16
}

// brush fills shapes on a picture. Shapes are filled in a window just large
// enough, for the cost of filling is that of the window.
type brush struct {
	img    *image.RGBA
	set    *text.Set
	scale  float64 // pixels to the mm
	glyphs map[glyphKey][]text.Segment
	ras    vector.Rasterizer
}

// window begins a shape within bounds in mm; at gives its pixels in the window.
func (b *brush) window(x1, y1, x2, y2 float64) (r image.Rectangle, at func(x, y float64) (float32, float32)) {
	r = image.Rect(int(math.Floor(x1*b.scale))-1, int(math.Floor(y1*b.scale))-1, int(math.Ceil(x2*b.scale))+1, int(math.Ceil(y2*b.scale))+1)
	b.ras.Reset(r.Dx(), r.Dy())
	dx, dy := float64(r.Min.X), float64(r.Min.Y)
	return r, func(x, y float64) (float32, float32) { return float32(x*b.scale - dx), float32(y*b.scale - dy) }
}

func (b *brush) fill(r image.Rectangle, grey float64) {
	ink := image.NewUniform(color.Gray{Y: uint8(math.Round(grey * 255))})
	b.ras.DrawOp = draw.Over
	// The rasterizer wants its window inside the picture.
	if !r.In(b.img.Bounds()) {
		part := image.NewRGBA(r)
		draw.Draw(part, r, b.img, r.Min, draw.Src)
		b.ras.Draw(part, r, ink, image.Point{})
		draw.Draw(b.img, r, part, r.Min, draw.Src)
		return
	}
	b.ras.Draw(b.img, r, ink, image.Point{})
}

func (b *brush) text(m Text) {
	wide := 0.0
	for _, r := range m.Runs {
		wide += r.Width
	}
	win, at := b.window(m.X-m.Size, m.Y-2*m.Size, m.X+wide+m.Size, m.Y+1.5*m.Size)
	em := m.Size / float64(b.set.UnitsPerEm())
	x := m.X
	for _, r := range m.Runs {
		for _, g := range r.Glyphs {
			b.glyph(r.Weight, g.ID, func(ux, uy float32) (float32, float32) {
				return at(x+g.X+float64(ux)*em, m.Y-g.Y-float64(uy)*em)
			})
			x += g.Advance
		}
	}
	b.fill(win, ink)
}

func (b *brush) glyph(w text.Weight, id uint16, at func(x, y float32) (float32, float32)) {
	key := glyphKey{w, id}
	outline, ok := b.glyphs[key]
	if !ok {
		outline = b.set.Outline(w, id)
		b.glyphs[key] = outline
	}
	for _, s := range outline {
		x, y := at(s.X, s.Y)
		switch s.Draw {
		case text.MoveTo:
			b.ras.ClosePath()
			b.ras.MoveTo(x, y)
		case text.LineTo:
			b.ras.LineTo(x, y)
		case text.QuadTo:
			cx, cy := at(s.CX, s.CY)
			b.ras.QuadTo(cx, cy, x, y)
		}
	}
	b.ras.ClosePath()
}

func (b *brush) rect(m Rect) {
	if m.Fill < 1 {
		win, at := b.window(m.X, m.Y, m.X+m.W, m.Y+m.H)
		b.path(at, point{m.X, m.Y}, point{m.X + m.W, m.Y}, point{m.X + m.W, m.Y + m.H}, point{m.X, m.Y + m.H})
		b.fill(win, m.Fill)
	}
	if m.Thick > 0 {
		b.polyline([]point{{m.X, m.Y}, {m.X + m.W, m.Y}, {m.X + m.W, m.Y + m.H}, {m.X, m.Y + m.H}, {m.X, m.Y}}, m.Thick, m.Grey)
	}
}

func (b *brush) path(at func(x, y float64) (float32, float32), points ...point) {
	for i, p := range points {
		x, y := at(p.x, p.y)
		if i == 0 {
			b.ras.MoveTo(x, y)
		} else {
			b.ras.LineTo(x, y)
		}
	}
	b.ras.ClosePath()
}

func (b *brush) stroke(m Stroke) {
	place := func(x, y float64) point { return point{m.X + x*m.Scale, m.Y + y*m.Scale} }
	var line []point
	for _, c := range m.Curves {
		end := place(c.X, c.Y)
		switch c.Draw {
		case 'M':
			b.polyline(line, m.Thick, m.Grey)
			line = []point{end}
		case 'L':
			line = append(line, end)
		case 'C':
			p0, p1, p2 := line[len(line)-1], place(c.X1, c.Y1), place(c.X2, c.Y2)
			const steps = 12
			for i := 1; i <= steps; i++ {
				line = append(line, cubic(p0, p1, p2, end, float64(i)/steps))
			}
		}
	}
	b.polyline(line, m.Thick, m.Grey)
}

func cubic(p0, p1, p2, p3 point, t float64) point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return point{a*p0.x + b*p1.x + c*p2.x + d*p3.x, a*p0.y + b*p1.y + c*p2.y + d*p3.y}
}

// polyline draws joined lines as one shape: a bar for each and a small square
// turned to the lines at each corner, all wound the same way so that they add.
func (b *brush) polyline(line []point, thick, grey float64) {
	if len(line) < 2 {
		return
	}
	lo, hi := line[0], line[0]
	for _, p := range line {
		lo = point{min(lo.x, p.x), min(lo.y, p.y)}
		hi = point{max(hi.x, p.x), max(hi.y, p.y)}
	}
	win, at := b.window(lo.x-thick, lo.y-thick, hi.x+thick, hi.y+thick)
	for i := 1; i < len(line); i++ {
		p, q := line[i-1], line[i]
		length := math.Hypot(q.x-p.x, q.y-p.y)
		if length == 0 {
			continue
		}
		ux, uy := (q.x-p.x)/length*thick/2, (q.y-p.y)/length*thick/2
		ex, ey := 0.0, 0.0
		if len(line) > 2 {
			ex, ey = ux*0.6, uy*0.6 // reach a little into the corner
		}
		b.path(at, point{p.x - ex - uy, p.y - ey + ux}, point{p.x - ex + uy, p.y - ey - ux},
			point{q.x + ex + uy, q.y + ey - ux}, point{q.x + ex - uy, q.y + ey + ux})
	}
	b.fill(win, grey)
}
