package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// sending is where the letters about a person are: those that left and how they
// stand, and the way to send one more.
type sending struct {
	*layers
	c     *casefile.Case
	share casefile.SittingID // the agreement a copy is sent under; "" where none was chosen
	langs []string           // of the copy
}

func newSend(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	s := &sending{layers: newLayers(p, ToSend), c: c, share: r.Sitting, langs: strings.Fields(r.Section)}
	if len(s.langs) == 0 {
		s.langs = []string{c.Language}
		if c.Working != c.Language {
			s.langs = append(s.langs, c.Working)
		}
	}
	if s.share != "" {
		s.whose()
	} else {
		s.list()
	}
	return s, nil
}

func (s *sending) Route() Route {
	return Route{Page: ToSend, Case: s.c.ID, Sitting: s.share, Section: strings.Join(s.langs, " ")}
}

func (s *sending) head() part.Said {
	return s.say("case.title", i18n.Args{"code": string(s.c.Code)})
}

// whose asks whether a card is that of the reader who was agreed to, side by
// side.
func (s *sending) whose() {
	agreed := s.say("case.share_noname", nil)
	if st := s.c.Sitting(s.share); st != nil {
		if a, ok := st.Answer("to.name"); ok && a.Text() != "" {
			agreed = part.Said{Text: a.Text(), Lang: langOf(a.Text(), s.c.Language, s.c.Working)}
		}
	}
	cards := knownTo(s.Desk)
	body := []fyne.CanvasObject{s.heading("post.send", nil)}
	if len(cards) == 0 {
		body = append(body, part.NewCard(s.para("post.no_cards", nil), s.way("post.title", ToPost)))
		s.show(s.head(), body, nil, nil, nil)
		return
	}
	body = append(body, s.para("post.send_hint", nil))
	var first *part.Button
	var rows []fyne.CanvasObject
	for _, c := range cards {
		b := part.NewButton(part.ButtonParams{Label: part.Pair{Hers: s.nameOf(c)}, Kind: part.Listed, Icon: "person", IconInk: look.Lead, OnTap: func() { s.sure(agreed, c) }})
		if first == nil {
			first = b
		}
		rows = append(rows, b)
	}
	body = append(body, part.NewCard(s.quiet("post.agreed_for", nil), part.NewPara(agreed, part.Style{Bold: true})),
		part.NewCard(s.title("post.which_card", nil), part.NewRuled(rows...)))
	s.show(s.head(), body, nil, func() { s.Focus(first) }, nil)
}

// sure shows the name agreed to beside the name on the card.
func (s *sending) sure(agreed part.Said, c app.Card) {
	side := func(key string, name part.Said) fyne.CanvasObject {
		return part.NewColumn(look.Step/2, s.quiet(key, nil), part.NewPara(name, part.Style{Size: look.Hers, Bold: true}))
	}
	yes := s.primary("post.yes_same", func() {
		s.choose("post.yes_same", part.FolderParams{Name: letterName(s.Place), OnChoose: func(path string) {
			s.write(path, func(f *os.File) (app.Sent, error) {
				return s.Desk.Send(f, s.c.ID, app.Copy{Langs: s.langs, Recipient: s.share}, c)
			}, s.whose)
		}}, s.whose)
	})
	s.show(s.head(), []fyne.CanvasObject{s.heading("post.is_same", nil),
		part.NewCard(part.NewSides(3*look.Step, 0.5, 300, side("post.agreed_for", agreed), side("post.card_of", s.nameOf(c)))),
		s.para("post.is_same_hint", nil)}, yes, nil, s.whose)
}

// letterName is a name that tells nothing, for a sealed file.
func letterName(p *Place) string {
	return fmt.Sprintf("file-%s%s", p.Now().Format("0102"), app.LetterFiles[0])
}

// write seals beside the screen. What could not be written whole is taken away
// again.
func (s *sending) write(path string, seal func(*os.File) (app.Sent, error), back func()) {
	s.show(s.head(), []fyne.CanvasObject{part.NewBusy(s.pair("post.sealing", nil))}, nil, nil, nil)
	var sent app.Sent
	s.Work(func() error {
		f, name, err := newFile(path)
		if err != nil {
			return err
		}
		path = name
		if sent, err = seal(f); err == nil {
			err = onDisk(f)
		}
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			os.Remove(path)
		}
		return err
	}, func(err error) {
		if s.gone {
			return
		}
		s.Trouble(err)
		if err != nil {
			back()
			s.Trouble(err)
			return
		}
		s.call(sent, filepath.Base(path))
	})
}

// call asks for the code that only who could open the file can know.
func (s *sending) call(l app.Sent, file string) {
	to := i18n.Args{"name": l.To.Name}
	answer := part.NewColumn(0)
	var heard *part.Field
	var check *part.Button
	compare := func() {
		if check.Disabled() {
			return
		}
		right, err := s.Desk.HearReceipt(l.ID, heard.Text())
		switch {
		case err != nil:
			s.Trouble(err)
		case right:
			answer.Set(part.NewBanner(part.BannerParams{Kind: part.AllDone, Text: s.pair("post.heard_right", to)}))
		default:
			answer.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: s.pair("post.heard_wrong", nil)}))
		}
		s.stack.Refresh()
	}
	heard = part.NewField(part.FieldParams{Lang: "en", Width: 260, Most: 20, OnEnter: compare, OnChanged: func(t string) {
		answer.Set()
		enable(check, strings.TrimSpace(t) != "")
	}})
	check = s.primary("post.heard_check", compare)
	check.Disable()
	body := []fyne.CanvasObject{s.heading("post.call", nil)}
	if file != "" {
		body = append(body, part.NewCard(s.para("post.written", i18n.Args{"file": file}), s.quiet("post.until", s.moment(l.Until))))
	}
	body = append(body, part.NewCard(s.para("post.call_hint", to), s.labelled("post.heard", heard, ""), answer,
		part.NewFold(s.pair("post.code", nil), func() fyne.CanvasObject {
			return part.NewColumn(look.Step/2, s.quiet("post.code_hint", nil), part.NewPara(plainText(l.Receipt), part.Style{Size: look.Hers, Bold: true}))
		})))
	s.show(s.head(), body, check, heard.Focus, s.list)
}

// list shows the letters about the person, the latest first.
func (s *sending) list() {
	s.share = ""
	all, err := s.Desk.SentOf(s.c.ID)
	if err != nil {
		s.Trouble(err)
	}
	var rows []fyne.CanvasObject
	for _, l := range all {
		rows = append(rows, s.row(l))
	}
	body := []fyne.CanvasObject{s.heading("post.letters", nil)}
	if came, ok, err := s.Desk.CameFrom(s.c.ID); err == nil && ok {
		body = append(body, part.NewCard(s.para("post.came_from", i18n.Args{"name": came.From.Name, "date": s.Say.Day(came.At.Local())}),
			part.NewFlow(look.Step, s.plain("post.answer_now", func() { s.reply(s.c.ID) }), s.plain("post.send_back", s.sendBack))), s.across(came.From.Name))
	} else {
		body = append(body, s.quiet("post.send_where", nil))
	}
	if len(rows) == 0 {
		rows = append(rows, s.quiet("post.letters_none", nil))
	}
	body = append(body, part.NewCard(part.NewRuled(rows...)), s.way("post.open", ToLetter))
	s.show(s.head(), body, nil, nil, nil)
}

// row is one letter that left and how it stands.
func (s *sending) row(l app.Sent) fyne.CanvasObject {
	shape, state := part.Half, s.say("post.state.sent", i18n.Args{"date": s.Say.Day(l.Made.Local())})
	var do []fyne.CanvasObject
	switch {
	case l.Back != nil:
		shape, state = part.Done, s.say("post.state.answered", i18n.Args{"date": s.Say.Day(l.Back.Local())})
	case l.Heard:
		shape = part.Done
		state.Text += " · " + s.Say.Say("post.state.heard", nil)
	case s.Now().After(l.Until):
		shape, state = part.Away, s.say("post.state.expired", i18n.Args{"date": s.Say.Day(l.Until.Local())})
	}
	if !l.Heard {
		do = append(do, s.plain("post.call", func() { s.call(l, "") }))
	}
	text := part.NewColumn(0, part.NewPara(s.nameOf(l.To), part.Style{}), part.NewPara(state, part.Style{Size: look.Working, Color: look.Quiet}))
	return part.NewFoot(part.NewBeside(look.Step, part.NewShape(shape), text), part.NewTrailingFlow(look.Step, do...))
}

// across is a fold with the words of the answer that the one who is to get it
// cannot read.
func (s *sending) across(name string) fyne.CanvasObject {
	a := newAcross(s.Place, s.c.ID, func(left int) part.Said {
		return s.say("border.title", i18n.Args{"name": name, "count": left})
	}, func() {}, func() {})
	all, _, err := s.Desk.AcrossBack(s.c.ID)
	if err != nil {
		s.Trouble(err)
	}
	a.show(all)
	return a.column
}

// sendBack seals what was written here for the one the plan came from.
func (s *sending) sendBack() {
	s.choose("post.send_back", part.FolderParams{Name: letterName(s.Place), OnChoose: func(path string) {
		s.write(path, func(f *os.File) (app.Sent, error) { return s.Desk.SendAnswer(f, s.c.ID) }, s.list)
	}}, s.list)
}
