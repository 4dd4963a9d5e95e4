package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
)

// The program shows none of fyne's own widgets, but fyne may, and whoever adds
// one must not find marks missing. These have the heights of the typeface to
// live with (assets/fonts/finish.py).

func TestNothingIsCut_InWidgetsOfFyne(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		s := stacks[lang]
		two := []string{s, s + " " + s}
		entry := func(many bool, text, hint string) fyne.CanvasObject {
			e := &widget.Entry{MultiLine: many, Text: text, PlaceHolder: hint, Wrapping: fyne.TextWrapWord}
			e.ExtendBaseWidget(e)
			return e
		}
		radio := widget.NewRadioGroup(two, nil)
		radio.SetSelected(s)
		choice := widget.NewSelect(two, nil)
		choice.SetSelected(s)
		check := widget.NewCheck(s, nil)
		check.SetChecked(true)
		open := widget.NewAccordion(widget.NewAccordionItem(s, widget.NewLabel(s)), widget.NewAccordionItem(s, widget.NewLabel(s)))
		open.Open(0)
		form := widget.NewForm(widget.NewFormItem(s, entry(false, s, "")), &widget.FormItem{Text: s, Widget: widget.NewLabel(s), HintText: s})
		form.SubmitText, form.CancelText = s, s
		form.OnSubmit, form.OnCancel = func() {}, func() {}
		bar := widget.NewProgressBar()
		bar.TextFormatter = func() string { return s }
		heavy := widget.NewLabelWithStyle(s, fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
		wrapped := widget.NewLabel(s + " " + s + " " + s)
		wrapped.Wrapping = fyne.TextWrapWord
		all := container.NewVBox(
			widget.NewLabel(s), heavy, wrapped, widget.NewLabelWithStyle(s, fyne.TextAlignTrailing, fyne.TextStyle{Italic: true}),
			widget.NewButton(s, nil), check, radio, widget.NewCheckGroup(two, nil), choice, widget.NewSelectEntry(two),
			entry(false, s, ""), entry(true, s+"\n"+s, ""), entry(false, "", s), widget.NewHyperlink(s, nil),
			widget.NewCard(s, s, widget.NewLabel(s)), open, form, bar, widget.NewRichTextFromMarkdown("# "+s+"\n\n## "+s+"\n\n"+s+"\n\n- "+s),
			container.NewAppTabs(container.NewTabItem(s, widget.NewLabel(s)), container.NewTabItem(s, widget.NewLabel(s))),
		)
		w := window(t, all, fyne.NewSize(900, all.MinSize().Height))
		nothingIsCut(t, "widgets", w.Canvas())

		row := func() fyne.CanvasObject { return widget.NewLabel(s) }
		say := func(o fyne.CanvasObject) { o.(*widget.Label).SetText(s) }
		lists := container.New(layout.NewGridLayout(3),
			widget.NewList(func() int { return 3 }, row, func(_ widget.ListItemID, o fyne.CanvasObject) { say(o) }),
			widget.NewTable(func() (int, int) { return 3, 1 }, row, func(_ widget.TableCellID, o fyne.CanvasObject) { say(o) }),
			widget.NewTree(
				func(string) []string { return []string{"a", "b"} }, func(id string) bool { return id == "" },
				func(bool) fyne.CanvasObject { return row() }, func(_ string, _ bool, o fyne.CanvasObject) { say(o) }))
		w = window(t, lists, fyne.NewSize(1200, 4*widget.NewLabel(s).MinSize().Height))
		nothingIsCut(t, "lists", w.Canvas())
	})
}

func TestNothingIsCut_InDialogsAndMenusOfFyne(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		s := stacks[lang]
		shows := map[string]func(w fyne.Window){
			"information": func(w fyne.Window) { dialog.ShowInformation(s, s, w) },
			"question": func(w fyne.Window) {
				d := dialog.NewConfirm(s, s, func(bool) {}, w)
				d.SetConfirmText(s)
				d.SetDismissText(s)
				d.Show()
			},
			"form": func(w fyne.Window) {
				dialog.ShowForm(s, s, s, []*widget.FormItem{widget.NewFormItem(s, widget.NewEntry())}, func(bool) {}, w)
			},
			"menu": func(w fyne.Window) {
				m := fyne.NewMenu(s, fyne.NewMenuItem(s, nil), fyne.NewMenuItemSeparator(), fyne.NewMenuItem(s, nil))
				widget.ShowPopUpMenuAtPosition(m, w.Canvas(), fyne.NewPos(10, 10))
			},
			"pop up": func(w fyne.Window) { widget.ShowPopUp(widget.NewLabel(s), w.Canvas()) },
		}
		for name, show := range shows {
			w := window(t, widget.NewLabel(""), fyne.NewSize(700, 300*look.Scale()))
			show(w)
			nothingIsCut(t, name, w.Canvas())
		}
	})
}

// window stands an object in a window of a size.
func window(t *testing.T, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewWindow(o)
	w.SetPadded(false)
	w.Resize(size)
	t.Cleanup(w.Close)
	return w
}
