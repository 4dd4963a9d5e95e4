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
		switch {
		case !known:
			at[s.ID] = len(all)
			all = append(all, s)
			m.Added++
		case all[i].same(s):
			m.Same++
		case s.Checked > all[i].Checked:
			all[i] = s
			m.Newer++
		default:
			m.Kept++
		}
	}
	if len(all) > Most {
		return slices.Clone(ours), Merged{TooMany: len(all) - Most}
	}
	return Sort(all), m
}
