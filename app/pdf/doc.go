// Package pdf puts a plan on paper.
//
// [Layout] turns the blocks of a plan into pages: display lists in millimetres
// of lines of glyphs, rules, rectangles and strokes. The same pages are drawn
// twice, by [Write] as a PDF and by [Picture] for the preview, so that what is
// shown is what is printed.
//
// # How text gets into the file
//
// The PDF library used here shapes nothing: it knows one glyph for one
// character. So app/text shapes, and this room gives each cluster of the
// document, as it is drawn, a private code, and embeds a font that holds only
// those drawings. A table in the file says which words each code stands for,
// zero-width spaces included, so that searching, copying and reading aloud give
// back what was typed. It is the one way that every reader of PDF understands:
// spans of ActualText, tried before, copied well in Poppler and Chromium, but
// MuPDF 1.21 gave the private codes. On each page texts come in reading order,
// and say their language. No other room knows of this.
//
// # How pages are filled
//
// Across the page the two languages stand side by side, on one baseline, and
// share the width after how long they are in this document; in cells one
// stands under the other. Cards, rows and what is signed are never parted, but
// for what is nearly as tall as a page (tall.go).
//
// The same blocks go on every [Paper]: A4, A5, A5 pages on folded A4 sheets
// ([Sheets]), and large print. What is too narrow for two languages, two columns
// or the columns of a table, counted in ems, stands under each other instead; a
// card may then go on overleaf, under its top again.
//
// # What the file tells
//
// The title and language of its first page, the day it is given, and nothing
// else: no author, no program, no clock of this machine, no name of a typeface.
// The same pages give the same bytes. The library packs for speed; what it made
// is packed again, as small as it goes.
//
// # Where it is imperfect
//
// The files are not tagged (PDF/UA); the library cannot. Where a line ends, what
// is copied has a line end, also inside a sentence that is written without
// spaces; Chromium makes one space of several and drops zero-width spaces.
// Right-to-left scripts are not laid out.
package pdf
