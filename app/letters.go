package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/handover"
	"onward/app/plan"
)

// Letters between two people: a plan goes over, answers come back. What is in
// a letter is looked at before anything is kept, and a letter can do only what
// its kind is for: a plan makes a case that is not here yet, an answer adds
// what the receiving worker wrote to a case that was sent to them.

// The kinds of letters, and the names of their parts.
const (
	PlanLetter   = "plan"
	AnswerLetter = "answer"

	partCase  = "case"  // casefile.Case as JSON
	partPaper = "paper" // the same as pages, PDF
	partSteps = "steps" // the rows of the plan by their numbers on the pages, JSON
)

// LetterFiles are the endings of the files of letters. The first is that of
// those written here: it tells nothing.
var LetterFiles = []string{".dat", ".age"}

// LetterDays is how long a letter can be opened at most.
const LetterDays = 30

// Why a letter was not made or not taken in.
var (
	ErrLetter    = errors.New("not a letter that can be taken in")
	ErrNotSent   = errors.New("an answer to nothing that was sent from here")
	ErrOwnCase   = errors.New("a case of this house comes back as if it were new")
	ErrNotShared = errors.New("the agreement to share does not hold, or no longer")
	ErrNoAnswers = errors.New("nothing was written yet that could be sent back")
)

// WriteLetter makes the letter of a receiving copy: the pages, and the answers
// that stand on them, as data. It can be opened until the agreement ends, and
// for LetterDays at most. Error: ErrNotShared.
func WriteLetter(p *plan.Plan, c *casefile.Case, shelf *form.Shelf, pages []byte, now time.Time) (*handover.Letter, error) {
	ends, err := time.ParseInLocation(time.DateOnly, p.Ends, now.Location())
	if p.Copy != plan.Receiving || err != nil {
		return nil, fmt.Errorf("write a letter: %w", ErrNotShared)
	}
	until := now.AddDate(0, 0, LetterDays)
	if ends = ends.AddDate(0, 0, 1); ends.Before(until) {
		until = ends
	}
	if !until.After(now) {
		return nil, fmt.Errorf("write a letter: %w", ErrNotShared)
	}
	l, err := letterOf(PlanLetter, "", p.Data(c, shelf), pages, now, until)
	if err != nil || p.Steps == nil {
		return l, err
	}
	steps, err := json.Marshal(p.Steps)
	l.Parts = append(l.Parts, handover.Part{Name: partSteps, Data: steps})
	return l, err
}

// WriteAnswer makes the letter that goes back: of what was written here, that
// alone which answers ([thatAnswer]). answers is the ID of the letter that came.
// Error: ErrNoAnswers.
func WriteAnswer(answers string, c *casefile.Case, now time.Time) (*handover.Letter, error) {
	back := &casefile.Case{ID: c.ID, Code: c.Code, Language: c.Language, Working: c.Working, Opened: c.Opened, Sittings: thatAnswer(c)}
	if len(back.Sittings) == 0 {
		return nil, fmt.Errorf("write an answer: %w", ErrNoAnswers)
	}
	return letterOf(AnswerLetter, answers, back, nil, now, now.AddDate(0, 0, LetterDays))
}

func letterOf(kind, answers string, c *casefile.Case, pages []byte, now, until time.Time) (*handover.Letter, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("write a letter: %w", err)
	}
	l := &handover.Letter{Kind: kind, Answers: answers, Made: now.Truncate(time.Second), Until: until.Truncate(time.Second), Parts: []handover.Part{{Name: partCase, Data: data}}}
	if pages != nil {
		l.Parts = append(l.Parts, handover.Part{Name: partPaper, Data: pages})
	}
	return l, nil
}

// Came is a letter that was opened and looked at; nothing of it is kept yet.
type Came struct {
	Letter *handover.Letter
	Case   *casefile.Case
	Paper  []byte           // PDF, or nil
	Steps  []casefile.RowID // on those pages, as in casefile.Paper; nil where it is not told
}

// ReadLetter looks at what an opened letter holds. Every sitting must be of a
// form and a version on the shelf; of an answer, of one that answers. Errors:
// ErrLetter, casefile.ErrFile, form.ErrVersion.
func ReadLetter(l *handover.Letter, shelf *form.Shelf) (*Came, error) {
	data, ok := l.Part(partCase)
	if !ok || l.Kind != PlanLetter && l.Kind != AnswerLetter || (l.Kind == AnswerLetter) != (l.Answers != "") {
		return nil, ErrLetter
	}
	c, err := casefile.Read(data)
	if err != nil {
		return nil, err
	}
	for i, s := range c.Sittings {
		if l.Kind == AnswerLetter {
			if answering[s.Form] == nil {
				return nil, fmt.Errorf("%w: a form that answers nothing", ErrLetter)
			}
			c.Sittings[i] = ofAnswering(s) // an answer changes nothing that was told or asked here
		}
		if _, ok := shelf.Version(s.Form, s.Version); !ok {
			return nil, fmt.Errorf("form %s: %w", s.Form, form.ErrVersion)
		}
	}
	came := &Came{Letter: l, Case: c}
	came.Paper, _ = l.Part(partPaper)
	if came.Paper != nil && !bytes.HasPrefix(came.Paper, []byte("%PDF-")) {
		return nil, fmt.Errorf("%w: pages that are none", ErrLetter)
	}
	if came.Steps, err = stepsIn(l); err != nil {
		return nil, err
	}
	if look, ok := l.Part(partLeaves); ok {
		if _, err := leafCount(look); err != nil {
			return nil, err
		}
	}
	return came, nil
}

// mostSteps is how many steps the pages of a letter may have at most.
const mostSteps = 1000

func stepsIn(l *handover.Letter) (steps []casefile.RowID, err error) {
	data, ok := l.Part(partSteps)
	if !ok {
		return nil, nil
	}
	if err := json.Unmarshal(data, &steps); err != nil || len(steps) > mostSteps {
		return nil, fmt.Errorf("%w: the numbers of steps", ErrLetter)
	}
	seen := map[casefile.RowID]bool{"": false}
	for _, row := range steps {
		if seen[row] {
			return nil, fmt.Errorf("%w: one step with two numbers", ErrLetter)
		}
		seen[row] = row != ""
	}
	return steps, nil
}
