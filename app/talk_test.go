package app

import (
	"testing"
	"time"

	"onward/app/casefile"
)

// The time of a talk is read from its answers, of all its forms; a lull or a
// break ends it.
func TestTalk_BeganWithTheFirstAnswerWithoutALull(t *testing.T) {
	d, st := deskOfOne(t, &counted{})
	c, clock := st.Case, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	d.Now = func() time.Time { return clock }
	if got := d.TalkSince(c.ID); !got.Equal(clock) {
		t.Errorf("nothing said yet: %v", got)
	}
	answers := func(f casefile.FormID, q casefile.QuestionID, after time.Duration) time.Time {
		clock = clock.Add(after)
		st, err := d.Continue(c.ID, f)
		if err != nil {
			t.Fatal(err)
		}
		d.Answer(st, q, casefile.Answer{Value: 2.0})
		return clock
	}
	answers("f05", "d10.now", 0)
	began := answers("f05", "d2.now", 40*time.Minute) // another talk
	answers("f05", "d3.now", 14*time.Minute)
	answers("f02", "safe.here", 14*time.Minute)
	clock = clock.Add(10 * time.Minute)
	if got := d.TalkSince(c.ID); !got.Equal(began) {
		t.Errorf("began %v, want %v", got, began)
	}
	d.Rest(c.ID)
	rested := clock
	answers("f05", "d4.sleep", 5*time.Minute)
	clock = clock.Add(time.Minute)
	if got := d.TalkSince(c.ID); !got.Equal(rested.Add(5 * time.Minute)) {
		t.Errorf("after a break it began %v", got)
	}
	clock = clock.Add(time.Hour)
	if got := d.TalkSince(c.ID); !got.Equal(clock) {
		t.Errorf("after a lull it began %v", got)
	}
}
