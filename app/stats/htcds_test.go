package stats

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func read(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Split(strings.TrimSpace(string(b)), "\n"), func(l string) bool { return strings.HasPrefix(l, "# ") && !strings.HasSuffix(name, ".md") })
}

// tableOf gives the cells of the table under a heading of HTCDS.md.
func tableOf(t *testing.T, heading string) (rows [][]string) {
	t.Helper()
	here := false
	for _, l := range read(t, "HTCDS.md") {
		if strings.HasPrefix(l, "## ") {
			here = strings.HasPrefix(l, "## "+heading)
		}
		if !here || !strings.HasPrefix(l, "| ") {
			continue
		}
		cells := strings.Split(strings.Trim(l, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	if len(rows) < 2 {
		t.Fatalf("no table under %q", heading)
	}
	return rows[1:] // without its head
}

// The table lists every field of the standard once, in its order; those with an
// answer of ours are those the program writes, from that answer; each other one
// says why it is left out.
func TestHTCDS_TheTableIsWhatTheProgramDoes(t *testing.T) {
	rows := tableOf(t, "Human Trafficking")
	var listed []string
	ours := map[string]string{}
	for _, r := range rows {
		if len(r) != 4 {
			t.Fatalf("%v has %d cells", r, len(r))
		}
		listed = append(listed, r[0])
		if r[2] != "" {
			ours[r[0]] = r[2]
		}
		if len(r[3]) < 8 {
			t.Errorf("%s: no word on how or why", r[0])
		}
	}
	if want := read(t, "testdata/htcds-2.0.txt"); !slices.Equal(listed, want) || len(want) < 80 {
		t.Errorf("the fields are not those of the standard:\n%v\n%v", listed, want)
	}
	for _, c := range htcds {
		if ours[c.name] != c.from {
			t.Errorf("%s is from %q, the table says %q", c.name, c.from, ours[c.name])
		}
		delete(ours, c.name)
	}
	for field := range ours {
		t.Errorf("%s stands in the table and is not written", field)
	}
}

// The same for the columns of CTDC.
func TestCTDC_TheTableIsWhatTheProgramDoes(t *testing.T) {
	written := map[string]string{}
	for _, c := range ctdc {
		written[c.name] = c.from
	}
	for _, r := range tableOf(t, "Columns of the CTDC") {
		from, is := written[r[0]]
		if out := strings.HasPrefix(r[2], "left out: "); is == out || from != r[1] {
			t.Errorf("%v: written %v, from %q", r, is, from)
		}
		delete(written, r[0])
	}
	for name := range written {
		t.Errorf("%s is written and does not stand in the table", name)
	}
}

// Every value that can be written is one the standard has for its field,
// whatever the people.
func TestHTCDS_ValuesAreThoseOfTheStandard(t *testing.T) {
	values := map[string][]string{"con_Consent": {"true"}}
	for _, l := range read(t, "testdata/htcds-2.0-values.txt") {
		w := strings.Fields(l)
		values[w[0]] = w[1:]
	}
	country := regexp.MustCompile(`^([A-Z]{2})?$`)
	needs := []string{"d2", "d3", "d4", "d6", "d7", "d8", "d9", "d10", "d11", "d12"}
	seen := map[string]bool{}
	for i, g := range []string{"woman", "man", "trans_woman", "trans_man", "other", Unknown} {
		for _, s := range []string{"active", "follow-up", "closed", "passed"} {
			for _, n := range []string{"LA", "none", "other", "several", Unknown} {
				p := Person{Gender: g, Status: s, Nationality: n, Needs: needs[i : i+5]}
				for _, c := range htcds {
					said := c.of(p)
					seen[c.name+" "+said] = true
					if c.name == "prs_Citizenship" {
						if !country.MatchString(said) {
							t.Errorf("%s: %q", c.name, said)
						}
						continue
					}
					for _, one := range strings.Split(said, ";") {
						if !slices.Contains(values[c.name], one) {
							t.Errorf("%s has no value %q", c.name, one)
						}
					}
				}
			}
		}
	}
	for _, want := range []string{"prs_Gender TransgenderMasculine", "prs_Gender NonSpecifiedUnknown", "cas_Status ClosedReferred", "prs_Citizenship LA", "prs_Citizenship "} {
		if !seen[want] {
			t.Errorf("%q is never written", want)
		}
	}
}

// A line says as much as eleven share: a column in which a few would stand alone
// is left empty for all rather than their lines left out.
func TestLines_EmptyAColumnRatherThanLosePeople(t *testing.T) {
	people := crowdOf(40, 2024)
	for i := range people {
		people[i].Gender, people[i].Needs = "woman", []string{[]string{"d3", "d9", "d10", "d6", "d2"}[i%5]}
	}
	r := HTCDS(people)
	if len(r.Lines) != 40 || r.Left != 0 || !slices.Equal(r.Blank, []string{"spl_Type"}) {
		t.Fatalf("%d lines, %d left out, empty %v", len(r.Lines), r.Left, r.Blank)
	}
	if got := strings.Join(r.Lines[0], "|"); got != "Feminine|LA|Active||true" {
		t.Error(got)
	}
	people[0].Nationality, people[1].Gender = "VN", "man" // one each: their lines go, not the columns
	if r = CTDC(people); len(r.Lines) != 38 || r.Left != 2 || len(r.Blank) != 0 {
		t.Errorf("%d lines, %d left out, empty %v", len(r.Lines), r.Left, r.Blank)
	}
	if got := strings.Join(r.Lines[0], "|"); got != "2024|Case Management|Female|18--20|Adult|LA" {
		t.Error(got)
	}
}
