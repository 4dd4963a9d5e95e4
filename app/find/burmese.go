package find

import "strings"

// Burmese after the MLC Transcription System (Myanmar Language Commission) for
// what is heard, spelled as names are written in passports: Kyaw, Htun, Aye,
// Khaing. Shan and Mon go through the same tables with letters of their own.

var burmeseOnset = map[rune]string{
	'က': "k", 'ခ': "kh", 'ဂ': "g", 'ဃ': "g", 'င': "ng", 'စ': "s", 'ဆ': "hs", 'ဇ': "z", 'ဈ': "z", 'ဉ': "ny", 'ည': "ny",
	'ဋ': "t", 'ဌ': "ht", 'ဍ': "d", 'ဎ': "d", 'ဏ': "n", 'တ': "t", 'ထ': "ht", 'ဒ': "d", 'ဓ': "d", 'န': "n",
	'ပ': "p", 'ဖ': "ph", 'ဗ': "b", 'ဘ': "b", 'မ': "m", 'ယ': "y", 'ရ': "y", 'လ': "l", 'ဝ': "w", 'သ': "th", 'ဟ': "h", 'ဠ': "l", 'အ': "", 'ဿ': "th",
	// Mon and Shan.
	'ၚ': "ng", 'ၛ': "z", 'ၜ': "b", 'ၝ': "b", 'ၵ': "k", 'ၶ': "kh", 'ၷ': "g", 'ၸ': "s", 'ၹ': "z", 'ၺ': "ny", 'ၻ': "d", 'ၼ': "n", 'ၽ': "ph", 'ၾ': "f", 'ၿ': "b", 'ႀ': "th", 'ႁ': "h",
	// S'gaw Karen.
	'ၡ': "sh", 'ၥ': "th", 'ၦ': "b",
}

var burmeseAlone = map[rune]string{'ဣ': "i", 'ဤ': "i", 'ဥ': "u", 'ဦ': "u", 'ဧ': "e", 'ဩ': "aw", 'ဪ': "aw"}

// rhymes by the vowel signs before the killed consonant, and that consonant.
var burmeseRhymes = map[string]string{
	"": "a", "ာ": "a", "ါ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u", "ေ": "ei", "ဲ": "e", "ော": "aw", "ေါ": "aw", "ို": "o", "ံ": "an", "ုံ": "on", "ိံ": "ein",
	"က": "et", "င": "in", "စ": "it", "ည": "i", "ဉ": "in", "တ": "at", "န": "an", "ပ": "at", "မ": "an", "ယ": "e",
	"ိတ": "eik", "ိပ": "eik", "ိန": "ein", "ိမ": "ein", "ုတ": "oke", "ုပ": "oke", "ုန": "on", "ုမ": "on", "ောက": "auk", "ေါက": "auk", "ောင": "aung", "ေါင": "aung",
	"ိုက": "aik", "ိုင": "aing", "ေတ": "it", "ဒ": "at", "ဓ": "at", "ဋ": "at", "ဇ": "it", "ဏ": "an", "ိဋ": "eik", "ိဒ": "eik", "ုဒ": "oke", "ိဂ": "eik", "ုဂ": "oke", "ဂ": "et", "လ": "an", "သ": "at",
}

// rounded rhymes, after the medial wa.
var burmeseRounded = map[string]string{"တ": "ut", "ပ": "ut", "န": "un", "မ": "un", "ံ": "un"}

var shanCoda = map[rune]string{'က': "k", 'ၵ': "k", 'င': "ng", 'တ': "t", 'ၼ': "n", 'န': "n", 'ပ': "p", 'မ': "m", 'ဝ': "w", 'ယ': "i", 'ႆ': "i", 'ၚ': "ng", 'ည': "n", 'ဟ': "", 'ရ': "", 'လ': "n", 'အ': ""}

var shanSigns = map[rune]string{'ႃ': "a", 'ၢ': "a", 'ႄ': "ae", 'ႅ': "ae", 'ဵ': "e", 'ိ': "i", 'ီ': "i", 'ု': "u", 'ူ': "u", 'ေ': "e", 'ႂ': "w", 'ာ': "a", 'ါ': "a", 'ၞ': "n", 'ၟ': "m", 'ဲ': "e", 'ဴ': "o", 'ံ': "am", 'ႆ': "ai"}

const (
	asat    = 0x103A
	virama  = 0x1039
	medialY = 0x103B
	medialR = 0x103C
	medialW = 0x103D
	medialH = 0x103E
)

func isBurmese(r rune) bool { _, ok := burmeseOnset[r]; return ok }
func isBurmeseSign(r rune) bool {
	return r >= 0x102B && r <= 0x1035 || r == 0x1036 || r == 0x1062 || r >= 0x1082 && r <= 0x1086 || r == 0x109D
}

// burmese reads a run of Burmese letters; ရ is y, and in words from Pali r.
func burmese(s string) []string {
	clean := strings.Map(func(r rune) rune {
		if r == 0x1037 || r == 0x1038 || r >= 0x1087 && r <= 0x108D || r >= 0x1063 && r <= 0x1064 || r >= 0x1069 && r <= 0x106D {
			return -1 // tones
		}
		return r
	}, s)
	one := reader{rs: []rune(clean)}
	one.flat = strings.ContainsFunc(s, func(r rune) bool { return r >= 0x1075 && r <= 0x108D })
	two := one
	two.split = true
	a, b := one.burmese(), two.burmese()
	if a == b {
		return []string{a}
	}
	return []string{a, b}
}

func (t *reader) burmese() string {
	for t.i < len(t.rs) {
		r := t.at(t.i)
		switch {
		case isBurmese(r):
			t.burmeseSyllable()
		case burmeseAlone[r] != "":
			t.i++
			sign := t.burmeseSigns()
			if end := t.burmeseKilled(); end != 0 {
				t.say(burmeseRhymes["ု"+string(end)])
				continue
			}
			if rhyme := burmeseRhymes[sign]; sign != "" && sign != "ီ" && rhyme != "" {
				t.say(rhyme)
				continue
			}
			t.say(burmeseAlone[r])
		default:
			t.i++
		}
	}
	return strings.Join(t.out, "-")
}

// burmeseBegin reads a consonant and its medials.
func (t *reader) burmeseBegin() (onset string, rounded bool) {
	base := t.at(t.i)
	onset = burmeseOnset[base]
	switch {
	case base == 'ရ' && (t.split && t.i > 0 || t.flat):
		onset = "r"
	case base == 'သ' && t.flat:
		onset = "s"
	}
	t.i++
	for ; ; t.i++ {
		switch t.at(t.i) {
		case medialY, medialR:
			switch base {
			case 'က', 'ခ', 'ဂ':
				onset = map[rune]string{'က': "ky", 'ခ': "ch", 'ဂ': "gy"}[base]
			case 'သ':
				onset = "th"
				if t.at(t.i+1) == medialH {
					onset = "sh"
				}
			default:
				onset += "y"
			}
		case medialW:
			rounded = true
		case medialH:
			switch {
			case base == 'ရ' || base == 'ယ' || strings.HasPrefix(onset, "sh") || base == 'လ' && strings.HasSuffix(onset, "y"):
				onset = "sh"
			default:
				onset = "h" + onset
			}
		default:
			return onset, rounded
		}
	}
}

// burmeseSigns reads vowel signs.
func (t *reader) burmeseSigns() string {
	from := t.i
	for isBurmeseSign(t.at(t.i)) {
		t.i++
	}
	return string(t.rs[from:t.i])
}

// burmeseKilled reads the consonant that ends a syllable, or gives 0.
func (t *reader) burmeseKilled() rune {
	c := t.at(t.i)
	switch {
	case c == asat: // aw with its low tone
		t.i++
		return 0
	case !isBurmese(c) && c != 0x1086:
		return 0
	case t.at(t.i+1) == asat && t.at(t.i+2) == virama: // kinzi
		t.i += 3
		return c
	case t.at(t.i+1) == asat, t.at(t.i+1) == virama:
		t.i += 2
		return c
	}
	return 0
}

func (t *reader) burmeseSyllable() {
	onset, rounded := t.burmeseBegin()
	signs := t.burmeseSigns()
	end := t.burmeseKilled()
	if t.at(t.i) == asat {
		t.i++
	}
	key := signs
	if end != 0 {
		key += string(end)
	}
	if rounded {
		if rhyme, ok := burmeseRounded[key]; ok {
			t.say(onset + rhyme)
			return
		}
		onset += "w"
	}
	rhyme, ok := burmeseRhymes[key]
	if !ok {
		rhyme = shan(signs, end)
	}
	t.say(onset + rhyme)
}

// shan reads a rhyme that Burmese does not have, sign by sign.
func shan(signs string, end rune) string {
	out := ""
	for _, r := range signs {
		out += shanSigns[r]
	}
	if out == "" || out == "w" {
		out += "a"
	}
	return out + shanCoda[end]
}
