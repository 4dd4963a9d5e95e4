package directory

import (
	"slices"
	"strings"
	"unicode"
)

// spoken are the languages names are written in, by country, as far as they are
// some of ours.
var spoken = map[string]string{"TH": "th", "LA": "lo", "KH": "km", "MM": "my", "VN": "vi", "CN": "zh-Hans"}

// Language gives the language of names in a country, or "".
func Language(country string) string { return spoken[country] }

// WrittenIn gives the language a text of an entry is to be set in: that of its
// country, where it is not in plain Latin letters; else the other.
func WrittenIn(country, text, other string) string {
	if tag := spoken[country]; tag != "" && strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 }) {
		return tag
	}
	return other
}

// In gives the entries of a country, "" for all, whose province or district has
// a word, "" for any.
func In(all []Service, country, place string) (in []Service) {
	place = strings.ToLower(strings.TrimSpace(place))
	for _, s := range all {
		if (country == "" || s.Country == country) && strings.Contains(strings.ToLower(s.Province+"\n"+s.District), place) {
			in = append(in, s)
		}
	}
	return in
}

// Countries lists those there are entries of, in order.
func Countries(all []Service) (countries []string) {
	for _, s := range Sort(all) {
		if !slices.Contains(countries, s.Country) {
			countries = append(countries, s.Country)
		}
	}
	return countries
}
