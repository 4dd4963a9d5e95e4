package casefiletest

import (
	"time"

	"onward/app/casefile"
)

// owners says who does each kind of step.
var owners = map[string]struct{ kind, phase string }{
	"health": {"nurse", "first_month"}, "papers": {"receiving_worker", "first_month"}, "debt": {"me", "later"},
	"people": {"peer_group", "later"}, "work": {"ngo", "first_month"}, "feelings": {"counsellor", "here"}, "learning": {"school", "later"},
}

func (p person) plan(at time.Time) *casefile.Sitting {
	f := p.begin("f09", at)
	f.say("words.first", p.wish("first"))
	f.say("words.second", p.wish("second"))
	f.s.Put("words.third", f.answer(p.wish("third"), "draft"))
	f.say("words.good_at", p.wish("good"))
	f.s.Put("words.one_year", f.answer(p.wish("year"), ""))
	f.rows("plan.rows", len(p.steps), func(i int, cell func(string) casefile.QuestionID) { f.step(i, cell, at) })
	f.contacts()
	f.card(at)
	f.handover(at)
	f.agree(at)
	return f.s
}

func (f filling) step(i int, cell func(string) casefile.QuestionID, at time.Time) {
	step := f.p.steps[i]
	f.set(cell("area"), domains[step])
	f.set(cell("top"), i == 0)
	for _, col := range []string{"need", "goal", "what", "where", "needed"} {
		f.say(cell(col), step+"."+col)
	}
	f.set(cell("owner"), []string{f.p.reader, f.p.friend}[i%2])
	f.set(cell("owner_kind"), owners[step].kind)
	f.set(cell("phase"), owners[step].phase)
	f.set(cell("by"), date(at.AddDate(0, i, 20)))
	f.set(cell("possible"), "yes")
	f.set(cell("choice"), "yes")
	f.set(cell("share"), []any{"receiving"})
	switch step {
	case "papers":
		f.set(cell("possible"), "partly")
		f.say(cell("plan_b"), "papers.plan_b")
		f.set(cell("choice"), "changed")
	case "debt":
		f.set(cell("cost"), casefile.Plain(f.p.money))
		f.set(cell("payer"), f.p.name.Called)
		f.set(cell("choice"), "not_now")
		f.say(cell("choice_words"), "debt.choice")
		f.set(cell("share"), []any{})
	case "work":
		f.set(cell("cost"), casefile.Plain(f.p.money))
		f.set(cell("payer"), f.p.reader)
	case "health":
		f.set(cell("going"), "going")
		f.set(cell("going_on"), day(at))
	}
}

func (f filling) contacts() {
	roles := []string{"friend", "office", "nurse"}
	names := []string{f.p.friend, f.p.reader, spoken[f.p.lang]["nurse"]}
	f.rows("people.list", len(roles), func(i int, cell func(string) casefile.QuestionID) {
		f.set(cell("name"), names[i])
		f.say(cell("role"), roles[i])
		n := f.p.phone[:len(f.p.phone)-1] + string(rune('2'+i))
		f.set(cell("phone"), casefile.Plain(casefile.Phone{Number: n, Safe: "yes"}))
		f.say(cell("when"), "when")
		if i == 0 {
			f.say(cell("say"), "say")
		}
		f.set(cell("backup"), i == 2)
		if i != 1 { // an office is not on the card
			f.set(cell("card"), names[i])
		}
	})
}

// card is what she wants in her pocket.
func (f filling) card(at time.Time) {
	f.set("card.name", f.p.name.Called)
	f.rows("card.dates", 2, func(i int, cell func(string) casefile.QuestionID) {
		f.set(cell("when"), day(at.AddDate(0, 0, 20+9*i)))
		f.set(cell("time"), []string{"09:30", "14:00"}[i])
		f.set(cell("what"), spoken[f.p.lang]["nurse"])
	})
	f.set("card.blood", "O+")
}

func (f filling) handover(at time.Time) {
	f.set("receiving.known_as", f.p.name.Called)
	for q, key := range map[casefile.QuestionID]string{
		"greet": "greet", "travel_where": "meet", "travel_with": "with", "first_24h": "24h", "first_7d": "7d", "background": "background",
		"why_there": "why", "told_family": "told", "safety_measures": "safety", "money_to_come": "owed", "children": "child",
	} {
		f.say("receiving."+q, key)
	}
	f.set("receiving.travel_date", day(at.AddDate(0, 0, 18)))
	f.set("receiving.medicine_days", 30.0)
	f.set("receiving.where_to", casefile.Plain(f.p.village))
	f.rows("receiving.not_told", 2, func(i int, cell func(string) casefile.QuestionID) {
		f.say(cell("who"), []string{"not1", "not2"}[i])
		f.say(cell("do"), []string{"do1", "do2"}[i])
	})
	f.rows("receiving.papers", 2, func(i int, cell func(string) casefile.QuestionID) {
		f.say(cell("paper"), []string{"paper1", "paper2"}[i])
		f.set(cell("where"), []string{"with_me", "missing"}[i])
		if i == 1 {
			f.say(cell("missing"), "stamp")
		}
	})
	f.set("receiving.witness", "unknown")
	f.set("receiving.feedback", day(at.AddDate(0, 0, 25)))
	f.set("receiving.sender_name", "Malee")
	f.set("receiving.sender_phone", casefile.Plain(casefile.Phone{Number: "+66200000200", Safe: "yes"}))
	f.set("receiving.sender_language", map[bool]string{true: "eng", false: "tha"}[f.p.working == "en"])
}

func (f filling) agree(at time.Time) {
	f.set("agree.language", f.p.iso)
	f.set("agree.on", day(at))
	f.set("agree.night", true)
	f.set("agree.taught", "understood")
	f.say("agree.changes", "changes")
	f.set("agree.sign", casefile.Plain(casefile.Mark{How: "signed", On: day(at)}))
	f.set("agree.worker", "Malee")
	f.set("agree.keep", "copy")
	f.set("agree.found", "safe")
}

// Recipient is the sitting in which each of the people agreed to the worker
// who takes over.
func Recipient(c *casefile.Case) casefile.SittingID {
	return casefile.SittingID(string(c.ID) + "-f10")
}

func (p person) share(begun, now time.Time) *casefile.Sitting {
	f := p.begin("f10", begun)
	f.set("to.name", p.reader)
	f.set("to.kind", "receiving_worker")
	f.set("to.language", p.iso)
	f.say("to.purpose", "purpose")
	f.set("to.way", "sealed")
	f.set("to.from", day(now))
	f.set("to.until", day(now.AddDate(0, 3, 0)))
	for _, item := range []casefile.QuestionID{"name", "contact", "documents", "medicines", "children", "home", "skills", "training", "family", "safety", "plan_rows", "peer"} {
		f.set("items."+item, "yes")
	}
	f.set("items.health", "part")
	f.say("items.health_part", "part")
	for _, item := range []casefile.QuestionID{"photo", "disability", "debts", "compensation"} {
		f.set("items."+item, "no")
	}
	// Nothing is said about items.case_status, and so it stays.
	f.set("decide.read_back", true)
	f.set("decide.explained", true)
	f.set("decide.sign", casefile.Plain(casefile.Mark{How: "thumb", On: day(now)}))
	f.set("decide.on", day(now))
	f.set("decide.worker", "Malee")
	return f.s
}
