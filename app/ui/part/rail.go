package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"onward/app/ui/look"
)

// RailItem is one line of a rail.
type RailItem struct {
	ID    string
	Label Pair
	State State
	Bare  bool // without the shape of a state
	Icon  string
	Note  Said // small and quiet under the label, such as "7 of 14"
}

// Rail is the list of sections at the left. It is one stop of the Tab key;
// the arrows move in it, Enter or Space chooses.
type Rail struct {
	block
	keys
	items  []RailItem
	rows   []*railRow
	chosen string
	cursor int
	onPick func(id string)
	column *Column
	scroll *container.Scroll
	edge   *canvas.Rectangle
	top    fyne.CanvasObject // stands still above the lines; may be nil
}

var _ fyne.Focusable = (*Rail)(nil)

// NewRail makes a rail. onPick is told which item was chosen.
func NewRail(items []RailItem, chosen string, onPick func(id string)) *Rail {
	r := &Rail{onPick: onPick, chosen: chosen, column: NewColumn(2), edge: &canvas.Rectangle{}}
	r.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, railEdge-1), r.column))
	r.restyle = func() { r.edge.FillColor = look.Color(look.Line); r.edge.Refresh() }
	r.init(r, r.lay, r.scroll, r.edge)
	r.SetItems(items)
	return r
}

// SetTop stands something above the lines that does not scroll with them, such
// as a field to search in.
func (r *Rail) SetTop(o fyne.CanvasObject) {
	r.top = o
	r.put(o, r.scroll, r.edge)
}

// SetItems replaces the lines.
func (r *Rail) SetItems(items []RailItem) {
	r.items = items
	r.rows = nil
	var objects []fyne.CanvasObject
	for i, it := range items {
		row := newRailRow(r, i, it)
		r.rows = append(r.rows, row)
		objects = append(objects, row)
		if it.ID == r.chosen {
			r.cursor = i
		}
	}
	r.cursor = min(r.cursor, max(0, len(items)-1))
	r.column.Set(objects...)
	r.Refresh()
}

// Select shows an item as chosen without telling anyone.
func (r *Rail) Select(id string) {
	r.chosen = id
	for i, it := range r.items {
		if it.ID == id {
			r.cursor = i
		}
	}
	r.redress()
}

// Chosen gives the item shown as chosen.
func (r *Rail) Chosen() string { return r.chosen }

// SetState changes the shape of one item.
func (r *Rail) SetState(id string, s State, note Said) {
	for i := range r.items {
		if r.items[i].ID == id {
			r.items[i].State, r.items[i].Note = s, note
			r.rows[i].set(r.items[i])
		}
	}
	r.Refresh()
}

func (r *Rail) pick(i int) {
	if i < 0 || i >= len(r.items) {
		return
	}
	r.cursor = i
	r.chosen = r.items[i].ID
	r.redress()
	if r.onPick != nil {
		r.onPick(r.chosen)
	}
}

func (r *Rail) redress() {
	for _, row := range r.rows {
		row.Refresh()
	}
}

// railEdge is the air beside what stands in a rail. The bar of the scroll has
// its place in it, beside the lines and not over them.
const railEdge = look.Step * 1.5

func (r *Rail) lay(width float32, put bool) (float32, float32) {
	inner := width - 1 - 2*railEdge
	h, top := r.column.HeightFor(inner), float32(0)
	if r.top != nil {
		top = heightFor(r.top, inner) + look.Step
	}
	if put {
		tall := max(r.lowest, 80)
		if r.top != nil {
			place(r.top, railEdge, railEdge, inner, top-look.Step)
		}
		r.column.Resize(fyne.NewSize(inner, h))
		y := railEdge + top
		place(r.scroll, railEdge, y, inner+railEdge-1, max(0, tall-y))
		r.scroll.Refresh()
		place(r.edge, width-1, 0, 1, tall)
	}
	return min(h+2*look.Step+top, 120+top), 140
}

// FocusGained implements fyne.Focusable.
func (r *Rail) FocusGained() { r.gained(r); r.redress() }

// FocusLost implements fyne.Focusable.
func (r *Rail) FocusLost() { r.lost(); r.redress() }

// TypedRune implements fyne.Focusable.
func (r *Rail) TypedRune(rune) {}

// TypedShortcut implements fyne.Shortcutable.
func (r *Rail) TypedShortcut(s fyne.Shortcut) { r.shortcut(r, s) }

// TypedKey implements fyne.Focusable.
func (r *Rail) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		r.cursor = max(0, r.cursor-1)
	case fyne.KeyDown:
		r.cursor = min(len(r.items)-1, r.cursor+1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.pick(r.cursor)
	default:
		r.passKey(r, ev)
		return
	}
	r.redress()
	if r.cursor >= 0 && r.cursor < len(r.rows) {
		scrollTo(r.scroll, r.rows[r.cursor])
	}
}

type railRow struct {
	block
	rail         *Rail
	index        int
	ground, ring *canvas.Rectangle
	shape        *Icon
	label        *Both
	note         *Para
	text         *Column
	row          *Beside
	hovered      bool
}

var _ desktop.Hoverable = (*railRow)(nil)

func newRailRow(r *Rail, i int, it RailItem) *railRow {
	w := &railRow{rail: r, index: i, ground: &canvas.Rectangle{}, ring: &canvas.Rectangle{}}
	w.label = NewBoth(it.Label, Style{Size: look.Working})
	w.note = NewPara(it.Note, Style{Size: look.Small, Color: look.Quiet})
	w.text = NewColumn(0, w.label, w.note)
	w.shape = NewShape(it.State)
	if it.Bare {
		w.shape = NewIcon(it.Icon, look.Quiet)
	}
	w.row = NewBeside(look.Step, w.shape, w.text)
	w.restyle = w.dress
	w.init(w, w.lay, w.ground, w.row, w.ring)
	w.set(it)
	return w
}

func (w *railRow) set(it RailItem) {
	if !it.Bare {
		setShape(w.shape, it.State)
	}
	w.label.Set(it.Label)
	w.note.Set(it.Note)
	if it.Note.Text == "" {
		w.note.Hide()
	} else {
		w.note.Show()
	}
	w.Refresh()
}

func (w *railRow) dress() {
	ground := look.Role("")
	on := w.rail.chosen == w.rail.items[w.index].ID
	if on {
		ground = look.LeadSoft
	} else if w.hovered {
		ground = look.Sheet
	}
	edge := look.Role("")
	if on {
		edge = look.Lead // in grey, the edge tells which is chosen
	}
	fillRect(w.ground, ground, edge)
	ringRect(w.ring, w.rail.focused && w.rail.cursor == w.index)
}

func (w *railRow) lay(width float32, put bool) (float32, float32) {
	h := w.row.HeightFor(width-2*look.Step) + look.Step
	if put {
		// The ring keeps clear of the edge the scroll cuts at.
		place(w.ground, 2, 2, width-4, h-4)
		place(w.ring, 2, 2, width-4, h-4)
		place(w.row, look.Step, look.Step/2, width-2*look.Step, h-look.Step)
	}
	return h, 100
}

// Tapped implements fyne.Tappable.
func (w *railRow) Tapped(*fyne.PointEvent) { w.rail.pick(w.index) }

// MouseIn implements desktop.Hoverable.
func (w *railRow) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (w *railRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (w *railRow) MouseOut() { w.hovered = false; w.Refresh() }
