package main

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
)

var (
	nonAnswers = []string{"dk", "pns", "later", "na"}
	sources    = []string{"told", "document", "family", "agency", "observed"}
)

func (s stage) question(id, kind string, label part.Pair) part.QuestionParams {
	return part.QuestionParams{ID: id, Kind: kind, Label: label, Edit: s.edit(), NonAnswers: nonAnswers, Sources: sources}
}

func showQuestion(s stage) fyne.CanvasObject {
	full := s.question("debt", "yesno", s.sample("debt"))
	full.Say, full.Help = s.sample("worry"), s.sample("help").Working
	full.Value, full.Source = true, "told"
	non := s.question("worry", "long", s.sample("worry"))
	non.Non = "later"
	wrong := s.question("when", "pdate", s.sample("work"))
	wrong.Value = map[string]any{"precision": "day", "calendar": "ce", "ce": "2542-03-12", "text": "12/3/2542"}
	wrong.Problem = s.say("problem.date_future")
	draft := s.question("now", "face5", s.sample("health"))
	draft.Label.Hers.Draft = true
	draft.NonAnswers = []string{"pns"}
	computed := s.question("days", "number", s.sample("home"))
	computed.Value, computed.ReadOnly = 24.0, true
	return column(part.NewQuestion(full), part.NewQuestion(non), part.NewQuestion(wrong), part.NewQuestion(draft), part.NewQuestion(computed))
}

func showTable(s stage) fyne.CanvasObject {
	row := func(id string, value any) part.Row {
		who := s.question("who", "text", s.sample("name"))
		who.Value = value
		much := s.question("much", "money", s.sample("debt"))
		return part.Row{ID: id, Title: part.One(sample["name"][s.hers], s.hers), Questions: []part.QuestionParams{who, much}}
	}
	return part.NewTable(part.TableParams{Label: s.sample("work"), Words: s.say, Rows: []part.Row{row("k3f9", sample["name"][s.hers]), row("p2aa", nil)}})
}

func showBanners(s stage) fyne.CanvasObject {
	var out []fyne.CanvasObject
	for k := part.Information; k <= part.AllDone; k++ {
		p := part.BannerParams{Kind: k, Title: s.sample("safety"), Text: s.sample("answer")}
		if k == part.ActToday {
			p.Actions = []fyne.CanvasObject{part.NewButton(part.ButtonParams{Label: s.sample("next")})}
		}
		out = append(out, part.NewBanner(p))
	}
	return column(out...)
}

func (s stage) rail() *part.Rail {
	states := map[string]part.State{"safety": part.Done, "work": part.Half, "health": part.Open, "law": part.Away, "papers": part.Alert}
	var items []part.RailItem
	for _, o := range s.areas() {
		items = append(items, part.RailItem{ID: o.Value, Label: o.Label, State: states[o.Value], Note: part.Said{Text: "7 / 14", Lang: "en"}})
	}
	return part.NewRail(items, "work", func(string) {})
}

func showSitting(s stage) fyne.CanvasObject {
	bare := func(key, icon string) fyne.CanvasObject {
		return part.NewButton(part.ButtonParams{Label: s.say(key).OneOf(), Kind: part.Bare, Icon: icon})
	}
	q := s.question("debt", "yesno", s.sample("debt"))
	q.Say, q.Help = s.sample("worry"), s.sample("help").Working
	return part.NewPage(part.PageParams{
		Head: part.NewTopBar(part.Said{Text: "3MHT · " + sample["work"][s.working], Lang: s.working}, bare("sitting.break", "pause"), bare("sitting.stop", "stop"),
			part.NewChip(part.Done, part.Said{Text: "10:42", Lang: "en"})),
		Side: s.rail(),
		Body: []fyne.CanvasObject{
			part.NewBoth(s.sample("work"), part.Style{Size: look.Heading}),
			part.NewQuestion(q), part.NewQuestion(s.question("worry", "long", s.sample("worry"))),
		},
		Back: part.NewButton(part.ButtonParams{Label: s.say("sitting.back").OneOf()}),
		Next: part.NewButton(part.ButtonParams{Label: s.sample("next"), Kind: part.Primary, Icon: "onward"}),
	})
}

func focusFirst(c fyne.Canvas) {
	c.FocusNext()
	c.FocusNext()
	c.FocusNext()
	c.FocusNext()
	c.FocusNext()
}

func showSurvivor(s stage) fyne.CanvasObject {
	alone := s
	alone.working, alone.quieter = s.hers, s.voice
	q := alone.question("now", "face5", s.alone("worry"))
	q.Size, q.Sources, q.NonAnswers = look.Survivor, nil, nil
	return part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{part.NewQuestion(q)},
		Back: part.NewButton(part.ButtonParams{Label: alone.say("sitting.stop")}),
		Next: part.NewButton(part.ButtonParams{Label: s.alone("next"), Kind: part.Primary}),
	})
}

func showAsk(s stage) fyne.CanvasObject { return showSitting(s) }

func openAsk(c fyne.Canvas) {
	s := stageFor("th")
	part.NewAsk(part.AskParams{
		Title: s.sample("safety"), Text: s.sample("answer"),
		Choices: []part.Choice{{Label: s.say("part.row_remove"), Kind: part.Danger}, {Label: s.say("part.row_keep"), Cancel: true}},
	}).Open(c)
}

func showFolder(s stage) fyne.CanvasObject {
	return part.NewFolderPicker(part.FolderParams{Words: s.say, Lang: s.working, Start: "/", Name: "my-plan.pdf"})
}

func showNotePad(stage) fyne.CanvasObject { return part.NewNotePad() }

func showPreview(s stage) fyne.CanvasObject {
	p := part.NewPicture(297.0 / 210.0)
	page := image.NewGray(image.Rect(0, 0, 420, 594))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	for y := 60; y < 540; y += 24 {
		draw.Draw(page, image.Rect(40, y, 380-(y*7)%120, y+6), image.NewUniform(color.Gray{0x60}), image.Point{}, draw.Src)
	}
	p.Set(page)
	return part.NewPage(part.PageParams{Wide: true, Body: []fyne.CanvasObject{part.NewSides(24, 0.5, 640, p, part.NewCard(part.NewBoth(s.sample("answer"), part.Style{})))}})
}
