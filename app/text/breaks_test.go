package text

import (
	"strings"
	"testing"
)

// slashed shows a text with a slash wherever a line may break.
func slashed(s string, breaks []int) string {
	var b strings.Builder
	from := 0
	for _, at := range breaks {
		b.WriteString(s[from:at] + "/")
		from = at
	}
	return b.String() + s[from:]
}

// breakCases: language, then the text with a slash at each break.
var breakCases = []struct{ lang, slashed string }{
	// Thai: words of the list; ๆ and ฯ hold to the word before them, ๆ even
	// over a space; ฯลฯ is one sign.
	{"th", "คุณ/อยาก/ให้/เรา/ช่วย/เรื่อง/อะไร/ก่อน"},
	{"th", "วัน/นี้/คุณ/รู้สึก/ปลอดภัย/ไหม"},
	{"th", "นายจ้าง/ยึด/หนังสือเดินทาง/ของ/คุณ/ไว้/หรือ/ไม่"},
	{"th", "การ/กระทำ/ของ/ต่อ/มโนธรรม"},
	{"th", "เด็กๆ /ต่างๆ /นานา"},
	{"th", "เร็ว ๆ /นี้"},
	{"th", "กรุงเทพฯ/มี"},
	{"th", "ข้าว/ปลาฯลฯ"},
	{"th", "กรุงเทพฯ /และ/เชียงใหม่ ฯลฯ"},
	{"th", "สิทธิ์ /จันทร์ /พันธุ์ /เมือง /เปลี่ยน"},
	{"th", "“ปลอดภัย” /(พักพิง) /50%"},
	{"th", "น้ำ\u200b/ดื่ม /กรุง\u2060เทพ"}, // ZWSP parts, WJ holds
	{"th", "โทร. /+66 /81-234-5678"},

	{"th", "เขา/ก็/จะ/ก่อน/ส่วน"},      // ก็ ends a word, a bare ่ none
	{"th", "ทาง/การเมือง /ประชาชน/มี"}, // not ทางการ/เมือง
	{"th", "ว่า/“ปลอดภัย”/และ(พักพิง)"},
	{"th", "นํ้า/ดื่ม /เเละ"}, // spelt in pieces

	// Lao
	{"lo", "ມື້ນີ້/ເຈົ້າ/ຮູ້ສຶກ/ປອດໄພ/ບໍ"},
	{"lo", "ມະນຸດ/ທຸກຄົນ/ເກີດ/ມາ/ມີ/ກຽດສັກສີ"},
	{"lo", "ນາຍ/ຈ້າງ/ຍຶດ/ໜັງສື/ຜ່ານ/ແດນ"},
	{"lo", "ຕ່າງໆ /ນາໆ"},
	{"lo", "ຕ່າງ ໆ"},
	{"lo", "ຂ້ອຍ/ນຳ/ໃຊ້/ນໍ້າ/ກັບ/ໜັງສື"},
	{"lo", "ຂ້ອຍ/ນໍາ/ໃຊ້/ນ້ຳ/ກັບ/ຫນັງສື"},

	// Khmer: coeng clusters, ៗ, the three-sign ។ល។, and ្ដ written for ្ត.
	{"km", "ខ្ញុំ/ចង់/ត្រឡប់ទៅ/ផ្ទះ/វិញ"},
	{"km", "ជា/សមាជិក /ដូច្នេះ"},
	{"km", "ផ្សេងៗ /គ្នា។"},
	{"km", "ផ្លែឈើ /បន្លែ ។ល។"},
	{"km", "ជំហាន/នីមួយៗ/បាន"},
	{"km", "ផ្លែឈើ។ល។ /បន្លែ"},
	{"km", "សហប្រតិបត្តិ/ការ"},
	{"km", "សហប្រតិបត្ដិ/ការ"},
	{"km", "លិខិតឆ្លងដែន /និង/កិច្ចសន្យា/ការងារ"},
	{"km", "ខ្ញុំ\u200b/ឈ្មោះ\u200b/សុខ"},
	{"km", "ទំនាក់ទំនង ៖ /០១២"},
	{"km", "ជា/សកល"}, // not ជាស/កល

	// Burmese: never inside a syllable, particles of one sign hold, no line
	// begins with a full stop.
	{"my", "သင်/ဒီ/နေ့/လုံခြုံ/တယ်/လို့/ခံစား/ရ/ပါ/သလား"},
	{"my", "သင်/ဘာ/အရင်/ကူညီ/စေ/ချင်/လဲ"},
	{"my", "ကျွန်ုပ်/တို့၏/အခွင့်အရေး"},
	{"my", "မသွား/ပါ"},
	{"my", "နေ့ - /ညနေ"}, // a dash ends a label, as a colon does
	{"my", "မည်/သည့် /ကမ္ဘာ့"},
	{"my", "ထို၌ /ပြုလုပ်၍ /၎င်း/တို့/ကို"},
	{"my", "၁၂ /လ/ပိုင်း၊ /၂၀၂၆ /ခု/နှစ် ။"},
	{"my", "ပြဿနာ /ယောက်ျား /သင်္ဘော"},

	// Shan, Mon and Sgaw Karen: syllables, also when the text says it is
	// Burmese.
	{"shn", "ၵူၼ်း/ၵူႊ/ၵေႃႉ/ၵိူတ်ႇ/မႃး"},
	{"my", "ၵူၼ်း/ၵူႊ/ၵေႃႉ/ၵိူတ်ႇ/မႃး"},
	{"mnw", "ညး/သက်/ဂီု/ကၠံ/သက်/ဂီု/ၜက်"},
	{"ksw", "ပှၤ/ကိး/ဂၤ/ဒဲး"},

	// By rule
	{"vi", "Hôm /nay /bạn /có /thấy /an /toàn /không?"},
	{"vi", "giấy /tờ /tùy /thân /(hộ /chiếu)"},
	{"zh-Hans", "您/今/天/感/觉/安/全/吗？"},
	{"zh-Hans", "护/照/（复/印/件）/在/雇/主/手/里。"},
	{"zh-Hans", "他/说：/“你/好。”/然/后/走/了"},
	{"zh-Hans", "等/等……/再/说——/没/有"},
	{"zh-Hans", "（甲）/《乙》/「丙」"},
	{"th", "็ก"},
	{"th", "นาย/ราฟเฟอร์ตี้/มา"}, // a name, not short words: รา ฟ เฟอร์ ตี้
	{"km", "លោក/ស៊ីម/ទៅ"},        // a consonant alone ends what is before it
	{"en", "It /costs /$12.50 /(per /day), /or /so."},
	{"en", "a\u00a0b /c"},
	{"en", "work · /home · /school"}, // no line begins with the dot of a row
	{"km", "ការងារ · /ផ្ទះ"},
	{"zh-Hans", "玛/丽·/安"},
	{"en", "one\n/two"},
	{"en", ""},
	{"en", "x"},

	// Mixed in one paragraph
	{"th", "ฉัน/อยู่/ที่ /ភ្នំពេញ /กับ/เพื่อน /Lan /Anh"},
	{"en", "Her /name /is /မမ, /from /ຫຼວງພະບາງ."},
}

func TestBreaksStandWhereReadersExpectThem(t *testing.T) {
	for _, c := range breakCases {
		s := strings.ReplaceAll(c.slashed, "/", "")
		if got := slashed(s, Breaks(s, c.lang)); got != c.slashed {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.slashed)
		}
	}
}

func TestAnUnknownNameStaysWhole(t *testing.T) {
	// No list has these; each must come out as one piece.
	for lang, name := range map[string]string{"th": "ฌฌิศฒฬ", "km": "ឌុំឋា", "lo": "ຟິຟີ"} {
		if got := slashed(name, Breaks(name, lang)); got != name {
			t.Errorf("%s: %s is cut to %s", lang, name, got)
		}
	}
}

func TestANameGluedInsideHolds(t *testing.T) {
	// การ and งาน are words; U+2060 between them keeps them on one line.
	s := "การ\u2060งาน"
	if got := Breaks(s, "th"); got != nil {
		t.Errorf("breaks at %v in %q", got, s)
	}
}

// clusterCases: language, then the text with a slash wherever an emergency may
// cut it.
var clusterCases = []struct{ lang, slashed string }{
	{"th", "เสีย/หา/ย"},
	{"th", "ก/ระ/เป๋า"},
	{"th", "จัน/ทร์"},
	{"th", "ก่อ/น"},
	{"th", "แก่/น"},
	{"lo", "ກ່ວາ"},
	{"km", "ស្ត្រី"},
	{"km", "ខ្ញុំ/ចង់"},
	{"my", "ကျွန်ုပ်/တို့"},
	{"my", "ကမ္ဘာ့"},
	{"en", "a/b/é"},
}

func TestAnEmergencyCutsBetweenClusters(t *testing.T) {
	for _, c := range clusterCases {
		s := strings.ReplaceAll(c.slashed, "/", "")
		if got := slashed(s, clusters(s)); got != c.slashed {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.slashed)
		}
	}
}
