// Package arrival looks at what comes from outside before it is kept: text that
// was pasted, brought by a file, or typed with the habits of other programs.
// A name that is stored in two ways is two people to a computer; a Burmese page
// in the old Zawgyi encoding is another text in every other program; and what
// cannot be seen can turn a sentence round. Nothing here changes a text behind
// a person's back:
//
//	Tidy      how a text is kept. Only what nobody can see is changed: NFC, and
//	          the order of signs in a syllable (tidy.go, myanmar.go, khmer.go,
//	          thailao.go)
//	Fold      how a text is searched and compared; never kept or shown (fold.go)
//	Look      what is in a text that a person should know of: Zawgyi, signs that
//	          cannot be seen, letters that are not what they look like
//	          (look.go, kinds.go)
//	IsZawgyi, FromZawgyi
//	          whether a text is Zawgyi, by a model, and the text that was meant,
//	          by rules (zawgyi.go, model.go, rules.go). Converting is asked
//	          for, never done unasked
//	Strip     a text without signs that a person wants out of it
//
// The model is that of myanmar-tools, the rules are ICU's, with five of ours
// where numbers were spoiled; NOTICE has the licences. ARRIVAL.md has what was
// measured: how often the model errs, and that the rules do what ICU does.
//
// What is not done: no guess at text in old Khmer and Lao typefaces, which is
// Latin text to every program; no change of the Zawgyi of Shan or Mon, which
// has no rules; no word is ever spelled better than it came.
package arrival
