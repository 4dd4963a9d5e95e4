package casefiletest

import (
	"time"

	"onward/app/casefile"
)

// kin is the family somebody looks for, in one language.
type kin struct{ father, mother, near, teacher, where string }

var kins = map[string]kin{
	"en":      {"Baraka Otieno", "Neema Otieno", "Across the road from the teacher's house", "The teacher", "At the school, after four o'clock"},
	"th":      {"บุญมา ใจเย็น", "คำแพง ใจเย็น", "ตรงข้ามบ้านครู", "คุณครู", "ที่โรงเรียน หลังสี่โมงเย็น"},
	"lo":      {"ບຸນມາ ສີວິໄລ", "ຄຳແພງ ສີວິໄລ", "ກົງກັນຂ້າມເຮືອນຄູ", "ຄູ", "ຢູ່ໂຮງຮຽນ ຫຼັງສີ່ໂມງແລງ"},
	"km":      {"សុខ វណ្ណា", "ចាន់ សុផល", "ទល់មុខផ្ទះគ្រូ", "គ្រូបង្រៀន", "នៅសាលា ក្រោយម៉ោងបួនល្ងាច"},
	"my":      {"ဦးအေးမောင်", "ဒေါ်လှရီ", "ဆရာမအိမ်ရဲ့ မျက်နှာချင်းဆိုင်", "ကျောင်းဆရာမ", "ကျောင်းမှာ၊ ညနေ လေးနာရီနောက်ပိုင်း"},
	"vi":      {"Lê Văn Bình", "Phạm Thị Sen", "Đối diện nhà cô giáo", "Cô giáo", "Ở trường, sau bốn giờ chiều"},
	"zh-Hans": {"李大山", "王春花", "老师家对面", "老师", "在学校，下午四点以后"},
}

// Searching gives the one whose own language is lang, who has asked that the
// family be looked for (F07).
func Searching(lang string, now time.Time) *casefile.Case {
	c := Speaking(lang, now)
	for _, p := range everyone {
		if p.lang == lang {
			c.Sittings = append(c.Sittings, p.search(now.UTC().Truncate(time.Second).Add(-2*time.Hour)))
		}
	}
	return c
}

func (p person) search(at time.Time) *casefile.Sitting {
	f := p.begin("f07", at)
	own, work := kins[p.lang], kins[p.working]
	both := func(q casefile.QuestionID, hers, theirs string) {
		a := casefile.Answer{Value: hers, Source: casefile.Told, Lang: p.lang, By: worker, At: at}
		a.Translations = []casefile.Translation{{Lang: p.working, Text: theirs, State: "checked", By: worker}}
		f.s.Put(q, a)
	}
	f.set("yes.date", day(at))
	f.set("yes.want", "yes")
	f.set("a.code", "14")
	f.set("a.name_used", casefile.Plain(p.name))
	f.set("a.photo", "only_show")
	f.set("a.age", "25")
	f.set("a.sex", "woman")
	f.set("a.father", casefile.Plain(casefile.Name{Full: own.father}))
	f.set("a.mother", casefile.Plain(casefile.Name{Full: own.mother}))
	f.set("a.home", casefile.Plain(p.village))
	both("a.near", own.near, work.near)
	f.set("a.last_contact", casefile.Plain(casefile.PDate{Precision: "year", Calendar: "ce", CE: "2024", Text: "2024"}))
	f.set("a.language", p.iso)
	f.set("a.ask", []any{"alive", "want", "safe"})
	f.rows("a.may_ask", 1, func(_ int, cell func(string) casefile.QuestionID) {
		both(cell("who"), own.teacher, work.teacher)
		both(cell("where"), own.where, work.where)
	})
	f.rows("a.not_ask", 1, func(_ int, cell func(string) casefile.QuestionID) {
		f.set(cell("who"), p.friend)
	})
	f.set("a.not_ask_said", true)
	f.set("a.answer_by", day(at.AddDate(0, 0, 30)))
	f.set("a.answer_to", "+66800000199")
	return f.s
}
