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
