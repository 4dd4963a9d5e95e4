package part

import "fyne.io/fyne/v2"

// Frame gives an object a height of its own inside something that scrolls.
type Frame struct {
	block
	height float32
	o      fyne.CanvasObject
}

// NewFrame makes a frame, height in pixels.
func NewFrame(height float32, o fyne.CanvasObject) *Frame {
	f := &Frame{height: height, o: o}
	f.init(f, f.lay, o)
	return f
}

func (f *Frame) lay(width float32, put bool) (float32, float32) {
	if put {
		place(f.o, 0, 0, width, f.height)
	}
	return f.height, minWidth
}
