package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/text"
	"onward/app/vault"
	"onward/forms"
	"onward/i18n"
)

// fingers is someone who types, the saver, and a clock that both obey. Nothing
// here waits: the saver's own goroutine is not started.
type fingers struct {
	t       *testing.T
	now     time.Time
	v       saver
	unsaved map[*Sitting]time.Time // since when something typed is not on disk
	slow    time.Duration          // what one write takes
	fail    map[*Sitting]error
	worst   time.Duration // longest that anything was not on disk
}

func newFingers(t *testing.T) *fingers {
	f := &fingers{t: t, now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), unsaved: map[*Sitting]time.Time{}, fail: map[*Sitting]error{}}
	f.v.now = func() time.Time { return f.now }
	f.v.waiting = map[casefile.SittingID]job{}
	f.v.write = f.write
	return f
}

// write takes its copy first, as the Desk does; what is typed while the disk
// turns is not in it.
func (f *fingers) write(s *Sitting) error {
	since, dirty := f.unsaved[s]
	if err := f.fail[s]; err != nil {
		return err
	}
	if !dirty {
		f.t.Error("written although nothing was typed")
	}
	delete(f.unsaved, s)
	end := f.now.Add(f.slow)
	for f.slow > 0 && f.now.Before(end) {
		f.now = f.now.Add(100 * time.Millisecond)
		f.types(s)
	}
	f.worst = max(f.worst, f.now.Sub(since))
	return nil
}

func (f *fingers) types(s *Sitting) {
	if _, dirty := f.unsaved[s]; !dirty {
		f.unsaved[s] = f.now
	}
	f.v.mark(s)
}

func (f *fingers) sitting(id casefile.SittingID) *Sitting {
	f.t.Helper()
	def, err := form.Load(forms.FS, "f02")
	if err != nil {
		f.t.Fatal(err)
	}
	st, err := form.Begin(def, &casefile.Sitting{ID: id, Form: "f02", Version: def.Version()}, form.Env{Today: "2026-11-23"})
	if err != nil {
		f.t.Fatal(err)
	}
	return &Sitting{Sitting: st, Case: &casefile.Case{}}
}

// The promise: while someone types without a pause, in one sitting or in turn
// in two, on a quick disk or a slow one, nothing typed is ever older than ten
// seconds before it is on disk.
func TestSaver_NeverMoreThanTenSecondsBehindTheFingers(t *testing.T) {
	for _, slow := range []time.Duration{0, time.Second} {
		for _, pace := range []time.Duration{50 * time.Millisecond, 300 * time.Millisecond, 1900 * time.Millisecond, 2 * time.Second, 3 * time.Second} {
			t.Run(fmt.Sprintf("a letter each %v, a write takes %v", pace, slow), func(t *testing.T) {
				f := newFingers(t)
				f.slow = slow
				both := []*Sitting{f.sitting("a"), f.sitting("b")}
				end, next, tick := f.now.Add(3*time.Minute), f.now, f.now
				for n := 0; f.now.Before(end); f.now = f.now.Add(50 * time.Millisecond) {
					if !f.now.Before(next) {
						f.types(both[n/40%2])
						n, next = n+1, f.now.Add(pace)
					}
					if !f.now.Before(tick) {
						tick = f.now.Add(tickGap)
						f.v.flush(false)
					}
					for _, since := range f.unsaved {
						f.worst = max(f.worst, f.now.Sub(since))
					}
				}
				if f.worst > 10*time.Second {
					t.Errorf("something typed was not on disk for %v", f.worst)
				}
				if f.worst == 0 {
					t.Error("nothing was ever typed")
				}
			})
		}
	}
}

// After a pause of two seconds everything is on disk, and it says so.
func TestSaver_SavesAfterAPause(t *testing.T) {
	f := newFingers(t)
	s := f.sitting("a")
	f.types(s)
	f.now = f.now.Add(quiet - time.Millisecond)
	f.v.flush(false)
	if !f.v.state.Dirty || len(f.unsaved) != 1 {
		t.Error("saved in the middle of a word")
	}
	f.now = f.now.Add(time.Millisecond)
	f.v.flush(false)
	if f.v.state.Dirty || len(f.unsaved) != 0 || !f.v.state.SavedAt.Equal(f.now) {
		t.Errorf("after the pause: %+v", f.v.state)
	}
}

// The clock is put back by hours while she types, and again while a disk is
// full: what she typed does not wait until the clock is there again.
func TestSaver_WhereTheClockGoesBack(t *testing.T) {
	f := newFingers(t)
	s := f.sitting("a")
	f.types(s)
	f.now = f.now.Add(-3 * time.Hour)
	f.v.flush(false)
	if len(f.unsaved) != 0 {
		t.Error("not saved after the clock went back")
	}
	f.fail[s] = vault.ErrFull
	f.types(s)
	f.v.flush(true)
	delete(f.fail, s)
	f.now = f.now.Add(-3 * time.Hour)
	f.v.flush(false)
	if len(f.unsaved) != 0 {
		t.Error("not tried again after the clock went back")
	}
}

// A sitting that cannot be written keeps no other from the disk; the state
// goes on saying why, and the next try is three seconds later.
func TestSaver_OneThatFailsDoesNotHoldUpTheRest(t *testing.T) {
	f := newFingers(t)
	bad, good := f.sitting("bad"), f.sitting("good")
	f.fail[bad] = vault.ErrFull
	f.types(bad)
	f.types(good)
	if err := f.v.flush(true); !errors.Is(err, vault.ErrFull) {
		t.Fatalf("flush: %v", err)
	}
	if _, still := f.unsaved[good]; still {
		t.Error("the other was not written")
	}
	if s := f.v.state; !s.Dirty || !errors.Is(s.Err, vault.ErrFull) || s.SavedAt.IsZero() {
		t.Errorf("state: %+v", s)
	}
	f.fail[bad] = nil
	f.now = f.now.Add(retry - time.Millisecond)
	f.v.flush(false)
	if len(f.unsaved) != 1 {
		t.Error("tried again at once")
	}
	f.now = f.now.Add(time.Millisecond)
	f.v.flush(false)
	if s := f.v.state; len(f.unsaved) != 0 || s.Dirty || s.Err != nil {
		t.Errorf("not tried again: %+v", s)
	}
}

// A mistake of ours while saving is a save that failed. What it fell over is
// not told, and nothing typed is lost.
func TestSaver_OutlivesAMistakeOfOurs(t *testing.T) {
	f := newFingers(t)
	s := f.sitting("a")
	write := f.v.write
	f.v.write = func(*Sitting) error { panic("a marked answer") }
	f.types(s)
	err := f.v.flush(true)
	if key, _ := Explain(err); key != "explain.storage" || err.Error() != errFell.Error() {
		t.Errorf("%s: %v", key, err)
	}
	f.v.write = write
	if err := f.v.flush(true); err != nil || len(f.unsaved) != 0 {
		t.Errorf("the next try: %v", err)
	}
}

// Closing forgets: nothing a person said can be reached from the Desk any
// more. Closing again does nothing.
func TestClose_ForgetsEverything(t *testing.T) {
	store := &counted{}
	d, st := deskOfOne(t, store)
	c := st.Case
	d.Answer(st, "wish.two_days", casefile.Answer{Value: "to sleep"})
	for range 2 {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if store.closed != 1 || store.saved == 0 {
		t.Errorf("closed %d times, saved %d times", store.closed, store.saved)
	}
	if len(d.cases)+len(d.roll.all)+d.roll.index.Len()+len(d.saver.waiting)+len(d.Cases()) != 0 || d.damage != nil {
		t.Error("the Desk still knows something")
	}
	if _, err := d.Open(c.ID); !errors.Is(err, ErrNoCase) {
		t.Errorf("opens a case after closing: %v", err)
	}
}

// deskOfOne is a Desk on a store of one's choice, with one talk begun.
func deskOfOne(t *testing.T, store Store) (*Desk, *Sitting) {
	t.Helper()
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	d, err := OpenDesk(Params{Store: store, Shelf: shelf, Words: i18n.Open(), Text: set, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f02")
	if err != nil {
		t.Fatal(err)
	}
	return d, st
}

// counted is a store that counts.
type counted struct{ saved, closed int }

func (s *counted) Summaries() ([]casefile.Summary, error)       { return nil, nil }
func (s *counted) Case(casefile.CaseID) (*casefile.Case, error) { return nil, ErrNoCase }
func (s *counted) NewCase(*casefile.Case) error                 { return nil }
func (s *counted) Save(casefile.CaseID, *casefile.Sitting, casefile.Summary) error {
	s.saved++
	return nil
}
func (s *counted) Settings() (json.RawMessage, error) { return nil, nil }
func (s *counted) SaveSettings(json.RawMessage) error { return nil }
func (s *counted) Close() error                       { s.closed++; return nil }

// Saving goes on beside the screen while cases are made, found and opened.
// Run with -race this would tell; without, Go stops a map that two write to.
func TestSave_BesideTheScreen(t *testing.T) {
	d, st := deskOfOne(t, &counted{})
	done := make(chan error)
	go func() {
		var err error
		for range 40 {
			err = errors.Join(err, d.Flush())
		}
		done <- err
	}()
	for range 40 {
		d.Answer(st, "wish.two_days", casefile.Answer{Value: "to sleep"})
		c, err := d.Register("km", "th")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Open(c.ID); err != nil || len(d.Find(string(c.Code))) == 0 {
			t.Fatalf("the new case is not there: %v", err)
		}
		d.SaveState()
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}
