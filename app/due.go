package app

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

// Duty is something a case waits for or has to do by a day, and where to go for
// it. It follows from what was answered alone, never from the clock: the clock
// only says which of them are late.
type Duty struct {
	casefile.Due
	Form     casefile.FormID
	Sitting  casefile.SittingID  // to go on with; "" where a talk is to be begun
	Question casefile.QuestionID // to go to
	Step     int                 // number of the step of the plan, from 1; 0 for none
	Talk     string              // of the talks after coming home: which, as "weeks2"
	Slipped  int                 // how often it was put off, or tried in vain
	Words    casefile.Answer     // why it slipped, in the words of a worker
	Done     string              // the day it was done on, of what was done late
	Alert    string              // id of an alert that has a limit, or ""
	Lead     bool                // a supervisor is to be asked by then
}

// How long things may take, in days.
const (
	replyDays    = 7  // a receiving worker answers a handover
	replyLead    = 14 // then the supervisor is asked
	tracingDays  = 28 // looking for a family, from 4 weeks
	tracingLead  = 42 // to 6
	riskDays     = 30 // a look at the risks of going home is good for
	recheckDays  = 3  // before leaving, it is looked at again
	arrivalDays  = 1  // after leaving, somebody has heard that the person arrived
	callDays     = 3  // after that, they are called
	coveredUntil = 14 // days around a talk that was set by hand, no other is asked for
)

// duties lists what a case waits for or has to do, the earliest first. handed is
// the day a copy was made that is with a receiving worker, or "". A closed case
// has nothing due.
func duties(c *casefile.Case, handed string) []Duty {
	if closed, _ := closing(c); closed != "" {
		return nil
	}
	all := slices.Concat(replies(c), unanswered(c, handed), tracing(c), risks(c), travel(c), talks(c), steps(c), consents(c), slept(c))
	if s := c.Latest("f14"); s != nil {
		all = append(all, at(s, casefile.Review, dayIn(s, "next.again"), "next.again", func(d *Duty) { d.Slipped = putOff(s, "next.again") }))
	}
	all = slices.DeleteFunc(all, func(d Duty) bool { return d.On == "" })
	slices.SortStableFunc(all, func(a, b Duty) int { return strings.Compare(a.On, b.On) })
	return withWhys(c, all)
}

// dues are the same as a list of cases keeps them: of the steps and of the
// talks only the first.
func dues(duties []Duty) []casefile.Due {
	var all []casefile.Due
	seen := map[casefile.Matter]bool{}
	for _, d := range duties {
		if first := d.What == casefile.Step || d.What == casefile.FollowUp; first && seen[d.What] {
			continue
		}
		seen[d.What] = true
		all = append(all, d.Due)
	}
	return all
}

func at(s *casefile.Sitting, what casefile.Matter, on string, q casefile.QuestionID, more ...func(*Duty)) Duty {
	d := Duty{Due: casefile.Due{What: what, On: on}, Form: s.Form, Sitting: s.ID, Question: q}
	for _, f := range more {
		f(&d)
	}
	return d
}

func lead(d *Duty) { d.Lead = true }

// replies are the answers of receiving workers that are waited for.
func replies(c *casefile.Case) (all []Duty) {
	for _, s := range c.All("f12") {
		if _, came := s.Answer("back.came"); came {
			continue
		}
		sent, by := dayIn(s, "sent.date"), replyBy(s)
		all = append(all, at(s, casefile.Reply, by, "back.came", func(d *Duty) { d.Slipped = putOff(s, "sent.reply_by") }))
		if late := daysAfter(sent, replyLead); late > by {
			all = append(all, at(s, casefile.Reply, late, "back.came", lead))
		}
	}
	return all
}

// replyBy is the day by which a receiving worker is to answer.
func replyBy(s *casefile.Sitting) string {
	if by := dayIn(s, "sent.reply_by"); by != "" {
		return by
	}
	return daysAfter(dayIn(s, "sent.date"), replyDays)
}

// tracingBy is the day by which those who look for the family are to answer.
func tracingBy(s *casefile.Sitting) string {
	if by := dayIn(s, "a.answer_by"); by != "" {
		return by
	}
	return daysAfter(dayIn(s, "a.sent"), tracingDays)
}

// tracing is the answer of those who look for the family.
func tracing(c *casefile.Case) (all []Duty) {
	s := c.Latest("f07")
	if s == nil || dayIn(s, "b.visit_on") != "" || said(s, "b.found") != "" {
		return nil
	}
	sent, by := dayIn(s, "a.sent"), tracingBy(s)
	all = append(all, at(s, casefile.Tracing, by, "b.visit_on", func(d *Duty) { d.Slipped = putOff(s, "a.answer_by") }))
	if late := daysAfter(sent, tracingLead); late > by {
		all = append(all, at(s, casefile.Tracing, late, "b.visit_on", lead))
	}
	return all
}

// consents are the days on which an agreement to share ends. One that was taken
// back has ended.
func consents(c *casefile.Case) (all []Duty) {
	for _, s := range c.All("f10") {
		if back, _ := s.Answer("withdrawn.taken_back"); back.Value == true {
			continue
		}
		until := dayIn(s, "to.until")
		if until == "" {
			until = daysAfter(dayIn(s, "to.from"), 90)
		}
		if until == "" {
			until = daysAfter(dayIn(s, "decide.on"), 90)
		}
		all = append(all, at(s, casefile.ConsentEnds, until, "to.until"))
	}
	return all
}

// steps are the steps of the plan that are still open, by their days.
func steps(c *casefile.Case) (all []Duty) {
	p := c.Latest(planForm)
	if p == nil {
		return nil
	}
	for i, row := range p.Rows(planSteps) {
		cell := func(col string) casefile.QuestionID { return casefile.Cell(planSteps, row, col) }
		going := said(p, cell("going"))
		if going == "done" || going == "no_longer" || said(p, cell("choice")) == "no" {
			continue
		}
		all = append(all, at(p, casefile.Step, dayIn(p, cell("by")), cell("by"), func(d *Duty) {
			d.Step, d.Slipped = i+1, putOff(p, cell("by"))
			if going == "stuck" {
				d.Why = whyStuck(c, row)
			}
		}))
	}
	return all
}

// slept is the day after a person chose to sleep on their plan, as long as they
// have not signed it since.
func slept(c *casefile.Case) []Duty {
	p := c.Latest(planForm)
	if p == nil {
		return nil
	}
	night, _ := p.Answer("agree.night")
	sign, _ := p.Answer("agree.sign")
	if night.Value != false || night.Source != casefile.Own || sign.Value != nil && sign.At.After(night.At) {
		return nil
	}
	return []Duty{at(p, casefile.Slept, night.At.Local().AddDate(0, 0, 1).Format(time.DateOnly), "agree.sign")}
}

// whyStuck is what the last talk says of why a step is stuck.
func whyStuck(c *casefile.Case, row casefile.RowID) (key string) {
	for _, s := range c.All(followForm) {
		if why := said(s, casefile.Cell(followSteps, row, "why")); why != "" {
			key = "f13.steps.list.why.opt." + why
		}
	}
	return key
}

// said gives what was chosen, or "".
func said(s *casefile.Sitting, q casefile.QuestionID) string {
	if s == nil {
		return ""
	}
	a, _ := s.Answer(q)
	return a.Text()
}

// withRisks keeps the days that rest on the risks of going home, as somebody who
// may read them left them.
func withRisks(now, was []casefile.Due) []casefile.Due {
	for _, d := range was {
		if (d.What == casefile.Risk || d.What == casefile.RiskAgain) && !slices.Contains(now, d) {
			now = append(now, d)
		}
	}
	slices.SortStableFunc(now, func(a, b casefile.Due) int { return strings.Compare(a.On, b.On) })
	return now
}

// limits are the days alerts set for acting on them, from the day of the answer.
var limits = map[string]int{"1h": 0, "today": 0, "3d": 3, "7d": 7}

// lateness are questions whose alerts only say that something is late: it is due
// already, and by its own day.
var lateness = map[casefile.QuestionID]bool{
	"back.came": true, "a.sent_to": true, "next.next": true, "decide.valid": true, "after.arrived": true, "after.call3": true,
}

// Due lists what a case waits for or has to do and the limits of its alerts,
// the earliest first.
func (d *Desk) Due(id casefile.CaseID) ([]Duty, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	all := duties(c, d.handedOver(id)) // a store without papers has none
	if closed, _ := closing(c); closed != "" {
		return nil, nil
	}
	seen := map[string]bool{}
	for _, a := range d.alerts(c) {
		key := string(a.Form) + a.Alert.Alert
		days, ok := limits[a.Within]
		if seen[key] || !ok || lateness[a.Question] {
			continue
		}
		seen[key] = true
		on := answeredOn(c.Sitting(a.Sitting), a.Question).Local().Format(time.DateOnly)
		all = append(all, Duty{Due: casefile.Due{What: casefile.Limit, On: daysAfter(on, days)}, Form: a.Form, Sitting: a.Sitting,
			Question: a.Question, Alert: a.Alert.Alert, Lead: a.To == "supervisor"})
	}
	slices.SortStableFunc(all, func(a, b Duty) int { return strings.Compare(a.On, b.On) })
	return withWhys(c, all), nil
}

// unanswered is the reply to a copy that is with a receiving worker, where no
// page for handing over was begun for it. They answer once the person is there:
// a copy that travels ahead is not late before.
func unanswered(c *casefile.Case, handed string) (all []Duty) {
	if handed == "" || slices.ContainsFunc(c.All(replyForm), func(s *casefile.Sitting) bool {
		return dayIn(s, "sent.date") >= handed || dayIn(s, "back.came") >= handed
	}) {
		return nil
	}
	there := arrivedOn(c)
	if there == "" {
		there = leaving(c)
	}
	from := max(handed, there)
	for _, days := range []int{replyDays, replyLead} {
		all = append(all, Duty{Due: casefile.Due{What: casefile.Reply, On: daysAfter(from, days)}, Form: replyForm, Question: "sent.date", Lead: days == replyLead})
	}
	return all
}
