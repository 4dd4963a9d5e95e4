package app

import (
	"slices"
	"time"

	"onward/app/casefile"
)

// lull is how long nothing is answered before what follows counts as another
// talk.
const lull = 15 * time.Minute

// TalkSince gives when the talk that is going on with a person began: the first
// of the answers, of whatever form, that followed one another until now without
// a lull; or the last break. Where nothing was answered lately it is now. It is
// read from the answers, so locking and turning the screen do not begin it anew.
func (d *Desk) TalkSince(id casefile.CaseID) time.Time {
	now := d.Now()
	c, err := d.Open(id)
	if err != nil {
		return now
	}
	rested := d.rested[id]
	var times []time.Time
	for _, s := range c.Sittings {
		for _, versions := range s.Answers {
			for _, a := range versions {
				if at := a.At; at.After(rested) && !at.After(now) {
					times = append(times, at)
				}
			}
		}
	}
	slices.SortFunc(times, time.Time.Compare)
	since := now
	for _, at := range slices.Backward(times) {
		if since.Sub(at) > lull {
			break
		}
		since = at
	}
	return since
}

// Rest notes that there was a break with a person just now.
func (d *Desk) Rest(id casefile.CaseID) {
	if d.rested == nil {
		d.rested = map[casefile.CaseID]time.Time{}
	}
	d.rested[id] = d.Now()
}
