package app

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
)

// A plan is agreed row by row; then it is frozen: its answers, its words and its
// pages, under a version. Whatever is written later is a plan that is not agreed
// yet, and what it changes can be seen.

// planForm and its table of steps.
const (
	planForm  casefile.FormID     = "f09"
	planSteps casefile.QuestionID = "plan.rows"
)

// Lack is something a plan needs before it can be agreed. Its words are under
// "agree.lack.<Kind>".
type Lack struct {
	Kind     LackKind
	Question casefile.QuestionID // to go to
	Step     int                 // number of the step, from 1; 0 for none
}

// LackKind says what is missing.
type LackKind string

// What a plan may lack.
const (
	LackStep   LackKind = "step"   // no step at all
	LackChoice LackKind = "choice" // what she says to the step
	LackOwner  LackKind = "owner"  // who does it: one name
	LackDay    LackKind = "day"    // by when
	LackWhat   LackKind = "what"   // what is done
	LackNeed   LackKind = "need"   // a need with help wanted, without a step and without a reason
	LackSigned LackKind = "signed" // her sign, thumb or word
	LackOn     LackKind = "on"     // the day of it

	LackRefused LackKind = "refused" // help with it was refused after she chose it
)

// ErrNotReady says that a plan lacks something before it can be agreed.
var ErrNotReady = errors.New("the plan is not ready to be agreed")

// ErrAgreedAlready says that nothing changed since the plan was agreed.
var ErrAgreedAlready = errors.New("this plan is agreed already")

// Lacks lists what keeps the plan of a case from being agreed. A step she said
// "no" or "not now" to needs nothing more. What was agreed before is agreed anew
// ([Anew]): the steps that changed, her sign and its day.
func (d *Desk) Lacks(id casefile.CaseID) ([]Lack, error) {
	st, err := d.planOf(id)
	if err != nil {
		return nil, err
	}
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	anew, err := d.Anew(id)
	if err != nil && !errors.Is(err, ErrNoPaperwork) { // where nothing is frozen, nothing is asked anew
		return nil, err
	}
	var all []Lack
	rows := st.Rows(planSteps)
	if len(rows) == 0 {
		all = append(all, Lack{LackStep, planSteps, 0})
	}
	for i, row := range rows {
		cell := func(col string) casefile.QuestionID { return casefile.Cell(planSteps, row, col) }
		has := func(col string) bool {
			a, ok := st.Record().Answer(cell(col))
			return ok && a.Non == "" && a.Value != "" && a.Value != nil
		}
		choice := anew.Choice(st.Record(), row)
		if choice.Text() == "" {
			all = append(all, Lack{LackChoice, cell("choice"), i + 1})
		}
		if choice.Text() != "yes" && choice.Text() != "changed" {
			continue
		}
		if from, _ := st.Record().Answer(cell("from_need")); refusedSince(c, from.Text(), choice.At) {
			all = append(all, Lack{LackRefused, cell("choice"), i + 1})
		}
		for _, need := range []struct {
			col  string
			kind LackKind
		}{{"what", LackWhat}, {"owner", LackOwner}, {"by", LackDay}} {
			if !has(need.col) {
				all = append(all, Lack{need.kind, cell(need.col), i + 1})
			}
		}
	}
	needs, err := d.Needs(id)
	if err != nil {
		return nil, err
	}
	for _, n := range needs {
		all = append(all, Lack{LackNeed, casefile.QuestionID(n.Domain), 0})
	}
	sign, _ := anew.Said(st.Record(), "agree.sign")
	if !signs(sign) {
		all = append(all, Lack{LackSigned, "agree.sign", 0})
	}
	if on, ok := anew.Said(st.Record(), "agree.on"); !ok || on.Text() == "" {
		all = append(all, Lack{LackOn, "agree.on", 0})
	}
	return all, nil
}

// refusedSince tells whether somebody said no to help with a need after a time.
func refusedSince(c *casefile.Case, need string, chosen time.Time) bool {
	needs := c.Latest("f05")
	if needs == nil || need == "" {
		return false
	}
	want, _ := needs.Answer(casefile.QuestionID(need))
	return want.Text() == "no" && want.At.After(chosen)
}

// planOf opens a copy of the newest plan of a case.
func (d *Desk) planOf(id casefile.CaseID) (*form.Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	rec := c.Latest(planForm)
	if rec == nil {
		return nil, plan.ErrNoPlan
	}
	def, ok := d.Shelf.Of(rec)
	if !ok {
		return nil, ErrNoForm
	}
	return form.Begin(def, rec.Clone(), d.env())
}

// Agree freezes the plan of a case as it was agreed, with her copy of it in
// these languages on A4. Errors: ErrNotReady, ErrAgreedAlready, those of
// Compose and of the store.
func (d *Desk) Agree(id casefile.CaseID, langs []string) (casefile.Agreed, error) {
	s, err := d.paperwork()
	if err != nil {
		return casefile.Agreed{}, err
	}
	lacks, err := d.Lacks(id)
	if err != nil {
		return casefile.Agreed{}, err
	}
	if len(lacks) > 0 {
		return casefile.Agreed{}, ErrNotReady
	}
	if last, changed, err := d.Agreement(id); err != nil || last != nil && len(changed) == 0 {
		return casefile.Agreed{}, errors.Join(err, ErrAgreedAlready)
	}
	want := Copy{Copy: plan.Survivor, Langs: langs}
	p, err := d.Compose(id, want)
	if err != nil {
		return casefile.Agreed{}, err
	}
	laid, err := d.Pages(p, pdf.A4)
	if err != nil {
		return casefile.Agreed{}, err
	}
	var pages bytes.Buffer
	if err := d.WritePDF(&pages, laid, p, pdf.A4); err != nil {
		return casefile.Agreed{}, err
	}
	c, err := d.Open(id)
	if err != nil {
		return casefile.Agreed{}, err
	}
	paper := d.paper(want, p, pdf.A4, pages.Bytes())
	paper.Agreed = true
	a := casefile.Agreed{Version: p.Head.Version, At: d.Now().UTC(), By: d.Worker, Paper: paper.ID, Plan: c.Latest(planForm).Clone()}
	if a.SHA256, err = frozen(a.Plan, pages.Bytes()); err != nil {
		return a, err
	}
	return a, d.keepPaper(s, id, paper, pages.Bytes(), &a, d.event(vault.DidAgree, id, "number", strconv.Itoa(a.Version)))
}

// Changed is an answer of the plan that is not as it was agreed. Was or Is is
// nil where there was none, or is none now.
type Changed struct {
	Question casefile.QuestionID
	Was, Is  *casefile.Answer
}

// Agreement gives the plan as it was agreed last, or nil, and what was written
// since. What only belongs to the act of agreeing is no change.
func (d *Desk) Agreement(id casefile.CaseID) (*casefile.Agreed, []Changed, error) {
	s, err := d.paperwork()
	if err != nil {
		return nil, nil, err
	}
	_, all, err := s.Papers(id)
	if err != nil || len(all) == 0 {
		return nil, nil, err
	}
	last := &all[len(all)-1]
	c, err := d.Open(id)
	if err != nil {
		return nil, nil, err
	}
	now := c.Latest(planForm)
	if now == nil {
		now = &casefile.Sitting{}
	}
	return last, changes(last.Plan, now), nil
}

// versionAfter is the one a plan was agreed under, or would be.
func versionAfter(agreed []casefile.Agreed, now *casefile.Sitting) int {
	if len(agreed) == 0 || now == nil {
		return 1
	}
	last := agreed[len(agreed)-1]
	if len(changes(last.Plan, now)) > 0 {
		return last.Version + 1
	}
	return last.Version
}

func changes(was, is *casefile.Sitting) (all []Changed) {
	ids := map[casefile.QuestionID]bool{}
	for _, s := range []*casefile.Sitting{was, is} {
		for q := range s.Answers {
			ids[q] = true
		}
	}
	for q := range ids {
		if besideThePlan(q) {
			continue
		}
		a, hasA := was.Answer(q)
		b, hasB := is.Answer(q)
		if hasA == hasB && (!hasA || a.Non == b.Non && sameValue(a.Value, b.Value)) {
			continue
		}
		ch := Changed{Question: q}
		if hasA {
			ch.Was = &a
		}
		if hasB {
			ch.Is = &b
		}
		all = append(all, ch)
	}
	slices.SortFunc(all, func(a, b Changed) int { return strings.Compare(string(a.Question), string(b.Question)) })
	return all
}

// besideThePlan tells of answers that do not make another plan of it: the act of
// agreeing, and how it goes, which is news of the plan.
func besideThePlan(q casefile.QuestionID) bool {
	return strings.HasPrefix(string(q), "agree.") || strings.HasSuffix(string(q), ".going") || strings.HasSuffix(string(q), ".going_on")
}

// sameValue compares values as they are once written and read.
func sameValue(a, b any) bool { return reflect.DeepEqual(casefile.Plain(a), casefile.Plain(b)) }

// Young tells whether a person may still be under 18, as far as it was told, or
// where the year is not known, because the page for children was begun: then
// somebody who looks after them may sign beside them.
func (d *Desk) Young(c *casefile.Case) bool { return young(c, d.Now()) }

func young(c *casefile.Case, now time.Time) bool {
	year := bornIn(c)
	return year > 0 && now.Year()-year <= child || year == 0 && c.Latest("f06") != nil
}
