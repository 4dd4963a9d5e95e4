package find_test

import (
	"fmt"
	"testing"

	"onward/app/casefile"
	"onward/app/find"
)

// Each key press of a name typed letter by letter, among ten thousand people.
func BenchmarkFind_KeyPress(b *testing.B) {
	x := town(b)
	for _, typed := range []string{"Phonsavanh Keo", "Nguyen Thi May", "သီတာအေး", "zhangwei", "Xq"} {
		b.Run(typed, func(b *testing.B) {
			var beginnings []string
			for i := range typed {
				if i > 0 {
					beginnings = append(beginnings, typed[:i])
				}
			}
			beginnings = append(beginnings, typed)
			for i := 0; b.Loop(); i++ {
				x.Find(beginnings[i%len(beginnings)], 200)
			}
		})
	}
}

func BenchmarkOf_10000(b *testing.B) {
	var all []casefile.Summary
	for i, s := range tenThousand() {
		all = append(all, summary(fmt.Sprintf("c%04d", i), s.Name))
	}
	b.ReportAllocs()
	for b.Loop() {
		find.Of(all)
	}
}
