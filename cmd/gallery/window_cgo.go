//go:build cgo

package main

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// open shows the specimens one at a time, with choices of language, theme and
// text size that act at once. Pages are shown in a window of the real program
// beside it.
func open(w wish) error {
	a := app.New()
	mode, size, lang := w.modes[0], w.size, w.langs[0]
	win := a.NewWindow("Gallery")
	current := specimens()[0]
	for _, s := range specimens() {
		if strings.HasPrefix(s.name, w.only) {
			current = s
			break
		}
	}
	var live *tour // of the real program, once a page is wanted
	dress := func() {
		a.Settings().SetTheme(look.New(mode, size))
		if live != nil {
			live.wear(lang, mode, size)
		}
	}
	enter := func(r room) {
		if live == nil {
			t, err := visit(a, true)
			if err != nil {
				fyne.LogError("gallery", err)
				return
			}
			live = t
			live.app.Window().SetCloseIntercept(live.app.Window().Hide)
		}
		live.wear(lang, mode, size)
		live.app.Window().Show()
		live.show(r, lang)
	}
	var show func()
	show = func() {
		say := func(t string) part.Said { return part.Said{Text: t, Lang: "en"} }
		var items []part.RailItem
		for _, s := range specimens() {
			items = append(items, part.RailItem{ID: s.name, Label: part.Pair{Hers: say(s.name)}, Bare: true, Icon: "page"})
		}
		for _, r := range rooms() {
			if !r.first {
				items = append(items, part.RailItem{ID: "page-" + r.name, Label: part.Pair{Hers: say("page-" + r.name)}, Bare: true, Icon: "home"})
			}
		}
		rail := part.NewRail(items, current.name, func(id string) {
			for _, s := range specimens() {
				if s.name == id {
					current = s
				}
			}
			for _, r := range rooms() {
				if "page-"+r.name == id {
					enter(r)
					return
				}
			}
			show()
		})
		var bar []fyne.CanvasObject
		button := func(label string, then func()) {
			bar = append(bar, part.NewButton(part.ButtonParams{Label: part.One(label, "en"), Kind: part.Bare, OnTap: then}))
		}
		for _, l := range i18n.Languages() {
			button(l.Tag, func() { lang = l.Tag; show() })
		}
		for _, m := range look.Modes {
			button(m.String(), func() { mode = m; dress() })
		}
		button("A−", func() { size = max(look.MinScale, size-0.15); dress() })
		button("A+", func() { size = min(look.MaxScale, size+0.15); dress() })
		o := current.make(stageFor(lang))
		body := []fyne.CanvasObject{o}
		if current.height > 0 {
			body = []fyne.CanvasObject{part.NewFrame(current.height, o)}
		}
		win.SetContent(part.NewPage(part.PageParams{
			Head: part.NewTopBar(say(current.name), bar...), Side: rail, Body: body, Wide: current.height > 0,
		}))
	}
	dress()
	show()
	win.Resize(fyne.NewSize(1280, 800))
	win.ShowAndRun()
	if live != nil {
		live.end()
	}
	return nil
}
