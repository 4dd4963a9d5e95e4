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

// A case is ဖြစ်ရပ်, as in the name of the case manager; the file that is kept of
// somebody, and any other, is ဖိုင်; ဖိုင်တွဲ is a folder and nothing else, for
// "destroy this folder" and "destroy this file" stand on one screen. A name is
// အမည်; နာမည် stands only inside words that are made with it.
func TestBurmese_OneWordForCaseFileFolderAndName(t *testing.T) {
	words := Open()
	say, english := words.For("my"), words.For("en")
	for _, key := range words.Keys("my", "") {
		w, _ := say.Find(key)
		e, _ := english.Find(key)
		en := strings.ToLower(e.Text)
		if strings.Contains(w.Text, "ဖိုင်တွဲ") && !strings.Contains(en, "folder") && !strings.HasPrefix(key, "part.folder.") {
			t.Errorf("%s says folder: %s", key, w.Text)
		}
		if strings.Contains(en, "case") && !strings.Contains(w.Text, "ဖြစ်ရပ်") && strings.Contains(w.Text, "ဖိုင်") && !strings.Contains(en, "file") {
			t.Errorf("%s says file for case: %s", key, w.Text)
		}
		bare := w.Text
		for _, made := range []string{"အိမ်နာမည်", "နာမည်တူ", "နာမည်ဝှက်"} {
			bare = strings.ReplaceAll(bare, made, "")
		}
		if strings.Contains(bare, "နာမည်") {
			t.Errorf("%s says နာမည်: %s", key, w.Text)
		}
	}
}

// What follows a label is parted from it by a dash with spaces, as it is
// printed in Burmese; not here a colon, there a hyphen.
func TestBurmese_OneMarkAfterALabel(t *testing.T) {
	words := Open()
	say := words.For("my")
	for _, key := range words.Keys("my", "") {
		w, _ := say.Find(key)
		rs := []rune(w.Text)
		for i := 1; i < len(rs); i++ {
			mark := rs[i] == ':' || rs[i] == '-'
			ends := i+1 == len(rs) || rs[i+1] == ' '
			if mark && ends && rs[i-1] >= 0x1000 && rs[i-1] <= 0x109F {
				t.Errorf("%s: %s", key, w.Text)
			}
		}
	}
}
