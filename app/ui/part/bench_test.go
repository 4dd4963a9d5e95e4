package part

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkSection opens a section of 25 questions in Khmer over Thai: what
// stands between choosing it and seeing it, but for the drawing itself.
func BenchmarkSection(b *testing.B) {
	kinds := []string{"yesno", "face5", "text", "long", "one", "many", "pdate", "number"}
	for n := range b.N {
		var cards []fyne.CanvasObject
		clear(broken.lines) // as if these words were never shown before
		for i := range 25 {
			label := Pair{
				Hers:    Said{Text: fmt.Sprintf("%s %d %d", sentences["km"], n, i), Lang: "km"},
				Working: Said{Text: fmt.Sprintf("%s %d %d", sentences["th"], n, i), Lang: "th"},
			}
			p := standing(QuestionParams{Kind: kinds[i%len(kinds)], Help: label.Working, Say: label})
			p.Label = label
			for _, key := range []string{"safety", "home", "health", "law", "papers", "work"} {
				p.Options = append(p.Options, Option{key, One(fmt.Sprint(sentences["km"][:60], key, i), "km")})
			}
			cards = append(cards, NewQuestion(p))
		}
		page := NewPage(PageParams{Body: cards})
		c := page
		c.Resize(fyne.NewSize(1024, 640))
		objects := 0
		walk(c, func(fyne.CanvasObject) bool { objects++; return false }, nil)
		if objects < 100 {
			b.Fatal("the page holds nothing")
		}
	}
}

// BenchmarkKeyboardShift writes anew what stands on every key.
func BenchmarkKeyboardShift(b *testing.B) {
	k := NewKeyboard(KeyboardParams{Words: keyWords, Lang: "my"})
	w := test.NewWindow(k)
	defer w.Close()
	k.Open(nil)
	w.Resize(fyne.NewSize(1024, 640))
	for b.Loop() {
		if !k.Press("shift") {
			k.Press("locked")
		}
	}
}
