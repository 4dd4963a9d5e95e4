package form

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"onward/app/casefile"
)

// A sitting stays with the version of the form it was begun with. A newer
// version may say, in migrate.json, how an earlier one can be moved on:
//
//	{"moves": [{"from": "1.0.0", "questions": {"home.town": "home.place", "home.fax": ""}}]}
//
// Questions that are not named keep their id; "" says that an answer has no
// place any more. A person looks at what would move before anything does, and
// the sitting of the earlier version stays as it is.

type move struct {
	from      string
	questions map[casefile.QuestionID]casefile.QuestionID
}

// Moved is what becomes of the answers of a sitting that is moved on.
type Moved struct {
	Carried []casefile.QuestionID // by their ids in the earlier version
	Left    []Left
}

// Left is an answer that stays behind, in the sitting of the earlier version.
type Left struct {
	Question casefile.QuestionID
	Why      string // "gone": there is no such question; "unfit": it does not fit it
}

// MovesFrom tells whether the form says how to move on from a version.
func (d *Def) MovesFrom(version string) bool {
	return slices.ContainsFunc(d.moves, func(m move) bool { return m.from == version })
}

// MoveOn makes a sitting of this version from one of an earlier version, old.
// It carries the answers that fit, with all that was said before, and tells
// which do not. The new sitting has no id yet, and rec is not changed.
func (d *Def) MoveOn(old *Def, rec *casefile.Sitting, today string) (*casefile.Sitting, Moved) {
	var names map[casefile.QuestionID]casefile.QuestionID
	for _, m := range d.moves {
		if m.from == old.Version() {
			names = m.questions
		}
	}
	to := *rec
	to.ID, to.Version = "", d.Version()
	to.Answers = map[casefile.QuestionID][]casefile.Answer{}
	var what Moved
	for id, history := range rec.Answers {
		a, said := rec.Answer(id)
		if !said {
			continue
		}
		at, why := d.place(old, id, names)
		if q, _ := d.Question(at); why == "" && (q == nil || len(judgeMove(d, q, at, a, today)) > 0) {
			why = "unfit"
		}
		if why != "" {
			what.Left = append(what.Left, Left{id, why})
			continue
		}
		to.Answers[at] = slices.Clone(history)
		what.Carried = append(what.Carried, id)
	}
	slices.Sort(what.Carried)
	slices.SortFunc(what.Left, func(a, b Left) int { return cmp.Compare(a.Question, b.Question) })
	return &to, what
}

func judgeMove(d *Def, q *Question, id casefile.QuestionID, a casefile.Answer, today string) []Problem {
	if q.Kind == Table {
		if a.Value != nil && casefile.RowIDs(a.Value) == nil {
			return []Problem{{id, WrongType, nil}}
		}
		return nil
	}
	return judge(d, q, id, a, today)
}

// place gives where an answer of an earlier version stands in this one.
func (d *Def) place(old *Def, id casefile.QuestionID, names map[casefile.QuestionID]casefile.QuestionID) (at casefile.QuestionID, why string) {
	was, rows := old.byID[id], []casefile.RowID(nil)
	if was == nil {
		was, rows = old.cell(id)
	}
	if was == nil {
		return "", "gone"
	}
	renamed := func(id casefile.QuestionID) casefile.QuestionID {
		if to, ok := names[id]; ok {
			return to
		}
		return id
	}
	to := renamed(was.ID)
	for table := was.table; table != nil && to == was.ID; table = table.table { // with its table
		to = renamed(table.ID) + casefile.QuestionID(strings.TrimPrefix(string(was.ID), string(table.ID)))
	}
	q := d.byID[to]
	switch {
	case q == nil || !q.asked || q.Compute != "":
		return "", "gone"
	case q.depth() != was.depth() || (q.Kind == Table) != (was.Kind == Table):
		return "", "unfit"
	}
	return q.in(rows), ""
}

// readMoves reads migrate.json, if there is one.
func (b *builder) readMoves(fl *files) {
	const file = "migrate.json"
	data, err := fl.read(file)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		b.f.list = append(b.f.list, unreadable(file, err))
		return
	}
	v, ok := parseTree(data, file, b.f)
	o, _ := v.(*object)
	list, isList := o.get("moves").([]any)
	if !ok || !isList || len(o.keys) != 1 {
		b.f.add(file, "", `is not {"moves": [{"from": …, "questions": {…}}]}`)
		return
	}
	for i, x := range list {
		at := "/moves/" + itoa(i)
		o, _ := x.(*object)
		m := move{from: o.text("from"), questions: map[casefile.QuestionID]casefile.QuestionID{}}
		names := o.obj("questions")
		if !version.MatchString(m.from) || names == nil || len(o.keys) != 2 || compareVersions(m.from, b.def.meta.Version) >= 0 {
			b.f.add(file, at, "is not {\"from\": an earlier version, \"questions\": {old id: new id}}")
			continue
		}
		for _, from := range names.keys {
			to, isText := names.vals[from].(string)
			if q := b.def.byID[casefile.QuestionID(to)]; !isText || to != "" && q == nil {
				b.f.add(file, at+"/questions/"+escapePointer(from), "there is no question %q in this version", to)
			}
			m.questions[casefile.QuestionID(from)] = casefile.QuestionID(to)
		}
		b.def.moves = append(b.def.moves, m)
	}
}
