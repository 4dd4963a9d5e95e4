package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"

	"onward/app/plan"
	"onward/app/text"
)

// Meta is all that a file tells about itself. Title should say nothing that
// the first page does not; it may be empty. Date stands for both the making
// and the changing of the file.
type Meta struct {
	Title string
	Lang  string // BCP 47, of most of the text; may be empty
	Date  time.Time

	Folded bool // to be printed on both sides, turned over the short edge, as large as it is
}

// MetaOf is what the file of a plan tells: the title on its first page, the
// first of its languages, and the day.
func MetaOf(p *plan.Plan, paper Paper, date time.Time) Meta {
	m := Meta{Date: date, Folded: paper.Folded}
	if len(p.Head.Title) > 0 {
		m.Title, m.Lang = p.Head.Title[0].Text, p.Head.Title[0].Lang
	}
	return m
}

// ErrNoPages says that there is nothing to write.
var ErrNoPages = errors.New("no pages")

// Write writes pages as a PDF. The same pages and meta give the same bytes.
func Write(w io.Writer, pages []Page, set *text.Set, meta Meta) error {
	if len(pages) == 0 {
		return fmt.Errorf("write PDF: %w", ErrNoPages)
	}
	doc := gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: pages[0].Width / mmPerPoint, Ht: pages[0].Height / mmPerPoint},
	})
	doc.SetCompression(false) // repack does it, and better
	doc.SetCatalogSort(true)
	doc.SetCreationDate(meta.Date)
	doc.SetModificationDate(meta.Date)
	doc.SetProducer("", false)
	if meta.Title != "" {
		doc.SetTitle(meta.Title, true)
	}
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)

	p := &pen{doc: doc}
	cmaps, err := p.embed(pages, set)
	if err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	for _, page := range pages {
		p.page(page)
	}
	// gofpdf keeps the first error and gives it here.
	var file bytes.Buffer
	if err := doc.Output(&file); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	if err := repack(w, file.Bytes(), extra{cmaps: cmaps, catalog: catalog(meta)}); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// catalog is what the library cannot say of a document: its language, and how
// a reader shows and prints it.
func catalog(meta Meta) string {
	said := ""
	if meta.Lang != "" {
		said += "/Lang(" + meta.Lang + ")\n"
	}
	prefer := ""
	if meta.Title != "" {
		prefer += "/DisplayDocTitle true"
	}
	if meta.Folded {
		prefer += "/Duplex/DuplexFlipShortEdge/PrintScaling/None"
	}
	if prefer != "" {
		said += "/ViewerPreferences<<" + prefer + ">>\n"
	}
	return said
}

// pen writes the operators of one page after the other.
type pen struct {
	doc   *gofpdf.Fpdf
	lines [][]piece // of all texts, in the order of the pages
	known [2]lexicon
	wide  [2]map[rune]int // of each code, in thousandths of the em

	out    bytes.Buffer
	high   float64 // of the page, mm
	weight text.Weight
	size   float64 // mm; 0 where no font is chosen yet
	grey   float64
	lang   string // of the span that is open, or nothing
}

var families = [2]string{text.Regular: "a", text.Bold: "b"} // neutral names

// embed puts in a font of every weight that holds what the document draws and
// nothing else, and gives for each the words its codes stand for.
func (p *pen) embed(pages []Page, set *text.Set) (cmaps [][]byte, err error) {
	for w := range p.known {
		p.known[w].codes = map[string]rune{}
	}
	var texts []Text
	for _, page := range pages {
		for _, m := range page.Marks {
			if t, ok := m.(Text); ok {
				texts = append(texts, t)
			}
		}
	}
	p.lines = told(texts, set.UnitsPerEm())
	for _, line := range p.lines {
		for i := range line {
			line[i].code = p.known[line[i].weight].code(line[i])
		}
	}
	for w := text.Regular; w <= text.Bold; w++ {
		known := &p.known[w]
		if len(known.words) == 0 {
			continue
		}
		ttf, err := set.Subset(w, known.drawings)
		if err != nil {
			return nil, err
		}
		p.doc.AddUTF8FontFromBytes(families[w], "", ttf)
		p.doc.SetFont(families[w], "", 10)
		p.wide[w] = map[rune]int{}
		var all []rune
		for i := range known.words {
			code := text.FirstCode + rune(i)
			all = append(all, code)
			p.wide[w][code] = p.doc.GetStringSymbolWidth(string(code))
		}
		p.use(all)
		cmaps = append(cmaps, known.cmap())
	}
	return cmaps, p.doc.Error()
}

// use tells gofpdf that characters of the current font are used. It only
// learns that where it draws them itself, and we write the operators for
// text; so they are drawn on a template that is then never used. The template
// shares the list of used characters with the document.
func (p *pen) use(chars []rune) {
	p.doc.CreateTemplate(func(t *gofpdf.Tpl) { t.Text(0, 0, string(chars)) })
}

func (p *pen) page(page Page) {
	p.doc.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width / mmPerPoint, Ht: page.Height / mmPerPoint})
	p.high, p.size, p.grey = page.Height, 0, 0
	for _, m := range page.Marks {
		switch m := m.(type) {
		case Text:
			p.text(m)
		case Rule:
			p.put(num(m.Thick/mmPerPoint), "w", num(m.Grey), "G", p.x(m.X1), p.y(m.Y1), "m", p.x(m.X2), p.y(m.Y2), "l S\n")
		case Rect:
			p.rect(m)
		case Stroke:
			p.stroke(m)
		}
	}
	p.speak("")
	p.flush()
}

func (p *pen) flush() {
	if p.out.Len() > 0 {
		p.doc.RawWriteStr(p.out.String())
		p.out.Reset()
	}
}

// put writes operands and operators with a space after each.
func (p *pen) put(words ...string) {
	for _, w := range words {
		p.out.WriteString(w)
		if w[len(w)-1] != '\n' {
			p.out.WriteByte(' ')
		}
	}
}

// num writes a number to a hundredth: of a point, that is finer than print.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

func (p *pen) x(mm float64) string { return num(mm / mmPerPoint) }
func (p *pen) y(mm float64) string { return num((p.high - mm) / mmPerPoint) }

func (p *pen) fill(grey float64) {
	if p.grey != grey {
		p.grey = grey
		p.put(num(grey), "g")
	}
}

func (p *pen) rect(m Rect) {
	paint := ""
	if m.Fill < 1 {
		p.fill(m.Fill)
		paint = "f"
	}
	if m.Thick > 0 {
		p.put(num(m.Thick/mmPerPoint), "w", num(m.Grey), "G")
		paint = map[string]string{"": "S", "f": "B"}[paint]
	}
	if paint != "" {
		p.put(p.x(m.X), p.y(m.Y+m.H), p.x(m.W), p.x(m.H), "re", paint+"\n")
	}
}

func (p *pen) stroke(m Stroke) {
	x := func(v float64) string { return p.x(m.X + v*m.Scale) }
	y := func(v float64) string { return p.y(m.Y + v*m.Scale) }
	p.put(num(m.Thick/mmPerPoint), "w", num(m.Grey), "G 1 J 1 j")
	for _, c := range m.Curves {
		switch c.Draw {
		case 'M':
			p.put(x(c.X), y(c.Y), "m")
		case 'L':
			p.put(x(c.X), y(c.Y), "l")
		case 'C':
			p.put(x(c.X1), y(c.Y1), x(c.X2), y(c.Y2), x(c.X), y(c.Y), "c")
		}
	}
	p.put("S 0 J 0 j\n")
}

// text writes a line of text.
func (p *pen) text(m Text) {
	line := p.lines[0]
	p.lines = p.lines[1:]
	if len(line) == 0 {
		return
	}
	p.speak(m.Runs[0].Lang)
	p.fill(ink)
	for len(line) > 0 {
		n := 1
		for n < len(line) && line[n].weight == line[0].weight {
			n++
		}
		p.font(line[0].weight, m.Size)
		p.show(line[:n], m)
		line = line[n:]
	}
}

// speak says in which language the text from here on is.
func (p *pen) speak(lang string) {
	if p.lang == lang {
		return
	}
	if p.lang != "" {
		p.put("EMC\n")
	}
	if p.lang = lang; lang != "" {
		p.put("/Span<</Lang(" + lang + ")>>BDC\n")
	}
}

func (p *pen) font(w text.Weight, size float64) {
	if p.weight == w && p.size == size {
		return
	}
	p.weight, p.size = w, size
	// gofpdf names its fonts by a sum it keeps to itself, so it must write the
	// operator; ours so far go first.
	p.flush()
	p.doc.SetFont(families[w], "", size/mmPerPoint)
}

// show writes pieces of one weight in one go. What the pen of the file would do
// by itself, from the widths in the font, is corrected wherever shaping put a
// piece elsewhere.
func (p *pen) show(line []piece, m Text) {
	p.put("BT", p.x(m.X+line[0].x), p.y(m.Y), "Td")
	p.out.WriteByte('[')
	at := 0 // of the file's pen, in thousandths of the em
	var codes []uint16
	for _, piece := range line {
		if off := at - int(math.Round((piece.x-line[0].x)/m.Size*1000)); off != 0 {
			if len(codes) > 0 {
				p.literal(codes...)
				codes = codes[:0]
			}
			p.out.WriteString(strconv.Itoa(off))
			at -= off
		}
		codes = append(codes, uint16(piece.code))
		at += p.wide[piece.weight][piece.code]
	}
	p.literal(codes...)
	p.put("]TJ", "ET\n")
}

// literal writes a string of two-byte codes, big end first. Packed, this takes
// a third less than the same in hexadecimal.
func (p *pen) literal(codes ...uint16) {
	p.out.WriteByte('(')
	for _, c := range codes {
		for _, b := range [2]byte{byte(c >> 8), byte(c)} {
			switch b {
			case '(', ')', '\\':
				p.out.WriteByte('\\')
			case '\r': // as it is, it would be read as a line end
				p.out.WriteString(`\r`)
				continue
			}
			p.out.WriteByte(b)
		}
	}
	p.out.WriteByte(')')
}
