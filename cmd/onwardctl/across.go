package main

import (
	"fmt"

	"onward/app/form"
	"onward/app/plan"
)

// unread lists, on standard error, the questions whose words the reader of a
// paper cannot read: the language they read, the form, the question, and how
// many there are of it. None of the words is in it.
func (t *tool) unread(p *plan.Plan, shelf *form.Shelf) {
	type place struct{ to, form, question string }
	var all []place
	count := map[place]int{}
	for _, a := range p.Across {
		if !a.Unread() {
			continue
		}
		at := place{a.To, string(a.Form), string(a.Question)}
		if def, ok := shelf.Form(a.Form); ok {
			if q, ok := def.Question(a.Question); ok {
				at.question = string(q.ID) // of a cell without its row
			}
		}
		if count[at]++; count[at] == 1 {
			all = append(all, at)
		}
	}
	for _, at := range all {
		fmt.Fprintf(t.err, "not translated\t%s\t%s\t%s\t%d\n", at.to, at.form, at.question, count[at])
	}
}
