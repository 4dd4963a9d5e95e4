// Package i18n is the voice of Onward: every word a person reads, in seven
// languages, each with its state.
//
// Words lie in one folder a language, one file a place ("ui", "f05", "plan"),
// keyed by place and meaning, never by their English. A [Catalog] holds them
// all; a [Printer] is one language's voice and is passed as a value, so that a
// screen can be Thai while the page it prints is Khmer.
//
// English is the source. A word that a language lacks is said in English with
// its tag shown, never left blank; a key nobody knows is shown as ⟨key⟩. Until
// a native reviewer has signed a word its state is [Draft], and screens and
// pages say so.
//
// Dates are always said in both eras: the common era, and the Buddhist era
// (CE + 543, Thai civil calendar) beside it.
//
// Begin with [Open] and [Catalog.For]. The package imports nothing of ours.
package i18n
