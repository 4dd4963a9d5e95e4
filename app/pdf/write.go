package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"onward/app/text"
)

// Meta is all that a file tells about itself. Title should say nothing that
// the first page does not; it may be empty. Date stands for both the making
// and the changing of the file.
type Meta struct {
	Title string
	Date  time.Time
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
	if err := p.embed(pages, set); err != nil {
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
	if err := repack(w, file.Bytes()); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// pen writes the operators of one page after the other.
type pen struct {
	doc   *gofpdf.Fpdf
	codes [2]map[uint16]rune // by weight: the character each glyph goes by
	wide  [2]map[uint16]int  // and its width in the file, in thousandths of the em

	out    bytes.Buffer
	high   float64 // of the page, mm
	weight text.Weight
	size   float64 // mm; 0 where no font is chosen yet
	grey   float64
}

var families = [2]string{text.Regular: "a", text.Bold: "b"} // neutral names

// embed puts in a font of every weight that holds the glyphs of the document
// and no other.
func (p *pen) embed(pages []Page, set *text.Set) error {
	var used [2][]uint16
	seen := [2]map[uint16]bool{{}, {}}
	for _, page := range pages {
		for _, m := range page.Marks {
			t, ok := m.(Text)
			if !ok {
				continue
			}
			for _, r := range t.Runs {
				for _, g := range r.Glyphs {
					if !seen[r.Weight][g.ID] {
						seen[r.Weight][g.ID] = true
						used[r.Weight] = append(used[r.Weight], g.ID)
					}
				}
			}
		}
	}
	for w := text.Regular; w <= text.Bold; w++ {
		if len(used[w]) == 0 {
			continue
		}
		ttf, codes, err := set.Subset(w, used[w])
		if err != nil {
			return err
		}
		p.doc.AddUTF8FontFromBytes(families[w], "", ttf)
		p.doc.SetFont(families[w], "", 10)
		p.codes[w], p.wide[w] = codes, map[uint16]int{}
		var all []rune
		for _, id := range used[w] {
			if code, ok := codes[id]; ok {
				all = append(all, code)
				p.wide[w][id] = p.doc.GetStringSymbolWidth(string(code))
			}
		}
		p.use(all)
	}
	return p.doc.Error()
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

// text writes a line: a span that holds its words, and in it the glyphs.
func (p *pen) text(m Text) {
	if len(m.Runs) == 0 {
		return
	}
	p.fill(m.Grey)
	p.out.WriteString("/Span<</ActualText ")
	units := utf16.Encode([]rune(m.Words))
	p.literal(append([]uint16{0xFEFF}, units...)...) // with the mark of UTF-16, big end first
	p.out.WriteString(">>BDC\n")
	x := m.X
	for _, r := range m.Runs {
		p.font(r.Weight, m.Size)
		p.run(r, x, m.Y, m.Size)
		x += r.Width
	}
	p.put("EMC\n")
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

// run writes the glyphs of a run in one go. What the pen of the file would do
// by itself, from the widths in the font, is corrected wherever shaping put a
// glyph elsewhere; heights go through the rise of the text.
func (p *pen) run(r text.Run, x, y, size float64) {
	p.put("BT", p.x(x), p.y(y), "Td")
	p.out.WriteByte('[')
	unit := size / 1000
	pen, file, rise := 0.0, 0, 0.0 // mm, thousandths, mm
	var glyphs []uint16
	show := func() {
		if len(glyphs) > 0 {
			p.literal(glyphs...)
			glyphs = glyphs[:0]
		}
	}
	for _, g := range r.Glyphs {
		code, ok := p.codes[r.Weight][g.ID]
		if !ok {
			pen += g.Advance
			continue
		}
		if g.Y != rise {
			show()
			rise = g.Y
			p.out.WriteString("]TJ " + num(rise/mmPerPoint) + " Ts[")
		}
		if off := file - int(math.Round((pen+g.X)/unit)); off != 0 {
			show()
			p.out.WriteString(strconv.Itoa(off))
			file -= off
		}
		glyphs = append(glyphs, uint16(code))
		file += p.wide[r.Weight][g.ID]
		pen += g.Advance
	}
	show()
	p.out.WriteString("]TJ ")
	if rise != 0 {
		p.out.WriteString("0 Ts ")
	}
	p.put("ET\n")
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
