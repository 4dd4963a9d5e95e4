package plan

import (
	"onward/app/autograph"
	"onward/app/casefile"
	"onward/i18n"
)

// agreement closes her copy: that it was read to her, what she changed, and
// room to sign by hand or thumb. What is known already is printed; the rest is
// left to the pen.
func (c *composer) agreement() {
	c.part("plan.agree")
	lang, hasLang := c.take(c.f09, "agree.language", always)
	on, hasOn := c.take(c.f09, "agree.on", always)
	if hasLang && hasOn && !c.again("agree.on") {
		c.add(Paragraph{Part: Part{From: "agree.on", Text: c.each(func(p *i18n.Printer) string {
			return c.word(p, i18n.Args{"language": p.LanguageWithin(lang.Text()), "date": p.ShortDate(on.Text())}, "plan.agree.read")
		})}})
	} else {
		c.add(Paragraph{Part: Part{From: "agree.on", Text: c.say("plan.agree.read_blank", nil), Lines: 1}})
	}
	c.beside()
	changes := Part{From: "agree.changes", Label: c.say("plan.agree.changes", nil), Text: c.freely(c.f09, "agree.changes", always)}
	if len(changes.Text) == 0 {
		changes.Lines = 2
	}
	c.add(Paragraph{Part: changes})
	how := c.mark("agree.sign")
	if how.How != "refused" { // a paper does not tell that she would not sign
		p := Part{From: "agree.sign", Label: c.say("plan.agree.how", nil)}
		for _, way := range []string{"signed", "thumb", "spoken"} {
			p.Boxes = append(p.Boxes, Box{c.say("mark."+way, nil), how.How == way})
		}
		c.add(Paragraph{Part: p})
	}
	keep, _ := c.take(c.f09, "agree.keep", always)
	c.add(Paragraph{Part: Part{From: "agree.keep", Label: c.say("plan.agree.keep", nil), Boxes: c.boxes("agree.keep", keep.Text())}})
	c.add(Signature{c.signers(how)})
}

// beside is who sat with her while it was read, where she wanted somebody.
func (c *composer) beside() {
	kind, said := c.chosen(c.f09, "agree.beside", always)
	if kind == "" || kind == "alone" {
		return
	}
	name := c.named(c.f09, "agree.beside_name", always)
	c.add(Paragraph{Part: Part{From: "agree.beside", Label: c.say("plan.agree.beside", nil), Text: c.join(" · ", name, said)}})
}

func (c *composer) signers(how casefile.Mark) []SignBox {
	me := c.signBox("plan.sign.me", c.called(c.f00, "person.called", "name"))
	if how.On != "" {
		me.Date = c.date(how.On)
	}
	me.Ink = drawn(how)
	boxes := []SignBox{me}
	if g := c.mark("agree.guardian"); g.How != "" && g.How != "refused" || g.How == "" && c.in.Young {
		box := c.signBox("plan.sign.guardian", c.plain("", g.By))
		box.Ink = drawn(g)
		boxes = append(boxes, box)
	}
	boxes = append(boxes, c.signBox("plan.sign.worker", c.named(c.f09, "agree.worker", always)))
	if s := c.named(c.f09, "agree.interpreter", always); s != nil {
		boxes = append(boxes, c.signBox("plan.sign.interpreter", s))
	}
	if s := c.named(c.f09, "agree.witness", always); s != nil || how.How == "spoken" || how.How == "thumb" {
		boxes = append(boxes, c.signBox("plan.sign.witness", s))
	}
	return boxes
}

func (c *composer) signBox(key string, name []Said) SignBox {
	return SignBox{Label: c.say(key, nil), NameLabel: c.say("plan.sign.name", nil), DateLabel: c.say("plan.sign.date", nil), Name: name}
}

// drawn is a sign that was made on the screen. What is no ink is left to the
// pen.
func drawn(m casefile.Mark) autograph.Drawing {
	if m.How != "signed" {
		return nil
	}
	ink, err := autograph.Read(m.Ink)
	if err != nil {
		return nil
	}
	return ink
}

// mark reads how someone agreed.
func (c *composer) mark(q casefile.QuestionID) casefile.Mark {
	a, ok := c.take(c.f09, q, always)
	m, err := casefile.As[casefile.Mark](a.Value)
	if !ok || err != nil || c.again(q) {
		return casefile.Mark{}
	}
	return m
}
