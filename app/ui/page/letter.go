package page

import (
	"image"
	"os"
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// letter opens a file that came: from whom, what is in it, and only then
// whether it is kept.
type letter struct {
	*layers
	came   *app.Came
	leaves []image.Image
	leaf   int
	kept   func() // shows that it was kept
}

func newLetter(p *Place) *letter {
	l := &letter{layers: newLayers(p, ToLetter)}
	l.which()
	return l
}

func (l *letter) Route() Route { return Route{Page: ToLetter} }

// Drop implements Dropper.
func (l *letter) Drop() {
	l.layers.Drop()
	l.came, l.leaves = nil, nil
}

// Turn implements Turner.
func (l *letter) Turn(by int) {
	if at := l.leaf + by; at >= 0 && at < len(l.leaves) {
		l.leaf = at
		l.look()
	}
}

// which asks for the file.
func (l *letter) which() {
	l.came, l.leaves, l.leaf = nil, nil, 0
	pick := l.primary("post.letter_pick", func() {
		l.choose("post.letter_pick", part.FolderParams{Files: app.LetterFiles, OnChoose: l.open}, l.which)
	})
	l.show(l.say("post.letter", nil), []fyne.CanvasObject{part.NewCard(l.para("post.letter_hint", nil), l.quiet("post.letter_safe", nil))}, pick, nil, nil)
}

// open opens a file beside the screen. Nothing is kept of it yet.
func (l *letter) open(path string) {
	var came *app.Came
	var leaves []image.Image
	l.Work(func() error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if came, err = l.Desk.OpenLetter(f); err != nil {
			return err
		}
		leaves, err = came.Leaves()
		return err
	}, func(err error) {
		if l.gone {
			return
		}
		if c, stranger := app.Stranger(err); stranger {
			l.stranger(c, path)
			return
		}
		if err != nil {
			l.which()
			l.Trouble(err)
			return
		}
		l.Trouble(nil)
		l.came, l.leaves, l.leaf = came, leaves, 0
		l.look()
	})
}

// stranger says who claims to have sent a file; before it is opened the two
// compare the card.
func (l *letter) stranger(c app.Card, path string) {
	call := l.primary("post.compare", func() {
		l.compare(c, l.which, func(known bool) {
			if known {
				l.open(path)
				return
			}
			l.which()
			l.Told(l.say("post.not_taken", nil))
		})
	})
	l.show(l.say("post.letter", nil), []fyne.CanvasObject{part.NewCard(
		l.quiet("post.says_from", nil), part.NewPara(l.nameOf(c), part.Style{Bold: true}), l.para("explain.letter_stranger", nil))}, call, nil, l.which)
}

// look shows what came, before anybody says yes to it.
func (l *letter) look() {
	from := l.came.Letter.From
	what := "post.is_plan"
	if l.came.Letter.Kind == app.AnswerLetter {
		what = "post.is_answer"
	}
	body := []fyne.CanvasObject{part.NewCard(
		l.quiet("post.from", nil), part.NewPara(l.nameOf(from), part.Style{Bold: true}),
		l.para(what, i18n.Args{"code": string(l.came.Case.Code)}),
		l.quiet("post.made_on", l.moment(l.came.Letter.Made)))}
	brings, err := l.Desk.Brings(l.came)
	if err != nil {
		l.which()
		l.Trouble(err)
		return
	}
	var lists []fyne.CanvasObject
	if l.came.Letter.Kind == app.AnswerLetter {
		lists = []fyne.CanvasObject{part.NewCard(l.news(brings)...)}
	} else {
		lists = l.inside(brings)
	}
	if len(l.leaves) > 0 {
		pages := part.NewPicture(297.0 / 210)
		pages.Set(l.leaves[l.leaf])
		before, after := l.plain("preview.page_before", func() { l.Turn(-1) }), l.plain("preview.page_after", func() { l.Turn(1) })
		enable(before, l.leaf > 0)
		enable(after, l.leaf < len(l.leaves)-1)
		left := part.NewColumn(look.Step, pages, part.NewFlow(look.Step, before, after,
			l.quiet("preview.page", i18n.Args{"page": l.leaf + 1, "pages": len(l.leaves)})))
		body = append(body, part.NewSides(3*look.Step, 0.52, 640*max(1, look.Scale()), left, part.NewColumn(2*look.Step, lists...)))
	} else {
		body = append(body, lists...)
	}
	body = append(body, part.NewFlow(look.Step, l.plain("post.keep_not", func() {
		l.which()
		l.Told(l.say("post.not_kept", nil))
	})))
	l.show(l.say("post.letter", nil), body, l.primary("post.keep_it", l.keep), nil, l.which)
}

// inside lists the answers of a plan under their forms, each behind a fold.
func (l *letter) inside(all []app.Brought) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{l.title("post.inside", nil)}
	for i := 0; i < len(all); {
		n := i
		for n < len(all) && all[n].Form == all[i].Form {
			n++
		}
		some := all[i:n]
		title := formTitle(l.Say, string(some[0].Form.ID()), some[0].Form.Code())
		title.Text += " (" + l.Say.Number(float64(len(some))) + ")"
		rows = append(rows, part.NewFold(part.Pair{Hers: title}, func() fyne.CanvasObject {
			var lines []fyne.CanvasObject
			for _, b := range some {
				lines = append(lines, l.brought(b))
			}
			return part.NewRuled(lines...)
		}))
		i = n
	}
	return []fyne.CanvasObject{part.NewCard(rows...)}
}

// news lists what an answer says, beside what is here.
func (l *letter) news(all []app.Brought) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{l.title("post.new", nil)}
	if len(all) == 0 {
		return append(rows, l.para("post.nothing_new", nil))
	}
	var lines []fyne.CanvasObject
	for i, b := range all {
		if i == 0 || all[i-1].Form != b.Form {
			lines = append(lines, part.NewPara(formTitle(l.Say, string(b.Form.ID()), b.Form.Code()), part.Style{Size: look.Working, Color: look.Quiet}))
		}
		lines = append(lines, l.brought(b))
	}
	return append(rows, part.NewRuled(lines...))
}

// brought is one answer, and under it the one that is here.
func (l *letter) brought(b app.Brought) fyne.CanvasObject {
	rows := []fyne.CanvasObject{
		part.NewPara(voices{l.Say, l.Say}.label(b.Question).Hers, part.Style{Size: look.Working, Color: look.Quiet}),
		part.NewPara(l.answer(b.Question, b.Theirs), part.Style{}),
	}
	for _, lang := range slices.Compact([]string{l.Say.Tag(), l.came.Case.Working}) {
		if t, ok := b.Theirs.Translation(lang); ok {
			rows = append(rows, part.NewPara(part.Said{Text: t.Text, Lang: t.Lang}, part.Style{}),
				part.NewPara(l.say("border.state."+t.State, nil), part.Style{Size: look.Working, Color: look.Quiet}))
		}
	}
	if b.Here {
		here := l.answer(b.Question, b.Ours)
		here.Text = l.Say.Say("post.here", i18n.Args{"answer": here.Text})
		rows = append(rows, part.NewPara(here, part.Style{Size: look.Working, Color: look.Quiet}))
	}
	return part.NewColumn(2, rows...)
}

// keep takes the letter in and shows what to read out on the telephone.
func (l *letter) keep() {
	came := l.came
	if err := l.Desk.TakeIn(came); err != nil {
		l.which()
		l.Trouble(err)
		return
	}
	l.leaves = nil
	id, from := came.Case.ID, came.Letter.From
	next := l.primary("post.answer_now", func() { l.Place.reply(id) })
	if came.Letter.Kind == app.AnswerLetter {
		next = l.primary("post.to_plan", func() { l.Go(Route{Page: ToPlan, Case: id}) })
	}
	rows := []fyne.CanvasObject{
		l.para("post.read_out", i18n.Args{"name": from.Name}),
		part.NewPara(plainText(came.Letter.Receipt()), part.Style{Size: look.Survivor, Bold: true}),
		l.quiet("post.read_out_why", nil),
	}
	more := []fyne.CanvasObject{l.plain("post.to_case", func() { l.Go(Route{Page: ToCase, Case: id}) })}
	if came.Paper != nil {
		more = append(more, l.plain("post.save_pages", func() { l.savePages(came) }))
	}
	l.kept = func() {
		l.show(l.say("post.letter", nil), []fyne.CanvasObject{
			part.NewBanner(part.BannerParams{Kind: part.AllDone, Text: l.pair("post.kept", nil)}),
			part.NewCard(rows...), part.NewFlow(look.Step, more...)}, next, nil, l.which)
	}
	l.kept()
}

// savePages writes the pages that came, to print them.
func (l *letter) savePages(came *app.Came) {
	l.choose("post.save_pages", part.FolderParams{Name: "pages.pdf", OnChoose: func(path string) {
		path, err := writeNew(path, came.Paper)
		l.kept()
		if err != nil {
			l.Trouble(err)
			return
		}
		l.Told(l.say("preview.saved", i18n.Args{"file": path}))
	}}, l.kept)
}

// reply opens the form by which a receiving worker answers.
func (p *Place) reply(id casefile.CaseID) {
	st, err := p.Desk.Continue(id, handoverForm)
	if err != nil {
		p.Trouble(err)
		return
	}
	p.Go(Route{Page: ToSitting, Case: id, Sitting: st.Record().ID, Section: "got"})
}

// answer says an answer in the language of the screens; free text stands as it
// was written.
func (p *Place) answer(q *form.Question, a casefile.Answer) part.Said {
	text := inShort(p.Say, q, a)
	switch {
	case a.Non != "":
		return p.say("non."+string(a.Non), nil)
	case text == "":
		return p.say("post.answered", nil)
	}
	said := part.Said{Text: text, Lang: p.Say.Tag()}
	if a.Text() == text {
		said.Lang = langOf(text, a.Lang, p.Say.Tag())
	}
	return said
}
