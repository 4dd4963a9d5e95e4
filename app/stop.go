package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
)

// A red line stops the way home. No form and no program lifts it: people decide,
// the supervisor and the team together with the person, and what they decided
// and why is written down. Until then no paper that belongs to the journey is
// made. After the person has arrived there is no journey to stop.

// ErrRedLine says that a red line stands and nobody has decided to go on.
var ErrRedLine = errors.New("a red line stops the way home until people have decided")

// riskForm asks about the risks of going home, reviewForm is the team's meeting.
const (
	riskForm   casefile.FormID = "f08"
	reviewForm casefile.FormID = "f14"
)

// redLines are the seven, and the answers each rests on. Their words are
// "f08.<ID>.label".
var redLines = []struct {
	id    casefile.QuestionID
	rests []casefile.QuestionID
}{
	{"red.unwilling", []casefile.QuestionID{"person.unwilling_is"}},
	{"red.fear_state", []casefile.QuestionID{"state.arrest_is", "state.army_is"}},
	{"red.threat", []casefile.QuestionID{"feared.threats_is"}},
	{"red.family", []casefile.QuestionID{"family.family_part_is", "red.other_place"}},
	{"red.no_entry", []casefile.QuestionID{"state.no_paper_is", "red.entry"}},
	{"red.child", []casefile.QuestionID{"red.is_child", "red.panel"}},
	{"red.danger_life", []casefile.QuestionID{"person.mind_is", "red.fit"}},
}

// RedLine is one that stands.
type RedLine struct {
	ID    casefile.QuestionID // "red.threat"
	Rests casefile.QuestionID // the answer it rests on, to go to
	At    time.Time           // when that was written down
	By    string              // worker's code
}

// Verdict is what was decided about going home.
type Verdict struct {
	Overall    string // go, conditions, wait or not
	Reason     casefile.Answer
	Conditions casefile.Answer
	Who        []string // names and posts, as written
	Supervisor string
	At         time.Time // when it was written down
	By         string    // worker's code
}

// Need of a decision: what keeps it from being one. Their words are
// "stop.lack.<Need>".
const (
	StopDecision   = "decision"   // nobody decided, or before the last red line was found
	StopReason     = "reason"     // no reason is written
	StopPeople     = "people"     // not who decided
	StopSupervisor = "supervisor" // no supervisor
	StopTeam       = "team"       // no meeting of the team since (F14)
)

// Stop is what stands in the way of going home.
type Stop struct {
	Lines   []RedLine
	Sitting casefile.SittingID // the newest look at the risks
	Verdict *Verdict           // the last one, or nil
	Lacks   []string           // what it lacks; empty where it was decided to go on
	Hidden  bool               // lines stand, and whoever asks may not read which
}

// Stands tells whether nothing may go on.
func (s *Stop) Stands() bool {
	if s == nil {
		return false
	}
	return s.Hidden || len(s.Lacks) > 0 || s.Verdict == nil || !goesOn(s.Verdict)
}

func goesOn(v *Verdict) bool { return v.Overall == "go" || v.Overall == "conditions" }

// Stop gives what stands in the way of going home for a case, or nil.
func (d *Desk) Stop(id casefile.CaseID) (*Stop, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	return d.stop(c), nil
}

func (d *Desk) stop(c *casefile.Case) *Stop {
	if slices.Contains(c.Withheld, "private") && c.Latest(riskForm) != nil {
		if was, _ := d.roll.of(c.ID); was.Stop && arrivedOn(c) == "" {
			return &Stop{Hidden: true}
		}
		return nil
	}
	return StopOf(c, d.Shelf, d.env())
}

// StopOf reads the red lines of a case. A later look at the risks that leaves a
// question out does not take back what an earlier one found: only another answer
// to the same question does. It gives nil where no line stands.
func StopOf(c *casefile.Case, shelf *form.Shelf, env form.Env) *Stop {
	all := c.All(riskForm)
	if len(all) == 0 || arrivedOn(c) != "" {
		return nil
	}
	last := all[len(all)-1]
	def, ok := shelf.Of(last)
	if !ok {
		return &Stop{Hidden: true} // of a version that is not here: unknown means stop
	}
	whole := last.Clone()
	for _, s := range slices.Backward(all[:len(all)-1]) {
		for q := range s.Answers {
			if a, ok := s.Answer(q); ok && a.Value != nil && isBasis(q) && (notSaid(whole, q) || unknown(whole, q) && finds(q, a)) {
				whole.Answers[q] = []casefile.Answer{a}
			}
		}
	}
	st, err := form.Begin(def, whole, env)
	if err != nil {
		return &Stop{Hidden: true}
	}
	stop := &Stop{Sitting: last.ID}
	for _, line := range redLines {
		if v, _ := st.Value(line.id); v != true {
			continue
		}
		found := RedLine{ID: line.id, Rests: line.rests[0]}
		for _, q := range line.rests {
			if a, ok := st.Record().Answer(q); ok && (found.At.IsZero() || a.At.After(found.At)) {
				found.Rests, found.At, found.By = q, a.At, a.By
			}
		}
		stop.Lines = append(stop.Lines, found)
	}
	if len(stop.Lines) == 0 {
		return nil
	}
	stop.Verdict = verdict(last)
	stop.Lacks = stop.lacks(c, last)
	return stop
}

func notSaid(s *casefile.Sitting, q casefile.QuestionID) bool {
	a, ok := s.Answer(q)
	return !ok || a.Non == casefile.NotApplicable || a.Value == nil && a.Non == ""
}

// unknown tells whether a later look says that an answer is not known. It takes
// back what lifted a line, and not what found one.
func unknown(s *casefile.Sitting, q casefile.QuestionID) bool {
	a, _ := s.Answer(q)
	return a.Non != "" && a.Non != casefile.NotApplicable
}

// finds tells whether an answer is one a red line rests on.
func finds(q casefile.QuestionID, a casefile.Answer) bool {
	switch q {
	case "red.is_child":
		return a.Value == true
	case "red.fit":
		return a.Value == false
	}
	return slices.Contains([]any{"yes", "maybe", "unknown"}, a.Value)
}

func isBasis(q casefile.QuestionID) bool {
	for _, line := range redLines {
		if slices.Contains(line.rests, q) {
			return true
		}
	}
	return false
}

// verdict is what the newest look at the risks says was decided, or nil. An
// earlier one was about what was known earlier.
func verdict(s *casefile.Sitting) *Verdict {
	a, ok := s.Answer("decide.overall")
	if !ok || a.Text() == "" {
		return nil
	}
	v := &Verdict{Overall: a.Text(), Supervisor: strings.TrimSpace(said(s, "decide.supervisor")), At: a.At, By: a.By}
	v.Reason, _ = s.Answer("decide.reason")
	v.Conditions, _ = s.Answer("decide.conditions")
	for _, row := range s.Rows("decide.by") {
		name, post := said(s, casefile.Cell("decide.by", row, "name")), said(s, casefile.Cell("decide.by", row, "post"))
		if who := strings.Trim(name+", "+post, ", "); who != "" {
			v.Who = append(v.Who, who)
		}
	}
	return v
}

// lacks lists what keeps the decision from being one that people took over these
// red lines. A decision not to go needs nothing more: the journey stands still.
func (s *Stop) lacks(c *casefile.Case, last *casefile.Sitting) (all []string) {
	v := s.Verdict
	if v == nil {
		return []string{StopDecision}
	}
	if !goesOn(v) {
		return nil
	}
	if slices.ContainsFunc(s.Lines, func(l RedLine) bool { return l.At.After(v.At) }) {
		all = append(all, StopDecision)
	}
	if strings.TrimSpace(v.Reason.Text()) == "" {
		all = append(all, StopReason)
	}
	if len(v.Who) == 0 {
		all = append(all, StopPeople)
	}
	if v.Supervisor == "" {
		all = append(all, StopSupervisor)
	}
	looked := dayIn(last, "begin.date")
	if !slices.ContainsFunc(c.All(reviewForm), func(t *casefile.Sitting) bool {
		met := dayIn(t, "who.date")
		return met != "" && looked != "" && met >= looked
	}) {
		all = append(all, StopTeam)
	}
	return all
}

// Journey are the papers of the way home, and the forms that prepare it: what a
// red line stops.
func Journey(copy plan.Copy) bool { return copy == plan.Receiving || copy == plan.Handover }

// JourneyForm tells the same of a form.
func JourneyForm(f casefile.FormID) bool { return f == "f11" || f == replyForm }

// Forbid gives ErrRedLine where a red line stops a paper of a case that lies in
// a file, as of a day.
func Forbid(c *casefile.Case, shelf *form.Shelf, copy plan.Copy, today string) error {
	if Journey(copy) && StopOf(c, shelf, form.Env{Today: today, NewRow: func() casefile.RowID { return casefile.RowID(randomHex(4)) }}).Stands() {
		return ErrRedLine
	}
	return nil
}
