package form_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// A row can hold a list of its own. Told as an interview about a household: the
// people in it, and what each of them owes.

const household = `{"type":"object","properties":{
	"rent":{"type":"number"},
	"people":{"type":"array","maxItems":9,"items":{"type":"object","required":["called"],"properties":{
		"called":{"type":"string"},
		"owes":{"type":"boolean"},
		"debts":{"type":"array","minItems":1,"items":{"type":"object","required":["to"],"dependentRequired":{"due":["sum"]},"properties":{
			"to":{"type":"string"},
			"sum":{"type":"number","minimum":1},
			"due":{"type":"string","format":"date"},
			"paid":{"type":"array","items":{"type":"number","maximum":1000}},
			"left":{"type":"number","x-who":"X","x-compute":"row.sum - (row.paid == nil ? 0 : sum(row.paid))"},
			"whose":{"type":"string","x-who":"X","x-compute":"outer.called"},
			"big":{"type":"boolean","x-who":"X","x-compute":"row.sum > answers.rent"}}}},
		"total":{"type":"number","x-who":"X","x-compute":"sum(row.debts, #.sum)"}}}},
	"all":{"type":"number","x-who":"X","x-compute":"sum(answers.people, #.total)"}}}`

const householdPage = `{"type":"VerticalLayout","elements":[
	{"type":"Control","scope":"#/properties/rent"},
	{"type":"Control","scope":"#/properties/people","options":{"detail":{"type":"VerticalLayout","elements":[
		{"type":"Control","scope":"#/properties/called"},
		{"type":"Control","scope":"#/properties/owes"},
		{"type":"Control","scope":"#/properties/debts","rule":{"effect":"SHOW","condition":{"scope":"#/properties/owes","schema":{"const":true}}},
			"options":{"detail":{"type":"VerticalLayout","elements":[
				{"type":"Control","scope":"#/properties/to"},{"type":"Control","scope":"#/properties/sum"},{"type":"Control","scope":"#/properties/due"},
				{"type":"Control","scope":"#/properties/paid","rule":{"effect":"SHOW","condition":{"scope":"#/properties/sum","schema":{"minimum":10}}}},
				{"type":"Control","scope":"#/properties/left"},{"type":"Control","scope":"#/properties/whose"},{"type":"Control","scope":"#/properties/big"}]}}},
		{"type":"Control","scope":"#/properties/total"}]}}},
	{"type":"Control","scope":"#/properties/all"}]}`

func TestARowHasAListOfItsOwn(t *testing.T) {
	s := sit(t, plainPair(t, household, householdPage))
	s.Answer("rent", 40)
	noi, dao := s.Row("people"), s.Row("people")
	s.Answer(noi+".called", "Noi")
	s.Answer(dao+".called", "Dao")
	s.Hides(noi + ".debts")
	s.Answer(noi+".owes", true)
	s.Asks(noi + ".debts")
	s.Hides(dao + ".debts")

	shop, aunt := s.Row(noi+".debts"), s.Row(noi+".debts")
	s.Asks(shop+".to", shop+".sum")
	s.Wrong(shop+".to", form.Required)
	s.Answer(shop+".to", "the shop")
	s.Answer(shop+".sum", 30)
	s.Asks(shop + ".paid")
	s.Answer(s.Row(shop+".paid")+".item", 5)
	s.Answer(s.Row(shop+".paid")+".item", 10)
	s.Answer(aunt+".to", "my aunt")
	s.Answer(aunt+".sum", 50)
	s.Has(shop+".left", 15.0)
	s.Has(shop+".whose", "Noi")
	s.Has(shop+".big", false)
	s.Has(aunt+".big", true)
	s.Has(noi+".total", 80.0)
	s.Has("all", 80.0)
	s.Data(m{"rent": 40.0, "all": 80.0, "people": []any{
		m{"called": "Noi", "owes": true, "total": 80.0, "debts": []any{
			m{"to": "the shop", "sum": 30.0, "paid": []any{5.0, 10.0}, "left": 15.0, "whose": "Noi", "big": false},
			m{"to": "my aunt", "sum": 50.0, "left": 50.0, "whose": "Noi", "big": true}}},
		m{"called": "Dao", "total": 0.0}}})

	// The rent changes what is big two lists further in; a name is carried down.
	s.Answer("rent", 20)
	s.Has(shop+".big", true)
	s.Answer(noi+".called", "Noy")
	s.Has(aunt+".whose", "Noy")
}

func TestWhatIsWrongInAListInARowIsSaidThere(t *testing.T) {
	s := sit(t, plainPair(t, household, householdPage))
	s.Row("people") // nothing in it: the data does not count it
	who := s.Row("people")
	s.Answer(who+".called", "Noi")
	s.Answer(who+".owes", true)
	debt := s.Row(who + ".debts")
	s.Answer(debt+".to", "the shop")
	s.Answer(debt+".sum", 0)
	s.Wrong(debt+".sum", form.TooSmall)
	s.Answer(debt+".sum", 400)
	s.Fine(debt + ".sum")
	paid := s.Row(debt+".paid") + ".item"
	s.Answer(paid, 4000)
	s.Wrong(paid, form.TooLarge)
	s.Answer(debt+".sum", nil)
	s.Answer(debt+".due", "2026-12-01")
	if !slices.ContainsFunc(s.s.AllProblems(), func(p form.Problem) bool {
		return p.Question == casefile.QuestionID(debt+".sum") && p.Kind == form.Required
	}) {
		t.Errorf("nobody asks for the sum: %v", s.s.AllProblems())
	}
	// No debt at all is fewer than one.
	s.s.RemoveRow(casefile.QuestionID(who+".debts"), "row3", s.now, "w1")
	s.Wrong(who+".debts", form.TooFew)
}

// Rows of an inner list are added, moved and taken out; what was in them stays
// in the record, and nothing of one row is seen in another.
func TestRowsOfAnInnerListComeAndGo(t *testing.T) {
	s := sit(t, plainPair(t, household, householdPage))
	a, b := s.Row("people"), s.Row("people")
	for _, who := range []string{a, b} {
		s.Answer(who+".called", "somebody")
		s.Answer(who+".owes", true)
	}
	one, two := s.Row(a+".debts"), s.Row(a+".debts")
	s.Answer(one+".to", "one")
	s.Answer(two+".to", "two")
	s.Answer(s.Row(b+".debts")+".to", "three")
	table := casefile.QuestionID(a + ".debts")
	s.s.MoveRow(table, "row4", 0, s.now, "w1")
	if got := s.s.Rows(table); !slices.Equal(got, []casefile.RowID{"row4", "row3"}) {
		t.Errorf("rows %v", got)
	}
	s.s.RemoveRow("people", "row1", s.now, "w1")
	s.Data(m{"people": []any{m{"called": "somebody", "owes": true,
		"debts": []any{m{"to": "three", "whose": "somebody", "big": false}}}}})
	if a, ok := s.s.Record().Answer(casefile.QuestionID(two + ".to")); !ok || a.Value != "two" {
		t.Errorf("%s is gone from the record", two)
	}
	if q, ok := s.s.Def().Question(casefile.QuestionID(two + ".to")); !ok || q.ID != "people.debts.to" {
		t.Error("a cell of a list in a row is not known")
	}
	for _, none := range []string{"people.debts.to", "people.r.debts.to", "people.r.debts..to", "people.r.debts.x.none", "people.r..debts.x.to"} {
		if s.s.Shown(casefile.QuestionID(none)) {
			t.Errorf("%s is asked", none)
		}
	}
}

// Two laptops add to the same household; merged, every debt is there.
func TestListsInRowsAreMerged(t *testing.T) {
	d := plainPair(t, household, householdPage)
	s := sit(t, d)
	who := s.Row("people")
	s.Answer(who+".owes", true)
	s.Answer(s.Row(who+".debts")+".to", "the shop")
	other := resume(t, d, s.s.Record().Clone())
	other.now = s.now.Add(10 * 60e9)
	other.Answer(who+".debts.row2.sum", 12)
	s.Answer(who+".called", "Noi")
	merged := resume(t, d, casefile.Merge(s.s.Record(), other.s.Record()))
	merged.Data(m{"all": 12.0, "people": []any{m{"called": "Noi", "owes": true, "total": 12.0,
		"debts": []any{m{"to": "the shop", "sum": 12.0, "left": 12.0, "whose": "Noi", "big": false}}}}})
}

func TestNestedDataComesBack(t *testing.T) {
	d := plainPair(t, household, householdPage)
	s := sit(t, d)
	who := s.Row("people")
	s.Answer(who+".owes", true)
	debt := s.Row(who + ".debts")
	s.Answer(debt+".sum", 12)
	s.Answer(s.Row(debt+".paid")+".item", 3)
	rec, unknown := d.FromData(s.s.Data(), s.now)
	if unknown != nil {
		t.Errorf("unknown %v", unknown)
	}
	resume(t, d, rec).Data(s.s.Data())
	_, unknown = d.FromData(m{"people": []any{m{"debts": []any{"much", m{"x": 1.0}}}}}, s.now)
	if len(unknown) != 2 || unknown[0].Question != "people.r1.debts.r1" || unknown[1].Question != "people.r1.debts.r2.x" {
		t.Errorf("unknown %v", unknown)
	}
}

// A newer version calls the inner list by another name.
func TestListsInRowsMoveOn(t *testing.T) {
	properties := func(debts string) string {
		return `"people":{"type":"array","items":{"type":"object","properties":{"called":{"type":"string"},"` + debts + `":{"type":"array","items":{"type":"object","properties":{"to":{"type":"string"}}}}}}}`
	}
	old, err := form.Load(pack(properties("debts"), control("people")), "x")
	if err != nil {
		t.Fatal(err)
	}
	next := pack(properties("owed"), control("people"))
	next["x/form.json"].Data = []byte(strings.Replace(someMeta, "1.0.0", "1.1.0", 1))
	next["x/migrate.json"] = textFile(`{"moves":[{"from":"1.0.0","questions":{"people.debts":"people.owed"}}]}`)
	d, err := form.Load(next, "x")
	if err != nil {
		t.Fatal(err)
	}
	s := sit(t, old)
	who := s.Row("people")
	s.Answer(who+".called", "Noi")
	s.Answer(s.Row(who+".debts")+".to", "the shop")
	rec, what := d.MoveOn(old, s.s.Record(), today)
	if len(what.Left) > 0 {
		t.Errorf("left behind: %v", what.Left)
	}
	resume(t, d, rec).Data(m{"people": []any{m{"called": "Noi", "owed": []any{m{"to": "the shop"}}}}})
}

func TestListsInsideListsAndOfUnlikeThings(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{
		"grid":{"type":"array","items":{"type":"array","items":{"type":"number"}}},
		"mixed":{"type":"array","items":{"type":["string","number"]}}}}`))
	line := s.Row("grid") + ".item"
	s.Answer(s.Row(line)+".item", 1)
	s.Answer(s.Row(line)+".item", 2)
	s.Answer(s.Row(s.Row("grid")+".item")+".item", 3)
	word := s.Row("mixed")
	s.Answer(word+".item.~anyOf", "1")
	s.Answer(word+".item", "some")
	figure := s.Row("mixed")
	s.Answer(figure+".item.~anyOf", "2")
	s.Answer(figure+".item~2", 7)
	s.Data(m{"grid": []any{[]any{1.0, 2.0}, []any{3.0}}, "mixed": []any{"some", 7.0}})
	rec, unknown := s.s.Def().FromData(s.s.Data(), s.now)
	if unknown != nil {
		t.Errorf("unknown %v", unknown)
	}
	resume(t, s.s.Def(), rec).Data(s.s.Data())
}

// A list whose places are unlike is asked as a group of questions.
func TestPlacesOfAListAreQuestions(t *testing.T) {
	const places = `{"minItems":1,"uniqueItems":true,%s:[{"title":"How much","type":"number"},{"title":"Of what","enum":["rice","oil"]},
		{"type":"object","properties":{"on":{"type":"string","format":"date"}}}]}`
	for _, draft := range []string{"", `"$schema":"http://json-schema.org/draft-07/schema#",`} {
		key := `"prefixItems"`
		if draft != "" {
			key = `"items"`
		}
		one := strings.Replace(places, "%s", key, 1)
		s := sit(t, plainForm(t, `{`+draft+`"type":"object","properties":{"share":`+one+`,
			"shares":{"type":"array","items":`+one+`},
			"rows":{"type":"array","items":{"type":"object","properties":{"share":`+one+`}}}}}`))
		s.Wrong("share.1", form.Required)
		s.Answer("share.1", "much")
		s.Wrong("share.1", form.WrongType)
		s.Answer("share.1", 4)
		s.Answer("share.3.on", "2026-11-30")
		s.Data(m{"share": []any{4.0, nil, m{"on": "2026-11-30"}}})
		s.Answer("share.2", "sugar")
		s.Wrong("share.2", form.NotAnOption)
		s.Answer("share.2", "oil")
		in := s.Row("shares")
		s.Answer(in+".item.1", 1)
		row := s.Row("rows")
		s.Answer(row+".share.2", "rice")
		s.Answer(row+".share.1", 2)
		want := m{"share": []any{4.0, "oil", m{"on": "2026-11-30"}}, "shares": []any{[]any{1.0}}, "rows": []any{m{"share": []any{2.0, "rice"}}}}
		s.Data(want)
		if ps := s.s.AllProblems(); len(ps) > 0 {
			t.Errorf("problems %v", ps)
		}
		if got := s.s.Def().Words()["und"]["plain.share.2.label"]; got != "Of what" {
			t.Errorf("the second place is called %q", got)
		}
		rec, unknown := s.s.Def().FromData(want, s.now)
		if unknown != nil {
			t.Errorf("unknown %v", unknown)
		}
		if back := resume(t, s.s.Def(), rec).s.Data(); !reflect.DeepEqual(back, want) {
			t.Errorf("%v came back as %v", want, back)
		}
	}
}

// What only the whole list can tell is said at its places.
func TestPlacesThatMustDiffer(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{"pair":{"uniqueItems":true,"prefixItems":[{"type":"number"},{"type":"number"}]}}}`))
	s.Answer("pair.1", 3)
	s.Answer("pair.2", 3)
	if ps := s.s.AllProblems(); len(ps) != 1 || ps[0].Kind != form.NotUnique || ps[0].Question != "pair" {
		t.Errorf("problems %v", ps)
	}
	s.Answer("pair.2", 4)
	if ps := s.s.AllProblems(); len(ps) > 0 {
		t.Errorf("problems %v", ps)
	}
}
