package stats

import (
	"encoding/csv"
	"io"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// Rows are the lines of one release, with their headings, in the order of the
// alphabet: where a line stands says nothing of whose it is.
type Rows struct {
	Head  []string
	Lines [][]string
	Blank []string // headings of columns that are left empty, for too few would share a line
	Left  int      // people whose line fewer than Least share
}

// column is one field of a line: what it is called, which answer it comes from,
// what it says of a person, and what it says where nothing is told.
type column struct {
	name, from string
	of         func(Person) string
	blank      string
	fixed      bool // the same for all, or needed on every line
}

// ctdc are the columns of the CTDC global data set that are told. Those on what
// happened to people are not; HTCDS.md says why.
var ctdc = []column{
	{"yearOfRegistration", "opened", func(p Person) string { return strconv.Itoa(p.Year) }, Unknown, true},
	{"Datasource", "", func(Person) string { return "Case Management" }, "", true},
	{"gender", "f03 you.gender", func(p Person) string {
		return named(map[string]string{"woman": "Female", "man": "Male"}, p.Gender, Unknown)
	}, Unknown, false},
	{"ageBroad", "f03 you.birth", func(p Person) string { return p.Age }, Unknown, false},
	{"majorityStatus", "f03 you.birth", majority, Unknown, false},
	{"citizenship", "f03 you.nationality", citizen(Unknown), Unknown, false},
}

// htcds are the fields of the Human Trafficking Case Data Standard 2.0 that are
// told, by their names with prefix and with its names of values.
var htcds = []column{
	{"prs_Gender", "f03 you.gender", func(p Person) string { return named(genders, p.Gender, notGiven) }, notGiven, false},
	{"prs_Citizenship", "f03 you.nationality", citizen(""), "", false},
	{"cas_Status", "f13 f15", func(p Person) string { return named(statuses, p.Status, "Active") }, "", false},
	{"spl_Type", "f05 want_help", supports, "", false},
	{"con_Consent", "f01 choice.numbers", func(Person) string { return "true" }, "", true},
}

const notGiven = "NonSpecifiedUnknown"

var (
	genders  = map[string]string{"woman": "Feminine", "man": "Masculine", "trans_woman": "TransgenderFeminine", "trans_man": "TransgenderMasculine"}
	statuses = map[string]string{"active": "Active", "follow-up": "FollowUp", "closed": "Closed", "passed": "ClosedReferred"}
	// Of the parts of life, which kind of support the standard would say it is.
	helps = map[string]string{
		"d2": "SocialCare", "d3": "Health", "d4": "Health", "d6": "Legal", "d7": "Legal", "d8": "SocialCare",
		"d9": "Education", "d10": "Livelihood", "d11": "SocialCare", "d12": "SocialCare",
	}
)

func named(names map[string]string, value, other string) string {
	if n := names[value]; n != "" {
		return n
	}
	return other
}

func majority(p Person) string {
	switch i := slices.Index(Ages, p.Age); {
	case i < 0:
		return Unknown
	case i < 2:
		return "Minor"
	}
	return "Adult"
}

// citizen gives one country; of several, of none and of others it says nothing.
func citizen(blank string) func(Person) string {
	return func(p Person) string {
		if len(p.Nationality) == 2 {
			return p.Nationality
		}
		return blank
	}
}

func supports(p Person) string {
	var all []string
	for _, need := range p.Needs {
		if s := helps[need]; s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(sorted(all), ";")
}

// CTDC gives lines as in the CTDC data set.
func CTDC(people []Person) Rows { return lines(people, ctdc) }

// HTCDS gives lines with the field names of the Human Trafficking Case Data
// Standard 2.0 (IOM, CC BY 4.0). They have no number and no id: nothing on a
// line leads back to a case, nor from one release to another.
func HTCDS(people []Person) Rows { return lines(people, htcds) }

// lines tells as much as at least Least people share: whole columns are left
// empty, as many as it takes for the most to be told, the later ones first, and
// then the lines of too few are left out.
func lines(people []Person, columns []column) Rows {
	free := 0
	for _, c := range columns {
		if !c.fixed {
			free++
		}
	}
	var best Rows
	most := -1
	for mask := range 1 << free {
		r := without(people, columns, uint(mask))
		if told := len(r.Lines) * (free - bits.OnesCount(uint(mask))); told > most || told == most && len(r.Lines) >= len(best.Lines) {
			best, most = r, told
		}
	}
	slices.SortFunc(best.Lines, func(a, b []string) int { return slices.Compare(a, b) })
	return best
}

// without makes the lines with some columns empty: those whose bits are set,
// counted over the columns that are not fixed.
func without(people []Person, columns []column, mask uint) (r Rows) {
	bit := 0
	empty := make([]bool, len(columns))
	for i, c := range columns {
		r.Head = append(r.Head, c.name)
		if !c.fixed {
			if empty[i] = mask&(1<<bit) != 0; empty[i] {
				r.Blank = append(r.Blank, c.name)
			}
			bit++
		}
	}
	var all [][]string
	for _, p := range people {
		line := make([]string, len(columns))
		for i, c := range columns {
			if line[i] = c.blank; !empty[i] {
				line[i] = c.of(p)
			}
		}
		all = append(all, line)
	}
	r.Lines, r.Left = Alike(all)
	return r
}

// Write writes the lines as CSV.
func (r Rows) Write(w io.Writer) error {
	return csv.NewWriter(w).WriteAll(append([][]string{r.Head}, r.Lines...))
}
