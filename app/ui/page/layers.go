package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app/ui/part"
)

// layers are the steps of a page that does one thing after another: each lies
// where the one before it lay, and the way back leads through them.
type layers struct {
	*Place
	at    Name
	stack *fyne.Container
	first func() // gives the keyboard away when a step is shown
	up    func() // goes one step back; nil on the first
	shown bool
	gone  bool
}

func newLayers(p *Place, at Name) *layers {
	return &layers{Place: p, at: at, stack: container.NewStack()}
}

func (l *layers) Content() fyne.CanvasObject { return l.stack }

// Ready implements Page.
func (l *layers) Ready() {
	l.shown = true
	if l.first != nil {
		l.first()
	}
}

// Drop implements Dropper: what is still under way has nowhere to tell.
func (l *layers) Drop() { l.gone = true }

// Close implements Closer.
func (l *layers) Close() bool {
	if l.up == nil {
		return false
	}
	l.up()
	return true
}

// show puts a step on the screen. next may be nil; first gives the keyboard
// away, and where it is nil next has it.
func (l *layers) show(title part.Said, body []fyne.CanvasObject, next *part.Button, first, up func()) {
	if first == nil && next != nil {
		first = func() { l.Focus(next) }
	}
	p := part.PageParams{Head: l.bar(title, l.at), Body: body, Back: l.back()}
	if next != nil {
		p.Next = next
	}
	if up != nil {
		p.Back = l.plain("ui.back", up)
	}
	l.lay(part.NewPage(p), first, up)
}

// choose puts a picker of files on the screen.
func (l *layers) choose(title string, p part.FolderParams, up func()) {
	p.Words, p.Lang, p.Start, p.OnCancel = l.words, l.Say.Tag(), l.Home, up
	l.lay(l.cover(title, l.at, part.NewFolderPicker(p)), nil, up)
}

func (l *layers) lay(o fyne.CanvasObject, first, up func()) {
	l.first, l.up = first, up
	l.stack.Objects = []fyne.CanvasObject{o}
	l.stack.Refresh()
	if l.shown {
		l.Settle()
		l.Ready()
	}
}
