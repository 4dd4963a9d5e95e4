package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// Who sits beside the person while the plan is read, and what that one may hear.
// Both are the person's choice, and nobody has to be there.

var (
	besideIcons = map[string]string{"alone": "check", "friend": "person", "family": "family", "house": "home", "helper": "hand", "other": "people"}
	hearsIcons  = map[string]string{"all": "speak", "part": "half"}
)

// whom asks whom they want beside them, and waits for that person where they
// like.
func (b *readBack) whom() []fyne.CanvasObject {
	q, ok := b.st.Def().Question("agree.beside")
	if !ok { // a plan begun with an earlier form: it is asked, and not kept
		return b.question("people", "review.hello", "review.who_here",
			b.tile("review.who_none", "check", b.alone, func() { b.alone = true; b.again() }),
			b.tile("review.who_call", "people", false, func() { b.turned.show(toWait) }))
	}
	now := b.said(q.ID)
	body := []fyne.CanvasObject{
		part.NewBeside(2*look.Step, part.NewIconSized("people", look.Lead, 64), part.NewColumn(look.Step,
			part.NewPara(b.say("review.hello", nil), part.Style{Size: look.Hers, Color: look.Quiet}),
			part.NewPara(b.asks(q), part.Style{Size: look.Survivor}))),
		b.tiles(q, besideIcons, now),
	}
	if now != "" && now != "alone" {
		body = append(body, part.NewFlow(look.Step, b.large(part.Plain, "review.wait_title", "clock", func() { b.turned.show(toWait) })))
	}
	return body
}

// hears asks what the person beside them may hear, and what to call that one.
func (b *readBack) hears() []fyne.CanvasObject {
	q, ok := b.st.Def().Question("agree.beside_hears")
	if !ok {
		return nil
	}
	body := []fyne.CanvasObject{
		part.NewBeside(2*look.Step, part.NewIconSized("speak", look.Lead, 64), part.NewPara(b.asks(q), part.Style{Size: look.Survivor})),
		b.tiles(q, hearsIcons, b.said(q.ID)),
	}
	for _, id := range []string{"agree.beside_part", "agree.beside_name"} {
		if q, ok := b.st.Def().Question(casefile.QuestionID(id)); ok && b.st.Shown(q.ID) {
			body = append(body, b.written(q, q.ID)...)
		}
	}
	return body
}
