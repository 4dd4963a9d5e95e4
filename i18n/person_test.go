package i18n

import (
	"strings"
	"testing"
)

// As in Thai, so in Lao: the person is ເຈົ້າ to herself, ຂ້ອຍ in her own plan, and
// one word to everybody else. Here it is ຄົນຜູ້ນີ້; ເຈົ້າຕົວ would be read as "you
// yourself", since ເຈົ້າ is already you.
func TestLao_OneWordForThePerson(t *testing.T) {
	onePerson(t, "lo", "ຄົນຜູ້ນີ້", "ເຈົ້າຕົວ", "ເຈົ້າຂອງແຜນ", "ເຈົ້າຂອງແຟ້ມ", "ເຈົ້າຂອງເລື່ອງ", "ຜູ້ກ່ຽວ", "ຜູ້ຮັບບໍລິການ", "ຜູ້ໃຊ້ບໍລິການ")
}

// onePerson looks through every string of a language: none may call the person
// by another of the words, and what is read to her must not speak of her by the
// word that is kept for everybody else. An empty word means that the language
// says the same of other people too, so that only sense can tell them apart.
func onePerson(t *testing.T, lang, word string, others ...string) {
	t.Helper()
	words := Open()
	say := words.For(lang)
	for _, key := range words.Keys(lang, "") {
		w, _ := say.Find(key)
		for _, other := range others {
			if strings.Contains(w.Text, other) {
				t.Errorf("%s says %s", key, other)
			}
		}
		if word != "" && key != "words.kind.say" && strings.HasSuffix(key, ".say") && strings.Contains(w.Text, word) {
			t.Errorf("%s is read to her and speaks of her as of somebody else", key)
		}
	}
}

// In Vietnamese she is bạn to herself, tôi in her own plan, and người này to
// everybody else, also where the English has only "the person".
func TestVietnamese_OneWordForThePerson(t *testing.T) {
	onePerson(t, "vi", "", "chủ của kế hoạch", "chủ kế hoạch", "người ấy", "người có kế hoạch", "thân chủ", "đương sự")
}

// In Chinese she is 你 to herself, 我 in her own plan, and 本人 to everybody else.
// 对方 is kept for the worker at the other end of a letter or a telephone: the
// same word for both would let a worker hand one of them what is meant for the
// other.
func TestChinese_OneWordForThePerson(t *testing.T) {
	onePerson(t, "zh-Hans", "本人", "计划的主人", "当事人", "服务对象", "案主", "受助者")
	words := Open()
	say := words.For("zh-Hans")
	elsewhere := []string{"post.", "explain.", "packs.fingerprint", "help.letters.", "keep.paper",
		"f09.receiving.greet.", "f09.receiving.sender_language.", "f10.to.way.", "f05.d1.hide_from."}
	for _, key := range words.Keys("zh-Hans", "") {
		w, _ := say.Find(key)
		if !strings.Contains(w.Text, "对方") {
			continue
		}
		other := false
		for _, start := range elsewhere {
			other = other || strings.HasPrefix(key, start)
		}
		if !other {
			t.Errorf("%s calls the person 对方, as if she were the other office", key)
		}
	}
}
