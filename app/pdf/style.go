package pdf

import "onward/app/text"

const mmPerPoint = 25.4 / 72

// Greys. Paper is black and white, and letters are black, every one: a cheap
// printer makes greys of dots, and small Burmese made of dots cannot be read.
// What may be read second is smaller, not lighter. Greys are for lines, 3:1 on
// white at the least and none thinner than thin; nothing is shaded.
const (
	ink  = 0.0
	line = 0.55
)

// Measures in mm.
const (
	padX    = 1.8 // inside a cell
	padY    = 1.1
	partGap = 0.7 // between parts of a cell

	columnGap = 3.0  // between texts side by side
	besides   = 30.0 // labels beside text across the page, with letters of the usual size
	ofCard    = 25.0 // and in a card
	writing   = 9.0  // between lines for handwriting
	boxSide   = 3.4  // a square to tick
	signWide  = 60.0
	signHigh  = 25.0
	thin      = 0.2
)

// body is the size of running text in points: scripts with tall stacks need
// more to be as easy to read as Latin.
func body(lang string) float64 {
	switch lang {
	case "km", "lo", "th":
		return 12
	case "my", "shn", "mnw", "ksw":
		return 12.5
	}
	return 11
}

// second is how much smaller the other language is set.
const second = 0.9

// small is the size of labels, of the body.
const small = 0.69

// face says how one text is set.
type face struct {
	lang   string
	scale  float64 // of the body size of the language
	weight text.Weight
	edge   bool // stands above or below the text of a page
}

// How much smaller than running text labels are, and words at the edges of
// pages, where a paper has a least size.
const (
	leastLabel = 0.8
	leastEdge  = 0.67
)

// style is how a text is set on a paper.
func (p Paper) style(f face) text.Style {
	points := body(f.lang) * f.scale * p.Letters
	switch {
	case f.edge:
		points = max(edgePoints, p.Least*leastEdge)
	case f.scale >= second-0.01:
		points = max(points, p.Least)
	default:
		points = max(points, p.Least*leastLabel)
	}
	// A tenth of a point is as fine as a size may be, so that the size written
	// in the file and the one measured with are the same.
	points = float64(int(points*10+0.5)) / 10
	return text.Style{Lang: f.lang, Weight: f.weight, Size: points * mmPerPoint}
}

// em is the size of running text on a paper, in mm.
func (p Paper) em(lang string) float64 { return p.style(face{lang: lang, scale: 1}).Size }

// What needs how much width, in ems of running text.
const (
	twoColumns  = 17.0 // two languages, or two columns of a card, side by side: each
	textColumn  = 12.0 // a column without a title that holds text
	tableColumn = 7.0  // a column of a table
	labelled    = 12.0 // text with its label beside it
)
