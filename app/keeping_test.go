package app

import (
	"errors"
	"testing"
	"time"

	"onward/app/casefile"
)

// closed gives a case whose closing form says so.
func closed(t *testing.T, d *Desk, on, keep string) *casefile.Case {
	t.Helper()
	c := registered(t, d)
	st, err := d.Begin(c.ID, "f15")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "why.date", casefile.Answer{Value: on})
	if keep != "" {
		d.Answer(st, "file.keep", casefile.Answer{Value: keep})
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	return c
}

func keepOf(t *testing.T, d *Desk, c *casefile.Case) Keep {
	t.Helper()
	k, err := d.KeepOf(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Keeping()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		if x.ID == c.ID && (x.Standing != k.Standing || x.Until != k.Until || x.Why != k.Why || x.Closed != k.Closed) {
			t.Errorf("the list says %+v, the case %+v", x, k)
		}
	}
	return k
}

// Seven years after closing its day has come; the form can say another day,
// and a person one more; a hold is over all of them.
func TestKeeping_WhatCounts(t *testing.T) {
	d, clock, _ := clocked(t)
	c := closed(t, d, "2026-03-01", "")
	if k := keepOf(t, d, c); k.Standing != Closed || k.Until != "2033-03-01" || k.Why != "rule" {
		t.Errorf("closed: %+v", k)
	}
	if k := keepOf(t, d, closed(t, d, "2026-03-01", "2030-01-31")); k.Until != "2030-01-31" || k.Why != "decided" {
		t.Errorf("with a day in the form: %+v", k)
	}
	if err := d.SetKeepYears(10); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Until != "2036-03-01" {
		t.Errorf("with another rule: %+v", k)
	}
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepUntil, Until: "2028-01-01"}); !errors.Is(err, ErrNoReason) {
		t.Errorf("decided without a reason: %v", err)
	}
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepUntil, Until: "2028-01-01", Why: "she asked for less"}); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Until != "2028-01-01" || k.Why != "decided" {
		t.Errorf("decided: %+v", k)
	}
	*clock = clock.AddDate(1, 1, 0)
	if k := keepOf(t, d, c); k.Standing != Relook {
		t.Errorf("a year later nobody is asked to look again: %+v", k)
	}
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepLook}); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Standing != Closed {
		t.Errorf("looked at: %+v", k)
	}
	*clock = clock.AddDate(1, 0, 0)
	if k := keepOf(t, d, c); k.Standing != Due {
		t.Errorf("its day has come: %+v", k)
	}
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepHold, Why: "the court asks for it"}); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Standing != Held {
		t.Errorf("held: %+v", k)
	}
}

// Who came as a child is grown before anything is destroyed.
func TestKeeping_AChildsCaseIsKeptUntilGrown(t *testing.T) {
	for what, c := range map[string]struct {
		birth map[string]any
		until string
	}{
		"a day":        {map[string]any{"precision": "day", "ce": "2014-08-09"}, "2039-12-31"},
		"a range":      {map[string]any{"precision": "range", "ce": "2012", "to": "2014"}, "2039-12-31"},
		"an age":       {map[string]any{"precision": "age", "age": 12.0, "on": "2026-03-02"}, "2039-12-31"},
		"a grown-up":   {map[string]any{"precision": "year", "ce": "1990"}, "2033-03-01"},
		"nobody knows": {map[string]any{"precision": "event", "text": "the year of the flood"}, "2033-03-01"},
	} {
		t.Run(what, func(t *testing.T) {
			d, _, _ := clocked(t)
			k := closed(t, d, "2026-03-01", "")
			st, err := d.Begin(k.ID, "f00")
			if err != nil {
				t.Fatal(err)
			}
			d.Answer(st, "person.birth", casefile.Answer{Value: c.birth})
			if err := d.Flush(); err != nil {
				t.Fatal(err)
			}
			if got := keepOf(t, d, k); got.Until != c.until {
				t.Errorf("kept until %s by %s, want %s", got.Until, got.Why, c.until)
			}
		})
	}
}

// She comes back: the case is open again, and closing it later counts anew.
func TestKeeping_ComingBack(t *testing.T) {
	d, clock, again := clocked(t)
	c := closed(t, d, "2026-03-01", "")
	*clock = clock.AddDate(0, 6, 0)
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepBack}); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Standing != Open || k.Closed != "" || k.Until != "" {
		t.Errorf("back: %+v", k)
	}
	d = again()
	if k := keepOf(t, d, c); k.Standing != Open {
		t.Errorf("after locking: %+v", k)
	}
	*clock = clock.AddDate(1, 1, 0)
	d = again()
	if k := keepOf(t, d, c); k.Standing != Asleep {
		t.Errorf("open and not touched for a year: %+v", k)
	}
	st, err := d.Begin(c.ID, "f15")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "why.date", casefile.Answer{Value: "2027-10-01"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if k := keepOf(t, d, c); k.Standing != Closed || k.Until != "2034-10-01" {
		t.Errorf("closed again: %+v", k)
	}
}

// She asks for her file to be deleted: it is on top of the list until somebody
// decides.
func TestKeeping_AskedToBeDeleted(t *testing.T) {
	d, _, _ := clocked(t)
	c := registered(t, d)
	st, err := d.Begin(c.ID, "f17")
	if err != nil {
		t.Fatal(err)
	}
	saved := func(q casefile.QuestionID, v any) {
		d.Answer(st, q, casefile.Answer{Value: v})
		if err := d.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	saved("ask.what", []any{"see", "delete"})
	if k := keepOf(t, d, c); k.Standing != Asked {
		t.Errorf("asked: %+v", k)
	}
	saved("answer.decided", "no")
	if k := keepOf(t, d, c); k.Standing != Open {
		t.Errorf("answered with no: %+v", k)
	}
}

// Destroying asks for the right code, for a clock that can be believed, and
// stops at a hold. What was typed and not saved goes with the case, and the
// desk works on.
func TestShred_AsksFirst(t *testing.T) {
	d, clock, again := clocked(t)
	c, other := closed(t, d, "2026-03-01", ""), registered(t, d)
	*clock = clock.AddDate(0, 0, 40)
	d = again()
	if _, ok := d.Jumped(); !ok {
		t.Error("forty days without work are nothing to ask about")
	}
	if err := d.Shred(c.ID, string(c.Code)); !errors.Is(err, ErrClock) {
		t.Errorf("with a clock that jumped: %v", err)
	}
	d.ClockRight()
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepHold, Why: "a claim for wages"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Shred(c.ID, string(c.Code)); !errors.Is(err, ErrHeld) {
		t.Errorf("held: %v", err)
	}
	if err := d.Decide(c.ID, casefile.Keeping{What: casefile.KeepFree, Why: "the claim is paid"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Shred(c.ID, string(other.Code)); !errors.Is(err, ErrCode) {
		t.Errorf("with another code: %v", err)
	}
	st, err := d.Continue(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "d1.worry", casefile.Answer{Value: "the rent"})
	if err := d.Shred(c.ID, " "+string(c.Code)); err != nil {
		t.Fatal(err)
	}
	if err := d.Flush(); err != nil {
		t.Errorf("saving what is left: %v", err)
	}
	if _, err := d.Open(c.ID); !errors.Is(err, ErrNoCase) {
		t.Errorf("it opens: %v", err)
	}
	if n := len(d.Cases()); n != 1 {
		t.Errorf("%d cases in the list", n)
	}
	all, err := d.Log()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.Case == c.ID && e.Code != "" {
			t.Errorf("the log still knows the code: %+v", e)
		}
	}
	d = again()
	if _, ok := d.Jumped(); ok {
		t.Error("the clock is asked about again the next morning")
	}
}

// Case and copies: the copy made the day before is emptied too.
func TestShred_CopiesForget(t *testing.T) {
	d, clock, _ := clocked(t)
	c := closed(t, d, "2026-03-01", "")
	v := d.Store.(sealed).Vault
	*clock = clock.Add(time.Hour)
	if _, err := v.Backup(*clock); err != nil {
		t.Fatal(err)
	}
	if h, err := d.Horizon(); err != nil || h.Until.IsZero() {
		t.Errorf("a copy is there, and nothing is said of it: %+v, %v", h, err)
	}
	if err := d.Shred(c.ID, string(c.Code)); err != nil {
		t.Fatal(err)
	}
	f, err := d.ForgetInCopies(c.ID)
	if err != nil || len(f.Cleaned) == 0 || !f.Done() {
		t.Errorf("%+v, %v", f, err)
	}
}
