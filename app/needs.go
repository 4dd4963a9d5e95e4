package app

import (
	"fmt"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// Need is a part of life that the needs assessment says help is wanted in and
// that has no row in the plan yet.
type Need struct {
	Domain   string              // "d10"
	Question casefile.QuestionID // the answer to go back to: "d10.want_help"
	Now      int                 // the person's own face, 1–5; 0 not said
	Level    int                 // the worker's level, 1–4; 0 not said
	Want     string              // yes, later, undecided, "" not said
	Worry    casefile.Answer     // in the person's own words
	Actions  []string            // library actions that fit, best first
	Own      int                 // how many of them, at the front, are of the countries of this case
}

// Domains are the twelve parts of life of the needs assessment, in order.
var Domains = []string{"d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12"}

// crisis or vulnerable: the two levels that ask for a row or a reason.
const vulnerable = 2

// Needs lists what still has no row in the plan, the hardest first. A "no" to
// help is a complete answer: such a domain is never listed.
func (d *Desk) Needs(id casefile.CaseID) ([]Need, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	rec := c.Latest("f05")
	if rec == nil {
		return nil, nil
	}
	def, ok := d.Shelf.Form("f05")
	if !ok {
		return nil, ErrNoForm
	}
	st, err := form.Begin(def, rec.Clone(), d.env())
	if err != nil {
		return nil, err
	}
	planned, here := plannedAreas(c), d.Here()
	var needs []Need
	for _, dom := range Domains {
		n := needIn(st, dom)
		wanted := n.Want == "yes" || n.Want == "later"
		hard := n.Level > 0 && n.Level <= vulnerable
		if planned[dom] || n.Want == "no" || !wanted && !hard {
			continue
		}
		n.Actions, n.Own = actionsFor(st, dom, here, homeOf(c))
		needs = append(needs, n)
	}
	slices.SortStableFunc(needs, func(a, b Need) int { return a.hardness() - b.hardness() })
	return needs, nil
}

func (n Need) hardness() int {
	if n.Level > 0 {
		return n.Level
	}
	return 3
}

func needIn(st *form.Sitting, dom string) Need {
	at := func(q string) casefile.QuestionID { return casefile.QuestionID(dom + "." + q) }
	n := Need{Domain: dom, Question: at("want_help")}
	n.Now = whole(st, at("now"))
	n.Level = whole(st, at("level"))
	if v, ok := st.Value(at("want_help")); ok {
		n.Want, _ = v.(string)
	}
	if st.Shown(at("worry")) {
		n.Worry, _ = st.Record().Answer(at("worry"))
	}
	return n
}

func whole(st *form.Sitting, q casefile.QuestionID) int {
	v, _ := st.Value(q)
	switch v := v.(type) {
	case float64:
		return int(v)
	case int:
		return v
	}
	return 0
}

// plannedAreas tells which domains have a row, or a written reason why there
// is none.
func plannedAreas(c *casefile.Case) map[string]bool {
	areas := map[string]bool{}
	p := c.Latest("f09")
	if p == nil {
		return areas
	}
	for _, row := range p.Rows("plan.without") {
		area, _ := p.Answer(casefile.Cell("plan.without", row, "area"))
		if why, ok := p.Answer(casefile.Cell("plan.without", row, "reason")); ok && strings.TrimSpace(why.Text()) != "" {
			areas[area.Text()] = true
		}
	}
	for _, row := range p.Rows("plan.rows") {
		if a, ok := p.Answer(casefile.Cell("plan.rows", row, "area")); ok {
			areas[a.Text()] = true
		}
		if a, ok := p.Answer(casefile.Cell("plan.rows", row, "from_need")); ok {
			dom, _, _ := strings.Cut(a.Text(), ".")
			areas[dom] = true
		}
	}
	return areas
}

// actionsFor gives the actions of the countries of a case for a part of life,
// own of them, those that go with what the answers ask for first; then what the
// answers ask for, then the library's others.
func actionsFor(st *form.Sitting, dom, here, home string) (ids []string, own int) {
	var asked []string
	for _, a := range st.PlanActions() {
		if strings.HasPrefix(string(a.Question), dom+".") && !slices.Contains(asked, a.Action) {
			asked = append(asked, a.Action)
		}
	}
	goesWith := func(a action) bool {
		return slices.ContainsFunc(a.Tags, func(tag string) bool { return slices.Contains(asked, tag) })
	}
	for _, first := range []bool{true, false} {
		for _, a := range library() {
			if a.Area == dom && a.Country != "" && a.fits(here, home) && goesWith(a) == first {
				ids = append(ids, a.ID)
			}
		}
	}
	own = len(ids)
	ids = append(ids, asked...)
	for _, a := range library() {
		if a.Area == dom && a.Country == "" && !slices.Contains(ids, a.ID) {
			ids = append(ids, a.ID)
		}
	}
	return ids, own
}

// homeOf is the country a person goes home to, as far as it was told, or "".
func homeOf(c *casefile.Case) string {
	if home := who(c).Home; len(home) > 0 {
		return home[0]
	}
	return ""
}

// AddPlanRow writes a first draft of a row into the plan: the area, the need
// in the person's own words, and the words of a library action in the
// person's language. Owner, date and choice stay open until they are agreed.
func (d *Desk) AddPlanRow(s *Sitting, n Need, action string) (casefile.RowID, form.Change) {
	row, ch := d.AddRow(s, "plan.rows")
	put := func(col string, a casefile.Answer) {
		if !a.Empty() {
			d.Answer(s, casefile.Cell("plan.rows", row, col), a)
		}
	}
	text := func(v string) casefile.Answer { return casefile.Answer{Value: v} }
	put("area", text(n.Domain))
	put("from_need", text(string(n.Question)))
	if w := n.Worry; !w.Empty() && w.Non == "" {
		put("need", casefile.Answer{Value: w.Value, Source: w.Source, Lang: w.Lang, Translations: w.Translations})
	}
	if action == "" {
		return row, ch
	}
	put("action", text(action))
	put("what", d.phrase(s, "action."+action+".what"))
	put("goal", d.phrase(s, "action."+action+".goal"))
	for _, a := range library() {
		if a.ID == action {
			put("owner_kind", orNothing(a.OwnerKind))
			put("phase", orNothing(a.Phase))
		}
	}
	return row, ch
}

func orNothing(v string) casefile.Answer {
	if v == "" {
		return casefile.Answer{}
	}
	return casefile.Answer{Value: v}
}

// phrase is a library text in the person's language, with that of every other
// language beside it: a draft until somebody who speaks it has reviewed both.
func (d *Desk) phrase(s *Sitting, key string) casefile.Answer {
	rec := s.Record()
	w, ok := d.Words.For(rec.Language).Find(key)
	if !ok {
		return casefile.Answer{}
	}
	a := casefile.Answer{Value: w.Text, Lang: w.Lang}
	for _, l := range d.Words.Tags() {
		if t, ok := d.Words.For(l).Find(key); ok && !t.Fallback && l != w.Lang {
			state := casefile.CheckedWords
			if w.State == i18n.Draft && w.Lang != i18n.Source || t.State == i18n.Draft && l != i18n.Source {
				state = casefile.DraftWords
			}
			a.Translations = append(a.Translations, casefile.Translation{Lang: l, Text: t.Text, State: state})
		}
	}
	return a
}

// String says which part of life a need is of, for tests and logs: it holds
// nothing that was said.
func (n Need) String() string { return fmt.Sprintf("need in %s", n.Domain) }
