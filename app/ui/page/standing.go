package page

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/part"
)

// The forms that have pages or places of their own.
const (
	planForm  casefile.FormID = "f09"
	shareForm casefile.FormID = "f10"

	searchForm   casefile.FormID = "f07" // has a page to send
	handoverForm casefile.FormID = "f12" // has a page to send and get back
)

// standing is where one form of a case stands.
type standing struct {
	def         *form.Def
	last        *casefile.Sitting // the newest, or nil
	done, total int               // questions that apply just now
	state       part.State
	err         error             // it cannot be opened with the form as it is here
	before      *casefile.Sitting // the one it was moved on from, or nil
	moves       bool              // a newer version of the form says how to move on
}

// standings looks at the newest sitting of every form on the shelf.
func (h *caseHome) standings() ([]standing, error) {
	var all []standing
	for _, def := range h.Desk.Shelf.All() {
		s := standing{def: def, last: h.c.Latest(def.ID())}
		if s.last != nil {
			st, err := h.Desk.Resume(h.c.ID, s.last.ID)
			if err != nil {
				s.err, s.state = err, part.Alert
			} else {
				s.done, s.total = progress(st.Sitting)
				s.state = stateOf(s.done, s.total)
				s.moves = s.last.Version != def.Version() && def.MovesFrom(s.last.Version)
				if all := h.c.All(def.ID()); len(all) > 1 && all[len(all)-2].Version != s.last.Version {
					s.before = all[len(all)-2]
				}
			}
		}
		all = append(all, s)
	}
	return all, nil
}

func progress(st *form.Sitting) (done, total int) {
	for _, sec := range st.Def().Sections() {
		d, t := st.Progress(sec.ID)
		done, total = done+d, total+t
	}
	return done, total
}

func stateOf(done, total int) part.State {
	switch {
	case done == 0:
		return part.Open
	case done < total:
		return part.Half
	}
	return part.Done
}

// step is one of the seven steps of the way.
type step struct {
	name  string
	state part.State
}

// stretch is a part of the way and the stages of forms that belong to it.
type stretch struct {
	name   string
	stages []string
}

var seven = []stretch{
	{"arrived", []string{"register", "consent"}},
	{"needs", []string{"rapid", "needs"}},
	{"tracing", []string{"tracing"}},
	{"risk", []string{"risk"}},
	{"plan", []string{"plan", "share"}},
	{"return", []string{"return"}},
	{"following", []string{"following"}},
}

// anyTime holds the forms that no step of the way has to wait for.
var anyTime = stretch{"any", []string{"any"}}

// near tells whether a form is shown at once: it is begun, or it is one of
// those a case goes through first.
func (s standing) near() bool { return s.last != nil || slices.Contains(way, s.def.ID()) }

// pathOf gathers the forms into the seven steps.
func pathOf(forms []standing) []step {
	var path []step
	for _, s := range seven {
		st := step{name: s.name}
		begun, done, n := 0, 0, 0
		for _, f := range forms {
			if !slices.Contains(s.stages, f.def.Stage()) {
				continue
			}
			n++
			if f.last != nil && f.done > 0 {
				begun++
			}
			if f.state == part.Done {
				done++
			}
		}
		switch {
		case n > 0 && done == n:
			st.state = part.Done
		case begun > 0:
			st.state = part.Half
		}
		path = append(path, st)
	}
	return path
}

// way is the order in which the forms are offered. Nothing hangs on it: any
// form can be begun at any time.
var way = []casefile.FormID{"f00", "f01", "f02", "f05", planForm, shareForm}

// nextStep gives the first form of the way that is not begun, or "print".
func nextStep(forms []standing) string {
	for _, id := range way {
		for _, f := range forms {
			if f.def.ID() == id && f.last == nil {
				return string(id)
			}
		}
	}
	return "print"
}
