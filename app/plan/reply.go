package plan

// fewSteps leave room on the page for more lines of words.
const fewSteps = 5

// reply is the last page: filled in by pen, photographed, sent back. It asks
// what F12 asks, in the order of the page for handing over, so that whoever
// types it in goes down either page in the same way. It holds the numbers of
// the steps and nothing of what they say.
func (c *composer) reply(steps []step) {
	def, ok := c.in.Shelf.Form(handoverForm)
	if !ok {
		return
	}
	c.add(Break{})
	c.part("plan.reply")
	c.add(Paragraph{Part: Part{From: "plan.reply.intro", Text: c.say("plan.reply.intro", nil), Strong: true}})
	name := c.named(c.f09, "receiving.sender_name", always)
	number, _ := c.phone(c.f09, "receiving.sender_phone", always)
	if to := c.join(" · ", name, number); to != nil { // the page may travel without the others
		c.add(Paragraph{Part: Part{From: "plan.r.call", Label: c.say("f12.sent.reply_to.label", nil), Text: to, Strong: true}, Beside: true})
	}
	if _, by := c.day(c.f09, "receiving.feedback", always); by != nil {
		c.add(Paragraph{Part: Part{From: "plan.r.feedback", Label: c.say("plan.r.feedback", nil), Text: by}, Beside: true})
	}
	s, lines := &handSheet{composer: c, def: def}, 2
	if len(steps) > fewSteps {
		lines = 1
	}
	s.got(lines)
	if len(steps) > 0 {
		s.stepRows(steps)
	}
	end := s.promise()
	s.sentences("promise.person_says", 1)
	s.halves(end.Cells[1], end.Cells[2])
}
