package form_test

import (
	"testing"

	"onward/app/form"
	"onward/forms"
)

// Every form that comes with the program loads.
func TestShippedFormsLoad(t *testing.T) {
	s, err := form.LoadAll(forms.FS)
	for _, f := range form.Faults(err) {
		t.Error(f)
	}
	if err != nil || len(s.All()) < 6 {
		t.Fatalf("%d forms loaded: %v", len(s.All()), err)
	}
}
