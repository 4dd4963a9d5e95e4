package find

import "strings"

// part gives the fine sounds of a stretch of the coarse ones.
func (s *sounds) part(from, to int) string {
	to = min(to, len(s.off)-1)
	return s.fine[s.off[min(from, to)]:s.off[to]]
}

// oneSlip tells whether text begins with sought when one letter of it is
// changed, left out, put in, or changed places with the next; and how many
// letters of text that takes. The first letter is seldom wrong: it must be
// right, or all after it.
func oneSlip(sought, text string) (int, bool) {
	i := 0
	for i < len(sought) && i < len(text) && sought[i] == text[i] {
		i++
	}
	if i == len(sought) {
		return i, true
	}
	if i == 0 && len(sought) < 4 {
		return 0, false
	}
	rest := sought[i:]
	begins := func(from int, s string) bool { return from <= len(text) && strings.HasPrefix(text[from:], s) }
	switch {
	case len(rest) > 1 && i+1 < len(text) && rest[0] == text[i+1] && rest[1] == text[i] && begins(i+2, rest[2:]):
		return len(sought), true
	case i < len(text) && begins(i+1, rest[1:]): // another letter
		return len(sought), true
	case begins(i, rest[1:]): // one too many
		return len(sought) - 1, true
	case i < len(text) && begins(i+1, rest): // one left out
		return len(sought) + 1, true
	}
	return 0, false
}

// kin are sounds that are taken for each other.
var kin = func() (k [128][128]bool) {
	for _, pair := range strings.Fields("kg td pb pf bf sz cj lr nN nY NY ei ou ao ai ie wu yi zj jy kc gj td") {
		k[pair[0]][pair[1]], k[pair[1]][pair[0]] = true, true
	}
	return k
}()

// apart tells how unlike two rows of fine sounds are: two for each sound
// another, missing or too many, one where they are kin or it is a vowel.
func apart(a, b string) int {
	if a == b {
		return 0
	}
	const most = 48
	if len(a) > most || len(b) > most {
		a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	}
	var row [most + 1]int
	for j := range b {
		row[j+1] = row[j] + alone(b[j])
	}
	for i := range a {
		corner := row[0]
		row[0] += alone(a[i])
		for j := range b {
			change := 2
			switch {
			case a[i] == b[j]:
				change = 0
			case kin[a[i]&127][b[j]&127]:
				change = 1
			}
			least := min(corner+change, row[j]+alone(b[j]), row[j+1]+alone(a[i]))
			corner, row[j+1] = row[j+1], least
		}
	}
	return row[len(b)]
}

// alone is what a sound costs that the other side does not have.
func alone(c byte) int {
	if strings.IndexByte("aeiouwyh", c) >= 0 {
		return 1
	}
	return 2
}
