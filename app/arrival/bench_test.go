package arrival

import (
	"strings"
	"testing"
)

// A long answer is looked at and made tidy at every key; a name is folded for
// every case in the vault at every key of a search.
func BenchmarkLongAnswer(b *testing.B) {
	answer := strings.Join(readCorpus(b, "../text/testdata/udhr/my.txt")[:12], "\n")
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"Look", func() { Look(answer, "my") }},
		{"Tidy", func() { Tidy(answer) }},
		{"FromZawgyi", func() { FromZawgyi(answer) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(answer)))
			for b.Loop() {
				c.do()
			}
		})
	}
}

func BenchmarkFoldName(b *testing.B) {
	for b.Loop() {
		Fold("ဒေါ်ခင်ခင်အေး")
	}
}
