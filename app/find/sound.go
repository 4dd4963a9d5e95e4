package find

import "strings"

// sounds is what a name sounds like.
type sounds struct {
	coarse string  // what is compared; letters of a small alphabet
	fine   string  // what decides the order among those
	off    []uint8 // where in fine each letter of coarse begins, and fine's length
	starts uint64  // where syllables begin in coarse, a bit each
	words  uint64  // where words begin
	has    uint64  // which letters coarse has, to leave out quickly what cannot fit
}

// longest is how much of a name is listened to: what fits in starts.
const longest = 60

// listening builds the sounds of a name letter by letter.
type listening struct {
	s      string // one syllable or word, a to z
	i      int
	vowel  bool // a vowel came last
	coda   byte // the consonant that closed the syllable, or 0
	onset  bool // nothing came yet
	i0     int  // where in coarse the syllable begins
	joined bool // its first letter was swallowed by the one before
	open   bool // the end may not be the end: someone is still typing
	out    sounds
}

// hear gives the sounds of Latin letters a to z. Words are parted by spaces,
// syllables that are known by hyphens. With open, the last consonant is taken
// as it would sound before a vowel, for a word that is not typed to its end.
func hear(latin string, open bool) sounds {
	h := &listening{}
	words := strings.Fields(latin)
	for w, word := range words {
		for j, syllable := range strings.Split(word, "-") {
			if syllable == "" {
				continue
			}
			at := len(h.out.coarse)
			h.s, h.i, h.vowel, h.coda, h.onset, h.i0, h.joined = syllable, 0, false, 0, true, at, false
			h.open = open && w == len(words)-1 && !strings.Contains(word, "-")
			for h.i < len(h.s) && len(h.out.coarse) < longest {
				h.next()
			}
			if h.joined { // Win Nwe: one n for both
				at--
			}
			h.out.starts |= 1 << at
			if j == 0 {
				h.out.words |= 1 << at
			}
		}
	}
	h.out.off = append(h.out.off, uint8(min(len(h.out.fine), 255)))
	h.out.syllables()
	h.out.has = lettersOf(h.out.coarse)
	return h.out
}

// add sounds one letter. The same consonant twice is one.
func (h *listening) add(fine string, coarse byte) {
	o := &h.out
	if n := len(o.coarse); n > 0 && o.coarse[n-1] == coarse && !strings.ContainsRune(vowelSounds, rune(coarse)) {
		h.joined = h.joined || h.i0 == n
		return
	}
	o.off = append(o.off, uint8(min(len(o.fine), 255)))
	o.coarse += string(coarse)
	o.fine += fine
}

// lettersOf marks which bytes a text has, by their last six bits.
func lettersOf(s string) (has uint64) {
	for i := range len(s) {
		has |= 1 << (s[i] & 63)
	}
	return has
}

const vowelSounds = "aiu"

// syllables marks where syllables begin inside words: at a consonant before a
// vowel, or before l, w, y and a vowel.
func (o *sounds) syllables() {
	c := o.coarse
	isVowel := func(i int) bool { return i < len(c) && strings.IndexByte(vowelSounds, c[i]) >= 0 }
	for i := range c {
		switch {
		case isVowel(i):
		case isVowel(i + 1):
			if i > 0 && !isVowel(i-1) && strings.IndexByte("lwy", c[i]) >= 0 && i > 1 {
				o.starts |= 1 << (i - 1)
				continue
			}
			o.starts |= 1 << i
		}
	}
}

func (h *listening) at(i int) byte {
	if i < 0 || i >= len(h.s) {
		return 0
	}
	return h.s[i]
}

func isVowel(b byte) bool { return b != 0 && strings.IndexByte("aeiou", b) >= 0 }

// glide tells whether y, w or v at i stands before a vowel, and is a consonant.
func (h *listening) glide(i int) bool {
	return isVowel(h.at(i+1)) || h.at(i) != 'y' && h.at(i+1) == 'y' && !isVowel(h.at(i+2))
}

func (h *listening) next() {
	c := h.s[h.i]
	if isVowel(c) || (c == 'y' || c == 'w' || c == 'v') && !h.glide(h.i) && !h.vowel {
		h.sing()
		return
	}
	if h.vowel {
		h.close()
		return
	}
	h.begin()
}

// vowels are the ways vowels are spelled, the longer before the shorter, and
// how they sound. r, y, w and v belong to a vowel only where no vowel follows.
var vowels = []struct {
	spelt, fine string
	coarse      string
}{
	{"oeuy", "ui", "ui"},
	{"aaw", "o", "u"}, {"aar", "a", "a"}, {"aur", "o", "u"}, {"awr", "o", "u"}, {"aye", "e", "i"}, {"eye", "e", "i"},
	{"aeo", "eo", "iu"}, {"aew", "eo", "iu"}, {"eaw", "eo", "iu"}, {"eao", "eo", "iu"}, {"eav", "eo", "iu"}, {"aev", "eo", "iu"}, {"iew", "eo", "iu"}, {"ieu", "eo", "iu"}, {"ieo", "eo", "iu"}, {"iao", "eo", "iu"}, {"iaw", "eo", "iu"},
	{"ear", "ia", "i"}, {"iea", "ia", "i"}, {"eer", "ia", "i"}, {"oei", "ui", "ui"}, {"oey", "ui", "ui"}, {"oeu", "u", "u"}, {"uea", "ua", "u"}, {"eua", "ua", "u"},
	{"oua", "ua", "u"}, {"oue", "ua", "u"}, {"uai", "ui", "ui"}, {"uay", "ui", "ui"}, {"oai", "ui", "ui"}, {"oay", "ui", "ui"}, {"ouy", "ui", "ui"}, {"oui", "ui", "ui"},
	{"our", "o", "u"}, {"oor", "o", "u"}, {"uyen", "uian", "uin"}, {"uye", "uia", "ui"},
	{"aa", "a", "a"}, {"ar", "a", "a"}, {"ae", "e", "i"}, {"ai", "ai", "i"}, {"ay", "ai", "i"}, {"ao", "ao", "u"}, {"au", "ao", "u"}, {"aw", "o", "u"}, {"av", "ao", "u"},
	{"ea", "ia", "i"}, {"ee", "i", "i"}, {"ei", "e", "i"}, {"ey", "e", "i"}, {"eo", "eo", "iu"}, {"ew", "eo", "iu"}, {"ev", "eo", "iu"}, {"eu", "u", "u"}, {"er", "oe", "u"},
	{"ia", "ia", "i"}, {"ie", "ia", "i"}, {"io", "eo", "iu"}, {"iu", "eo", "iu"}, {"iw", "eo", "iu"}, {"iv", "eo", "iu"}, {"ii", "i", "i"}, {"iy", "i", "i"}, {"ir", "oe", "u"},
	{"oa", "ua", "u"}, {"oe", "oe", "u"}, {"oi", "oi", "ui"}, {"oy", "oi", "ui"}, {"oo", "u", "u"}, {"ou", "u", "u"}, {"ow", "o", "u"}, {"ov", "o", "u"}, {"or", "o", "u"},
	{"ua", "ua", "u"}, {"ue", "u", "u"}, {"ui", "ui", "ui"}, {"uy", "ui", "ui"}, {"uo", "ua", "u"}, {"uu", "u", "u"}, {"uw", "u", "u"}, {"uv", "u", "u"}, {"ur", "oe", "u"},
	{"a", "a", "a"}, {"e", "e", "i"}, {"i", "i", "i"}, {"o", "o", "u"}, {"u", "u", "u"}, {"y", "i", "i"}, {"w", "u", "u"}, {"v", "u", "u"}, // lv is lü
}

// sing sounds a vowel.
func (h *listening) sing() {
	rest := h.s[h.i:]
	// Phone, Khine: an e after one consonant at the end is not heard.
	for _, v := range vowels {
		if !strings.HasPrefix(rest, v.spelt) {
			continue
		}
		last := v.spelt[len(v.spelt)-1]
		if len(v.spelt) > 1 && strings.IndexByte("rywv", last) >= 0 && isVowel(h.at(h.i+len(v.spelt))) {
			continue
		}
		if v.spelt == "uyen" {
			continue // told as uye and n
		}
		h.i += len(v.spelt)
		fine := v.fine
		if silent := h.s[h.i:]; v.spelt == "i" && len(silent) == 2 && silent[1] == 'e' && strings.IndexByte("nmtkl", silent[0]) >= 0 {
			fine = "ai" // Khine is Khaing
		}
		for k := range v.coarse {
			if k == 0 {
				h.add(fine, v.coarse[0])
			} else {
				h.add("", v.coarse[k])
			}
		}
		h.vowel, h.onset, h.coda = true, false, 0
		return
	}
	h.i++
}

// begin sounds the consonants before a vowel.
func (h *listening) begin() {
	c, n1, n2 := h.at(h.i), h.at(h.i+1), h.at(h.i+2)
	two := string([]byte{c, n1})
	take := func(n int, fine string, coarse byte) {
		h.i += n
		h.add(fine, coarse)
		h.onset = false
	}
	y := (n1 == 'y') && isVowel(n2)
	switch {
	case strings.HasPrefix(h.s[h.i:], "hky"), strings.HasPrefix(h.s[h.i:], "khy"), strings.HasPrefix(h.s[h.i:], "chh"), strings.HasPrefix(h.s[h.i:], "tch"):
		take(3, "c", 'c')
	case strings.HasPrefix(h.s[h.i:], "ngh"):
		take(3, "N", 'n')
	case c == n1: // doubled
		h.i++
	case c == 'k' && y:
		take(2, "c", 'c')
	case c == 'g' && y:
		take(2, "j", 'c')
	case c == 'n' && y, two == "gn", two == "nh":
		take(2, "Y", 'n')
	case two == "ng":
		take(2, "N", 'n')
	case two == "ch", two == "tj", two == "dj", two == "zh", two == "cz":
		take(2, map[bool]string{true: "c", false: "j"}[two == "ch"], 'c')
	case two == "kh", two == "hk", two == "gh", two == "ck":
		take(2, "k", 'k')
	case two == "th", two == "ht":
		take(2, "t", 't')
	case two == "dh":
		take(2, "d", 't')
	case two == "ph", two == "hp":
		take(2, "p", 'p')
	case two == "bh", two == "hb":
		take(2, "b", 'p')
	case two == "sh", two == "hs", two == "sr", two == "ts", two == "sz":
		take(2, "s", 's')
	case two == "qu", c == 'c':
		take(1, "k", 'k')
	case c == 'h' && n1 != 0 && !isVowel(n1):
		h.i++ // Hla, Hnin
	case c == 'h' && !h.onset:
		h.i++
	default:
		f := letters[c]
		if f.coarse == 0 {
			h.i++
			return
		}
		take(1, f.fine, f.coarse)
	}
}

var letters = map[byte]struct {
	fine   string
	coarse byte
}{
	'k': {"k", 'k'}, 'g': {"g", 'k'}, 'q': {"c", 'c'}, 'j': {"j", 'c'},
	't': {"t", 't'}, 'd': {"d", 't'}, 'p': {"p", 'p'}, 'b': {"b", 'p'}, 'f': {"f", 'p'},
	's': {"s", 's'}, 'z': {"z", 's'}, 'x': {"s", 's'},
	'm': {"m", 'm'}, 'n': {"n", 'n'}, 'l': {"l", 'l'}, 'r': {"r", 'l'},
	'w': {"w", 'w'}, 'v': {"w", 'w'}, 'y': {"y", 'y'}, 'h': {"h", 'h'},
}

// close sounds a consonant after a vowel: the last of a syllable, or the first
// of the next.
func (h *listening) close() {
	c := h.at(h.i)
	rest := h.s[h.i:]
	if len(rest) == 2 && rest[1] == 'e' && strings.IndexByte("nmtklg", c) >= 0 {
		h.s = h.s[:len(h.s)-1] // Phone: the e is not heard
		rest = rest[:1]
	}
	n := graphemes(rest)
	after := byte(0)
	if n < len(rest) {
		after = rest[n]
	}
	end := n == len(rest)
	before := isVowel(after) || after == 'y' && n+1 < len(rest) && !isVowel(rest[n+1]) || after == 'y' && n+1 == len(rest)
	blend := strings.IndexByte("lrwy", after) >= 0 && after != 0 && n+1 < len(rest) && isVowel(rest[n+1]) && strings.IndexByte("mnlrwyh", c) < 0
	if before || blend || end && h.open {
		h.vowel = false
		h.begin()
		return
	}
	h.i += n
	switch {
	case c == 'h' || c == 'r' || c == 'w' || c == 'y' || c == 'v':
		return // a mark of length
	case h.coda != 0:
		if h.coda == 'n' || h.coda == 'm' {
			if strings.IndexByte("ktpcsdgbq", c) >= 0 {
				return // Myint, Khant
			}
		}
		h.vowel = false
		h.i -= n
		h.begin()
		return
	}
	fine, coarse := letters[c].fine, byte('t')
	switch c {
	case 'm':
		coarse = 'm'
	case 'n', 'l':
		coarse = 'n'
	case 'c':
		fine = "k"
	}
	if strings.HasPrefix(rest, "ng") {
		fine, coarse = "N", 'n'
	}
	if coarse == 't' && letters[c].coarse == 't' {
		fine = "t"
	}
	h.add(fine, coarse)
	h.coda = coarse
	if coarse == 't' {
		h.vowel = false
	}
}

// graphemes gives how many letters spell the consonant s begins with.
func graphemes(s string) int {
	for _, g := range []string{"ngh", "tch", "chh", "ng", "nh", "kh", "gh", "hk", "ch", "th", "ht", "dh", "ph", "hp", "bh", "sh", "hs", "ck", "ts"} {
		if strings.HasPrefix(s, g) {
			if after := len(g); (g == "ng" || g == "nh") && after < len(s) && isVowel(s[after]) {
				return 1 // San-ga, Phan-ha: begins the next syllable
			}
			return len(g)
		}
	}
	if len(s) > 1 && s[0] == s[1] {
		return 2
	}
	return 1
}
