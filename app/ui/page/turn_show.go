package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// What a turned screen shows: a question, the choice of areas, or a calm page.

// put shows a page and lets nothing of the one before stay.
func (t *turned) put(p *part.Page, ready func()) {
	t.page, t.ready = p, ready
	t.stack.Objects = []fyne.CanvasObject{p}
	t.stack.Refresh()
	if t.up {
		t.Ready()
	}
}

// ask shows one question.
func (t *turned) ask(id casefile.QuestionID) {
	q, ok := t.st.Def().Question(id)
	if !ok || !q.InHand() {
		return
	}
	stops := stopsOf(t.st)
	t.at, t.view = id, ""
	t.been[q.Section()] = true
	s := newSlip(t, q, id)
	var body []fyne.CanvasObject
	if isArea(t.st, q.Section()) {
		body = append(body, part.NewBeside(look.Step, part.NewIconSized(areaIcons[q.Section()], look.Lead, 32),
			part.NewPara(areaTitle(t.voices, q.Section()).Hers, part.Style{Size: look.Hers, Color: look.Quiet})))
	}
	body = append(body, t.rest, part.NewPara(t.asks(q), part.Style{Size: look.Survivor}), s.answer, s.reasons, t.still)
	var back fyne.CanvasObject
	if i, j, _ := placeOf(stops, id); i > 0 || j > 0 || hasAreas(t.st) {
		back = t.large(part.Plain, "sitting.back", "", func() { t.Turn(-1) })
	}
	t.put(part.NewPage(part.PageParams{
		Head: t.head(stops), Body: body, Back: back, Next: t.large(part.Primary, "turn.next", "", func() { t.Turn(1) }),
	}), func() {
		if s.typed { // a field that is touched brings the keyboard on the screen; until then all of the page is seen
			t.Focus(nil)
			return
		}
		t.Settle()
		s.answer.Focus()
		t.page.Top() // the question is read first
	})
}

// asks gives the words of a question: those to be read aloud, where it has any.
func (t *turned) asks(q *form.Question) part.Said {
	if q.Script {
		if p := t.found(q.Words + ".say"); !p.Empty() {
			return quietDraft(p).Hers
		}
	}
	return quietDraft(t.label(q)).Hers
}

// head is the way so far, as stones without numbers, and what can always be
// done.
func (t *turned) head(stops []stop) *part.Head {
	var way []fyne.CanvasObject
	for _, s := range stops {
		name := "stone"
		if t.been[s.ID] {
			name = "stone-filled"
		}
		way = append(way, part.NewIconSized(name, look.Lead, 16))
	}
	if len(way) < 2 {
		way = nil
	}
	return part.NewHead(part.NewFlow(2, way...), part.NewTrailingFlow(look.Step,
		t.drawn(part.Bare, look.Working, "turn.give_back", "turn", func() { t.show(toLeave) }),
		t.drawn(part.Plain, look.Body, "turn.break", "pause", t.Break),
		t.drawn(part.Plain, look.Body, "sitting.stop", "stop", t.Stop)))
}

func (t *turned) large(kind part.ButtonKind, key, icon string, tap func()) *part.Button {
	return t.drawn(kind, look.Hers, key, icon, tap)
}

func (t *turned) drawn(kind part.ButtonKind, size look.Size, key, icon string, tap func()) *part.Button {
	return part.NewButton(part.ButtonParams{Label: t.pair(key, nil), Kind: kind, Icon: icon, Size: size, OnTap: tap})
}

// show shows what takes the place of the question.
func (t *turned) show(view string) {
	t.view = view
	leave := t.large(part.Plain, "turn.give_back", "turn", func() { t.show(toLeave) })
	on := t.large(part.Primary, "sitting.go_on", "", t.resume)
	if t.plan != nil && t.plan.show(view, leave) {
		return
	}
	switch view {
	case toAreas:
		t.areas()
	case toBreak:
		t.calm("sitting.break_title", "sitting.break_text", leave, on, t.toSeen())
	case toStop:
		t.calm("sitting.stop_title", "sitting.stop_text", t.large(part.Plain, "sitting.go_on", "", t.resume), t.large(part.Primary, "turn.give_back", "turn", func() { t.show(toLeave) }))
	case toLeave:
		t.calm("turn.leave_title", "turn.leave_text", t.large(part.Plain, "sitting.go_on", "", t.resume), t.large(part.Primary, "turn.give_back", "turn", t.Leave))
	case toEnd:
		var back fyne.CanvasObject
		if t.at != "" {
			back = t.large(part.Plain, "sitting.back", "", t.resume)
		}
		t.calm("turn.end_title", "turn.end_text", back, t.large(part.Primary, "turn.give_back", "turn", func() { t.show(toLeave) }), t.toSeen())
	case toSeen:
		t.seen()
	}
}

// calm is a page of a few words.
func (t *turned) calm(title, text string, back fyne.CanvasObject, next *part.Button, more ...fyne.CanvasObject) {
	t.put(part.NewPage(part.PageParams{
		Body: append([]fyne.CanvasObject{
			part.NewPara(t.say(title, nil), part.Style{Size: look.Survivor}),
			part.NewPara(t.say(text, nil), part.Style{Size: look.Hers}),
			t.still,
		}, more...),
		Back: back, Next: next, Calm: true,
	}), func() { t.Focus(next) })
}

// toSeen is the way to who has seen the file.
func (t *turned) toSeen() fyne.CanvasObject {
	return part.NewFlow(look.Step, t.large(part.Bare, "seen.title", "", func() { t.show(toSeen) }))
}

// seen shows the person who has had to do with the file.
func (t *turned) seen() {
	looks, err := t.looks(t.c.ID)
	t.Trouble(err)
	t.Desk.Shown(t.c.ID)
	next := t.large(part.Primary, "sitting.go_on", "", t.resume)
	t.put(part.NewPage(part.PageParams{
		Body: append([]fyne.CanvasObject{
			part.NewPara(t.say("seen.title", nil), part.Style{Size: look.Survivor}),
			part.NewPara(t.say("seen.aloud", nil), part.Style{Size: look.Hers}),
		}, t.seenRows(looks, look.Hers, true)...), Next: next,
	}), func() { t.Focus(next) })
}

// areas lets the person choose what to speak about next.
func (t *turned) areas() {
	var tiles []fyne.CanvasObject
	stops := stopsOf(t.st)
	for _, s := range stops {
		if !isArea(t.st, s.ID) {
			continue
		}
		label := areaTitle(t.voices, s.ID)
		if t.been[s.ID] {
			label.Working = t.say("turn.been", nil)
		}
		tiles = append(tiles, part.NewButton(part.ButtonParams{
			Label: label, Icon: areaIcons[s.ID], IconInk: look.Lead, Size: look.Hers,
			OnTap: func() { t.ask(s.asks[0].ID) },
		}))
	}
	var back fyne.CanvasObject
	if t.at != "" {
		back = t.large(part.Plain, "sitting.back", "", t.resume)
	}
	next := t.large(part.Primary, "sitting.go_on", "", func() { t.Turn(1) })
	t.put(part.NewPage(part.PageParams{
		Head: t.head(stops), Back: back, Next: next,
		Body: []fyne.CanvasObject{part.NewPara(t.say("turn.areas", nil), part.Style{Size: look.Survivor}), t.rest, part.NewTiles(look.Step, tileWidth, tiles...), t.still},
	}), func() { t.Focus(next) })
}
