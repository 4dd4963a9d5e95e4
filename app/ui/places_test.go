package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/directory"
	"onward/app/ui/page"
)

// From an empty directory to a step of the plan: the public numbers, marked as
// never checked; one more place; one is checked; both fill in a step.
func TestPlaces_FromAnEmptyListIntoThePlan(t *testing.T) {
	s := settled(t)
	id := s.newCase("th")
	s.goes(page.Route{Page: page.ToCases})
	s.taps("Places that help")
	s.on(page.ToPlaces)
	s.sees("No place is written down yet.")
	s.taps("Begin with the help lines and offices we know of")
	s.sees("1300")
	s.sees("never checked · check first")

	s.goes(page.Route{Page: page.ToPlaces})
	s.types("1300")
	s.key(fyne.KeyReturn) // the first of the list, from the search
	s.on(page.ToService)
	s.taps("Checked today")
	s.sees("Marked as checked today.")
	s.seesNot("check first")
	s.taps("Take this place out")
	s.sees("Take this place out of the list?")
	s.taps("Keep it")

	if _, err := s.a.desk.SaveService(directory.Service{Country: "LA", Province: "Savannakhet", Name: "Blue gate", Type: "ngo", Phone: "021 555 000"}); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToPlan, Case: id})
	s.taps("Add a step of our own")
	s.taps("From the directory")
	s.sees("It fills in who helps and where.")
	s.types("blue")
	s.seesNot("1300")
	s.taps("Blue gate")
	st, err := s.a.desk.Continue(id, "f09")
	if err != nil {
		t.Fatal(err)
	}
	said := func(end string) string {
		for q, all := range st.Record().Answers {
			if strings.HasPrefix(string(q), "plan.rows.") && strings.HasSuffix(string(q), end) {
				return all[len(all)-1].Text()
			}
		}
		return ""
	}
	if said(".owner") != "Blue gate" || said(".owner_kind") != "ngo" || said(".where") != "Savannakhet · 021 555 000 ("+s.a.Words.For("th").Say("directory.check_first", nil)+")" {
		t.Errorf("in the plan: %q, %q, %q", said(".owner"), said(".owner_kind"), said(".where"))
	}
	// A second choice replaces nothing.
	s.taps("From the directory")
	s.taps("MSDHS")
	if said(".owner") != "Blue gate" || !strings.HasPrefix(said(".where"), "Savannakhet") || !strings.HasSuffix(said(".where"), "\n1300") {
		t.Errorf("in the plan after a second: %q, %q", said(".owner"), said(".where"))
	}

	s.goes(page.Route{Page: page.ToPlan, Case: id, Section: "people"})
	s.taps("From the directory")
	s.taps("Blue gate")
	found := false
	for q, all := range st.Record().Answers {
		if strings.HasPrefix(string(q), "people.list.") && all[len(all)-1].Text() == "Blue gate" {
			found = true
		}
	}
	if !found {
		t.Error("the place is not among people and numbers")
	}
}

// An entry is written by keyboard alone and kept as soon as it is whole.
func TestPlaces_AnEntryIsKeptAsItIsWritten(t *testing.T) {
	s := settled(t)
	s.goes(page.Route{Page: page.ToPlaces})
	s.taps("Add a place")
	s.sees("Country, name and kind are needed.")
	s.taps("Choose") // the countries unfold
	s.picks("Laos")
	for range 40 { // the field of the name is somewhere behind them
		s.a.win.Canvas().FocusNext()
		if strings.HasSuffix(fmt.Sprintf("%T", s.a.win.Canvas().Focused()), ".entry") {
			break
		}
	}
	s.types("Green gate")
	s.a.win.Canvas().FocusNext()
	s.a.win.Canvas().FocusNext()
	s.key(fyne.KeyHome)
	s.key(fyne.KeySpace)
	s.sees("Kept.")
	all, err := s.a.desk.Services()
	if err != nil || len(all) != 1 || all[0].Country != "LA" || all[0].Name != "Green gate" || all[0].Type != "hotline" {
		t.Fatalf("%+v, %v\n%s", all, err, s.says())
	}
}

// A sheet with a fault is not taken, and each fault is said with its row.
func TestPlaces_ASheetComesInWhole(t *testing.T) {
	s := settled(t)
	sheet := filepath.Join(s.a.Home, "in.csv")
	write := func(text string) {
		if err := os.WriteFile(sheet, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("id,country,name,type\n,LA,Blue gate,ngo\n,LA,,inn\n")
	s.goes(page.Route{Page: page.ToPlaces})
	s.taps("Share it as a sheet")
	s.taps("Take a sheet in")
	s.taps("in.csv")
	s.sees("Nothing was taken in.")
	s.sees("Row 3, column name")
	s.sees("Row 3, column type")
	s.seesNot("Blue gate")
	write("id,country,name,type\n,LA,Blue gate,ngo\n")
	s.taps("Take a sheet in")
	s.taps("in.csv")
	s.sees("What the sheet brings")
	s.sees("New (1)")
	if all, _ := s.a.desk.Services(); len(all) != 0 {
		t.Error("it was taken in before anybody said so")
	}
	s.taps("Take it in")
	s.sees("New: 1.")
	s.sees("Blue gate")
	s.taps("Print the list")
	s.taps("To take along (A5)")
	s.taps("Use this folder")
	if names := strings.Join(s.files(s.a.Home), " "); !strings.Contains(names, "places-2026-11-23.pdf") {
		t.Errorf("in the folder: %s", names)
	}
	s.taps("Save as a sheet")
	s.taps("Use this folder")
	if names := strings.Join(s.files(s.a.Home), " "); !strings.Contains(names, "places-2026-11-23.csv") {
		t.Errorf("in the folder: %s", names)
	}
}

// Somebody types and at once locks, hides, leaves or closes the window: what
// was typed is there the next time, also where the place has no name yet.
func TestPlaces_NothingTypedIsLost(t *testing.T) {
	for how, away := range map[string]func(*story){
		"locking": func(s *story) { s.a.Lock() },
		"hiding":  func(s *story) { s.a.Hide() },
		"closing": func(s *story) { s.a.quit() },
		"leaving": func(s *story) { s.goes(page.Route{Page: page.ToPlaces}) },
	} {
		t.Run(how, func(t *testing.T) {
			s := settled(t)
			id, err := s.a.desk.SaveService(directory.Service{Country: "LA", Name: "Blue gate", Type: "ngo"})
			if err != nil {
				t.Fatal(err)
			}
			edit := func(section, text string) {
				s.goes(page.Route{Page: page.ToService, Section: section})
				for range 40 {
					s.a.win.Canvas().FocusNext()
					if strings.HasSuffix(fmt.Sprintf("%T", s.a.win.Canvas().Focused()), ".entry") {
						break
					}
				}
				s.types(text)
			}
			edit("", "Green gate") // no country and no kind: it cannot stand in the directory
			s.goes(page.Route{Page: page.ToPlaces})
			edit(id, "2")
			away(s)
			s.a.Lock()
			d, err := app.Unlock(app.Key{Path: s.a.vault(), User: worker, Pass: []byte(phrase)}, s.a.Options, app.Params{Shelf: s.a.Shelf, Words: s.a.Words, Text: s.a.Text, Now: s.a.Now})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			all, err := d.Services()
			if err != nil || len(all) != 1 || !strings.Contains(all[0].Name, "2") {
				t.Errorf("in the directory: %+v, %v", all, err)
			}
			draft, ok, err := d.ServiceDraft("")
			if err != nil || !ok || draft.Name != "Green gate" {
				t.Errorf("waiting: %+v, %v, %v", draft, ok, err)
			}
		})
	}
}
