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
	page *part.Page
	back *part.Button
}

// helpTopics are the parts of the help, in order; each has sentences
// numbered from 1.
var helpTopics = []string{"about", "answers", "saving", "typing", "hiding", "paper", "words", "count", "limits"}

// helpKeys are the keys the help lists. They are those of ui.keys and of part.
var helpKeys = []string{"tab", "space", "arrows", "reason", "hide", "lock", "stop", "break", "turn", "places", "next", "back", "find", "save", "keyboard", "escape", "help"}

func newHelp(p *Place) *help {
	var body []fyne.CanvasObject
	for _, topic := range helpTopics {
		rows := []fyne.CanvasObject{p.title("help."+topic+".title", nil)}
		for i := 1; ; i++ {
			key := fmt.Sprintf("help.%s.%d", topic, i)
			if _, ok := p.Say.Find(key); !ok {
				break
			}
			rows = append(rows, p.para(key, i18n.Args{"least": app.Fewest}))
		}
		body = append(body, part.NewCard(rows...))
	}
	body = append(body, part.NewCard(p.title("safe.title", nil), part.NewFlow(look.Step, p.onward("safe.title", ToSafe))))
	keys := []fyne.CanvasObject{p.title("help.keys.title", nil), p.quiet("help.keys.intro", nil)}
	for _, k := range helpKeys {
		name := part.NewPara(p.say("help.key."+k, nil), part.Style{Bold: true})
		keys = append(keys, part.NewColumn(0, name, part.NewPara(p.say("help.key."+k+"_does", nil), part.Style{Color: look.Quiet})))
	}
	body = append(body, part.NewCard(keys...))
	h := &help{p: p, back: p.back()}
	h.page = part.NewPage(part.PageParams{Head: p.bar(p.say("help.title", nil), ToHelp), Body: body, Back: h.back})
	return h
}

func (h *help) Content() fyne.CanvasObject { return h.page }
func (h *help) Route() Route               { return Route{Page: ToHelp} }
func (h *help) Ready()                     { h.p.Focus(h.back) }
