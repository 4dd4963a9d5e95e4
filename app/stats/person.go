package stats

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
)

// Unknown is what was not asked or not answered. It is never the same as no.
const Unknown = "-99"

// Person is what is counted of one person: closed choices, never a text, a day
// or a name. Each is Unknown where it is not known.
type Person struct {
	Year     string   // in which the case was opened
	Country  string   // of return, ISO 3166-1 alpha-2
	Age      string   // one of Ages, when the case was opened
	Gender   string   // as chosen
	Needs    []string // parts of life in which help is wanted: "d2" …
	Plan     string   // none, begun, agreed
	FollowUp string   // none, seen, not_seen
	Status   string   // of the case: active, follow-up, closed
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

// allYears is the only column where the years would tell of too few.
const allYears = "all"

// Counts makes the tables: each thing by year, protected. All have the same
// totals by year. Hidden in one and told in another they would tell of what is
// hidden; so where one of them would have to be hidden, the years are not parted
// at all. Of fewer people than Least there are no tables.
func Counts(people []Person) []*Table {
	if len(people) < Least {
		return nil
	}
	all := tables(people, func(p Person) string { return p.Year })
	for _, t := range all {
		if slices.Contains(t.Hidden[len(t.Rows)], true) {
			return tables(people, func(Person) string { return allYears })
		}
	}
	return all
}

func tables(people []Person, year func(Person) string) (all []*Table) {
	var years, needs []string
	for _, p := range people {
		years, needs = append(years, year(p)), append(needs, p.Needs...)
	}
	add := func(title string, of func(Person) string) {
		var rows []string
		var pairs [][2]string
		for _, p := range people {
			rows = append(rows, of(p))
			pairs = append(pairs, [2]string{of(p), year(p)})
		}
		t := NewTable(title, sorted(rows), sorted(years), pairs)
		t.Protect()
		all = append(all, t)
	}
	add("country_of_return", func(p Person) string { return p.Country })
	add("age_group", func(p Person) string { return p.Age })
	add("gender", func(p Person) string { return p.Gender })
	add("plan", func(p Person) string { return p.Plan })
	add("follow_up", func(p Person) string { return p.FollowUp })
	for _, need := range sorted(needs) {
		add("need_"+need, func(p Person) string {
			if slices.Contains(p.Needs, need) {
				return "yes"
			}
			return "not_said"
		})
	}
	return all
}

func sorted(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
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

// Rows are the lines of one export, with their headings.
type Rows struct {
	Head  []string
	Lines [][]string
	Left  int // people whose line fewer than Least share
}

// CTDC gives lines as in the CTDC data set: what is shared by too few is left
// out whole.
func CTDC(people []Person) Rows {
	var lines [][]string
	for _, p := range people {
		lines = append(lines, []string{p.Year, "Case Management", p.Gender, p.Age})
	}
	kept, left := Alike(lines)
	return Rows{[]string{"yearOfRegistration", "Datasource", "gender", "ageBroad"}, kept, left}
}

// HTCDS gives lines with the field names of the Human Trafficking Case Data
// Standard 2.0 (IOM, CC BY 4.0). Each has a random id of this export alone, so
// that two exports cannot be laid over each other.
func HTCDS(people []Person, newID func() string) Rows {
	gender := map[string]string{"woman": "feminine", "man": "masculine", "trans_woman": "transgender feminine", "trans_man": "transgender masculine"}
	var lines [][]string
	for _, p := range people {
		g := gender[p.Gender]
		if g == "" {
			g = "not specified"
		}
		lines = append(lines, []string{g, p.Status, "true"})
	}
	kept, left := Alike(lines)
	for i, l := range kept {
		kept[i] = append([]string{newID()}, l...)
	}
	slices.SortFunc(kept, func(a, b []string) int { return slices.Compare(a, b) }) // not in the order of the files
	return Rows{[]string{"cas_id", "prs_gender", "cas_status", "con_consent"}, kept, left}
}

// Write writes the lines as CSV.
func (r Rows) Write(w io.Writer) error {
	return csv.NewWriter(w).WriteAll(append([][]string{r.Head}, r.Lines...))
}
