package app

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// Face is how a part of life was for a person on a day, as the person said it.
type Face struct {
	On   time.Time
	Face int // 1 very bad … 5 very good
}

// Course is one part of life over time, the earliest first.
type Course struct {
	Domain string // "d10"
	Faces  []Face
}

// asksFaces are the forms that ask for the twelve faces, and where in each.
var asksFaces = map[casefile.FormID]string{"f05": "*.now", "f13": "faces.*", "f15": "back.*"}

// Courses gives the parts of life that were asked for twice or more. There is
// no sum over them and no mean: getting better in one does not make up for
// another.
func (d *Desk) Courses(id casefile.CaseID) ([]Course, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	asked := map[string][]Face{}
	for _, rec := range c.Sittings {
		where, ok := asksFaces[rec.Form]
		if !ok {
			continue
		}
		def, ok := d.Shelf.Of(rec)
		if !ok {
			continue
		}
		st, err := form.Begin(def, rec.Clone(), d.env())
		if err != nil {
			continue // of a version that is not here; the others still tell something
		}
		for _, dom := range Domains {
			q := casefile.QuestionID(strings.Replace(where, "*", dom, 1))
			if n := whole(st, q); n > 0 {
				asked[dom] = append(asked[dom], Face{answeredOn(rec, q), n})
			}
		}
	}
	var all []Course
	for _, dom := range Domains {
		if faces := asked[dom]; len(faces) > 1 {
			slices.SortStableFunc(faces, func(a, b Face) int { return a.On.Compare(b.On) })
			all = append(all, Course{dom, faces})
		}
	}
	return all, nil
}

// answeredOn is when a question was answered, or its sitting begun.
func answeredOn(rec *casefile.Sitting, q casefile.QuestionID) time.Time {
	if a, ok := rec.Answer(q); ok && !a.At.IsZero() {
		return a.At
	}
	return rec.Begun
}
