package stats

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
)

// Question is something that can be counted. Each but Help and Kind makes as
// many tables as it has sides; those make one for each need and each kind.
type Question string

// The questions.
const (
	ByCountry     Question = "country"     // of return
	ByNationality Question = "nationality" // as it was told
	ByGender      Question = "gender"
	ByAge         Question = "age"
	ByHelp        Question = "help"  // wanted, by part of life
	BySteps       Question = "steps" // plan, follow-up, and how the case stands
	ByKind        Question = "kind"  // of what happened
)

// Questions are all of them. Usual are those counted where nobody chose: all
// but what happened.
var (
	Questions = []Question{ByCountry, ByNationality, ByGender, ByAge, ByHelp, BySteps, ByKind}
	Usual     = Questions[:6]
)

// What a person has, or what nobody said of her.
const (
	Yes     = "yes"
	NotSaid = "not_said"
)

// allYears is the only column where the years would tell of too few.
const allYears = "all"

// Counts makes the tables of the questions that are asked: each thing by year,
// protected. All have the same totals by year. Hidden in one and told in another
// they would tell of what is hidden; so where one of them would have to be
// hidden, the years are not parted at all. Of fewer people than Least there are
// no tables.
func Counts(people []Person, asked []Question) []*Table {
	if len(people) < Least {
		return nil
	}
	all := tables(people, asked, func(p Person) string { return strconv.Itoa(p.Year) })
	for _, t := range all {
		if slices.Contains(t.Hidden[len(t.Rows)], true) {
			return tables(people, asked, func(Person) string { return allYears })
		}
	}
	return all
}

func tables(people []Person, asked []Question, year func(Person) string) (all []*Table) {
	var years []string
	for _, p := range people {
		years = append(years, year(p))
	}
	years = sorted(years)
	for _, q := range Questions {
		if !slices.Contains(asked, q) {
			continue
		}
		for _, s := range sides(people, q) {
			var rows []string
			var pairs [][2]string
			for _, p := range people {
				rows = append(rows, s.of(p))
				pairs = append(pairs, [2]string{s.of(p), year(p)})
			}
			t := NewTable(s.title, sorted(rows), years, pairs)
			t.Asked = q
			t.Protect()
			all = append(all, t)
		}
	}
	return all
}

// side is one table of a question: what it is called and what of a person it
// counts.
type side struct {
	title string
	of    func(Person) string
}

func sides(people []Person, q Question) (all []side) {
	switch q {
	case ByCountry:
		return []side{{"country_of_return", func(p Person) string { return p.Country }}}
	case ByNationality:
		return []side{{"nationality", func(p Person) string { return p.Nationality }}}
	case ByGender:
		return []side{{"gender", func(p Person) string { return p.Gender }}}
	case ByAge:
		return []side{{"age_group", func(p Person) string { return p.Age }}}
	case BySteps:
		return []side{
			{"plan", func(p Person) string { return p.Plan }},
			{"follow_up", func(p Person) string { return p.FollowUp }},
			{"case", func(p Person) string { return p.Status }},
		}
	case ByHelp:
		return whether("need_", people, func(p Person) []string { return p.Needs })
	case ByKind:
		return whether("kind_", people, func(p Person) []string { return p.Kinds })
	}
	return nil
}

// whether makes a table for each thing that several people may have: who has it,
// and of whom it was not said.
func whether(title string, people []Person, of func(Person) []string) (all []side) {
	var things []string
	for _, p := range people {
		things = append(things, of(p)...)
	}
	for _, thing := range sorted(things) {
		all = append(all, side{title + thing, func(p Person) string {
			if slices.Contains(of(p), thing) {
				return Yes
			}
			return NotSaid
		}})
	}
	return all
}

// WriteCounts writes tables as CSV. A count that is not told is "hidden".
func WriteCounts(w io.Writer, tables []*Table) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"table", "value", "year", "count"}}
	for _, t := range tables {
		names, cols := append(slices.Clone(t.Rows), "total"), append(slices.Clone(t.Cols), "total")
		for r := range t.N {
			for c, n := range t.N[r] {
				count := strconv.Itoa(n)
				if t.Hidden[r][c] {
					count = "hidden"
				}
				rows = append(rows, []string{t.Title, names[r], cols[c], count})
			}
		}
	}
	return out.WriteAll(rows)
}

// Few tells whether a number of people is too small to be told.
func Few(people int) bool { return people < Least }
