package page

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// The page to type in is the paper once more: three beside one another where
// the paper has three, in its order, with the numbers of its steps.

const (
	replySteps = casefile.QuestionID("rows.steps")
	replyCame  = casefile.QuestionID("back.came")
)

func (t *reply) sheet() {
	t.spots = nil
	c, err := t.Desk.Open(t.id)
	if err != nil {
		t.Trouble(err)
		return
	}
	body := []fyne.CanvasObject{
		part.NewColumn(0, t.heading("reply.title", nil),
			t.quiet("reply.of", i18n.Args{"code": string(c.Code), "version": t.paper.Version, "number": t.paper.Number, "check": t.paper.Check}),
			t.quiet("reply.keys", nil)),
		part.NewCard(t.row(t.say("reply.language", nil), t.languageOf())),
		part.NewCard(
			t.thirds(t.text("got.name"), t.text("got.post"), t.text("got.office")),
			t.thirds(t.phone("got.phone"), t.spoken("got.language"), t.day("got.on")),
			t.thirds(t.ticks("got.arrived"), t.ticks("got.condition"), t.ticks("got.seal")),
			t.thirds(t.ticks("got.belongings"), t.ticks("got.explained"), t.day("rows.first_visit")),
			t.text("rows.need"),
		),
	}
	if rows := t.st.Rows(replySteps); len(rows) > 0 {
		body = append(body, t.steps(rows))
	}
	body = append(body, part.NewCard(t.promises(), t.text("promise.person_says"),
		t.halves(t.sign("promise.person_sign", true), t.sign("promise.sign", false))))
	body = append(body, part.NewCard(t.cameOn()))
	whole := t.bare("reply.whole", func() { t.Go(Route{Page: ToSitting, Case: t.id, Sitting: t.st.Record().ID}) })
	t.lay(part.NewPage(part.PageParams{
		Head: t.bar(t.head(), ToReply), Body: body, Wide: true, Back: t.back(),
		Next: part.NewTrailingFlow(look.Step, whole, t.primary("reply.done", t.finish)),
	}), t.first, nil)
}

// first gives the keyboard to the place one was at, or to the first.
func (t *reply) first() {
	for _, s := range t.spots {
		if s.id == t.at {
			s.focus()
			return
		}
	}
	t.spots[0].focus()
}

// thirds stand three places side by side, as they stand on the paper.
func (t *reply) thirds(a, b, c fyne.CanvasObject) fyne.CanvasObject {
	gap := 2 * look.Step
	return part.NewSides(gap, 1./3, 620*max(1, look.Scale()), a, part.NewSides(gap, 0.5, 400*max(1, look.Scale()), b, c))
}

func (t *reply) halves(a, b fyne.CanvasObject) fyne.CanvasObject {
	return part.NewSides(2*look.Step, 0.38, 620*max(1, look.Scale()), a, b)
}

// add keeps a place to type in and gives its number among them.
func (t *reply) add(id casefile.QuestionID, label part.Said) (n int, focus *func()) {
	t.spots = append(t.spots, &spot{id: id, label: label})
	n = len(t.spots) - 1
	return n, &t.spots[n].focus
}

// label is what a question of the paper asks, in the language of the screens.
func (t *reply) label(id casefile.QuestionID) part.Said {
	q, ok := t.st.Def().Question(id)
	if !ok {
		return plainText(string(id))
	}
	return quietDraft(t.mine().label(q)).Hers
}

// mine are the worker's words alone: the worker reads, and nobody listens.
func (t *reply) mine() voices { return t.voicesOf(t.Say.Tag(), t.Say.Tag()) }

// languageOf chooses the language the reply is written in, and so the keyboard
// of every place for words. Those of the paper come first.
func (t *reply) languageOf() fyne.CanvasObject {
	n, focus := t.add("", t.say("reply.language", nil))
	options := languages()
	slices.SortStableFunc(options, func(a, b part.Option) int { return t.onPaper(a.Value) - t.onPaper(b.Value) })
	e := part.NewTicks(part.TicksParams{Options: options, Values: []string{t.lang}, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		if len(v) == 1 && v[0] != t.lang {
			t.lang, t.at = v[0], "got.name"
			t.sheet()
		}
	}})
	*focus = e.Focus
	return e
}

// onPaper is the place of a language among those of the paper; those that are
// not on it come after.
func (t *reply) onPaper(lang string) int {
	if i := slices.Index(t.paper.Langs, lang); i >= 0 {
		return i
	}
	return len(t.paper.Langs)
}

// text is a line for words.
func (t *reply) text(id casefile.QuestionID) fyne.CanvasObject {
	return t.row(t.label(id), t.line(id, t.label(id)))
}

func (t *reply) line(id casefile.QuestionID, label part.Said) fyne.CanvasObject {
	n, focus := t.add(id, label)
	a, _ := t.has(id)
	f := part.NewField(part.FieldParams{Lang: t.lang, Text: a.Text(), OnEnter: func() { t.next(n) }, OnChanged: func(s string) { t.write(id, s) }})
	*focus = f.Focus
	return f
}

func (t *reply) phone(id casefile.QuestionID) fyne.CanvasObject {
	n, focus := t.add(id, t.label(id))
	a, _ := t.has(id)
	was, _ := casefile.As[casefile.Phone](a.Value) // what is no number is shown as none
	f := part.NewField(part.FieldParams{Lang: "en", Figures: true, Text: was.Number, OnEnter: func() { t.next(n) }, OnChanged: func(s string) {
		if s == "" {
			t.give(id, nil)
			return
		}
		now := was
		now.Number = s
		t.give(id, casefile.Plain(now))
	}})
	*focus = f.Focus
	return t.row(t.label(id), f)
}

func (t *reply) day(id casefile.QuestionID) fyne.CanvasObject {
	return t.row(t.label(id), t.dayOf(id, t.label(id)))
}

func (t *reply) dayOf(id casefile.QuestionID, label part.Said) fyne.CanvasObject {
	n, focus := t.add(id, label)
	a, _ := t.has(id)
	return t.typesDay(n, focus, a.Text(), func(v string) { t.give(id, v) })
}

// cameOn is the day the answer came: today, unless somebody says otherwise. It
// counts when the page is done with.
func (t *reply) cameOn() fyne.CanvasObject {
	n, focus := t.add(replyCame, t.label(replyCame))
	a, _ := t.has(replyCame)
	if t.came = a.Text(); t.came == "" {
		t.came = t.today()
	}
	return t.row(t.label(replyCame), t.typesDay(n, focus, t.came, func(v string) { t.came = v }))
}

func (t *reply) typesDay(n int, focus *func(), value string, changed func(string)) fyne.CanvasObject {
	d := part.NewDay(part.DayParams{
		Words: t.words, Value: value, Today: t.today(), BE: calendar(t.Say.Tag()) == "be",
		Date:      func(iso string) part.Pair { return part.One(t.Say.Date(iso), t.Say.Tag()) },
		OnChanged: changed, OnNext: func() { t.next(n) },
	})
	*focus = d.Focus
	return d
}

// ticks are the squares of a question, in the order they stand on the paper.
func (t *reply) ticks(id casefile.QuestionID) fyne.CanvasObject {
	n, focus := t.add(id, t.label(id))
	q, ok := t.st.Def().Question(id)
	if !ok {
		return part.NewColumn(0)
	}
	yesno := q.Kind == "yesno"
	a, _ := t.has(id)
	var values []string
	switch v := a.Value.(type) {
	case string:
		values = []string{v}
	case bool:
		values = []string{map[bool]string{true: "yes", false: "no"}[v]}
	}
	e := part.NewTicks(part.TicksParams{Options: quietOptions(t.mine().options(q)), Values: values, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		switch {
		case len(v) == 0:
			t.give(id, nil)
		case yesno:
			t.give(id, v[0] == "yes")
		default:
			t.give(id, v[0])
		}
	}})
	*focus = e.Focus
	return t.row(t.label(id), e)
}

func quietOptions(all []part.Option) []part.Option {
	for i := range all {
		all[i].Label = quietDraft(all[i].Label)
	}
	return all
}

// ourCodes are the languages of the screens as the forms name languages.
var ourCodes = map[string]string{"en": "eng", "th": "tha", "lo": "lao", "km": "khm", "my": "mya", "vi": "vie", "zh-Hans": "zho"}

// spoken is the language the receiving worker wants. One that is not among ours
// is written into the form itself.
func (t *reply) spoken(id casefile.QuestionID) fyne.CanvasObject {
	n, focus := t.add(id, t.label(id))
	var options []part.Option
	for _, o := range languages() {
		o.Value = ourCodes[o.Value]
		options = append(options, o)
	}
	a, _ := t.has(id)
	e := part.NewTicks(part.TicksParams{Options: options, Values: []string{a.Text()}, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		if len(v) == 0 {
			t.give(id, nil)
			return
		}
		t.give(id, v[0])
	}})
	*focus = e.Focus
	return t.row(t.label(id), e)
}

// steps has a line for each step on the paper: its number, the three squares,
// what was written beside them, and a day where one was written.
func (t *reply) steps(rows []casefile.RowID) fyne.CanvasObject {
	q, _ := t.st.Def().Question(replySteps + ".answer")
	legend := ""
	for i, o := range quietOptions(t.mine().options(q)) {
		legend += strconv.Itoa(i+1) + " " + o.Label.Hers.Text + "   "
	}
	all := []fyne.CanvasObject{part.NewSides(2*look.Step, 0.46, 620*max(1, look.Scale()),
		part.NewPara(part.Said{Text: legend, Lang: t.Say.Tag()}, part.Style{Size: look.Small}),
		part.NewSides(2*look.Step, 0.7, 300, part.NewPara(t.label(replySteps+".note"), part.Style{Size: look.Small, Color: look.Quiet}),
			part.NewPara(t.label(replySteps+".by"), part.Style{Size: look.Small, Color: look.Quiet})))}
	for _, row := range rows {
		all = append(all, t.step(row))
	}
	return part.NewCard(part.NewRuled(all...))
}

func (t *reply) step(row casefile.RowID) fyne.CanvasObject {
	cell := func(col string) casefile.QuestionID { return casefile.Cell(replySteps, row, col) }
	a, _ := t.has(cell("row"))
	number, _ := a.Value.(float64)
	title := t.say("reply.step", i18n.Args{"n": int(number)})
	n, focus := t.add(cell("answer"), title)
	said, _ := t.has(cell("answer"))
	var options []part.Option
	for _, v := range []string{"accept", "change", "cannot"} {
		options = append(options, part.Option{Value: v})
	}
	e := part.NewTicks(part.TicksParams{Options: options, Bare: true, Values: []string{said.Text()}, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		if len(v) == 0 {
			t.give(cell("answer"), nil)
			return
		}
		t.give(cell("answer"), v[0])
	}})
	*focus = e.Focus
	note := t.line(cell("note"), withWords(title, t.label(replySteps+".note")))
	by := t.dayOf(cell("by"), withWords(title, t.label(replySteps+".by")))
	return part.NewSides(2*look.Step, 0.46, 620*max(1, look.Scale()),
		part.NewBeside(2*look.Step, part.NewPara(title, part.Style{Bold: true, OneLine: true}), e),
		part.NewSides(2*look.Step, 0.7, 300, note, by))
}

func withWords(a, b part.Said) part.Said {
	a.Text += " · " + b.Text
	return a
}

// promises are four squares in one: each number ticks one.
func (t *reply) promises() fyne.CanvasObject {
	n, focus := t.add("promise.locked", t.say("f12.promise.title", nil))
	var options []part.Option
	var ticked []string
	for _, name := range []string{"locked", "only", "family", "back"} {
		id := casefile.QuestionID("promise." + name)
		options = append(options, part.Option{Value: string(id), Label: part.Pair{Hers: t.label(id)}})
		if a, _ := t.has(id); a.Value == true {
			ticked = append(ticked, string(id))
		}
	}
	e := part.NewTicks(part.TicksParams{Options: options, Many: true, Values: ticked, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		for _, o := range options {
			id := casefile.QuestionID(o.Value)
			a, has := t.has(id)
			switch on := inList(v, o.Value); {
			case on && a.Value != true:
				t.give(id, true)
			case !on && has: // an empty square is not a no
				t.give(id, nil)
			}
		}
	}})
	*focus = e.Focus
	return t.row(t.say("f12.promise.title", nil), e)
}

// sign says whether somebody signed on the paper. The sign itself stays there.
func (t *reply) sign(id casefile.QuestionID, person bool) fyne.CanvasObject {
	n, focus := t.add(id, t.label(id))
	options := []part.Option{{Value: "signed", Label: t.pair("mark.signed", nil)}, {Value: "thumb", Label: t.pair("mark.thumb", nil)}}
	if person {
		options = append(options, part.Option{Value: "away", Label: t.pair("reply.not_there", nil)})
	}
	a, _ := t.has(id)
	was, _ := casefile.As[casefile.Mark](a.Value) // what is no mark is none
	values := []string{was.How}
	if a.Non == casefile.NotApplicable {
		values = []string{"away"}
	}
	e := part.NewTicks(part.TicksParams{Options: quietOptions(options), Values: values, OnNext: func() { t.next(n) }, OnChanged: func(v []string) {
		switch {
		case len(v) == 0:
			t.give(id, nil)
		case v[0] == "away":
			t.at = id
			t.Desk.Answer(t.st, id, casefile.Answer{Non: casefile.NotApplicable, Source: casefile.Agency})
		default:
			t.give(id, casefile.Plain(casefile.Mark{How: v[0]}))
		}
	}})
	*focus = e.Focus
	return t.row(t.label(id), e)
}
