package part

import (
	"slices"
	"strconv"

	"onward/app/ui/look"
)

// choiceEditor turns what is chosen into the value of an answer and back.
type choiceEditor struct {
	*choices
	kept  any // a value that none of the options stands for
	read  func(picked []string) any
	write func(v any) (picked []string, ok bool)
}

func newChoiceEditor(shape shapeOf, options []Option, p EditorParams,
	read func([]string) any, write func(any) ([]string, bool),
) *choiceEditor {
	e := &choiceEditor{read: read, write: write}
	size := p.Size
	if size == 0 {
		size = look.Body
	}
	e.choices = newPictured(shape, options, p.Icons, size, func() {
		e.kept = nil
		if p.OnChanged != nil {
			p.OnChanged(e.Value())
		}
	})
	e.choices.self = e
	e.choices.setFocusHook(func(on bool) {
		if !on && p.OnLeave != nil {
			p.OnLeave()
		}
	})
	return e
}

// Value implements Editor.
func (e *choiceEditor) Value() any {
	if e.kept != nil {
		return e.kept
	}
	picked := e.picked()
	if len(picked) == 0 {
		return nil
	}
	return e.read(picked)
}

// SetValue implements Editor. A value that is not among the options is kept,
// and shown by nothing being chosen.
func (e *choiceEditor) SetValue(v any) {
	e.kept = nil
	picked, ok := e.write(v)
	if !ok {
		e.kept = v
	}
	e.set(picked...)
}

// newYesNo edits a truth. What yes and no are called is given as options:
// most of our languages repeat the verb of the question. Without them the
// plain words stand.
func newYesNo(p EditorParams) *choiceEditor {
	return newChoiceEditor(ringed, reworded([]Option{
		{"yes", p.Words.say("part.yes")},
		{"no", p.Words.say("part.no")},
	}, p.Options), p, func(picked []string) any { return picked[0] == "yes" },
		func(v any) ([]string, bool) {
			switch v {
			case true:
				return []string{"yes"}, true
			case false:
				return []string{"no"}, true
			}
			return nil, v == nil
		})
}

func newOne(p EditorParams) *choiceEditor {
	return newChoiceEditor(ringed, p.Options, p, func(picked []string) any { return picked[0] },
		func(v any) ([]string, bool) {
			s, _ := v.(string)
			if offered(p.Options, s) {
				return []string{s}, true
			}
			return nil, v == nil
		})
}

func offered(options []Option, value string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.Value == value })
}

// newMany edits a list of values. Values the form no longer offers stay in it.
func newMany(p EditorParams) *choiceEditor {
	var strange []any
	return newChoiceEditor(boxed, p.Options, p, func(picked []string) any {
		out := slices.Clone(strange)
		for _, s := range picked {
			out = append(out, s)
		}
		return out
	}, func(v any) ([]string, bool) {
		strange = nil
		list, ok := plain(v).([]any)
		var picked []string
		for _, x := range list {
			if s, is := x.(string); is && offered(p.Options, s) {
				picked = append(picked, s)
			} else {
				strange = append(strange, x)
			}
		}
		return picked, ok && len(picked) > 0 || v == nil
	})
}

func newFaces(p EditorParams) *choiceEditor { return newScale(faced, 5, "face.", p) }

func newLevels(p EditorParams) *choiceEditor { return newScale(ringed, 4, "level.", p) }

// newScale edits a whole number from 1. The sentences may be given as options,
// as each area of life has its own four levels.
func newScale(shape shapeOf, most int, key string, p EditorParams) *choiceEditor {
	var options []Option
	for i := 1; i <= most; i++ {
		n := strconv.Itoa(i)
		options = append(options, Option{Value: n, Label: p.Words.say(key + n)})
	}
	options = reworded(options, p.Options)
	return newChoiceEditor(shape, options, p, func(picked []string) any {
		n, _ := strconv.ParseFloat(picked[0], 64)
		return n
	}, func(v any) ([]string, bool) {
		s := asText(v)
		if _, isNumber := plain(v).(float64); isNumber && offered(options, s) {
			return []string{s}, true
		}
		return nil, v == nil
	})
}

// reworded gives options the labels of those with the same value among given.
func reworded(options, given []Option) []Option {
	for i, o := range options {
		for _, g := range given {
			if g.Value == o.Value {
				options[i].Label = g.Label
			}
		}
	}
	return options
}
