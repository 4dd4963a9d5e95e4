package page

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// across is a fold with the words that leave and that their reader cannot
// read: each with a place to say it in the reader's language. What is typed is
// the Desk's at once. It stands above a paper or a letter while that is made.
type across struct {
	*Place
	id      casefile.CaseID
	title   func(left int) part.Said
	typed   func() // told at each letter
	settled func() // told when somebody stopped typing, or said how sure it is

	column   *part.Column
	fold     *part.Fold
	rows     []*acrossRow
	sittings map[casefile.SittingID]*app.Sitting
	last     time.Time // when a letter was typed last; zero once that was told
}

// acrossRow is one text and what shows how far it is.
type acrossRow struct {
	*across
	of         plan.Across
	field, who *part.Field
	state      *part.Column
	sure       part.Editor
	whose      func() // asks for a name where one is needed
	chosen     string // the state somebody chose, which may still lack a name
}

func newAcross(p *Place, id casefile.CaseID, title func(left int) part.Said, typed, settled func()) *across {
	return &across{
		Place: p, id: id, title: title, typed: typed, settled: settled, column: part.NewColumn(look.Step),
		sittings: map[casefile.SittingID]*app.Sitting{},
	}
}

// show lists texts. Where they are those that are shown, what is being typed
// stays as it is.
func (a *across) show(all []plan.Across) {
	if a.fold != nil && slices.EqualFunc(a.rows, all, func(r *acrossRow, x plan.Across) bool {
		return r.of.Field == x.Field && r.of.To == x.To && r.of.Text == x.Text
	}) {
		a.retitle()
		return
	}
	open := a.fold != nil && a.fold.IsOpen()
	a.rows, a.fold = nil, nil
	for _, x := range all {
		a.rows = append(a.rows, &acrossRow{across: a, of: x, chosen: x.Have.State})
	}
	if len(all) == 0 {
		a.column.Set()
		a.column.Hide()
		return
	}
	a.fold = part.NewFold(part.Pair{}, a.inside)
	a.retitle()
	a.column.Set(a.fold)
	a.column.Show()
	a.fold.SetOpen(open)
}

// retitle says how many are left.
func (a *across) retitle() {
	left := 0
	for _, r := range a.rows {
		if !r.of.Name && r.have().Text == "" {
			left++
		}
	}
	title := a.title(left)
	if left == 0 {
		title = a.say("border.all", a.rows[0].language())
	}
	a.fold.SetTitle(part.Pair{Hers: title})
}

// inside are the words, and behind a fold of their own the names.
func (a *across) inside() fyne.CanvasObject {
	var words, names []fyne.CanvasObject
	for _, r := range a.rows {
		if r.of.Name {
			names = append(names, r.object())
		} else {
			words = append(words, r.object())
		}
	}
	lang := a.rows[0].language()
	all := []fyne.CanvasObject{}
	if len(words) > 0 {
		all = append(all, a.quiet("border.hint", lang))
	}
	all = append(all, words...)
	if len(names) > 0 {
		title := part.Pair{Hers: a.say("border.names", i18n.Args{"count": len(names)})}
		all = append(all, part.NewFold(title, func() fyne.CanvasObject {
			return part.NewColumn(2*look.Step, append([]fyne.CanvasObject{a.quiet("border.names_hint", lang)}, names...)...)
		}))
	}
	return part.NewCard(part.NewColumn(3*look.Step, all...))
}

// tick tells, after a pause, that somebody stopped typing.
func (a *across) tick(now time.Time) {
	if !a.last.IsZero() && now.Sub(a.last) >= pause {
		a.settle()
	}
}

func (a *across) settle() {
	if a.last.IsZero() {
		return
	}
	a.last = time.Time{}
	a.settled()
}

// sitting opens the sitting a text stands in, once.
func (a *across) sitting(id casefile.SittingID) *app.Sitting {
	if st, ok := a.sittings[id]; ok {
		return st
	}
	st, err := a.Desk.Resume(a.id, id)
	a.Trouble(err)
	a.sittings[id] = st
	return st
}

func (r *acrossRow) language() i18n.Args { return i18n.Args{"language": r.Say.LanguageWithin(r.of.To)} }

// have is the translation as it is now.
func (r *acrossRow) have() casefile.Translation {
	c, err := r.Desk.Open(r.id)
	if err != nil {
		return casefile.Translation{}
	}
	s := c.Sitting(r.of.Sitting)
	if s == nil {
		return casefile.Translation{}
	}
	now, _ := s.Answer(r.of.Question)
	t, _ := now.Translation(r.of.To)
	return t
}

func (r *acrossRow) object() fyne.CanvasObject {
	c, _ := r.Desk.Open(r.id)
	where := part.Said{Text: app.WordsAt(r.of.Field, c, r.Shelf, r.Say), Lang: r.Say.Tag()}
	rows := []fyne.CanvasObject{
		part.NewPara(where, part.Style{Size: look.Working, Color: look.Quiet}),
		part.NewPara(part.Said{Text: r.of.Text, Lang: r.of.Lang}, part.Style{Size: look.Hers}),
	}
	r.field = part.NewField(part.FieldParams{
		Many: !r.of.Name, Lang: r.of.To, Text: r.have().Text, Hint: r.say("border.field", r.language()),
		OnChanged: r.write, OnLeave: r.settle,
	})
	if r.of.Was.Text != "" {
		rows = append(rows, r.changedSince())
	}
	r.state = part.NewColumn(look.Step)
	rows = append(rows, r.field)
	if !r.of.Name {
		rows = append(rows, r.state, part.NewFold(part.Pair{Hers: r.say("border.sure", nil)}, r.how))
	}
	r.showState()
	return part.NewColumn(look.Step, rows...)
}

// write keeps what is typed, at once.
func (r *acrossRow) write(text string) {
	st := r.sitting(r.of.Sitting)
	if st == nil {
		return
	}
	r.Desk.Translate(st, r.of.Question, r.of.To, text)
	if t := r.have(); t.State != r.chosen {
		r.chosen = t.State
		if r.sure != nil { // what was changed is a draft again
			r.sure.SetValue(orTag(r.chosen, casefile.DraftWords))
			r.whose()
		}
	}
	r.last = r.Now()
	r.showState()
	r.retitle()
	r.typed()
}

// changedSince shows what was translated before, above what is to be now.
func (r *acrossRow) changedSince() fyne.CanvasObject {
	lang := r.language()
	return part.NewColumn(look.Step/2,
		part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: part.Pair{Hers: r.say("border.changed", lang)}}),
		part.NewPara(part.Said{Text: r.of.Before, Lang: r.of.Lang}, part.Style{}),
		r.quiet("border.was", lang),
		part.NewPara(part.Said{Text: r.of.Was.Text, Lang: r.of.To}, part.Style{}),
		part.NewFlow(look.Step, r.plain("border.take", func() {
			r.field.SetText(r.of.Was.Text)
			r.write(r.of.Was.Text)
			r.field.Focus()
		})))
}

// showState says how far the translation is, by its shape and in words.
func (r *acrossRow) showState() {
	if r.state == nil {
		return
	}
	t := r.have()
	shape, key := part.Half, "border.state."+t.State
	switch {
	case t.Text == "":
		shape, key = part.Open, "border.state.none"
	case t.State == casefile.CheckedWords:
		shape = part.Done
	}
	word := r.say(key, nil)
	if by := orTag(t.Reader, t.By); by != "" && t.Text != "" {
		word.Text += " · " + by
	}
	r.state.Set(part.NewFlow(look.Step, part.NewChip(shape, word)))
}

// how is where somebody says how sure a translation is.
func (r *acrossRow) how() fyne.CanvasObject {
	var options []part.Option
	for _, s := range casefile.Translated {
		options = append(options, part.Option{Value: s, Label: r.pair("border.opt."+s, nil)})
	}
	name := part.NewColumn(0)
	r.whose = func() {
		if r.chosen == casefile.ReadBack || r.chosen == casefile.CheckedWords {
			name.Set(r.labelled("border.who", r.who, "border.who_hint"))
		} else {
			name.Set()
		}
	}
	r.who = part.NewField(part.FieldParams{Width: 260, Most: 60, Text: r.have().Reader, OnChanged: func(string) { r.keepSure() }, OnLeave: r.settle})
	r.sure = part.NewEditor("one", part.EditorParams{
		Words: r.words, Options: options, Value: orTag(r.chosen, casefile.DraftWords), Label: r.say("border.sure", nil),
		OnChanged: func(v any) {
			r.chosen, _ = v.(string)
			r.keepSure()
			r.whose()
			r.settle()
		},
	})
	r.whose()
	return part.NewColumn(look.Step, r.sure, name)
}

// keepSure keeps how sure it is, as soon as it is known whose word that is.
func (r *acrossRow) keepSure() {
	st := r.sitting(r.of.Sitting)
	if st == nil {
		return
	}
	r.Desk.Sure(st, r.of.Question, r.of.To, r.chosen, r.who.Text())
	r.last = r.Now()
	r.showState()
	r.typed()
}
