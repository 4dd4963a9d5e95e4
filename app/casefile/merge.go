package casefile

import (
	"reflect"
	"slices"
)

// Merge brings two copies of one sitting together, answer by answer: the
// newest counts, every older one is kept, doubles are kept once, with the
// translations of both. It changes neither argument.
func Merge(a, b *Sitting) *Sitting {
	m := a.Clone()
	if b.Touched.After(m.Touched) {
		m.Touched = b.Touched
	}
	if m.Answers == nil {
		m.Answers = map[QuestionID][]Answer{}
	}
	for q, bs := range b.Answers {
		all := slices.Clone(m.Answers[q])
		for _, x := range bs {
			if i := slices.IndexFunc(all, func(y Answer) bool { return same(x, y) }); i >= 0 {
				all[i].Translations = bringTogether(all[i].Translations, x.Translations)
			} else {
				all = append(all, x)
			}
		}
		slices.SortStableFunc(all, func(x, y Answer) int { return x.At.Compare(y.At) })
		m.Answers[q] = all
	}
	return m
}

func same(x, y Answer) bool {
	return x.At.Equal(y.At) && x.By == y.By && x.Non == y.Non && reflect.DeepEqual(x.Value, y.Value)
}
