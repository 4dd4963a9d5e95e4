package part

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/look"
)

// keycap is one key of a Keyboard: a character, and smaller beside it the one
// with Shift; or a drawing. It does its work when it is pressed, as a key does,
// not when it is let go.
type keycap struct {
	block
	k        *Keyboard
	ground   *canvas.Rectangle
	main     sign
	corner   sign
	icon     *Icon
	at       string // place on the board; empty for keys that type no letter
	text     string
	beside   string
	lang     string
	small    bool // a word rather than a letter
	service  bool // not a letter: on the colour of the desk
	on       bool // held down, or chosen
	pressed  bool
	repeats  bool
	empty    bool // stands for nothing just now, and is not seen
	press    func()
	repeater *time.Timer
}

var (
	_ desktop.Mouseable = (*keycap)(nil)
	_ desktop.Hoverable = (*keycap)(nil)
)

func (k *Keyboard) newCap(press func()) *keycap {
	c := &keycap{k: k, press: press, ground: &canvas.Rectangle{}, main: newSign(), corner: newSign()}
	c.restyle = c.dress
	c.init(c, c.lay, c.ground, c.main.text, c.main.mark, c.corner.text, c.corner.mark)
	return c
}

func (k *Keyboard) drawn(icon string, press func()) *keycap {
	c := k.newCap(press)
	c.service = true
	c.icon = NewIcon(icon, look.Ink)
	c.objects = append(c.objects, c.icon)
	return c
}

func (k *Keyboard) worded(words Said, press func()) *keycap {
	c := k.newCap(press)
	c.service, c.small, c.text, c.lang = true, true, words.Text, words.Lang
	return c
}

// set changes what stands on the key.
func (c *keycap) set(text, beside string) {
	if c.text != text || c.beside != beside {
		c.text, c.beside = text, beside
		c.Refresh()
	}
}

func (c *keycap) setOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

func (c *keycap) setIcon(name string) { c.icon.Set(name, look.Ink) }

func (c *keycap) size() float32 {
	if c.small {
		return c.k.letters(smallKey)
	}
	return c.k.letters(mainKey)
}

func (c *keycap) lay(width float32, put bool) (float32, float32) {
	if !put {
		return c.k.rowHeight(), minWidth / 2
	}
	h := c.lowest
	place(c.ground, 0, 0, width, h)
	if c.icon != nil {
		s := c.icon.MinSize()
		place(c.icon, (width-s.Width)/2, (h-s.Height)/2, s.Width, s.Height)
		return h, 0
	}
	base := c.k.baseline(h)
	if c.beside == "" {
		c.main.write(c.text, c.lang, c.size(), width/2, width-6, base)
		c.corner.clear()
		return h, 0
	}
	c.main.write(c.text, c.lang, c.size(), width*0.35, width*0.56, base)
	c.corner.write(c.beside, c.lang, c.k.letters(cornerKey), width*0.81, width*0.33, base-h*0.14)
	return h, 0
}

func (c *keycap) dress() {
	ground, edge, ink := look.Sheet, look.Quiet, look.Ink
	switch {
	case c.press == nil, c.empty:
		ground, edge = "", ""
	case c.on:
		ground, edge, ink = look.Lead, look.Lead, look.OnLead
	case c.pressed && !c.k.secret:
		ground, edge = look.LeadSoft, look.Lead
	case c.service:
		ground = look.Paper
	}
	fillRect(c.ground, ground, edge)
	c.main.color(ink)
	c.corner.color(look.Quiet)
	if c.on {
		c.corner.color(ink)
	}
	if c.icon != nil {
		c.icon.Set(c.icon.name, ink)
		c.icon.Refresh()
	}
}

// How long Backspace and the arrows are held before they go on by themselves,
// and how fast they do.
const (
	holdFor   = 500 * time.Millisecond
	goOnEvery = 60 * time.Millisecond
)

// MouseDown implements desktop.Mouseable.
func (c *keycap) MouseDown(e *desktop.MouseEvent) {
	if c.press == nil || c.empty || e.Button != desktop.MouseButtonPrimary {
		return
	}
	c.pressed = true
	c.Refresh()
	c.press()
	if c.repeats {
		c.goOn(holdFor)
	}
}

func (c *keycap) goOn(after time.Duration) {
	c.repeater = time.AfterFunc(after, func() {
		fyne.Do(func() {
			if c.pressed {
				c.press()
				c.goOn(goOnEvery)
			}
		})
	})
}

// MouseUp implements desktop.Mouseable.
func (c *keycap) MouseUp(*desktop.MouseEvent) { c.letGo() }

// MouseIn implements desktop.Hoverable.
func (c *keycap) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (c *keycap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *keycap) MouseOut() { c.letGo() }

func (c *keycap) letGo() {
	if c.repeater != nil {
		c.repeater.Stop()
	}
	if c.pressed {
		c.pressed = false
		c.Refresh()
	}
}
