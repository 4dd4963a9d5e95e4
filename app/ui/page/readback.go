package page

import (
	"slices"
	"time"

	"onward/app/autograph"
	"onward/app/casefile"
)

// readingPlan is the section of a route to a turned screen that goes through the
// plan with the person.
const readingPlan = "reading"

// readBack goes through the plan with the person, on the screen that is turned
// to them: step by step, each read aloud, each answered by itself; then whether
// it was explained well, a night to think, how to keep it, and their sign. "She
// signed" so never means that everything was signed unread.
type readBack struct {
	*turned
	at    leaf
	clear map[string]bool // what was asked back: it was clear, or is to be explained again
	alone bool            // nobody else is wanted here
	sure  bool            // no night is needed
}

// leaf is one page of it: a step of the plan, or a question about the whole.
type leaf struct {
	kind leafKind
	row  casefile.RowID // of a step
}

type leafKind string

const (
	leafWho     leafKind = "who"      // whom they want beside them
	leafStep    leafKind = "step"     // a step of the plan
	leafMeet    leafKind = "meet"     // said back: who will meet you
	leafRefuse  leafKind = "refuse"   // what you can say no to
	leafCall    leafKind = "call"     // whom you call
	leafNight   leafKind = "night"    // a night to think
	leafKeep    leafKind = "keep"     // how to keep the plan
	leafFound   leafKind = "found"    // if somebody finds it
	leafInstead leafKind = "instead"  // without paper
	leafSign    leafKind = "sign"     // their sign
	leafGuard   leafKind = "guardian" // of somebody who looks after a child
)

// asksBack are the three things that are asked back.
var asksBack = []leafKind{leafMeet, leafRefuse, leafCall}

func newReadBack(t *turned) *readBack {
	b := &readBack{turned: t, clear: map[string]bool{}}
	if b.text("agree.taught") == "understood" {
		for _, k := range asksBack {
			b.clear[string(k)] = true
		}
	}
	b.slept()
	return b
}

// slept notes that the night that was asked for has gone by.
func (b *readBack) slept() {
	a, ok := b.st.Record().Answer("agree.night")
	if ok && a.Value == false && a.At.Local().Format(time.DateOnly) < b.Now().Local().Format(time.DateOnly) {
		b.answer("agree.night", true)
	}
}

// question is the one a leaf belongs to, so that locking can remember it.
func (l leaf) question() casefile.QuestionID {
	switch l.kind {
	case leafWho:
		return ""
	case leafStep:
		return casefile.Cell(stepsTable, l.row, "choice")
	case leafMeet, leafRefuse, leafCall:
		return "agree.taught"
	}
	return casefile.QuestionID("agree." + string(l.kind))
}

// leaves are the pages there are just now, in order.
func (b *readBack) leaves() []leaf {
	all := []leaf{{kind: leafWho}}
	for _, row := range b.st.Rows(stepsTable) {
		all = append(all, leaf{leafStep, row})
	}
	for _, k := range asksBack {
		all = append(all, leaf{kind: k})
	}
	if a, _ := b.st.Record().Answer("agree.night"); a.Value != true {
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
		if b.text(casefile.Cell(stepsTable, row, "choice")) == "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// start begins at a question, or at the beginning.
func (b *readBack) start(q casefile.QuestionID) {
	all := b.leaves()
	if i := slices.IndexFunc(all, func(l leaf) bool { return q != "" && l.question() == q }); i >= 0 {
		b.leafAt(all[i])
		return
	}
	b.leafAt(all[0])
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

// asked keeps whether something was clear. The form holds all three together.
func (b *readBack) saidBack(k leafKind, clear bool) {
	b.clear[string(k)] = clear
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

// sign keeps how they said yes, on this day.
func (b *readBack) sign(q casefile.QuestionID, how string, ink autograph.Drawing) {
	today := b.Now().Local().Format(time.DateOnly)
	mark := casefile.Mark{How: how, On: today}
	if last, ok := b.st.Record().Answer(q); ok {
		if was, err := casefile.As[casefile.Mark](last.Value); err == nil {
			mark.By = was.By
		}
	}
	if mark.Ink = ink.String(); how == "" {
		b.Desk.Answer(b.st, q, casefile.Answer{Source: casefile.Own})
		return
	}
	b.answer(q, casefile.Plain(mark))
	if q == "agree.sign" && how != "refused" {
		b.answer("agree.on", today)
	}
}
