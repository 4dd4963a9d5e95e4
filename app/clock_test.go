package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
)

// The battery of the clock is empty, and one morning it is three years ago.
// What is written then is still the newest, and somebody is told.
func TestClock_WentBack(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "v"))
	now := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	d.Now = func() time.Time { return now }
	c, err := d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	if off, _ := d.Clock(); off != app.ClockRight {
		t.Errorf("at first: %v", off)
	}
	first, err := d.Begin(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(first, "d10.worry", casefile.Answer{Value: "before"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	last := now
	now = now.AddDate(-3, 0, 0)
	if off, when := d.Clock(); off != app.ClockBehind || !when.Equal(last) {
		t.Errorf("three years back: %v %v", off, when)
	}
	second, err := d.Begin(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := d.Open(c.ID)
	if err != nil || opened.Latest("f05").ID != second.Record().ID {
		t.Errorf("the newest is not the one begun last: %v", err)
	}
	all := opened.All("f05")
	if len(all) != 2 || !all[0].Begun.Before(all[1].Begun) || all[1].Begun.Sub(all[0].Begun) > time.Second {
		t.Errorf("begun %v", all)
	}

	now = last.Add(72 * time.Hour) // a weekend
	if off, _ := d.Clock(); off != app.ClockRight {
		t.Errorf("after a weekend: %v", off)
	}
	now = last.AddDate(0, 2, 0)
	if off, when := d.Clock(); off != app.ClockAhead || !when.Equal(last) {
		t.Errorf("two months on: %v %v", off, when)
	}
}
