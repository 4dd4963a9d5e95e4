package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Whatever is typed, pasted or deleted wherever, a long paragraph that is shaped
// with the help of what it was is as if shaped alone.
func TestAChangedParagraphIsAsIfShapedAlone(t *testing.T) {
	set := open(t)
	f := &set.faces[Regular]
	if _, err := f.fonts(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	pastes := mixed(t)
	for _, l := range alphabets {
		lang := l.lang
		if !slices.Contains(languages, lang) {
			lang = "my" // S'gaw Karen is written into a Burmese text
		}
		letters := []rune(l.letters)
		text := strings.Join(udhr(t, lang)[3:12], " ")
		var before *paragraph
		for range 24 {
			if before != nil && f.broken(before.glyphs) {
				text, before = strings.Join(udhr(t, lang)[3:12], " "), nil
			}
			at := random.IntN(len([]rune(text)))
			rs := []rune(text)
			switch random.IntN(6) {
			case 0:
				rs = slices.Delete(rs, at, min(len(rs), at+1+random.IntN(9)))
			case 1:
				rs = slices.Insert(rs, at, []rune(pastes[random.IntN(len(pastes))])...)
			default:
				for range 1 + random.IntN(4) {
					rs = slices.Insert(rs, at, letters[random.IntN(len(letters))])
				}
			}
			text = string(rs)
			items := itemise(text, lang)
			got, want := f.shapeItems(text, items, before), f.shapeItems(text, items, nil)
			if !slices.Equal(got, want) {
				for i := range got {
					if got[i] != want[i] {
						t.Fatalf("%s: glyph %d is %v, want %v: %q", lang, i, got[max(0, i-6):i+6], want[max(0, i-6):i+6], text[got[i].cluster-30:got[i].cluster+30])
					}
				}
			}
			before = &paragraph{text: text, items: items, glyphs: got}
			before.measure()
		}
	}
}
