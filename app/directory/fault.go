package directory

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onward/app/sheet"
)

// Fault is one thing wrong in a sheet. It never holds what a cell says.
type Fault struct {
	Row    int    // line of the file, from 1; 0 for the whole file
	Column string // one of Columns, or "" for the whole row
	Kind   FaultKind
}

// FaultKind is what is wrong.
type FaultKind string

// The kinds of faults.
const (
	TooLarge    FaultKind = "large"   // the file
	TooManyRows FaultKind = "many"    // entries
	Letters     FaultKind = "letters" // not UTF-8
	Syntax      FaultKind = "syntax"  // not CSV
	NoColumn    FaultKind = "no_column"
	OddColumn   FaultKind = "odd_column" // a heading we do not know, or one twice; Column is its letter
	Width       FaultKind = "width"      // more cells than headings
	Missing     FaultKind = "missing"
	Twice       FaultKind = "twice" // an id
	Unknown     FaultKind = "unknown"
	Day         FaultKind = "day"    // not like 2026-01-31
	Later       FaultKind = "later"  // checked on a day to come
	Long        FaultKind = "long"   // more than longest letters
	Signs       FaultKind = "signs"  // signs that cannot be seen, or no number
	Unsaid      FaultKind = "unsaid" // checked, and nobody says by whom
)

// Faults are all that is wrong in a sheet. Nothing of it was taken in.
type Faults []Fault

// Error implements error.
func (f Faults) Error() string {
	var all []string
	for _, one := range f[:min(len(f), 3)] {
		all = append(all, fmt.Sprintf("row %d, column %s: %s", one.Row, one.Column, one.Kind))
	}
	return fmt.Sprintf("%d faults in the sheet: %s", len(f), strings.Join(all, "; "))
}

// longest is how many letters a cell may have.
const longest = 500

// mustHave are the columns without which a row says nothing.
var mustHave = []string{"id", "country", "name", "type"}

var (
	goodID      = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
	goodCountry = regexp.MustCompile(`^[A-Z]{2}$`)
	goodLang    = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	goodPhone   = regexp.MustCompile(`^[0-9+()/,; .*#-]*[0-9][0-9+()/,; .*#-]*$`)
)

// headOf finds where each column stands.
func headOf(row sheet.Row) (at []int, bad Faults) {
	at = make([]int, len(row.Cells))
	found := map[string]bool{}
	for i, cell := range row.Cells {
		name := strings.ToLower(strings.TrimSpace(cell))
		at[i] = slices.Index(Columns, name)
		if name == "" {
			continue
		}
		if at[i] < 0 || found[name] {
			bad = append(bad, Fault{row.Line, letter(i), OddColumn})
		}
		found[name] = true
	}
	for _, name := range mustHave {
		if !found[name] {
			bad = append(bad, Fault{row.Line, name, NoColumn})
		}
	}
	return at, bad
}

// letter names a column as spreadsheet programs do.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// rowOf reads one row and weighs each cell of it.
func rowOf(row sheet.Row, at []int, today string) (Service, Faults) {
	var c [20]string
	var bad Faults
	for i, cell := range row.Cells {
		cell = strings.TrimSpace(cell)
		switch {
		case i >= len(at) || at[i] < 0:
			if cell != "" {
				bad = append(bad, Fault{row.Line, letter(i), Width})
			}
		default:
			c[at[i]] = cell
		}
	}
	s := entry(c)
	if s.ID == Example {
		return s, nil
	}
	for _, f := range Weigh(s, today) {
		f.Row = row.Line
		bad = append(bad, f)
	}
	return s, bad
}

// Weigh gives what is wrong with an entry. Only an empty id is no fault: a new
// one is drawn then.
func Weigh(s Service, today string) (bad Faults) {
	fault := func(column string, kind FaultKind, is bool) {
		if is {
			bad = append(bad, Fault{Column: column, Kind: kind})
		}
	}
	for i, cell := range cells(s) {
		fault(Columns[i], Long, utf8.RuneCountInString(cell) > longest)
		fault(Columns[i], Signs, strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }))
	}
	fault("id", Signs, s.ID != "" && !goodID.MatchString(s.ID))
	fault("country", Missing, s.Country == "")
	fault("country", Unknown, s.Country != "" && !goodCountry.MatchString(s.Country))
	fault("name", Missing, s.Name == "")
	fault("type", Missing, s.Type == "")
	fault("type", Unknown, s.Type != "" && !slices.Contains(Types, s.Type))
	fault("languages", Unknown, slices.ContainsFunc(s.Languages, func(l string) bool { return !goodLang.MatchString(l) }))
	fault("served", Unknown, slices.ContainsFunc(s.Served, func(g string) bool { return !slices.Contains(Groups, g) }))
	fault("may_be_told", Unknown, !slices.Contains([]string{"", "yes", "no"}, s.Told))
	fault("phone", Signs, s.Phone != "" && !goodPhone.MatchString(s.Phone))
	fault("checked_on", Day, !isDay(s.Checked))
	fault("checked_on", Later, isDay(s.Checked) && s.Checked > today)
	fault("checked_by", Unsaid, s.Checked != "" && s.CheckedBy == "")
	fault("next_check", Day, !isDay(s.Next))
	return bad
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return s == "" || err == nil
}
