package look

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The smallest and largest text size a person can choose.
const (
	MinScale float32 = 0.85
	MaxScale float32 = 2.00
)

// Theme is a mode and a text size. It implements fyne.Theme and never changes;
// a new choice is a new Theme.
type Theme struct {
	mode  Mode
	scale float32
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme. scale is 1 for 100 %; it is held between MinScale and
// MaxScale.
func New(m Mode, scale float32) *Theme {
	if m < Light || m > Contrast {
		m = Light
	}
	return &Theme{mode: m, scale: min(max(scale, MinScale), MaxScale)}
}

// Mode gives the theme's set of colours.
func (t *Theme) Mode() Mode { return t.mode }

// Scale gives the text size, 1 for 100 %.
func (t *Theme) Scale() float32 { return t.scale }

// Of gives the colour of a role.
func (t *Theme) Of(r Role) color.NRGBA { return tokens[r][t.mode] }

// Text gives a size of text in whole device-independent pixels: fyne draws
// letters of 17.25 as wide as those of 18, which lines broken for 17.25 have no
// room for.
func (t *Theme) Text(s Size) float32 { return float32(math.Round(float64(points[s] * t.scale))) }

var plain = New(Light, 1)

// Now gives the theme the program runs with, or the light one where the
// program runs with a theme that is not ours.
func Now() *Theme {
	app := fyne.CurrentApp()
	if app == nil {
		return plain
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t
	}
	return plain
}

// Color gives the colour of a role in the theme the program runs with.
func Color(r Role) color.Color { return Now().Of(r) }

// Text gives a size of text in the theme the program runs with.
func Text(s Size) float32 { return Now().Text(s) }

// Scale gives the text size the program runs with, 1 for 100 %.
func Scale() float32 { return Now().scale }

// Color implements fyne.Theme. The variant of the operating system is not
// asked: the mode is the person's own choice.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := tokens[Role(n)]; ok {
		return c[t.mode]
	}
	if r, ok := fyneRoles[n]; ok {
		return t.Of(r)
	}
	switch n {
	case theme.ColorNameShadow, theme.ColorNameInputBorder: // part.Field draws the edge
		return color.Transparent
	case theme.ColorNameSelection:
		c := t.Of(Focus)
		c.A = 0x55
		return c
	}
	return t.Of(Ink)
}

// fyneRoles gives fyne's own widgets (entries and scroll bars) our colours.
var fyneRoles = map[fyne.ThemeColorName]Role{
	theme.ColorNameBackground:          Paper,
	theme.ColorNameButton:              Sheet,
	theme.ColorNameDisabledButton:      Paper,
	theme.ColorNameDisabled:            Quiet,
	theme.ColorNameError:               Care,
	theme.ColorNameFocus:               Focus,
	theme.ColorNameForeground:          Ink,
	theme.ColorNameForegroundOnError:   CareSoft,
	theme.ColorNameForegroundOnPrimary: OnLead,
	theme.ColorNameForegroundOnSuccess: DoneSoft,
	theme.ColorNameForegroundOnWarning: CareSoft,
	theme.ColorNameHeaderBackground:    Sheet,
	theme.ColorNameHover:               LeadSoft,
	theme.ColorNameHyperlink:           Lead,
	theme.ColorNameInputBackground:     Sheet,
	theme.ColorNameMenuBackground:      Sheet,
	theme.ColorNameOverlayBackground:   Sheet,
	theme.ColorNamePlaceHolder:         Quiet,
	theme.ColorNamePressed:             LeadSoft,
	theme.ColorNamePrimary:             Lead,
	theme.ColorNameScrollBar:           Quiet,
	theme.ColorNameScrollBarBackground: Paper,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameSuccess:             Done,
	theme.ColorNameWarning:             Care,
}

// Font implements fyne.Theme. One font has every script: fyne measures a line
// by the font of the space, and clips the marks of any other.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Symbol {
		return theme.DefaultTheme().Font(s)
	}
	return Font(s.Bold)
}

// Icon implements fyne.Theme with fyne's own; ours are drawn by package part.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size implements fyne.Theme. Text grows with the text size; the gaps between
// things do not, so that 200 % still fits a small window.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return t.Text(Body)
	case theme.SizeNameCaptionText:
		return t.Text(Small)
	case theme.SizeNameHeadingText, theme.SizeNameSubHeadingText:
		return t.Text(Heading)
	case theme.SizeNameInlineIcon:
		return 20 * t.scale
	case theme.SizeNamePadding:
		return Step / 2
	case theme.SizeNameInnerPadding:
		// Beside the text of a field; and around fyne's own widgets, whose
		// lines are as high as the typeface says, 1.91 em: air enough.
		return Step * 5 / 4
	case theme.SizeNameLineSpacing:
		return 0
	case theme.SizeNameInputBorder:
		return 2 // of the cursor; part.Field draws the edge
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return Corner
	}
	return theme.DefaultTheme().Size(n)
}
