package part

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
)

// Ticks are the squares of a question on paper, typed in quickly: each has a
// number, the number ticks it and goes on, Enter goes on without. Backspace
// rubs out. It is one stop of the Tab key.
type Ticks struct {
	*choices
	onChanged func([]string)
}

// TicksParams describes them.
type TicksParams struct {
	Options   []Option
	Many      bool // any of several: a number ticks and stays
	Bare      bool // the numbers alone are shown; what they mean stands elsewhere
	Values    []string
	OnChanged func([]string) // what is ticked now, in the order it is offered
	OnNext    func()         // goes on
}

// NewTicks makes them. There are at most nine options.
func NewTicks(p TicksParams) *Ticks {
	options := slices.Clone(p.Options)
	for i := range options {
		number := strconv.Itoa(i + 1)
		if p.Bare {
			options[i].Label = One(number, "en")
			continue
		}
		options[i].Label.Hers.Text = number + " " + options[i].Label.Hers.Text
	}
	t := &Ticks{onChanged: p.OnChanged}
	t.choices = newChoices(squared, options, 0, t.picked)
	t.self = t
	t.figures, t.many, t.onEnter = true, p.Many, p.OnNext
	t.set(p.Values...)
	return t
}

// Values gives what is ticked.
func (t *Ticks) Values() []string { return t.choices.picked() }

func (t *Ticks) picked() {
	if t.onChanged != nil {
		t.onChanged(t.Values())
	}
	if !t.many && len(t.chosen) > 0 && t.focused && t.onEnter != nil {
		t.onEnter()
	}
}

var _ fyne.Focusable = (*Ticks)(nil)
