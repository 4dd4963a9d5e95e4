package app_test

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"onward/app"
	"onward/app/arrival"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// The names of one invented woman, typed on two machines.
const (
	inPieces = "Nguye\u0302\u0303n Thi\u0323 Hoa" // as a Mac sends it
	inOne    = "Nguyễn Thị Hoa"
)

func TestAnswer_IsKeptInOneSpelling(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.vault")
	d := create(t, path)
	c, err := d.Register("vi", "th")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f00")
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]any{"called": inPieces, "other": []any{inPieces, 4.0, true, nil}}
	a := casefile.Answer{Value: given, Translations: []casefile.Translation{{Lang: "vi", Text: inPieces}}}
	d.Answer(st, "person.called", a)
	if given["called"] != inPieces || a.Translations[0].Text != inPieces {
		t.Error("what the screen holds was changed under its hands")
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	back, err := d.Open(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	kept, ok := back.Latest("f00").Answer("person.called")
	want := map[string]any{"called": inOne, "other": []any{inOne, 4.0, true, nil}}
	if !ok || !reflect.DeepEqual(kept.Value, want) || kept.Translations[0].Text != inOne {
		t.Errorf("kept %+q, %+q", kept.Value, kept.Translations)
	}
}

// People of one small office, and how each is looked for.
func TestFind_HoweverANameIsTyped(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	people := []struct{ lang, name, typed string }{
		{"vi", inOne, "NGUYE\u0302\u0303N"},
		{"my", "မိုးမိုး", "မ\u102F\u102Dး"},              // u before i
		{"my", "ဒေါ်ခင်ခင်အေး", "\u1031ဒၚခင္ခင္\u1031အး"}, // Zawgyi
		{"km", "ស្រីនាង", "ស\u17D2\u200Bរី"},              // with a break in it
		{"th", "น้ำฝน", "น\u0E4D\u0E49\u0E32"},            // am in pieces
		{"lo", "ຄຳ", "ຄ\u0ECD\u0EB2"},                     // the same in Lao
		{"zh-Hans", "Li 12", "ＬＩ　１２"},                     // wide
		{"km", "ផ\u17D2\u178Aល់", "ផ\u17D2\u178Fល់"},      // two letters of one look
		{"my", "အမှတ် ၃၄", "အမှတ် 34"},                    // own digits
		{"th", "แม่นาง", "\u0E40\u0E40ม่"},                // ae as two e
		{"vi", "Thuý", "thu\u00FD"},                       // large and small
	}
	for _, p := range people {
		person, err := d.Register(p.lang, "th")
		if err != nil {
			t.Fatal(err)
		}
		st, err := d.Begin(person.ID, "f00")
		if err != nil {
			t.Fatal(err)
		}
		d.Answer(st, "person.called", casefile.Answer{Value: map[string]any{"called": p.name}})
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		found := d.Find(p.typed)
		if len(found) == 0 || found[0].Called != arrival.Tidy(p.name) {
			t.Errorf("%s looked for by %+q: %d found", p.name, p.typed, len(found))
		}
	}
}

// withText is a case from a file with one text in it.
func withText(text string) *casefile.Case {
	c := casefiletest.Speaking("my", time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s := c.Sittings[0]
	s.Answers["x.note"] = []casefile.Answer{{Value: text, Lang: "my", At: s.Begun}}
	return c
}

const (
	oldPage = "ကၽြန္မ မိုးမိုးပါ။ မိခင္ရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။"
	newPage = "ကျွန်မ မိုးမိုးပါ။ မိခင်ရဲ့အိမ်ကို ပြန်ချင်တယ်။"
)

func TestInspect_NamesThePlacesWhereSomeoneMustDecide(t *testing.T) {
	if found := app.Inspect(withText(newPage)); len(found) != 0 {
		t.Errorf("in a plain case: %v", found)
	}
	found := app.Inspect(withText(oldPage))
	if len(found) != 1 || found[0].Question != "x.note" || !found[0].Finding.Zawgyi {
		t.Fatalf("an old page: %v", found)
	}
	hidden := app.Inspect(withText("အိမ်\u202Eကို"))
	if len(hidden) != 1 || hidden[0].Finding.Zawgyi || len(hidden[0].Finding.Hidden()) != 1 {
		t.Fatalf("a turned text: %v", hidden)
	}
}

func TestMend_DoesWhatIsAskedAndNoMore(t *testing.T) {
	both := oldPage + "\u202E"
	for _, c := range []struct {
		zawgyi, hidden bool
		want           string
	}{
		{false, false, both}, {true, false, newPage + "\u202E"}, {false, true, oldPage}, {true, true, newPage},
	} {
		given := withText(both)
		a, _ := app.Mend(given, c.zawgyi, c.hidden).Sittings[0].Answer("x.note")
		if a.Text() != c.want {
			t.Errorf("zawgyi %v, hidden %v: %+q", c.zawgyi, c.hidden, a.Text())
		}
		if a, _ := given.Sittings[0].Answer("x.note"); a.Text() != both {
			t.Error("the case given was written to")
		}
	}
}

// An answer that was stored in pieces, before answers were tidied, and comes
// again from a file, is there once.
func TestImport_DoesNotDoubleWhatWasStoredInAnotherSpelling(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := withText(inOne)
	if err := d.Import(c); err != nil {
		t.Fatal(err)
	}
	mine, err := d.Open(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	mine.Sittings[0].Answers["x.note"][0].Value = inPieces // as an older program kept it
	for _, spelling := range []string{inPieces, inOne} {
		if err := d.Import(withText(spelling)); err != nil {
			t.Fatal(err)
		}
	}
	if as := mine.Sitting(c.Sittings[0].ID).Answers["x.note"]; len(as) != 1 || as[0].Value != inPieces {
		t.Errorf("%d answers: %+q", len(as), as)
	}
}
