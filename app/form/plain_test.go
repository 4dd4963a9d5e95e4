package form_test

import (
	"slices"
	"testing"

	"onward/app/form"
)

// Pairs of the JSON Forms project, which know nothing of us.

func TestPlainPair(t *testing.T) {
	d := dir(t, "testdata/plain/person")
	var asked []string
	for _, q := range d.Questions() {
		asked = append(asked, string(q.ID))
	}
	want := []string{"name", "personalData.age", "birthDate", "personalData.height", "nationality", "occupation"}
	if !slices.Equal(asked, want) {
		t.Errorf("asks %v", asked)
	}
	words := d.Words()["und"]
	for key, want := range map[string]string{
		"person.title": "Person", "person.name.label": "Name", "person.name.help": "Please enter your name", "person.personalData.age.label": "Age",
		"person.birthDate.label": "Birth Date", "person.nationality.opt.DE": "DE",
	} {
		if words[key] != want {
			t.Errorf("%s is %q", key, words[key])
		}
	}
	s := sit(t, d)
	s.Wrong("occupation", form.Required)
	s.Answer("name", "Al")
	s.Wrong("name", form.TooShort)
	s.Answer("personalData.age", 4.5)
	s.Wrong("personalData.age", form.WrongType)
	s.Answer("nationality", "XX")
	s.Wrong("nationality", form.NotAnOption)
	s.Answer("birthDate", "2026-02-30")
	s.Wrong("birthDate", form.DateImpossible)
	s.Answer("birthDate", "soon")
	s.Wrong("birthDate", form.WrongFormat)
	s.Data(m{"name": "Al", "nationality": "XX", "birthDate": "soon", "personalData": m{"age": 4.5}})
}

func TestPlainRules(t *testing.T) {
	s := sit(t, dir(t, "testdata/plain/rules"))
	s.Hides("address.street", "comments")
	s.Answer("provideAddress", true)
	s.Asks("address.street", "address.city")
	if s.s.Enabled("options.vegan") {
		t.Error("options.vegan can be answered")
	}
	s.Answer("vegetarian", true)
	if !s.s.Enabled("options.vegan") {
		t.Error("options.vegan cannot be answered")
	}
	s.Answer("options.vegan", true)
	s.Hides("comments") // options is there, size is not
	s.Answer("options.size", "s")
	s.Asks("comments")
	s.Answer("options.size", "xl")
	s.Wrong("options.size", form.NotAnOption)
	s.Answer("options.count", "2") // the text of an option stands for its number
	s.Has("options.count", 2.0)
	s.Fine("options.count")
	s.Answer("options.count", "3")
	s.Wrong("options.count", form.NotAnOption)
	s.Answer("colours", []any{"r", "r"})
	s.Wrong("colours", form.NotUnique)
	s.Answer("colours", []any{"r", "b"})
	s.Wrong("colours", form.NotAnOption)
	a := s.Row("tags")
	s.Answer(a+".item", "x")
	s.Wrong(a+".item", form.TooShort)
	s.Answer(a+".item", "xy")
	b := s.Row("comments")
	s.Answer(b+".message", "hello")
	s.Answer(b+".stars", 9)
	s.Wrong(b+".stars", form.TooLarge)
	s.Data(m{
		"provideAddress": true, "vegetarian": true, "tags": []any{"xy"}, "colours": []any{"r", "b"},
		"options":  m{"vegan": true, "size": "xl", "count": "3"},
		"comments": []any{m{"message": "hello", "stars": 9.0}},
	})
}

func TestPlainWords(t *testing.T) {
	d := dir(t, "testdata/plain/rules")
	var titles []string
	for _, s := range d.Sections() {
		titles = append(titles, d.Words()["und"][s.Words+".title"])
	}
	if !slices.Equal(titles, []string{"Basics", "Address", "Extra"}) {
		t.Errorf("titles %q", titles)
	}
	words := d.Words()["und"]
	for key, want := range map[string]string{
		"rules.provideAddress.label": "Give an address?", "rules.colours.label": "Hues", "rules.options.size.opt.s": "Small",
		"rules.address.title": "Where you live", "rules.comments.message.label": "Message",
	} {
		if words[key] != want {
			t.Errorf("%s is %q", key, words[key])
		}
	}
	if q, _ := d.Question("vegetarian"); !q.Unlabelled {
		t.Error("label false is labelled")
	}
	if q, _ := d.Question("comments.r1.stars"); q == nil || q.ID != "comments.stars" || q.Kind != form.Int {
		t.Errorf("the cell resolves to %+v", q)
	}
}

func TestSchemaAlone(t *testing.T) {
	d := dir(t, "testdata/plain/bare")
	var asked []string
	for _, q := range d.Questions() {
		asked = append(asked, string(q.ID))
	}
	want := []string{"provideAddress", "vegetarian", "address.street", "address.city", "options.vegan", "options.size",
		"options.count", "comments", "comments.message", "comments.stars", "tags", "tags.item", "colours"}
	if !slices.Equal(asked, want) {
		t.Errorf("asks %v", asked)
	}
	if len(d.Sections()) != 1 || d.Words()["und"]["bare.main.title"] != "Contact" {
		t.Errorf("%v %v", d.Sections(), d.Words())
	}
}

func TestDraft7(t *testing.T) {
	s := sit(t, dir(t, "testdata/plain/draft7"))
	s.Wrong("to.town", form.Required)
	s.Answer("to.town", "Poipet")
	s.Answer("at", "08:30")
	s.Fine("at")
	s.Answer("at", "half past eight")
	s.Wrong("at", form.WrongFormat)
	s.Answer("mail", "nobody")
	s.Wrong("mail", form.WrongFormat)
}

func TestRulesAcrossQuestions(t *testing.T) {
	s := sit(t, dir(t, "testdata/plain/together"))
	wrong := func(want ...string) {
		t.Helper()
		var got []string
		for _, p := range s.s.AllProblems() {
			got = append(got, string(p.Question)+" "+string(p.Kind))
		}
		if !slices.Equal(got, want) {
			t.Errorf("problems %q, want %q", got, want)
		}
	}
	wrong()
	s.Answer("travels", true)
	wrong("with required")
	s.Answer("with", "aunt")
	s.Answer("card", "1234")
	wrong("bank required")
	s.Answer("bank", "12345x")
	wrong("bank pattern")
	s.Answer("bank", "123")
	s.Answer("size", 12)
	wrong("size other")
	s.Answer("size", 15)
	wrong("size other")
	s.Answer("size", 20)
	wrong()
}

func TestVersionFollowsContent(t *testing.T) {
	if dir(t, "testdata/plain/rules").Version() == dir(t, "testdata/plain/bare").Version() {
		t.Error("two forms, one version")
	}
}
