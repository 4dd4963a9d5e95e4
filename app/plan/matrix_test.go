package plan_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
)

// A matrix says for each item of the sharing form what she answered, what she
// took back, and for which days it holds.
type matrix struct {
	answers  map[string]string
	back     []string
	from, to string
	sign     string
}

// give writes a matrix into the sharing sitting of a marked case.
func (m matrix) give(c *casefile.Case) {
	f10 := c.Latest("f10")
	for item, a := range m.answers {
		f10.Put(casefile.QuestionID("items."+item), casefile.Answer{Value: a, At: now})
	}
	f10.Put("to.from", casefile.Answer{Value: m.from, At: now})
	f10.Put("to.until", casefile.Answer{Value: m.to, At: now})
	f10.Put("decide.sign", casefile.Answer{Value: casefile.Plain(casefile.Mark{How: m.sign, On: today}), At: now})
	var back []any
	for _, b := range m.back {
		back = append(back, b)
	}
	f10.Put("withdrawn.taken_back", casefile.Answer{Value: len(back) > 0, At: now})
	f10.Put("withdrawn.what", casefile.Answer{Value: back, At: now})
}

// told gives the marks on the pages and in the data of a letter under a matrix.
func (m matrix) told(t *testing.T, s *form.Shelf, c *casefile.Case) map[string]bool {
	t.Helper()
	m.give(c)
	in := ask(s, c, plan.Receiving)
	in.Langs, in.Recipient = []string{"en", "th"}, "leak-f10"
	p := compose(t, in)
	data, err := json.Marshal(p.Data(c, s))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, said := range []string{p.Text(), string(data)} {
		for _, part := range strings.Split(said, "Zq")[1:] {
			all["Zq"+part[:min(6, len(part))]] = true
		}
	}
	return all
}

// However she decides, item by item: a paper and a letter tell nothing beyond
// what the items she said yes to tell when each is alone, or with the steps of the
// plan, and after she took it
// back, before it begins, when it has ended or without her sign nothing at all.
func TestLeak_NoMatrixOfConsentTellsMore(t *testing.T) {
	s := shelf(t)
	c, marks := marked(s)
	saidAgain(c, marks) // its marks that go nowhere are no marks here
	share(c, s, "no")
	var items []string
	def, _ := s.Form("f10")
	for _, q := range def.Questions() {
		if name, ok := strings.CutPrefix(string(q.ID), "items."); ok && q.Kind == form.One {
			items = append(items, name)
		}
	}
	base := func(answer string) matrix {
		m := matrix{answers: map[string]string{}, from: today, to: today, sign: "thumb"}
		for _, i := range items {
			m.answers[i] = answer
		}
		return m
	}
	nothing := base("no").told(t, s, c)
	alone, withSteps := map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, i := range items {
		m := base("no")
		m.answers[i] = "yes"
		alone[i] = m.told(t, s, c)
		m.answers["plan_rows"] = "yes" // what a step says of health takes both
		withSteps[i] = m.told(t, s, c)
	}
	if n := len(base("yes").told(t, s, c)); n < len(nothing)+30 {
		t.Fatalf("a yes to all tells %d, a no to all %d: too few to believe the test", n, len(nothing))
	}
	lot := rand.New(rand.NewPCG(543, 11))
	for n := range 150 {
		m := base("no")
		for _, i := range items {
			m.answers[i] = []string{"yes", "yes", "no", "part", ""}[lot.IntN(5)]
			if lot.IntN(8) == 0 {
				m.back = append(m.back, i)
			}
		}
		void := ""
		switch lot.IntN(8) {
		case 0:
			m.back, void = append(m.back, "all"), "taken back"
		case 1:
			m.from, m.to, void = "2027-01-01", "2027-02-01", "not begun"
		case 2:
			m.from, m.to, void = "2020-01-01", "2020-02-01", "ended"
		case 3:
			m.sign, void = "refused", "refused"
		}
		for mark := range m.told(t, s, c) {
			ok := nothing[mark]
			yes := func(i string) bool { // "part" of the steps is chosen step by step
				return void == "" && (m.answers[i] == "yes" || m.answers[i] == "part" && i == "plan_rows") && !slices.Contains(m.back, i)
			}
			for _, i := range items {
				ok = ok || yes(i) && (alone[i][mark] || yes("plan_rows") && withSteps[i][mark])
			}
			if !ok || marks[mark] == nil {
				t.Fatalf("matrix %d (%s) tells %s: %s", n, fmt.Sprint(void, m.answers, m.back), mark, fmt.Sprint(marks[mark]))
			}
		}
	}
}
