package layout

import (
	"slices"
	"strings"
	"unicode"
)

// Vietnamese letters are a vowel, perhaps with a hat, a horn or a breve, and
// perhaps with one of five tones. Each row is one vowel in its six tones.
var vowels = []string{
	"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
	"oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
}

type tone int

// tones are the keys of Telex and the marks of the keys that have them.
var tones = map[rune]tone{
	'z': 0, 'f': 1, 'r': 2, 'x': 3, 's': 4, 'j': 5,
	'\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5,
}

// shapes are the keys of Telex that change a letter: aa is â, and so on.
var shapes = map[rune]map[rune]rune{
	'a': {'a': 'â', 'ă': 'â'}, 'e': {'e': 'ê'}, 'o': {'o': 'ô', 'ơ': 'ô'}, 'd': {'d': 'đ'},
	'w': {'a': 'ă', 'â': 'ă', 'o': 'ơ', 'ô': 'ơ', 'u': 'ư'},
}

// apart gives a letter without its tone, small, and the tone.
func apart(r rune) (rune, tone) {
	r = unicode.ToLower(r)
	for _, row := range vowels {
		if i := strings.IndexRune(row, r); i >= 0 {
			rs := []rune(row)
			return rs[0], tone(slices.Index(rs, r))
		}
	}
	return r, 0
}

// with gives a letter with a tone, as large or small as like is.
func with(r rune, t tone, like rune) rune {
	for _, row := range vowels {
		if rs := []rune(row); rs[0] == r {
			r = rs[t]
			break
		}
	}
	if unicode.IsUpper(like) {
		return unicode.ToUpper(r)
	}
	return r
}

func isVowel(r rune) bool {
	base, _ := apart(r)
	return strings.ContainsRune("aăâeêioôơuưy", base)
}

// inWord tells whether r belongs to a word: a letter, or the mark of a tone.
func inWord(r rune) bool {
	_, mark := tones[r]
	return mark || unicode.IsLetter(r)
}

// marked gives the word after a key. With telex letters are marks too. A mark
// typed twice is taken back and its letter stands, and so does every letter
// after it (kept): that is how other languages are written in between.
func marked(word []rune, key rune, telex, kept bool) ([]rune, bool) {
	small := unicode.ToLower(key)
	if letter := unicode.IsLetter(key); letter && (!telex || kept) {
		return follow(word, key, false), kept
	}
	if t, ok := tones[small]; ok {
		return toneKey(word, key, t)
	}
	if changes, ok := shapes[small]; ok {
		if w, undone, ok := reshape(slices.Clone(word), small, changes); ok {
			if undone {
				w = append(w, key)
			}
			return toned(w), undone
		}
	}
	return follow(word, key, telex), false
}

// toneKey gives the word its tone. Where it has that tone already it loses it.
func toneKey(word []rune, key rune, t tone) ([]rune, bool) {
	at := toneAt(word)
	if at < 0 {
		return append(word, key), false // no vowel: the key types itself
	}
	had := toneOf(word)
	w := slices.Clone(word)
	if had == t && unicode.IsLetter(key) {
		if t == 0 {
			return append(w, key), false
		}
		return append(put(w, 0), key), true
	}
	if had == t {
		t = 0
	}
	return put(w, t), false
}

// reshape changes the last letter that key can change; undone says that it was
// changed already and is now as it was.
func reshape(w []rune, key rune, changes map[rune]rune) (_ []rune, undone, ok bool) {
	for i := len(w) - 1; i >= 0; i-- {
		base, t := apart(w[i])
		if key == 'd' && i > 0 {
			continue // only at the beginning of a word
		}
		if key == 'w' && base == 'a' && i > 0 && !isQ(at(w, i-2)) {
			// mua becomes mưa, and hoa hoă.
			if u, _ := apart(w[i-1]); u == 'u' || u == 'ư' {
				continue
			}
		}
		if from, is := changedFrom(changes, base); is {
			w[i] = with(from, t, w[i])
			return w, true, true
		}
		to, can := changes[base]
		if !can {
			continue
		}
		w[i] = with(to, t, w[i])
		if key == 'w' && to == 'ơ' && i+1 < len(w) {
			horned(w, i)
		}
		return w, false, true
	}
	return w, false, false
}

// changedFrom gives the plain letter that became base, where one did.
func changedFrom(changes map[rune]rune, base rune) (rune, bool) {
	for _, from := range "aeoud" {
		if changes[from] == base {
			return from, true
		}
	}
	return 0, false
}

// horned gives the u before an ơ its horn: uơ stands at the end of a word
// (thuở), ươ before another letter (thương).
func horned(w []rune, i int) {
	if i == 0 || isQ(at(w, i-2)) {
		return
	}
	if u, t := apart(w[i-1]); u == 'u' {
		w[i-1] = with('ư', t, w[i-1])
	}
}

// follow adds a letter to a word.
func follow(word []rune, key rune, telex bool) []rune {
	w := append(slices.Clone(word), key)
	if base, _ := apart(at(word, len(word)-1)); telex && base == 'ơ' {
		horned(w, len(word)-1)
	}
	return toned(w)
}

func at(w []rune, i int) rune {
	if i < 0 || i >= len(w) {
		return 0
	}
	return w[i]
}

func isQ(r rune) bool { return r == 'q' || r == 'Q' }

// toned moves the tone of a word to where it belongs after another letter.
func toned(w []rune) []rune {
	if t := toneOf(w); t != 0 {
		return put(slices.Clone(w), t)
	}
	return w
}

func toneOf(w []rune) tone {
	for _, r := range w {
		if _, t := apart(r); t != 0 {
			return t
		}
	}
	return 0
}

// put sets a tone where it belongs and takes it off everywhere else.
func put(w []rune, t tone) []rune {
	at := toneAt(w)
	for i, r := range w {
		base, had := apart(r)
		switch {
		case i == at:
			w[i] = with(base, t, r)
		case had != 0:
			w[i] = with(base, 0, r)
		}
	}
	return w
}

// toneAt gives the letter that carries the tone, or -1: a vowel with a mark of
// its own, the last such; else the last vowel where a consonant follows; else
// the one before the last (hòa, thúy), and the only one of one.
func toneAt(w []rune) int {
	begin, end := nucleus(w)
	if begin == end {
		return -1
	}
	for i := end - 1; i >= begin; i-- {
		if base, _ := apart(w[i]); strings.ContainsRune("ăâêôơư", base) {
			return i
		}
	}
	if end < len(w) || end-begin == 1 {
		return end - 1
	}
	return end - 2
}

// nucleus gives where the vowels of a word stand. The u of qu and the i of gi
// belong to the consonant, where another vowel follows.
func nucleus(w []rune) (begin, end int) {
	for begin < len(w) && !isVowel(w[begin]) {
		begin++
	}
	end = begin
	for end < len(w) && isVowel(w[end]) {
		end++
	}
	if begin > 0 && end-begin > 1 {
		first, _ := apart(w[begin])
		before := unicode.ToLower(w[begin-1])
		if before == 'q' && first == 'u' || before == 'g' && first == 'i' && begin == 1 {
			begin++
		}
	}
	return begin, end
}
