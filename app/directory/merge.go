package directory

import "slices"

// Merged says what became of the entries that came.
type Merged struct {
	Added   int // not known before
	Newer   int // checked later than ours, and put in its place
	Kept    int // ours stays: it differs, and was checked on the same day or later
	Same    int
	TooMany int // more than fit; then nothing is taken in
}

// Fate is what becomes of an entry that came.
type Fate string

// The fates, by how much they change.
const (
	New   Fate = "new"   // not known before
	Newer Fate = "newer" // checked later than ours
	Kept  Fate = "kept"  // ours stays
	Same  Fate = "same"
)

// Foresee tells of each entry that came what [Merge] would make of it.
func Foresee(ours, came []Service) []Fate {
	known := map[string]Service{}
	for _, s := range ours {
		known[s.ID] = s
	}
	fates := make([]Fate, len(came))
	for i, s := range came {
		was, ok := known[s.ID]
		fates[i] = fate(was, ok, s)
		if fates[i] == New || fates[i] == Newer {
			known[s.ID] = s
		}
	}
	return fates
}

func fate(was Service, known bool, s Service) Fate {
	switch {
	case !known:
		return New
	case was.same(s):
		return Same
	case s.Checked > was.Checked:
		return Newer
	}
	return Kept
}

// Merge puts entries that came to those we have. Of two with one id, the one
// checked last counts; checked on the same day, ours. Order: that of [Sort].
// Where they would be more than [Most], ours are given back as they are.
func Merge(ours, came []Service) ([]Service, Merged) {
	var m Merged
	all := slices.Clone(ours)
	at := map[string]int{}
	for i, s := range all {
		at[s.ID] = i
	}
	for _, s := range came {
		i, known := at[s.ID]
		var was Service
		if known {
			was = all[i]
		}
		switch fate(was, known, s) {
		case New:
			at[s.ID] = len(all)
			all = append(all, s)
			m.Added++
		case Same:
			m.Same++
		case Newer:
			all[i] = s
			m.Newer++
		case Kept:
			m.Kept++
		}
	}
	if len(all) > Most {
		return slices.Clone(ours), Merged{TooMany: len(all) - Most}
	}
	return Sort(all), m
}
