package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
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
// {places} to fill, and nothing is there that English does not know.
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
			if a, b := places(en.Text), places(w.Text); !slices.Equal(a, b) {
				t.Errorf("%s %s fills %v, English fills %v", l.Tag, key, b, a)
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

var place = regexp.MustCompile(`\{[a-z_]+\}`)

func places(text string) []string {
	p := place.FindAllString(text, -1)
	slices.Sort(p)
	return slices.Compact(p)
}

// forbidden are the words a person must never find on a screen or a paper of
// theirs.
var forbidden = map[string][]string{
	"en":      {"victim", "trafficking", "trafficked", "exploitation", "perpetrator"},
	"th":      {"เหยื่อ", "ผู้เสียหาย", "ค้ามนุษย์"},
	"lo":      {"ຜູ້ຖືກເຄາະຮ້າຍ", "ຄ້າມະນຸດ"},
	"km":      {"ជនរងគ្រោះ", "ជួញដូរមនុស្ស"},
	"my":      {"လူကုန်ကူး", "သားကောင်"},
	"vi":      {"nạn nhân", "mua bán người", "buôn người"},
	"zh-Hans": {"受害者", "受害人", "贩运", "拐卖", "人口贩卖"},
}

// Guidance for the worker (.help) is never shown to the person, and may name
// things by their office names.
func TestWords_NothingThatShamesOrEndangers(t *testing.T) {
	c := Open()
	for _, l := range Languages() {
		for key, w := range c.tongue(l.Tag) {
			if strings.HasSuffix(key, ".help") {
				continue
			}
			for _, bad := range forbidden[l.Tag] {
				if strings.Contains(strings.ToLower(w.Text), bad) {
					t.Errorf("%s %s says %q", l.Tag, key, bad)
				}
			}
		}
	}
}

// A Burmese screen has no English left on it: letters of the language's own
// script, and Latin only where a name, a code or a unit has it.
func TestWords_AreInTheirOwnScript(t *testing.T) {
	c := Open()
	blocks := map[string]*unicode.RangeTable{"th": unicode.Thai, "lo": unicode.Lao, "km": unicode.Khmer, "my": unicode.Myanmar, "zh-Hans": unicode.Han}
	for tag, own := range blocks {
		for key, w := range c.tongue(tag) {
			var mine, latin int
			for _, r := range place.ReplaceAllString(w.Text, "") {
				switch {
				case unicode.Is(own, r):
					mine++
				case unicode.Is(unicode.Latin, r):
					latin++
				case r > 0x2FF && unicode.IsLetter(r):
					t.Errorf("%s %s has %q of another script", tag, key, r)
				}
			}
			if mine == 0 && latin > 3 && !latinOnly[key] || mine > 0 && latin > 3*mine {
				t.Errorf("%s %s is not in its own script: %d own letters, %d Latin", tag, key, mine, latin)
			}
		}
	}
}

// latinOnly are words that are the same everywhere: names of keys, of systems.
var latinOnly = map[string]bool{}
