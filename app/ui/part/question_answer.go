package part

// What happens when a question is answered, and when an answer is taken back.

func (q *Question) typed(v any) {
	if v != nil {
		q.taken = nil
	}
	if v != nil && q.non != nil && q.p.Non != "" {
		q.p.Non = ""
		q.non.set()
	}
	q.showClear()
	q.Refresh()
	if q.p.OnValue != nil {
		q.p.OnValue(v)
	}
}

func (q *Question) nonPicked() {
	q.keepTaken()
	q.p.Non = ""
	if now := q.non.picked(); len(now) > 0 {
		q.p.Non = now[0]
	}
	q.showClear()
	q.Refresh()
	if q.p.OnNon != nil {
		q.p.OnNon(q.p.Non)
	}
}

// keepTaken remembers the answer that a tap is about to take away: one tap
// gives it back, for a tap is quickly made beside the right place.
func (q *Question) keepTaken() {
	if v := q.editor.Value(); v != nil {
		q.taken = v
	}
}

func (q *Question) putBack() {
	v := q.taken
	q.taken = nil
	if q.p.Non != "" {
		q.non.set()
		q.p.Non = ""
	}
	q.editor.SetValue(v)
	if q.p.OnValue != nil {
		q.p.OnValue(v)
	}
	q.showClear()
	q.editor.Focus()
	q.Refresh()
}

func (q *Question) takeBack() {
	q.keepTaken()
	q.editor.SetValue(nil)
	if q.p.Non != "" {
		q.non.set()
		q.p.Non = ""
		if q.p.OnNon != nil {
			q.p.OnNon("")
		}
	} else if q.p.OnValue != nil {
		q.p.OnValue(nil)
	}
	q.showClear()
	q.editor.Focus()
	q.Refresh()
}

func (q *Question) showClear() {
	if q.clear == nil {
		return
	}
	if q.editor.Value() == nil && q.p.Non == "" {
		q.clear.Hide()
	} else {
		q.clear.Show()
	}
	if q.editor.Value() == nil && q.taken != nil {
		q.back.Show()
	} else {
		q.back.Hide()
	}
	q.foot.Refresh() // the row may be as tall as before, and still has another thing in it
}
