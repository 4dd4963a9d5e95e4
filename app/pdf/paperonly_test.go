package pdf_test

import (
	"strings"
	"testing"
	"unicode"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/i18n"
)

// What somebody can say who has nothing but the paper: the pages are read back
// out of the file and held, thing by thing, against what a worker needs who
// takes over, what a person is given of the own plan, and what may be on a card.

// pairs are a person's language and that of the worker.
var pairs = [][2]string{{"en", "my"}, {"th", "lo"}, {"vi", "zh-Hans"}, {"km", "th"}}

// ready is the case of somebody of whom everything is known and shared, each
// answer in words in both languages.
func ready(own, other string) *casefile.Case {
	c := casefiletest.Speaking(own, now)
	c.Working = other
	f09, theirs := c.Latest("f09"), casefiletest.Speaking(other, now).Latest("f09")
	for q, v := range map[casefile.QuestionID]any{
		"receiving.travel_time": "15:40", "receiving.border": "Mae Sot", "receiving.witness": "yes", "receiving.lawyer": "Suda",
	} {
		f09.Put(q, casefile.Answer{Value: v, At: now})
	}
	for q := range f09.Answers {
		a, _ := f09.Answer(q)
		if b, ok := theirs.Answer(likewise(f09, theirs, q)); ok && a.Lang == own && b.Text() != "" && a.Text() != "" {
			a.Translations = []casefile.Translation{{Lang: other, Text: b.Text(), State: "checked"}}
			f09.Put(q, a)
		}
	}
	f10 := c.Latest("f10")
	for _, item := range []casefile.QuestionID{"health", "compensation", "case_status", "name"} {
		f10.Put("items."+item, casefile.Answer{Value: "yes", At: now})
	}
	return c
}

// likewise is the same question in another's plan: of a step, in the step of
// the same part of life; of any other row, in the same row.
func likewise(mine, theirs *casefile.Sitting, q casefile.QuestionID) casefile.QuestionID {
	for _, table := range []casefile.QuestionID{"plan.rows", "receiving.not_told", "receiving.papers", "people.list"} {
		for i, row := range mine.Rows(table) {
			col, in := strings.CutPrefix(string(q), string(casefile.Cell(table, row, "")))
			if !in {
				continue
			}
			area, _ := mine.Answer(casefile.Cell(table, row, "area"))
			for j, other := range theirs.Rows(table) {
				if b, _ := theirs.Answer(casefile.Cell(table, other, "area")); b.Text() == area.Text() && (area.Text() != "" || i == j) {
					return casefile.Cell(table, other, col)
				}
			}
		}
	}
	return q
}

// paper is what is left in somebody's hands.
type paper struct {
	t     *testing.T
	c     *casefile.Case
	on    pdf.Paper
	langs []string
	pages []string // as read back out of the file, without spaces
}

func printed(t *testing.T, c *casefile.Case, copy plan.Copy, on pdf.Paper) paper {
	t.Helper()
	set, shelf := open(t)
	p, err := plan.Compose(plan.Input{
		Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{c.Language, c.Working},
		Today: now.Format("2006-01-02"), Number: 3, Recipient: casefiletest.Recipient(c),
	})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Layout(p, set, on)
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Split(pdftotext(t, write(t, pdf.Sheets(pages, on), set)), "\f")
	for i := range said {
		said[i] = tight(said[i])
	}
	return paper{t, c, on, []string{c.Language, c.Working}, said[:len(said)-1]}
}

// tight is a text without spaces, for lines end where the paper does.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// has holds that all of these stand on a page, counted from 1; 0 is any page and
// -1 the last.
func (p paper) has(asked string, page int, all ...string) {
	p.t.Helper()
	said := strings.Join(p.pages, "")
	switch {
	case page > 0:
		said = p.pages[page-1]
	case page < 0:
		said = p.pages[len(p.pages)-1]
	}
	for _, s := range all {
		if s == "" || !strings.Contains(said, tight(s)) {
			p.t.Errorf("%v, %s: %q is not on the paper (page %d)", p.langs, asked, s, page)
		}
	}
}

// says gives an answer of the plan in both languages of the paper.
func (p paper) says(qs ...casefile.QuestionID) (all []string) {
	p.t.Helper()
	for _, q := range qs {
		a, ok := p.c.Latest("f09").Answer(q)
		if !ok {
			p.t.Fatalf("%v: nobody answered %s", p.langs, q)
		}
		for _, lang := range p.langs {
			s, _, _ := a.In(lang)
			all = append(all, s)
		}
	}
	return all
}

// word gives words of ours, and day a day, in both languages.
func (p paper) word(keys ...string) []string {
	return p.each(func(w *i18n.Printer) []string {
		var all []string
		for _, key := range keys {
			all = append(all, w.Say(key, nil))
		}
		return all
	})
}

func (p paper) day(q casefile.QuestionID) []string {
	a, _ := p.c.Latest("f09").Answer(q)
	iso := a.Text()
	if d, err := casefile.As[casefile.PDate](a.Value); err == nil {
		iso = d.CE
	}
	return p.each(func(w *i18n.Printer) []string { return []string{w.ShortDate(iso)} })
}

func (p paper) each(say func(*i18n.Printer) []string) (all []string) {
	for _, lang := range p.langs {
		all = append(all, say(words.For(lang))...)
	}
	return all
}

// Who has only the receiving copy can say who comes, when, what is needed
// first, who must not be told and whom to call from page one; all else that is
// needed from the pages behind; and can answer from the last.
func TestReceivingCopy_ByItselfTellsAllThatIsNeeded(t *testing.T) {
	for _, pair := range pairs {
		c := ready(pair[0], pair[1])
		p := printed(t, c, plan.Receiving, pdf.A4)
		f09 := c.Latest("f09")
		cells := func(table casefile.QuestionID, cols ...string) (qs []casefile.QuestionID) {
			for _, row := range f09.Rows(table) {
				for _, col := range cols {
					if _, ok := f09.Answer(casefile.Cell(table, row, col)); ok {
						qs = append(qs, casefile.Cell(table, row, col))
					}
				}
			}
			return qs
		}

		p.has("who comes", 1, append(p.word("plan.r.who"), f09.Answers["receiving.known_as"][0].Text())...)
		p.has("how old", 1, p.each(func(w *i18n.Printer) []string {
			return []string{strings.TrimSpace(w.Say("plan.r.born", i18n.Args{"born": ""}))}
		})...)
		p.has("speaks and reads", 1, p.each(func(w *i18n.Printer) []string {
			return []string{w.Language(pair[0]), w.Say("f00.person.reads.opt.well", nil)}
		})...)
		p.has("when", 1, append(append(p.word("plan.r.when"), p.day("receiving.travel_date")...), "2026", "15:40")...)
		p.has("where, over which border, who comes along", 1, append(p.says("receiving.travel_where", "receiving.travel_with"), "Mae Sot")...)
		p.has("children", 1, p.says("receiving.children")...)
		p.has("how to recognise and greet", 1, append(p.word("plan.r.greet"), p.says("receiving.greet")...)...)
		p.has("the first day and week", 1, append(p.word("plan.r.first_24h", "plan.r.first_7d"), p.says("receiving.first_24h", "receiving.first_7d")...)...)
		p.has("medicine", 1, p.each(func(w *i18n.Printer) []string { return []string{w.Say("plan.r.medicine", i18n.Args{"days": 30.0})} })...)
		p.has("who must not be told", 1, append(p.word("plan.r.not_told"), p.says(cells("receiving.not_told", "who", "do")...)...)...)
		p.has("what keeps everyone safe", 1, append(p.word("plan.r.safety"), p.says("receiving.safety_measures")...)...)
		p.has("whom to call, in which language", 1, append(p.word("plan.r.call"), "Malee", "+66200000200")...)

		p.has("where to live and why", 0, append(p.says("receiving.why_there"), f09.Answers["receiving.where_to"][0].Value.(map[string]any)["text"].(string))...)
		p.has("what the family has been told", 0, append(p.word("plan.r.told_family"), p.says("receiving.told_family")...)...)
		p.has("papers, and what is missing", 0, append(p.word("plan.r.papers"), p.says(cells("receiving.papers", "paper", "missing")...)...)...)
		p.has("money to come", 0, append(p.word("plan.r.money"), p.says("receiving.money_to_come")...)...)
		p.has("court and lawyer", 0, append(p.word("plan.r.witness", "plan.r.lawyer"), "Suda")...)
		p.has("days for asking how it goes", 0, p.word("plan.days.day3", "plan.days.week2", "plan.days.month12")...)
		shared := 0
		for _, row := range f09.Rows("plan.rows") {
			at := func(col string) casefile.QuestionID { return casefile.Cell("plan.rows", row, col) }
			if share, _ := f09.Answer(at("share")); len(share.Value.([]any)) == 0 {
				continue
			}
			shared++
			what := f09.Answers[at("what")][0]
			p.has("what is to be done, who does it, by when", 0, append(p.day(at("by")), what.Text(), f09.Answers[at("owner")][0].Text())...)
		}
		if shared < 2 || len(cells("receiving.not_told", "who")) < 2 {
			t.Fatalf("%v: %d steps shared, too few to believe the test", pair, shared)
		}
		p.has("can it be done there", 0, p.word("plan.col.possible")...)
		p.has("how to answer", -1, append(append(p.word("plan.reply", "plan.reply.accept", "plan.reply.cannot", "f12.sent.reply_to.label"), p.day("receiving.feedback")...),
			"Malee", "+66200000200")...)
		everyPage(p)
	}
}

// everyPage holds that each page, found alone, can be told and asked back: on
// A4 with the day and the languages as they are read, on paper with less room
// with the day as ISO 8601.
func everyPage(p paper) {
	p.t.Helper()
	for n := range p.pages {
		p.has("which paper this is", n+1, append(p.each(func(w *i18n.Printer) []string {
			said := []string{w.Say("plan.head.version", i18n.Args{"version": 1}), w.Say("plan.head.copy", i18n.Args{"number": 3})}
			if p.on.Name != pdf.A4.Name && strings.Contains(p.pages[n], "2026-11-23") {
				return said
			}
			return append(said, w.ShortDate("2026-11-23"), w.Language(p.langs[0])+" + "+w.Language(p.langs[1]))
		}), string(p.c.Code), words.For(p.langs[0]).Say("plan.head.check", i18n.Args{"check": ""}))...)
	}
}

// Her own copy has every part of the plan: her words first, the steps, days,
// people, what she shared, her rights, and room to agree.
func TestSurvivorCopy_HasEveryPartOfThePlan(t *testing.T) {
	for _, pair := range pairs {
		c := ready(pair[0], pair[1])
		for _, on := range []pdf.Paper{pdf.A4, pdf.A5, pdf.Large} {
			p := printed(t, c, plan.Survivor, on)
			p.has("her three things", 1, p.says("words.first", "words.second", "words.third")...)
			p.has("what she can do, and wants", 0, p.says("words.good_at", "words.one_year")...)
			for _, row := range c.Latest("f09").Rows("plan.rows") {
				at := func(col string) casefile.QuestionID { return casefile.Cell("plan.rows", row, col) }
				for _, col := range []string{"need", "goal", "what", "where", "needed"} {
					a, _ := c.Latest("f09").Answer(at(col))
					p.has("step: "+col, 0, a.Text())
				}
				p.has("step: who, by when", 0, append(p.day(at("by")), c.Latest("f09").Answers[at("owner")][0].Text())...)
			}
			for _, row := range c.Latest("f09").Rows("people.list") {
				phone := c.Latest("f09").Answers[casefile.Cell("people.list", row, "phone")][0].Value.(map[string]any)["number"].(string)
				p.has("whom to call", 0, phone)
			}
			p.has("who may see a step", 0, p.word("plan.col.share", "f09.plan.rows.share.opt.receiving")...)
			p.has("can it be done there", 0, p.word("plan.col.possible")...)
			p.has("days on which someone asks", 0, p.word("plan.days.asked")[0]) // the other language may go over a page in large letters
			p.has("those days", 0, p.word("plan.days.day3", "plan.days.week2", "plan.days.month12")...)
			p.has("the parts of the plan", 0, p.word("plan.important", "plan.actions", "plan.days", "plan.people", "plan.shared", "plan.rights",
				"plan.rights.1", "plan.rights.5", "plan.agree", "plan.agree.keep", "plan.sign.me", "plan.sign.worker")...)
			everyPage(p)
		}
	}
}

// The card has a name of her choice, at most three numbers, two days and what a
// doctor must know; nothing that says what it is.
func TestCard_HasWhatSheChoseAndNoMore(t *testing.T) {
	for _, pair := range pairs {
		c := ready(pair[0], pair[1])
		f09 := c.Latest("f09")
		p := printed(t, c, plan.Carry, pdf.Pocket)
		if len(p.pages) != 1 {
			t.Fatalf("%v: the card is on %d sheets", pair, len(p.pages))
		}
		p.has("her name and blood group", 1, f09.Answers["card.name"][0].Text(), "O+")
		for _, row := range f09.Rows("card.dates") {
			a := f09.Answers[casefile.Cell("card.dates", row, "when")][0]
			p.has("a day to remember", 1, words.For(pair[0]).ShortDate(a.Text()), f09.Answers[casefile.Cell("card.dates", row, "time")][0].Text())
		}
		numbers := 0
		for _, row := range f09.Rows("people.list") {
			phone := f09.Answers[casefile.Cell("people.list", row, "phone")][0].Value.(map[string]any)["number"].(string)
			if _, on := f09.Answer(casefile.Cell("people.list", row, "card")); on != strings.Contains(p.pages[0], tight(phone)) {
				t.Errorf("%v: the number %s is on the card: %v", pair, phone, !on)
			} else if on {
				numbers++
			}
		}
		if numbers == 0 || numbers > 3 {
			t.Errorf("%v: %d numbers", pair, numbers)
		}
		for _, tells := range append(p.word("plan.title.survivor", "plan.title.receiving", "plan.actions"), string(c.Code)) {
			if strings.Contains(p.pages[0], tight(tells)) {
				t.Errorf("%v: the card says %q", pair, tells)
			}
		}
	}
}
