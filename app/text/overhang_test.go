package text

import (
	"math"
	"testing"
)

func TestMarksThatReachBeyondTheirLine(t *testing.T) {
	set := open(t)
	for _, c := range []struct {
		s, lang     string
		left, right float64 // at least, in thousandths of the em; 0 is less than 60
	}{
		{"တွေးခေါ်", "my", 0, 280}, {"လွေ့", "my", 0, 120}, {"ဉ", "my", 0, 370}, {"ព្រះជីវ្ណ", "km", 0, 180},
		{"ງືມ", "lo", 130, 0}, {"ที่นี่", "th", 0, 0}, {"Onward", "en", 0, 0}, {"", "en", 0, 0},
	} {
		for _, w := range []Weight{Regular, Bold} {
			st := Style{Lang: c.lang, Weight: w, Size: 1000}
			for _, s := range []string{c.s, c.s + "  "} {
				lines, err := set.Lines(s, st, math.Inf(1))
				if err != nil {
					t.Fatal(err)
				}
				left, right := set.Overhang(lines[0], st)
				for _, side := range []struct {
					name      string
					got, want float64
				}{{"left", left, c.left}, {"right", right, c.right}} {
					if side.got < side.want || side.want == 0 && side.got > 60 {
						t.Errorf("%q, weight %d: reaches %.0f out to the %s, want %.0f", s, w, side.got, side.name, side.want)
					}
				}
			}
		}
	}
}
