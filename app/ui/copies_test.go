package ui

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	_ "modernc.org/sqlite"

	"onward/app/casefile"
	"onward/app/ui/page"
	"onward/app/vault"
	"onward/i18n"
)

// copiesIn lists the copies in a folder.
func (s *story) copiesIn(dir string) []string {
	s.t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "copies", "*.dat"))
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// tampered changes the vault's file behind the program's back.
func (s *story) tampered(statement string) {
	s.t.Helper()
	db, err := sql.Open("sqlite", s.a.vault())
	if err == nil {
		_, err = db.Exec(statement)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	db.Close()
}

// code gives the code of a case.
func (s *story) code(id casefile.CaseID) string {
	s.t.Helper()
	c, err := s.a.desk.Open(id)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(c.Code)
}

// A stick is chosen once; copies go to both places, are tried, and say so.
func TestCopies_AreMadeOnTheScreen(t *testing.T) {
	s := settled(t)
	s.newCase("km")
	s.goes(page.Route{Page: page.ToSettings})
	s.taps("Make and bring back copies")
	s.on(page.ToCopies)
	s.sees("No copy here yet.")
	s.taps("Choose a second place")
	s.taps("Use this folder")
	s.sees("The next copies go there too.")
	s.taps("Make a copy now")
	s.sees("The copy is made, and all of it was read back.")
	s.sees("Last copy: 23 November 2026 (Thai year 2569), 10:00. Cases in it: 1")
	if a, b := s.copiesIn(s.a.Data), s.copiesIn(s.a.Home); len(a) != 1 || len(b) != 1 || filepath.Base(a[0]) != filepath.Base(b[0]) {
		t.Errorf("%v %v", a, b)
	}
	s.taps("Try them now")
	s.sees("Last tried: 23 November 2026")
	s.sees("can be brought back")
	if err := os.Rename(filepath.Join(s.a.Home, "copies"), filepath.Join(s.a.Home, "gone")); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(time.Minute)
	s.taps("Make a copy now")
	s.sees("The copy on this computer is made. The second place is not here now.")
	s.sees("Plug the stick in")
	if err := os.Truncate(s.copiesIn(s.a.Data)[1], 4096); err != nil {
		t.Fatal(err)
	}
	s.taps("Try them now")
	s.sees("A copy is damaged and cannot be used.")
	s.sees("What you delete today can stay in copies until about")
	s.taps("Use no second place")
	s.sees("Best is a stick that you keep somewhere else.")
}

// Copies come by themselves: beside the work, and when the files are locked; a
// place that cannot be written to is said, and so is how the month's trial went.
func TestCopies_ComeByThemselves(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	s.passes(30 * time.Second)
	if n := len(s.copiesIn(s.a.Data)); n != 0 {
		t.Fatalf("%d copies at once", n)
	}
	s.passes(time.Minute)
	if n := len(s.copiesIn(s.a.Data)); n != 1 {
		t.Fatalf("%d copies beside the work", n)
	}
	for range 8 { // the worker is there for four hours
		s.a.used = s.now.Add(30 * time.Minute)
		s.passes(30 * time.Minute)
	}
	if n := len(s.copiesIn(s.a.Data)); n != 1 {
		t.Fatalf("%d copies though nothing changed", n)
	}
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", "My brother waits")
	s.a.Lock()
	if n := len(s.copiesIn(s.a.Data)); n != 2 {
		t.Fatalf("%d copies after locking", n)
	}
	s.unlocks()
	s.a.Lock()
	if n := len(s.copiesIn(s.a.Data)); n != 2 {
		t.Fatalf("%d copies after locking what was only looked at", n)
	}

	// A week later there is no place to copy to.
	s.now = s.now.Add(8 * 24 * time.Hour)
	folder := filepath.Join(s.a.Data, "copies")
	if err := errors.Join(os.Rename(folder, folder+".x"), os.WriteFile(folder, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	s.unlocks()
	s.goes(page.Route{Page: page.ToCases})
	s.passes(2 * time.Minute)
	s.sees("No copy could be made. Onward may not write in this folder.")
	s.goes(page.Route{Page: page.ToCases})
	s.sees("No copy could be made.")
	if err := errors.Join(os.Remove(folder), os.Rename(folder+".x", folder)); err != nil {
		t.Fatal(err)
	}
	s.a.used = s.now.Add(6 * time.Minute)
	s.passes(6 * time.Minute)
	s.goes(page.Route{Page: page.ToCases})
	s.seesNot("No copy could be made.")
	if n := len(s.copiesIn(s.a.Data)); n != 3 {
		t.Errorf("%d copies", n)
	}

	s.now = s.now.Add(31 * 24 * time.Hour)
	s.a.used = s.now
	s.newCase("th")
	s.passes(time.Second)
	s.sees("Copies tried: the copy of")
	s.goes(page.Route{Page: page.ToCases})
	s.seesNot("Copies tried")
}

// A copy is looked into, and brought back; what was there can be brought back
// the same way.
func TestBring_FirstALookThenTheStep(t *testing.T) {
	s := settled(t)
	old := s.code(s.newCase("km"))
	s.goes(page.Route{Page: page.ToCopies})
	s.taps("Make a copy now")
	s.now = s.now.Add(time.Hour)
	s.a.used = s.now
	young := s.code(s.newCase("my"))
	s.goes(page.Route{Page: page.ToCopies})
	s.taps("Bring a copy back")
	s.on(page.ToBring)
	s.taps("23 November 2026 (Thai year 2569), 10:00")
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types("another four plain words")
	s.key(fyne.KeyReturn)
	s.sees("The name or the pass phrase does not fit.")
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.sees("Cases: 1")
	s.sees("Only in your cases today, not in the copy: " + young)
	s.sees("Nothing is deleted.")
	s.key(fyne.KeyEscape)
	s.sees("Which copy?")
	s.taps("23 November 2026 (Thai year 2569), 10:00")
	s.unlocks()
	s.taps("Bring this copy back")
	s.on(page.ToUnlock)
	s.sees("The copy of 23 November 2026 (Thai year 2569) is back.")
	s.unlocks()
	s.on(page.ToCases)
	s.sees(old)
	s.seesNot(young)

	s.goes(page.Route{Page: page.ToBring})
	s.taps("Put aside 23 November 2026 (Thai year 2569), 11:00")
	s.unlocks()
	s.sees("Only in the copy: " + young)
	s.taps("Fetch only what is damaged or missing")
	s.sees("Cases that are whole again: 1")
	s.goes(page.Route{Page: page.ToCases})
	s.sees(old)
	s.sees(young)
	log, err := s.a.desk.Store.(interface {
		Log(casefile.CaseID) ([]vault.Event, error)
	}).Log("")
	if err != nil {
		t.Fatal(err)
	}
	did := ""
	for _, e := range log {
		did += string(e.Did) + " "
	}
	if !strings.Contains(did, string(vault.DidRestore)) {
		t.Errorf("in the log: %s", did)
	}
}

// The files are not those that were left: it is said plainly, and going on takes
// a second step.
func TestHurt_GoingOnTakesASecondStep(t *testing.T) {
	s := settled(t)
	s.newCase("km")
	s.a.Lock()
	s.tampered(`DELETE FROM obj WHERE rowid = (SELECT max(rowid) FROM obj)`)
	s.unlocks()
	s.on(page.ToHurt)
	s.sees("Your files are not as you left them")
	s.sees("It can also be that somebody changed them.")
	s.taps("Stop here")
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToHurt)
	s.taps("Go on with what is here")
	s.sees("nobody can tell which")
	if s.a.desk != nil {
		t.Fatal("one step was enough")
	}
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types("another four plain words")
	s.key(fyne.KeyReturn)
	s.sees("does not fit")
	s.on(page.ToHurt)
	s.types(phrase)
	s.taps("Yes, go on with what is here")
	s.on(page.ToCases)
	st, err := s.a.desk.Store.(interface {
		Stats() (vault.Stats, error)
	}).Stats()
	if err != nil || st.Accepted != 1 {
		t.Errorf("counted %d times: %v", st.Accepted, err)
	}
	s.a.Lock()
	s.unlocks()
	s.on(page.ToCases)
}

// The file is spoilt altogether: a copy brings everything back, from the page
// that says so.
func TestHurt_ACopyBringsEverythingBack(t *testing.T) {
	s := settled(t)
	code := s.code(s.newCase("km"))
	s.a.Lock()
	if err := os.Truncate(s.a.vault(), 8192); err != nil {
		t.Fatal(err)
	}
	s.unlocks()
	s.on(page.ToHurt)
	s.sees("A part of your files cannot be read, so they do not open.")
	s.seesNot("Go on with what is here")
	s.taps("Bring a copy back")
	s.on(page.ToBring)
	s.taps("23 November 2026")
	s.unlocks()
	s.sees("Cases: 1")
	s.sees("cannot be compared with the copy")
	s.passes(10 * time.Minute) // nobody looks: the copy is closed again
	s.sees("Which copy?")
	s.taps("23 November 2026")
	s.unlocks()
	s.taps("Bring this copy back")
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToCases)
	s.sees(code)
}

// On a new computer everything comes from the stick.
func TestBring_OnANewComputer(t *testing.T) {
	s := settled(t)
	code := s.code(s.newCase("km"))
	if err := s.a.desk.SecondPlace(s.a.Home); err != nil {
		t.Fatal(err)
	}
	if _, err := s.a.desk.MakeCopies(); err != nil {
		t.Fatal(err)
	}
	stick := s.a.Home
	n := begin(t, func(p *Params) { p.Home = filepath.Join(stick, "copies") })
	n.on(page.ToFirst)
	n.taps("I have a copy: bring it back")
	n.on(page.ToBring)
	n.sees("No copy was found here.")
	n.taps("Look in another folder")
	n.taps(filepath.Base(s.copiesIn(stick)[0]))
	n.unlocks()
	n.sees("Cases: 1")
	n.taps("Bring this copy back")
	n.on(page.ToUnlock)
	n.unlocks()
	n.on(page.ToCases)
	n.sees(code)
}

// One case is damaged: it is named by its code, the rest works, and a copy has
// what is missing.
func TestHurt_OneCaseIsFetchedFromACopy(t *testing.T) {
	s := settled(t)
	well, ill := s.newCase("th"), s.newCase("km")
	s.sits(ill, "f05", "d10")
	talk, err := s.a.desk.Continue(ill, "f05")
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Repeat("My brother waits. ", 400) // the largest record there is
	s.a.desk.Answer(talk, "d10.worry", casefile.Answer{Value: told})
	code := s.code(ill)
	s.goes(page.Route{Page: page.ToCases})
	s.a.Lock() // makes a copy
	s.tampered(`UPDATE obj SET ct = zeroblob(length(ct)) WHERE rowid = (SELECT rowid FROM obj ORDER BY length(ct) DESC LIMIT 1)`)
	s.unlocks()
	if _, err := s.a.desk.Open(ill); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCopies})
	s.sees("The rest works.")
	s.sees(code)
	s.seesNot(s.code(well))
	s.taps("Fetch it from a copy")
	s.taps("23 November 2026")
	s.unlocks()
	s.taps("Fetch only what is damaged or missing")
	s.on(page.ToCopies)
	s.sees("Cases that are whole again: 1")
	s.seesNot("The rest works.")
	c, err := s.a.desk.Open(ill)
	if err != nil || s.a.desk.Damage() != nil {
		t.Fatal(err, s.a.desk.Damage())
	}
	if a, ok := c.Latest("f05").Answer("d10.worry"); !ok || a.Text() != told {
		t.Errorf("fetched %d letters of %d", len(a.Text()), len(told))
	}
}

// The pages speak every language, and fit a small window at twice the size.
func TestCopies_InEveryLanguage(t *testing.T) {
	s := settled(t)
	s.newCase("km")
	if err := s.a.desk.SecondPlace(s.a.Home); err != nil {
		t.Fatal(err)
	}
	if _, err := s.a.desk.MakeCopies(); err != nil {
		t.Fatal(err)
	}
	set := s.a.Settings()
	for _, l := range i18n.Languages() {
		set.Lang = l.Tag
		s.a.Keep(set)
		for _, name := range []page.Name{page.ToCopies, page.ToBring} {
			s.goes(page.Route{Page: name})
			s.on(name)
			s.whole(l.Tag)
		}
	}
	s.a.Lock()
	s.a.because.Hurt = vault.ErrAltered
	for _, l := range i18n.Languages() {
		set.Lang = l.Tag
		s.a.Keep(set)
		s.goes(page.Route{Page: page.ToHurt})
		s.on(page.ToHurt)
		s.whole(l.Tag)
	}
}

// Locking does not wait for the last copy: the screen is locked at once, and
// whoever unlocks meanwhile waits for the vault to be closed.
func TestCopies_LockingDoesNotWait(t *testing.T) {
	var queue []func()
	waiting := false
	s := begin(t, func(p *Params) {
		p.Work = func(work func() error, then func(error)) {
			if !waiting {
				then(work())
				return
			}
			queue = append(queue, func() { then(work()) })
		}
	})
	s.create()
	code := s.code(s.newCase("km"))
	waiting = true
	s.a.Lock()
	s.on(page.ToUnlock)
	if s.a.desk != nil || len(queue) != 1 || len(s.copiesIn(s.a.Data)) != 0 {
		t.Fatalf("%d things wait, %d copies", len(queue), len(s.copiesIn(s.a.Data)))
	}
	select {
	case <-s.a.left:
		t.Fatal("the vault is said to be closed")
	default:
	}
	s.unlocks()
	if len(queue) != 2 {
		t.Fatalf("%d things wait", len(queue))
	}
	opened := make(chan struct{})
	go func() { // as beside the screen, in no order
		waitFor(s.a.left)
		close(opened)
	}()
	select {
	case <-opened:
		t.Fatal("opened before it was closed")
	case <-time.After(20 * time.Millisecond):
	}
	queue[0]()
	<-opened
	queue[1]()
	waiting = false
	s.on(page.ToCases)
	s.sees(code)
	if n := len(s.copiesIn(s.a.Data)); n != 1 {
		t.Errorf("%d copies", n)
	}
}
