package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What a person sees who goes through their plan: one thing at a time, a
// picture beside whatever can be chosen, words to be read aloud.

// show shows what takes the place of a leaf; false where every turned screen
// shows the same.
func (b *readBack) show(view string, leave *part.Button) bool {
	switch view {
	case toEnd:
		title, text := "review.end_title", "review.end_text"
		b.calm(title, text, b.large(part.Plain, "sitting.back", "", b.resume),
			b.large(part.Primary, "turn.give_back", "turn", func() { b.turned.show(toLeave) }), b.toSeen())
	case toAsleep:
		b.calm("review.slept_title", "review.slept_text", b.large(part.Plain, "sitting.back", "", b.resume),
			b.large(part.Primary, "turn.give_back", "turn", func() { b.turned.show(toLeave) }))
	case toWait:
		b.calm("review.wait_title", "review.wait_text", leave, b.large(part.Primary, "sitting.go_on", "", func() { b.leafAt(b.at); b.turn(1) }))
	default:
		return false
	}
	return true
}

// More of what takes the place of a leaf.
const (
	toAsleep = "asleep" // they want to sleep on it
	toWait   = "wait"   // for somebody they trust
)

// leafAt shows a leaf.
func (b *readBack) leafAt(l leaf) {
	b.at, b.view, b.picks, b.pen, b.answers, b.own = l, "", nil, nil, nil, nil
	var body []fyne.CanvasObject
	switch l.kind {
	case leafStep:
		body = b.step(l.row)
	case leafWho:
		body = b.whom()
	case leafHears:
		body = b.hears()
	case leafMeet, leafRefuse, leafCall:
		clear, asked := b.clear[string(l.kind)]
		icon := map[leafKind]string{leafMeet: "person", leafRefuse: "hand", leafCall: "phone"}[l.kind]
		body = b.question(icon, "review.teach", "review."+string(l.kind),
			b.tile("review.clear", "face4", asked && clear, func() { b.saidBack(l.kind, true); b.again() }),
			b.tile("review.explain", "speak", asked && !clear, func() { b.saidBack(l.kind, false); b.again() }))
	case leafNight:
		body = b.question("moon", "review.night_text", "review.night",
			b.tile("review.night_yes", "moon", b.said("agree.tonight") == "sleep", func() { b.sleeps(true); b.Trouble(b.Desk.Flush()); b.turned.show(toAsleep) }),
			b.tile("review.night_no", "check", b.sure || b.said("agree.tonight") == "sure", func() { b.sleeps(false); b.again() }))
	case leafKeep, leafFound, leafInstead:
		body = b.paper(l)
	case leafSign, leafGuard:
		body = b.signing(l)
	}
	i, n := 0, 0
	for j, other := range b.leaves() {
		if n++; other == l {
			i = j
		}
	}
	var back fyne.CanvasObject
	if i > 0 {
		back = b.large(part.Plain, "sitting.back", "", func() { b.turn(-1) })
	}
	next := b.large(part.Primary, "turn.next", "", func() { b.turn(1) })
	b.put(part.NewPage(part.PageParams{Head: b.way(i, n), Body: append(body, b.rest, b.still), Stay: b.answers, Back: back, Next: next}), func() {
		b.Settle()
		b.Focus(next)
		b.page.Top()
	})
}

// again shows the same leaf as it is now, and the field for their own words
// where the answer brought one.
func (b *readBack) again() {
	l := b.at
	b.leafAt(l)
	if b.own != nil {
		b.page.Reveal(b.own)
	}
}

// way is how far they are, told by stones.
func (b *readBack) way(at, n int) *part.Head {
	var way []fyne.CanvasObject
	for i := range n {
		name := "stone"
		if i <= at {
			name = "stone-filled"
		}
		way = append(way, part.NewIconSized(name, look.Lead, 16))
	}
	return part.NewHead(part.NewFlow(2, way...), part.NewTrailingFlow(look.Step,
		b.drawn(part.Bare, look.Working, "turn.give_back", "turn", func() { b.turned.show(toLeave) }),
		b.drawn(part.Plain, look.Body, "turn.break", "pause", b.Break),
		b.drawn(part.Plain, look.Body, "sitting.stop", "stop", b.Stop)))
}

// question is a leaf with something asked and pictures to answer by.
func (b *readBack) question(icon, before, asks string, tiles ...fyne.CanvasObject) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		part.NewBeside(2*look.Step, part.NewIconSized(icon, look.Lead, 64), part.NewColumn(look.Step,
			part.NewPara(b.say(before, nil), part.Style{Size: look.Hers, Color: look.Quiet}),
			part.NewPara(b.say(asks, nil), part.Style{Size: look.Survivor}))),
		part.NewTiles(look.Step, pictured, tiles...),
	}
}

// pictured is the least width of an answer with a picture.
const pictured = 19 * look.Step

func (b *readBack) tile(key, icon string, chosen bool, tap func()) *part.Button {
	return b.tileSaying(b.pair(key, nil), icon, chosen, tap)
}

// tileSaying is an answer with its picture, and the number of its key.
func (b *readBack) tileSaying(label part.Pair, icon string, chosen bool, tap func()) *part.Button {
	b.picks = append(b.picks, tap)
	return part.NewButton(part.ButtonParams{
		Label: label, Icon: icon, IconInk: look.Lead, Size: look.Hers, Above: true, Chosen: chosen, OnTap: tap, Place: len(b.picks),
	})
}

// tiles are the options of a question, each with its picture.
func (b *readBack) tiles(q *form.Question, icons map[string]string, now string) fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, o := range b.options(q) {
		all = append(all, b.tileSaying(part.Pair{Hers: quietDraft(o.Label).Hers}, icons[o.Value], now == o.Value, func() {
			b.answer(b.at.question(), o.Value)
			b.again()
		}))
	}
	return part.NewTiles(look.Step, pictured, all...)
}

// choiceIcons are the pictures of what can be said to a step.
var choiceIcons = map[string]string{"yes": "check", "changed": "draft", "not_now": "clock", "no": "no"}

// step is a step of the plan, and what they say to it.
func (b *readBack) step(row casefile.RowID) []fyne.CanvasObject {
	cell := func(col string) casefile.QuestionID { return casefile.Cell(stepsTable, row, col) }
	rows := b.st.Rows(stepsTable)
	n := 1
	for i, r := range rows {
		if r == row {
			n = i + 1
		}
	}
	top := []fyne.CanvasObject{part.NewPara(b.say("review.step", i18n.Args{"step": n, "count": len(rows)}), part.Style{Size: look.Hers, Color: look.Quiet})}
	area := b.text(cell("area"))
	if q, ok := b.st.Def().Question(stepsTable + ".area"); ok && area != "" {
		top = append(top, part.NewPara(quietDraft(b.option(q, area)).Hers, part.Style{Size: look.Hers}))
	}
	if a, _ := b.st.Record().Answer(cell("top")); a.Value == true {
		top = append(top, part.NewBeside(look.Step, part.NewIconSized("star", look.Lead, 24), part.NewPara(b.say("review.top", nil), part.Style{Size: look.Hers})))
	}
	if became := b.anew.Step(row); became != "" {
		top = append(top, part.NewBeside(look.Step, part.NewIconSized("draft", look.Lead, 24), part.NewPara(b.say("review.step_"+became, nil), part.Style{Size: look.Hers})))
	}
	if b.said("agree.beside_hears") == "part" && b.st.Shown("agree.beside_hears") {
		top = append(top, part.NewBeside(look.Step, part.NewIconSized("hand", look.Lead, 24), part.NewPara(b.say("review.step_out", nil), part.Style{Size: look.Hers})))
	}
	icon := areaIcons[area]
	if icon == "" {
		icon = "star"
	}
	body := []fyne.CanvasObject{
		part.NewBeside(2*look.Step, part.NewIconSized(icon, look.Lead, 64), part.NewColumn(2, top...)),
		part.NewPara(b.what(row), part.Style{Size: look.Survivor, Bold: true}),
	}
	if facts := b.facts(row); len(facts) > 0 {
		body = append(body, part.NewTiles(2*look.Step, 24*look.Step, facts...))
	}
	q, ok := b.st.Def().Question(stepsTable + ".choice")
	if !ok {
		return body
	}
	// What is asked stands with the answers, and does not scroll away from them.
	b.answers = part.NewColumn(look.Step, b.aloudLine(b.asks(q)), b.tiles(q, choiceIcons, b.anew.Choice(b.st.Record(), row).Text()))
	return append(body, b.words(cell("choice_words"))...)
}

// words let them say in their own words what is to be otherwise, or leave it to
// be said aloud. Nobody has to.
func (b *readBack) words(id casefile.QuestionID) []fyne.CanvasObject {
	q, ok := b.st.Def().Question(stepsTable + ".choice_words")
	if !ok || !b.st.Shown(id) {
		return nil
	}
	all := b.written(q, id)
	b.own = all[1]
	return all
}

// written asks for something in their own words, or left to be said aloud.
func (b *readBack) written(q *form.Question, id casefile.QuestionID) []fyne.CanvasObject {
	s := newSlip(b.turned, q, id)
	return []fyne.CanvasObject{b.aloudLine(b.asks(q)), s.answer, s.reasons}
}

// aloudLine is what is read aloud on this leaf.
func (b *readBack) aloudLine(text part.Said) fyne.CanvasObject {
	return part.NewBeside(look.Step, part.NewIconSized("speak", look.Quiet, 24), part.NewPara(text, part.Style{Size: look.Hers}))
}

// what is what will be done, in their language: as it was written, as the list
// of actions says it, or left to be read aloud.
func (b *readBack) what(row casefile.RowID) part.Said {
	for _, col := range []string{"what", "goal"} {
		a, ok := b.st.Record().Answer(casefile.Cell(stepsTable, row, col))
		if text := b.theirs(a); ok && text != "" {
			return part.Said{Text: text, Lang: b.Speaks()}
		}
	}
	if w, ok := b.voices.hers.Find("action." + b.text(casefile.Cell(stepsTable, row, "action")) + ".what"); ok && !w.Fallback {
		return quietDraft(part.Pair{Hers: said(b.voices.hers, w)}).Hers
	}
	return b.say("review.aloud", nil)
}

// theirs is free text in their language, or "".
func (b *readBack) theirs(a casefile.Answer) string {
	if a.Lang == "" {
		return a.Text()
	}
	text, _, _ := a.In(b.Speaks())
	return text
}

// facts are who helps, where, and by when, each with its picture.
func (b *readBack) facts(row casefile.RowID) (all []fyne.CanvasObject) {
	get := func(col string) casefile.Answer {
		a, _ := b.st.Record().Answer(casefile.Cell(stepsTable, row, col))
		return a
	}
	add := func(icon, key, text string) {
		if text == "" {
			return
		}
		all = append(all, part.NewBeside(look.Step, part.NewIconSized(icon, look.Lead, 30), part.NewColumn(0,
			part.NewPara(b.say(key, nil), part.Style{Size: look.Working, Color: look.Quiet}),
			part.NewPara(part.Said{Text: text, Lang: b.Speaks()}, part.Style{Size: look.Hers}))))
	}
	who := get("owner").Text() // a name is a name in every language
	if kind := get("owner_kind").Text(); kind != "" {
		if q, ok := b.st.Def().Question(stepsTable + ".owner_kind"); ok {
			if name := quietDraft(b.option(q, kind)).Hers.Text; who == "" || kind == "me" {
				who = name
			} else {
				who += " · " + name
			}
		}
	}
	add("person", "review.who", who)
	where := get("where")
	text := b.theirs(where)
	if text == "" && where.Text() != "" {
		text = b.say("review.aloud", nil).Text
	}
	add("home", "review.where", text)
	by := get("by")
	if d, err := casefile.As[casefile.PDate](by.Value); err == nil && by.Value != nil {
		day := b.Say.Date(d.CE)
		if d.CE == "" {
			day = b.theirs(casefile.Answer{Value: d.Text, Lang: by.Lang})
		}
		add("calendar", "review.by", day)
	}
	return all
}
