package text

import (
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
