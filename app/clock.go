package app

import (
	"time"

	"onward/app/casefile"
)

// Off is how the computer's clock stands against what is written down here.
type Off int

// How a clock can be off.
const (
	ClockRight  Off = iota
	ClockBehind     // something was written down later than it is now
	ClockAhead      // nothing was written down for longer than a month
)

// Between two sittings a weekend or a holiday is nothing strange; a month is.
// An hour back may be a clock that was put right.
const (
	behindBy = time.Hour
	aheadBy  = 31 * 24 * time.Hour
)

// Clock compares the computer's clock with the last thing that was written
// down in any case, and says when that was. What is due, what is newer and
// what was said first never rest on the clock alone, and nothing is deleted by
// it: a clock that is off is only worth a word.
func (d *Desk) Clock() (off Off, last time.Time) {
	for _, s := range d.Cases() {
		if s.Touched.After(last) {
			last = s.Touched
		}
	}
	switch ago := d.Now().Sub(last); {
	case last.IsZero():
	case ago <= -behindBy:
		return ClockBehind, last
	case ago >= aheadBy:
		return ClockAhead, last
	}
	return ClockRight, last
}

// notBefore gives the time at which something new begins in a case: now, or just
// after what began last where the clock went back. What is newest stays last.
func notBefore(c *casefile.Case, now time.Time) time.Time {
	for _, s := range c.Sittings {
		if !s.Begun.Before(now) {
			now = s.Begun.Add(time.Millisecond)
		}
	}
	return now
}
