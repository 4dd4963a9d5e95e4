package app

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// fold brings two spellings of one word together: composed or not, large
// letters or small, with or without zero-width marks.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x200B && r <= 0x200D || r == 0x2060 {
			return -1
		}
		return r
	}, s)
	return strings.ToLower(norm.NFKC.String(strings.TrimSpace(s)))
}
