package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
)

// nextDay puts the clock of a desk forward by a day.
func nextDay(d *app.Desk) {
	now := d.Now().Add(24 * time.Hour)
	d.Params.Now = func() time.Time { return now }
}

// Something lifted a red line: there is another place, entry is assured, a panel
// decided for the child. A later look that does not know that any more takes it
// back, and the line stands.
func TestStop_NotKnowingTakesBackWhatLifted(t *testing.T) {
	for line, rests := range map[casefile.QuestionID]struct {
		finds casefile.QuestionID
		value any
		lifts casefile.QuestionID
	}{
		"red.family":   {"family.family_part_is", "yes", "red.other_place"},
		"red.no_entry": {"state.no_paper_is", "yes", "red.entry"},
		"red.child":    {"red.is_child", true, "red.panel"},
	} {
		for _, non := range []casefile.NonAnswer{casefile.DontKnow, casefile.PreferNot, casefile.NotToday} {
			d := create(t, filepath.Join(t.TempDir(), "a.vault"))
			c := ready(t, d, "km")
			told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-01", rests.finds: rests.value, rests.lifts: true})
			if s, _ := d.Stop(c.ID); s.Stands() {
				t.Fatalf("%s stands although %s lifts it", line, rests.lifts)
			}
			nextDay(d)
			again := told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-20"})
			if s, _ := d.Stop(c.ID); s.Stands() {
				t.Errorf("%s: a look that left it out took back what lifted it", line)
			}
			d.Answer(again, rests.lifts, casefile.Answer{Non: non})
			if s, _ := d.Stop(c.ID); !s.Stands() || s.Lines[0].ID != line {
				t.Errorf("%s: %s in place of what lifted it, and nothing stops", line, non)
			}
			d.Close()
		}
	}
}

// Something found a red line. A later look that does not know does not replace it:
// the line rests on what was found, and on its day.
func TestStop_NotKnowingReplacesNothingThatWasFound(t *testing.T) {
	for q, value := range map[casefile.QuestionID]any{
		"feared.threats_is": "yes", "person.unwilling_is": "maybe", "state.army_is": "unknown", "red.is_child": true, "red.fit": false,
	} {
		d := create(t, filepath.Join(t.TempDir(), "a.vault"))
		c := ready(t, d, "km")
		told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-01", q: value})
		found := d.Now().UTC()
		nextDay(d)
		again := told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-20"})
		d.Answer(again, q, casefile.Answer{Non: casefile.DontKnow})
		s, err := d.Stop(c.ID)
		if err != nil || !s.Stands() || len(s.Lines) != 1 || s.Lines[0].Rests != q || !s.Lines[0].At.Equal(found) {
			t.Errorf("%s: was found on %v; now %+v, %v", q, found, s, err)
		}
		d.Close()
	}
}
