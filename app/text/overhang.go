package text

// Overhang returns how far the ink of a line reaches out to the left of its
// start and to the right of its Width, 0 where it does not, in the unit of
// Style.Size. Marks do: the asat of Burmese ခေါ် by more than a quarter of the
// em. Whoever draws a line in a box as wide as the line cuts them off.
func (t *Set) Overhang(l Line, st Style) (left, right float64) {
	f, scale, err := t.face(st)
	if err != nil {
		return 0, 0
	}
	pen := 0.0
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			if from, to, ok := f.sfnt.breadth(g.ID); ok {
				left = max(left, -(pen + g.X + float64(from)*scale))
				right = max(right, pen+g.X+float64(to)*scale-l.Width)
			}
			pen += g.Advance
		}
	}
	return left, right
}

// breadth returns where a glyph's ink begins and ends to the right of its
// origin, in font units; false when it has no ink.
func (f *sfnt) breadth(g uint16) (from, to int, ok bool) {
	entry := f.glyph(g)
	if entry == nil {
		return 0, 0, false
	}
	return int(int16(be.Uint16(entry[2:]))), int(int16(be.Uint16(entry[6:]))), true
}
