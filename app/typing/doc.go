// Package typing is what stands behind a field that is typed in: a text, a
// caret, what is marked, and the lines it makes. It has no window; app/ui/part
// draws it and hands it keys and clicks. The text is never changed but by what
// a person does: it is not tidied, composed or reordered here.
//
// # Where the caret stands
//
// A caret moves by what a reader takes for one sign: text.Carets. It never
// stops inside a stack, between a letter and its mark, or inside a flag. One
// exception keeps typing right: after a key, the caret stands just behind what
// was typed, even where that has joined what follows. Typing coeng and ro
// between two letters of Khmer makes, after the first of the two keys, a stack
// of the letters around it; the second key still goes where the first went. The
// next movement goes to a proper place.
//
// # What Backspace takes
//
// Backspace takes back one key, Delete takes one whole sign.
//
//	Thai, Lao   one mark or letter: ที่ loses its tone, then its vowel
//	Burmese     one mark or letter; a stacked letter goes together with the
//	            stacker U+1039 that put it there
//	Khmer       one mark or letter; a letter below goes together with its coeng
//	Latin       one letter as it was typed: ế is one key where it is one code
//	            point, and a tone typed with a key of its own goes alone
//	others      a whole sign: emoji of many parts, flags, line ends of two bytes
//
// Letters below go with their sign though they are two keys, and though some
// systems leave the sign behind. The sign alone means nothing to a reader: it
// is not seen at all, or as a small cross, and it would take the next letter
// down with it: a person who takes ្រ back and types ន would find ្ន. A sign
// that has no letter yet is taken back alone.
//
// # Words and undoing
//
// Going by words goes to the next beginning of one, by text.Words, as Windows
// does. A step that is undone is a burst of typing: it ends where a new word
// begins after a space, after a pause, at every movement and, where no spaces
// are written, after about a word's length. The steps kept are bounded. A field
// that is secret keeps none, shows one dot for a sign, gives nothing to the
// clipboard and does not tell where its words end.
//
// # Lines
//
// Lines are those of (*text.Set).Lines, and only a paragraph that has changed
// is laid out again. A letter that the typeface lacks is shown as a box, and a
// line end in a field of one line as a space; the text itself keeps both.
//
// # Where it is imperfect
//
// Text runs from left to right only. Key presses that a system's own input
// method is still composing are not shown until it hands them over.
//
// Start with [New], [(*Editor).Insert] and [(*Editor).Move].
package typing
