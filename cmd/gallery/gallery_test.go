package main

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// Every specimen can be drawn, in the script with the deepest stacks and at
// the largest size, and is not an empty sheet.
func TestEverySpecimenDraws(t *testing.T) {
	app := test.NewTempApp(t)
	for _, m := range []look.Mode{look.Light, look.Contrast} {
		app.Settings().SetTheme(look.New(m, look.MaxScale))
		for _, s := range specimens() {
			img := picture(s, stageFor("my"), 0.5)
			first, different := img.At(0, 0), false
			b := img.Bounds()
			for y := b.Min.Y; y < b.Max.Y && !different; y += 2 {
				for x := b.Min.X; x < b.Max.X; x++ {
					if img.At(x, y) != first {
						different = true
						break
					}
				}
			}
			if !different {
				t.Errorf("%s in %s: nothing is drawn", s.name, m)
			}
		}
	}
}

func TestSampleIsWholeInEveryLanguage(t *testing.T) {
	for name, said := range sample {
		if len(said) != 7 {
			t.Errorf("%s: in %d languages, want 7", name, len(said))
		}
	}
}
