package stats

import "slices"

// Unknown is what was not asked or not answered. It is never the same as no.
const Unknown = "-99"

// Person is what is counted of one person: closed choices, never a text, a day
// or a name. Each is Unknown where it is not known.
type Person struct {
	Year        int      // in which the case was opened
	Country     string   // of return, ISO 3166-1 alpha-2
	Nationality string   // ISO 3166-1 alpha-2, or none, other, several
	Age         string   // one of Ages, when the case was opened
	Gender      string   // as chosen
	Needs       []string // parts of life in which help is wanted: "d2" …
	Kinds       []string // of what happened, of Kinds; in counts alone
	Plan        string   // none, begun, agreed
	FollowUp    string   // none, seen, not_seen
	Status      string   // of the case: active, follow-up, closed, passed
}

// Ages are the bands of the CTDC data set.
var Ages = []string{"0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"}

// Age gives the band of an age in years; Unknown for less than none.
func Age(years int) string {
	if years < 0 {
		return Unknown
	}
	for i, last := range []int{8, 17, 20, 23, 26, 29, 38, 47} {
		if years <= last {
			return Ages[i]
		}
	}
	return Ages[len(Ages)-1]
}

// Kinds of what happened, from the closest the forms have: single trades would
// be told of nobody.
var Kinds = []string{"work", "sex", "marriage", "begging", "crime", "other"}

// Between gives the people of the years from first to last.
func Between(people []Person, first, last int) []Person {
	return slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return p.Year < first || p.Year > last })
}

func sorted(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
}
