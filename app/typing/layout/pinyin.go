package layout

import (
	"slices"
	"strings"
	"sync"
)

// syllables gives the characters of each spelling, what is read so most often
// first. ü is spelled v.
var syllables = sync.OnceValue(func() map[string][]rune {
	b, err := data.ReadFile("data/pinyin.txt")
	if err != nil {
		panic(err) // the data is part of the program
	}
	m := map[string][]rune{}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		s, chars, _ := strings.Cut(line, " ")
		m[s] = []rune(chars)
	}
	return m
})

// spelling is Pinyin that waits for a character to be chosen.
type spelling struct {
	letters string // a to z, and ' between syllables
	open    bool   // the next double quotation mark closes
}

// Spelling gives what was spelled and not chosen yet.
func (b *Board) Spelling() string { return b.letters }

// Choices gives the characters the spelling may mean: those of its longest
// beginning that is a syllable, or, before there is one, the first of each
// syllable that begins so.
func (b *Board) Choices() []string {
	chars, _ := b.choices()
	out := make([]string, len(chars))
	for i, c := range chars {
		out[i] = string(c)
	}
	return out
}

// choices gives the characters and how many letters they stand for.
func (s spelling) choices() ([]rune, int) {
	word, _, _ := strings.Cut(s.letters, "'")
	for n := min(len(word), 6); n > 0; n-- {
		if chars := syllables()[word[:n]]; chars != nil && (n > 1 || len(word) == 1 || !begins(word)) {
			return chars, n
		}
	}
	return beginning(word), len(word)
}

// begins tells whether a spelling may still become one syllable, as sh may and
// an, which is one, may not.
func begins(word string) bool { return len(beginning(word)) > 0 }

func beginning(word string) []rune {
	if word == "" {
		return nil
	}
	var names []string
	for s := range syllables() {
		if strings.HasPrefix(s, word) {
			names = append(names, s)
		}
	}
	slices.Sort(names)
	var chars []rune
	for _, s := range names {
		if c := syllables()[s][0]; !slices.Contains(chars, c) {
			chars = append(chars, c)
		}
	}
	return chars
}

// Choose types the character of a place among the choices, and goes on with
// what is spelled after it.
func (b *Board) Choose(i int) Edit {
	chars, n := b.choices()
	if i < 0 || i >= len(chars) {
		return Edit{}
	}
	b.letters = strings.TrimPrefix(b.letters[n:], "'")
	return Edit{Text: string(chars[i])}
}

// Letters types the spelling as it stands.
func (b *Board) Letters() Edit {
	e := Edit{Text: b.letters}
	b.letters = ""
	return e
}

// first chooses the first character, where something is spelled.
func (b *Board) first() (Edit, bool) {
	if b.letters == "" {
		return Edit{}, false
	}
	if len(b.Choices()) == 0 {
		return b.Letters(), true
	}
	return b.Choose(0), true
}

func (s *spelling) back() bool {
	if s.letters == "" {
		return false
	}
	s.letters = s.letters[:len(s.letters)-1]
	return true
}

// full are the signs of Chinese for those of the keys.
var full = map[string]string{
	",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；", "(": "（", ")": "）",
	"<": "《", ">": "》", "\\": "、", "[": "【", "]": "】", "^": "……", "_": "——", "$": "￥",
}

// spell adds a letter to the spelling. A figure chooses; anything else takes
// the first choice and is typed after it.
func (b *Board) spell(s string) Edit {
	r := s[0]
	switch {
	case r >= 'a' && r <= 'z', r == '\'' && b.letters != "":
		b.letters += s
		return Edit{}
	case r >= '1' && r <= '9' && b.letters != "":
		return b.Choose(int(r - '1'))
	}
	text := ""
	for b.letters != "" {
		e, _ := b.first()
		text += e.Text
	}
	if b.figures {
		return Edit{Text: text + s}
	}
	return Edit{Text: text + b.sign(s)}
}

// sign gives the Chinese form of a sign; quotation marks open and close in
// turn.
func (b *Board) sign(s string) string {
	if s == `"` {
		b.open = !b.open
		if b.open {
			return "“"
		}
		return "”"
	}
	if c, ok := full[s]; ok {
		return c
	}
	return s
}
