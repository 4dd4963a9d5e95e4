package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// contrast is the ratio of WCAG 2.1, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

func TestInkIsLegibleOnEveryGround(t *testing.T) {
	grounds := []Role{Paper, Sheet, LeadSoft, CareSoft, ActSoft, DoneSoft}
	for _, m := range Modes {
		th := New(m, 1)
		check := func(ink, ground Role, least float64) {
			t.Helper()
			if got := contrast(th.Of(ink), th.Of(ground)); got < least {
				t.Errorf("%s: %s on %s is %.2f:1, want %.1f:1", m, ink, ground, got, least)
			}
		}
		for _, g := range grounds {
			check(Ink, g, 7)
			check(Quiet, g, 4.5)
		}
		for _, g := range []Role{Paper, Sheet, LeadSoft} {
			check(Lead, g, 4.5)
			check(Focus, g, 3) // a ring is no text
		}
		check(Care, CareSoft, 4.5)
		check(Care, Sheet, 4.5)
		check(Act, ActSoft, 4.5)
		check(Act, Sheet, 4.5)
		check(Done, DoneSoft, 4.5)
		check(OnLead, Lead, 4.5)
		check(OnAct, Act, 4.5)
	}
}

func TestEveryColourOfFyneIsOneOfOurs(t *testing.T) {
	for _, m := range Modes {
		th := New(m, 1)
		ours := map[color.Color]bool{color.Transparent: true}
		for _, c := range tokens {
			ours[c[m]] = true
		}
		for _, n := range []fyne.ThemeColorName{
			theme.ColorNameBackground, theme.ColorNameForeground, theme.ColorNameInputBackground, theme.ColorNameInputBorder,
			theme.ColorNamePrimary, theme.ColorNameFocus, theme.ColorNameScrollBar, theme.ColorNamePlaceHolder, "a colour of tomorrow",
		} {
			for _, v := range []fyne.ThemeVariant{theme.VariantDark, theme.VariantLight} {
				if c := th.Color(n, v); !ours[c] {
					t.Errorf("%s: %s is %v, which is no colour of ours", m, n, c)
				}
			}
		}
	}
}

func TestTextSizeIsHeld(t *testing.T) {
	for _, x := range []struct{ ask, want float32 }{{0.1, 0.85}, {1, 1}, {1.5, 1.5}, {9, 2}} {
		if got := New(Light, x.ask).Scale(); got != x.want {
			t.Errorf("asked for %v, got %v, want %v", x.ask, got, x.want)
		}
	}
	if a, b := New(Light, 1).Text(Hers), New(Light, 2).Text(Hers); b != 2*a || a != 19 {
		t.Errorf("her language is %v at 100 %% and %v at 200 %%", a, b)
	}
	if a, b := New(Light, 1).Size(theme.SizeNameText), New(Light, 2).Size(theme.SizeNameText); b != 2*a {
		t.Errorf("entries are %v and %v", a, b)
	}
}

func TestModesKeepTheirNames(t *testing.T) {
	for _, m := range Modes {
		if got := ModeNamed(m.String()); got != m {
			t.Errorf("%s came back as %s", m, got)
		}
	}
	if ModeNamed("sepia") != Light {
		t.Error("an unknown name should be Light")
	}
}
