package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/i18n"
)

// wish is what to show.
type wish struct {
	dir   string
	only  string
	langs []string
	modes []look.Mode
	size  float32 // 1 is 100 %
	scale float32 // pixels a unit, for pictures

	window fyne.Size // of pages of the program
}

func main() {
	var w wish
	var langs, theme, window string
	var size, sharp float64
	flag.StringVar(&w.dir, "shots", "", "write pictures into this `folder` and open no window")
	flag.StringVar(&w.only, "only", "", "only specimens whose name begins with this")
	flag.StringVar(&langs, "lang", "", "languages, by comma; all of them if empty")
	flag.StringVar(&theme, "theme", "", "light, dark or contrast; all three if empty")
	flag.Float64Var(&size, "size", 100, "text size in percent, 85 to 200")
	flag.Float64Var(&sharp, "sharp", 1, "pixels a unit, for pictures")
	flag.StringVar(&window, "window", "1024x640", "size of a page of the program, in units")
	flag.Parse()
	w.size, w.scale = float32(size)/100, float32(sharp)
	if n, err := fmt.Sscanf(window, "%gx%g", &w.window.Width, &w.window.Height); n != 2 || err != nil {
		fmt.Fprintln(os.Stderr, "gallery: -window is a width and a height, such as 1024x640")
		os.Exit(2)
	}
	for _, l := range i18n.Languages() {
		if langs == "" || strings.Contains(","+langs+",", ","+l.Tag+",") {
			w.langs = append(w.langs, l.Tag)
		}
	}
	for _, m := range look.Modes {
		if theme == "" || theme == m.String() {
			w.modes = append(w.modes, m)
		}
	}
	if len(w.langs) == 0 || len(w.modes) == 0 {
		fmt.Fprintln(os.Stderr, "gallery: no such language or theme")
		os.Exit(2)
	}
	show := open
	if w.dir != "" {
		// Off the main goroutine, as tests are: there the toolkit without a
		// display wears a theme at once, and not beside the drawing.
		show = func(w wish) error {
			done := make(chan error)
			go func() { done <- shots(w) }()
			return <-done
		}
	}
	if err := show(w); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}
