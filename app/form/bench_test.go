package form_test

import (
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
)

// A key press in the longest form has to cost well under a millisecond, or
// typing lags on the laptops of shelters.

func f05(b testing.TB) *form.Def {
	b.Helper()
	d, err := form.Load(forms.FS, "f05")
	if err != nil {
		b.Fatal(err)
	}
	return d
}

func BenchmarkLoadF05(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f05(b)
	}
}

func BenchmarkBeginF05(b *testing.B) {
	d := f05(b)
	b.ReportAllocs()
	for b.Loop() {
		sit(b, d)
	}
}

// BenchmarkSet sets one answer of each sort, as a key press does.
func BenchmarkSet(b *testing.B) {
	type c struct {
		name, id string
		a, b     any
	}
	for _, c := range []c{
		{"text", "d1.worry", "ខ្ញុំ", "ខ្ញុំបារម្ភ"},
		{"face", "d1.now", 2.0, 3.0},
		{"rule", "d1.afraid", true, false},
		{"frame", "d1.want_help", "yes", "no"},
		{"same", "d1.now", 2.0, 2.0},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := sit(b, f05(b))
			at := s.now
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				v := c.a
				if i%2 == 1 {
					v = c.b
				}
				// Within a breath of the first, so that the record replaces
				// and does not grow.
				at = at.Add(time.Nanosecond)
				s.s.Set(casefile.QuestionID(c.id), casefile.Answer{Value: v, At: at})
			}
		})
	}
}

func BenchmarkData(b *testing.B) {
	s := sit(b, f05(b))
	fill(b, s)
	b.ReportAllocs()
	for b.Loop() {
		s.s.Data()
	}
}
