package form_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// A form of 300 questions, as long as any of ours is likely to grow: texts,
// choices, rules, sums over what stands before, alerts.
func long(t testing.TB) fstest.MapFS {
	t.Helper()
	var props, controls strings.Builder
	for i := range 300 {
		schema := fmt.Sprintf(`"q%d":{"type":"string","maxLength":200}`, i)
		more := ""
		switch i % 5 {
		case 1:
			schema = fmt.Sprintf(`"q%d":{"type":"boolean","x-alert":[{"if":"value","alert":"a","level":"red","within":"today","to":"worker"}]}`, i)
		case 2:
			schema = fmt.Sprintf(`"q%d":{"enum":["a","b","c"]}`, i)
			more = fmt.Sprintf(`,"rule":{"effect":"SHOW","condition":{"scope":"#/properties/q%d","schema":{"const":true}}}`, i-1)
		case 3:
			schema = fmt.Sprintf(`"q%d":{"type":"integer","minimum":0}`, i)
		case 4:
			sum := fmt.Sprintf("answers.q%d * 2", i-1)
			if i > 5 {
				sum += fmt.Sprintf(" + answers.q%d", i-5)
			}
			schema = fmt.Sprintf(`"q%d":{"type":"number","x-who":"X","x-compute":%q}`, i, sum)
		}
		if i > 0 {
			props.WriteString(",")
			controls.WriteString(",")
		}
		props.WriteString(schema)
		fmt.Fprintf(&controls, `{"type":"Control","scope":"#/properties/q%d"%s}`, i, more)
	}
	return pack(props.String(), controls.String())
}

func longSitting(t testing.TB) *scenario {
	t.Helper()
	d, err := form.Load(long(t), "x")
	if err != nil {
		t.Fatal(err)
	}
	s := sit(t, d)
	for i := range 300 {
		s.Answer(fmt.Sprintf("q%d", i), said(i, 0))
	}
	return s
}

// said gives an answer to question i, another one for each n.
func said(i, n int) any {
	switch i % 5 {
	case 1:
		return n%2 == 0
	case 2:
		return []any{"a", "b", "c"}[n%3]
	case 3:
		return float64(n)
	}
	return "word " + fmt.Sprint(n)
}

// BenchmarkOpen300 reads a form of 300 questions from its files, begins, and
// works out everything there is to say of it. It has to be under 100 ms.
func BenchmarkOpen300(b *testing.B) {
	fsys := long(b)
	b.ReportAllocs()
	for b.Loop() {
		d, err := form.Load(fsys, "x")
		if err != nil {
			b.Fatal(err)
		}
		sit(b, d).s.Report()
	}
}

// BenchmarkAnswer300 gives one answer with all that depends on it: for q3 that
// is a chain of sixty sums. It has to be under 1 ms.
func BenchmarkAnswer300(b *testing.B) {
	for _, i := range []int{0, 1, 3, 298} {
		b.Run(fmt.Sprint("q", i), func(b *testing.B) {
			s := longSitting(b)
			id, at := casefile.QuestionID(fmt.Sprint("q", i)), s.now
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				at = at.Add(time.Nanosecond)
				s.s.Set(id, casefile.Answer{Value: said(i, n), At: at})
			}
		})
	}
}

// A day of 10,000 answers: what is kept in memory grows by what is said, which
// stays, and by nothing else.
func TestADayOfAnswersLeavesMemoryFlat(t *testing.T) {
	s := longSitting(t)
	play := func(answers int) {
		at := s.now
		for n := range answers {
			i := n % 300
			at = at.Add(time.Nanosecond) // in one breath: an answer replaces the one before
			s.s.Set(casefile.QuestionID(fmt.Sprint("q", i)), casefile.Answer{Value: said(i, n), At: at})
			if n%100 == 0 {
				s.s.Report()
			}
		}
	}
	play(1000)
	before := living()
	play(10_000)
	after := living()
	if grown := int64(after) - int64(before); grown > 2000 {
		t.Errorf("%d objects more than before 10,000 answers: %d, then %d", grown, before, after)
	}
	runtime.KeepAlive(s)
}

// living counts the objects on the heap that something still holds.
func living() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapObjects
}
