package i18n

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language gives the name of a language (ISO 639 code) in the printer's
// language, from CLDR; the code itself where CLDR has no name.
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
