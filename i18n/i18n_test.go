package i18n

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestSay_NeverLeavesABlank(t *testing.T) {
	c := Open()
	c.Add("en", Draft, map[string]string{"greet": "Hello, {name}. Pages: {n}."})
	c.Add("km", Draft, map[string]string{"greet2": "សួស្តី"})
	if got := c.For("km").Say("greet", Args{"name": "Na", "n": 1200}); !strings.HasPrefix(got, "[en] Hello, Na.") {
		t.Errorf("English standing in for Khmer must show its tag: %q", got)
	}
	if got := c.For("km").Say("no.such.key", nil); got != "⟨no.such.key⟩" {
		t.Errorf("unknown key: %q", got)
	}
	if w, ok := c.For("km").Find("nothing", "greet2"); !ok || w.Text != "សួស្តី" || w.Fallback || w.State != Draft {
		t.Errorf("second rung of the ladder: %+v %v", w, ok)
	}
}

func TestRead_RefusesWhatDoesNotFit(t *testing.T) {
	for name, body := range map[string]string{
		"wrong language": `{"lang":"th","state":"draft","words":{}}`,
		"wrong state":    `{"lang":"lo","state":"fine","words":{}}`,
		"review of none": `{"lang":"lo","state":"draft","words":{},"reviewed":{"a":{"state":"reviewed"}}}`,
		"not JSON":       `{`,
	} {
		if _, err := read(fstest.MapFS{"lo/x.json": {Data: []byte(body)}}, "lo"); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
	ok := `{"lang":"lo","state":"draft","words":{"a":"ກ","b":"ຂ"},"reviewed":{"a":{"state":"approved","by":"N","on":"2026-11-01"}}}`
	words, err := read(fstest.MapFS{"lo/x.json": {Data: []byte(ok)}}, "lo")
	if err != nil {
		t.Fatal(err)
	}
	if words["a"].State != Approved || words["b"].State != Draft {
		t.Errorf("states: %+v", words)
	}
}

func TestKnown_FindsOurTag(t *testing.T) {
	for in, want := range map[string]string{"th-TH": "th", "zh_CN": "zh-Hans", "my": "my", "zh-Hans": "zh-Hans", "en-GB": "en"} {
		if got, ok := Known(in); !ok || got != want {
			t.Errorf("%s: %q %v", in, got, ok)
		}
	}
	if got, ok := Known("fr"); ok {
		t.Errorf("French became %q", got)
	}
}

// Every word there is in English is there in every language, with the same
// {places} to fill, in its own script, and without a word that shames or
// endangers; and nothing is there that English does not know.
func TestWords_AreCompleteInEveryLanguage(t *testing.T) {
	c := Open()
	english := c.tongue(Source)
	for _, l := range Languages() {
		words := c.tongue(l.Tag)
		missing := 0
		for key, en := range english {
			w, ok := words[key]
			if !ok || strings.TrimSpace(w.Text) == "" {
				if missing++; missing <= 5 {
					t.Errorf("%s lacks %s", l.Tag, key)
				}
				continue
			}
			for _, f := range Check(l.Tag, key, en.Text, w.Text) {
				t.Errorf("%s %s: %s %v", l.Tag, key, f.Kind, f.Args)
			}
		}
		if missing > 5 {
			t.Errorf("%s lacks %d words in all", l.Tag, missing)
		}
		for key := range words {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %s, which English does not know", l.Tag, key)
			}
		}
	}
}

// The check can fail, in each of the ways it is there for.
func TestCheck_FindsEachFault(t *testing.T) {
	for _, c := range []struct{ lang, key, english, text, want string }{
		{"km", "a.b", "Pages: {n}", "ទំព័រ {n}", ""},
		{"km", "a.b", "Pages: {n}", "ទំព័រ", "places"},
		{"km", "a.b", "Pages", "ទំព័រ {n}", "places"},
		{"km", "a.b", "Pages", "  ", "empty"},
		{"km", "a.b", "Pages", "Pages of it", "script"},
		{"km", "a.b", "Pages", "ទំព័រ หน้า", "script"},
		{"my", "a.b", "PDF", "PDF", ""},
		{"vi", "a.b", "She", "Nạn nhân", "forbidden"},
		{"th", "a.b", "She", "ผู้เสียหาย", "forbidden"},
		{"th", "a.b.help", "She", "ผู้เสียหาย", ""},
		{"th", "a.b", "She", "เธอ\x00", "signs"},
	} {
		got := ""
		if f := Check(c.lang, c.key, c.english, c.text); len(f) > 0 {
			got = f[0].Kind
		}
		if got != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.text, got, c.want)
		}
	}
	for _, l := range Languages() {
		for _, bad := range Forbidden(l.Tag) {
			if f := Check(l.Tag, "a.b", bad, "x "+strings.ToUpper(bad)); len(f) == 0 {
				t.Errorf("%s: %q may be said", l.Tag, bad)
			}
		}
	}
}
