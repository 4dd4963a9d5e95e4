package part

import "fyne.io/fyne/v2"

// Steady makes a change to what scrolls and keeps an object on the page where
// it was on the screen, so that nothing moves under a person's hands. A nil
// object keeps nothing.
func (g *Page) Steady(o fyne.CanvasObject, change func()) {
	before := g.place(o)
	change()
	g.Refresh()
	if o == nil {
		return
	}
	if by := g.place(o) - before; by != 0 {
		most := max(0, g.scroll.Content.Size().Height-g.scroll.Size().Height)
		g.scroll.ScrollToOffset(fyne.NewPos(0, min(most, max(0, g.scroll.Offset.Y+by))))
	}
}

// place gives how far below the top of what is seen an object is.
func (g *Page) place(o fyne.CanvasObject) float32 {
	if o == nil {
		return 0
	}
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(g.scroll).Y
}

// Relay lays out head and foot again, where their words have changed, and then
// the page. A page looks again only at what has another size.
func (g *Page) Relay() {
	if b, ok := g.p.Head.(*TopBar); ok {
		b.right.Refresh()
		b.Refresh()
	}
	if g.foot != nil {
		g.foot.Refresh()
	}
	g.Refresh()
}

// ShowChosen scrolls the rail until its chosen line is seen.
func (r *Rail) ShowChosen() {
	for i, it := range r.items {
		if it.ID == r.chosen && i < len(r.rows) {
			scrollTo(r.scroll, r.rows[i])
		}
	}
}
