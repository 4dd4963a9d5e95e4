package i18n

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageCodes are the languages that can be picked (ISO 639-3): those of our
// seven, those spoken in the countries people come from, and those of the
// places they worked in. Where CLDR has no name the word is ours.
var languageCodes = strings.Fields(`
	tha lao khm mya vie zho eng
	shn mnw ksw kjp pwo kyu eky blk rki kac cnh ctd cfm lus pll prk lis lhu ahk rhg
	nod tts sou mfa kxm kdt hmn mww hnj ium kjg khb blt cjm cja jra tyz nut mtq
	yue nan hak iii zha uig msa ind tgl hin ben urd nep tam sin jpn kor ara fra rus spa por sgn`)

// LanguageCodes lists the languages that can be picked, ISO 639-3, those most
// spoken here first. Each has a name in each of our languages.
func LanguageCodes() []string { return slices.Clone(languageCodes) }

// reserved codes are regions for CLDR and no countries for anybody else, or
// countries that are no more.
var reserved = strings.Fields("AC AN CP CQ CS DD DG EA EU EZ FQ IC NT PC SU TA UN VD XA XB YU ZZ")

// CountryCodes lists the countries and territories of ISO 3166-1 by their
// two letters.
var CountryCodes = sync.OnceValue(func() []string {
	var all []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err == nil && r.IsCountry() && r.Canonicalize() == r && r.String() == code && !slices.Contains(reserved, code) {
				all = append(all, code)
			}
		}
	}
	return all
})

// Language gives the name of a language (ISO 639 code) in the printer's
// language; the code itself where neither we nor CLDR have a name.
func (p *Printer) Language(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if known, ok := Known(tag.String()); ok {
		// Our own seven are named as people here name them, without script.
		tag = language.Make(strings.TrimSuffix(known, "-Hans"))
	}
	if w, ok := p.Find("language." + code); ok {
		return w.Text
	}
	if n := display.Languages(language.Make(p.tag)); n != nil {
		if s := n.Name(tag); s != "" {
			return s
		}
	}
	return code
}

// LanguageWithin is Language for the middle of a sentence, where Vietnamese
// does not begin it with a capital: "Tiếng Thái", but "bằng tiếng Thái".
func (p *Printer) LanguageWithin(code string) string {
	name := p.Language(code)
	if p.tag != "vi" {
		return name
	}
	if rest, ok := strings.CutPrefix(name, "Tiếng "); ok {
		return "tiếng " + rest
	}
	return name
}

// Ours gives the one of our seven that an ISO 639 code of any length means.
func Ours(code string) (tag string, ok bool) {
	t, err := language.Parse(code)
	if err != nil {
		return "", false
	}
	return Known(t.String())
}

// Country gives the name of a country (ISO 3166-1 alpha-2) in the printer's
// language, from CLDR; the code itself where CLDR has no name.
func (p *Printer) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if w, ok := p.Find("country." + code); ok {
		return w.Text
	}
	if n := display.Regions(language.Make(p.tag)); n != nil {
		if s := n.Name(region); s != "" {
			return s
		}
	}
	return code
}
