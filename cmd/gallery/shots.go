package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
	"onward/app/ui/part"
)

// shots writes a picture of every specimen that is wished for.
func shots(w wish) error {
	if err := os.MkdirAll(w.dir, 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	if err := photograph(w); err != nil {
		return err
	}
	app := test.NewApp()
	defer app.Quit()
	for _, lang := range w.langs {
		for _, mode := range w.modes {
			app.Settings().SetTheme(look.New(mode, w.size))
			for _, s := range specimens() {
				if !strings.HasPrefix(s.name, w.only) {
					continue
				}
				name := fmt.Sprintf("%s.%s.%s.png", s.name, lang, mode)
				if err := save(filepath.Join(w.dir, name), picture(s, stageFor(lang), w.scale)); err != nil {
					return fmt.Errorf("write %s: %w", name, err)
				}
			}
		}
	}
	return nil
}

// photograph writes a picture of every page that is wished for. The light ones
// are of every page, the others of those that show all there is.
func photograph(w wish) error {
	for _, first := range []bool{true, false} {
		if err := photographIn(w, first); err != nil {
			return err
		}
	}
	return nil
}

func photographIn(w wish, first bool) error {
	var wanted []room
	for _, r := range rooms() {
		if r.first == first && strings.HasPrefix("page-"+r.name, w.only) {
			wanted = append(wanted, r)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	t, err := visit(test.NewApp(), !first)
	if err != nil {
		return err
	}
	defer t.end()
	for _, lang := range w.langs {
		for _, mode := range w.modes {
			t.wear(lang, mode, w.size)
			for _, r := range wanted {
				if mode != look.Light && !r.every && len(w.modes) > 1 {
					continue
				}
				name := fmt.Sprintf("page-%s.%s.%s.png", r.name, lang, mode)
				if err := save(filepath.Join(w.dir, name), t.photo(r, lang, w)); err != nil {
					return fmt.Errorf("write %s: %w", name, err)
				}
			}
		}
	}
	return nil
}

// photo draws a page without a display. Each page is laid out twice: what
// scrolls to its place does so once there is one.
func (t *tour) photo(r room, lang string, w wish) image.Image {
	win := t.app.Window()
	if c, ok := win.Canvas().(test.WindowlessCanvas); ok {
		c.SetScale(w.scale)
	}
	win.Resize(w.window)
	t.show(r, lang)
	win.Resize(w.window)
	return win.Canvas().Capture()
}

// picture draws a specimen without a display.
func picture(s specimen, st stage, scale float32) image.Image {
	o := s.make(st)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(scale)
	size := fyne.NewSize(s.width, s.height)
	if s.height == 0 {
		size.Height = part.NewCard(o).HeightFor(s.width)
		o = part.NewCard(o)
	}
	c.SetContent(o)
	c.Resize(size)
	if s.after != nil {
		s.after(c)
		c.Resize(size)
	}
	return c.Capture()
}

func save(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	small := png.Encoder{CompressionLevel: png.BestCompression}
	if err := small.Encode(f, frugal(img)); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
