package app

import (
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/plan"
)

// The page to reply on came back as a photo, and somebody types it in. First
// what stands at its foot: the code of the case and the check code of the paper.
// They find the case, the version of the plan and the copy, and tell a wrong
// sign; nothing else is typed before they fit.

// replyCheck holds the check code of the paper a reply was typed in from.
const replyCheck = casefile.QuestionID("back.check")

// checkSigns is how many signs a check code has.
const checkSigns = 5

// ReplyCode is what was read off the foot of a page.
type ReplyCode struct {
	Case  casefile.CaseID
	Paper casefile.Paper
	Fault CodeFault // why there is no paper; "" where there is one
	Sign  int       // of FaultSign: which sign of the check code is another, from 1
}

// CodeFault says what is wrong with a code. Its words are under
// "reply.fault.<CodeFault>".
type CodeFault string

// What may be wrong.
const (
	FaultShort CodeFault = "short" // there are signs missing
	FaultCase  CodeFault = "case"  // no case has this code
	FaultOther CodeFault = "other" // it is the code of another case
	FaultSign  CodeFault = "sign"  // one sign is other than on a paper that was made
	FaultCheck CodeFault = "check" // no paper of the case has it
	FaultKind  CodeFault = "kind"  // of a paper that has no page to reply on
)

// FindReply finds the paper by what stands at its foot: the code of the case
// and the check code. Where the case is known the check code is enough. Capital
// or small, spaces, and O for 0 do not matter.
func (d *Desk) FindReply(typed string, known casefile.CaseID) (ReplyCode, error) {
	code := plan.TidyCheck(typed)
	found := ReplyCode{Case: known}
	if len(code) < checkSigns || len(code) == checkSigns && known == "" {
		found.Fault = FaultShort
		return found, nil
	}
	of, check := code[:len(code)-checkSigns], code[len(code)-checkSigns:]
	if of != "" {
		i := slices.IndexFunc(d.Cases(), func(s casefile.Summary) bool { return string(s.Code) == of })
		if i < 0 {
			found.Fault = FaultCase
			return found, nil
		}
		if id := d.Cases()[i].ID; known == "" {
			found.Case = id
		} else if id != known {
			found.Fault = FaultOther
			return found, nil
		}
	}
	papers, err := d.Papers(found.Case)
	if err != nil {
		return found, err
	}
	found.look(papers, check)
	return found, nil
}

// look finds the paper among those of the case, or says what is wrong.
func (f *ReplyCode) look(papers []casefile.Paper, check string) {
	f.Fault = FaultCheck
	for _, p := range slices.Backward(papers) {
		if p.Check == check && answered(p.Copy) {
			f.Paper, f.Fault = p, ""
			return
		}
		if p.Check == check {
			f.Fault = FaultKind
		}
		if at, one := oneSign(p.Check, check); one && answered(p.Copy) && f.Fault == FaultCheck {
			f.Fault, f.Sign = FaultSign, at
		}
	}
}

// oneSign tells whether two codes differ in one sign alone, and in which.
func oneSign(a, b string) (at int, one bool) {
	if len(a) != len(b) {
		return 0, false
	}
	for i := range len(a) {
		if a[i] != b[i] {
			if at > 0 {
				return 0, false
			}
			at = i + 1
		}
	}
	return at, at > 0
}

// Waiting lists the handings over that a reply on a paper may answer, the oldest
// first: one alone where that is known, several where a person must be asked, none
// where no answer is waited for.
func (d *Desk) Waiting(id casefile.CaseID, p casefile.Paper) ([]*casefile.Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	return waiting(c, p), nil
}

func waiting(c *casefile.Case, p casefile.Paper) (open []*casefile.Sitting) {
	var named []*casefile.Sitting
	for _, s := range c.All(replyForm) {
		_, came := s.Answer("back.came")
		version, hasVersion := wholeIn(s, "sent.version")
		number, hasNumber := wholeIn(s, "sent.copy")
		switch check := said(s, replyCheck); {
		case check == p.Check:
			return []*casefile.Sitting{s}
		case check != "" || came || hasVersion && version != p.Version || hasNumber && number != p.Number:
		case hasVersion && hasNumber:
			named = append(named, s)
		default:
			open = append(open, s)
		}
	}
	if len(named) > 0 {
		return named
	}
	return open
}

// TypeReply gives the sitting in which the reply on a paper is written down: the
// one it was written into before, or of to where a handing over is still waiting
// for its answer, or without to the one it can only be ([Desk.Waiting]), or a new
// one. Its rows are the steps that stand on the paper, with the numbers they have
// there. back.came is left for when it is done.
func (d *Desk) TypeReply(id casefile.CaseID, p casefile.Paper, to casefile.SittingID) (*Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	s, err := d.replyTo(c, p, to)
	if err != nil || said(s.Record(), replyCheck) == p.Check {
		return s, err
	}
	put := func(q casefile.QuestionID, v any) {
		if def, ok := s.Def().Question(q); !ok || def.Table() != nil {
			return // a version of the form that does not ask it
		}
		if _, has := s.Record().Answer(q); !has {
			d.Answer(s, q, casefile.Answer{Value: v, Source: casefile.Document})
		}
	}
	put(replyCheck, p.Check)
	put("back.typed_by", d.Worker)
	put("sent.date", p.Made.Local().Format("2006-01-02"))
	put("sent.code", string(c.Code))
	put("sent.version", float64(p.Version))
	put("sent.copy", float64(p.Number))
	return s, d.layPaper(s, p)
}

func (d *Desk) replyTo(c *casefile.Case, p casefile.Paper, to casefile.SittingID) (*Sitting, error) {
	if open := waiting(c, p); len(open) == 1 && to == "" || len(open) == 1 && said(open[0], replyCheck) == p.Check {
		return d.Resume(c.ID, open[0].ID)
	}
	if s := c.Sitting(to); s != nil && s.Form == replyForm {
		if _, came := s.Answer("back.came"); !came && said(s, replyCheck) == "" {
			return d.Resume(c.ID, s.ID)
		}
	}
	return d.Begin(c.ID, replyForm)
}

// layPaper makes the rows of a reply those of the paper. Rows in which something
// was answered stay. Where it cannot be told which steps stood on the paper, a
// row has its number alone, and is asked about later.
func (d *Desk) layPaper(s *Sitting, p casefile.Paper) error {
	work, err := d.paperwork()
	if err != nil {
		return err
	}
	_, agreed, err := work.Papers(s.Case.ID)
	if err != nil {
		return err
	}
	steps, known := stepsOn(s.Case, p, agreed)
	if !known {
		steps = unknownSteps(s.Case, d.env().NewRow)
	}
	d.change(s, func() {
		rows := []any{}
		put := func(q casefile.QuestionID, v any) {
			s.Set(q, casefile.Answer{Value: v, Source: casefile.Document, At: d.Now().UTC(), By: d.Worker})
		}
		for _, row := range s.Rows(replySteps) {
			if _, said := s.Record().Answer(casefile.Cell(replySteps, row, "answer")); said && !slices.Contains(steps, row) {
				rows = append(rows, string(row))
			}
		}
		for i, row := range steps {
			if row == "" {
				continue
			}
			rows = append(rows, string(row))
			put(replySteps, slices.Clone(rows))
			put(casefile.Cell(replySteps, row, "row"), float64(i+1))
		}
		put(replySteps, rows)
	})
	return nil
}

// unknownSteps are as many rows as a plan of the case ever had.
func unknownSteps(c *casefile.Case, id func() casefile.RowID) (steps []casefile.RowID) {
	most := 0
	for _, p := range c.All(planForm) {
		for _, a := range p.Answers[planSteps] {
			most = max(most, len(casefile.RowIDs(a.Value)))
		}
	}
	for range most {
		steps = append(steps, id())
	}
	return steps
}

// TypedFrom tells that a sitting is a reply that was typed in from paper, and by
// whom.
func TypedFrom(s *casefile.Sitting) (by string, ok bool) {
	if s.Form != replyForm || said(s, replyCheck) == "" {
		return "", false
	}
	return strings.TrimSpace(said(s, "back.typed_by")), true
}
