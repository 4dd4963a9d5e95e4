package i18n

import "testing"

// What a program puts together has the marks a writer of the language would
// put there.
func TestJoin_HasTheMarksOfTheLanguage(t *testing.T) {
	words := Open()
	for lang, want := range map[string][2]string{
		"en": {"A, B", "Languages: Thai"}, "th": {"A, B", "ภาษา: ไทย"}, "lo": {"A, B", "ພາສາ: ໄທ"},
		"km": {"A, B", "ភាសា៖ ថៃ"}, "my": {"A၊ B", "ဘာသာ - ထိုင်း"}, "vi": {"A, B", "Tiếng: Thái"},
		"zh-Hans": {"A、B", "语言：泰语"},
	} {
		labels := map[string][2]string{
			"en": {"Languages", "Thai"}, "th": {"ภาษา", "ไทย"}, "lo": {"ພາສາ", "ໄທ"}, "km": {"ភាសា", "ថៃ"},
			"my": {"ဘာသာ", "ထိုင်း"}, "vi": {"Tiếng", "Thái"}, "zh-Hans": {"语言", "泰语"},
		}[lang]
		p := words.For(lang)
		if got := p.List("A", "B"); got != want[0] {
			t.Errorf("%s: %s", lang, got)
		}
		if got := p.Labelled(labels[0], labels[1]); got != want[1] {
			t.Errorf("%s: %s", lang, got)
		}
	}
}
