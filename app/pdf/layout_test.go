package pdf_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/i18n"
)

func said(s string) []plan.Said { return []plan.Said{{Lang: "en", Text: s}} }

// long is a table of n rows whose cells say which row they belong to.
func long(n int) *plan.Plan {
	t := plan.Table{Columns: []plan.Column{{Title: said("Head A"), Share: 0.3}, {Title: said("Head B"), Share: 0.7}}}
	for i := range n {
		t.Rows = append(t.Rows, plan.Row{Cells: []plan.Cell{
			{{From: "a", Text: said(fmt.Sprintf("row-%d", i))}},
			{{From: "b", Text: said(strings.Repeat(fmt.Sprintf("word row-%d ", i), 5+i%40))}},
		}})
	}
	return &plan.Plan{Blocks: []plan.Block{plan.Heading{Level: 1, Text: said("Title")}, t}}
}

// words gives all lines of a page.
func lines(p pdf.Page) []string {
	var all []string
	for _, m := range p.Marks {
		if t, ok := m.(pdf.Text); ok {
			all = append(all, t.Words)
		}
	}
	return all
}

func TestLayout_RowsAreNeverCutAndHeadsRepeated(t *testing.T) {
	set, _ := open(t)
	pages := layout(t, long(60), set)
	if len(pages) < 4 {
		t.Fatalf("%d pages, too few to test anything", len(pages))
	}
	home := map[string]int{}
	for n, p := range pages {
		all := strings.Join(lines(p), "\n")
		if strings.Count(all, "Head A") != 1 || strings.Count(all, "Head B") != 1 {
			t.Errorf("page %d does not have its head once", n+1)
		}
		for _, word := range strings.Fields(all) {
			if !strings.HasPrefix(word, "row-") {
				continue
			}
			if before, ok := home[word]; ok && before != n {
				t.Errorf("%s stands on pages %d and %d", word, before+1, n+1)
			}
			home[word] = n
		}
	}
	if len(home) != 60 {
		t.Errorf("%d rows are there, want 60", len(home))
	}
}

// Steps are never cut, and stand in their order.
func TestLayout_CardsAreNeverCut(t *testing.T) {
	set, _ := open(t)
	var cards plan.Cards
	for i := range 24 {
		var parts plan.Cell
		for range 3 + i%6 {
			parts = append(parts, plan.Part{From: "x", Label: said("label"), Text: said(strings.Repeat(fmt.Sprintf("card-%d ", i), 4+i%9))})
		}
		cards = append(cards, plan.Card{Top: plan.Cell{{From: "x", Icon: "d3", Text: said("A step"), Label: said("first")}}, Parts: parts})
	}
	pages := layout(t, &plan.Plan{Blocks: []plan.Block{cards}}, set)
	if len(pages) < 4 {
		t.Fatalf("%d pages, too few to test anything", len(pages))
	}
	home := map[string]int{}
	for n, p := range pages {
		inside(t, p)
		for _, word := range strings.Fields(strings.Join(lines(p), "\n")) {
			if !strings.HasPrefix(word, "card-") {
				continue
			}
			if before, ok := home[word]; ok && before != n {
				t.Errorf("%s stands on pages %d and %d", word, before+1, n+1)
			}
			home[word] = n
		}
	}
	if len(home) != 24 {
		t.Errorf("%d cards are there, want 24", len(home))
	}
}

// A card taller than a page goes on overleaf; nothing of it is lost.
func TestLayout_ACardTallerThanAPageGoesOn(t *testing.T) {
	set, _ := open(t)
	var parts plan.Cell
	for i := range 160 {
		parts = append(parts, plan.Part{From: "x", Label: said("label"), Text: said(fmt.Sprintf("part-%d.", i))})
	}
	var all []string
	for _, page := range layout(t, &plan.Plan{Blocks: []plan.Block{plan.Cards{{Parts: parts}}}}, set) {
		inside(t, page)
		all = append(all, lines(page)...)
	}
	for i := range 160 {
		if n := strings.Count(strings.Join(all, "\n")+"\n", fmt.Sprintf("part-%d.", i)); n != 1 {
			t.Errorf("part %d stands %d times", i, n)
		}
	}
}

// The plans of the invented people are thin enough to be read and kept, and
// the file is small enough for a slow line.
func TestLayout_APlanIsThin(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		for copy, most := range map[plan.Copy]int{plan.Survivor: 4, plan.Receiving: 5} {
			pages := layout(t, compose(t, shelf, l.Tag, copy), set)
			if l.Tag == "my" || l.Tag == "km" && copy == plan.Survivor {
				most++ // one's lines are tall, and its dates with the Thai year take two; the other has five steps
			}
			if len(pages) > most {
				t.Errorf("%s %s: %d pages, want %d at most", l.Tag, copy, len(pages), most)
			}
			kB := 60
			if l.Tag == "zh-Hans" {
				kB = 105 // its letters alone are 70
			}
			if size := len(write(t, pages, set)); size > kB<<10 {
				t.Errorf("%s %s: %d bytes, want %d kB at most", l.Tag, copy, size, kB)
			}
		}
	}
}

// Nobody signs a page that does not say what is signed.
func TestLayout_SignaturesStandWithWhatIsSigned(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		pages := layout(t, compose(t, shelf, l.Tag, plan.Survivor), set)
		p := words.For(l.Tag)
		last := lines(pages[len(pages)-1])
		if !slices.Contains(last, p.Say("plan.agree", nil)) {
			t.Errorf("%s: the last page does not hold the agreement", l.Tag)
		}
	}
}

// A row taller than a page goes on overleaf; nothing of it is lost.
func TestLayout_ARowTallerThanAPageGoesOn(t *testing.T) {
	set, _ := open(t)
	var cell plan.Cell
	for i := range 120 {
		cell = append(cell, plan.Part{From: "x", Text: said(fmt.Sprintf("part-%d.", i))})
	}
	p := &plan.Plan{Blocks: []plan.Block{plan.Table{
		Columns: []plan.Column{{Title: said("Head"), Share: 1}}, Rows: []plan.Row{{Cells: []plan.Cell{cell}}},
	}}}
	pages := layout(t, p, set)
	var all []string
	for _, page := range pages {
		all = append(all, lines(page)...)
		inside(t, page)
	}
	for i := range 120 {
		if n := strings.Count(strings.Join(all, "\n")+"\n", fmt.Sprintf("part-%d.", i)); n != 1 {
			t.Errorf("part %d stands %d times", i, n)
		}
	}
}

// inside holds that nothing is drawn over the edge of the paper, and no text
// over its margins.
func inside(t *testing.T, p pdf.Page) { t.Helper(); within(t, p, pdf.A4) }

func within(t *testing.T, p pdf.Page, paper pdf.Paper) {
	t.Helper()
	for _, m := range p.Marks {
		line, ok := m.(pdf.Text)
		if !ok {
			continue
		}
		right := line.X
		for _, r := range line.Runs {
			right += r.Width
		}
		hang := 3.0 // spaces at the end of a line hang over the edge
		if line.X < paper.Left-0.01 || right > p.Width-paper.Right+hang || line.Y < 5 || line.Y > p.Height-5 {
			t.Errorf("a line stands at %.1f, %.1f to %.1f mm", line.X, line.Y, right)
		}
	}
}

func TestLayout_StaysOnThePaper(t *testing.T) {
	set, shelf := open(t)
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving} {
			for _, page := range layout(t, compose(t, shelf, lang, copy), set) {
				inside(t, page)
			}
		}
	}
}

// Every form can be printed to fill by hand, in every language.
func TestLayout_BlankForms(t *testing.T) {
	set, shelf := open(t)
	for _, def := range shelf.All() {
		for _, l := range i18n.Languages() {
			pages := layout(t, plan.Blank(def, words, []string{l.Tag, "th"}), set)
			if len(pages) < 2 {
				t.Errorf("%s in %s is %d pages", def.ID(), l.Tag, len(pages))
			}
			for _, page := range pages {
				inside(t, page)
			}
		}
	}
}

// A heading is never the last thing on a page.
func TestLayout_HeadingsStayWithWhatTheyHead(t *testing.T) {
	set, _ := open(t)
	for filler := range 30 {
		p := &plan.Plan{}
		for range filler {
			p.Blocks = append(p.Blocks, plan.Paragraph{Part: plan.Part{From: "x", Lines: 1}})
		}
		p.Blocks = append(p.Blocks, plan.Heading{Level: 1, Text: said("Over it")}, long(1).Blocks[1])
		for _, page := range layout(t, p, set) {
			all := strings.Join(lines(page), "\n")
			if strings.Contains(all, "Over it") != strings.Contains(all, "row-0") {
				t.Fatalf("after %d lines the heading stands alone", filler)
			}
		}
	}
}

// The reply page is one sheet, to be photographed at once.
func TestLayout_TheReplyPageIsOneSheet(t *testing.T) {
	set, shelf := open(t)
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		p := compose(t, shelf, lang, plan.Receiving)
		pages := layout(t, p, set)
		title := words.For(lang).Say("plan.reply", nil)
		if last := lines(pages[len(pages)-1]); !slices.Contains(last, title) {
			t.Errorf("%s: the reply goes on overleaf", lang)
		}
	}
}

// Chinese leaves no single character on a line of its own, whatever the length
// of a paragraph.
func TestLayout_NoChineseCharacterStandsAlone(t *testing.T) {
	set, _ := open(t)
	sentence := []rune(strings.Repeat("我想和懂我的人说说话也想学习", 8))
	for n := 40; n < len(sentence); n++ {
		p := &plan.Plan{Blocks: []plan.Block{plan.Paragraph{Part: plan.Part{From: "x", Text: []plan.Said{{Lang: "zh-Hans", Text: string(sentence[:n]) + "。"}}}}}}
		var all []string
		for _, l := range lines(layout(t, p, set)[0]) {
			if strings.ContainsAny(l, "我想和懂的人说话也学习") {
				all = append(all, l)
			}
		}
		if last := []rune(all[len(all)-1]); len(all) > 1 && len(last) < 3 {
			t.Errorf("of %d characters, %q stands alone", n, string(last))
		}
	}
}

// A name with a character that no letter was drawn for stops the print and
// says where it stands.
func TestLayout_NamesAMissingCharacterAndItsPlace(t *testing.T) {
	set, _ := open(t)
	p := &plan.Plan{Blocks: []plan.Block{plan.Paragraph{Part: plan.Part{From: "people.list.r1.name", Text: said("Abebe አበበ")}}}}
	_, err := pdf.Layout(p, set, pdf.A4)
	var missing *pdf.MissingGlyph
	if !errors.As(err, &missing) || missing.Char != 'አ' || missing.Where != "people.list.r1.name" {
		t.Errorf("got %v", err)
	}
	var inner *text.MissingGlyphError
	if errors.As(err, &inner) {
		t.Error("the error of the type room comes through the door")
	}
	if strings.Contains(fmt.Sprint(err), "Abebe") {
		t.Error("the error holds what was typed")
	}
}
