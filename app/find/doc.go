// Package find finds a person by any spelling of a name.
//
// A name is written in its own script, in Latin letters by whoever filled in a
// paper, and typed by someone who only heard it. Begin with [Of]; [Index.Put]
// takes in what changed. [Index.Find] gives the hits of what was typed so far,
// the best first, and says of each which name it was found by. [Index.Alike]
// asks whether someone is perhaps here already.
//
// # The way of a name
//
// A name is folded (arrival.Fold: one spelling of one word), and its own
// script is turned into Latin letters, syllable by syllable: thai.go, lao.go,
// khmer.go and burmese.go hold tables after the published standards, written
// for ears and not for libraries; Chinese is read by the tables of
// onward/app/typing/layout. Where a script leaves something open (a Thai vowel
// nobody writes, a character with two readings) there are several.
//
// Latin letters, those of a table as those a person typed, then become sounds
// (sound.go), twice. The coarse ones keep only what every way of romanising
// keeps: three vowels, and consonants without breath or voice, so that Htun is
// Tun, Phonsavanh is Ponsavan, -wat is -vat and Kyaw is Kyor. The fine ones
// keep more, and set those found by the coarse ones in order.
//
// # The order of hits
//
// A code or name as it was typed comes first, then those that begin so, then
// what sounds the same, then what sounds so at its beginning or in parts and
// in any order, then what only holds the letters somewhere, last what is one
// slip of the fingers away. Short queries are not forgiven slips: too much is
// one letter away from three.
//
// # Where it is imperfect
//
// Sounds are those of the office's ear, not of any one language: n and ng are
// one, and so are l and r. Names that sound alike stay together; the fine
// sounds only decide which is first. Thai names of Indian origin are read by
// rule, and the rule is sometimes wrong; then it takes the Thai letters, or a
// slip's worth of luck. Shan and Mon are read with the Burmese tables and a few
// signs of their own, Karen by its letters alone.
//
// The index is in memory only and is never written. [Index.Forget] drops it.
package find
