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
// character. So app/text shapes, and this room gives each glyph of the document
// a private character and embeds a font that holds only those. Around every
// line stands an ActualText span with the words as they were typed, spaces and
// zero-width spaces included: searching, copying and reading aloud give the
// real text back. No other room knows of this.
//
// # How pages are filled
//
// Across the page the two languages stand side by side, on one baseline, and
// share the width after how long they are in this document; in cells one
// stands under the other. Cards, rows and what is signed are never parted.
//
// # What the file tells
//
// A neutral title, the day it is given, and nothing else: no author, no
// program, no clock of this machine, no name of a typeface. The same pages give
// the same bytes. The library packs for speed; what it made is packed again, as
// small as it goes.
//
// # Where it is imperfect
//
// The files are not tagged (PDF/UA) and do not state their language; the
// library can do neither. Right-to-left scripts are not laid out.
package pdf
