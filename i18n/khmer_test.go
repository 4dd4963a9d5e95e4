package i18n

import (
	"strings"
	"testing"
)

// In Khmer the person is អ្នក to herself, ខ្ញុំ in her own plan, and one word to
// everybody else: សាមីខ្លួន, or គាត់ once it is clear who is meant.
func TestKhmer_OneWordForThePerson(t *testing.T) {
	words := Open()
	say := words.For("km")
	for _, key := range words.Keys("km", "") {
		w, _ := say.Find(key)
		for _, other := range []string{"ម្ចាស់ផែនការ", "ម្ចាស់សំណុំឯកសារ", "ម្ចាស់រឿង", "អ្នកទទួលជំនួយ", "អ្នកទទួលសេវា", "អតិថិជន", "អ្នករស់រាន"} {
			if strings.Contains(w.Text, other) {
				t.Errorf("%s says %s", key, other)
			}
		}
		if key != "words.kind.say" && strings.HasSuffix(key, ".say") && strings.Contains(w.Text, "សាមីខ្លួន") {
			t.Errorf("%s is read to her and speaks of her as of somebody else", key)
		}
	}
}

// The same sound can be spelled with one subscript or another, and the eye does
// not see it: a word looked for is then found on one screen and not on the next.
func TestKhmer_OneSpelling(t *testing.T) {
	words := Open()
	say := words.For("km")
	for _, key := range words.Keys("km", "") {
		w, _ := say.Find(key)
		for other, ours := range map[string]string{
			"ទូរស័ព្ទ": "ទូរសព្ទ", "ឲ្យ": "ឱ្យ", "ប្ដូរ": "ប្តូរ", "ម្ដង": "ម្តង", "ស្ដាប់": "ស្តាប់",
			"សប្ដាហ៍": "សប្តាហ៍", "ចាប់ផ្ដើម": "ចាប់ផ្តើម", "«": "“", "»": "”", "\u200b": "nothing",
		} {
			if strings.Contains(w.Text, other) {
				t.Errorf("%s says %q; elsewhere it is %s", key, other, ours)
			}
		}
	}
}
