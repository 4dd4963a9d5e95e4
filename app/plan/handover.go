package plan

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// Handover is the page that goes with a receiving worker's copy and comes back
// as a photo (F12): what was sent is filled in, everything else is for a pen.
// It holds the numbers of the steps and nothing of what they say.
const Handover Copy = "handover"

const handoverForm casefile.FormID = "f12"

// handover writes the page. The words are those of the form, so that what
// comes back can be typed in line by line.
func (c *composer) handover() {
	def, ok := c.in.Shelf.Form(handoverForm)
	if !ok {
		return
	}
	s := &handSheet{composer: c, def: def}
	s.sent()
	s.got(0)
	if steps := s.steps(); len(steps) > 0 {
		s.stepRows(steps)
	}
	s.add(Table{Columns: thirds(), Rows: []Row{s.promise()}})
}

// handSheet writes questions of F12 as something to fill in.
type handSheet struct {
	*composer
	def *form.Def
}

// label is what a question of F12 asks.
func (s *handSheet) label(q casefile.QuestionID) []Said {
	return s.say("f12."+string(q)+".label", nil)
}

func (s *handSheet) write(q casefile.QuestionID) Cell {
	return Cell{{From: string(q), Label: s.label(q), Lines: 1}}
}

// sentences has lines across the page, for what is no single word.
func (s *handSheet) sentences(q casefile.QuestionID, lines int) {
	s.add(Paragraph{Part: Part{From: string(q), Label: s.label(q), Lines: lines}})
}

// ticks are the options of a question as squares.
func (s *handSheet) ticks(q casefile.QuestionID, ticked ...string) Part {
	p := Part{From: string(q), Label: s.label(q), Quiet: true} // small, for it is one page
	if asked, ok := s.def.Question(q); ok {
		for _, o := range asked.Choices() {
			p.Boxes = append(p.Boxes, Box{s.option(asked, o), slices.Contains(ticked, o)})
		}
	}
	return p
}

// known is a question whose answer is filled in; a line where it is not known.
func (s *handSheet) known(q casefile.QuestionID, said []Said) Cell {
	p := Part{From: string(q), Label: s.label(q), Text: said}
	if len(said) == 0 {
		p.Lines = 1
	}
	return Cell{p}
}

// sent says what went: from the handing over itself where it was written down,
// else from the case.
func (s *handSheet) sent() {
	number := func(q casefile.QuestionID, else_ int) []Said {
		if a, ok := s.take(s.f12, q, always); ok {
			if n, isNumber := a.Value.(float64); isNumber {
				return s.figure(int(n))
			}
		}
		if else_ == 0 {
			return nil
		}
		return s.figure(else_)
	}
	_, by := s.day(s.f12, "sent.reply_by", always)
	if by == nil {
		_, by = s.day(s.f09, "receiving.feedback", always)
	}
	sender := s.named(s.f12, "sent.sender", always)
	if sender == nil {
		sender = s.named(s.f09, "receiving.sender_name", always)
	}
	to, _ := s.phone(s.f12, "sent.reply_to", always)
	if to == nil {
		to, _ = s.phone(s.f09, "receiving.sender_phone", always)
	}
	var ticked []string
	if a, ok := s.take(s.f12, "sent.items", always); ok {
		ticked = texts(a.Value)
	}
	counted := s.join(" · ",
		s.join(" ", s.label("sent.version"), number("sent.version", len(s.in.Case.All("f09")))),
		s.join(" ", s.label("sent.copy"), number("sent.copy", s.in.Number)),
		s.join(" ", s.label("sent.pages"), number("sent.pages", s.in.Pages)))
	s.halves(append(said("f12.sent", counted), s.known("sent.sender", sender)...), append(s.known("sent.reply_to", to), s.known("sent.reply_by", by)...))
	s.add(Paragraph{Part: s.ticks("sent.items", ticked...)})
}

func thirds() []Column { return []Column{{Share: 1. / 3}, {Share: 1. / 3}, {Share: 1. / 3}} }

// got asks how the person came. lines are for what else is needed, across the
// page; without any, where there is little room, one stands under the ticks.
func (s *handSheet) got(lines int) {
	s.add(Table{Columns: thirds(), Rows: []Row{
		{[]Cell{s.write("got.name"), s.write("got.post"), s.write("got.office")}},
		{[]Cell{s.write("got.phone"), s.write("got.language"), s.write("got.on")}},
	}})
	if lines == 0 {
		s.add(Table{Columns: thirds(), Rows: []Row{{[]Cell{
			append(Cell{s.ticks("got.arrived")}, s.write("rows.first_visit")...),
			append(Cell{s.ticks("got.condition")}, s.write("rows.need")...),
			{s.ticks("got.seal")},
		}}}})
		s.add(Table{Columns: []Column{{Share: 0.38}, {Share: 0.62}}, Rows: []Row{{[]Cell{{s.ticks("got.belongings")}, {s.ticks("got.explained")}}}}})
		return
	}
	s.add(Table{Columns: thirds(), Rows: []Row{
		{[]Cell{{s.ticks("got.arrived")}, {s.ticks("got.condition")}, {s.ticks("got.seal")}}},
		{[]Cell{{s.ticks("got.belongings")}, {s.ticks("got.explained")}, s.write("rows.first_visit")}},
	}})
	s.sentences("rows.need", lines)
}

// stepRows has a row to answer each step; the row is itself a line to write on.
func (s *handSheet) stepRows(steps []step) {
	t := Table{Columns: []Column{
		{s.say("plan.reply.step", nil), 0.12}, {s.say("plan.reply.accept", nil), 0.15}, {s.say("plan.reply.change", nil), 0.21},
		{s.say("plan.reply.cannot", nil), 0.15}, {s.label("rows.steps.note"), 0.37},
	}}
	square := Cell{{From: "rows.steps.answer", Boxes: []Box{{}}}}
	for _, st := range steps {
		number := Cell{{From: "rows.steps.row", Text: s.figure(st.number), Strong: true}}
		t.Rows = append(t.Rows, Row{[]Cell{number, square, square, square, nil}})
	}
	s.add(t)
}

// promise is what the reader keeps to. It gives the places for what the person
// says and for both signs.
func (s *handSheet) promise() Row {
	p := Part{From: "f12.promise", Quiet: true}
	for _, q := range []casefile.QuestionID{"promise.locked", "promise.only", "promise.family", "promise.back"} {
		p.Boxes = append(p.Boxes, Box{Text: s.label(q)})
	}
	s.add(Paragraph{Part: p})
	return Row{[]Cell{s.write("promise.person_says"), s.write("promise.person_sign"), s.write("promise.sign")}}
}
