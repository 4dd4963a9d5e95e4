package page

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/autograph"
	"onward/app/casefile"
	"onward/app/ui/part"
)

// readingPlan is the section of a route to a turned screen that goes through the
// plan with the person.
const readingPlan = "reading"

// readingTorn is readingPlan where the screen closed while a sign was being
// drawn. Half a sign is none: it is taken away, and that is said.
const readingTorn = "reading torn"

// readBack goes through the plan with the person, on the screen that is turned
// to them: step by step, each read aloud, each answered by itself; then whether
// it was explained well, a night to think, how to keep it, and their sign. "She
// signed" so never means that everything was signed unread.
type readBack struct {
	*turned
	at      leaf
	anew    *app.Anew         // what is asked again since the plan was agreed
	clear   map[string]bool   // what was asked back: it was clear, or is to be explained again
	alone   bool              // nobody else is wanted here; a form of today keeps it
	sure    bool              // no night is needed; a form of today keeps it
	picks   []func()          // the answers with a picture, in order: their keys are 1, 2, 3 …
	answers fyne.CanvasObject // to a step: always wholly seen; nil where they scroll
	own     fyne.CanvasObject // where they say a step otherwise in their own words; nil where nobody asks
	pen     *part.Pen         // nil where there is nothing to sign on
	torn    bool              // the screen closed while a sign was being drawn
}

// leaf is one page of it: a step of the plan, or a question about the whole.
type leaf struct {
	kind leafKind
	row  casefile.RowID // of a step
}

type leafKind string

const (
	leafWho     leafKind = "beside"       // whom they want beside them
	leafHears   leafKind = "beside_hears" // what that person may hear
	leafStep    leafKind = "step"         // a step of the plan
	leafMeet    leafKind = "meet"         // said back: who will meet you
	leafRefuse  leafKind = "refuse"       // what you can say no to
	leafCall    leafKind = "call"         // whom you call
	leafNight   leafKind = "night"        // a night to think
	leafKeep    leafKind = "keep"         // how to keep the plan
	leafFound   leafKind = "found"        // if somebody finds it
	leafInstead leafKind = "instead"      // without paper
	leafSign    leafKind = "sign"         // their sign
	leafGuard   leafKind = "guardian"     // of somebody who looks after a child
)

// asksBack are the three things that are asked back.
var asksBack = []leafKind{leafMeet, leafRefuse, leafCall}

func newReadBack(t *turned) (*readBack, error) {
	anew, err := t.Desk.Anew(t.c.ID)
	if err != nil && !errors.Is(err, app.ErrNoPaperwork) { // where nothing is frozen, nothing is asked anew
		return nil, err
	}
	b := &readBack{turned: t, anew: anew, clear: map[string]bool{}}
	all := b.said("agree.taught") == "understood"
	for _, k := range asksBack {
		switch said := b.said((leaf{kind: k}).question()); {
		case said != "":
			b.clear[string(k)] = said == "understood"
		case all:
			b.clear[string(k)] = true
		}
	}
	b.slept()
	return b, nil
}

// slept notes that the night that was asked for has gone by.
func (b *readBack) slept() {
	a, ok := b.anew.Said(b.st.Record(), "agree.night")
	if ok && a.Value == false && a.At.Local().Format(time.DateOnly) < b.Now().Local().Format(time.DateOnly) {
		b.answer("agree.night", true)
	}
}

// question is the one a leaf belongs to, so that locking can remember it.
func (l leaf) question() casefile.QuestionID {
	if l.kind == leafStep {
		return casefile.Cell(stepsTable, l.row, "choice")
	}
	return casefile.QuestionID("agree." + string(l.kind))
}

// has tells whether the form has a question; plans that were begun with an
// earlier one go on in it.
func (b *readBack) has(q casefile.QuestionID) bool {
	_, ok := b.st.Def().Question(q)
	return ok
}

// leaves are the pages there are just now, in order.
func (b *readBack) leaves() []leaf {
	all := []leaf{{kind: leafWho}}
	if b.said("agree.beside") != "" && b.st.Shown("agree.beside_hears") {
		all = append(all, leaf{kind: leafHears})
	}
	for _, row := range b.st.Rows(stepsTable) {
		all = append(all, leaf{leafStep, row})
	}
	for _, k := range asksBack {
		all = append(all, leaf{kind: k})
	}
	if a, _ := b.anew.Said(b.st.Record(), "agree.night"); a.Value != true {
		all = append(all, leaf{kind: leafNight})
	}
	all = append(all, leaf{kind: leafKeep})
	for _, k := range []leafKind{leafFound, leafInstead} {
		if b.st.Shown((leaf{kind: k}).question()) {
			all = append(all, leaf{kind: k})
		}
	}
	all = append(all, leaf{kind: leafSign})
	if b.young() {
		all = append(all, leaf{kind: leafGuard})
	}
	return all
}

// young tells whether someone who looks after the person may sign too.
func (b *readBack) young() bool {
	_, signed := b.st.Record().Answer("agree.guardian")
	return signed || b.Desk.Young(b.c)
}

// unsaid lists the steps that wait for an answer.
func (b *readBack) unsaid() (rows []casefile.RowID) {
	for _, row := range b.st.Rows(stepsTable) {
		if b.anew.Choice(b.st.Record(), row).Text() == "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// start begins at a question, or where the person left off, or at the beginning.
func (b *readBack) start(r Route) {
	all := b.leaves()
	b.torn = r.Section == readingTorn
	if b.torn { // half a sign is none
		b.sign(r.Question, "", nil)
	}
	if i := slices.IndexFunc(all, func(l leaf) bool { return r.Question != "" && l.question() == r.Question }); i >= 0 {
		b.leafAt(all[i])
		return
	}
	b.leafAt(all[b.leftOff(all)])
}

// leftOff is the first leaf that waits for an answer, where this going through
// the plan was begun before and not ended; else the beginning.
func (b *readBack) leftOff(all []leaf) int {
	if b.said("agree.beside") == "" || b.mark("agree.sign").How != "" {
		return 0
	}
	return max(0, slices.IndexFunc(all, func(l leaf) bool { return !b.answered(l) }))
}

// answered tells whether a leaf has what it asks for.
func (b *readBack) answered(l leaf) bool {
	switch l.kind {
	case leafStep:
		return b.anew.Choice(b.st.Record(), l.row).Text() != ""
	case leafMeet, leafRefuse, leafCall:
		_, asked := b.clear[string(l.kind)]
		return asked
	case leafNight:
		return b.said("agree.tonight") == "sure"
	case leafSign, leafGuard:
		return b.mark(l.question()).How != ""
	}
	return b.said(l.question()) != ""
}

// turn goes to the leaf after, or before.
func (b *readBack) turn(by int) {
	all := b.leaves()
	i := slices.Index(all, b.at)
	switch {
	case b.view != "" && by > 0, b.view == toBreak, b.view == toStop, b.view == toLeave:
	case b.view != "":
		b.leafAt(b.at)
	case i+by >= len(all):
		b.turned.show(toEnd)
	case i+by >= 0:
		b.leafAt(all[i+by])
	}
}

// said is what was chosen since the plan was agreed the last time.
func (b *readBack) said(q casefile.QuestionID) string {
	a, _ := b.anew.Said(b.st.Record(), q)
	return a.Text()
}

// mark is the sign given under the plan as it is now.
func (b *readBack) mark(q casefile.QuestionID) casefile.Mark {
	a, _ := b.anew.Said(b.st.Record(), q)
	m, _ := casefile.As[casefile.Mark](a.Value) // what is no mark is none
	return m
}

func (b *readBack) text(q casefile.QuestionID) string {
	a, _ := b.st.Record().Answer(q)
	return a.Text()
}

// answer keeps what they chose themselves.
func (b *readBack) answer(q casefile.QuestionID, v any) {
	b.Desk.Answer(b.st, q, casefile.Answer{Value: v, Source: casefile.Own})
}

// aloud is the first step of which something was left to be said aloud.
func (b *readBack) aloud() casefile.QuestionID {
	for _, row := range b.st.Rows(stepsTable) {
		if q := casefile.Cell(stepsTable, row, "choice_words"); b.st.Record().KeptForAloud(q) {
			return q
		}
	}
	return ""
}

// saidBack keeps whether something was clear, at once; what the three come to is
// said in one answer more, which the worker reads.
func (b *readBack) saidBack(k leafKind, clear bool) {
	b.clear[string(k)] = clear
	if q := (leaf{kind: k}).question(); b.has(q) {
		b.answer(q, map[bool]string{true: "understood", false: "again"}[clear])
	}
	said := "understood"
	for _, k := range asksBack {
		was, asked := b.clear[string(k)]
		switch {
		case asked && !was:
			b.answer("agree.taught", "again")
			return
		case !asked:
			said = ""
		}
	}
	if said != "" {
		b.answer("agree.taught", said)
	}
}

// sleeps keeps whether they want to sleep on it.
func (b *readBack) sleeps(on bool) {
	b.sure = !on
	if b.has("agree.tonight") {
		b.answer("agree.tonight", map[bool]string{true: "sleep", false: "sure"}[on])
	}
	if on {
		b.answer("agree.night", false)
	} else if a, ok := b.st.Record().Answer("agree.night"); ok && a.Value == false {
		b.answer("agree.night", nil) // there was no night, and none is waited for
	}
}

// choose takes an answer by its place: the key of a number chooses the answer that stands
// in that place.
func (b *readBack) choose(n int) bool {
	if b.view != "" || n < 1 || n > len(b.picks) {
		return false
	}
	b.picks[n-1]()
	return true
}

// sign keeps how they said yes, on this day.
func (b *readBack) sign(q casefile.QuestionID, how string, ink autograph.Drawing) {
	today := b.Now().Local().Format(time.DateOnly)
	last, _ := b.st.Record().Answer(q)
	was, _ := casefile.As[casefile.Mark](last.Value) // what is no mark is none
	mark := casefile.Mark{How: how, On: today, By: was.By}
	if mark.Ink = ink.String(); how == "" {
		b.Desk.Answer(b.st, q, casefile.Answer{Source: casefile.Own})
		return
	}
	b.answer(q, casefile.Plain(mark))
	if q == "agree.sign" && how != "refused" {
		b.answer("agree.on", today)
	}
}
