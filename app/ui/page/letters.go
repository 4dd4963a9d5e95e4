package page

import "onward/i18n"

// langOf tells which language a text was typed in, by its letters: that of the
// two of the sitting that is written so, or else the one of our seven that is.
// What has no letters is hers.
func langOf(text, hers, working string) string {
	if tag := i18n.Written(text, hers, working); tag != "" {
		return tag
	}
	return hers
}
