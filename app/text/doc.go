// Package text breaks, shapes and measures text for screen and paper alike, in
// every script of the product: Thai, Lao, Khmer, Burmese, Shan, Mon, Karen,
// Latin with Vietnamese, and Chinese. A plan that a survivor cannot read, or
// that says another name than hers, fails at its one task, and these are the
// scripts that software gets wrong: most of them write no spaces between words,
// stack marks above and below letters, and put vowels before the consonant they
// follow. SCRIPTS.md says what each needs and what was measured.
//
// A text goes four steps:
//
//	Breaks  where a line may end: UAX #14 by library (breaks.go); between words
//	        of Thai, Lao, Khmer and Burmese by ICU's word lists and by how
//	        likely each word is (words.go, dict.go, trie.go, costs.go,
//	        spell.go); never inside a cluster (cluster.go, script.go) or a word
//	        that is kept whole (keep.go). Words gives the borders of words, for
//	        moving among them (borders.go)
//	shape   runes to placed glyphs, by HarfBuzz's port, a paragraph at a time,
//	        each run for the language of its script (shape.go, language.go,
//	        paragraph.go, reshape.go)
//	Lines   as many words on a line as fit (lines.go), for the screen; or
//	Compose all lines of a paragraph chosen together (compose.go), centred or
//	        justified if asked (justify.go), for paper; each line as tall as
//	        the scripts in it need (box.go)
//	Subset, Outline
//	        the glyphs themselves, for paper and for pictures of it (subset.go,
//	        outline.go, sfnt.go)
//
// Whoever edits a text asks Carets where a caret may stand, and a Line where
// that is (caret.go).
//
// Two promises hold everywhere, and fuzzed tests hold them: no byte of a text
// is lost or changed on its way through lines and runs, and no cut harms a
// cluster. A character the typeface lacks is an error, *MissingGlyphError, and
// never a hole or a box on the page.
//
// The package knows one typeface, the embedded one, and one direction, left to
// right; a script that it lacks is refused by that same error. It does not
// hyphenate or draw: app/pdf and app/ui do the drawing, from the glyphs of a
// Line. Only here may the shaping library be imported.
//
// Start with Open and (*Set).Lines or (*Set).Compose.
package text
