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
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
