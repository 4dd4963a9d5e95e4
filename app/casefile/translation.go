package casefile

import (
	"reflect"
	"slices"
	"time"
)

// Translation is free text said again in another language: a name in its
// letters, a sentence in its words. Of several in one language the last counts;
// one without text takes back what was there.
type Translation struct {
	Lang   string    `json:"lang"` // BCP 47
	Text   string    `json:"text"`
	State  string    `json:"state"` // one of Translated
	By     string    `json:"by,omitempty"`
	Reader string    `json:"reader,omitempty"` // who read it back or checked it
	At     time.Time `json:"at,omitzero"`
}

// How far a translation can be relied on.
const (
	DraftWords   = "draft"   // as one person wrote it
	ReadBack     = "read"    // a second person read it back
	CheckedWords = "checked" // by an interpreter
)

// Translated lists the states of a translation, from the least sure.
var Translated = []string{DraftWords, ReadBack, CheckedWords}

// In gives the text in a language where there is one: the original, or a
// translation and its state. What is made of several parts has a text only
// where it was translated.
func (a Answer) In(lang string) (text, state string, ok bool) {
	if a.Lang == lang && a.Text() != "" {
		return a.Text(), "", true
	}
	t, ok := a.Translation(lang)
	return t.Text, t.State, ok
}

// Translation gives the translation into a language that counts.
func (a Answer) Translation(lang string) (Translation, bool) {
	for _, t := range slices.Backward(a.Translations) {
		if t.Lang == lang {
			return t, t.Text != ""
		}
	}
	return Translation{}, false
}

// Translate puts a translation beside the answer that counts now; false where
// there is none. Within one breath the same person's typing replaces itself,
// as in [Sitting.Put]; and the same text in another state is no other text.
func (s *Sitting) Translate(q QuestionID, t Translation) bool {
	a, ok := s.Answer(q)
	if !ok {
		return false
	}
	all := slices.Clone(a.Translations)
	for i, old := range all {
		since := t.At.Sub(old.At)
		if old.Lang == t.Lang && (old.Text == t.Text || old.By == t.By && old.State == t.State && since >= 0 && since < breath) {
			all = slices.Delete(all, i, i+1)
			break
		}
	}
	a.Translations = append(all, t)
	as := slices.Clone(s.Answers[q]) // a clone of the sitting may hold the old one
	as[len(as)-1] = a
	s.Answers[q] = as
	if t.At.After(s.Touched) {
		s.Touched = t.At
	}
	return true
}

// Outdated gives the translation of what stood here before, where what stands
// here now has none: the original has changed since. was is that original.
func (s *Sitting) Outdated(q QuestionID, lang string) (t Translation, was Answer, ok bool) {
	now, has := s.Answer(q)
	if _, fresh := now.Translation(lang); !has || fresh {
		return Translation{}, Answer{}, false
	}
	as := s.Answers[q]
	for _, old := range slices.Backward(as[:len(as)-1]) {
		if t, ok := old.Translation(lang); ok && !reflect.DeepEqual(old.Value, now.Value) {
			return t, old, true
		}
	}
	return Translation{}, Answer{}, false
}

// regain gives an answer the translations it had when it was the same before:
// who types a letter too many and takes it away again loses nothing.
func regain(before []Answer, a Answer) Answer {
	if a.Translations != nil || a.Value == nil {
		return a
	}
	for _, old := range slices.Backward(before) {
		if old.Translations != nil && old.Lang == a.Lang && reflect.DeepEqual(old.Value, a.Value) {
			a.Translations = old.Translations
			break
		}
	}
	return a
}

// losesTranslation tells whether an answer in the place of another would take
// a translation away.
func losesTranslation(old, a Answer) bool {
	return len(old.Translations) > 0 && !reflect.DeepEqual(old.Value, a.Value)
}

// bringTogether gives the translations of both, each text once in the state it
// was last put in.
func bringTogether(a, b []Translation) []Translation {
	all := slices.Clone(a)
	for _, t := range b {
		i := slices.IndexFunc(all, func(x Translation) bool { return x.Lang == t.Lang && x.Text == t.Text })
		switch {
		case i < 0:
			all = append(all, t)
		case t.At.After(all[i].At), t.At.Equal(all[i].At) && slices.Index(Translated, t.State) > slices.Index(Translated, all[i].State):
			all[i] = t
		}
	}
	slices.SortStableFunc(all, func(x, y Translation) int { return x.At.Compare(y.At) })
	return all
}
