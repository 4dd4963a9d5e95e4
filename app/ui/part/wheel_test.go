package part

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The mouse rests on the picture of a paper that is seen whole, or on what stays
// under the text: the wheel moves the page all the same. A picture made larger
// moves itself first, and the page when it is at its end.
func TestWheel_MovesThePageWhateverItIsOver(t *testing.T) {
	pic := NewPicture(1.4)
	pic.Set(image.NewGray(image.Rect(0, 0, 210, 294)))
	g := NewPage(PageParams{
		Body: []fyne.CanvasObject{NewPara(Said{Text: "Paper", Lang: "en"}, Style{}), pic},
		Stay: NewButton(ButtonParams{Label: One("Yes", "en")}),
	})
	w := window(t, g, fyne.NewSize(700, 500))
	over := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(o.Size().Width/2, 10)
	}
	turn := func(at fyne.Position, by float32) float32 {
		was := g.scroll.Offset.Y
		test.Scroll(w.Canvas(), at, 0, by)
		return g.scroll.Offset.Y - was
	}
	if by := turn(over(pic), -40); by != 40 {
		t.Errorf("over the picture the page moves by %v", by)
	}
	if by := turn(over(g.stay.what), -40); by != 40 {
		t.Errorf("over what stays it moves by %v", by)
	}
	pic.Zoom(2)
	if by := turn(fyne.NewPos(350, 200), -40); by != 0 || pic.scroll.Offset.Y != 40 {
		t.Errorf("over a picture made larger the page moves by %v, the picture by %v", by, pic.scroll.Offset.Y)
	}
	pic.scroll.ScrollToBottom()
	if by := turn(fyne.NewPos(350, 200), -40); by != 40 {
		t.Errorf("at the end of the picture the page moves by %v", by)
	}
}
