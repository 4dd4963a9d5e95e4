package part

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func standing(p QuestionParams) QuestionParams {
	p.Edit.Words = keyWords
	p.Label = One("How is it?", "en")
	p.NonAnswers = []string{"dk", "pns", "later", "na"}
	p.Sources = []string{"told", "document"}
	return p
}

func TestQuestion_OneKeyForEachNonAnswer(t *testing.T) {
	var non []string
	q := NewQuestion(standing(QuestionParams{Kind: "text", OnNon: func(n string) { non = append(non, n) }}))
	w := stand(t, q, 600)
	f := fields(q)[0]
	w.Canvas().Focus(f)
	f.TypedShortcut(alt(fyne.Key2))
	f.TypedShortcut(alt(fyne.Key3))
	f.TypedShortcut(alt(fyne.Key3)) // the same again takes it back
	if !slices.Equal(non, []string{"pns", "later", ""}) {
		t.Errorf("told %q", non)
	}
}

func TestQuestion_TypingTakesTheNonAnswerAway(t *testing.T) {
	q := NewQuestion(standing(QuestionParams{Kind: "text", Non: "later"}))
	stand(t, q, 600)
	if !slices.Equal(q.non.picked(), []string{"later"}) {
		t.Fatal("the non-answer is not shown")
	}
	test.Type(fields(q)[0], "a")
	if len(q.non.picked()) != 0 {
		t.Error("the non-answer still shows beside an answer")
	}
}

func TestQuestion_TakingBack(t *testing.T) {
	given := []any{}
	q := NewQuestion(standing(QuestionParams{Kind: "yesno", Value: true, OnValue: func(v any) { given = append(given, v) }}))
	stand(t, q, 600)
	if !q.clear.Visible() {
		t.Fatal("an answer cannot be taken back")
	}
	q.clear.Press()
	if q.Editor().Value() != nil || q.clear.Visible() || len(given) != 1 || given[0] != nil {
		t.Errorf("holds %v, told %v", q.Editor().Value(), given)
	}
}

// One tap beside the right place does not cost what somebody said.
func TestQuestion_WhatATapTookAwayComesBack(t *testing.T) {
	const said = "ขอกลับบ้าน"
	for name, take := range map[string]func(*Question){
		"taken back":            func(q *Question) { q.clear.Press() },
		"a reason in its place": func(q *Question) { q.non.pick(1); q.SetValue(nil) }, // as the pages do
	} {
		var given []any
		q := NewQuestion(standing(QuestionParams{Kind: "long", Value: said, OnValue: func(v any) { given = append(given, v) }}))
		stand(t, q, 600)
		if q.back.Visible() {
			t.Errorf("%s: there is nothing to put back yet", name)
		}
		take(q)
		if q.Editor().Value() != nil || !q.back.Visible() {
			t.Fatalf("%s: holds %v, can be put back: %t", name, q.Editor().Value(), q.back.Visible())
		}
		q.back.Press()
		if q.Editor().Value() != said || given[len(given)-1] != said || len(q.non.picked()) != 0 || q.back.Visible() {
			t.Errorf("%s: holds %v, told %v", name, q.Editor().Value(), given)
		}
	}
}

func TestQuestion_SourceByKeyboard(t *testing.T) {
	source := ""
	q := NewQuestion(standing(QuestionParams{Kind: "text", OnSource: func(s string) { source = s }}))
	stand(t, q, 600)
	press(q.source.title, fyne.KeyReturn)
	press(q.sources, fyne.KeyDown, fyne.KeySpace)
	if source != "document" || q.source.IsOpen() {
		t.Errorf("told %q, open %v", source, q.source.IsOpen())
	}
}

func TestQuestion_FieldsThatUnfoldLaterKnowTheKeysToo(t *testing.T) {
	non := ""
	q := NewQuestion(standing(QuestionParams{Kind: "name", OnNon: func(n string) { non = n }}))
	stand(t, q, 600)
	q.Editor().(*fieldsEditor).fold.SetOpen(true)
	fields(q)[3].TypedShortcut(alt(fyne.Key1))
	if non != "dk" {
		t.Errorf("told %q", non)
	}
}

func TestQuestion_GrowsWithItsProblem(t *testing.T) {
	q := NewQuestion(standing(QuestionParams{Kind: "text"}))
	stand(t, q, 600)
	before := q.HeightFor(600)
	q.SetProblem(One("This day is not in the calendar.", "en"))
	if q.HeightFor(600) <= before || q.Problem() == "" {
		t.Error("the problem takes no room")
	}
	q.SetProblem(Pair{})
	if q.HeightFor(600) != before {
		t.Error("its room stays when it is gone")
	}
}

func TestTable_RowsComeGoAndMove(t *testing.T) {
	var rows []Row
	var table *Table
	said := map[string]any{}
	row := func(id string) Row {
		return Row{ID: id, Questions: []QuestionParams{standing(QuestionParams{
			ID: "who", Kind: "text", OnValue: func(v any) { said[id] = v },
		})}}
	}
	show := func() {
		for _, r := range rows {
			r.Questions[0].Value = said[r.ID]
		}
		table.SetRows(rows)
	}
	index := func(id string) int { return slices.IndexFunc(rows, func(r Row) bool { return r.ID == id }) }
	next := 0
	table = NewTable(TableParams{
		Words: keyWords, Label: One("People", "en"),
		OnAdd: func() {
			rows = append(rows, row([]string{"k3f9", "p2aa", "x7mm"}[next]))
			next++
			show()
		},
		OnRemove: func(id string) { rows = slices.Delete(rows, index(id), index(id)+1); show() },
		OnMove: func(id string, to int) {
			r := rows[index(id)]
			rows = slices.Insert(slices.Delete(rows, index(id), index(id)+1), to, r)
			show()
		},
	})
	stand(t, table, 600)
	press(table.add, fyne.KeySpace, fyne.KeySpace, fyne.KeyReturn)
	test.Type(fields(table.Question("p2aa", "who"))[0], "Nok")

	press(table.rows["x7mm"].up, fyne.KeySpace)
	if got := table.Rows(); !slices.Equal(got, []string{"k3f9", "x7mm", "p2aa"}) {
		t.Fatalf("after moving: %v", got)
	}
	c := table.rows["k3f9"]
	press(c.remove, fyne.KeySpace)
	if len(table.Rows()) != 3 || !c.ask.Visible() {
		t.Fatal("a row goes without being asked about")
	}
	test.Tap(firstFocus(c.ask).(*Button)) // keep
	if len(table.Rows()) != 3 || c.ask.Visible() {
		t.Fatal("keeping it did not keep it")
	}
	table.p.OnRemove("k3f9")
	if got := table.Rows(); !slices.Equal(got, []string{"x7mm", "p2aa"}) {
		t.Errorf("after removing: %v", got)
	}
	if got := fields(table.Question("p2aa", "who"))[0].Text(); got != "Nok" {
		t.Errorf("what was typed became %q", got)
	}
}

func TestAsk_EscapeChangesNothing(t *testing.T) {
	gone, kept := 0, 0
	under := NewField(FieldParams{})
	w := stand(t, under, 600)
	under.Focus()
	a := NewAsk(AskParams{Title: One("Really?", "en"), Choices: []Choice{
		{Label: One("Take out", "en"), Kind: Danger, OnTap: func() { gone++ }},
		{Label: One("Keep", "en"), Cancel: true, OnTap: func() { kept++ }},
	}})
	a.Open(w.Canvas())
	on := w.Canvas().Focused().(*Button)
	if on.Label() != "Keep" {
		t.Errorf("the keyboard is on %q", on.Label())
	}
	press(on, fyne.KeyEscape)
	if gone != 0 || kept != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("gone %d, kept %d, still open %v", gone, kept, w.Canvas().Overlays().Top() != nil)
	}
	if w.Canvas().Focused() != fyne.Focusable(under.entry) {
		t.Error("the keyboard did not go back to where it was")
	}
}

func TestRail_ByKeyboard(t *testing.T) {
	var got []string
	r := NewRail([]RailItem{{ID: "a"}, {ID: "b"}, {ID: "c"}}, "b", func(id string) { got = append(got, id) })
	stand(t, r, 200)
	press(r, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	if !slices.Equal(got, []string{"c", "a"}) || r.Chosen() != "a" {
		t.Errorf("chose %v", got)
	}
}

func TestButton_PressedByKeysUnlessDisabled(t *testing.T) {
	n := 0
	b := NewButton(ButtonParams{Label: One("Go", "en"), OnTap: func() { n++ }})
	stand(t, b, 200)
	press(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab)
	b.Disable()
	press(b, fyne.KeySpace)
	test.Tap(b)
	if n != 3 {
		t.Errorf("pressed %d times, want 3", n)
	}
}

// What is said aloud for a table as a whole is behind a fold of its own, and so
// is the help; a table without either has neither.
func TestTable_WordsToReadAloud(t *testing.T) {
	folds := func(p TableParams) (all []*Fold) {
		for _, o := range NewTable(p).objects {
			if f, ok := o.(*Fold); ok {
				all = append(all, f)
			}
		}
		return all
	}
	p := TableParams{Words: keyWords, Label: One("People", "en")}
	if got := folds(p); len(got) != 0 {
		t.Fatalf("folds without words: %d", len(got))
	}
	p.Say, p.Help.Text = One("Whom can you call?", "en"), "Only safe numbers."
	got := folds(p)
	if len(got) != 2 || got[0].IsOpen() {
		t.Fatalf("folds: %d", len(got))
	}
	got[0].SetOpen(true)
	if !got[0].inner.Visible() || got[1].IsOpen() {
		t.Error("the words to read aloud do not open alone")
	}
}

// A row with a list of its own is as short as its questions until the list is
// wanted; what was typed in it stays while rows around it come and go.
func TestTable_AListInARow(t *testing.T) {
	inner := func(n int) *TableParams {
		p := TableParams{Words: keyWords, Label: One("Debts", "en")}
		for i := range n {
			p.Rows = append(p.Rows, Row{ID: string(rune('a' + i)), Questions: []QuestionParams{standing(QuestionParams{
				ID: "people.k.debts." + string(rune('a'+i)) + ".to", Kind: "text"})}})
		}
		return &p
	}
	rows := func(n int) []Row {
		return []Row{{ID: "k", Questions: []QuestionParams{
			standing(QuestionParams{ID: "people.k.who", Kind: "text"}), {ID: "people.k.debts", List: inner(n)}}}}
	}
	table := NewTable(TableParams{Words: keyWords, Label: One("People", "en"), Rows: rows(1)})
	stand(t, table, 600)
	short := table.MinSize().Height
	if table.Question("k", "people.k.debts.a.to") != nil || table.List("people.k.debts") != nil {
		t.Error("a list is made before anybody wants it")
	}
	press(table.rows["k"].lists["people.k.debts"].title, fyne.KeySpace)
	list := table.List("people.k.debts")
	if list == nil || table.HeightFor(600) <= short {
		t.Fatal("the list does not open by the keyboard")
	}
	test.Type(fields(table.Question("k", "people.k.debts.a.to"))[0], "Nok")
	table.SetRows(rows(2))
	if table.List("people.k.debts") != list || !slices.Equal(list.Rows(), []string{"a", "b"}) {
		t.Errorf("the list has the rows %v", list.Rows())
	}
	table.Open("people.k.debts.b.to")
	if q := table.Question("k", "people.k.debts.b.to"); q == nil || !table.rows["k"].lists["people.k.debts"].IsOpen() {
		t.Error("the way to a question in the list is closed")
	}
}
