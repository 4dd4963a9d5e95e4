package app_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"onward/app"
)

// A vault in which nothing is written any more is still read whole once a week,
// beside the work: what is damaged in it is found, and named as damage.
func TestCopies_ReadEverythingOnceAWeek(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v")
	d := create(t, path)
	now := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	d.Now = func() time.Time { return now }
	if _, err := d.Register("km", "th"); err != nil {
		t.Fatal(err)
	}
	due := func(want bool, when string) {
		t.Helper()
		c, err := d.Copies()
		if err != nil {
			t.Fatal(err)
		}
		if got := app.CopyDue(c, now); got != want {
			t.Errorf("%s: due %v", when, got)
		}
	}
	due(true, "something is new")
	if _, err := d.MakeCopies(); err != nil {
		t.Fatal(err)
	}
	due(false, "just copied")
	now = now.AddDate(0, 0, 6)
	due(false, "six days on")
	now = now.AddDate(0, 0, 2)
	due(true, "after a week")

	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`UPDATE obj SET ct = zeroblob(length(ct)) WHERE rowid = (SELECT max(rowid) FROM obj)`)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	d.Now = func() time.Time { return now }
	if _, err := d.MakeCopies(); !app.Damaged(err) {
		t.Errorf("a damaged record: %v", err)
	}
	due(false, "it was read; once more in a week")
}
