package page

import (
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// post is where one's own card is made, where those of others are brought in,
// and where a file that came is opened.
type post struct{ *layers }

func newPost(p *Place) *post {
	s := &post{newLayers(p, ToPost)}
	s.list()
	return s
}

func (s *post) Route() Route { return Route{Page: ToPost} }

// cardFiles are the endings of files that hold a card.
var cardFiles = []string{".card", ".txt"}

// mostCard is how much of a file is read to find a card in it.
const mostCard = 16 << 10

func (s *post) list() {
	me, err := s.Desk.Sender()
	if err != nil {
		s.begin()
		return
	}
	cards, err := s.Desk.Cards()
	if err != nil {
		s.Trouble(err)
	}
	came := s.primary("post.open", func() { s.Go(Route{Page: ToLetter}) })
	known := []fyne.CanvasObject{s.title("post.known", nil)}
	var rows []fyne.CanvasObject
	for _, c := range cards {
		rows = append(rows, part.NewFoot(part.NewPara(s.nameOf(c), part.Style{}),
			part.NewTrailingFlow(look.Step, s.bare("post.forget", func() { s.forget(c) }))))
	}
	if len(rows) == 0 {
		known = append(known, s.quiet("post.none", nil))
	} else {
		known = append(known, part.NewRuled(rows...))
	}
	known = append(known, part.NewFlow(look.Step, s.plain("post.bring", s.bring)))
	s.show(s.say("post.title", nil), []fyne.CanvasObject{s.para("post.hint", nil), part.NewCard(known...), s.own(me.Card())}, came, nil, nil)
}

// begin asks for the name on the card, once.
func (s *post) begin() {
	var make *part.Button
	var name *part.Field
	draw := func() {
		if make.Disabled() {
			return
		}
		if _, err := s.Desk.DrawSender(strings.TrimSpace(name.Text())); err != nil {
			s.Trouble(err)
			return
		}
		s.list()
		s.Told(s.say("post.made", nil))
	}
	name = part.NewField(part.FieldParams{Width: 480, Lang: s.Say.Tag(), Most: 120, OnEnter: draw, OnChanged: func(t string) {
		enable(make, strings.TrimSpace(t) != "")
	}})
	make = s.primary("post.make", draw)
	make.Disable()
	s.show(s.say("post.title", nil), []fyne.CanvasObject{
		s.para("post.hint", nil), part.NewCard(s.title("post.own", nil), s.labelled("post.name", name, "post.name_hint")),
	}, make, name.Focus, nil)
}

// own is one's own card: what to give to others, and what to read out when
// they call.
func (s *post) own(c app.Card) fyne.CanvasObject {
	return part.NewCard(s.title("post.own", nil), part.NewPara(s.nameOf(c), part.Style{Bold: true}), s.quiet("post.own_hint", nil),
		part.NewFlow(look.Step, s.plain("post.save", func() { s.save(c) })),
		part.NewFold(s.pair("post.text", nil), func() fyne.CanvasObject {
			return part.NewField(part.FieldParams{Many: true, Lang: "en", Text: c.Text()})
		}),
		part.NewFold(s.pair("post.things", nil), func() fyne.CanvasObject {
			return part.NewColumn(look.Step, s.quiet("post.things_hint", nil), s.things(c, i18n.Source))
		}))
}

func (s *post) save(c app.Card) {
	s.choose("post.save", part.FolderParams{Name: "my.card", OnChoose: func(path string) {
		path, err := writeNew(path, []byte(c.Text()+"\n"))
		s.list()
		if err != nil {
			s.Trouble(err)
			return
		}
		s.Told(s.say("post.saved", i18n.Args{"file": path}))
	}}, s.list)
}

// bring asks for a card: from a file, or from what is pasted.
func (s *post) bring() {
	var see *part.Button
	text := part.NewField(part.FieldParams{Many: true, Lang: "en", OnChanged: func(t string) { enable(see, strings.TrimSpace(t) != "") }})
	see = s.primary("post.look", func() { s.Trouble(s.read(text.Text())) })
	see.Disable()
	s.show(s.say("post.bring", nil), []fyne.CanvasObject{
		part.NewCard(s.para("post.bring_hint", nil), part.NewFlow(look.Step, s.plain("post.bring_file", func() {
			s.choose("post.bring_file", part.FolderParams{Files: cardFiles, OnChoose: s.file}, s.bring)
		}))),
		part.NewCard(s.labelled("post.paste", text, "")),
	}, see, text.Focus, s.list)
}

func (s *post) file(path string) {
	text, err := readSmall(path)
	if err == nil {
		err = s.read(text)
	}
	if err != nil {
		s.bring()
		s.Trouble(err)
	}
}

// readSmall reads the beginning of a file, as much as a card may have.
func readSmall(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b := make([]byte, mostCard)
	n, err := f.Read(b)
	if n == 0 && err != io.EOF {
		return "", err
	}
	return string(b[:n]), nil
}

// read looks at a card and goes to the comparing, where it is new.
func (s *post) read(text string) error {
	c, err := app.ReadCard(text)
	if err == nil {
		err = s.Desk.NewCard(c)
	}
	if err != nil {
		return err
	}
	s.compare(c, s.bring, func(known bool) {
		s.list()
		if known {
			s.Told(s.say("post.taken", i18n.Args{"name": c.Name}))
		} else {
			s.Told(s.say("post.not_taken", nil))
		}
	})
	return nil
}

// forget asks before a card is taken away.
func (s *post) forget(c app.Card) {
	keep := s.primary("post.keep", s.list)
	s.show(s.say("post.title", nil), []fyne.CanvasObject{part.NewBanner(part.BannerParams{
		Kind: part.TakeCare, Title: part.Pair{Hers: s.nameOf(c)}, Text: s.pair("post.forget_ask", nil),
		Actions: []fyne.CanvasObject{s.button(part.Danger, "post.forget", func() {
			if err := s.Desk.ForgetCard(c); err != nil {
				s.Trouble(err)
				return
			}
			s.list()
			s.Told(s.say("post.forgotten", nil))
		})},
	})}, keep, nil, s.list)
}

// knownTo tells whether there is a card to write with, and somebody to write
// to.
func knownTo(d *app.Desk) []app.Card {
	if _, err := d.Sender(); err != nil {
		return nil
	}
	cards, err := d.Cards()
	if err != nil {
		return nil
	}
	return cards
}
