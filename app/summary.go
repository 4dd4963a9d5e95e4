package app

import (
	"cmp"
	"slices"
	"strconv"

	"onward/app/casefile"
	"onward/app/vault"
)

// summarise makes what lists show of a case, and shows it. The case must not
// be written to meanwhile.
func (d *Desk) summarise(c *casefile.Case) casefile.Summary {
	sum := d.summary(c)
	if was, _ := d.roll.of(c.ID); sum.Closed != "" && was.Open() {
		d.notes.add(d.event(vault.DidClose, c.ID), false)
	}
	d.roll.put(sum)
	return sum
}

func (d *Desk) summary(c *casefile.Case) casefile.Summary {
	sum := casefile.Summary{ID: c.ID, Code: c.Code, Language: c.Language, Touched: c.Opened}
	seen := map[casefile.FormID]bool{}
	for _, s := range c.Sittings {
		if s.Touched.After(sum.Touched) {
			sum.Touched = s.Touched
		}
		if !seen[s.Form] {
			seen[s.Form] = true
			sum.Forms = append(sum.Forms, s.Form)
		}
	}
	sum.Called, sum.Who = Called(c), who(c)
	sum.Due, sum.Stop = dues(duties(c, d.handedOver(c.ID))), sum.Closed == "" && d.stop(c).Stands()
	sum.Closed, sum.Kept = kept(c)
	if p := c.Latest("f09"); p != nil {
		sum.Plan = len(p.Rows("plan.rows")) > 0
	}
	was, _ := d.roll.of(c.ID)
	var ok bool
	if sum.Alerts, sum.Red, ok = d.count(c); !ok {
		sum.Alerts, sum.Red = was.Alerts, was.Red
	}
	if slices.Contains(c.Withheld, "private") { // what rests on the risks of going home is not ours to see
		sum.Due = withRisks(sum.Due, was.Due)
	}
	if len(c.Withheld) > 0 { // what raises more of them may be what we cannot see
		sum.Alerts, sum.Red = max(sum.Alerts, was.Alerts), sum.Red || was.Red
		if was.Kept != nil && was.Kept.Grown != "" && sum.Closed != "" { // nor is a birthday ours to see
			sum.Kept = &casefile.Kept{Grown: was.Kept.Grown}
			if _, k := kept(c); k != nil {
				*sum.Kept = *k
				sum.Kept.Grown = was.Kept.Grown
			}
		}
	}
	return sum
}

// count tells how many alerts a case raises, and whether one of them is red;
// what several answers of one form ask for counts once, as it is shown once. A
// mistake of ours in working them out must not keep the answers themselves
// from the disk.
func (d *Desk) count(c *casefile.Case) (n int, red, ok bool) {
	defer func() {
		if recover() != nil {
			n, red, ok = 0, false, false
		}
	}()
	todo := map[string]bool{}
	for _, a := range d.alerts(c) {
		todo[string(a.Form)+a.Alert.Alert] = true
		red = red || a.Level == "red"
	}
	return len(todo), red, true
}

// Called gives what the person wants to be called, or "".
func Called(c *casefile.Case) string {
	n, ok := nameIn(c.Latest("f00"), "person.called")
	if !ok {
		return ""
	}
	return cmp.Or(n.Called, n.Nick, n.Full, n.Roman)
}

// nameIn reads a name, also where only text was kept.
func nameIn(s *casefile.Sitting, q casefile.QuestionID) (casefile.Name, bool) {
	if s == nil {
		return casefile.Name{}, false
	}
	a, ok := s.Answer(q)
	if !ok || a.Value == nil {
		return casefile.Name{}, false
	}
	n, err := casefile.As[casefile.Name](a.Value)
	if err != nil {
		return casefile.Name{Called: a.Text()}, a.Text() != ""
	}
	return n, true
}

// names are where a case says what the person is called, in whatever papers.
// The name that was used there (F03) is not among them: it is of sensitivity
// P3 and belongs in no list.
var names = []struct {
	form casefile.FormID
	q    casefile.QuestionID
}{{"f00", "person.called"}, {"f03", "names.chosen"}, {"f03", "names.documents"}, {"f03", "names.family_uses"}, {"f07", "a.name_used"}}

// who gathers what tells this person from others.
func who(c *casefile.Case) casefile.Who {
	var w casefile.Who
	add := func(n casefile.Name) {
		for _, s := range []string{n.Full, n.Roman, n.Called, n.Nick} {
			if s != "" && !slices.Contains(w.Names, s) {
				w.Names = append(w.Names, s)
			}
		}
	}
	for _, at := range names {
		if n, ok := nameIn(c.Latest(at.form), at.q); ok {
			add(n)
		}
	}
	if s := c.Latest("f03"); s != nil {
		for _, row := range s.Rows("names.others") {
			if n, ok := nameIn(s, casefile.Cell("names.others", row, "name")); ok {
				add(n)
			}
		}
	}
	s := c.Latest("f00")
	if s == nil {
		return w
	}
	if a, ok := s.Answer("person.birth"); ok && a.Value != nil {
		if p, err := casefile.As[casefile.PDate](a.Value); err == nil {
			w.Born = born(p)
		}
	}
	country, _ := s.Answer("person.home_country")
	place, _ := s.Answer("person.home_place")
	home, _ := casefile.As[casefile.Addr](place.Value)
	if code := cmp.Or(country.Text(), home.Country); code != "" || home.Text != "" || home.Roman != "" {
		w.Home = []string{code}
		for _, h := range []string{home.Text, home.Roman} {
			if h != "" {
				w.Home = append(w.Home, h)
			}
		}
	}
	return w
}

// born gives the year or the years of a birth.
func born(p casefile.PDate) string {
	year := func(iso string) int {
		if len(iso) < 4 {
			return 0
		}
		n, _ := strconv.Atoi(iso[:4])
		return n
	}
	switch from, to := year(p.CE), year(p.To); {
	case from > 0 && to > from:
		return strconv.Itoa(from) + "/" + strconv.Itoa(to)
	case from > 0:
		return strconv.Itoa(from)
	}
	if on := year(p.On); on > 0 && p.Age > 0 {
		n := on - int(p.Age)
		return strconv.Itoa(n-1) + "/" + strconv.Itoa(n)
	}
	return ""
}
