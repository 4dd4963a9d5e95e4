package vault

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"
)

// A year of copies: ten of the last, one a day for a week, one a week for four.
func TestOutdated_KeepsTenLatestSevenDaysFourWeeks(t *testing.T) {
	var kept []stamp
	begin := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	for i := range 3 * 365 { // three a day
		kept = append(kept, stamp{Name: fmt.Sprint(i), No: uint64(i + 1), Made: begin.Add(time.Duration(i/3)*24*time.Hour + time.Duration(i%3)*3*time.Hour), Whole: true})
		drop := outdated(kept)
		kept = slices.DeleteFunc(kept, func(s stamp) bool { return slices.Contains(drop, s.Name) })
	}
	days, weeks := map[string]bool{}, map[int]bool{}
	for _, s := range kept {
		days[s.Made.Format(time.DateOnly)] = true
		_, w := s.Made.ISOWeek()
		weeks[w] = true
	}
	last := begin.Add(364 * 24 * time.Hour)
	for d := range keepDays {
		if day := last.AddDate(0, 0, -d).Format(time.DateOnly); !days[day] {
			t.Errorf("nothing is left of %s", day)
		}
	}
	if len(weeks) != keepWeeks || len(kept) < keepLatest || len(kept) > keepLatest+keepDays+keepWeeks {
		t.Errorf("%d copies of %d weeks", len(kept), len(weeks))
	}
}

// Whatever the clock does: the newest whole copy stays, the ten latest whole
// ones stay, what is kept is bounded, and running it again takes nothing more.
func TestOutdated_WhateverTheClockDoes(t *testing.T) {
	for seed := range int64(300) {
		r := rand.New(rand.NewSource(seed))
		now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		var kept []stamp
		for i := range 120 {
			switch r.Intn(12) {
			case 0:
				now = now.AddDate(r.Intn(40)-20, 0, 0) // the battery of the clock is empty
			case 1:
				now = now.AddDate(0, 0, r.Intn(60)-30)
			default:
				now = now.Add(time.Duration(r.Intn(20)) * time.Hour)
			}
			kept = append(kept, stamp{Name: fmt.Sprint(i), No: uint64(i + 1), Made: now, Whole: r.Intn(5) > 0})
			r.Shuffle(len(kept), func(a, b int) { kept[a], kept[b] = kept[b], kept[a] })
			before := slices.Clone(kept)
			drop := outdated(kept)
			if !slices.Equal(before, kept) {
				t.Fatal("it moved what it was given")
			}
			kept = slices.DeleteFunc(kept, func(s stamp) bool { return slices.Contains(drop, s.Name) })
			holdsNewest(t, before, kept)
			if again := outdated(kept); len(again) > 0 {
				t.Fatalf("seed %d: a second look takes away %v", seed, again)
			}
			if len(kept) > keepLatest+keepDays+keepWeeks+keepLatest {
				t.Fatalf("seed %d: %d are kept", seed, len(kept))
			}
		}
	}
}

// holdsNewest wants the newest ten whole copies there were among those kept.
func holdsNewest(t *testing.T, before, kept []stamp) {
	t.Helper()
	whole := slices.DeleteFunc(slices.Clone(before), func(s stamp) bool { return !s.Whole })
	slices.SortFunc(whole, func(a, b stamp) int { return int(b.No) - int(a.No) })
	for _, s := range whole[:min(len(whole), keepLatest)] {
		if !slices.Contains(kept, s) {
			t.Fatalf("copy %d of %d whole ones was taken away", s.No, len(whole))
		}
	}
}
