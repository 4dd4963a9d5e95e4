package part

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// These are all the parts there are, each with the tallest words (clip_test.go).

func TestNothingIsCut_InPartsThatSay(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		said := Said{Text: stacks[lang] + " " + beyond[lang], Lang: lang}
		pair := Pair{Hers: said, Working: Said{Text: stacks["my"], Lang: "my"}}
		var all []fyne.CanvasObject
		for _, s := range []look.Size{look.Body, look.Small, look.Working, look.Hers, look.Heading, look.Survivor} {
			all = append(all, NewPara(said, Style{Size: s, Center: s == look.Working, OneLine: s == look.Small}), NewBoth(pair, Style{Size: s, Bold: true}))
		}
		for k := Plain; k <= Listed; k++ {
			all = append(all, NewButton(ButtonParams{Label: pair, Kind: k}), NewButton(ButtonParams{Label: One(said.Text, lang), Kind: k, Icon: "onward"}))
		}
		for k := Information; k <= AllDone; k++ {
			all = append(all, NewBanner(BannerParams{Kind: k, Title: pair, Text: pair, Actions: []fyne.CanvasObject{NewButton(ButtonParams{Label: pair})}}))
		}
		fold := NewFold(pair, func() fyne.CanvasObject { return NewPara(said, Style{}) })
		fold.SetOpen(true)
		all = append(all, fold, NewCard(NewPara(said, Style{})), NewRuled(NewPara(said, Style{}), NewPara(said, Style{})),
			NewChip(Half, said), NewBusy(pair), NewTopBar(said, NewButton(ButtonParams{Label: pair, Kind: Bare})),
			NewFlow(look.Step, NewChip(Done, said), NewChip(Alert, said)),
			NewBars([]Bar{{Label: said, Text: said, Share: 1}, {Label: said, Text: said, Under: said, Bold: true}}),
			NewBeside(look.Step, NewShape(Open), NewPara(said, Style{})),
			NewFoot(NewButton(ButtonParams{Label: pair}), NewButton(ButtonParams{Label: pair, Kind: Primary})))
		w := stand(t, NewColumn(look.Step, all...), 900)
		nothingIsCut(t, "parts", w.Canvas())

		var items []RailItem
		for s := Open; s <= Alert; s++ {
			items = append(items, RailItem{ID: fmt.Sprint(s), Label: pair, State: s, Note: said})
		}
		rail := NewRail(items, "1", nil)
		rail.SetTop(NewField(FieldParams{Lang: lang, Text: stacks[lang]}))
		w = window(t, rail, fyne.NewSize(420, 1100*look.Scale()))
		nothingIsCut(t, "rail", w.Canvas())
	})
}

func TestNothingIsCut_InPartsThatAsk(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		text := stacks[lang]
		pair := Pair{Hers: Said{Text: text, Lang: lang}, Working: Said{Text: stacks["lo"], Lang: "lo"}}
		options := []Option{{"a", pair}, {"b", One(text+" "+text, lang)}, {"c", pair}, {"d", pair}, {"e", pair}}
		editor := func(kind string, value any) fyne.CanvasObject {
			return NewEditor(kind, EditorParams{
				Words: under(pair), Options: options, Value: value, Label: pair.Hers, Today: "2026-11-23",
				Date: func(string) Pair { return pair }, Language: under(pair), Country: under(pair),
			})
		}
		all := []fyne.CanvasObject{
			editor("yesno", true), editor("one", "b"), editor("many", []any{"a", "c"}), editor("face5", 4.0), editor("level4", 2.0),
			editor("text", text), editor("long", text+"\n"+text+" "+beyond[lang]), editor("number", 1500.0), editor("number", text),
			editor("date", "2026-12-01"), editor("pdate", map[string]any{"precision": "event", "text": text}),
			editor("pdate", map[string]any{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "12/3/2542"}),
			editor("pdate", map[string]any{"precision": "range", "calendar": "ce", "ce": "1998", "to": "2000"}),
			editor("name", map[string]any{"full": text}), editor("phone", map[string]any{"number": "081 000 0000", "safe": "yes"}),
			editor("money", map[string]any{"amount": 12000.0, "currency": "THB", "per": "month"}),
			editor("addr", map[string]any{"text": text}), editor("iddoc", nil), editor("sign", map[string]any{"how": "spoken"}),
			editor("lang", "khm"), editor("country", nil),
		}
		q := QuestionParams{ID: "q", Kind: "long", Label: pair, NonAnswers: []string{"dk", "pns"}, Sources: []string{"told"}, Value: text,
			Source: "told", Say: pair, Help: pair.Hers, Problem: pair, Edit: EditorParams{Words: under(pair)}}
		all = append(all, NewQuestion(q), NewTable(TableParams{Label: pair, Words: under(pair), Rows: []Row{
			{ID: "r", Title: pair, Questions: []QuestionParams{q}},
		}}))
		w := stand(t, NewColumn(look.Step, all...), 760)
		nothingIsCut(t, "editors", w.Canvas())
	})
}

// What has the keyboard looks otherwise than what is read.
func TestNothingIsCut_WhereOneTypes(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		text := stacks[lang]
		for name, p := range map[string]FieldParams{
			"a field of one line": {Lang: lang, Text: text},
			"a narrow field":      {Lang: lang, Text: text[:len("ກ")], Width: 80},
			"a field of many":     {Lang: lang, Text: text + "\n" + text + "\n" + text, Many: true},
			"a pass phrase":       {Lang: lang, Text: text, Secret: true},
		} {
			f := NewField(p)
			w := stand(t, NewColumn(0, f), 600)
			f.Focus()
			nothingIsCut(t, name, w.Canvas())
		}
		pad := NewNotePad()
		w := window(t, pad, fyne.NewSize(700, 300))
		pad.Focus()
		for range 2 {
			test.Type(pad.Focusable(), text)
			press(pad.Focusable(), fyne.KeyReturn)
		}
		nothingIsCut(t, "note pad", w.Canvas())

		SpeakIn(under(One(text, lang)))
		t.Cleanup(func() { SpeakIn(nil) })
		f := NewField(FieldParams{Lang: lang, Text: text, Many: true})
		w = stand(t, NewColumn(0, f, NewFrame(400, NewColumn(0))), 600)
		f.Focus()
		f.entry.openMenu(fyne.NewPos(20, f.Size().Height))
		nothingIsCut(t, "menu", w.Canvas())
	})
}

func TestNothingIsCut_OverTheScreen(t *testing.T) {
	shelf, err := os.MkdirTemp("", "x") // a short name, so that it fits its field
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(shelf) })
	for _, words := range stacks {
		if err := os.Mkdir(filepath.Join(shelf, strings.ReplaceAll(words, "|", "")), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	everySize(t, func(t *testing.T, lang string) {
		pair := Pair{Hers: Said{Text: stacks[lang] + " " + beyond[lang], Lang: lang}, Working: Said{Text: stacks["km"], Lang: "km"}}
		w := window(t, NewPara(Said{Text: "behind", Lang: "en"}, Style{}), fyne.NewSize(1024, 680*look.Scale()))
		a := NewAsk(AskParams{Title: pair, Text: pair, Body: NewPara(pair.Hers, Style{}), Choices: []Choice{{Label: pair}, {Label: pair, Kind: Primary}}})
		a.Open(w.Canvas())
		nothingIsCut(t, "ask", w.Canvas())

		f := NewFolderPicker(FolderParams{Words: under(pair), Lang: lang, Start: shelf, Name: stacks[lang] + ".pdf"})
		w2 := window(t, f, fyne.NewSize(900, 800*look.Scale()+100))
		nothingIsCut(t, "folder", w2.Canvas())
	})
}

func TestNothingIsCut_OnTheKeyboardOfTheScreen(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		k := NewKeyboard(KeyboardParams{Words: under(One(stacks[lang], lang)), Lang: lang})
		k.Show()
		w := stand(t, k, 1024)
		nothingIsCut(t, "keyboard", w.Canvas())
		k.board.Shift()
		k.build()
		nothingIsCut(t, "keyboard, shifted", w.Canvas())
		k.picking = true
		k.build()
		nothingIsCut(t, "keyboard, its languages", w.Canvas())
	})
}
