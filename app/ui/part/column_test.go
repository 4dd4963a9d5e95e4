package part

import (
	"testing"

	"onward/app/ui/look"
)

// What is empty just now, first, last or in the middle, leaves no hole in a page.
func TestColumn_WhatIsEmptyHasNoRoomAroundIt(t *testing.T) {
	one := func() *Para { return NewPara(Said{Text: "Paper", Lang: "en"}, Style{}) }
	empty := func() *Column { return NewColumn(look.Step) }
	full := NewColumn(2*look.Step, one(), one()).HeightFor(300)
	if got := NewColumn(2*look.Step, empty(), one(), empty(), empty(), one(), empty()).HeightFor(300); got != full {
		t.Errorf("with empty things between it is %v high, without %v", got, full)
	}
}
