package vault

import (
	"cmp"
	"slices"
	"time"
)

// How many copies a place keeps: the newest ten, besides them the newest of
// each of the last seven days, and of each of the last four weeks, on which a
// copy was made.
const (
	keepLatest = 10
	keepDays   = 7
	keepWeeks  = 4
)

// stamp is what rotation knows of a copy.
type stamp struct {
	Name  string
	No    uint64 // in which order copies were made, whatever the clock said
	Made  time.Time
	Whole bool // every record was read after it was made, and none was damaged
}

// outdated names the copies that may go. It asks no clock: days and weeks are
// those on which copies were made, so neither a clock that jumps nor a year
// in a drawer makes copies old. Copies of a damaged vault never push out
// whole ones; the newest ten of them stay beside.
func outdated(all []stamp) (drop []string) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b stamp) int {
		return cmp.Or(cmp.Compare(b.No, a.No), b.Made.Compare(a.Made), cmp.Compare(b.Name, a.Name))
	})
	type week struct{ year, week int }
	var whole, hurt int
	days, weeks := map[string]bool{}, map[week]bool{}
	for _, s := range all {
		if !s.Whole {
			if hurt++; hurt > keepLatest {
				drop = append(drop, s.Name)
			}
			continue
		}
		day := s.Made.Format(time.DateOnly)
		var w week
		w.year, w.week = s.Made.ISOWeek()
		whole++
		keep := whole <= keepLatest
		if !days[day] && len(days) < keepDays {
			days[day], keep = true, true
		}
		if !weeks[w] && len(weeks) < keepWeeks {
			weeks[w], keep = true, true
		}
		if !keep {
			drop = append(drop, s.Name)
		}
	}
	return drop
}
