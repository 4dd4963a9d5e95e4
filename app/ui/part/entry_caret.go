package part

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// caret blinks for a little while after a key, so that it is found, and then
// stands still. It does not blink at all where the person has asked the system
// for less movement, nor where there is no real screen.
type caret struct {
	shape *canvas.Rectangle
	beats int // left until it stands still
	round int // of stirring; a beat of an earlier one comes too late
}

const (
	beat      = 600 * time.Millisecond
	mostBeats = 16 // even: it ends as it began
)

// stir shows the caret and begins to blink, or ends that.
func (c *caret) stir(on bool) {
	c.round++
	if c.shape.Hidden {
		c.shape.Show()
	}
	if !on || !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	if _, screen := fyne.CurrentApp().Driver().(desktop.Driver); !screen {
		return
	}
	c.beats = mostBeats
	c.next()
}

func (c *caret) next() {
	round := c.round
	time.AfterFunc(beat, func() {
		fyne.Do(func() {
			if c.round == round {
				c.blink()
			}
		})
	})
}

func (c *caret) blink() {
	if c.beats--; c.beats%2 == 1 {
		c.shape.Hide()
	} else {
		c.shape.Show()
	}
	canvas.Refresh(c.shape)
	if c.beats > 0 {
		c.next()
	}
}
