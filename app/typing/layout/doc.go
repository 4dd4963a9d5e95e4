// Package layout is the keyboards of our languages, for a computer that has
// not installed them: which key types what, and what the fingers have done so
// far. It has no window; part.Keyboard draws it.
//
// # Keys
//
// A [Layout] is what its country's standard says, taken from X.org's
// xkeyboard-config (data/LICENSE.xkeyboard-config) by make_layouts.go. A key
// is named by its place, as ISO 9995 does: row E is the figures, D, C and B
// the letters, and D01 is where a Latin keyboard has Q. So the same table
// serves the screen and the keys under the hands: [Board.Hardware] takes the
// character a US keyboard gives, finds the place, and types what stands there.
// A key may type several characters, such as Khmer ាំ.
//
// # Typing
//
// A [Board] holds the layout, Shift and AltGr, and what is being composed. A
// press answers with an [Edit]: take back so many characters, then type these.
// Only Vietnamese takes back: â becomes ấ when its tone follows (telex.go).
// Chinese is spelled in Pinyin, which stands on the board until a character is
// chosen (pinyin.go). Both look only at what was typed on this board since
// [Board.Forget]; whoever moves the cursor must call that.
//
// # Where it is imperfect
//
// Burmese, Mon and Shan are typed in the order they are stored: ေ after its
// consonant. Some people are used to the other order, which would need the
// vowel to wait for its consonant. Pinyin chooses character by character:
// there is no list of words, and none is learned from what is typed, which
// would have to be kept somewhere. S'gaw Karen has no layout in
// xkeyboard-config, and we have not made one up.
//
// Start with [New].
package layout
