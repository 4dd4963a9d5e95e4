package i18n

import (
	"strings"
	"testing"
)

// In Burmese the person is သင် to herself, ကျွန်ုပ် in her own plan, and one word
// to everybody else: အကူအညီရယူသူ, or သူ once it is clear who is meant. အဲဒီသူ is
// somebody else in the room, and may not be her.
func TestBurmese_OneWordForThePerson(t *testing.T) {
	words := Open()
	say, english := words.For("my"), words.For("en")
	for _, key := range words.Keys("my", "") {
		w, _ := say.Find(key)
		for _, other := range []string{"အစီအစဉ်ပိုင်ရှင်", "ဖိုင်တွဲပိုင်ရှင်", "ဖိုင်တွဲ ပိုင်ရှင်", "ကာယကံရှင်", "အမှုသည်", "ဝန်ဆောင်မှုရယူသူ"} {
			if strings.Contains(w.Text, other) {
				t.Errorf("%s says %s", key, other)
			}
		}
		if e, _ := english.Find(key); strings.Contains(e.Text, "the person ") && strings.Contains(w.Text, "အဲဒီသူ") {
			t.Errorf("%s speaks of the person as of another in the room", key)
		}
		if strings.HasSuffix(key, ".say") && strings.Contains(w.Text, "အကူအညီရယူသူ") {
			t.Errorf("%s is read to her and speaks of her as of somebody else", key)
		}
	}
}

// The steps of a plan are her own words: written as she would say them, not as
// an office writes.
func TestBurmese_StepsAreSpoken(t *testing.T) {
	words := Open()
	say := words.For("my")
	for _, key := range words.Keys("my", "action.") {
		w, _ := say.Find(key)
		for _, written := range []string{"မည်။", "သည်။", "မည့်", "ကျွန်ုပ်၏", "နှင့် "} {
			if strings.Contains(w.Text, written) {
				t.Errorf("%s is written, not spoken: %s", key, written)
			}
		}
	}
}
