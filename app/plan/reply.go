package plan

// reply is the last page: filled in by pen, photographed, sent back. It holds
// the numbers of the steps and nothing of what they say.
func (c *composer) reply(steps []step) {
	c.add(Break{})
	c.part("plan.reply")
	c.add(Paragraph{Part: Part{From: "plan.reply.intro", Text: c.say("plan.reply.intro", nil), Strong: true}})
	if _, by := c.day(c.f09, "receiving.feedback", always); by != nil {
		c.add(Paragraph{Part: Part{From: "plan.r.feedback", Label: c.say("plan.r.feedback", nil), Text: by}, Beside: true})
	}
	third := []Column{{Share: 1. / 3}, {Share: 1. / 3}, {Share: 1. / 3}}
	c.add(Table{Columns: third, Rows: []Row{
		{[]Cell{{c.line("plan.reply.received", 1)}, {c.line("plan.reply.post", 1)}, {c.line("plan.reply.phone", 1)}}},
		{[]Cell{{c.line("plan.reply.date", 1)}, {c.line("plan.reply.visit", 1)}, {c.line("plan.reply.extra", 1)}}},
	}})
	c.add(Table{Columns: []Column{{Share: 0.5}, {Share: 0.5}}, Rows: []Row{
		{[]Cell{
			{c.tick("plan.reply.arrived", "plan.reply.arrived.yes", "plan.reply.arrived.no", "plan.reply.arrived.other")},
			{c.tick("plan.reply.condition", "plan.reply.condition.well", "plan.reply.condition.care")},
		}},
		{[]Cell{
			{c.tick("plan.reply.sealed", "answer.is.yes", "answer.is.no")},
			{c.tick("plan.reply.explained", "answer.did.yes", "answer.did.no")},
		}},
	}})
	if len(steps) > 0 {
		t := Table{Columns: []Column{
			// the row is itself a line to write on
			{c.say("plan.reply.step", nil), 0.1}, {c.say("plan.reply.accept", nil), 0.15}, {c.say("plan.reply.change", nil), 0.2},
			{c.say("plan.reply.cannot", nil), 0.15}, {c.say("plan.reply.because", nil), 0.4},
		}}
		square := Cell{{From: "plan.reply.accept", Boxes: []Box{{}}}}
		for _, s := range steps {
			t.Rows = append(t.Rows, Row{[]Cell{
				{{From: "plan.reply.step", Text: c.figure(s.number), Strong: true}},
				square, square, square, nil,
			}})
		}
		c.add(t)
	}
	c.add(Paragraph{Part: c.line("plan.reply.comments", 1)})
	c.add(Paragraph{Part: Part{From: "plan.reply.promise", Text: c.say("plan.reply.promise", nil)}})
	c.add(Signature{[]SignBox{{Label: c.say("plan.reply.sign_me", nil)}, {Label: c.say("plan.reply.sign_worker", nil)}}})
}

// line is a label with lines to write on.
func (c *composer) line(key string, lines int) Part {
	return Part{From: key, Label: c.say(key, nil), Lines: lines}
}

// tick is a label with squares to tick.
func (c *composer) tick(key string, options ...string) Part {
	p := Part{From: key, Label: c.say(key, nil)}
	for _, o := range options {
		p.Boxes = append(p.Boxes, Box{Text: c.say(o, nil)})
	}
	return p
}
