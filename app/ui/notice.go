package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// notice is the place above every page where something is said about the
// program itself: what went wrong and what to do.
type notice struct {
	column *part.Column
	mouse  fyne.Position // where the mouse was last, as a sign of life
	kind   part.BannerKind
	text   string // "" where nothing is said
}

func newNotice() *notice { return &notice{column: part.NewColumn(0)} }

func (n *notice) clear() {
	n.text = ""
	n.column.Set()
}

func (n *notice) say(kind part.BannerKind, words part.Said) {
	if n.text == words.Text {
		return // said already: nothing moves
	}
	n.kind, n.text = kind, words.Text
	n.column.Set(part.NewBanner(part.BannerParams{Kind: kind, Text: part.Pair{Hers: words}}))
}

// trouble says an error in words, above the page. nil takes it back, and nothing
// else that was said: what is done stays done.
func (a *App) trouble(err error) {
	if err == nil {
		if a.notice.kind == part.TakeCare {
			a.clearNotice()
		}
		return
	}
	key, args := explain(err)
	a.warn(a.Words.For(a.tongue()).Say(key, args))
}

func (a *App) warn(text string) {
	a.notice.say(part.TakeCare, part.Said{Text: text, Lang: a.tongue()})
	a.relay()
}

func (a *App) told(words part.Said) {
	a.notice.say(part.AllDone, words)
	a.relay()
}

// quietly says what only has to be known.
func (a *App) quietly(words part.Said) {
	a.notice.say(part.Information, words)
	a.relay()
}

func (a *App) clearNotice() {
	if a.notice.text != "" {
		a.notice.clear()
		a.relay()
	}
}

// relay lays the page out anew under what is said above it.
func (a *App) relay() {
	if c := a.win.Content(); c != nil {
		c.Refresh()
	}
}

func explain(err error) (string, i18n.Args) { return app.Explain(err) }

// frame stands the notice above the page and the keyboard under it, on paper
// that feels the mouse.
func frame(n *notice, content fyne.CanvasObject, keyboard *part.Keyboard) fyne.CanvasObject {
	return container.NewStack(newGround(n), container.New(&between{}, n.column, content, keyboard))
}

// between lays the second object between the first above it and the third
// under it, which have heights of their own.
type between struct{}

func (between) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	above, under := tall(objects[0], size.Width), tall(objects[2], size.Width)
	for i, at := range []struct{ y, h float32 }{{0, above}, {above, size.Height - above - under}, {size.Height - under, under}} {
		objects[i].Move(fyne.NewPos(0, at.y))
		objects[i].Resize(fyne.NewSize(size.Width, at.h))
	}
}

func tall(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(part.Tall); ok && o.Visible() {
		return t.HeightFor(width)
	}
	return 0
}

// MinSize lets the window be as small as a person wants it: pages scroll.
func (between) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// ground is the paper behind everything.
type ground struct {
	widget.BaseWidget
	n     *notice
	paper *canvas.Rectangle
}

var _ desktop.Hoverable = (*ground)(nil)

func newGround(n *notice) *ground {
	g := &ground{n: n, paper: canvas.NewRectangle(look.Color(look.Paper))}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.paper) }

// MouseIn implements desktop.Hoverable.
func (g *ground) MouseIn(e *desktop.MouseEvent) { g.n.mouse = e.AbsolutePosition }

// MouseMoved implements desktop.Hoverable.
func (g *ground) MouseMoved(e *desktop.MouseEvent) { g.n.mouse = e.AbsolutePosition }

// MouseOut implements desktop.Hoverable.
func (g *ground) MouseOut() {}
