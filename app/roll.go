package app

import (
	"cmp"
	"slices"
	"sync"

	"onward/app/casefile"
	"onward/app/find"
)

// roll is what is known of all cases without opening any: their summaries,
// and the index they are found by. It lives from unlocking to locking. The
// index is made beside the screen; who asks before it is there waits for it.
type roll struct {
	mu    sync.Mutex
	all   map[casefile.CaseID]casefile.Summary
	codes map[casefile.Code]bool
	order []casefile.Summary // the one touched last first; nil when it must be made anew
	apart map[casefile.CaseID]bool

	finding sync.Mutex
	index   *find.Index
}

// begin takes in the summaries of a vault.
func (r *roll) begin(list []casefile.Summary) {
	r.all = make(map[casefile.CaseID]casefile.Summary, len(list))
	r.codes = make(map[casefile.Code]bool, len(list))
	for _, s := range list {
		r.all[s.ID], r.codes[s.Code] = s, true
	}
	r.apart = map[casefile.CaseID]bool{}
	r.finding.Lock()
	go func() {
		defer r.finding.Unlock()
		r.index = find.Of(list)
	}()
}

func (r *roll) put(s casefile.Summary) {
	r.mu.Lock()
	r.all[s.ID], r.codes[s.Code], r.order = s, true, nil
	r.mu.Unlock()
	r.finding.Lock()
	defer r.finding.Unlock()
	r.index.Put(s)
}

func (r *roll) drop(id casefile.CaseID) {
	r.mu.Lock()
	delete(r.codes, r.all[id].Code)
	delete(r.all, id)
	r.order = nil
	r.mu.Unlock()
	r.finding.Lock()
	defer r.finding.Unlock()
	r.index.Drop(id)
}

func (r *roll) forget() {
	r.mu.Lock()
	r.all, r.codes, r.order, r.apart = nil, nil, nil, nil
	r.mu.Unlock()
	r.finding.Lock()
	defer r.finding.Unlock()
	r.index.Forget()
}

func (r *roll) of(id casefile.CaseID) (casefile.Summary, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, ok := r.all[id]
	return s, ok
}

// takes tells whether a code was free, and takes it.
func (r *roll) takes(c casefile.Code) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.codes[c] {
		return false
	}
	r.codes[c] = true
	return true
}

// list gives all cases, the one touched last first. The list is shared and
// must not be written to.
func (r *roll) list() []casefile.Summary {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.order == nil {
		r.order = make([]casefile.Summary, 0, len(r.all))
		for _, s := range r.all {
			r.order = append(r.order, s)
		}
		slices.SortFunc(r.order, func(a, b casefile.Summary) int {
			return cmp.Or(b.Touched.Compare(a.Touched), cmp.Compare(a.Code, b.Code))
		})
	}
	return r.order
}

func (r *roll) search(query string, most int) ([]find.Hit, int) {
	r.finding.Lock()
	defer r.finding.Unlock()
	return r.index.Find(query, most)
}

func (r *roll) alike(s casefile.Summary) []find.Same {
	r.finding.Lock()
	defer r.finding.Unlock()
	return r.index.Alike(s)
}

func (r *roll) tellApart(id casefile.CaseID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.apart != nil {
		r.apart[id] = true
	}
}

func (r *roll) told(id casefile.CaseID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.apart[id]
}
