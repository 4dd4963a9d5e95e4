package page

import (
	"fmt"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

type help struct {
	p    *Place
	on   string // the page it was asked for on, or ""
	page *part.Page
	back *part.Button
}

// helpTopics are the parts of the help, in order; each has sentences
// numbered from 1.
var helpTopics = []string{
	"about", "answers", "plan", "due", "paper", "letters", "places", "saving", "typing", "hiding", "copies", "people", "words", "count", "limits",
}

// helpOn is the part of the help that is about a page: it stands first when the
// help is asked for there.
var helpOn = map[Name]string{
	ToCases: "about", ToNew: "about", ToCase: "about", ToBegin: "answers", ToSitting: "answers", ToTurned: "hiding", ToMove: "answers",
	ToCalendar: "due", ToPlan: "plan", ToPreview: "paper", ToPapers: "paper", ToSettings: "about", ToOutside: "answers", ToWords: "words",
	ToCopies: "copies", ToBring: "copies", ToHurt: "copies", ToKeeping: "copies", ToKeep: "copies", ToSeen: "copies", ToLog: "copies",
	ToPeople: "people", ToHire: "people", ToMember: "people", ToOwnPass: "people", ToSheet: "people", ToApart: "people", ToSafe: "limits",
	ToPost: "letters", ToLetter: "letters", ToSend: "letters", ToReply: "letters", ToPlaces: "places", ToService: "places", ToCounting: "count",
}

// helpKeys are the keys the help lists. They are those of ui.keys and of part.
var helpKeys = []string{"tab", "space", "arrows", "reason", "hide", "lock", "stop", "break", "turn", "places", "next", "back", "find", "save", "keyboard", "escape", "help"}

func newHelp(p *Place, r Route) *help {
	var body []fyne.CanvasObject
	first := helpOn[Name(r.Section)]
	if first != "" {
		body = append(body, p.heading("help.here.title", nil), p.topic(first), p.heading("help.title", nil))
	}
	for _, topic := range helpTopics {
		if topic != first {
			body = append(body, p.topic(topic))
		}
	}
	body = append(body, part.NewCard(p.title("safe.title", nil), part.NewFlow(look.Step, p.onward("safe.title", ToSafe))))
	keys := []fyne.CanvasObject{p.title("help.keys.title", nil), p.quiet("help.keys.intro", nil)}
	for _, k := range helpKeys {
		name := part.NewPara(p.say("help.key."+k, nil), part.Style{Bold: true})
		keys = append(keys, part.NewColumn(0, name, part.NewPara(p.say("help.key."+k+"_does", nil), part.Style{Color: look.Quiet})))
	}
	body = append(body, part.NewCard(keys...))
	h := &help{p: p, on: r.Section, back: p.back()}
	h.page = part.NewPage(part.PageParams{Head: p.bar(p.say("help.title", nil), ToHelp), Body: body, Back: h.back})
	return h
}

// topic is one part of the help.
func (p *Place) topic(topic string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{p.title("help."+topic+".title", nil)}
	for i := 1; ; i++ {
		key := fmt.Sprintf("help.%s.%d", topic, i)
		if _, ok := p.Say.Find(key); !ok {
			return part.NewCard(rows...)
		}
		rows = append(rows, p.para(key, i18n.Args{"least": app.Fewest}))
	}
}

func (h *help) Content() fyne.CanvasObject { return h.page }
func (h *help) Route() Route               { return Route{Page: ToHelp, Section: h.on} }
func (h *help) Ready()                     { h.p.Focus(h.back) }
