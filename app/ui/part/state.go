package part

import (
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// State is how something stands. Each has a shape of its own, so that nothing
// hangs on colour.
type State int

// The states.
const (
	Open  State = iota // empty ring
	Half               // half ring: begun
	Done               // ring with tick
	Away               // ring with dash: refused, or not today
	Alert              // square
)

var stateIcons = map[State]string{Open: "open", Half: "half", Done: "done", Away: "away", Alert: "alert"}

var stateInks = map[State]look.Role{Open: look.Quiet, Half: look.Lead, Done: look.Done, Away: look.Quiet, Alert: look.Act}

// NewShape makes the shape of a state.
func NewShape(s State) *Icon { return NewIcon(stateIcons[s], stateInks[s]) }

// setShape changes a shape to that of another state.
func setShape(i *Icon, s State) { i.Set(stateIcons[s], stateInks[s]) }

// Chip is a state's shape and its word on a soft ground.
type Chip struct {
	block
	state  State
	ground *canvas.Rectangle
	row    *Beside
	shape  *Icon
	word   *Para
}

// NewChip makes a chip.
func NewChip(s State, word Said) *Chip {
	c := &Chip{state: s, ground: &canvas.Rectangle{}, shape: NewShape(s)}
	c.word = NewPara(word, Style{Size: look.Working})
	c.row = NewBeside(look.Step/2, c.shape, c.word)
	c.restyle = c.dress
	c.init(c, c.lay, c.ground, c.row)
	return c
}

// Natural gives the width the chip takes unbroken.
func (c *Chip) Natural() float32 { return c.row.Natural() + 2*look.Step }

func (c *Chip) lay(width float32, put bool) (float32, float32) {
	h := c.row.HeightFor(width - 2*look.Step)
	if put {
		place(c.ground, 0, 0, width, h+4)
		place(c.row, look.Step, 2, width-2*look.Step, h)
	}
	return h + 4, c.shape.MinSize().Width + minWidth + 2*look.Step
}

func (c *Chip) dress() {
	grounds := map[State]look.Role{Open: look.Sheet, Half: look.LeadSoft, Done: look.DoneSoft, Away: look.Sheet, Alert: look.ActSoft}
	fillRect(c.ground, grounds[c.state], look.Line)
}
