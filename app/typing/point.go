package typing

// unit is what the pointer marks by.
type unit int

const (
	bySign unit = iota
	byWord
	byParagraph
)

type span struct{ from, to int }

// Point puts the caret to the sign nearest to a point; while marking, what lies
// between is marked.
func (e *Editor) Point(x, y float64, marking bool) {
	e.rest()
	at, above := e.near(x, y)
	e.caret, e.above, e.held = at, above, bySign
	e.anchor = e.place(e.anchor)
	if !marking {
		e.anchor = at
	}
	e.hold = span{e.anchor, e.anchor}
}

// PointWord marks the word at a point.
func (e *Editor) PointWord(x, y float64) { e.grab(x, y, byWord) }

// PointParagraph marks the paragraph at a point.
func (e *Editor) PointParagraph(x, y float64) { e.grab(x, y, byParagraph) }

func (e *Editor) grab(x, y float64, u unit) {
	e.rest()
	e.held = u
	e.hold = e.unitAt(x, y)
	e.anchor, e.caret = e.hold.from, e.hold.to
}

// Drag marks from where the pointer was pressed to a point: by signs, or by
// words or paragraphs where it began with one.
func (e *Editor) Drag(x, y float64) {
	e.rest()
	if e.held == bySign {
		e.caret, e.above = e.near(x, y)
		return
	}
	now := e.unitAt(x, y)
	if now.from < e.hold.from {
		e.anchor, e.caret = e.hold.to, now.from
		return
	}
	e.anchor, e.caret = e.hold.from, max(now.to, e.hold.to)
}

func (e *Editor) unitAt(x, y float64) span {
	at, _ := e.near(x, y)
	if e.held == byWord {
		// The sign under the point decides, not the nearer of its two sides.
		if line := e.Lines()[e.lineNear(y)]; at > line.From && line.x(at) > x {
			at = e.before(at)
		}
		return e.word(at)
	}
	p, _ := e.paragraph(at)
	return span{p.from, p.to()}
}
