package app

import (
	"errors"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/stats"
	"onward/app/vault"
)

// Counting people who said that they may be counted. What is read of a case is
// in the counted… fields and nowhere else.

// Counted are the people that may be counted, and how many are not, and why.
type Counted struct {
	People    []stats.Person
	NoConsent []int // the year of each who did not say yes to being counted, took it back, or wants the file gone
	Unread    int   // could not be read
}

// Years gives the years in which cases were opened, of all that could be read,
// in order.
func (c Counted) Years() []int {
	all := slices.Clone(c.NoConsent)
	for _, p := range c.People {
		all = append(all, p.Year)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Between counts those who may be counted and those who may not, of the years
// from first to last.
func (c Counted) Between(first, last int) (may, not int) {
	for _, y := range c.NoConsent {
		if y >= first && y <= last {
			not++
		}
	}
	return len(stats.Between(c.People, first, last)), not
}

// countedField is one answer that may be read for counting.
type countedField struct {
	form casefile.FormID
	q    casefile.QuestionID
}

// The answers that are read: none of free text, and of sensitivity P3 the last
// two alone. What they make is told in no line about one person, only as counts
// where that is asked for, and there as stats says. The day of birth is read for
// its year alone, by bornIn.
var (
	countedCountry     = countedField{"f00", "person.home_country"}
	countedNationality = countedField{"f03", "you.nationality"}
	countedGender      = countedField{"f03", "you.gender"}
	countedAgreed      = countedField{"f09", "agree.on"}
	countedSeen        = countedField{"f13", "safe.seen"}
	countedReasons     = countedField{"f15", "why.reasons"}
	countedNeeds       = []countedField{
		{"f05", "d2.want_help"}, {"f05", "d3.want_help"}, {"f05", "d4.want_help"}, {"f05", "d6.want_help"}, {"f05", "d7.want_help"}, {"f05", "d8.want_help"},
		{"f05", "d9.want_help"}, {"f05", "d10.want_help"}, {"f05", "d11.want_help"}, {"f05", "d12.want_help"},
	}
	countedKinds    = countedField{"f04", "start.form"}
	countedDecision = countedField{"f04", "decision.decision"}
)

func (f countedField) answer(c *casefile.Case) casefile.Answer {
	s := c.Latest(f.form)
	if s == nil {
		return casefile.Answer{}
	}
	a, _ := s.Answer(f.q)
	return a
}

func (f countedField) of(c *casefile.Case) string { return f.answer(c).Text() }

// all gives what was chosen of several.
func (f countedField) all(c *casefile.Case) (chosen []string) {
	list, _ := f.answer(c).Value.([]any)
	for _, v := range list {
		if s, ok := v.(string); ok {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

// Count gathers the people that may be counted. Only a supervisor may. Error:
// ErrNotSupervisor.
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
			all.NoConsent = append(all.NoConsent, c.Opened.Year())
		}
		d.mu.Unlock()
	}
	return all, nil
}

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
		Year: c.Opened.Year(), Country: stats.Unknown, Nationality: nationality(countedNationality.all(c)), Age: stats.Unknown,
		Gender: stats.Unknown, Kinds: kinds(c), Plan: "none", FollowUp: "none", Status: "active",
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
		if slices.Contains(countedReasons.all(c), "passed") {
			p.Status = "passed"
		}
	}
	return p
}

// nationality says of which country somebody is; of more than one, that there
// are several.
func nationality(chosen []string) string {
	switch {
	case len(chosen) == 0:
		return stats.Unknown
	case len(chosen) > 1:
		return "several"
	case slices.Contains([]string{"th", "la", "kh", "mm", "vn", "cn"}, chosen[0]):
		return strings.ToUpper(chosen[0])
	case chosen[0] == "none":
		return "none"
	}
	return "other"
}

// kindOf gathers what F04 asks for into the kinds that are counted.
var kindOf = map[string]string{
	"factory": "work", "farm": "work", "fishing": "work", "house": "work", "building": "work", "shop": "work",
	"sex": "sex", "marriage": "marriage", "begging": "begging", "fraud": "crime", "surrogacy": "other", "organ": "other", "army": "other", "other": "other",
}

// kinds reads what happened, of whom a decision says that it did.
func kinds(c *casefile.Case) (all []string) {
	if v := countedDecision.of(c); v != "presumed" && v != "identified" {
		return nil
	}
	for _, v := range countedKinds.all(c) {
		if k := kindOf[v]; k != "" && !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// domainOf gives the part of life a question belongs to.
func domainOf(q casefile.QuestionID) string {
	domain, _, _ := strings.Cut(string(q), ".")
	return domain
}
