package find

import "strings"

// Lao after the tables of BGN/PCGN and of the Lao commission on names: every
// vowel is written.

var laoOnset = strings.NewReplacer(
	"ກ", "k", "ຂ", "kh", "ຄ", "kh", "ງ", "ng", "ຈ", "ch", "ສ", "s", "ຊ", "s", "ຍ", "ny", "ດ", "d", "ຕ", "t", "ຖ", "th", "ທ", "th",
	"ນ", "n", "ບ", "b", "ປ", "p", "ຜ", "ph", "ພ", "ph", "ຝ", "f", "ຟ", "f", "ມ", "m", "ຢ", "y", "ຣ", "r", "ລ", "l", "ວ", "v",
	"ຫ", "h", "ຮ", "h", "ອ", "", "ໜ", "n", "ໝ", "m", "ຽ", "y", "ຼ", "l")

var laoCoda = map[rune]string{'ກ': "k", 'ງ': "ng", 'ດ': "t", 'ນ': "n", 'ບ': "p", 'ມ': "m", 'ຍ': "i", 'ຽ': "i", 'ວ': "o", 'ສ': "t", 'ຕ': "t", 'ທ': "t", 'ຣ': "n", 'ລ': "n", 'ຊ': "t", 'ພ': "p"}

func isLao(r rune) bool {
	return r >= 'ກ' && r <= 'ຮ' || r == 'ໜ' || r == 'ໝ'
}
func isLaoSign(r rune) bool    { return r >= 0x0EB0 && r <= 0x0EBB || r == 0x0ECD }
func isLaoLeading(r rune) bool { return r >= 0x0EC0 && r <= 0x0EC4 }

// lao reads a run of Lao.
func lao(s string) []string {
	t := reader{}
	for _, r := range s {
		switch {
		case r >= 0x0EC8 && r <= 0x0ECB || r == 'ໆ':
		case r == 0x0ECC: // silent
			if n := len(t.rs); n > 0 {
				t.rs = t.rs[:n-1]
			}
		default:
			t.rs = append(t.rs, r)
		}
	}
	for t.i < len(t.rs) {
		r := t.at(t.i)
		switch {
		case isLaoLeading(r):
			t.i++
			t.laoLed(r)
		case isLao(r):
			t.laoPlain()
		default:
			t.i++
		}
	}
	read := strings.Join(t.out, "-")
	if strings.Contains(read, "ny") { // ຍ is written ny, nh or y
		return []string{read, strings.ReplaceAll(read, "ny", "y")}
	}
	return []string{read}
}

func (t *reader) laoBegin() string {
	a, b, c := t.at(t.i), t.at(t.i+1), t.at(t.i+2)
	switch {
	case b == 'ຼ':
		t.i += 2
		return laoOnset.Replace(strings.TrimPrefix(string(a), "ຫ")) + "l"
	case a == 'ຫ' && strings.ContainsRune("ງຍນມລວຣຢ", b) && (isLaoSign(c) || isLaoLeading(t.at(t.i-1)) || c == 'ອ' || c == 'ຽ'):
		t.i += 2
		return laoOnset.Replace(string(b))
	case strings.ContainsRune("ກຂຄຕທປພຜສ", a) && (b == 'ຣ' || b == 'ວ' && c != 'ນ' && c != 'ງ' && c != 'ດ' && c != 'ຍ') && (isLaoSign(c) || b == 'ຣ' && isLaoLeading(t.at(t.i-1)) && isLao(c)):
		t.i += 2
		if b == 'ວ' {
			return laoOnset.Replace(string(a)) + "w"
		}
		return laoOnset.Replace(string(a) + string(b))
	}
	t.i++
	return laoOnset.Replace(string(a))
}

func (t *reader) laoLed(lead rune) {
	if !isLao(t.at(t.i)) {
		return
	}
	onset := t.laoBegin()
	a, b := t.at(t.i), t.at(t.i+1)
	vowel, took, open := map[rune]string{'ເ': "e", 'ແ': "ae", 'ໂ': "o", 'ໃ': "ai", 'ໄ': "ai"}[lead], 0, false
	switch {
	case lead == 'ໃ' || lead == 'ໄ':
		open = true
	case lead == 'ເ' && a == 0x0EBB && b == 'າ':
		vowel, took, open = "ao", 2, true
	case lead == 'ເ' && (a == 0x0EB7 || a == 0x0EB6) && b == 'ອ':
		vowel, took = "uea", 2
	case lead == 'ເ' && (a == 'ິ' || a == 'ີ'):
		vowel, took = "oe", 1
	case lead == 'ເ' && a == 0x0EB1 && b == 'ຍ', lead == 'ເ' && (a == 'ຍ' || a == 'ຽ'):
		vowel, took, open = "ia", 1, true
		if a == 0x0EB1 {
			took = 2
		}
	case lead == 'ເ' && a == 'າ' && b == 'ະ':
		vowel, took, open = "o", 2, true
	case lead == 'ແ' && a == 'ວ' && !isLaoSign(b), lead == 'ເ' && a == 'ວ' && !isLaoSign(b):
		vowel, took, open = "eo", 1, true
	case a == 0x0EB1:
		took = 1
	case a == 'ະ':
		took, open = 1, true
	}
	t.i += took
	if open {
		t.say(onset + vowel)
		return
	}
	t.say(onset + vowel + t.laoEnd())
}

var laoSigns = map[rune]string{'ະ': "a", 0x0EB1: "a", 'າ': "a", 'ຳ': "am", 'ິ': "i", 'ີ': "i", 0x0EB6: "ue", 0x0EB7: "ue", 'ຸ': "u", 'ູ': "u", 0x0EBB: "o", 0x0ECD: "o"}

func (t *reader) laoPlain() {
	onset := t.laoBegin()
	a, b := t.at(t.i), t.at(t.i+1)
	switch {
	case (a == 0x0EB1 || a == 0x0EBB) && b == 'ວ' && !isLaoSign(t.at(t.i+2)):
		t.i += 2
		t.say(onset + "ua")
	case a == 0x0ECD && b == 'າ': // am in two signs
		t.i += 2
		t.say(onset + "am")
	case isLaoSign(a):
		t.i++
		if a == 'ະ' || a == 'ຳ' {
			t.say(onset + laoSigns[a])
			return
		}
		if a == 0x0ECD && b == 'ຍ' {
			t.i++
			t.say(onset + "oi")
			return
		}
		t.say(onset + laoSigns[a] + t.laoEnd())
	case a == 'ອ' && !isLaoSign(b):
		t.i++
		t.say(onset + "o" + t.laoEnd())
	case a == 'ຽ', a == 'ຍ' && isLao(b) && !isLaoSign(t.at(t.i+2)):
		t.i++
		t.say(onset + "ia" + t.laoEnd())
	case a == 'ວ' && isLao(b) && !isLaoSign(t.at(t.i+2)):
		t.i++
		t.say(onset + "ua" + t.laoEnd())
	default:
		t.say(onset + "a")
	}
}

func (t *reader) laoEnd() string {
	c, next := t.at(t.i), t.at(t.i+1)
	end, ok := laoCoda[c]
	if !ok || isLaoSign(next) || next == 'ຽ' || next == 'ຼ' || next == 'ອ' && !isLaoSign(t.at(t.i+2)) && c != 'ນ' && t.at(t.i+2) != 0 ||
		(next == 'ວ' || next == 'ຍ') && isLao(t.at(t.i+2)) && !isLaoSign(t.at(t.i+3)) {
		return ""
	}
	t.i++
	return end
}
