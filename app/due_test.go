package app_test

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
)

// due finds what is due of a matter, in order.
func due(t *testing.T, d *app.Desk, id casefile.CaseID, what casefile.Matter) (all []app.Duty) {
	t.Helper()
	duties, err := d.Due(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range duties {
		if x.What == what {
			all = append(all, x)
		}
	}
	return all
}

func onDays(all []app.Duty) (days []string) {
	for _, d := range all {
		days = append(days, d.On)
	}
	return days
}

func sameDays(t *testing.T, what string, got []app.Duty, want ...string) {
	t.Helper()
	days := onDays(got)
	if len(days) != len(want) {
		t.Errorf("%s: due on %v, want %v", what, days, want)
		return
	}
	for i := range want {
		if days[i] != want[i] {
			t.Errorf("%s: due on %v, want %v", what, days, want)
			return
		}
	}
}

// She leaves on the last day of January. Each thing around the journey has its
// day, and is gone once it was done.
func TestDue_AroundAJourney(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "km", casefile.Name{Called: "ចាន់ធី"}, nil)
	risk := told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2027-01-10"})
	way := told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"go.day": "2027-01-31"})
	sameDays(t, "risk", due(t, d, c.ID, casefile.Risk), "2027-02-09")
	sameDays(t, "the look before leaving", due(t, d, c.ID, casefile.RiskAgain), "2027-01-28")
	sameDays(t, "arrival", due(t, d, c.ID, casefile.Arrival), "2027-02-01")
	sameDays(t, "call", due(t, d, c.ID, casefile.Call), "2027-02-03")

	d.Answer(risk, "decide.valid", casefile.Answer{Value: "2027-02-01"})
	sameDays(t, "risk with its own day", due(t, d, c.ID, casefile.Risk), "2027-02-01")
	told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2027-01-29", "begin.check": "before"})
	sameDays(t, "looked before leaving", due(t, d, c.ID, casefile.RiskAgain))

	d.Answer(way, "after.arrived", casefile.Answer{Value: "2027-01-31"})
	sameDays(t, "arrived", due(t, d, c.ID, casefile.Arrival))
	sameDays(t, "no risk after arriving", due(t, d, c.ID, casefile.Risk))
	sameDays(t, "talks", due(t, d, c.ID, casefile.FollowUp), "2027-02-14", "2027-02-28", "2027-04-30", "2027-07-31", "2028-01-31")
	d.Answer(way, "after.call3", casefile.Answer{Value: "2027-02-03"})
	sameDays(t, "called", due(t, d, c.ID, casefile.Call))
}

// Nobody was at home, then the phone was off: the talk slipped twice, and it is
// known why. Speaking in the second month leaves nothing of the first behind.
func TestDue_ATalkThatSlips(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "lo", casefile.Name{Called: "ແກ້ວ"}, nil)
	told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"go.day": "2026-10-01", "after.arrived": "2026-10-01"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-10-15", "safe.when": "weeks2", "safe.seen": "not_home"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-10-17", "safe.when": "weeks2", "safe.seen": "unreachable"})
	first := due(t, d, c.ID, casefile.FollowUp)[0]
	if first.On != "2026-10-15" || first.Talk != "weeks2" || first.Slipped != 2 || first.Why != "f13.safe.seen.opt.unreachable" {
		t.Errorf("%+v", first)
	}
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-11-02", "safe.seen": "yes"})
	sameDays(t, "after speaking", due(t, d, c.ID, casefile.FollowUp), "2027-01-01", "2027-04-01", "2027-10-01")
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-11-20", "safe.when": "other", "safe.seen": "yes", "next.next": "2026-12-28"})
	sameDays(t, "with a day of its own", due(t, d, c.ID, casefile.FollowUp), "2026-12-28", "2027-04-01", "2027-10-01")
}

// A reply after a week, and the supervisor after two; the family after four and
// six weeks; what was answered is no longer waited for.
func TestDue_AnswersFromElsewhere(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "vi", casefile.Name{Called: "Lan"}, nil)
	reply := told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-12-28"})
	search := told(t, d, c.ID, "f07", map[casefile.QuestionID]any{"a.sent": "2028-02-01"})
	waits := due(t, d, c.ID, casefile.Reply)
	sameDays(t, "reply", waits, "2027-01-04", "2027-01-11")
	if waits[0].Lead || !waits[1].Lead || waits[0].Sitting != reply.Record().ID {
		t.Errorf("%+v", waits)
	}
	sameDays(t, "family, in a leap year", due(t, d, c.ID, casefile.Tracing), "2028-02-29", "2028-03-14")
	d.Answer(reply, "sent.reply_by", casefile.Answer{Value: "2570-01-05"}) // typed as it stands on a Thai calendar
	sameDays(t, "reply by a Thai year", due(t, d, c.ID, casefile.Reply), "2027-01-05", "2027-01-11")
	d.Answer(reply, "back.came", casefile.Answer{Value: "2027-01-03"})
	d.Answer(search, "b.found", casefile.Answer{Value: "no"})
	sameDays(t, "answered", append(due(t, d, c.ID, casefile.Reply), due(t, d, c.ID, casefile.Tracing)...))
}

// From any day on, in any year, the talks come in order, none falls out of its
// month, and no clock changes one: only what is late depends on it.
func TestDue_EveryDayOfArrival(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "th", casefile.Name{Called: "ดา"}, nil)
	way := told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"go.day": "2026-01-01"})
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	days := []time.Time{start.AddDate(1, 1, 28), start.AddDate(0, 11, 30)} // 29 February, 31 December
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		days = append(days, start.AddDate(0, 0, r.IntN(4*365)))
	}
	now := d.Now()
	for _, day := range days {
		way.Record().Put("after.arrived", casefile.Answer{Value: day.Format(time.DateOnly), At: now})
		d.Params.Now = func() time.Time { return now }
		talks := due(t, d, c.ID, casefile.FollowUp)
		if len(talks) != len(app.Talks) {
			t.Fatalf("from %s: %v", day.Format(time.DateOnly), onDays(talks))
		}
		for i, months := range []int{0, 1, 3, 6, 12} {
			on, _ := time.Parse(time.DateOnly, talks[i].On)
			if i > 0 && (talks[i].On <= talks[i-1].On || (int(day.Month())-1+months)%12 != int(on.Month())-1 || on.Day() > day.Day()) {
				t.Errorf("from %s: %v", day.Format(time.DateOnly), onDays(talks))
			}
		}
		d.Params.Now = func() time.Time { return now.AddDate(-3, 0, 0) } // the clock went back
		back := due(t, d, c.ID, casefile.FollowUp)
		sameDays(t, "with another clock", back, onDays(talks)...)
	}
}

// One red line each: the way home stops, the paper is refused, and only people
// who decided over it, with a reason, a supervisor and their team, let it go on.
func TestStop_EveryRedLine(t *testing.T) {
	lines := map[casefile.QuestionID]map[casefile.QuestionID]any{
		"red.unwilling":   {"person.unwilling_is": "maybe"},
		"red.fear_state":  {"state.arrest_is": "yes"},
		"red.threat":      {"feared.threats_is": "yes"},
		"red.family":      {"family.family_part_is": "maybe"},
		"red.no_entry":    {"state.no_paper_is": "yes"},
		"red.child":       {"red.is_child": true},
		"red.danger_life": {"red.fit": false},
	}
	for line, answers := range lines {
		t.Run(string(line), func(t *testing.T) {
			d := create(t, filepath.Join(t.TempDir(), "a.vault"))
			defer d.Close()
			c := ready(t, d, "my")
			want := app.Copy{Copy: plan.Receiving, Langs: []string{"my", "en"}, Recipient: c.Latest("f10").ID}
			if _, err := d.Compose(c.ID, want); errors.Is(err, app.ErrRedLine) {
				t.Fatal("stopped before anything was found")
			}
			answers["begin.date"] = "2026-11-20"
			risk := told(t, d, c.ID, "f08", answers)
			stop, err := d.Stop(c.ID)
			if err != nil || !stop.Stands() || len(stop.Lines) != 1 || stop.Lines[0].ID != line || stop.Lines[0].At.IsZero() {
				t.Fatalf("%+v, %v", stop, err)
			}
			for _, copy := range []plan.Copy{plan.Receiving, plan.Handover} {
				want.Copy = copy
				if _, err := d.Compose(c.ID, want); !errors.Is(err, app.ErrRedLine) {
					t.Errorf("%s was made: %v", copy, err)
				}
			}
			if _, err := d.Compose(c.ID, app.Copy{Copy: plan.Survivor, Langs: []string{"my"}}); err != nil {
				t.Errorf("her own plan is hers all the same: %v", err)
			}
			lacks := []string{app.StopDecision}
			check := func() {
				t.Helper()
				s, _ := d.Stop(c.ID)
				if len(s.Lacks) != len(lacks) || s.Stands() != (len(lacks) > 0) {
					t.Errorf("lacks %v, want %v", s.Lacks, lacks)
				}
			}
			check()
			d.Answer(risk, "decide.overall", casefile.Answer{Value: "conditions"})
			lacks = []string{app.StopReason, app.StopPeople, app.StopSupervisor, app.StopTeam}
			check()
			d.Answer(risk, "decide.reason", casefile.Answer{Value: "she asked twice"})
			row, _ := d.AddRow(risk, "decide.by")
			d.Answer(risk, casefile.Cell("decide.by", row, "name"), casefile.Answer{Value: "Nu"})
			d.Answer(risk, "decide.supervisor", casefile.Answer{Value: "Mo"})
			told(t, d, c.ID, "f14", map[casefile.QuestionID]any{"who.date": "2026-11-19"})
			lacks = []string{app.StopTeam} // they met before it was found
			check()
			told(t, d, c.ID, "f14", map[casefile.QuestionID]any{"who.date": "2026-11-21"})
			lacks = nil
			check()
			want.Copy = plan.Receiving
			if _, err := d.Compose(c.ID, want); errors.Is(err, app.ErrRedLine) {
				t.Error("it was decided, and still stops")
			}
			d.Answer(risk, "decide.overall", casefile.Answer{Value: "not"})
			if s, _ := d.Stop(c.ID); !s.Stands() {
				t.Error("it was decided not to go, and nothing stops")
			}
		})
	}
}

// A new look at the risks that was only begun takes no red line back; another
// answer to the same question does. What was decided before is no decision over
// what is found now.
func TestStop_AnEmptyLookLiftsNothing(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "km")
	told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-01", "feared.threats_is": "yes"})
	again := told(t, d, c.ID, "f08", map[casefile.QuestionID]any{"begin.date": "2026-11-20", "begin.check": "before"})
	if s, _ := d.Stop(c.ID); !s.Stands() {
		t.Error("a look that was only begun lifted the red line")
	}
	d.Answer(again, "feared.threats_is", casefile.Answer{Non: casefile.NotToday})
	if s, _ := d.Stop(c.ID); !s.Stands() {
		t.Error("not asked today lifted the red line")
	}
	d.Answer(again, "feared.threats_is", casefile.Answer{Value: "no"})
	if s, _ := d.Stop(c.ID); s.Stands() {
		t.Error("there is no threat any more, and it still stops")
	}
}

// A copy was printed for the receiving worker and no page for handing over was
// begun: its answer is waited for all the same, until one is.
func TestDue_ACopyThatWasMade(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "th")
	want := app.Copy{Copy: plan.Receiving, Langs: []string{"th"}, Recipient: c.Latest("f10").ID}
	p, err := d.Compose(c.ID, want)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Made(c.ID, want, p, pdf.A4, []byte("%PDF-")); err != nil {
		t.Fatal(err)
	}
	sameDays(t, "reply", due(t, d, c.ID, casefile.Reply), "2026-12-17", "2026-12-24") // she travels on the tenth
	listed := func() (days []string) {
		for _, s := range d.Cases() {
			for _, x := range s.Due {
				if s.ID == c.ID && x.What == casefile.Reply {
					days = append(days, x.On)
				}
			}
		}
		return days
	}
	if days := listed(); !slices.Equal(days, []string{"2026-12-17", "2026-12-24"}) {
		t.Errorf("in the list of all cases: %v", days)
	}
	told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"go.day": "2026-12-20"}) // and later than that in the end
	sameDays(t, "reply once there", due(t, d, c.ID, casefile.Reply), "2026-12-27", "2027-01-03")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if days := listed(); !slices.Equal(days, []string{"2026-12-27", "2027-01-03"}) {
		t.Errorf("in the list of all cases, after saving: %v", days)
	}
	if hits := d.Look("", app.WhichWaiting); len(hits) != 1 {
		t.Errorf("%d cases wait for an answer", len(hits))
	}
	// It came back unread: nothing is waited for; and again once it is out.
	papers, err := d.Papers(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	for state, want := range map[casefile.PaperState]int{casefile.CameBack: 0, casefile.AskedBack: 2} {
		if err := d.PaperIs(c.ID, papers[0].ID, state); err != nil {
			t.Fatal(err)
		}
		if days := listed(); len(days) != want {
			t.Errorf("a paper that is %q: %v", state, days)
		}
	}
	told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-11-23", "back.came": "2026-11-25"})
	sameDays(t, "answered", due(t, d, c.ID, casefile.Reply))
}
