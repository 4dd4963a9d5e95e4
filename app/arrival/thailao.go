package arrival

// Thai and Lao write signs in the order of typing. NFC brings tones behind the
// vowels below. What is left is the vowel am, of which a circle above and an aa
// are another spelling; the vowel ae, typed as two e; and tones typed before a
// vowel above.

func isTone(r rune) bool { return r >= 0x0E48 && r <= 0x0E4C || r >= 0x0EC8 && r <= 0x0ECC }

func isThaiLaoLetter(r rune) bool {
	return r >= 0x0E01 && r <= 0x0E2E || r >= 0x0E81 && r <= 0x0EAE || r >= 0x0EDC && r <= 0x0EDF
}

// thaiLao reads what is one sign, at the start of rs, behind out. Only the
// vowel am right behind its letter looks the same in both spellings.
func thaiLao(out, rs []rune, strict bool) ([]rune, int) {
	at := func(i int) rune {
		if i < len(rs) {
			return rs[i]
		}
		return 0
	}
	circle := rs[0] == 0x0E4D || rs[0] == 0x0ECD
	aa, am := rs[0]-0x1B, rs[0]-0x1A
	plain := !strict || len(out) > 0 && isThaiLaoLetter(out[len(out)-1])
	switch {
	case circle && plain && at(1) == aa:
		return []rune{am}, 2
	case circle && plain && isTone(at(1)) && at(2) == aa:
		return []rune{rs[1], am}, 3
	case strict:
	case (rs[0] == 0x0E40 || rs[0] == 0x0EC0) && at(1) == rs[0]:
		return []rune{rs[0] + 1}, 2
	case (rs[0] == 0x0E33 || rs[0] == 0x0EB3) && isTone(at(1)):
		return []rune{rs[1], rs[0]}, 2
	case isTone(rs[0]) && above(at(1)):
		return []rune{rs[1], rs[0]}, 2
	}
	return rs[:1], 1
}

// above says whether a rune is a vowel sign over a Thai or Lao letter.
func above(r rune) bool {
	return r == 0x0E31 || r >= 0x0E34 && r <= 0x0E37 || r == 0x0E47 ||
		r == 0x0EB1 || r >= 0x0EB4 && r <= 0x0EB7 || r == 0x0EBB
}
