package vault

import (
	"fmt"
	"strings"
	"testing"

	"onward/app/casefile"
)

// story gives a sitting of about so many bytes of Khmer.
func story(bytes int) *casefile.Sitting {
	s := &casefile.Sitting{ID: "s-01", Form: "f05", Version: "1.0.0", Language: "km", Begun: day(1)}
	s.Put("d10.story", casefile.Answer{Value: strings.Repeat("ដំណើរ ", bytes/16), Lang: "km", By: "W7", At: day(1)})
	return s
}

// filled gives a vault of n cases with two sittings each.
func filled(b *testing.B, n int) *Vault {
	b.Helper()
	v, _ := newVault(b)
	err := v.Batch(func(tx *Tx) error {
		for i := range n {
			c := ma()
			c.ID = casefile.CaseID(fmt.Sprintf("c-%05d", i))
			if err := tx.NewCase(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return v
}

func BenchmarkSave20KB(b *testing.B) {
	for _, n := range []int{1, 1000, 10000} {
		b.Run(fmt.Sprintf("among %d cases", n), func(b *testing.B) {
			v, s := filled(b, n), story(20<<10)
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				// One more word each time: what is the same is not written again.
				s.Answers["d10.story"][0].By = fmt.Sprint("W", i)
				if err := v.SaveSitting("c-00000", s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRead20KB(b *testing.B) {
	v := filled(b, 1000)
	if err := v.SaveSitting("c-00500", story(20<<10)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := v.Case("c-00500"); err != nil {
			b.Fatal(err)
		}
	}
}

// Opening without the pass phrase's work, which is a second by design, and
// listing, which is what the first screen waits for.
func BenchmarkOpenAndList(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("%d cases", n), func(b *testing.B) {
			v := filled(b, n)
			v.Close()
			for b.Loop() {
				v, err := Open(v.path, testUser, []byte(testPhrase), cheap)
				if err != nil {
					b.Fatal(err)
				}
				if list, err := v.Summaries(); err != nil || len(list) != n {
					b.Fatal(len(list), err)
				}
				v.Close()
			}
		})
	}
}

func BenchmarkCheck1000Cases(b *testing.B) {
	v := filled(b, 1000)
	for b.Loop() {
		if _, err := v.Check(); err != nil {
			b.Fatal(err)
		}
	}
}
