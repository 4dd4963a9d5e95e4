package pdf

import "onward/app/plan"

// What stands above and below the text of every page, and how far apart its
// lines are.
const (
	edgePoints = 7.6
	edgeStep   = 4.4 // mm from line to line, at that size
	edgeGap    = 5.0 // from the text to the lowest line above it
	edgeLeast  = 6.0 // from the edge of the paper: not every printer reaches further
)

// edge is how words at the head and foot of pages are set.
func edge(lang string) face {
	return face{lang: lang, scale: edgePoints / body(lang), edge: true}
}

// step is how far apart lines at the edge are on this paper.
func (f *flow) step(lang string) float64 {
	return edgeStep * f.paper.style(edge(lang)).Size / (edgePoints * mmPerPoint)
}

// foot sets what stands under every page, and makes the room for it.
func (f *flow) foot(h plan.Head) (marks []Mark, err error) {
	if len(h.Foot) == 0 {
		return nil, nil
	}
	y := 3.0
	marks = []Mark{Rule{X2: f.paper.width(), Thick: thin, Grey: line}}
	said, err := f.footWords(h)
	if err != nil {
		return nil, err
	}
	for _, s := range said {
		lines, err := f.lines(s.Text, "page foot", edge(s.Lang), f.paper.width())
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			t := l.marks[0].(Text)
			y += f.step(s.Lang)
			t.Y = y - 3
			marks = append(marks, t)
		}
	}
	f.paper.Bottom = max(f.paper.Bottom, y+edgeLeast)
	return marks, nil
}

// footWords gives the words of the foot: where one of them is too wide for a
// line, all in brief.
func (f *flow) footWords(h plan.Head) ([]plan.Said, error) {
	for _, s := range h.Foot {
		wide, err := f.fonts.Width(s.Text, f.paper.style(edge(s.Lang)))
		if err != nil {
			return nil, where(err, "page foot")
		}
		if wide > f.paper.width() && len(h.Brief) > 0 {
			return h.Brief, nil
		}
	}
	return h.Foot, nil
}

// remarks says where the remark on unchecked words stands: over the first page,
// which has its title below, or where that is too narrow, under the title.
func (f *flow) remarks(h plan.Head) (over bool, err error) {
	room := f.paper.width() * 0.75
	for _, s := range h.Draft {
		wide, err := f.fonts.Width(s.Text, f.paper.style(edge(s.Lang)))
		if err != nil {
			return false, where(err, "page head")
		}
		if wide > room || f.paper.Top-edgeGap-f.step(s.Lang)*float64(len(h.Draft)-1) < edgeLeast {
			return false, nil
		}
	}
	return true, nil
}

// underTitle sets the remark on unchecked words under the title.
func (f *flow) underTitle(h plan.Head) error {
	var rows []row
	for _, s := range h.Draft {
		more, err := f.lines(s.Text, "plan.draft_words", face{lang: s.Lang, scale: small}, f.paper.width())
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	if len(rows) > 0 {
		f.add(item{row: stacked(rows), before: 1.2})
	}
	return nil
}

// margins writes what stands on every page, above and below.
func (f *flow) margins(page *Page, h plan.Head, over bool, foot []Mark, n, of int) error {
	y := f.paper.Top - edgeGap
	number, err := f.pageNumber(h, y, n, of)
	if err != nil {
		return err
	}
	used := 0.0
	for _, m := range number {
		used = f.paper.Width - f.paper.Right - m.(Text).X + 2*columnGap
	}
	left := [][]plan.Said{h.Title}
	if n == 1 || len(h.Title) == 0 {
		left = nil
		for i := range h.Draft {
			if over {
				left = append(left, h.Draft[i:i+1])
			}
		}
	}
	for i, s := range left {
		words, fc := s, edge("en")
		if len(s) > 0 {
			fc = edge(s[0].Lang)
		}
		wide, err := f.fonts.Width(joined(words), f.paper.style(fc))
		if err != nil {
			return where(err, "page head")
		}
		if len(words) > 1 && wide > f.paper.width()-used {
			words = words[:1]
		}
		lines, err := f.lines(joined(words), "page head", fc, f.paper.width()-used)
		if err != nil {
			return err
		}
		t := lines[0].marks[0].(Text)
		t.X, t.Y = f.paper.Left, y-f.step(fc.lang)*float64(len(left)-1-i)
		page.Marks = append(page.Marks, t)
	}
	page.Marks = append(page.Marks, number...) // read after what is left of it
	for _, m := range foot {
		page.Marks = append(page.Marks, m.moved(f.paper.Left, f.paper.Height-f.paper.Bottom+3))
	}
	return nil
}

// pageNumber says which page this is, at the right end. Where two languages are
// too wide, the first is enough.
func (f *flow) pageNumber(h plan.Head, y float64, n, of int) ([]Mark, error) {
	if len(h.Page) == 0 {
		return nil, nil
	}
	fc := edge(h.Page[0].Lang)
	for said := h.PageOf(n, of); ; said = said[:1] {
		words := joined(said)
		wide, err := f.fonts.Width(words, f.paper.style(fc))
		if err != nil {
			return nil, where(err, "page head")
		}
		if len(said) > 1 && wide > f.paper.width()*0.5 {
			continue
		}
		lines, err := f.lines(words, "page head", fc, f.paper.width())
		if err != nil {
			return nil, err
		}
		t := lines[0].marks[0].(Text)
		t.X, t.Y = f.paper.Width-f.paper.Right-wide, y
		return []Mark{t}, nil
	}
}
