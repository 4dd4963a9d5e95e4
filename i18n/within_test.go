package i18n

import (
	"strings"
	"testing"
)

// A name of a language stands alone in a list and in the middle of a sentence;
// what is put together must read as if it had been written so.
func TestLanguage_InTheMiddleOfASentence(t *testing.T) {
	words := Open()
	if vi := words.For("vi"); vi.Language("th") != "Tiếng Thái" || vi.LanguageWithin("th") != "tiếng Thái" || vi.LanguageWithin("kar") != vi.Language("kar") && !strings.HasPrefix(vi.LanguageWithin("kar"), "tiếng ") {
		t.Errorf("%q, %q, %q", vi.Language("th"), vi.LanguageWithin("th"), vi.LanguageWithin("kar"))
	}
	if en := words.For("en"); en.LanguageWithin("th") != "Thai" {
		t.Errorf("%q", en.LanguageWithin("th"))
	}
	for _, lang := range []string{"th", "lo", "km", "my", "vi", "zh-Hans"} {
		p := words.For(lang)
		for _, key := range words.Keys(lang, "") {
			w, _ := p.Find(key)
			for _, glued := range []string{"ພາສາ {language}", "ภาษา {language}", "ភាសា {language}", "{language} ဘာသာ", "{language} နဲ့"} {
				if strings.Contains(w.Text, glued) {
					t.Errorf("%s %s leaves a space that nobody would write: %s", lang, key, glued)
				}
			}
		}
	}
}
