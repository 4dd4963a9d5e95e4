package pdf

import "onward/app/plan"

// Paper is a sheet with its margins, in mm, and how large the letters on it are.
// Left is wider, for binding.
type Paper struct {
	Name                     string // on the command line and in the words of the screen
	Width, Height            float64
	Left, Right, Top, Bottom float64

	Letters float64 // size of all letters, of the usual one
	Least   float64 // points that running text has at least, or 0
	Lead    float64 // room added between lines, of the size of the letters

	Cut    bool // pages stand side by side on an A4 sheet, to be cut out and folded
	Folded bool // two pages stand on each side of an A4 sheet, to be folded and stapled
}

// The papers that plans and forms are printed on.
var (
	A4 = Paper{Name: "a4", Width: 210, Height: 297, Left: 20, Right: 15, Top: 16, Bottom: 18, Letters: 1, Lead: 0.02}
	A5 = Paper{Name: "a5", Width: 148, Height: 210, Left: 14, Right: 10, Top: 14, Bottom: 15, Letters: 1, Lead: 0.02}
	// Booklet is A5 pages on folded A4 sheets; [Sheets] puts them there.
	Booklet = Paper{Name: "booklet", Width: 148, Height: 210, Left: 14, Right: 10, Top: 14, Bottom: 15, Letters: 1, Lead: 0.02, Folded: true}
	// Pocket is for the card: cut out and folded once it is as large as a bank
	// card is, and a little more.
	Pocket = Paper{Name: "pocket", Width: 74, Height: 64, Left: 6, Right: 5, Top: 6, Bottom: 5, Letters: 0.95, Lead: 0.02, Cut: true}
	// Large is for eyes that need letters of 18 points and more, with room
	// around them.
	Large = Paper{Name: "large", Width: 210, Height: 297, Left: 22, Right: 20, Top: 22, Bottom: 24, Letters: 1.64, Least: 18, Lead: 0.12}
)

// Papers lists the papers, the usual one first.
func Papers() []Paper { return []Paper{A4, A5, Booklet, Large} }

// PaperOf gives the paper a copy is printed on: the one that was chosen, but
// for a card, which has one of its own.
func PaperOf(copy plan.Copy, chosen Paper) Paper {
	if copy == plan.Carry {
		return Pocket
	}
	return chosen
}

// PaperNamed finds a paper by its name; nothing is A4.
func PaperNamed(name string) (Paper, bool) {
	if name == "" {
		return A4, true
	}
	for _, p := range Papers() {
		if p.Name == name {
			return p, true
		}
	}
	return Paper{}, false
}

func (p Paper) width() float64  { return p.Width - p.Left - p.Right }
func (p Paper) height() float64 { return p.Height - p.Top - p.Bottom }
