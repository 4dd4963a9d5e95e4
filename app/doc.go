// Package app is the hallway of the house: the [Desk], what a person can do
// with one unlocked vault, in verbs. It knows every room and no screen.
//
// # The map
//
//	cmd/onward      opens the window                cmd/onwardctl  the same without a window
//	cmd/dev         builds, tests, runs             cmd/gallery    every part in every state
//
//	app/casefile    nouns: Case, Sitting, Answer. Standard library only
//	app/form        a form (never changes) and a sitting of it (does)
//	app/xlsform     a survey in XLSForm → a form of ours, and what was lost on the way
//	app/vault       cases, sealed, on this machine; seal: one record at a time
//	app/handover    one sealed file for one named person, and what comes back
//	app/guard       what the system does for us: no core files, telling that she has gone
//	app/phrase      pass phrases of words drawn by lot, in each language
//	app/plan        answers → a document of blocks; no fonts, no coordinates
//	app/words       words to translators and back: PO files, sheets, states
//	app/arrival     what comes from outside: Zawgyi, hidden signs, one spelling
//	app/directory   places that help, and when somebody last made sure of each
//	app/sheet       tables as spreadsheet programs read and write them
//	app/find        a person by any spelling of a name; in memory only
//	app/autograph   a sign drawn by hand: on the screen, in an answer, on paper
//	app/stats       counts people without showing any of them; a year leaves once
//	app/text        break, shape and measure lines, for screen and paper alike
//	app/typing      a text being typed: caret, mark, undoing; what each key takes
//	  layout        keyboards of our languages: what each key types
//	app/pdf         places a plan's blocks on pages; draws pages as PDF or picture
//	app             Desk: answers in, saved; plans and pages out
//	app/ui          window, routes, locking, words for errors
//	app/ui/page     one file a page
//	app/ui/part     widgets that know nothing of cases
//	app/ui/look     colours, sizes, the theme
//
//	forms           the shelf of forms (data)       i18n           the words, in seven languages
//	assets          fonts, word lists, icons
//
// Doors open one way: cmd → ui → page → part, page → app → pdf → plan → form →
// casefile, app → vault → seal, app → words → i18n; part → typing → text, part and pdf
// → text.
// house_test.go holds that, and names the one keeper of each heavy library.
//
// # The walk of one answer
//
// A key press reaches an editor in part, which hands the value to its page. The
// page knows which question it is and calls [Desk.Answer]. The Desk stamps time
// and worker and gives the answer to the form sitting, which keeps it whatever
// it is, recomputes only what depends on it, and returns what changed: shown,
// hidden, computed, problems, alerts. The page draws that; words come last,
// from i18n. Meanwhile the Desk has marked the sitting as unsaved; after two
// quiet seconds, and at the latest after six, a copy goes to the vault, which
// seals it and does not return before it is on disk. Only then does the screen
// say "saved".
//
// From the case, plan composes a document by rule (form, sensitivity, consent);
// text breaks and shapes it, pdf places it. The preview is drawn from the same
// pages as the PDF.
//
// Lock is the same walk backwards, once: flush, close the vault, drop the Desk.
package app
