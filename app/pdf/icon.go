package pdf

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"onward/assets/icons"
)

// domainIcons names the drawing of each area of life.
var domainIcons = map[string]string{
	"d1": "safety", "d2": "home", "d3": "health", "d4": "feelings", "d5": "law", "d6": "papers",
	"d7": "owed", "d8": "family", "d9": "learning", "d10": "work", "d11": "people", "d12": "children",
}

const iconSide = 6.4 // mm, with letters of the usual size

// iconRow draws the outline of an area of life in a square. An area without a drawing
// takes no room.
func iconRow(area string, side float64) row {
	curves := drawings()[domainIcons[area]]
	if curves == nil {
		return row{}
	}
	return row{high: side + 0.8, marks: []Mark{
		Stroke{X: -0.4, Scale: side / 24, Curves: curves, Thick: 0.42, Grey: ink},
	}}
}

var drawings = sync.OnceValue(func() map[string][]Curve {
	all := map[string][]Curve{}
	for _, name := range domainIcons {
		svg, ok := icons.SVG(name)
		if !ok {
			panic("pdf: no drawing " + name)
		}
		curves, err := parseSVG(svg)
		if err != nil {
			panic("pdf: drawing " + name + ": " + err.Error())
		}
		all[name] = curves
	}
	return all
})

// parseSVG reads the little of SVG that our drawings use: paths of M, L, C and
// Z in absolute coordinates, and circles.
func parseSVG(svg []byte) ([]Curve, error) {
	var doc struct {
		Shapes []struct {
			XMLName xml.Name
			D       string  `xml:"d,attr"`
			CX      float64 `xml:"cx,attr"`
			CY      float64 `xml:"cy,attr"`
			R       float64 `xml:"r,attr"`
		} `xml:",any"`
	}
	if err := xml.Unmarshal(svg, &doc); err != nil {
		return nil, err
	}
	var all []Curve
	for _, s := range doc.Shapes {
		switch s.XMLName.Local {
		case "path":
			curves, err := parsePath(s.D)
			if err != nil {
				return nil, err
			}
			all = append(all, curves...)
		case "circle":
			all = append(all, circle(s.CX, s.CY, s.R)...)
		default:
			return nil, fmt.Errorf("cannot draw <%s>", s.XMLName.Local)
		}
	}
	return all, nil
}

func parsePath(d string) ([]Curve, error) {
	var all []Curve
	var startX, startY float64
	for d = strings.TrimSpace(d); d != ""; {
		op := d[0]
		end := strings.IndexAny(d[1:], "MLCZ") + 1
		if end == 0 {
			end = len(d)
		}
		n, err := numbers(d[1:end])
		if err != nil {
			return nil, err
		}
		d = strings.TrimSpace(d[end:])
		switch {
		case op == 'M' && len(n) == 2:
			startX, startY = n[0], n[1]
			all = append(all, Curve{Draw: 'M', X: n[0], Y: n[1]})
		case op == 'L' && len(n) > 0 && len(n)%2 == 0:
			for ; len(n) > 0; n = n[2:] {
				all = append(all, Curve{Draw: 'L', X: n[0], Y: n[1]})
			}
		case op == 'C' && len(n) > 0 && len(n)%6 == 0:
			for ; len(n) > 0; n = n[6:] {
				all = append(all, Curve{'C', n[0], n[1], n[2], n[3], n[4], n[5]})
			}
		case op == 'Z' && len(n) == 0:
			all = append(all, Curve{Draw: 'L', X: startX, Y: startY})
		default:
			return nil, fmt.Errorf("cannot draw %q with %d numbers", op, len(n))
		}
	}
	return all, nil
}

func numbers(s string) ([]float64, error) {
	var all []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// circle is four cubic curves; k makes them round to a thousandth.
func circle(x, y, r float64) []Curve {
	const k = 0.5523
	return []Curve{
		{Draw: 'M', X: x + r, Y: y},
		{'C', x + r, y + k*r, x + k*r, y + r, x, y + r},
		{'C', x - k*r, y + r, x - r, y + k*r, x - r, y},
		{'C', x - r, y - k*r, x - k*r, y - r, x, y - r},
		{'C', x + k*r, y - r, x + r, y - k*r, x + r, y},
	}
}
