package plan_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/plan"
	"onward/i18n"
)

// searching asks for the request of somebody whose family is looked for.
func searching(s *form.Shelf, lang string) plan.Input {
	c := casefiletest.Searching(lang, now)
	in := ask(s, c, plan.Request)
	in.Langs, in.Recipient = plan.RequestLangs(c), ""
	return in
}

// The request and the page for handing over in every language, as plain text.
func TestRequest_Golden(t *testing.T) {
	s := shelf(t)
	for _, l := range i18n.Languages() {
		t.Run(l.Tag, func(t *testing.T) {
			golden(t, l.Tag+"-request.txt", compose(t, searching(s, l.Tag)).Text())
			in := ask(s, casefiletest.Speaking(l.Tag, now), plan.Handover)
			in.Pages = 5
			golden(t, l.Tag+"-handover.txt", compose(t, in).Text())
		})
	}
}

// With a mark in every question of every form, the request tells what part A of
// the search may tell, and nothing else of the whole case.
func TestRequest_TellsOfTheFamilyOnly(t *testing.T) {
	s := shelf(t)
	c, marks := marked(s)
	in := ask(s, c, plan.Request)
	in.Langs, in.Recipient = []string{"en"}, ""
	p := compose(t, in)
	var told []string
	for _, mark := range found(p) {
		q := marks[mark]
		if q.Sens == form.P3 || !slices.Contains(q.Copies, form.ReceivingCopy) {
			t.Errorf("the request tells %s", q.ID)
		}
		told = append(told, string(q.ID))
	}
	slices.Sort(told)
	want := []string{"a.age", "a.answer_to", "a.ask_more", "a.code", "a.father", "a.home", "a.last_contact",
		"a.may_ask.where", "a.may_ask.who", "a.mother", "a.name_used", "a.near", "a.say"}
	if !slices.Equal(told, want) {
		t.Errorf("the request tells %v,\nwant %v", told, want)
	}
	if all := p.Text() + plan.FileName(p); strings.Contains(all, string(c.Code)) {
		t.Error("the code of the case stands on the request")
	}
	listed(t, p, c)
}

// What is fixed on the page holds no word that tells why somebody is away.
func TestRequest_SaysNothingOfWhatHappened(t *testing.T) {
	s := shelf(t)
	more := map[string][]string{"en": {"court", "police", "rescue", "case"}, "th": {"ตำรวจ", "ศาล"}, "lo": {"ຕຳຫຼວດ", "ສານ"},
		"km": {"ប៉ូលិស", "តុលាការ"}, "my": {"ရဲစခန်း", "တရားရုံး"}, "vi": {"cảnh sát", "tòa án"}, "zh-Hans": {"警察", "法院"}}
	for _, l := range i18n.Languages() {
		p := compose(t, searching(s, l.Tag))
		said := strings.ToLower(p.Text())
		for lang := range never {
			for _, word := range append(never[lang], more[lang]...) {
				if strings.Contains(said, word) {
					t.Errorf("%s: the request says %q", l.Tag, word)
				}
			}
		}
		if strings.Contains(said, "⟨") || strings.Contains(said, "[en]") {
			t.Errorf("%s: words are missing", l.Tag)
		}
	}
}

// Without her own yes there is no paper.
func TestRequest_NeedsAYes(t *testing.T) {
	s := shelf(t)
	in := searching(s, "km")
	for _, v := range []any{"not_yet", "no", nil} {
		in.Case.Latest("f07").Put("yes.want", casefile.Answer{Value: v, At: now})
		if _, err := plan.Compose(in); !errors.Is(err, plan.ErrNoYes) {
			t.Errorf("after %v: %v, want %v", v, err, plan.ErrNoYes)
		}
	}
	in.Case = casefiletest.Speaking("km", now)
	if _, err := plan.Compose(in); !errors.Is(err, plan.ErrNoRequest) {
		t.Errorf("without a search: %v, want %v", err, plan.ErrNoRequest)
	}
}

// Someone writes the code of the case where the number of the request belongs.
func TestRequest_LeavesTheCodeOfTheCaseOut(t *testing.T) {
	s := shelf(t)
	in := searching(s, "lo")
	in.Case.Latest("f07").Put("a.code", casefile.Answer{Value: "no. " + strings.ToLower(string(in.Case.Code)), At: now})
	if p := compose(t, in); strings.Contains(strings.ToLower(p.Text()), strings.ToLower(string(in.Case.Code))) {
		t.Error("the code of the case came through")
	}
}

// Her words about herself take the place of ours.
func TestRequest_SaysWhatSheWantsSaid(t *testing.T) {
	s := shelf(t)
	in := searching(s, "en")
	in.Case.Latest("f07").Put("a.say", casefile.Answer{Value: "Amani sends love.", Lang: "en", At: now})
	said := compose(t, in).Text()
	if !strings.Contains(said, "Amani sends love.") || strings.Contains(said, "bring greetings") {
		t.Error("the page does not say what she wants said")
	}
}

// The country of the family decides the language that stands first.
func TestRequest_SpeaksTheLanguageOfTheirCountry(t *testing.T) {
	c := casefiletest.Searching("my", now)
	c.Latest("f07").Put("a.home", casefile.Answer{Value: casefile.Plain(casefile.Addr{Text: "x", Country: "LA"}), At: now})
	if got := plan.RequestLangs(c); !slices.Equal(got, []string{"lo", "th"}) {
		t.Errorf("languages %v, want lo and th", got)
	}
}

// The page for handing over holds numbers and names of the sender, no step and
// nothing of the person.
func TestHandover_HoldsNumbersOnly(t *testing.T) {
	s := shelf(t)
	c, marks := marked(s)
	share(c, s, "yes")
	in := ask(s, c, plan.Handover)
	in.Langs, in.Recipient = []string{"en"}, "leak-f10"
	p := compose(t, in)
	for _, mark := range found(p) {
		q := marks[mark]
		if id := string(q.ID); !strings.HasPrefix(id, "sent.") && !strings.HasPrefix(id, "receiving.sender_") {
			t.Errorf("the page tells %s", id)
		}
	}
	listed(t, p, c)
}

// What was sent is filled in: from the case, and from the form once it is there.
func TestHandover_KnowsWhatWasSent(t *testing.T) {
	s := shelf(t)
	in := ask(s, casefiletest.Speaking("en", now), plan.Handover)
	in.Langs, in.Pages, in.Number = []string{"en"}, 5, 2
	said := compose(t, in).Text()
	if want := "Version of the plan 1 · Copy number 2 · Pages 5"; !strings.Contains(said, want) {
		t.Errorf("the page lacks %q", want)
	}
	in.Case.Sittings = append(in.Case.Sittings, &casefile.Sitting{ID: "h", Form: "f12", Version: "1.0.0", Begun: now})
	in.Case.Latest("f12").Put("sent.pages", casefile.Answer{Value: 7.0, At: now})
	in.Case.Latest("f12").Put("sent.items", casefile.Answer{Value: []any{"papers"}, At: now})
	said = compose(t, in).Text()
	if !strings.Contains(said, "Pages 7\n") || strings.Count(said, "[x]") != 1 {
		t.Error("what the form says of the sending is not on the page")
	}
}

// The worker there fills in part B alone, also on paper: nothing of the other
// parts is on it.
func TestBlank_OneSectionAlone(t *testing.T) {
	def, _ := shelf(t).Form("f07")
	said := plan.Blank(def, words, []string{"en"}, "b").Text()
	if !strings.Contains(said, "Part B: the visit there") {
		t.Error("part B is missing")
	}
	for _, other := range []string{"Part A", "Part C", "Your yes"} {
		if strings.Contains(said, other) {
			t.Errorf("%s is on the page of part B", other)
		}
	}
}
