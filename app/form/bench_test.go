package form_test

import (
	"fmt"
	"strings"
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

// BenchmarkFit sets an answer that the options of another question follow, as
// many of them as an expression may be asked of, and one that a bound compares
// with.
func BenchmarkFit(b *testing.B) {
	var options, about strings.Builder
	for i := range 500 {
		if i > 0 {
			options.WriteString(",")
			about.WriteString(",")
		}
		fmt.Fprintf(&options, `"t%d"`, i)
		fmt.Fprintf(&about, `"t%d":{"in":"c%d"}`, i, i%7)
	}
	d, err := form.Load(pack(`"country":{"type":"string"},"town":{"enum":[`+options.String()+`],"x-offer":"option.in == answers.country","x-choices":{`+about.String()+`}},
		"earns":{"type":"number"},"spends":{"type":"number","x-valid":"value <= answers.earns"}`,
		control("country")+","+control("town")+","+control("earns")+","+control("spends")), "x")
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name, id string
		a, b     any
	}{{"options500", "country", "c1", "c2"}, {"bound", "earns", 10.0, 20.0}} {
		b.Run(c.name, func(b *testing.B) {
			s := sit(b, d)
			s.Answer("spends", 15)
			at := s.now
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				v := c.a
				if i%2 == 1 {
					v = c.b
				}
				at = at.Add(time.Nanosecond)
				s.s.Set(casefile.QuestionID(c.id), casefile.Answer{Value: v, At: at})
			}
		})
	}
}

// BenchmarkNested answers a cell two lists deep, in a household of 20 people with
// 10 debts each, with sums up to the form.
func BenchmarkNested(b *testing.B) {
	s := sit(b, dir(b, "testdata/packs/household"))
	cell := ""
	for range 20 {
		who := s.Row("people")
		s.Answer(who+".owes", true)
		for range 10 {
			cell = s.Row(who+".debts") + ".sum"
			s.Answer(cell, 5)
		}
	}
	at := s.now
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		at = at.Add(time.Nanosecond)
		s.s.Set(casefile.QuestionID(cell), casefile.Answer{Value: float64(5 + i%2), At: at})
	}
}
