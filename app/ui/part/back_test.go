package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// A page stands behind the list of folders for more than a minute. Fyne
// forgets how it was drawn and asks anew when the page is back, in the size it
// had: its words and its drawings must be there.
func TestRenderers_ComeBackWithWhatTheyShowed(t *testing.T) {
	p := NewPara(Said{Text: "the bridge and the tall tree", Lang: "en"}, Style{Size: look.Working})
	i := NewIcon("home", look.Ink)
	f := NewField(FieldParams{Lang: "en", Text: "rice"})
	for _, o := range []fyne.CanvasObject{p, i, f} {
		stand(t, o, 300)
	}
	for _, w := range []fyne.Widget{p, i, f.entry} {
		before, now := test.WidgetRenderer(w).Objects(), w.CreateRenderer().Objects()
		if len(before) == 0 || len(now) != len(before) {
			t.Fatalf("%T: %d objects, before %d", w, len(now), len(before))
		}
		for n, o := range now {
			if o.Size() != before[n].Size() || o.Position() != before[n].Position() {
				t.Errorf("%T: %T stands in %v, before in %v", w, o, o.Size(), before[n].Size())
			}
			if x, ok := o.(*canvas.Text); ok && x.Text == "" {
				t.Errorf("%T: a line without words", w)
			}
		}
	}
}
