package form

// InHand tells whether a question may stand on a screen that is turned to the
// person, to be answered by their own hand: it is theirs to answer, nothing in
// it can get someone hurt (P3), and it is not asked because of an answer that
// could, so that its being there tells nothing either. Tables, signatures and
// the worker's levels are for talking together.
func (q *Question) InHand() bool {
	switch q.Kind {
	case Table, Sign, Level4:
		return false
	}
	return q.asked && q.table == nil && q.Who == Survivor && !q.ReadOnly && q.open(nil)
}

// open tells whether a question and what it hangs on can be seen by anybody in
// the room. What is computed is taken for closed: it may be made of anything.
// Each question is looked at once, however many conditions lead to it.
func (q *Question) open(seen map[*Question]bool) bool {
	if q.Sens == P3 || q.Compute != "" {
		return false
	}
	for _, on := range q.hangsOn() {
		if seen[on] {
			continue
		}
		if seen == nil {
			seen = map[*Question]bool{}
		}
		seen[on] = true
		if !on.open(seen) {
			return false
		}
	}
	return true
}

// hangsOn lists the questions whose answers show in how a question is asked:
// whether it is, which options it has, what is said of its answer.
func (q *Question) hangsOn() (all []*Question) {
	for _, r := range q.rules {
		all = append(all, r.when.on()...)
	}
	for _, f := range []*formula{q.valid, q.needed, q.offer} {
		if f != nil {
			all = append(all, f.on...)
		}
	}
	return all
}
