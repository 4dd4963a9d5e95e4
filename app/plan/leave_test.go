package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/plan"
)

// marked fills every question of every form with a value that can be found
// again, and gives what each mark belongs to.
func marked(s *form.Shelf) (*casefile.Case, map[string]*form.Question) {
	c := &casefile.Case{ID: "leak", Code: "9ZZZ", Language: "en", Working: "en"}
	marks := map[string]*form.Question{}
	for _, def := range s.All() {
		sit := &casefile.Sitting{
			ID: casefile.SittingID("leak-" + string(def.ID())), Form: def.ID(), Version: def.Version(), Language: "en", Begun: now,
		}
		put := func(id casefile.QuestionID, q *form.Question) {
			mark := fmt.Sprintf("Zq%04dqZ", len(marks)+1)
			marks[mark] = q
			sit.Put(id, casefile.Answer{Value: value(q, mark), Lang: "en", At: now})
		}
		for _, q := range def.Questions() {
			if q.Table() != nil {
				continue
			}
			if q.Kind != form.Table {
				put(q.ID, q)
				continue
			}
			sit.Put(q.ID, casefile.Answer{Value: []any{"r1"}, At: now})
			for _, col := range q.Columns {
				name := string(col.ID)[strings.LastIndex(string(col.ID), ".")+1:]
				put(casefile.Cell(q.ID, "r1", name), col)
			}
		}
		c.Sittings = append(c.Sittings, sit)
	}
	return c, marks
}

// saidAgain puts translations beside every answer: into Thai with a mark of its
// own, which goes where the answer goes; into Lao, for another reader, and of
// an earlier version, which go nowhere.
func saidAgain(c *casefile.Case, marks map[string]*form.Question) (nowhere []string) {
	n := 0
	for _, s := range c.Sittings {
		def := slices.Sorted(maps.Keys(s.Answers))
		for _, q := range def {
			a, _ := s.Answer(q)
			i := strings.Index(fmt.Sprint(a.Value), "Zq")
			if i < 0 {
				continue
			}
			n++
			thai, lao, old := fmt.Sprintf("Zq5%03dqZ", n), fmt.Sprintf("Zq6%03dqZ", n), fmt.Sprintf("Zq7%03dqZ", n)
			marks[thai] = marks[fmt.Sprint(a.Value)[i:][:8]]
			nowhere = append(nowhere, lao, old)
			before := a
			before.Value, before.At = "what stood here before", now.Add(-time.Hour)
			before.Translations = []casefile.Translation{{Lang: "th", Text: old, State: casefile.CheckedWords, By: "w-03"}}
			s.Answers[q] = []casefile.Answer{before, a}
			for lang, text := range map[string]string{"th": thai, "lo": lao} {
				s.Translate(q, casefile.Translation{Lang: lang, Text: text, State: casefile.DraftWords, By: "w-03", At: now})
			}
		}
	}
	return nowhere
}

// A translation goes where its original goes and no further, on paper and in a
// letter; one made for another reader, and one of what was said before, stay.
func TestLeak_ATranslationGoesNoFurtherThanItsOriginal(t *testing.T) {
	s := shelf(t)
	for copy, letter := range map[plan.Copy]form.Copy{plan.Survivor: form.SurvivorCopy, plan.Carry: form.CarryCopy, plan.Receiving: form.ReceivingCopy, plan.Request: form.ReceivingCopy} {
		c, marks := marked(s)
		nowhere := saidAgain(c, marks)
		share(c, s, "yes")
		c.Latest("f07").Put("yes.want", casefile.Answer{Value: "yes", At: now})
		in := ask(s, c, copy)
		in.Langs, in.Recipient = []string{"en", "th"}, "leak-f10"
		if copy == plan.Carry {
			in.Langs = []string{"th"}
		}
		p := compose(t, in)
		data, err := json.Marshal(p.Data(c, s))
		if err != nil {
			t.Fatal(err)
		}
		told := p.Text() + string(data)
		for _, mark := range nowhere {
			if strings.Contains(told, mark) {
				t.Fatalf("%s tells %s, made for somebody else or of what was said before", copy, mark)
			}
		}
		thai := 0
		for _, part := range strings.Split(told, "Zq5")[1:] {
			q := marks["Zq5"+part[:5]]
			if thai++; q == nil || q.Sens == form.P3 || !slices.Contains(q.Copies, letter) && q.ID != "to.name" {
				t.Errorf("%s tells a translation of %v", copy, q)
			}
		}
		if least := map[plan.Copy]int{plan.Survivor: 15, plan.Carry: 5, plan.Receiving: 30, plan.Request: 5}[copy]; thai < least {
			t.Errorf("%s tells %d translations, too few to believe the test", copy, thai)
		}
	}
}

// value is an answer of the right shape with the mark in every text of it.
// What is chosen from a list cannot be marked; it takes the first option.
func value(q *form.Question, mark string) any {
	switch q.Kind {
	case form.YesNo:
		return true
	case form.Face5, form.Level4, form.Num, form.Int, form.Age:
		return 2.0
	case form.One:
		return q.Options[0]
	case form.Many:
		return []any{q.Options[0]}
	case form.Date:
		return today
	case form.Time:
		return "10:00"
	case form.Lang:
		return "eng"
	case form.Country:
		return "TH"
	case form.PDate:
		return casefile.Plain(casefile.PDate{Precision: "event", Calendar: "other", Text: mark})
	case form.Name:
		return casefile.Plain(casefile.Name{Full: mark, Called: mark})
	case form.Phone:
		return casefile.Plain(casefile.Phone{Number: mark, Owner: mark, When: mark, Say: mark})
	case form.Addr:
		return casefile.Plain(casefile.Addr{Text: mark, Landmark: mark})
	case form.Money:
		return casefile.Plain(casefile.Money{Amount: 5, Currency: mark})
	case form.IDDoc:
		return casefile.Plain(casefile.IDDoc{Number: mark})
	case form.Sign:
		return casefile.Plain(casefile.Mark{How: "signed", By: mark, On: today})
	}
	return mark
}

// share sets up the sharing sitting of a marked case: the reader is a
// receiving worker, from today on, and each item has this answer.
func share(c *casefile.Case, s *form.Shelf, answer string) {
	f10 := c.Latest("f10")
	def, _ := s.Form("f10")
	for _, q := range def.Questions() {
		if strings.HasPrefix(string(q.ID), "items.") && q.Kind == form.One {
			f10.Put(q.ID, casefile.Answer{Value: answer, At: now})
		}
	}
	f10.Put("to.kind", casefile.Answer{Value: "receiving_worker", At: now})
	f10.Put("to.from", casefile.Answer{Value: today, At: now})
	f10.Put("to.until", casefile.Answer{Value: today, At: now})
	f10.Put("withdrawn.taken_back", casefile.Answer{Value: false, At: now})
	f10.Put("withdrawn.what", casefile.Answer{At: now})
	row := casefile.QuestionID("plan.rows.r1.")
	f09 := c.Latest("f09")
	f09.Put(row+"choice", casefile.Answer{Value: "yes", At: now})
	f09.Put(row+"share", casefile.Answer{Value: []any{"receiving"}, At: now})
}

func found(p *plan.Plan) []string {
	var all []string
	for _, part := range strings.Split(p.Text(), "Zq")[1:] {
		if mark := "Zq" + part[:min(6, len(part))]; !slices.Contains(all, mark) {
			all = append(all, mark)
		}
	}
	return all
}

// The heart of it: with a mark in every question of every form, only what the
// forms allow turns up on a copy, and nothing that can get someone hurt.
func TestLeak_OnlyWhatTheFormsAllow(t *testing.T) {
	s := shelf(t)
	for copy, letter := range map[plan.Copy]form.Copy{plan.Survivor: form.SurvivorCopy, plan.Carry: form.CarryCopy, plan.File: form.FileCopy, plan.Receiving: form.ReceivingCopy} {
		c, marks := marked(s)
		share(c, s, "yes")
		in := ask(s, c, copy)
		in.Langs, in.Recipient = []string{"en"}, "leak-f10"
		p := compose(t, in)
		all := found(p)
		if len(all) < map[plan.Copy]int{plan.Survivor: 15, plan.Carry: 6, plan.File: 300, plan.Receiving: 15}[copy] {
			t.Errorf("%s holds %d of the marks, too few to believe the test", copy, len(all))
		}
		for _, mark := range all {
			q := marks[mark]
			switch {
			case q == nil:
				t.Errorf("%s holds a mark %s that nothing was given", copy, mark)
			case q.Sens == form.P3 && copy != plan.File:
				t.Errorf("%s tells %s, which can get someone hurt", copy, q.ID)
			case copy == plan.Receiving && q.ID == "to.name": // the reader's own name
			case !slices.Contains(q.Copies, letter):
				t.Errorf("%s tells %s, which the form does not allow", copy, q.ID)
			}
		}
		listed(t, p, c)
	}
}

// What goes over as data is no more than what stands on the pages.
func TestLeak_TheDataTellWhatThePagesTell(t *testing.T) {
	s := shelf(t)
	c, marks := marked(s)
	share(c, s, "yes")
	// A name and a telephone of which the pages show a part.
	f00 := c.Latest("f00")
	f00.Put("person.called", casefile.Answer{Value: casefile.Plain(casefile.Name{Full: "Zq9001qZ", Called: "Zq9002qZ", Nick: "Zq9003qZ"}), At: now})
	in := ask(s, c, plan.Receiving)
	in.Langs, in.Recipient = []string{"en"}, "leak-f10"
	p := compose(t, in)
	data, err := json.Marshal(p.Data(c, s))
	if err != nil {
		t.Fatal(err)
	}
	pages, told := found(p), 0
	for _, part := range strings.Split(string(data), "Zq")[1:] {
		mark := "Zq" + part[:min(6, len(part))]
		if told++; !slices.Contains(pages, mark) {
			t.Errorf("the data tell %s (%v), which no page does", mark, marks[mark])
		}
	}
	if told < 15 || strings.Contains(string(data), `"by"`) || strings.Contains(string(data), `"worker"`) {
		t.Errorf("%d marks; or it says who wrote what", told)
	}
	if n := len(p.Data(c, s).Latest("f09").Answers); n == 0 {
		t.Error("no step of the plan went over")
	}
	f10 := c.Latest("f10")
	f10.Put("withdrawn.taken_back", casefile.Answer{Value: true, At: now})
	if b, _ := json.Marshal(compose(t, in).Data(c, s)); strings.Count(string(b), "Zq") > 2 { // the reader's own name
		t.Errorf("after it was taken back: %s", b)
	}
}

// listed holds that every answer of the case is in one of the two lists and
// none in both.
func listed(t *testing.T, p *plan.Plan, c *casefile.Case) {
	t.Helper()
	seen := map[plan.Field]int{}
	for _, l := range p.Leaves {
		seen[l.Field]++
	}
	for _, w := range p.Left {
		seen[w.Field]++
		if w.Why == "" {
			t.Errorf("%s stays without a reason", w.Question)
		}
	}
	for f, n := range seen {
		if n > 1 {
			t.Errorf("%s is listed %d times", f.Question, n)
		}
	}
	for _, sit := range c.Sittings {
		for q := range sit.Answers {
			if _, ok := sit.Answer(q); ok && seen[plan.Field{Form: sit.Form, Sitting: sit.ID, Question: q}] == 0 &&
				!slices.Contains([]string{"plan.rows", "people.list"}, string(q)) && len(sit.Rows(q)) == 0 {
				t.Errorf("%s %s is in neither list", sit.Form, q)
			}
		}
	}
}

// A no to everything leaves a page that names its reader and its sender.
func TestLeak_NoMeansNo(t *testing.T) {
	s := shelf(t)
	for _, answer := range []string{"no", "part", ""} {
		c, marks := marked(s)
		share(c, s, answer)
		if answer == "part" { // rows may be shown one by one
			c.Latest("f10").Put("items.plan_rows", casefile.Answer{Value: "no", At: now})
		}
		in := ask(s, c, plan.Receiving)
		in.Langs, in.Recipient = []string{"en"}, "leak-f10"
		for _, mark := range found(compose(t, in)) {
			if id := marks[mark].ID; id != "to.name" && !strings.HasPrefix(string(id), "receiving.sender_") {
				t.Errorf("after %q to every item the copy still tells %s", answer, id)
			}
		}
	}
}

// Each way in which an agreement can fail to hold today, and what the screen
// is told.
func TestConsent_HoldsOnlyWhileItHolds(t *testing.T) {
	s := shelf(t)
	put := func(q casefile.QuestionID, v any) func(*casefile.Case) {
		return func(c *casefile.Case) { c.Latest("f10").Put(q, casefile.Answer{Value: v, Lang: "km", At: now}) }
	}
	for _, test := range []struct {
		story  string
		change func(*casefile.Case)
		why    plan.Why // for the name she is known by
	}{
		{"all is agreed", func(*casefile.Case) {}, ""},
		{"it ends today", put("to.until", today), ""},
		{"it ended yesterday", put("to.until", "2026-11-22"), plan.Ended},
		{"it begins tomorrow", put("to.from", "2026-11-24"), plan.NotYet},
		{"she said no to this", put("items.name", "no"), plan.NoConsent},
		{"she said only a part", put("items.name", "part"), plan.OnlyPart},
		{"she would not say", func(c *casefile.Case) {
			c.Latest("f10").Put("items.name", casefile.Answer{Non: casefile.PreferNot, At: now})
		}, plan.NoConsent},
		{"she took this back", func(c *casefile.Case) {
			put("withdrawn.taken_back", true)(c)
			put("withdrawn.what", []any{"name"})(c)
		}, plan.Withdrawn},
		{"she took everything back", func(c *casefile.Case) {
			put("withdrawn.taken_back", true)(c)
			put("withdrawn.what", []any{"all"})(c)
		}, plan.Withdrawn},
		{"she took it back, and nobody wrote what", func(c *casefile.Case) {
			put("withdrawn.taken_back", true)(c)
			put("withdrawn.what", nil)(c)
		}, plan.Withdrawn},
		{"she would not sign", put("decide.sign", casefile.Plain(casefile.Mark{How: "refused"})), plan.NotSigned},
		{"nobody wrote how she agreed", put("decide.sign", nil), plan.NotSigned},
		{"the dates make no sense", put("to.until", "soon"), plan.NotSigned},
	} {
		c := casefiletest.Speaking("km", now)
		test.change(c)
		p := compose(t, ask(s, c, plan.Receiving))
		if got := why(p, "receiving.known_as"); got != test.why {
			t.Errorf("%s: the reason is %q, want %q", test.story, got, test.why)
		}
		one := test.why == "" || test.why == plan.NoConsent || test.why == plan.OnlyPart || test.story == "she took this back"
		if (p.Ends != "") != one {
			t.Errorf("%s: the reader may have it until %q", test.story, p.Ends)
		}
		name := "ចាន់ធី"
		if got := strings.Contains(p.Text(), name); got != (test.why == "") {
			t.Errorf("%s: name on paper is %v", test.story, got)
		}
	}
}

func why(p *plan.Plan, q casefile.QuestionID) plan.Why {
	for _, w := range p.Left {
		if w.Question == q {
			return w.Why
		}
	}
	return ""
}

// Without a last day an agreement ends after ninety days.
func TestConsent_EndsByItself(t *testing.T) {
	s := shelf(t)
	c := casefiletest.Speaking("km", now)
	c.Latest("f10").Put("to.until", casefile.Answer{At: now})
	in := ask(s, c, plan.Receiving)
	if got := why(compose(t, in), "receiving.known_as"); got != "" {
		t.Errorf("on its first day: %q", got)
	}
	in.Today = now.AddDate(0, 0, 91).Format(time.DateOnly)
	if got := why(compose(t, in), "receiving.known_as"); got != plan.Ended {
		t.Errorf("after ninety-one days: %q, want %q", got, plan.Ended)
	}
}

// What she decides anew about the same reader replaces what she decided.
func TestConsent_TheNewestDecisionCounts(t *testing.T) {
	s := shelf(t)
	c := casefiletest.Speaking("km", now)
	again := c.Latest("f10").Clone()
	again.ID, again.Begun = "newer", now.Add(time.Hour)
	c.Sittings = append(c.Sittings, again)
	if got := why(compose(t, ask(s, c, plan.Receiving)), "receiving.known_as"); got != plan.Withdrawn {
		t.Errorf("the older decision still opens: %q", got)
	}
}

// Police, family and employers never get a plan, whatever was ticked.
func TestConsent_SomeReadersNeverGetAPlan(t *testing.T) {
	s := shelf(t)
	for _, kind := range []string{"police", "family", "employer", "peer_group", "school", "clinic", "lawyer", ""} {
		c := casefiletest.Speaking("km", now)
		c.Latest("f10").Put("to.kind", casefile.Answer{Value: kind, At: now})
		if _, err := plan.Compose(ask(s, c, plan.Receiving)); !errors.Is(err, plan.ErrRecipient) {
			t.Errorf("a copy for %q: got %v, want %v", kind, err, plan.ErrRecipient)
		}
	}
}

// Steps leave one by one: agreed to, and marked for this kind of reader.
func TestSteps_LeaveOneByOne(t *testing.T) {
	s := shelf(t)
	for _, test := range []struct {
		col  string
		v    any
		want plan.Why
	}{
		{"choice", "yes", ""}, {"choice", "changed", ""}, {"choice", "not_now", plan.NotAgreed}, {"choice", "no", plan.NotAgreed},
		{"share", []any{}, plan.RowPrivate}, {"share", []any{"family"}, plan.RowPrivate}, {"share", []any{"receiving", "family"}, ""},
	} {
		c := casefiletest.Speaking("km", now)
		f09 := c.Latest("f09")
		row := f09.Rows("plan.rows")[0]
		f09.Put(casefile.Cell("plan.rows", row, test.col), casefile.Answer{Value: test.v, At: now})
		p := compose(t, ask(s, c, plan.Receiving))
		goal := casefile.Cell("plan.rows", row, "goal")
		if got := why(p, goal); got != test.want {
			t.Errorf("%s %v: %q, want %q", test.col, test.v, got, test.want)
		}
		if got := strings.Contains(p.Text(), "ខ្ញុំលើកទឹកបានដោយមិនឈឺ"); got != (test.want == "") {
			t.Errorf("%s %v: the goal on paper is %v", test.col, test.v, got)
		}
	}
}

// Her own words about a need take their own yes beside the one for the steps.
func TestSteps_TheNeedTakesItsOwnYes(t *testing.T) {
	s := shelf(t)
	c := casefiletest.Speaking("km", now)
	need := casefile.Cell("plan.rows", c.Latest("f09").Rows("plan.rows")[0], "need")
	if got := why(compose(t, ask(s, c, plan.Receiving)), need); got != plan.OnlyPart {
		t.Errorf("a health need with health only in part: %q, want %q", got, plan.OnlyPart)
	}
}
