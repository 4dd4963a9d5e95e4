package layout_test

import (
	"testing"

	"onward/app/typing/layout"
)

// Whoever has a Thai or a Lao keyboard need not change it to choose by digits.
func TestDigit_OnAnyKeyboard(t *testing.T) {
	for r, want := range map[rune]int{'1': 1, '9': 9, '0': 0, '៤': 4, '၅': 5, 'ๅ': 1, 'ภ': 4, 'ຢ': 1, 'ຟ': 2} {
		if n, ok := layout.Digit(r); !ok || n != want {
			t.Errorf("%c is %d, %v; want %d", r, n, ok, want)
		}
	}
	for _, r := range "aກ /-ន?" {
		if n, ok := layout.Digit(r); ok {
			t.Errorf("%q is taken for %d", r, n)
		}
	}
}
