package app_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/words"
	"onward/i18n"
)

// A corrected word is said as long as its vault is open, and again when it is
// opened next; another vault on the same computer knows nothing of it, and
// nobody finds it on the disk.
func TestReword_IsTheVaultsOwn(t *testing.T) {
	dir := t.TempDir()
	d := create(t, dir+"/a.vault")
	say := d.Words.For("km")
	built := say.Say("ui.back", nil)
	own, faults := words.Review(d.Words, "km", words.Written{Key: "ui.back", Text: "ទៅវិញ", State: i18n.Reviewed, Note: "softer"}, d.Signing("Srey"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if err := d.Reword("km", map[string]i18n.Own{"ui.back": own}); err != nil {
		t.Fatal(err)
	}
	if got := say.Say("ui.back", nil); got != "ទៅវិញ" {
		t.Errorf("at once: %q", got)
	}
	catalog := d.Words
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := catalog.For("km").Say("ui.back", nil); got != built {
		t.Errorf("locked: %q", got)
	}
	if b, err := os.ReadFile(dir + "/a.vault"); err != nil || bytes.Contains(b, []byte("ទៅវិញ")) || bytes.Contains(b, []byte("Srey")) {
		t.Error("the word or its reviewer lies on the disk", err)
	}
	again := unlock(t, dir+"/a.vault")
	w, _ := again.Words.Word("km", "ui.back")
	if w.Text != "ទៅវិញ" || w.State != i18n.Reviewed || w.Review.By != "Srey" || w.Review.On != "2026-11-23" || w.Review.Of != "Back" {
		t.Errorf("opened again: %+v", w)
	}
	other := create(t, dir+"/b.vault")
	defer other.Close()
	if got := other.Words.For("km").Say("ui.back", nil); got != built {
		t.Errorf("another vault says %q", got)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

// A file is taken whole or not at all.
func TestTakeWords_AllOrNothing(t *testing.T) {
	d := create(t, t.TempDir()+"/a.vault")
	defer d.Close()
	good := words.Said{Line: 2, Key: "ui.back", English: "Back", Text: "ទៅវិញ"}
	bad := words.Said{Line: 9, Key: "ui.saved", English: "Saved {time}", Text: "បានរក្សាទុក"}
	n, problems, err := d.TakeWords("km", words.Reading{Lang: "km", Words: []words.Said{good, bad}}, "Dara")
	if n != 0 || err == nil || len(problems) != 1 || problems[0].Line != 9 || problems[0].Key != "ui.saved" || problems[0].Kind != "places" {
		t.Errorf("%d, %v, %v", n, problems, err)
	}
	if w, _ := d.Words.Word("km", "ui.back"); w.Text == "ទៅវិញ" {
		t.Error("half of it was taken")
	}
	n, problems, err = d.TakeWords("km", words.Reading{Lang: "km", Words: []words.Said{good}}, "Dara")
	if w, _ := d.Words.Word("km", "ui.back"); n != 1 || err != nil || problems != nil || w.Review.By != "Dara" {
		t.Errorf("%d, %v, %v, %+v", n, problems, err, w)
	}
}

// What is counted before a talk is what the talk says: every word of the form,
// those it shares, and no other form's.
func TestWordsOf_IsExact(t *testing.T) {
	p := params(t)
	for _, id := range []casefile.FormID{"f01", "f05", "f18"} {
		def, _ := p.Shelf.Form(id)
		keys := app.WordsOf(def, p.Words)
		for _, key := range keys {
			if strings.HasPrefix(key, "f") && !strings.HasPrefix(key, string(id)+".") && !strings.HasPrefix(key, "frame.") && !strings.HasPrefix(key, "face.") {
				t.Errorf("%s counts %s", id, key)
			}
		}
		for _, key := range append(p.Words.Keys("en", string(id)+"."), "non.dk", "part.say", "sitting.stop") {
			if !slices.Contains(keys, key) {
				t.Errorf("%s does not count %s", id, key)
			}
		}
		for _, q := range def.Questions() {
			for _, a := range q.Alerts {
				if !slices.Contains(keys, "alert."+a.Alert) {
					t.Errorf("%s does not count alert.%s", id, a.Alert)
				}
			}
		}
		if cov := p.Words.CoverageOf("km", keys); cov.Total != len(keys) || cov.There != cov.Total {
			t.Errorf("%s: %d keys, %+v", id, len(keys), cov)
		}
	}
}
