package part

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// Tiles sets objects in rows of cells that are all alike, as many in a row as
// there is room for.
type Tiles struct {
	block
	gap   float32
	least float32
}

// NewTiles makes tiles gap pixels apart, none narrower than least at a text
// size of 100 %.
func NewTiles(gap, least float32, objects ...fyne.CanvasObject) *Tiles {
	t := &Tiles{gap: gap, least: least}
	t.init(t, t.lay, objects...)
	return t
}

func (t *Tiles) lay(width float32, put bool) (float32, float32) {
	columns := max(1, int((width+t.gap)/(t.least*look.Scale()+t.gap)))
	cell := (width - t.gap*float32(columns-1)) / float32(columns)
	y, least := float32(0), 9*look.Step*look.Scale()
	for from := 0; from < len(t.objects); from += columns {
		row := t.objects[from:min(from+columns, len(t.objects))]
		tall := least
		for _, o := range row {
			tall = max(tall, heightFor(o, cell))
		}
		if from > 0 {
			y += t.gap
		}
		if put {
			for i, o := range row {
				place(o, float32(i)*(cell+t.gap), y, cell, tall)
			}
		}
		y += tall
	}
	return y, minWidth
}
