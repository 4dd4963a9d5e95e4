package assets

import (
	"embed" // the files are compiled in
)

//go:embed fonts/Onward-Regular.ttf
var regular []byte

//go:embed fonts/Onward-Bold.ttf
var bold []byte

//go:embed words/thaidict.dict
var thai []byte

//go:embed words/laodict.dict
var lao []byte

//go:embed words/khmerdict.dict
var khmer []byte

//go:embed words/burmesedict.dict
var burmese []byte

//go:embed words/th.costs
var thaiCosts []byte

//go:embed words/lo.costs
var laoCosts []byte

//go:embed words/km.costs
var khmerCosts []byte

//go:embed words/my.costs
var burmeseCosts []byte

//go:embed words/phrases/*.txt
var phrases embed.FS

//go:embed fonts/OFL-Noto.txt
var noto string

//go:embed fonts/OFL-NotoSansSC.txt
var notoSC string

//go:embed words/LICENSE.icu
var icu string

//go:embed words/LICENSE.costs
var learnt string

// Regular returns the TrueType file (glyf outlines, 1000 units to the em) of
// the typeface in its normal weight: Latin with Vietnamese, Greek, Thai, Lao,
// Khmer, Myanmar with its extensions, and 9,000 and more Chinese characters. The
// bytes are shared and must not be written to.
func Regular() []byte { return regular }

// Bold returns the same typeface in its heavy weight. The bytes are shared and
// must not be written to.
func Bold() []byte { return bold }

// Words returns the word list of a language ("th", "lo", "km" or "my") as an
// ICU dictionary file: a header, then a BytesTrie. It reports false for any
// other language: those break lines by rule, not by a list. The bytes are
// shared and must not be written to.
func Words(lang string) ([]byte, bool) {
	switch lang {
	case "th":
		return thai, true
	case "lo":
		return lao, true
	case "km":
		return khmer, true
	case "my":
		return burmese, true
	}
	return nil, false
}

// Costs returns what the words of the same four languages cost: how rare each
// is, learnt from texts, and names of places that the list lacks. It is text;
// app/text/costs.go says what its lines mean.
func Costs(lang string) ([]byte, bool) {
	switch lang {
	case "th":
		return thaiCosts, true
	case "lo":
		return laoCosts, true
	case "km":
		return khmerCosts, true
	case "my":
		return burmeseCosts, true
	}
	return nil, false
}

// A Licence is the full text that must travel with a part of the assets.
type Licence struct {
	Covers string // what it covers, in English
	Name   string // its usual short name, an SPDX identifier
	Text   string
}

// Licences returns the licences of everything embedded here, in a fixed order,
// for the screen that shows them and for whoever passes the program on.
func Licences() []Licence {
	return []Licence{
		{"Noto Sans, Noto Sans Thai, Lao, Khmer, Myanmar, Symbols and Math, inside the Onward typeface", "OFL-1.1", noto},
		{"Noto Sans SC (Chinese), inside the Onward typeface", "OFL-1.1", notoSC},
		{"Word lists of Thai, Lao, Khmer and Burmese, from ICU", "Unicode-DFS-2016", icu},
		{"The texts from which the frequencies of words were counted, and names of places from CLDR", "Apache-2.0 AND BSD-3-Clause AND Unicode-3.0 AND MIT", learnt},
	}
}

// Phrases returns the words of a language (BCP 47, such as "zh-Hans") that pass
// phrases are drawn from: lines of text, those that begin with # aside. It
// reports false where there are none.
func Phrases(lang string) (string, bool) {
	b, err := phrases.ReadFile("words/phrases/" + lang + ".txt")
	return string(b), err == nil
}
