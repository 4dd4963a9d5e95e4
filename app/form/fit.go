package form

import (
	"slices"

	"onward/app/casefile"
)

// What an answer has to do with other answers: whether it goes together with
// them (x-valid), whether they make it needed (x-needed), and which options they
// leave (x-offer, with what x-choices says of each). All three are expressions;
// the graph knows what they look at, so that they are worked out anew when, and
// only when, one of these changes.

// maxFiltered is how many options an expression may be asked of: at each answer
// it looks at, it is asked of all of them.
const maxFiltered = 500

// weighed tells whether anything of a question depends on other answers.
func (q *Question) weighed() bool { return q.valid != nil || q.needed != nil || q.offer != nil }

func (s *Sitting) workFit(c *cell, ch *Change) {
	if !c.q.weighed() {
		return
	}
	unfit, needed, offered := c.unfit, c.needed, c.offered
	c.unfit = c.q.valid != nil && c.value != nil && c.q.valid.run(&s.vm, s.see(c)) != true
	c.needed = c.q.needed != nil && c.shown && c.q.needed.run(&s.vm, s.see(c)) == true
	if c.q.offer != nil {
		c.offered = s.offer(c)
	}
	if ch != nil && (unfit != c.unfit || needed != c.needed || !slices.Equal(offered, c.offered)) {
		ch.Refit = append(ch.Refit, c.id)
	}
}

// offer lists the options an answer may be now.
func (s *Sitting) offer(c *cell) []string {
	left := []string{}
	n := s.see(c)
	for _, v := range c.q.Options {
		n.Option = map[string]any{"name": v}
		for key, x := range c.q.about[v] {
			n.Option[key] = x
		}
		if c.q.offer.run(&s.vm, n) == true {
			left = append(left, v)
		}
	}
	n.Option = nil
	return left
}

// Offers gives the options that are offered for a question now, in order.
func (s *Sitting) Offers(id casefile.QuestionID) []string {
	c := s.at(id)
	switch {
	case c == nil:
		return nil
	case c.q.offer == nil:
		return c.q.Options
	}
	return c.offered
}

// misfits gives what is wrong with an answer because of others.
func (c *cell) misfits() (all []Problem) {
	if c.q.offer != nil && c.offersOf(c.q.Options, c.value) && !c.offersOf(c.offered, c.value) {
		all = append(all, Problem{Question: c.id, Kind: NotAnOption})
	}
	if c.unfit {
		all = append(all, Problem{Question: c.id, Kind: Unfit})
	}
	return all
}

// offersOf tells whether an answer is made of these options.
func (c *cell) offersOf(options []string, v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case []any:
		return !slices.ContainsFunc(v, func(x any) bool { return !c.offersOf(options, x) })
	}
	return slices.ContainsFunc(options, func(o string) bool { return real(c.q, o) == v })
}

func expressionInto(field func(*Question) *string) func(*builder, *Question, any, string) string {
	return func(_ *builder, q *Question, v any, _ string) string {
		s, _ := v.(string)
		if *field(q) = s; s == "" {
			return "is not an expression"
		}
		return ""
	}
}

// readChoices reads what is known of each option: {"tree": {"fruit": true}}.
func readChoices(_ *builder, q *Question, v any, _ string) string {
	const why = "is not an object of objects, one for an option, of text, numbers and truths"
	o, _ := v.(*object)
	if o == nil {
		return why
	}
	q.about = map[string]map[string]any{}
	for _, option := range o.keys {
		about := o.obj(option)
		if about == nil {
			return why
		}
		q.about[option], _ = plain(about, false).(map[string]any)
		for key, x := range q.about[option] {
			switch x.(type) {
			case string, float64, bool:
			default:
				return why
			}
			if key == "name" {
				return "cannot say \"name\": that is the option itself"
			}
		}
	}
	return ""
}

// fitting looks whether the keywords of this file make sense where they stand.
func (b *builder) fitting(q *Question, at string) {
	choice := (q.Kind == One || q.Kind == Many) && !q.choice
	switch {
	case q.Offer != "" && !choice:
		b.f.add(b.schemaFile, at+"/x-offer", "there are no options here")
	case q.Offer != "" && len(q.Options) > maxFiltered:
		b.f.add(b.schemaFile, at+"/x-offer", "is asked of more than %d options", maxFiltered)
	case q.about != nil && q.Offer == "":
		b.f.add(b.schemaFile, at+"/x-choices", "is for x-offer, and there is none")
	}
	for option := range q.about {
		if !slices.Contains(q.Options, option) {
			b.f.add(b.schemaFile, at+"/x-choices/"+escapePointer(option), "there is no option %q", option)
		}
	}
	if q.Compute != "" && (q.Valid != "" || q.Needed != "" || q.Offer != "") {
		b.f.add(b.schemaFile, at, "a computed answer is held to nothing by x-valid, x-needed or x-offer")
	}
}
