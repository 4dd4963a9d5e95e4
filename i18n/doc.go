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
// # Review
//
// A [Review] is kept beside a word: its state, who signed it and when, and the
// English it was made from, in full. Where the English says something else by
// now, the word counts as a draft again and as changed; nobody's signature is
// carried over to a sentence they have not read. [Catalog.Lay] puts words that
// were corrected on this computer over the built-in ones. What every word must
// keep is in [Check]; package words brings them to translators and back.
//
// # Dates
//
// Dates are always said in both eras: the common era, and the Thai civil year
// (CE + 543) beside it, which is what Thai papers have. Thai says the Thai year
// first. The other languages name it as the Thai year, never only as the
// Buddhist one, for there is more than one count: in Myanmar and Cambodia the
// Buddhist year is 544 more than the common one from the full moon of Kason or
// Pisak (May) to December and 543 before it, and in Laos it changes at the new
// year in April. A Burmese reader told "Sasana year 2569" in December 2026
// would be a year off; told "Thai year 2569" she is not. We work out no other
// calendar: what is told in one is kept as it was told.
//
// # Numbers
//
// Marks between digits are those of x/text; Khmer is mended (printer.go).
// Digits are western unless the voice is [Printer.Own]: then numbers, money,
// dates, times and counts have the digits of the language, counts that stand in
// a word of ours too ("within 24 hours"). Names, codes, telephone and identity
// numbers are texts and stay as they were typed.
//
// # The ear
//
// HearNumber, HearMonth, HearYear and HearDate understand what people type in
// any of our scripts. What two readers would take differently is not decided:
// the readings are given, and a person chooses. Imported data does not pass
// here: it has plain numbers and ISO dates only.
//
// # Order and names
//
// [Printer.Compare] sorts as the dictionaries of each language do; sort.go says
// where x/text was held against ICU, and what is mended. Countries are named by
// CLDR, languages by CLDR where it has them and by our own words where it has
// not: of the small languages spoken here it has few.
//
// Begin with [Open] and [Catalog.For]. The package imports nothing of ours.
package i18n
