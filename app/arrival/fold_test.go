package arrival

import "testing"

// Spellings of one word, each as somebody types it.
func TestFold_OneWordIsOne(t *testing.T) {
	for what, spellings := range map[string][]string{
		"Vietnamese, in pieces, large, tone first":    {"Thuế", "thue\u0302\u0301", "THUE\u0301\u0302", "thu\u00E9\u0302", "ＴＨＵẾ"},
		"Vietnamese, a d of another language":         {"đường", "ðường", "Đường"},
		"Thai am":                                     {"น้ำ", "น\u0E4D\u0E49า", "น\u0E49\u0E4Dา", "นำ\u0E49"},
		"Thai ae, tone before the vowel":              {"แก้ว", "\u0E40\u0E40ก้ว"},
		"Thai tone before the vowel above":            {"ที่", "ท\u0E48\u0E35"},
		"Thai digits":                                 {"๑๒", "12", "１２"},
		"Lao am, and ho no in one or two":             {"ໜ້ຳ", "ຫນ\u0ECD\u0EC9າ", "ໜ\u0EC9\u0ECDາ"},
		"Khmer da and ta below":                       {"ផ\u17D2\u178Aល់", "ផ\u17D2\u178Fល់"},
		"Khmer ro below, first or last":               {"ស\u17D2\u178F\u17D2\u179Aី", "ស\u17D2\u179A\u17D2\u178Fី"},
		"Khmer shifter, before or behind":             {"ហ\u17CA\u17D2សី", "ហ\u17D2ស\u17CAី", "ហ\u17D2សី\u17CA"},
		"Khmer short u for a shifter":                 {"ស\u17CA\u17B8", "ស\u17BB\u17B8"},
		"Khmer vowel in two halves":                   {"ក\u17C4", "ក\u17C1\u17B6"},
		"Khmer with breaks and joiners":               {"ទៅផ្ទះ", "ទៅ\u200Bផ្ទះ", "ទៅ\u200Dផ្ទះ", "\u2060ទៅផ្ទះ"},
		"Khmer anusvara before aa":                    {"ចាំ", "ច\u17C6\u17B6"},
		"Burmese out of order":                        {"ကို့", "က\u1037\u102F\u102D", "က\u102F\u102D\u1037"},
		"Burmese asat before or behind the dot":       {"ခင့်", "ခင\u103A\u1037"},
		"Burmese asat before or behind the medial":    {"ချ\u103A", "ခ\u103Aျ"},
		"Burmese zero typed for wa":                   {"ဘဝ", "ဘ၀"},
		"Burmese in Zawgyi":                           {"ကျောင်းပြန်တက်ချင်ပါတယ်", "ေက်ာင္းျပန္တက္ခ်င္ပါတယ္"},
		"Burmese great O":                             {"ဩဂုတ်", "သြဂုတ်"},
		"Burmese vowel letters in pieces":             {"ဦးမောင်", "ဥ\u102Eးမောင်"},
		"Shan out of order":                           {"ၵ\u1082\u102Dၼ်", "ၵ\u102D\u1082ၼ်"},
		"Chinese forms and radicals":                  {"金", "\uF90A", "\u2FA6"},
		"spaces, quotes, dashes, what is not seen":    {"a 'b' - c", " A\u00A0‘b’\t–\u200B \u00ADC\uFEFF"},
		"a whole line with a turn of direction in it": {"pay 1000", "pay\u202E 1000\u202C"},
	} {
		for _, s := range spellings[1:] {
			if Fold(s) != Fold(spellings[0]) {
				t.Errorf("%s: %+q folds to %+q, not %+q", what, s, Fold(s), Fold(spellings[0]))
			}
		}
	}
}

// What a reader tells apart stays apart.
func TestFold_TwoWordsAreTwo(t *testing.T) {
	for _, pair := range [][2]string{
		{"ma", "má"}, {"ma", "mạ"}, {"dong", "đong"}, {"ใกล้", "ไกล"}, {"ขา", "ข่า"}, {"ໃກ້", "ໄກ"},
		{"ကု", "ကူ"}, {"ကံ", "ကန်"}, {"၀", "ဝ"}, {"၁၀", "၁ဝ"}, {"ក", "គ"}, {"កា", "កាំ"}, {"未", "末"}, {"a b", "ab"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%s and %s are searched as one: %+q", pair[0], pair[1], Fold(pair[0]))
		}
	}
}
