package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/app/vault"
)

// counted puts people into the vault of a year that is over, four of five with a
// yes to being counted.
func counted(t *testing.T, s *story, year, n int) {
	t.Helper()
	at := time.Date(year, 3, 4, 10, 0, 0, 0, time.UTC)
	var all []*casefile.Case
	for i := range n {
		c := &casefile.Case{ID: casefile.CaseID(fmt.Sprintf("counted%d-%04d", year, i)), Code: casefile.Code(fmt.Sprintf("%02d%02d", year%100, i)), Language: "km", Working: "th", Opened: at}
		for _, f := range []casefile.FormID{"f01", "f03"} {
			def, _ := s.a.desk.Shelf.Form(f)
			c.Sittings = append(c.Sittings, &casefile.Sitting{ID: casefile.SittingID(string(f) + string(c.ID)), Form: f, Version: def.Version(), Language: "km", Working: "th", Begun: at, Touched: at})
		}
		c.Latest("f01").Put("choice.numbers", casefile.Answer{Value: []string{"yes", "yes", "yes", "yes", "no"}[i%5], At: at})
		c.Latest("f03").Put("you.gender", casefile.Answer{Value: []string{"woman", "woman", "man"}[i%3], At: at})
		all = append(all, c)
	}
	if err := s.a.desk.ImportNew(all); err != nil {
		t.Fatal(err)
	}
}

// From the settings to the numbers of the last year: small ones are not shown,
// what leaves is shown first, it is written where she says and into the log, and
// leaves no second time in another form.
func TestCount_FromTheSettingsOntoPaper(t *testing.T) {
	s := settled(t)
	counted(t, s, s.now.Year()-1, 30)
	counted(t, s, s.now.Year()-2, 10)
	s.goes(page.Route{Page: page.ToSettings})
	s.taps("Numbers")
	s.on(page.ToCounting)
	for _, said := range []string{"Said yes and are counted: 24", "Did not say yes, and are in no number: fewer than 11", "Women\n", "Together\n", "Nothing yet."} {
		s.sees(said)
	}
	s.taps("See exactly what leaves")
	drawn := 0
	for _, o := range s.objects() {
		if _, ok := o.(*part.Picture); ok {
			drawn++
		}
	}
	if drawn != 1 {
		t.Errorf("%d pages are shown before they are made", drawn)
	}
	s.picks("One line a person, as the standard HTCDS 2.0 has it")
	s.taps("See exactly what leaves")
	s.sees("prs_Gender,prs_Citizenship,cas_Status,spl_Type,con_Consent")
	s.sees("true × 24")

	s.picks("Numbers as a sheet (CSV)")
	s.taps("Save these numbers")
	s.taps("Use this folder")
	s.on(page.ToCounting)
	s.sees("It is not locked.")
	files, err := filepath.Glob(filepath.Join(s.a.Home, "numbers-*.csv"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files: %v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if year := fmt.Sprint(s.now.Year() - 1); err != nil || !strings.Contains(string(data), "gender,total,"+year+",24\n") || !strings.Contains(string(data), "gender,man,"+year+",hidden\n") {
		t.Errorf("%v\n%s", err, data)
	}
	s.seesNot("Nothing yet.")

	s.picks("One line a person, as the data set of CTDC has it")
	s.sees("left already on")
	if !s.button("Save these numbers").Disabled() {
		t.Error("the same year may leave as lines")
	}
	log, err := s.a.desk.Log()
	if err != nil {
		t.Fatal(err)
	}
	did := ""
	for _, e := range log {
		if e.Did == vault.DidCount {
			did += e.Args["copy"]
		}
	}
	if did != "counts" {
		t.Errorf("in the log: %q", did)
	}
	s.goes(page.Route{Page: page.ToLog})
	s.sees("took numbers out: numbers")
}

// Too few people, and a year that goes on: said, and nothing can be saved.
func TestCount_TooFewAndTooSoon(t *testing.T) {
	s := settled(t)
	counted(t, s, s.now.Year()-1, 10)
	s.goes(page.Route{Page: page.ToCounting})
	s.sees("Fewer than 11 people said yes in these years")
	s.sees("Said yes and are counted: fewer than 11")
	s.sees("Nothing leaves: it would tell of fewer than 11 people.")
	counted(t, s, s.now.Year(), 20)
	s.goes(page.Route{Page: page.ToCounting, Section: fmt.Sprintf("%d-%d", s.now.Year()-1, s.now.Year())})
	s.sees("Said yes and are counted: 24")
	s.sees("The last year you chose is not over.")
	s.sees("The years are counted together")
}

// Who looks after the computer has no keys to the cases, and is told so.
func TestCount_AnAdministratorIsToldWhy(t *testing.T) {
	s := settled(t)
	staff, err := s.a.desk.Staff()
	if err != nil {
		t.Fatal(err)
	}
	const pass = "nine calm rivers carry leaves home"
	if _, err := staff.AddUser("a1", []byte(pass), vault.Administrator, nil); err != nil {
		t.Fatal(err)
	}
	s.opensAs("a1", pass)
	s.goes(page.Route{Page: page.ToCounting})
	s.on(page.ToCounting)
	s.sees("your role has no keys to all of them. Ask a supervisor")
	s.seesNot("Save these numbers")
}
