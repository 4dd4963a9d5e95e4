package part

import "fyne.io/fyne/v2"

// line is one finished line: its text, and the width and the heights over and
// under the base line that its marks need.
type line struct {
	text                   string
	width, ascent, descent float32
}

// breakLines breaks a text into lines no wider than width.
func breakLines(s Said, bold bool, size, width float32) []line {
	w := fyne.MeasureText(s.Text, size, fyne.TextStyle{Bold: bold}).Width
	return []line{{s.Text, w, size * 1.1, size * 0.6}}
}
