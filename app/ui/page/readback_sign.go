package page

import (
	"fyne.io/fyne/v2"

	"onward/app/autograph"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// How the plan is kept, and how they say yes to it.

var (
	keepIcons    = map[string]string{"copy": "page", "card": "papers", "none": "no", "keep": "lock"}
	foundIcons   = map[string]string{"safe": "face4", "maybe": "face3", "not_safe": "face2"}
	insteadIcons = map[string]string{"by_heart": "feelings", "trusted": "person", "sealed": "locked", "later": "clock"}
)

// paper asks how they want to keep the plan: offered, never forced.
func (b *readBack) paper(l leaf) []fyne.CanvasObject {
	icons := map[leafKind]map[string]string{leafKeep: keepIcons, leafFound: foundIcons, leafInstead: insteadIcons}[l.kind]
	q, ok := b.st.Def().Question(l.question())
	if !ok {
		return nil
	}
	body := []fyne.CanvasObject{part.NewPara(b.asks(q), part.Style{Size: look.Survivor})}
	if l.kind == leafFound {
		body = []fyne.CanvasObject{}
		for _, ask := range []struct{ icon, key string }{{"home", "review.keep_where"}, {"people", "review.keep_who"}, {"alert", "review.keep_then"}} {
			body = append(body, part.NewBeside(2*look.Step, part.NewIconSized(ask.icon, look.Lead, 36),
				part.NewPara(b.say(ask.key, nil), part.Style{Size: look.Survivor})))
		}
	}
	return append(body, b.tiles(q, icons, b.text(q.ID)))
}

// signing is where they sign: by hand on the screen, by thumb on the paper, or
// aloud while somebody listens. As long as a step waits for an answer there is
// nothing to sign.
func (b *readBack) signing(l leaf) []fyne.CanvasObject {
	if rows := b.unsaid(); len(rows) > 0 && l.kind == leafSign {
		return []fyne.CanvasObject{
			part.NewPara(b.say("review.unsaid", nil), part.Style{Size: look.Survivor}),
			part.NewFlow(look.Step, b.large(part.Plain, "review.unsaid_show", "", func() { b.leafAt(leaf{leafStep, rows[0]}) })),
		}
	}
	id := l.question()
	mark := b.mark(id)
	ink, err := autograph.Read(mark.Ink)
	if err != nil || mark.How != "signed" {
		ink = nil
	}
	asks := b.say("review.guardian_signs", nil)
	if q, ok := b.st.Def().Question(id); ok && l.kind == leafSign {
		asks = b.turned.asks(q)
	}
	b.pen = part.NewPen(ink, func(k autograph.Drawing) {
		how := "signed"
		if len(k) == 0 {
			how = ""
		}
		b.torn = false
		b.sign(id, how, k)
	})
	wipe := b.drawn(part.Plain, look.Body, "review.wipe", "erase", b.pen.Clear)
	body := []fyne.CanvasObject{b.aloudLine(asks)}
	if b.torn {
		body = append(body, part.NewPara(b.say("review.torn", nil), part.Style{Size: look.Hers, Bold: true}))
	}
	body = append(body, part.NewPara(b.say("review.draw", nil), part.Style{Size: look.Hers, Color: look.Quiet}), b.pen, part.NewFlow(look.Step, wipe))
	var tiles []fyne.CanvasObject
	for _, way := range []struct{ how, icon, key string }{
		{"thumb", "hand", "review.thumb"}, {"spoken", "speak", "review.spoken"}, {"refused", "no", "review.refused"},
	} {
		tiles = append(tiles, b.tile(way.key, way.icon, mark.How == way.how, func() { b.sign(id, way.how, nil); b.again() }))
	}
	return append(body, part.NewTiles(look.Step, pictured, tiles...))
}
