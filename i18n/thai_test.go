package i18n

import (
	"strings"
	"testing"
)

// In Thai the person is คุณ to herself, ฉัน in her own plan, and one word to
// everybody else: เจ้าตัว. Office words for her, and one word on this screen and
// another on the next, make a worker wonder who is meant.
func TestThai_OneWordForThePerson(t *testing.T) {
	words := Open()
	say := words.For("th")
	for _, key := range words.Keys("th", "") {
		w, _ := say.Find(key)
		for _, other := range []string{"ผู้รับบริการ", "ผู้ใช้บริการ", "เจ้าของแผน", "เจ้าของเรื่อง", "เจ้าของแฟ้ม", "ผู้รอด"} {
			if strings.Contains(w.Text, other) {
				t.Errorf("%s says %s", key, other)
			}
		}
		if key != "words.kind.say" && strings.HasSuffix(key, ".say") && strings.Contains(w.Text, "เจ้าตัว") {
			t.Errorf("%s is read to her and speaks of her as of somebody else", key)
		}
	}
}

// "You can say no": ตอบว่าไม่ได้ is heard as "cannot answer", which is the
// contrary, and so is ບອກວ່າບໍ່ໄດ້ in Lao. The no stands in quotation marks,
// and what may be done comes after it.
func TestThaiAndLao_SayingNoIsNotCannot(t *testing.T) {
	words := Open()
	for lang, cannot := range map[string]string{"th": "ว่าไม่ได้", "lo": "ວ່າບໍ່ໄດ້"} {
		say := words.For(lang)
		for _, key := range words.Keys(lang, "") {
			if w, _ := say.Find(key); strings.Contains(w.Text, cannot) {
				t.Errorf("%s %s: %s", lang, key, w.Text)
			}
		}
	}
}
