package main

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app/casefile/casefiletest"
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

// Every page is one of the real program, with an invented person on it, and is
// shown in the language that is asked for.
func TestEveryPageIsShown(t *testing.T) {
	for _, first := range []bool{true, false} {
		tour, err := visit(test.NewTempApp(t), !first)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(tour.end)
		tour.wear("km", look.Dark, 1)
		for _, r := range rooms() {
			if r.first != first {
				continue
			}
			w := wish{scale: 0.5, window: fyne.NewSize(1024, 640)}
			img := tour.photo(r, "km", w)
			want := r.route(casefiletest.Speaking("km", theDay()))
			if got := tour.app.Page().Route(); got.Page != want.Page || got.Case != "" && got.Case != want.Case {
				t.Errorf("%s: shows %s", r.name, got.Page)
			}
			if b := img.Bounds(); b.Dx() != 512 || b.Dy() != 320 {
				t.Errorf("%s: %v", r.name, b)
			}
			if small := frugal(img).(*image.Paletted); len(small.Palette) > 256 || len(small.Palette) < 2 { // the note pad has a ground and a caret
				t.Errorf("%s: %d colours", r.name, len(small.Palette))
			}
		}
	}
}
