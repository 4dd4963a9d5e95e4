package layout

import "sync"

// place is a key of a keyboard, with or without Shift.
type place struct {
	at    string
	shift bool
}

// american tells which key gives a character on a US keyboard.
var american = sync.OnceValue(func() map[rune]place {
	us, _ := Named("en")
	keys := map[rune]place{}
	for _, row := range us.Rows {
		for _, k := range row {
			for i, s := range k.Levels[:2] {
				for _, r := range s {
					keys[r] = place{k.At, i == 1}
				}
			}
		}
	}
	return keys
})

// Hardware types what the board has where a US keyboard has r. ok is false
// where r is on no key of a US keyboard: then it is another layout that the
// computer has, and what it typed stands.
func (b *Board) Hardware(r rune) (e Edit, ok bool) {
	if r == ' ' {
		return b.Space(), true
	}
	p, ok := american()[r]
	if !ok {
		return Edit{}, false
	}
	// Shift is held or not under the hands; what was pressed on the screen
	// counts for AltGr only.
	held := b.shift
	b.shift = Off
	if p.shift {
		b.shift = Once
	}
	e = b.Press(p.at)
	b.shift = held
	return e, true
}
