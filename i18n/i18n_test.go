package i18n

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestDate_SaysBothEras(t *testing.T) {
	c := Open()
	for tag, want := range map[string]string{
		"en":      "12 March 2026 / 2569",
		"th":      "12 มีนาคม 2026 / 2569",
		"lo":      "12 ມີນາ 2026 / 2569",
		"km":      "12 មីនា 2026 / 2569",
		"my":      "12 မတ် 2026 / 2569",
		"vi":      "12 tháng 3 năm 2026 / 2569",
		"zh-Hans": "2026年3月12日 / 2569",
	} {
		if got := c.For(tag).Date("2026-03-12"); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	en := c.For("en")
	for iso, want := range map[string]string{"2026": "2026 / 2569", "2026-03": "March 2026 / 2569", "soon": "soon", "2026-13": "2026-13"} {
		if got := en.Date(iso); got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
}

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
		if _, err := read(fstest.MapFS{"lo/x.json": {Data: []byte(body)}}); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
	ok := `{"lang":"lo","state":"draft","words":{"a":"ກ","b":"ຂ"},"reviewed":{"a":{"state":"approved","by":"N","on":"2026-11-01"}}}`
	c, err := read(fstest.MapFS{"lo/x.json": {Data: []byte(ok)}})
	if err != nil {
		t.Fatal(err)
	}
	if c.words["lo"]["a"].State != Approved || c.words["lo"]["b"].State != Draft {
		t.Errorf("states: %+v", c.words["lo"])
	}
}

func TestNames_InEveryLanguage(t *testing.T) {
	c := Open()
	for _, l := range Languages() {
		p := c.For(l.Tag)
		for _, code := range []string{"tha", "lao", "khm", "mya", "vie", "zho", "eng"} {
			if n := p.Language(code); n == code || n == "" {
				t.Errorf("%s has no name for language %s", l.Tag, code)
			}
		}
		for _, code := range []string{"TH", "LA", "KH", "MM", "VN", "CN", "JP"} {
			if n := p.Country(code); n == code || n == "" {
				t.Errorf("%s has no name for country %s", l.Tag, code)
			}
		}
	}
}

func TestNumbers_AreWrittenInWesternDigits(t *testing.T) {
	c := Open()
	for _, l := range Languages() {
		got := c.For(l.Tag).Money(1500000, "LAK", "")
		for _, r := range got {
			if r > 0x2FF && r != 0x202F && r != 0xA0 {
				t.Errorf("%s: %q", l.Tag, got)
			}
		}
		if !strings.HasSuffix(got, " LAK") || !strings.HasPrefix(got, "1") {
			t.Errorf("%s: %q", l.Tag, got)
		}
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
