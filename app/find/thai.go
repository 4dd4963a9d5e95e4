package find

import "strings"

// Thai after the Royal Thai General System (Royal Institute, 1999), which drops
// tones and the length of vowels. The vowels nobody writes are put in by rule:
// two bare consonants are one syllable with o, one before them has an a.

var thaiOnset = strings.NewReplacer(
	"ก", "k", "ข", "kh", "ฃ", "kh", "ค", "kh", "ฅ", "kh", "ฆ", "kh", "ง", "ng", "จ", "ch", "ฉ", "ch", "ช", "ch", "ฌ", "ch",
	"ซ", "s", "ศ", "s", "ษ", "s", "ส", "s", "ญ", "y", "ย", "y", "ฎ", "d", "ด", "d", "ฏ", "t", "ต", "t",
	"ฐ", "th", "ฑ", "th", "ฒ", "th", "ถ", "th", "ท", "th", "ธ", "th", "ณ", "n", "น", "n", "บ", "b", "ป", "p",
	"ผ", "ph", "พ", "ph", "ภ", "ph", "ฝ", "f", "ฟ", "f", "ม", "m", "ร", "r", "ฤ", "rue", "ล", "l", "ฬ", "l", "ว", "w", "ห", "h", "ฮ", "h", "อ", "")

// thaiCoda sounds the consonant that ends a syllable.
func thaiCoda(r rune) string {
	switch {
	case strings.ContainsRune("กขคฆ", r):
		return "k"
	case strings.ContainsRune("จชซฌฎฏฐฑฒดตถทธศษส", r):
		return "t"
	case strings.ContainsRune("บปพฟภ", r):
		return "p"
	case strings.ContainsRune("ญณนรลฬ", r):
		return "n"
	case r == 'ม':
		return "m"
	case r == 'ง':
		return "ng"
	}
	return ""
}

// thai reads a run of Thai. Where the bare consonants allow it there are two
// readings.
func thai(s string) []string {
	one := reader{rs: []rune(thaiMute.Replace(thaiSilent(s)))}
	two := one
	two.split = true
	a, b := one.thai(), two.thai()
	if a == b {
		return []string{a}
	}
	return []string{a, b}
}

// thaiMute are endings whose last vowel is not said, and a beginning that is
// not said as it is written.
var thaiMute = strings.NewReplacer("ชาติ", "ชาต", "เกียรติ", "เกียต", "ธาตุ", "ธาต", "เหตุ", "เหต", "ทรง", "ซง")

// thaiSilent takes out tones and what a thanthakhat kills.
func thaiSilent(s string) string {
	var out []rune
	for _, r := range s {
		switch {
		case r >= 0x0E47 && r <= 0x0E4B || r == 0x0E4D || r == 0x0E4E || r == 'ๆ' || r == 'ฯ':
		case r == 0x0E4C:
			for n := len(out); n > 0; n = len(out) {
				last := out[n-1]
				out = out[:n-1]
				if isThai(last) {
					break
				}
			}
			// จันทร์: what stands before the killed one after a coda is silent too.
			if n := len(out); n > 2 && isThai(out[n-1]) && isThai(out[n-2]) && isThaiSign(out[n-3]) {
				out = out[:n-1]
			}
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

// reader goes through the letters of a run.
type reader struct {
	rs    []rune
	i     int
	split bool // bare consonants are read one by one where they could be pairs
	flat  bool // Khmer: one vowel for both series; Burmese: these are Shan letters
	out   []string
}

func (t *reader) at(i int) rune {
	if i < 0 || i >= len(t.rs) {
		return 0
	}
	return t.rs[i]
}

func (t *reader) say(syllable string) {
	if syllable != "" {
		t.out = append(t.out, syllable)
	}
}

func isThai(r rune) bool        { return r >= 'ก' && r <= 'ฮ' }
func isThaiSign(r rune) bool    { return r >= 0x0E30 && r <= 0x0E3A }
func isThaiLeading(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 }

func (t *reader) thai() string {
	for t.i < len(t.rs) {
		r := t.at(t.i)
		switch {
		case isThaiLeading(r):
			t.i++
			t.thaiLed(r)
		case isThai(r):
			t.thaiPlain()
		default:
			t.i++
		}
	}
	return strings.Join(t.out, "-")
}

// thaiBegin reads the consonants before a vowel. voiced tells whether a vowel
// must be written after them to make two of them one beginning.
func (t *reader) thaiBegin(voiced bool) string {
	a, b, c := t.at(t.i), t.at(t.i+1), t.at(t.i+2)
	follows := !voiced || isThaiSign(c) || c == 'ร' && t.at(t.i+3) == 'ร' || c == 'อ' || c == 'ว' && isThai(t.at(t.i+3)) && !isThaiSign(t.at(t.i+4))
	switch {
	case a == 'ห' && strings.ContainsRune("งญณนมยรลว", b) && (follows || isThai(c) && !isThaiSign(t.at(t.i+3))):
		t.i += 2
		return thaiOnset.Replace(string(b))
	case a == 'อ' && b == 'ย' && follows:
		t.i += 2
		return "y"
	case (a == 'ส' || a == 'ศ' || a == 'ซ' || a == 'ท') && b == 'ร' && follows:
		t.i += 2
		return "s"
	case a == 'จ' && b == 'ร' && follows && c != 0x0E39 && c != 0x0E34:
		t.i += 2
		return "ch"
	case strings.ContainsRune("กขคตปผพ", a) && strings.ContainsRune("รลว", b) && follows && (b != 'ว' || c != 'ร'):
		t.i += 2
		return thaiOnset.Replace(string(a) + string(b))
	}
	t.i++
	return thaiOnset.Replace(string(a))
}

// thaiLed reads a syllable whose vowel is written first.
func (t *reader) thaiLed(lead rune) {
	if !isThai(t.at(t.i)) {
		return
	}
	// A second consonant belongs to the beginning only if something is left to
	// follow it.
	alone := !isThai(t.at(t.i+2)) && !isThaiSign(t.at(t.i+2)) && t.at(t.i) != 'ห'
	onset := t.thaiBegin(alone || t.at(t.i+1) == 'ว' && !isThaiSign(t.at(t.i+2)))
	a, b := t.at(t.i), t.at(t.i+1)
	vowel, took := map[rune]string{'เ': "e", 'แ': "ae", 'โ': "o", 'ใ': "ai", 'ไ': "ai"}[lead], 0
	switch {
	case lead == 'เ' && a == 'ี' && b == 'ย':
		vowel, took = "ia", 2
	case lead == 'เ' && a == 'ื' && b == 'อ':
		vowel, took = "uea", 2
	case lead == 'เ' && a == 'า' && b == 'ะ':
		vowel, took = "o", 2
	case lead == 'เ' && a == 'า':
		vowel, took = "ao", 1
	case lead == 'เ' && a == 'ิ', lead == 'เ' && a == 'อ':
		vowel, took = "oe", 1
	case lead == 'เ' && a == 'ย' && !isThaiSign(b):
		vowel, took = "oei", 1
	case lead == 'แ' && a == 'ว' && !isThaiSign(b):
		vowel, took = "aeo", 1
	case lead == 'เ' && a == 'ว' && !isThaiSign(b):
		vowel, took = "eo", 1
	case (lead == 'ไ' || lead == 'ใ') && a == 'ย' && !isThaiSign(b):
		took = 1
	case a == 'ะ', a == 'ั':
		took = 1
	}
	t.i += took
	if lead == 'ไ' || lead == 'ใ' || a == 'ะ' || vowel == "oei" || vowel == "ao" || vowel == "aeo" || vowel == "eo" {
		t.say(onset + vowel)
		return
	}
	t.say(onset + vowel + t.thaiEnd(false))
}

// thaiSigns are vowels written round their consonant.
var thaiSigns = map[rune]string{'ะ': "a", 'ั': "a", 'า': "a", 'ำ': "am", 'ิ': "i", 'ี': "i", 'ึ': "ue", 'ื': "ue", 'ุ': "u", 'ู': "u", 'ฺ': ""}

// thaiPlain reads a syllable that begins with its consonant.
func (t *reader) thaiPlain() {
	if n := t.thaiBare(); n > 1 {
		t.thaiBareRun(n)
		return
	}
	onset := t.thaiBegin(true)
	a, b := t.at(t.i), t.at(t.i+1)
	switch {
	case a == 'ั' && b == 'ว':
		t.i += 2
		t.say(onset + "ua")
	case a == 'ร' && b == 'ร':
		t.i += 2
		if end := t.thaiEnd(true); end != "" && isThai(t.at(t.i-1)) {
			t.say(onset + "a" + end)
		} else {
			t.say(onset + "an")
		}
	case isThaiSign(a):
		t.i++
		vowel := thaiSigns[a]
		if a == 'ื' && b == 'อ' {
			t.i++
		}
		if a == 'ะ' || a == 'ำ' {
			t.say(onset + vowel)
			return
		}
		t.say(onset + vowel + t.thaiEnd(a == 'ิ' || a == 'ุ'))
	case a == 'อ' && !isThaiSign(b) && !isThaiLeading(b): // the vowel o
		t.i++
		t.say(onset + "o" + t.thaiEnd(false))
	case a == 'อ' && b == 0:
		t.i++
		t.say(onset + "o")
	case a == 'ว' && isThai(b) && !isThaiSign(t.at(t.i+2)):
		t.i++
		t.say(onset + "ua" + t.thaiEnd(false))
	default:
		t.say(onset + "a")
	}
}

// thaiBare counts the consonants from here on that no vowel is written to; the
// one before a vowel is not among them.
func (t *reader) thaiBare() int {
	n := 0
	for isThai(t.at(t.i + n)) {
		n++
	}
	if n == 0 {
		return 0
	}
	for k := t.i; k < t.i+n; k++ { // ua, o and rr are vowels too
		if k > t.i && (t.at(k) == 'อ' || t.at(k) == 'ว' && k+1 < t.i+n && k == t.i+1 && !isThaiSign(t.at(k+2))) {
			return 0
		}
		if t.at(k) == 'ร' && t.at(k+1) == 'ร' {
			return max(0, k-t.i-1)
		}
	}
	if after := t.at(t.i + n); isThaiSign(after) {
		n-- // has a vowel, and may begin with two consonants
		if n > 0 && (t.at(t.i+n-1) == 'ห' && strings.ContainsRune("งญนมยรลว", t.at(t.i+n)) ||
			strings.ContainsRune("กขคตปผพ", t.at(t.i+n-1)) && strings.ContainsRune("รลว", t.at(t.i+n)) ||
			strings.ContainsRune("สศท", t.at(t.i+n-1)) && t.at(t.i+n) == 'ร') {
			n--
		}
	}
	return n
}

// thaiBareRun reads n bare consonants: pairs with o, and an odd one before.
func (t *reader) thaiBareRun(n int) {
	if t.split && n > 2 {
		for ; n > 2; n-- {
			t.say(thaiOnset.Replace(string(t.at(t.i))) + "a")
			t.i++
		}
	}
	if n%2 == 1 {
		t.say(thaiOnset.Replace(string(t.at(t.i))) + "a")
		t.i++
		n--
	}
	for ; n > 0; n -= 2 {
		t.say(thaiOnset.Replace(string(t.at(t.i))) + "o" + thaiCoda(t.at(t.i+1)))
		t.i += 2
	}
}

// thaiEnd reads the consonant that ends a syllable, if there is one. After a
// short vowel two bare consonants are the next syllable.
func (t *reader) thaiEnd(short bool) string {
	c, next := t.at(t.i), t.at(t.i+1)
	if !isThai(c) || isThaiSign(next) || c == 'อ' {
		return ""
	}
	n := t.thaiBare()
	after := t.at(t.i + n)
	switch {
	case t.at(t.i-1) != 'ั' && (n == 0 || n == 1 && strings.ContainsRune("สศ", c) && isThai(next)): // begins the next syllable
		return ""
	case n == 2 && short && sameStop(c, next), n == 2 && next == 'ร' && thaiCoda(c) == "t" && !isThai(after):
		t.i += 2
		return thaiCoda(c)
	case n == 2 && short, n == 3 && !t.split && short && after == 0:
		return ""
	case c == 'ย':
		t.i++
		return "i"
	case c == 'ว':
		t.i++
		return "o"
	}
	t.i++
	end := thaiCoda(c)
	if n == 1 && strings.ContainsRune("นยวรล", t.at(t.i)) && isThaiSign(t.at(t.i+1)) && (end == "t" && strings.ContainsRune("ฒตฐถทธชส", c)) {
		return end + "-" + thaiOnset.Replace(string(c)) + "a" // ratta-na, wittha-ya
	}
	return end
}

// sameStop tells whether a stop is written twice, as in พุทธ.
func sameStop(a, b rune) bool {
	return thaiCoda(a) == thaiCoda(b) && strings.Contains("ktp", thaiCoda(a))
}
