package pdf

import "onward/app/text"

const mmPerPoint = 25.4 / 72

// Greys. Paper is black and white; greys are for lines and for what may be
// read second.
const (
	ink   = 0.0
	quiet = 0.33 // the second language and labels; 7:1 on white
	faint = 0.42 // head and foot of pages
	line  = 0.72
	zebra = 0.955
)

// Measures in mm.
const (
	padX    = 1.8 // inside a cell
	padY    = 1.1
	partGap = 0.7 // between parts of a cell

	columnGap = 3.0   // between texts side by side
	wideCell  = 110.0 // and more holds two languages side by side
	besides   = 30.0  // labels beside text across the page
	ofCard    = 25.0  // and in a card
	writing   = 9.0   // between lines for handwriting
	boxSide   = 3.4   // a square to tick
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
	grey   float64
}

func (f face) style() text.Style {
	// A tenth of a point is as fine as a size may be, so that the size written
	// in the file and the one measured with are the same.
	points := float64(int(body(f.lang)*f.scale*10+0.5)) / 10
	return text.Style{Lang: f.lang, Weight: f.weight, Size: points * mmPerPoint}
}
