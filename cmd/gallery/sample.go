package main

import (
	"onward/app/ui/part"
	"onward/i18n"
)

// stage is where a specimen stands: two languages and their voices.
type stage struct {
	hers, working  string
	voice, quieter *i18n.Printer
}

var words = i18n.Open()

// stageFor sets a language on top and another under it, as a sitting would.
func stageFor(lang string) stage {
	under := "th"
	if lang == "th" {
		under = "en"
	}
	return stage{lang, under, words.For(lang), words.For(under)}
}

// say gives a word of the program in both languages.
func (s stage) say(key string) part.Pair {
	return part.Pair{
		Hers:    part.Said{Text: s.voice.Say(key, nil), Lang: s.hers},
		Working: part.Said{Text: s.quieter.Say(key, nil), Lang: s.working},
	}
}

// date says a date in both languages.
func (s stage) date(iso string) part.Pair {
	return part.Pair{
		Hers:    part.Said{Text: s.voice.Date(iso), Lang: s.hers},
		Working: part.Said{Text: s.quieter.Date(iso), Lang: s.working},
	}
}

func (s stage) language(code string) part.Pair {
	return part.Pair{Hers: part.Said{Text: s.voice.Language(code), Lang: s.hers},
		Working: part.Said{Text: s.quieter.Language(code), Lang: s.working}}
}

func (s stage) country(code string) part.Pair {
	return part.Pair{Hers: part.Said{Text: s.voice.Country(code), Lang: s.hers},
		Working: part.Said{Text: s.quieter.Country(code), Lang: s.working}}
}

// sample gives a sentence of the sample in both languages.
func (s stage) sample(name string) part.Pair {
	return part.Pair{
		Hers:    part.Said{Text: sample[name][s.hers], Lang: s.hers},
		Working: part.Said{Text: sample[name][s.working], Lang: s.working},
	}
}

// alone is a sample in the first language only.
func (s stage) alone(name string) part.Pair { return part.Pair{Hers: s.sample(name).Hers} }

// sample is what invented people are asked and answer in the gallery. It is
// drawn with, not worked with; the wording of the forms is in i18n.
var sample = map[string]map[string]string{
	"debt": {
		"en":      "Do you have debts that have to be paid back?",
		"th":      "คุณมีหนี้ที่ต้องใช้คืนหรือไม่",
		"lo":      "ເຈົ້າມີໜີ້ສິນທີ່ຕ້ອງໃຊ້ຄືນບໍ?",
		"km":      "តើអ្នកមានបំណុលដែលត្រូវសងទេ?",
		"my":      "သင့်တွင် ပြန်ဆပ်ရမည့် ကြွေး ရှိပါသလား။",
		"vi":      "Bạn có khoản nợ nào phải trả không?",
		"zh-Hans": "你有需要偿还的债务吗？",
	},
	"worry": {
		"en":      "What worries you most about this, and who already helps you with it at home?",
		"th":      "เรื่องนี้คุณกังวลอะไรมากที่สุด และที่บ้านมีใครช่วยคุณอยู่แล้วบ้าง",
		"lo":      "ເລື່ອງນີ້ເຈົ້າກັງວົນຫຍັງຫຼາຍທີ່ສຸດ ແລະ ຢູ່ເຮືອນມີໃຜຊ່ວຍເຈົ້າຢູ່ແລ້ວແດ່?",
		"km":      "តើអ្វីដែលធ្វើឱ្យអ្នកបារម្ភបំផុតអំពីរឿងនេះ ហើយនៅផ្ទះមាននរណាកំពុងជួយអ្នក?",
		"my":      "ဤအကြောင်းနှင့် ပတ်သက်၍ သင် အစိုးရိမ်ဆုံးအရာက ဘာလဲ၊ အိမ်တွင် မည်သူက ကူညီနေပြီလဲ။",
		"vi":      "Điều gì làm bạn lo lắng nhất về việc này, và ở nhà đã có ai giúp bạn chưa?",
		"zh-Hans": "这件事最让你担心的是什么？在家里已经有谁在帮助你？",
	},
	"answer": {
		"en":      "The neighbour lends me her phone. My younger brother still goes to school and I want him to finish it.",
		"th":      "เพื่อนบ้านให้ยืมโทรศัพท์ น้องชายของฉันยังเรียนหนังสืออยู่ ฉันอยากให้เขาเรียนจนจบ ที่นั่นมีน้ำท่วมเมื่อปีที่แล้ว",
		"lo":      "ເພື່ອນບ້ານໃຫ້ຢືມໂທລະສັບ ນ້ອງຊາຍຂອງຂ້ອຍຍັງຮຽນໜັງສືຢູ່ ຂ້ອຍຢາກໃຫ້ລາວຮຽນຈົນຈົບ",
		"km":      "អ្នកជិតខាងឱ្យខ្ញុំខ្ចីទូរស័ព្ទ។ ប្អូនប្រុសរបស់ខ្ញុំនៅរៀននៅឡើយ ហើយខ្ញុំចង់ឱ្យគាត់រៀនចប់។",
		"my":      "အိမ်နီးချင်းက ဖုန်းငှားပေးတယ်။ ကျွန်မရဲ့ မောင်လေး ကျောင်းတက်နေတုန်းပဲ၊ ပြီးအောင် တက်စေချင်တယ်။",
		"vi":      "Chị hàng xóm cho tôi mượn điện thoại. Em trai tôi vẫn đang đi học và tôi muốn em học cho xong.",
		"zh-Hans": "邻居把手机借给我用。我弟弟还在上学，我希望他能读完。",
	},
	"help": {
		"en":      "Include debts to recruiters. Do not press; a debt can be frightening to speak about.",
		"th":      "รวมหนี้กับคนที่พามาทำงานด้วย อย่าเร่ง เรื่องหนี้อาจน่ากลัวเกินจะพูด",
		"lo":      "ລວມໜີ້ກັບຄົນທີ່ພາມາເຮັດວຽກ. ຢ່າເລັ່ງ.",
		"km":      "រួមទាំងបំណុលជាមួយអ្នកនាំមកធ្វើការ។ កុំបង្ខំ។",
		"my":      "အလုပ်ခေါ်သူထံ ကြွေးများလည်း ပါသည်။ မတိုက်တွန်းပါနှင့်။",
		"vi":      "Tính cả nợ người môi giới. Đừng thúc ép.",
		"zh-Hans": "包括欠中介的债。不要催促。",
	},
	"work": {
		"en": "Work and money", "th": "งานและเงิน", "lo": "ວຽກ ແລະ ເງິນ", "km": "ការងារ និងប្រាក់",
		"my": "အလုပ်နှင့် ငွေ", "vi": "Việc làm và tiền", "zh-Hans": "工作与收入",
	},
	"safety": {
		"en": "Safety", "th": "ความปลอดภัย", "lo": "ຄວາມປອດໄພ", "km": "សុវត្ថិភាព",
		"my": "ဘေးကင်းလုံခြုံမှု", "vi": "An toàn", "zh-Hans": "安全",
	},
	"home": {
		"en": "A place to live", "th": "ที่อยู่อาศัย", "lo": "ທີ່ຢູ່ອາໄສ", "km": "កន្លែងស្នាក់នៅ",
		"my": "နေထိုင်ရာ", "vi": "Chỗ ở", "zh-Hans": "住处",
	},
	"health": {
		"en": "Health", "th": "สุขภาพกาย", "lo": "ສຸຂະພາບກາຍ", "km": "សុខភាពផ្លូវកាយ",
		"my": "ကိုယ်ခန္ဓာ ကျန်းမာရေး", "vi": "Sức khỏe thể chất", "zh-Hans": "身体健康",
	},
	"law": {
		"en": "Law and permission to stay", "th": "กฎหมายและการอยู่อาศัย", "lo": "ກົດໝາຍ ແລະ ການຢູ່ອາໄສ", "km": "ច្បាប់ និងការស្នាក់នៅ",
		"my": "ဥပဒေနှင့် နေထိုင်ခွင့်", "vi": "Pháp lý và cư trú", "zh-Hans": "法律与居留",
	},
	"papers": {
		"en": "Papers", "th": "เอกสารประจำตัว", "lo": "ເອກະສານປະຈຳຕົວ", "km": "ឯកសារផ្ទាល់ខ្លួន",
		"my": "ကိုယ်ရေး စာရွက်စာတမ်း", "vi": "Giấy tờ", "zh-Hans": "证件",
	},
	"name": {
		"en": "Nok", "th": "นก ปิ่นทอง", "lo": "ນົກ ບຸນມີ", "km": "ស្រីនាង ហេង", "my": "နှင်းဆီ", "vi": "Nguyễn Thị Hạnh", "zh-Hans": "李小燕",
	},
	"next": {
		"en": "Next section", "th": "หัวข้อถัดไป", "lo": "ຫົວຂໍ້ຕໍ່ໄປ", "km": "ផ្នែកបន្ទាប់", "my": "နောက်အပိုင်း", "vi": "Phần tiếp theo", "zh-Hans": "下一部分",
	},
	"tall": { // the tallest and deepest stacks of each script
		"en": "Ångström ÇŞỹ jgqÅ", "th": "ที่นี่ ปู่ปั้นกู้ชื่อ ญี่ปุ่น ฎีกา ฐานุ ปิ๊", "lo": "ທີ່ນີ້ ປູ່ ຊື່ ນໍ້າ ສຽງ ໝູ່ ປິ໊",
		"km": "ស្ត្រី ក្រុង ញ្ញ៉ាំ ត្រឹ្ក ស៊ើ ខ្ញុំ", "my": "ဤမြို့ ကြွေး လျှို့ဝှက် ဒ္ဓိ ဉာဏ် ပြု့ ကျွန်ုပ်", "vi": "Ẫẵ Ộng Nguyễn Thị Ỷ ệgậ", "zh-Hans": "爨纛囊鑫麟",
	},
}
