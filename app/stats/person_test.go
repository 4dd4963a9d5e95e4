package stats

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Whatever people there are: all tables together tell no count under eleven,
// nothing hidden can be worked out in any of them, and what they share, their
// totals, is told in each, so that two of them together say no more than one.
func TestCounts_AllTablesTogetherTellOfNobody(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(n int) int { return min(r.IntN(n), r.IntN(n)) }
	byYear := 0
	for range 400 {
		var people []Person
		for range r.IntN(400) {
			p := Person{
				Year: 2023 + pick(3), Nationality: []string{"LA", "none"}[pick(2)], Status: "active", Country: []string{"LA", "KH", "MM", "VN", "CN", Unknown}[pick(6)], Age: Ages[pick(9)],
				Gender: []string{"woman", "man", "other", Unknown}[pick(4)], Plan: []string{"none", "begun", "agreed"}[pick(3)], FollowUp: []string{"none", "seen", "not_seen"}[pick(3)],
			}
			for d := 2; d <= 12; d += 3 {
				if pick(3) == 0 {
					p.Needs = append(p.Needs, fmt.Sprint("d", d))
				}
			}
			if pick(4) == 0 {
				p.Kinds = append(p.Kinds, Kinds[pick(4)])
			}
			people = append(people, p)
		}
		all := Counts(people, Questions)
		if len(people) < Least && all != nil {
			t.Fatalf("tables of %d people", len(people))
		}
		for _, table := range all {
			if len(table.Cols) > 1 {
				byYear++
			}
			for c := range table.N[len(table.Rows)] {
				if table.Hidden[len(table.Rows)][c] {
					t.Fatalf("%s: a total is hidden that others tell", table.Title)
				}
			}
			if _, _, found := worked(table); found {
				t.Fatalf("%s can be worked out", table.Title)
			}
			if line, found := thin(table); found {
				t.Fatalf("%s: %s", table.Title, line)
			}
			for i := range table.N {
				for j, n := range table.N[i] {
					if n < Least && !table.Hidden[i][j] {
						t.Fatalf("%s tells %d", table.Title, n)
					}
				}
			}
		}
	}
	if byYear == 0 {
		t.Error("the years are never parted: nothing was tried")
	}
}

// Only the tables that are asked for are made, and what happened to people is
// not among those nobody chose.
func TestCounts_OnlyWhatIsAsked(t *testing.T) {
	people := crowdOf(60, 2024)
	for i := range people {
		people[i].Kinds, people[i].Needs = Kinds[:1+i%2], []string{"d3"}
	}
	titles := func(asked []Question) (all []string) {
		for _, table := range Counts(people, asked) {
			all = append(all, table.Title)
		}
		return all
	}
	if got := fmt.Sprint(titles([]Question{ByHelp, ByGender})); got != "[gender need_d3]" {
		t.Error(got)
	}
	if got := fmt.Sprint(titles(Usual)); got != "[country_of_return nationality gender age_group need_d3 plan follow_up case]" {
		t.Error(got)
	}
	if got := fmt.Sprint(titles([]Question{ByKind})); got != "[kind_sex kind_work]" {
		t.Error(got)
	}
}

// What nearly everyone has is told as little as what few have: of the few who
// have it not, it would tell too, and of all the others by name.
func TestCounts_WhatNearlyAllHaveIsNotTold(t *testing.T) {
	people := crowdOf(60, 2024)
	for i := range people[:57] {
		people[i].Kinds = []string{"sex"}
	}
	for _, table := range Counts(people, []Question{ByKind}) {
		for r := range table.Rows {
			if !table.Hidden[r][0] || !table.Hidden[r][1] {
				t.Errorf("%s %s is told: %v", table.Title, table.Rows[r], table.N[r])
			}
		}
	}
}
