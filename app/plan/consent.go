package plan

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// ErrRecipient says that a copy for somebody else was asked for without the
// sitting (F10) in which the person agreed to that reader, or with one whose
// reader never gets a plan on paper.
var ErrRecipient = errors.New("no agreement to share with this reader")

// item is one line of the sharing form F10.
type item string

// always is the item of fields that are about the sender, not the person.
const always item = ""

// readers are the kinds of reader that a receiving copy may be made for.
// Police, courts, employers and family never get one: they are told single
// things, face to face, by the people whose work that is.
var readers = []string{"receiving_worker", "their_supervisor", "office", "ngo"}

// consent is what the person agreed to for one reader, as it holds today.
type consent struct {
	st        *form.Sitting
	name      casefile.Answer
	overall   Why // a reason that holds for every item, or ""
	withdrawn []string
}

// readConsent reads the sharing form. Only what is written there opens
// anything; whatever is missing or malformed keeps everything closed.
func readConsent(g *gate) (*consent, error) {
	s := g.in.Case.Sitting(g.in.Recipient)
	if s == nil || s.Form != "f10" {
		return nil, ErrRecipient
	}
	st, err := g.begin(s)
	if err != nil {
		return nil, err
	}
	c := &consent{st: st}
	if !slices.Contains(readers, c.text("to.kind")) {
		return nil, fmt.Errorf("%w: not a reader of plans", ErrRecipient)
	}
	if name, ok := s.Answer("to.name"); ok {
		c.name = name // the reader's own name stands on every page
		g.note(st, "to.name")
	}
	c.withdrawn = c.list("withdrawn.what")
	if back, _ := c.st.Value("withdrawn.taken_back"); back == true && len(c.withdrawn) == 0 {
		c.withdrawn = []string{"all"} // taken back, and nobody wrote down what: everything
	}
	c.overall = c.state(g.in.Today)
	if newer(g.in.Case, s) {
		c.overall = Withdrawn
	}
	return c, nil
}

// newer tells whether a later sitting speaks of the same reader: then only the
// later one counts.
func newer(c *casefile.Case, s *casefile.Sitting) bool {
	name, _ := s.Answer("to.name")
	for _, other := range c.All("f10") {
		their, ok := other.Answer("to.name")
		if ok && name.Text() != "" && other.ID != s.ID && their.Text() == name.Text() && other.Begun.After(s.Begun) {
			return true
		}
	}
	return false
}

// state gives the reason why nothing may leave today, or "".
func (c *consent) state(today string) Why {
	a, ok := c.st.Record().Answer("decide.sign")
	mark, err := casefile.As[casefile.Mark](a.Value)
	if !ok || err != nil || !slices.Contains([]string{"signed", "thumb", "spoken"}, mark.How) {
		return NotSigned
	}
	from := first(c.text("to.from"), c.text("decide.on"), mark.On)
	until := c.until()
	switch {
	case slices.Contains(c.withdrawn, "all"):
		return Withdrawn
	case len(today) != 10 || len(from) != 10 || len(until) != 10:
		return NotSigned // no first or no last day: nothing was agreed to
	case today < from: // ISO days sort as text
		return NotYet
	case today > until:
		return Ended
	}
	return ""
}

// until is the last day of the agreement, or "".
func (c *consent) until() string {
	return first(c.text("to.until"), c.value("to.until_default"))
}

// why gives the reason why an item stays, or "".
func (c *consent) why(i item) Why {
	if c == nil {
		return NotSigned
	}
	if c.overall != "" || i == always {
		return c.overall
	}
	if slices.Contains(c.withdrawn, string(i)) {
		return Withdrawn
	}
	switch c.text(casefile.QuestionID("items." + i)) {
	case "yes":
		return ""
	case "part":
		// The steps of a plan are chosen one by one in the plan itself.
		if i == "plan_rows" {
			return ""
		}
		return OnlyPart
	}
	return NoConsent
}

func (c *consent) text(q casefile.QuestionID) string {
	a, ok := c.st.Record().Answer(q)
	if !ok || a.Non != "" || !c.st.Shown(q) {
		return ""
	}
	return a.Text()
}

func (c *consent) value(q casefile.QuestionID) string {
	v, _ := c.st.Value(q)
	s, _ := v.(string)
	return s
}

func (c *consent) list(q casefile.QuestionID) []string {
	a, ok := c.st.Record().Answer(q)
	if !ok {
		return nil
	}
	return texts(a.Value)
}

// texts reads a list of strings.
func texts(v any) []string {
	var all []string
	switch v := v.(type) {
	case []string:
		return v
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
	}
	return all
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// Over tells why an agreement to share (F10) no longer holds, wholly or in
// part: Withdrawn or Ended. Then what was made under it is to be asked back. It
// is "" while the agreement holds, and where none was ever reached.
func Over(in Input) (Why, error) {
	c, err := readConsent(newGate(in))
	switch {
	case errors.Is(err, ErrRecipient): // no reader of plans, so no paper either
		return "", nil
	case err != nil:
		return "", err
	case len(c.withdrawn) > 0:
		return Withdrawn, nil
	case c.state(in.Today) == Ended:
		return Ended, nil
	}
	return "", nil
}
