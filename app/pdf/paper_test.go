package pdf_test

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/i18n"
)

func on(t testing.TB, p *plan.Plan, set *text.Set, paper pdf.Paper) []pdf.Page {
	t.Helper()
	pages, err := pdf.Layout(p, set, paper)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// Both copies, in every language, fit every paper, and no
// step loses a word on any.
func TestPapers_HoldTheSameWords(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving} {
			p := compose(t, shelf, l.Tag, copy)
			for _, paper := range pdf.Papers() {
				pages := on(t, p, set, paper)
				for _, page := range pages {
					within(t, page, paper)
				}
				said := strings.Join(allLines(pages), "")
				for _, b := range p.Blocks {
					cards, _ := b.(plan.Cards)
					for _, c := range cards {
						for _, part := range c.Parts {
							for _, s := range part.Text {
								if !strings.Contains(said, s.Text) {
									t.Errorf("%s %s on %s: a part of %d letters is not there", l.Tag, copy, paper.Name, len(s.Text))
								}
							}
						}
					}
				}
			}
		}
	}
}

// allLines gives the lines of all pages.
func allLines(pages []pdf.Page) (all []string) {
	for _, p := range pages {
		all = append(all, lines(p)...)
	}
	return all
}

// Large print: running text of 18 points and more in every script, nothing under
// 12, all of it black.
func TestLarge_LettersAreLargeAndBlack(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		p := compose(t, shelf, l.Tag, plan.Survivor)
		running := map[string]bool{}
		for _, b := range p.Blocks {
			if b, ok := b.(plan.Paragraph); ok {
				for _, s := range b.Text {
					if !s.Note {
						running[s.Text] = true
					}
				}
			}
		}
		found := 0
		for _, page := range on(t, p, set, pdf.Large) {
			for _, m := range page.Marks {
				line, ok := m.(pdf.Text)
				if !ok {
					continue
				}
				points := line.Size / 25.4 * 72
				if points < 12-0.01 {
					t.Errorf("%s: letters of %.1f points", l.Tag, points)
				}
				if running[line.Words] {
					found++
					if points < 18-0.01 {
						t.Errorf("%s: running text of %.1f points", l.Tag, points)
					}
				}
			}
		}
		if found < 8 {
			t.Errorf("%s: only %d lines of running text were found", l.Tag, found)
		}
	}
}

// A cheap printer makes dots of greys. Lines have 3:1 on white and are 0.2 mm
// thick at the least, no row is shaded, and letters are black: none has a grey
// to give ([pdf.Text]), and what is written to the file says so.
func TestPapers_PrintInBlackAndWhite(t *testing.T) {
	set, shelf := open(t)
	contrast := func(grey float64) float64 { return 1.05 / (math.Pow((grey+0.055)/1.055, 2.4) + 0.05) }
	for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving} {
		for _, page := range layout(t, compose(t, shelf, "km", copy), set) {
			for _, m := range page.Marks {
				grey, thick := 0.0, 1.0
				switch m := m.(type) {
				case pdf.Rule:
					grey, thick = m.Grey, m.Thick
				case pdf.Rect:
					if m.Thick > 0 {
						grey, thick = m.Grey, m.Thick
					}
					if m.Fill != 0 && m.Fill != 1 {
						t.Errorf("a ground of grey %.2f", m.Fill)
					}
				case pdf.Stroke:
					grey, thick = m.Grey, m.Thick
				}
				if contrast(grey) < 3 || thick < 0.2 {
					t.Errorf("%T of grey %.2f (%.1f:1), %.2f mm", m, grey, contrast(grey), thick)
				}
			}
		}
		streams, _ := unpacked(t, write(t, layout(t, compose(t, shelf, "km", copy), set), set))
		colour, texts := "0.000", 0 // as a page begins
		for _, m := range regexp.MustCompile(`([\d.]+) g\s|\bBT\b`).FindAllStringSubmatch(streams, -1) {
			if m[1] != "" {
				colour = m[1]
			} else if texts++; colour != "0.000" {
				t.Fatalf("%s: letters of colour %q", copy, colour)
			}
		}
		if texts < 100 {
			t.Errorf("%s: only %d texts were found", copy, texts)
		}
	}
}

// The sides of a booklet, printed on both sides and turned over the short edge,
// folded as one, have their pages in order.
func TestSheets_FoldIntoOrder(t *testing.T) {
	for n := 1; n <= 17; n++ {
		var pages []pdf.Page
		for i := range n {
			pages = append(pages, pdf.Page{Width: pdf.Booklet.Width, Height: pdf.Booklet.Height, Marks: []pdf.Mark{
				pdf.Text{X: pdf.Booklet.Left, Y: 20, Size: 4, Words: fmt.Sprint(i + 1)},
			}})
		}
		sides := pdf.Sheets(pages, pdf.Booklet)
		if len(sides)%2 != 0 || len(sides)*2 < n || len(sides)*2 >= n+4 {
			t.Fatalf("%d pages on %d sides", n, len(sides))
		}
		sheets := len(sides) / 2
		leaf := func(side int, right bool) string {
			fold := sides[side].Width / 2
			for _, m := range sides[side].Marks {
				if line, ok := m.(pdf.Text); ok && (line.X > fold) == right {
					// The wide margin is at the fold.
					if edge := line.X - fold; right && math.Abs(edge-pdf.Booklet.Left) > 0.01 ||
						!right && math.Abs(edge+pdf.Booklet.Width-pdf.Booklet.Right) > 0.01 {
						t.Errorf("page %s begins %.1f mm from the fold", line.Words, edge)
					}
					return line.Words
				}
			}
			return ""
		}
		// Turning over the short edge puts the back's left behind the front's right.
		var read []string
		for s := range sheets { // first halves, from the outermost sheet inwards
			read = append(read, leaf(2*s, true), leaf(2*s+1, false))
		}
		for s := sheets - 1; s >= 0; s-- {
			read = append(read, leaf(2*s+1, true), leaf(2*s, false))
		}
		for i, got := range read {
			want := ""
			if i < n {
				want = fmt.Sprint(i + 1)
			}
			if got != want {
				t.Fatalf("of %d pages, page %q comes as number %d", n, got, i+1)
			}
		}
	}
	same := []pdf.Page{{Width: 148}}
	if got := pdf.Sheets(same, pdf.A5); len(got) != 1 || got[0].Width != 148 {
		t.Error("A5 pages are put on other sheets")
	}
}

// A table too narrow for its columns stands as cards: every title is said, a
// square says what it is for, an empty cell is a line to write on.
func TestNarrowTables_StandAsCards(t *testing.T) {
	set, _ := open(t)
	title := func(s string, share float64) plan.Column { return plan.Column{Title: said(s), Share: share} }
	table := plan.Table{
		Columns: []plan.Column{title("Step", 0.1), title("Accept", 0.15), title("Cannot", 0.15), title("Because", 0.2), title("Until", 0.4)},
		Rows: []plan.Row{{Cells: []plan.Cell{
			{{From: "x", Text: said("1"), Strong: true}}, {{From: "x", Boxes: []plan.Box{{}}}}, {{From: "x", Boxes: []plan.Box{{Ticked: true}}}},
			nil, {{From: "x", Text: said("12 March 2026")}},
		}}},
	}
	p := &plan.Plan{Langs: []string{"en"}, Blocks: []plan.Block{table}}
	pages := on(t, p, set, pdf.Large)
	got := strings.Join(allLines(pages), "|")
	if !strings.Contains(got, "Step|1|Accept|Cannot|Because|Until|12 March 2026") {
		t.Errorf("the card says %s", got)
	}
	squares, rules, ticks := 0, 0, 0
	for _, m := range pages[0].Marks {
		switch m.(type) {
		case pdf.Rect:
			squares++
		case pdf.Rule:
			rules++
		case pdf.Stroke:
			ticks++
		}
	}
	if squares != 2 || ticks != 1 || rules < 2 {
		t.Errorf("%d squares, %d ticks, %d lines", squares, ticks, rules)
	}
	if got := strings.Join(allLines(on(t, p, set, pdf.A4)), "|"); !strings.Contains(got, "Step|Accept|Cannot|Because|Until|1|||12 March 2026") {
		t.Errorf("on A4 the table says %s", got)
	}
}

// A page with all seven languages, both weights and what a plan holds, is small
// enough for a slow line.
func TestWrite_SevenLanguagesOnAPage(t *testing.T) {
	set, shelf := open(t)
	p := &plan.Plan{Head: plan.Head{Title: said("Seven")}}
	for _, l := range i18n.Languages() {
		say := words.For(l.Tag)
		in := func(key string) []plan.Said { return []plan.Said{{Lang: l.Tag, Text: say.Say(key, nil)}} }
		p.Blocks = append(p.Blocks, plan.Heading{Level: 1, Text: in("plan.rights")})
		for i := range 5 {
			p.Blocks = append(p.Blocks, plan.Paragraph{Part: plan.Part{From: "x", Text: in(fmt.Sprintf("plan.rights.%d", i+1)), Strong: i == 0}})
		}
	}
	pages := layout(t, p, set)
	if len(pages) > 2 {
		t.Errorf("%d pages", len(pages))
	}
	size := len(write(t, pages, set))
	t.Log("seven languages on a page:", size, "bytes")
	if size > 60<<10 {
		t.Errorf("seven languages take %d bytes", size)
	}
	// And the plans of seven people in one file.
	var all []pdf.Page
	for _, l := range i18n.Languages() {
		all = append(all, layout(t, compose(t, shelf, l.Tag, plan.Survivor), set)...)
	}
	size = len(write(t, all, set))
	t.Log("seven plans:", len(all), "pages,", size, "bytes")
	if size > 300<<10 {
		t.Errorf("seven plans take %d bytes", size)
	}
}

// A page of each new paper, small, to be looked at.
func TestPapers_Golden(t *testing.T) {
	set, _ := open(t)
	p := sheet("my", "ကျွန်ုပ်၏ အစီအစဉ်", "ကျွန်ုပ် ခါးနာနေပြီး ဆေးလည်း ကုန်တော့မယ်။ ဉာဏ်ကြွယ်သူ", "ရေသယ်နိုင်မယ်။")
	p.Langs = []string{"my", "en"}
	for _, paper := range []pdf.Paper{pdf.A5, pdf.Booklet, pdf.Large} {
		sides := pdf.Sheets(on(t, p, set, paper), paper)
		goldenPicture(t, paper.Name+".png", grey(pdf.Picture(sides[0], set, 45)))
	}
}

// The card of each person, to be cut out, and the picture of needs of the locked
// file: small, to be looked at.
func TestPapers_GoldenCardsAndWheel(t *testing.T) {
	set, shelf := open(t)
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		p := compose(t, shelf, lang, plan.Carry)
		pages := on(t, p, set, pdf.PaperOf(p.Copy, pdf.A4))
		if len(pages) > 2 {
			t.Errorf("%s: a card of %d pages does not fold", lang, len(pages))
		}
		goldenPicture(t, "card-"+lang+".png", grey(pdf.Picture(pdf.Sheets(pages, pdf.Pocket)[0], set, 45)))
	}
	file := on(t, compose(t, shelf, "km", plan.File), set, pdf.A4)
	goldenPicture(t, "wheel.png", grey(pdf.Picture(file[0], set, 45)))
}

// Under a page each language has one line, on whatever paper: what is too wide
// for it is said in brief, and the codes that a reply is found by are in it.
func TestPapers_FootHasOneLineALanguage(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		p := compose(t, shelf, l.Tag, plan.Survivor)
		for _, paper := range []pdf.Paper{pdf.A5, pdf.Large} {
			for n, page := range on(t, p, set, paper) {
				under := 0
				for _, m := range page.Marks {
					line, ok := m.(pdf.Text)
					if !ok || line.Y < paper.Height-paper.Bottom {
						continue
					}
					under++
					if !strings.Contains(line.Words, string(p.Head.Code)) || !strings.Contains(line.Words, p.Head.Check) {
						t.Errorf("%s on %s, page %d: the line does not hold the codes: %q", l.Tag, paper.Name, n+1, line.Words)
					}
				}
				if under != 2 {
					t.Errorf("%s on %s, page %d: %d lines under it", l.Tag, paper.Name, n+1, under)
				}
			}
		}
	}
}

// A print queue shows the title of a file to everybody at the printer: it holds
// no name, no code, and nothing that was said.
func TestMetaOf_TitleHoldsNoName(t *testing.T) {
	_, shelf := open(t)
	for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving, plan.Handover, plan.File} {
		for _, l := range i18n.Languages() {
			title := pdf.MetaOf(compose(t, shelf, l.Tag, copy), pdf.A4, now).Title
			want := words.For(l.Tag).Say("plan.title."+string(copy), nil)
			if title == "" || title != want {
				t.Errorf("%s %s: the title is %q, want %q", l.Tag, copy, title, want)
			}
		}
	}
}
