package text

import (
	"strconv"
	"strings"
	"testing"
)

// bytes of the Universal Declaration a second.
func BenchmarkBreaks(b *testing.B) {
	for _, lang := range []string{"en", "th", "lo", "km", "my"} {
		text := strings.Join(udhr(b, lang), "\n")
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Breaks(text, lang)
			}
		})
	}
}

// page is about as much as fits on a page of A4 in ten points.
func page(b *testing.B, lang string) string {
	return strings.Join(udhr(b, lang)[:24], "\n")
}

// A page broken, shaped and measured for the first time.
func BenchmarkLinesOfANewPage(b *testing.B) {
	set := open(b)
	for _, lang := range []string{"en", "th", "km", "my"} {
		text := page(b, lang)
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				set.Forget()
				if _, err := set.Lines(text, Style{Lang: lang, Size: 10}, 480); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The same page again, at another width: a window that is resized.
func BenchmarkLinesOfAKnownPage(b *testing.B) {
	set := open(b)
	for _, lang := range []string{"en", "th", "km", "my"} {
		text := page(b, lang)
		b.Run(lang, func(b *testing.B) {
			width := 300.0
			for b.Loop() {
				if width++; width > 600 {
					width = 300
				}
				if _, err := set.Lines(text, Style{Lang: lang, Size: 10}, width); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// From nothing to the first line in both weights: what a short-lived command
// pays.
func BenchmarkOpenToFirstLine(b *testing.B) {
	for b.Loop() {
		set, err := Open()
		if err != nil {
			b.Fatal(err)
		}
		for _, w := range []Weight{Regular, Bold} {
			if _, err := set.Lines("ផែនការ / แผนงาน", Style{Lang: "km", Weight: w, Size: 10}, 400); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	set := open(b)
	glyphs := used(b, set, Regular, "km", "th", "en")
	for b.Loop() {
		if _, err := set.Subset(Regular, alone(glyphs)); err != nil {
			b.Fatal(err)
		}
	}
}

// bytes of the Universal Declaration a second, laid out for the first time.
func BenchmarkLines(b *testing.B) { benchmarkLayout(b, (*Set).linesOf) }

// The same composed and justified, as paper does.
func BenchmarkCompose(b *testing.B) { benchmarkLayout(b, (*Set).composed) }

func (t *Set) linesOf(s string, st Style) ([]Line, error) { return t.Lines(s, st, 480) }
func (t *Set) composed(s string, st Style) ([]Line, error) {
	return t.Compose(s, st, Shape{Width: 480, Align: Justify})
}

func benchmarkLayout(b *testing.B, lay func(*Set, string, Style) ([]Line, error)) {
	set := open(b)
	for _, lang := range languages {
		text := strings.Join(udhr(b, lang), "\n")
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				set.Forget()
				if _, err := lay(set, text, Style{Lang: lang, Size: 10}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A letter typed into a field that holds five thousand characters, as one
// paragraph and as the fourteen or so paragraphs they would be.
func BenchmarkTyping(b *testing.B) {
	set := open(b)
	for _, lang := range []string{"en", "th", "km", "my", "zh"} {
		for _, c := range []struct{ name, between string }{{"one", " "}, {"many", "\n"}} {
			text := []rune(strings.Join(udhr(b, lang), c.between))
			text = text[:min(len(text), 5000)]
			for len(text) < 5000 {
				text = append(text, text...)
			}
			text = text[:5000]
			b.Run(lang+"/"+c.name, func(b *testing.B) {
				n := 0
				for b.Loop() {
					n++
					typed := string(text[:2500]) + strconv.Itoa(n) + string(text[2500:])
					if _, err := set.Lines(typed, Style{Lang: lang, Size: 10}, 480); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
