package i18n

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// little is a catalog of two words in English and Lao.
func little(english string) *Catalog {
	return From(fstest.MapFS{
		"en/x.json": {Data: []byte(`{"lang":"en","state":"draft","words":{"x.b":"` + english + `","x.a":"Stop"}}`)},
		"lo/x.json": {Data: []byte(`{"lang":"lo","state":"draft","words":{"x.b":"ສະບາຍດີ {name}","x.a":"ຢຸດ"},
			"reviewed":{"x.b":{"state":"approved","by":"W1","on":"2026-11-01","of":"Hello, {name}"}}}`)},
	})
}

// A word that was signed is signed for the English it was made from. Where
// that changes, the word counts as a draft again, and that is told.
func TestReview_HoldsOnlyForItsEnglish(t *testing.T) {
	if w, _ := little("Hello, {name}").Word("lo", "x.b"); w.State != Approved || w.Changed || w.Review.By != "W1" {
		t.Errorf("as it was signed: %+v", w)
	}
	c := little("Good evening, {name}")
	if w, _ := c.Word("lo", "x.b"); w.State != Draft || !w.Changed || w.Review.State != Approved {
		t.Errorf("after the English changed: %+v", w)
	}
	if cov := c.Coverage("lo"); cov != (Coverage{Lang: "lo", Total: 2, There: 2, Changed: 1}) {
		t.Errorf("%+v", cov)
	}
	if cov := little("Hello, {name}").CoverageOf("lo", []string{"x.b", "x.b", "no.such"}); cov != (Coverage{Lang: "lo", Total: 1, There: 1, Reviewed: 1, Approved: 1}) {
		t.Errorf("one key, named twice: %+v", cov)
	}
}

func TestLay_SaysOwnWordsOnlyWhereTheyFit(t *testing.T) {
	own := map[string]Own{
		"x.a":  {"ພັກ", Review{State: Reviewed, By: "W2", Of: "Stop"}},
		"x.b":  {"ເຈົ້າ {name}", Review{State: Reviewed, By: "W2", Of: "Hi, {name}"}}, // made from another English
		"x.no": {"ແຖມ", Review{State: Reviewed, Of: ""}},                              // English does not know it
	}
	c := little("Hello, {name}")
	say := c.For("lo")
	c.Lay("lo", own)
	if got := say.Say("x.a", nil); got != "ພັກ" {
		t.Errorf("own word: %q", got)
	}
	w, _ := c.Word("lo", "x.b")
	if w.Text != "ສະບາຍດີ {name}" || w.Aside != "ເຈົ້າ {name}" || !w.Changed || w.State != Draft {
		t.Errorf("made from an English that is gone: %+v", w)
	}
	if _, ok := c.Word("lo", "x.no"); ok {
		t.Error("a word nobody asks for came in")
	}
	c.Lay("lo", map[string]Own{"x.b": {"ສະບາຍດີ", Review{State: Approved, Of: "Hello, {name}"}}})
	if w, _ := c.Word("lo", "x.b"); w.Text != "ສະບາຍດີ {name}" {
		t.Errorf("a word that loses its place is said: %q", w.Text)
	}
	c.Lay("lo", nil)
	if got := say.Say("x.a", nil); got != "ຢຸດ" {
		t.Errorf("after taking off: %q", got)
	}
}

func TestSheaves_KeepTheOrderOfTheFiles(t *testing.T) {
	c := little("Hello")
	c.Add("en", Draft, map[string]string{"guest.b": "B", "guest.a": "A"})
	got := c.Sheaves()
	if len(got) != 2 || strings.Join(got[0].Keys, " ") != "x.b x.a" || got[1].Name != "guest" || strings.Join(got[1].Keys, " ") != "guest.a guest.b" {
		t.Errorf("%+v", got)
	}
}

// Every file of ours comes out of the writer as it went in, and one changed
// word changes its own line and adds its review.
func TestRewrite_ChangesOneLine(t *testing.T) {
	names, err := fs.Glob(files, "*/*.json")
	if err != nil || len(names) < 7*20 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		lang, _, _ := strings.Cut(name, "/")
		b, _ := fs.ReadFile(files, name)
		f, err := parse(b, lang)
		if err != nil {
			t.Fatal(name, err)
		}
		order, err := keysIn(b, "words")
		if err != nil {
			t.Fatal(name, err)
		}
		if out := f.write(order, indentOf(b)); !bytes.Equal(out, b) {
			t.Errorf("%s comes out different: %d bytes, not %d", name, len(out), len(b))
		}
	}
	was, _ := fs.ReadFile(files, "km/ui.json")
	is, err := Rewrite(was, "km", map[string]Own{"ui.stop_here": {}})
	if err == nil {
		t.Errorf("a key that is not there: %s", is)
	}
	is, err = Rewrite(was, "km", map[string]Own{"ui.cases": {"សំណុំ <1>", Review{State: Reviewed, By: "N", On: "2026-11-23", Of: "Cases"}}})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range strings.Split(string(is), "\n") {
		if !strings.Contains(string(was), l+"\n") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	want := `"ui.cases": "សំណុំ <1>",|"reviewed": {|"ui.cases": {"state":"reviewed","by":"N","on":"2026-11-23","of":"Cases"}|}`
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("new lines:\n%s\nwant\n%s", got, want)
	}
}
