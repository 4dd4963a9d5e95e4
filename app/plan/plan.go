package plan

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"

	"onward/app/autograph"
	"onward/app/casefile"
	"onward/i18n"
)

// Copy names a copy of a plan after the person who holds it.
type Copy string

// The copies that can be made; [Request] and [Handover] are pages that go round
// a plan.
const (
	Survivor  Copy = "survivor"  // the person's own, kept by choice
	Receiving Copy = "receiving" // a named worker who takes over
)

// Said is a text in one language. A paragraph or cell is a list of them: the
// same meaning in each language, the person's own first. Note marks words of
// ours about the text, such as "(not translated yet: please ask)".
type Said struct {
	Lang string // BCP 47
	Text string
	Note bool
}

// Plan is a document, ready to be laid out.
type Plan struct {
	Copy   Copy     // "" for a blank form
	Langs  []string // one or two, the person's first
	Head   Head
	Blocks []Block

	Leaves []Leaving  // what this paper tells
	Left   []Withheld // what was answered and stays, and why
	Across []Across   // what it tells in a language its reader does not read
	Ends   string     // the last day the reader may have it, ISO 8601; "" for her own, and where nobody may

	// Steps are the rows of the plan that stand on this paper, each at its
	// number less one; "" where the step of that number does not.
	Steps []casefile.RowID
}

// Head is what stands on every page.
type Head struct {
	Title   []Said
	Kind    []Said // whose copy it is, and its number
	Foot    []Said // code, version, copy, day and languages on one line
	Brief   []Said // the same without the languages, and the day as ISO 8601, where the line is narrow; or nothing
	Page    []Said // "page {page} of {pages}"; see PageOf
	Draft   []Said // a remark that fixed words are still unchecked, or nothing
	Code    casefile.Code
	Version int
	Number  int    // of this copy
	Date    string // ISO 8601
	Check   string // short code over everything the plan says
	Digits  string // of Input; what stands in the texts is written so already
}

// PageOf says which page of how many this is, in each language.
func (h Head) PageOf(page, pages int) []Said {
	said := slices.Clone(h.Page)
	for i, s := range said {
		figure := itoa
		if h.Digits == OwnDigits && i == 0 {
			figure = func(n int) string { return i18n.OwnDigits(s.Lang, itoa(n)) }
		}
		said[i].Text = strings.NewReplacer("{page}", figure(page), "{pages}", figure(pages)).Replace(s.Text)
	}
	return said
}

// Block is a piece of a document: one of the types below, no other.
type Block interface{ block() }

type (
	// Heading opens a part. Level 1 is a part, 2 a part of a part.
	Heading struct {
		Level int
		Text  []Said
	}
	// Paragraph stands across the page. Number is 0 for none; Figure is how it
	// is written where that is not in western digits. Beside says that its label
	// must stand beside it, as those of its neighbours do.
	Paragraph struct {
		Number int
		Figure Said
		Beside bool
		Part
	}
	// Table has rows that are never cut. A table whose columns have no
	// titles has no head.
	Table struct {
		Columns []Column
		Rows    []Row
	}
	// Cards are short sheets of facts, one under the other, none ever cut.
	Cards []Card
	// Signature is a row of boxes to sign in or put a thumb in.
	Signature struct{ Boxes []SignBox }
	// Wheel is a picture: from its middle a spoke for each area, outwards from
	// bad to good. Turns are the talks, oldest first, each a number for every
	// spoke from 1 to Most, or 0 where nothing was said. The numbers of the
	// spokes stand at their ends; what they mean, a table beside it says.
	Wheel struct {
		Most  int
		Icons []string // of each spoke, as in Part
		Turns [][]float64
	}
	// Break begins a new page.
	Break struct{}
)

// Numeral is the number of a paragraph as it is written.
func (p Paragraph) Numeral() Said {
	if p.Figure.Text == "" {
		return Said{Lang: "en", Text: itoa(p.Number)}
	}
	return p.Figure
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Table) block()     {}
func (Cards) block()     {}
func (Signature) block() {}
func (Break) block()     {}
func (Wheel) block()     {}

// Column has a title and its share of the width.
type Column struct {
	Title []Said
	Share float64
}

// Row is one row of a table.
type Row struct{ Cells []Cell }

// Cell is a stack of parts.
type Cell []Part

// Card has a line across its top and under it parts, each with its label
// beside it. The layout spreads the parts over as many columns as are well
// filled, in their order.
type Card struct{ Top, Parts Cell }

// Part is the smallest thing that is set: a quiet label, then text, boxes to
// tick, and lines to write on. Any of them may be missing.
type Part struct {
	From   string // question or word it comes from, for messages
	Icon   string // domain d1 to d12, or nothing
	Label  []Said
	Text   []Said
	Strong bool // the first language is set bold
	Quiet  bool // boxes are set small, as second thoughts
	Boxes  []Box
	Lines  int // empty lines for handwriting
}

// Box is a square to tick. Ticked ones are said to be so.
type Box struct {
	Text   []Said
	Ticked bool
}

// SignBox is a space for a signature or thumbprint with lines for name and
// day. Name is filled in where it is known, and so is a sign that was drawn on
// the screen.
type SignBox struct {
	Label, NameLabel, DateLabel []Said
	Name                        []Said
	Date                        []Said
	Ink                         autograph.Drawing
}

// FileName is a name that tells nothing: "plan-7Q4K-v3.pdf".
func FileName(p *Plan) string {
	switch p.Copy {
	case "":
		return "form-" + string(p.Head.Code) + ".pdf"
	case Request, Carry: // whose it is stands nowhere
		return "page-" + p.Head.Date + ".pdf"
	case Handover:
		return "page-" + string(p.Head.Code) + "-v" + itoa(p.Head.Version) + ".pdf"
	}
	return "plan-" + string(p.Head.Code) + "-v" + itoa(p.Head.Version) + ".pdf"
}

// check gives a short code over all that a plan says, so that two papers can
// be told apart by eye or by telephone. It is no protection against forgery.
func check(p *Plan) string {
	sum := sha256.Sum256([]byte(p.Text()))
	return crockford.EncodeToString(sum[:])[:5]
}

// crockford leaves out letters that are mistaken for digits.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// TidyCheck gives a check code as it stands on paper, however it was typed.
func TidyCheck(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		if r > 'Z' || r < '0' {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
}
