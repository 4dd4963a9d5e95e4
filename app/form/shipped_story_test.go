package form_test

import (
	"testing"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
)

// Stories of the forms that come with the program.

func shipped(t *testing.T, id string) *scenario {
	t.Helper()
	d, err := form.Load(forms.FS, id)
	if err != nil {
		t.Fatal(err)
	}
	return sit(t, d)
}

// Who may be a child is treated as one; who is of unknown age is not called
// grown up.
func TestF00_MaybeAChild(t *testing.T) {
	for _, c := range []struct {
		birth m
		want  any
	}{
		{born("2008-11-24"), true},
		{born("2008-11-23"), false},
		{m{"precision": "year", "ce": "2008"}, true},
		{m{"precision": "year", "ce": "2007"}, false},
		{m{"precision": "age", "age": 20.0, "on": today}, true},
		{m{"precision": "age", "age": 21.0, "on": today}, false},
		{m{"precision": "event", "text": "after the flood"}, nil},
	} {
		s := shipped(t, "f00")
		s.Answer("person.birth", c.birth)
		s.Has("person.maybe_child", c.want)
		if c.want == true {
			s.Raised("maybe_child")
		}
	}
	s := shipped(t, "f00")
	s.Answer("person.birth", born("2551-11-24"))
	s.Wrong("person.birth", form.DateEra)
	s.Answer("person.birth", born("2027-11-24"))
	s.Wrong("person.birth", form.DateFuture)
}

func TestF05_Safety(t *testing.T) {
	s := shipped(t, "f05")
	s.Hides("d1.afraid_of", "d1.threat_ways")
	s.Answer("d1.afraid", true)
	s.Asks("d1.afraid_of", "d1.knows_home")
	s.Answer("d1.afraid_of", []any{"official"})
	s.Raised("fears_authorities")
	s.Answer("d1.knows_home", true)
	s.Raised("home_known")
	s.Answer("d1.threats", true)
	s.Raised("threats")
	s.Answer("d1.afraid", false)
	s.Hides("d1.afraid_of", "d1.knows_home")
	var left []string
	for _, a := range s.s.Alerts() {
		left = append(left, a.Alert)
	}
	if len(left) != 1 || left[0] != "threats" {
		t.Errorf("alerts %v", left)
	}
}

// Nobody said there are no children until somebody does.
func TestF05_NoChildrenIsNotAssumed(t *testing.T) {
	s := shipped(t, "f05")
	s.Has("d12.children_count", nil)
	s.Non("d12.children", casefile.PreferNot)
	s.Has("d12.children_count", nil)
}
