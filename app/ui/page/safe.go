package page

import (
	"fmt"

	"fyne.io/fyne/v2"

	"onward/app/ui/part"
)

// safe is the page for whoever looks after the computer: what is protected,
// what is not, and what to do then. Each topic has sentences numbered from 1.
type safe struct {
	p    *Place
	page *part.Page
	back *part.Button
}

var safeTopics = []string{"does", "not", "people", "daily", "lost", "leaves", "damage"}

func newSafe(p *Place) *safe {
	body := []fyne.CanvasObject{p.para("safe.intro", nil)}
	for _, topic := range safeTopics {
		rows := []fyne.CanvasObject{p.title("safe."+topic+".title", nil)}
		for i := 1; ; i++ {
			key := fmt.Sprintf("safe.%s.%d", topic, i)
			if _, ok := p.Say.Find(key); !ok {
				break
			}
			rows = append(rows, p.para(key, nil))
		}
		body = append(body, part.NewCard(rows...))
	}
	s := &safe{p: p, back: p.back()}
	s.page = part.NewPage(part.PageParams{Head: p.bar(p.say("safe.title", nil), ToSafe), Body: body, Back: s.back})
	return s
}

func (s *safe) Content() fyne.CanvasObject { return s.page }
func (s *safe) Route() Route               { return Route{Page: ToSafe} }
func (s *safe) Ready()                     { s.p.Focus(s.back) }
