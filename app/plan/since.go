package plan

import (
	"slices"

	"onward/app/casefile"
	"onward/i18n"
)

// Since is what became of a plan since the one that was agreed before it. Her own
// copy says it at each step, so that she need not look for it.
type Since struct {
	Version int // that was agreed
	Steps   map[casefile.RowID]string
	Gone    []Gone
	Open    []casefile.QuestionID // signs and choices that are to be given anew
}

// What became of a step.
const (
	StepNew     = "new"
	StepChanged = "changed"
)

// Gone is a step that is not in the plan any more: its number then, and its part
// of life.
type Gone struct {
	Number int
	Area   string
}

// again tells whether what was said belongs to the plan before, and is left to the
// pen.
func (c *composer) again(q casefile.QuestionID) bool {
	return c.in.Since != nil && slices.Contains(c.in.Since.Open, q)
}

// stepSince says beside a step what became of it.
func (c *composer) stepSince(s *step, cell Cell) Cell {
	since := c.in.Since
	if since == nil || since.Steps[s.row] == "" {
		return cell
	}
	key := "plan.since." + since.Steps[s.row]
	return append(cell, Part{From: key, Label: c.say(key, i18n.Args{"version": since.Version})})
}

// gone lists the steps that were taken out.
func (c *composer) gone() {
	since := c.in.Since
	if since == nil || len(since.Gone) == 0 {
		return
	}
	c.add(Paragraph{Part: Part{From: "plan.since.gone", Label: c.say("plan.since.gone", i18n.Args{"version": since.Version})}})
	q, _ := c.f09.Def().Question(rowsTable + ".area")
	for _, g := range since.Gone {
		p := Paragraph{Number: g.Number, Figure: c.figure(g.Number)[0], Part: Part{From: "plan.since.gone"}}
		if q != nil && g.Area != "" {
			p.Text = c.option(q, g.Area)
		}
		c.add(p)
	}
}
