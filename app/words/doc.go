// Package words brings the words of Onward to translators and back: as a PO
// file, for Poedit, Weblate and their kin, and as a sheet, for a person with a
// spreadsheet program.
//
// [From] makes a [Book], the words of one language with all that is known of
// them. [WritePO] and [WriteSheet] write it; [ReadPO] and [ReadSheet] read what
// came back; [Take] holds that against the words as they are now and gives what
// is new, or a list of problems with line and key. It is all or nothing: a file
// with one problem changes no word. What comes back as it went out changes
// nothing at all.
//
// # States
//
// A word is a draft, then reviewed (somebody who speaks the language read it in
// its place and signed it), then approved (whoever answers for the work did).
// In a PO file a draft is "fuzzy", which Poedit calls "needs work": taking that
// mark off says "this is right", and counts as reviewed by the name that was
// given when the file is taken in; without a name it stays a draft. In a PO
// file nothing can be approved; in a sheet and on the screen it can.
//
// A new text is made from the English that stood beside it in the file. Where
// the English has changed since then, the word is taken with the English it was
// made from, and counts as changed, not as reviewed.
//
// # What a person agrees to
//
// The words of a consent are approved only with a back-translation: a second
// person, who has not seen the English, writes in English what they read. See
// [Agreed].
//
// # Which words are refused
//
// Those of [i18n.Check]; Burmese in the old Zawgyi letters; signs that cannot
// be seen and do harm. A text left empty is left as it was: nothing here makes
// a word blank.
//
// # The formats
//
// PO: GNU gettext manual, chapter "PO Files". msgctxt is the key, msgid the
// English; plural forms are not used. Sheet: RFC 4180 with a byte order mark,
// which Excel needs to see that it is UTF-8; semicolons and tabs are read too.
// A cell that a spreadsheet would take for a formula begins with an apostrophe
// (OWASP, "CSV injection"), which is taken off again when it is read.
//
// The room knows no vault and no screen.
package words
