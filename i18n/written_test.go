package i18n_test

import (
	"testing"

	"onward/i18n"
)

// What a text was stamped with is believed only as far as its letters allow.
func TestWritten_LettersOutweighTheStamp(t *testing.T) {
	for _, c := range []struct {
		text  string
		langs []string
		want  string
	}{
		{"ຢາກກັບບ້ານ", []string{"th"}, "lo"},
		{"အိမ်ပြန်ချင်", []string{"th", "lo"}, "my"},
		{"อยากกลับบ้าน", []string{"th", "my"}, "th"},
		{"ไปกับ Somchai ที่สถานี", []string{"my", "th"}, "th"},
		{"ၵႂၢမ်းတႆး", []string{"shn", "th"}, "shn"},
		{"ไปตลาด", []string{"shn", "th"}, "th"},
		{"tôi muốn về nhà", []string{"th"}, "vi"},
		{"to go home", []string{"th", "lo"}, "en"},
		{"to go home", []string{"vi", "en"}, "vi"},
		{"+66 80 000 0000 · 12:30", []string{"th"}, ""},
		{"", []string{"th"}, ""},
		{"집에", []string{"th"}, "th"},
	} {
		if got := i18n.Written(c.text, c.langs...); got != c.want {
			t.Errorf("%q stamped %v: %q, want %q", c.text, c.langs, got, c.want)
		}
	}
}

// A name in Latin letters everybody here can say; one in Thai letters a reader
// of Lao cannot.
func TestReadsLetters(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       bool
	}{{"lo", "Somchai", true}, {"lo", "สมชาย", false}, {"th", "สมชาย", true}, {"my", "080", true}, {"shn", "สมชาย", true}, {"en", "สมชาย", false}} {
		if got := i18n.ReadsLetters(c.lang, c.text); got != c.want {
			t.Errorf("%s reading %q: %v", c.lang, c.text, got)
		}
	}
}

// However a form writes a language, it is one of ours or it is not.
func TestOurs(t *testing.T) {
	for code, want := range map[string]string{"lao": "lo", "lo": "lo", "mya": "my", "zho": "zh-Hans", "khm": "km", "shn": "", "": "", "??": ""} {
		if got, ok := i18n.Ours(code); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v", code, got, ok)
		}
	}
}
