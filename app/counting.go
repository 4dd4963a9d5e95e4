package app

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"onward/app/casefile"
	"onward/app/stats"
	"onward/app/vault"
)

// Counting people who said that they may be counted. What is read of a case is
// in countedFields and nowhere else.

// Counted are the people that may be counted, and how many are not, and why.
type Counted struct {
	People    []stats.Person
	NoConsent int // did not say yes to being counted, took it back, or wants the file gone
	Unread    int // could not be read
}

// countedField is one answer that may be read for counting.
type countedField struct {
	form casefile.FormID
	q    casefile.QuestionID
}

// The answers that are read: none of sensitivity P3, none of free text. The day
// of birth is read for its year alone, by bornIn.
var (
	countedCountry = countedField{"f00", "person.home_country"}
	countedGender  = countedField{"f03", "you.gender"}
	countedAgreed  = countedField{"f09", "agree.on"}
	countedSeen    = countedField{"f13", "safe.seen"}
	countedNeeds   = []countedField{
		{"f05", "d2.want_help"}, {"f05", "d3.want_help"}, {"f05", "d4.want_help"}, {"f05", "d6.want_help"}, {"f05", "d7.want_help"}, {"f05", "d8.want_help"},
		{"f05", "d9.want_help"}, {"f05", "d10.want_help"}, {"f05", "d11.want_help"}, {"f05", "d12.want_help"},
	}
)

func (f countedField) of(c *casefile.Case) string {
	s := c.Latest(f.form)
	if s == nil {
		return ""
	}
	a, _ := s.Answer(f.q)
	return a.Text()
}

// Count gathers the people that may be counted. Only a supervisor may.
func (d *Desk) Count() (Counted, error) {
	var all Counted
	if !d.maySupervise() {
		return all, ErrNotSupervisor
	}
	for _, sum := range d.Cases() {
		c, err := d.Open(sum.ID)
		if err != nil {
			if !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrNoKey) {
				return Counted{}, err
			}
			all.Unread++
			continue
		}
		d.mu.Lock()
		if mayCount(c) {
			all.People = append(all.People, person(c))
		} else {
			all.NoConsent++
		}
		d.mu.Unlock()
	}
	return all, nil
}

// Counts notes that numbers left.
func (d *Desk) Counts() { d.note(vault.DidExport, "") }

// mayCount tells whether a person said yes to being counted, and it holds: the
// latest talk about what may be done counts, nothing older.
func mayCount(c *casefile.Case) bool {
	s := c.Latest("f01")
	if s == nil || wantsGone(c) {
		return false
	}
	yes, _ := s.Answer("choice.numbers")
	record, _ := s.Answer("choice.record")
	if yes.Text() != "yes" || record.Text() == "no" {
		return false
	}
	for _, row := range s.Rows("taken_back.log") {
		item, _ := s.Answer(casefile.Cell("taken_back.log", row, "item"))
		if item.Text() == "all" || item.Text() == "numbers" || item.Text() == "record" || item.Text() == "" {
			return false // a line without what was taken back is one we cannot read as no
		}
	}
	return true
}

// person reads what is counted of one.
func person(c *casefile.Case) stats.Person {
	p := stats.Person{
		Year: strconv.Itoa(c.Opened.Year()), Country: stats.Unknown, Age: stats.Unknown, Gender: stats.Unknown, Plan: "none", FollowUp: "none", Status: "active",
	}
	if v := countedCountry.of(c); len(v) == 2 && v[0] >= 'A' && v[0] <= 'Z' && v[1] >= 'A' && v[1] <= 'Z' {
		p.Country = v
	}
	if v := countedGender.of(c); slices.Contains([]string{"woman", "man", "trans_woman", "trans_man", "other"}, v) {
		p.Gender = v
	}
	if year := bornIn(c); year > 0 {
		p.Age = stats.Age(c.Opened.Year() - year)
	}
	for _, f := range countedNeeds {
		if f.of(c) == "yes" {
			p.Needs = append(p.Needs, domainOf(f.q))
		}
	}
	if c.Latest("f09") != nil {
		p.Plan = "begun"
		if countedAgreed.of(c) != "" {
			p.Plan = "agreed"
		}
	}
	if c.Latest("f13") != nil {
		p.FollowUp, p.Status = "not_seen", "follow-up"
		if countedSeen.of(c) == "yes" {
			p.FollowUp = "seen"
		}
	}
	if closed, _ := closing(c); closed != "" {
		p.Status = "closed"
	}
	return p
}

// domainOf gives the part of life a question belongs to.
func domainOf(q casefile.QuestionID) string {
	domain, _, _ := strings.Cut(string(q), ".")
	return domain
}
