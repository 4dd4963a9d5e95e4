package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/i18n"
)

// Request is one page that asks a worker in another place to look for a family
// (F07, part A). It is the paper that travels furthest and is read by most
// eyes, so that it speaks of the family and never of the person: no code of the
// case, no word on what happened, on the house, on an office.
const Request Copy = "request"

// What a request cannot be made without.
var (
	ErrNoRequest = errors.New("no search for a family has been begun")
	ErrNoYes     = errors.New("the person has not said yes to this search")
)

const searchForm casefile.FormID = "f07"

const searchSection = "a." // of its questions

// asksFor tells whether a question belongs to the part of the search that is
// printed. Nothing else of a case ever reaches a request.
func asksFor(f casefile.FormID, q casefile.QuestionID) bool {
	return f == searchForm && strings.HasPrefix(string(q), searchSection)
}

// RequestLangs gives the languages a request is best written in: that of the
// country the family lives in, then the worker's.
func RequestLangs(c *casefile.Case) []string {
	langs := []string{c.Language, c.Working}
	if s := c.Latest(searchForm); s != nil {
		a, _ := s.Answer("a.home")
		if home, err := casefile.As[casefile.Addr](a.Value); err == nil {
			if lang, ok := spokenIn[home.Country]; ok {
				langs[0] = lang
			}
		}
	}
	return slices.Compact(langs)
}

var spokenIn = map[string]string{"TH": "th", "LA": "lo", "KH": "km", "MM": "my", "VN": "vi", "CN": "zh-Hans"}

// request composes the page. It needs her own yes to the search; each field
// then leaves by the rules of its form alone.
func request(in Input) (*Plan, error) {
	s := in.Case.Latest(searchForm)
	if s == nil {
		return nil, fmt.Errorf("compose request of case %s: %w", in.Case.ID, ErrNoRequest)
	}
	c := &composer{gate: newGate(in), voice: newVoice(in.Words, in.Langs, in.Digits), plan: &Plan{Copy: in.Copy, Langs: in.Langs}, reads: ReadsIn(in)}
	var err error
	if c.f07, err = c.begin(s); err != nil {
		return nil, fmt.Errorf("compose request of case %s: %w", in.Case.ID, err)
	}
	if yes, _ := s.Answer("yes.want"); yes.Text() != "yes" {
		return nil, fmt.Errorf("compose request of case %s: %w", in.Case.ID, ErrNoYes)
	}
	c.add(Paragraph{Part: Part{From: "plan.q.intro", Text: c.say("plan.q.intro", nil)}})
	c.introduce()
	c.whom()
	c.ends()
	c.requestHead() // before the lists are closed: the number of the request is told
	c.sweep()
	c.plan.Leaves, c.plan.Left = c.leaves, c.left
	return c.plan, nil
}

// introduce says in which words the visit is explained: hers, or those that
// always fit.
func (c *composer) introduce() {
	words := c.freely(c.f07, "a.say", always)
	if words == nil {
		words = c.say("plan.q.cover", nil)
	}
	c.add(Paragraph{Part: Part{From: "a.say", Label: c.say("plan.q.say", nil), Text: words, Strong: true}},
		Paragraph{Part: Part{From: "plan.q.only", Text: c.say("plan.q.only", nil)}})
}

func (c *composer) whom() {
	name := c.fact("plan.q.name", c.fullName("a.name_used"))
	_, sex := c.chosen(c.f07, "a.sex", always)
	age := said("a.age", c.join(" · ", c.named(c.f07, "a.age", always), sex))
	home := c.fact("plan.q.home", c.place(c.f07, "a.home", always), c.freely(c.f07, "a.near", always))
	family := append(c.fact("plan.q.father", c.fullName("a.father")), c.fact("plan.q.mother", c.fullName("a.mother"))...)
	_, last := c.day(c.f07, "a.last_contact", always)
	c.halves(slices.Concat(name, age, home), slices.Concat(family,
		c.fact("plan.q.last", last), c.fact("plan.q.language", c.language(c.f07, "a.language", always))))
}

// said is a part without a label, or none where nothing is said.
func said(from string, text []Said) Cell {
	if len(text) == 0 {
		return nil
	}
	return Cell{{From: from, Text: text}}
}

// halves sets two cells side by side, for the page has to hold it all.
func (c *composer) halves(left, right Cell) {
	if len(left)+len(right) > 0 {
		c.add(Table{Columns: []Column{{Share: 0.5}, {Share: 0.5}}, Rows: []Row{{[]Cell{left, right}}}})
	}
}

// fullName gives every spelling of a name, for people are found by one of them.
func (c *composer) fullName(q casefile.QuestionID) []Said {
	a, ok := c.take(c.f07, q, always)
	n, err := casefile.As[casefile.Name](a.Value)
	if !ok || err != nil {
		return nil
	}
	if n.Roman == "" {
		c.cross(c.f07, q, a, first(n.Called, n.Nick, n.Full), true)
	}
	return c.told(a, listed(n.Full, n.Roman, n.Called, n.Nick))
}

func (c *composer) photo() []Said {
	a, ok := c.take(c.f07, "a.photo", always)
	if !ok || a.Text() == "no" {
		return nil
	}
	return c.say("plan.q.photo."+a.Text(), nil)
}

// ends says what to find out, from whom, and where the answer goes.
func (c *composer) ends() {
	ask := c.findOut()
	answer := append(c.mayAsk(), c.fact("plan.q.answer_to", c.named(c.f07, "a.answer_to", always))...)
	_, by := c.day(c.f07, "a.answer_by", always)
	answer = append(answer, c.fact("plan.q.answer_by", by)...)
	ask = append(ask, said("a.photo", c.photo())...)
	c.halves(append(ask, Part{From: "plan.q.keep", Text: c.say("plan.q.keep", nil)}), answer)
	c.add(Paragraph{Part: Part{From: "plan.q.nobody_else", Text: c.say("plan.q.nobody_else", nil), Strong: true}})
}

func (c *composer) findOut() Cell {
	var p Part
	if a, ok := c.take(c.f07, "a.ask", always); ok {
		q, _ := c.f07.Def().Question("a.ask")
		for _, v := range texts(a.Value) {
			p.Boxes = append(p.Boxes, Box{Text: c.option(q, v)})
		}
	}
	p.From, p.Text = "a.ask", c.freely(c.f07, "a.ask_more", always)
	if len(p.Boxes) == 0 && len(p.Text) == 0 {
		return nil
	}
	p.Label = c.say("plan.q.ask", nil)
	return Cell{p}
}

func (c *composer) mayAsk() Cell {
	const table casefile.QuestionID = "a.may_ask"
	var cell Cell
	for _, row := range c.f07.Record().Rows(table) {
		who := c.freely(c.f07, casefile.Cell(table, row, "who"), always)
		where := c.freely(c.f07, casefile.Cell(table, row, "where"), always)
		cell = append(cell, said(string(table), who)...)
		cell = append(cell, said(string(table), where)...)
	}
	if len(cell) > 0 {
		cell[0].Label = c.say("plan.q.may_ask", nil)
	}
	return cell
}

// requestHead names the request by its own number. A number that holds the
// code of the case is left out.
func (c *composer) requestHead() {
	h := Head{Date: c.in.Today, Digits: c.in.Digits}
	h.Title = c.say("plan.title.request", nil)
	if a, ok := c.f07.Record().Answer("a.code"); ok && a.Text() != "" && !strings.Contains(strings.ToLower(a.Text()), strings.ToLower(string(c.in.Case.Code))) {
		if a, ok = c.take(c.f07, "a.code", always); ok {
			h.Kind = c.say("plan.kind.request", i18n.Args{"number": a.Text()})
		}
	}
	h.Page = c.say("plan.head.page", nil)
	h.Foot = c.each(func(p *i18n.Printer) string { return p.ShortDate(h.Date) })
	if c.drafts {
		h.Draft = c.say("plan.draft_words", nil)
	}
	c.plan.Head = h
}
