package forms_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
)

// talk is one sitting of one form, told as it happens: what is said, what is
// asked because of it, and what the worker is warned of.
type talk struct {
	t    testing.TB
	s    *form.Sitting
	now  time.Time
	last form.Change
}

// today is the day all talks here take place.
const today = "2026-11-23"

// m is a shared value, such as a date or a mark, as plain data.
type m = map[string]any

// loaded reads the packs once: there are many short talks.
var loaded = sync.OnceValues(func() (*form.Shelf, error) { return form.LoadAll(forms.FS) })

func shelf(t testing.TB) *form.Shelf {
	t.Helper()
	s, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// begin sits down with somebody.
func begin(t testing.TB, id string) *talk {
	t.Helper()
	def, ok := shelf(t).Form(casefile.FormID(id))
	if !ok {
		t.Fatalf("there is no form %s", id)
	}
	rows := 0
	s, err := form.Begin(def, &casefile.Sitting{ID: "s1", Form: def.ID(), Version: def.Version()}, form.Env{
		Today: today,
		NewRow: func() casefile.RowID {
			rows++
			return casefile.RowID(fmt.Sprintf("row%d", rows))
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &talk{t: t, s: s, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

func (k *talk) put(id string, a casefile.Answer) {
	k.t.Helper()
	if _, ok := k.s.Def().Question(casefile.QuestionID(id)); !ok {
		k.t.Fatalf("%s asks no %s", k.s.Def().ID(), id)
	}
	k.now = k.now.Add(time.Minute)
	a.At, a.By = k.now, "w1"
	k.last = k.s.Set(casefile.QuestionID(id), a)
}

// says is a real answer.
func (k *talk) says(id string, v any) { k.t.Helper(); k.put(id, casefile.Answer{Value: v}) }

// withholds is an answer that is none, and just as good.
func (k *talk) withholds(id string, why casefile.NonAnswer) {
	k.t.Helper()
	k.put(id, casefile.Answer{Non: why})
}

// row begins a line of a table and gives the beginning of its cells' ids.
func (k *talk) row(table string) string {
	k.t.Helper()
	id, ch := k.s.AddRow(casefile.QuestionID(table), k.now, "w1")
	if id == "" {
		k.t.Fatalf("%s takes no row", table)
	}
	k.last = ch
	return table + "." + string(id)
}

// line is a row with these cells filled.
func (k *talk) line(table string, cells m) string {
	k.t.Helper()
	at := k.row(table)
	for _, col := range slices.Sorted(keys(cells)) {
		k.says(at+"."+col, cells[col])
	}
	return at
}

func keys(cells m) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range cells {
			if !yield(k) {
				return
			}
		}
	}
}

func (k *talk) asks(ids ...string) {
	k.t.Helper()
	for _, id := range ids {
		if !k.s.Shown(casefile.QuestionID(id)) {
			k.t.Errorf("%s is not asked", id)
		}
	}
}

func (k *talk) spares(ids ...string) {
	k.t.Helper()
	for _, id := range ids {
		if _, ok := k.s.Def().Question(casefile.QuestionID(id)); !ok {
			k.t.Errorf("there is no %s to spare anyone", id)
		}
		if k.s.Shown(casefile.QuestionID(id)) {
			k.t.Errorf("%s is asked", id)
		}
	}
}

// is expects a value, said or computed; nil for none.
func (k *talk) is(id string, want any) {
	k.t.Helper()
	if got, _ := k.s.Value(casefile.QuestionID(id)); !reflect.DeepEqual(got, want) {
		k.t.Errorf("%s is %v, want %v", id, got, want)
	}
}

// warns expects exactly these alerts to have come with the last answer, each
// as "alert level within to", or by its name alone.
func (k *talk) warns(want ...string) {
	k.t.Helper()
	var got []string
	for i, a := range k.last.Alerts {
		said := strings.Join([]string{a.Alert, a.Level, a.Within, a.To}, " ")
		if i < len(want) && !strings.Contains(want[i], " ") {
			said = a.Alert
		}
		got = append(got, said)
	}
	if !slices.Equal(got, want) {
		k.t.Errorf("warns of %q, want %q", got, want)
	}
}

// stands expects an alert to hold now, whichever answer it came with.
func (k *talk) stands(alerts ...string) {
	k.t.Helper()
	for _, want := range alerts {
		if !slices.ContainsFunc(k.s.Alerts(), func(a form.Alert) bool { return a.Alert == want }) {
			k.t.Errorf("%s does not stand", want)
		}
	}
}

func (k *talk) rests(alerts ...string) {
	k.t.Helper()
	for _, a := range k.s.Alerts() {
		if slices.Contains(alerts, a.Alert) {
			k.t.Errorf("%s stands", a.Alert)
		}
	}
}

// offers expects exactly these steps to be offered for one question.
func (k *talk) offers(id string, actions ...string) {
	k.t.Helper()
	var got []string
	for _, a := range k.s.PlanActions() {
		if string(a.Question) == id {
			got = append(got, a.Action)
		}
	}
	if !slices.Equal(got, actions) {
		k.t.Errorf("%s offers %v, want %v", id, got, actions)
	}
}

// asksBack expects exactly these problems at a question.
func (k *talk) asksBack(id string, kinds ...form.ProblemKind) {
	k.t.Helper()
	var got []form.ProblemKind
	for _, p := range k.s.AllProblems() {
		if string(p.Question) == id {
			got = append(got, p.Kind)
		}
	}
	if !slices.Equal(got, kinds) {
		k.t.Errorf("%s is asked back for %v, want %v", id, got, kinds)
	}
}

// lacks expects exactly these questions still to need an answer.
func (k *talk) lacks(want ...string) {
	k.t.Helper()
	var got []string
	for _, id := range k.s.Missing() {
		got = append(got, string(id))
	}
	if !slices.Equal(got, want) {
		k.t.Errorf("lacks %v, want %v", got, want)
	}
}

// asked counts the questions that are open to this person now.
func (k *talk) asked() int {
	n := 0
	for _, q := range k.s.Def().Questions() {
		if q.Who != form.Computed && k.s.Shown(q.ID) {
			n++
		}
	}
	return n
}

func signed(how string) m { return m{"how": how, "on": today} }

func born(precision, ce string) m {
	return m{"precision": precision, "calendar": "ce", "ce": ce, "text": ce}
}
