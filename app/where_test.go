package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/i18n"
)

// A letter that no font has is found in the form it was typed in, even where
// another form has a question of the same id; and in the row of the list it is in.
func TestPlaceOnPaper_NamesTheFormAndTheRow(t *testing.T) {
	p := params(t)
	shared, forms := casefile.QuestionID(""), map[casefile.FormID]*form.Def{}
	for _, def := range p.Shelf.All() {
		for _, q := range def.Questions() {
			if q.Kind != form.Long && q.Kind != form.Text || q.Table() != nil || shared != "" && q.ID != shared {
				continue
			}
			for _, other := range p.Shelf.All() {
				if o, ok := other.Question(q.ID); ok && other != def && o.Table() == nil {
					shared, forms[def.ID()] = q.ID, def
				}
			}
		}
	}
	if len(forms) < 2 {
		t.Fatal("no two forms have a question of the same id")
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	say := p.Words.For("en")
	for id, def := range forms {
		c := &casefile.Case{}
		for other := range forms {
			s := &casefile.Sitting{ID: casefile.SittingID(other), Form: other, Begun: at}
			text := "fine"
			if other == id {
				text = "fine, but 𓀀"
			}
			s.Put(shared, casefile.Answer{Value: text, At: at})
			c.Sittings = append(c.Sittings, s)
		}
		q, _ := def.Question(shared)
		want := say.Say(string(id)+".title", nil) + " – " + say.Say(q.Words+".label", nil)
		if got := app.PlaceOnPaper(&pdf.MissingGlyph{Char: '𓀀', Where: string(shared)}, c, p.Shelf, say); got != want {
			t.Errorf("it stands in %q, told is %q", want, got)
		}
	}

	pack, err := form.ReadPack(filepath.FromSlash("form/testdata/packs/household"))
	if err != nil {
		t.Fatal(err)
	}
	shelf := p.Shelf.Copy()
	if err := shelf.Put(pack.Def); err != nil {
		t.Fatal(err)
	}
	p.Words.Add("en", i18n.Draft, pack.Def.Words()["en"])
	s := &casefile.Sitting{Form: "household", Begun: at}
	s.Put("people", casefile.Answer{Value: []any{"a", "b"}, At: at})
	s.Put("people.b.debts", casefile.Answer{Value: []any{"c", "d", "e"}, At: at})
	s.Put("people.b.debts.e.to", casefile.Answer{Value: "𓀀", At: at})
	got := app.PlaceOnPaper(&pdf.MissingGlyph{Char: '𓀀', Where: "people.b.debts.e.to"}, &casefile.Case{Sittings: []*casefile.Sitting{s}}, shelf, p.Words.For("en"))
	if want := "A household – Who lives in the house? 2 – Debts 3 – Owed to"; got != want {
		t.Errorf("it stands in %q, told is %q", want, got)
	}
}
