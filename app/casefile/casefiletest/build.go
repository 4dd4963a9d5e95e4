package casefiletest

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"onward/app/casefile"
)

const worker = "w-03"

// Version is the version of a form the people were asked: the newest there is.
func Version(form casefile.FormID) string {
	if form == "f09" {
		return "1.1.0"
	}
	return "1.0.0"
}

func (p person) build(now time.Time) *casefile.Case {
	c := &casefile.Case{ID: p.id, Code: p.code, Language: p.lang, Working: p.working, Opened: now.AddDate(0, 0, -21)}
	c.Sittings = []*casefile.Sitting{
		p.register(now.AddDate(0, 0, -21)), p.consent(now.AddDate(0, 0, -21).Add(time.Hour)), p.rapid(now.AddDate(0, 0, -20)),
		p.needs(now.AddDate(0, 0, -14)), p.plan(now.AddDate(0, 0, -1)), p.share(now.Add(-time.Hour), now),
	}
	return c
}

// filling is one sitting being filled in.
type filling struct {
	p person
	s *casefile.Sitting
}

func (p person) begin(form casefile.FormID, at time.Time) filling {
	return filling{p, &casefile.Sitting{
		ID: casefile.SittingID(string(p.id) + "-" + string(form)), Form: form, Version: Version(form),
		Language: p.lang, Working: p.working, Worker: worker, Begun: at, Touched: at,
	}}
}

// set answers a question with a value.
func (f filling) set(q casefile.QuestionID, v any) {
	f.s.Put(q, casefile.Answer{Value: v, Source: casefile.Told, Lang: f.p.lang, By: worker, At: f.s.Begun})
}

func (f filling) non(q casefile.QuestionID, n casefile.NonAnswer) {
	f.s.Put(q, casefile.Answer{Non: n, Source: casefile.Told, By: worker, At: f.s.Begun})
}

// say answers with a sentence in the person's language. An interpreter has
// checked it in the worker's; in each other language that a reader may have it
// is as far as [elsewhere] says.
func (f filling) say(q casefile.QuestionID, key string) {
	f.s.Put(q, f.answer(key, casefile.CheckedWords))
}

// elsewhere says which sentences are not checked in a third language: drafts,
// and one, among what a receiving worker reads, that nobody has translated.
var elsewhere = map[string]string{"7d": casefile.DraftWords, "background": casefile.DraftWords, "why": ""}

// answer gives a sentence with its translations; the state is of the one into
// the worker's language, and of all where it is less than checked.
func (f filling) answer(key, state string) casefile.Answer {
	own, ok := spoken[f.p.lang][key]
	if !ok {
		panic("casefiletest: no sentence " + key)
	}
	a := casefile.Answer{Value: own, Source: casefile.Told, Lang: f.p.lang, By: worker, At: f.s.Begun}
	for _, lang := range slices.Sorted(maps.Keys(spoken)) {
		how := state
		if less, listed := elsewhere[key]; listed && lang != f.p.working {
			how = less
		}
		if lang == f.p.lang || how == "" {
			continue
		}
		text, ok := spoken[lang][key]
		if !ok {
			panic("casefiletest: no sentence " + key + " in " + lang)
		}
		a.Translations = append(a.Translations, casefile.Translation{Lang: lang, Text: text, State: how, By: worker})
	}
	return a
}

// rows makes n rows of a repeat table and fills each.
func (f filling) rows(table casefile.QuestionID, n int, fill func(i int, cell func(col string) casefile.QuestionID)) {
	var ids []any
	for i := range n {
		row := casefile.RowID(fmt.Sprintf("r%d%s", i+1, string(f.p.id)[:3]))
		ids = append(ids, string(row))
		fill(i, func(col string) casefile.QuestionID { return casefile.Cell(table, row, col) })
	}
	f.set(table, ids)
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

func date(t time.Time) any {
	return casefile.Plain(casefile.PDate{Precision: "day", Calendar: "ce", CE: day(t), Text: day(t)})
}

func (p person) register(at time.Time) *casefile.Sitting {
	f := p.begin("f00", at)
	f.set("case.opened", day(at))
	f.set("case.worker", worker)
	f.set("case.place", "shelter_gov")
	f.set("case.referred_by", "hotline")
	f.set("person.called", casefile.Plain(p.name))
	f.set("person.language", p.iso)
	f.set("person.reads", "well")
	f.set("person.script", []any{p.script})
	f.set("person.interpreter", p.lang != "th")
	f.set("person.birth", casefile.Plain(p.birth))
	f.set("person.home_country", p.country)
	f.set("person.home_place", casefile.Plain(p.village))
	f.non("person.gender", casefile.PreferNot)
	f.set("person.phone", casefile.Plain(casefile.Phone{Number: p.phone, Safe: "yes"}))
	f.set("person.photo", "no")
	return f.s
}

func (p person) consent(at time.Time) *casefile.Sitting {
	f := p.begin("f01", at)
	f.set("session.date", day(at))
	f.set("session.worker", worker)
	f.set("session.language", p.iso)
	f.set("session.private", true)
	f.set("told.may_i", "yes")
	for _, q := range []casefile.QuestionID{"who", "free", "why", "stop", "written", "kept", "seen_by", "report", "rights", "not_tied", "complain"} {
		f.set("told."+q, "back")
	}
	for _, q := range []casefile.QuestionID{"help", "record", "interpreter", "peer_group", "after"} {
		f.set("choice."+q, "yes")
	}
	f.set("choice.photo", "no")
	f.set("choice.fear", false)
	f.set("choice.contact_embassy", "later")
	f.set("able.understands", "yes")
	f.set("method.read_back", true)
	f.set("method.sign", casefile.Plain(casefile.Mark{How: "signed", On: day(at)}))
	f.set("method.on", day(at))
	return f.s
}

func (p person) rapid(at time.Time) *casefile.Sitting {
	f := p.begin("f02", at)
	f.set("first.date", day(at))
	f.set("first.language_ok", "yes")
	f.set("first.needs", []any{"food", "rest"})
	f.set("body.signs", []any{"pain"})
	f.set("body.nurse", true)
	f.set("safe.here", 4.0)
	f.set("safe.call", true)
	f.say("wish.two_days", "two_days")
	return f.s
}

// domains are where each kind of step begins.
var domains = map[string]string{"health": "d3", "papers": "d6", "debt": "d10", "people": "d11", "work": "d10", "feelings": "d4", "learning": "d9"}

func (p person) needs(at time.Time) *casefile.Sitting {
	f := p.begin("f05", at)
	for _, step := range p.steps {
		d := casefile.QuestionID(domains[step])
		f.set(d+".now", 2.0)
		f.say(d+".worry", step+".need")
		f.set(d+".want_help", "yes")
		f.set(d+".urgency", "first_month")
		f.set(d+".level", 2.0)
	}
	f.set("d2.now", 4.0)
	f.set("d2.live_where", casefile.Plain(p.village))
	f.say("d8.strength", "strength")
	f.non("d8.decides", casefile.PreferNot)
	f.say("close.top1", p.wish("first"))
	f.say("close.top2", p.wish("second"))
	f.say("close.top3", p.wish("third"))
	f.set("close.talk", 4.0)
	f.set("close.read_back", true)
	return f.s
}

// wish picks one of the two sets of wishes.
func (p person) wish(key string) string {
	if p.second {
		return key + "2"
	}
	return key
}
