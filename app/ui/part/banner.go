package part

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// BannerKind is how pressing a message is.
type BannerKind int

// The kinds. Each has a drawing, a ground and, from the caller, a word.
const (
	Information BannerKind = iota
	TakeCare
	ActToday
	AllDone
)

var bannerLooks = map[BannerKind]struct {
	icon        string
	ink, ground look.Role
}{
	Information: {"info", look.Lead, look.LeadSoft},
	TakeCare:    {"care", look.Care, look.CareSoft},
	ActToday:    {"alert", look.Act, look.ActSoft},
	AllDone:     {"done", look.Done, look.DoneSoft},
}

// BannerParams describes a message that stays until it is dealt with.
type BannerParams struct {
	Kind    BannerKind
	Title   Pair // may be empty
	Text    Pair
	Actions []fyne.CanvasObject // buttons, may be none
}

// Banner is a message inside a page. It does not move, fade or cover anything.
type Banner struct{ Card }

// NewBanner makes a banner.
func NewBanner(p BannerParams) *Banner {
	l := bannerLooks[p.Kind]
	b := &Banner{}
	column := NewColumn(look.Step/2, NewBoth(p.Text, Style{}))
	if !p.Title.Empty() {
		column = NewColumn(look.Step/2, NewBoth(p.Title, Style{Bold: true}), NewBoth(p.Text, Style{}))
	}
	if len(p.Actions) > 0 {
		column = NewColumn(look.Step, append(column.objects, NewFlow(look.Step, p.Actions...))...)
	}
	row := NewBeside(look.Step*1.5, NewIcon(l.icon, l.ink), column)
	c := newCard(l.ground, l.ink, look.Step*1.5, row)
	b.body, b.ground, b.role, b.edge, b.inset = c.body, c.ground, c.role, c.edge, c.inset
	b.restyle = func() { fillRect(b.ground, b.role, b.edge) }
	b.init(b, b.lay, b.ground, b.body)
	return b
}

// Busy says that something takes a moment. It stands still.
type Busy struct{ Beside }

// NewBusy makes a Busy.
func NewBusy(text Pair) *Busy {
	b := &Busy{}
	b.left, b.right, b.gap = NewIcon("clock", look.Quiet), NewBoth(text, Style{}), look.Step
	b.init(b, b.lay, b.left, b.right)
	return b
}
