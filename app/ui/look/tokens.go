package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Role is what a colour is for.
type Role fyne.ThemeColorName

// The roles. A soft role is the ground its ink is set on.
const (
	Paper    Role = "onward.paper" // behind everything
	Sheet    Role = "onward.sheet" // cards and fields
	Ink      Role = "onward.ink"
	Quiet    Role = "onward.quiet" // the second language, hints
	Line     Role = "onward.line"  // hair lines; never the only edge of a field
	Lead     Role = "onward.lead"  // the next thing to do; what is chosen
	LeadSoft Role = "onward.lead.soft"
	OnLead   Role = "onward.lead.on" // text on Lead
	Care     Role = "onward.care"    // take care
	CareSoft Role = "onward.care.soft"
	Act      Role = "onward.act" // act today
	ActSoft  Role = "onward.act.soft"
	OnAct    Role = "onward.act.on" // text on Act
	Done     Role = "onward.done"
	DoneSoft Role = "onward.done.soft"
	Focus    Role = "onward.focus" // the ring around what has the keyboard
)

// Mode is a set of colours.
type Mode int

// The modes.
const (
	Light Mode = iota
	Dark
	Contrast
)

// Modes lists them in the order they are offered.
var Modes = []Mode{Light, Dark, Contrast}

// String gives the mode's name as settings keep it: light, dark, contrast.
func (m Mode) String() string {
	switch m {
	case Dark:
		return "dark"
	case Contrast:
		return "contrast"
	}
	return "light"
}

// ModeNamed reads what [Mode.String] gave; anything else is Light.
func ModeNamed(s string) Mode {
	for _, m := range Modes {
		if m.String() == s {
			return m
		}
	}
	return Light
}

func hex(n uint32) color.NRGBA {
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xFF}
}

// tokens is the palette, one column a mode. High contrast has one ink and one
// accent: there, shapes and words carry every difference.
var tokens = map[Role][3]color.NRGBA{
	Paper:    {hex(0xFAF8F5), hex(0x14191C), hex(0x000000)},
	Sheet:    {hex(0xFFFFFF), hex(0x1D2428), hex(0x000000)},
	Ink:      {hex(0x1F2A30), hex(0xECEAE6), hex(0xFFFFFF)},
	Quiet:    {hex(0x55636B), hex(0xA9B4B9), hex(0xFFFFFF)},
	Line:     {hex(0xD9D4CC), hex(0x364147), hex(0xFFFFFF)},
	Lead:     {hex(0x0B6E69), hex(0x58C2B6), hex(0xFFD400)},
	LeadSoft: {hex(0xDCEFEA), hex(0x173B39), hex(0x000000)},
	OnLead:   {hex(0xFFFFFF), hex(0x14191C), hex(0x000000)},
	Care:     {hex(0x8A5000), hex(0xF0B860), hex(0xFFFFFF)},
	CareSoft: {hex(0xFCEFD9), hex(0x33260F), hex(0x000000)},
	Act:      {hex(0x9B2C1F), hex(0xF29A8C), hex(0xFFFFFF)},
	ActSoft:  {hex(0xFBE6E2), hex(0x3A1C18), hex(0x000000)},
	OnAct:    {hex(0xFFFFFF), hex(0x14191C), hex(0x000000)},
	Done:     {hex(0x2F6B35), hex(0x8CCB92), hex(0xFFFFFF)},
	DoneSoft: {hex(0xE4F1E2), hex(0x1A2E1C), hex(0x000000)},
	Focus:    {hex(0x1F5FBF), hex(0x7FB2FF), hex(0xFFD400)},
}

// Size is what a size of text is for.
type Size int

// The sizes. Hers is the survivor's language in a sitting; Working is the
// worker's language under it.
const (
	Body Size = iota
	Small
	Working
	Hers
	Heading // set bold
	Survivor
)

// points at a text size of 100 %.
var points = map[Size]float32{
	Body: 15, Small: 13, Working: 14, Hers: 19, Heading: 21, Survivor: 26,
}

// The measures of the page, in device-independent pixels. Ring is the width
// of the focus ring.
const (
	Step    float32 = 8
	Corner  float32 = 6
	Ring    float32 = 3
	Column  float32 = 760
	RailRun float32 = 200
)
