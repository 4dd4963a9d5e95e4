package autograph_test

import (
	"reflect"
	"strings"
	"testing"

	"onward/app/autograph"
)

func TestDrawing_IsReadAsItWasDrawn(t *testing.T) {
	drawn := autograph.Drawing{{{12, 40}, {13, 44}, {600, 250}}, {{80, 20}}}
	if s := drawn.String(); s != "12,40 13,44 600,250;80,20" {
		t.Errorf("written %q", s)
	}
	again, err := autograph.Read(drawn.String())
	if err != nil || !reflect.DeepEqual(drawn, again) {
		t.Errorf("%v, %v", again, err)
	}
	if k, err := autograph.Read(""); err != nil || k != nil {
		t.Errorf("no ink is %v, %v", k, err)
	}
	out := autograph.Drawing{{{-5, 9000}}, nil}
	if s := out.String(); s != "0,250" {
		t.Errorf("outside the box: %q", s)
	}
}

// Whatever is scribbled, what is kept can be read again and is small.
func TestDrawing_MoreThanASignIsCutAtAStroke(t *testing.T) {
	var k autograph.Drawing
	for i := range 3000 {
		k = append(k, []autograph.Point{{i % 600, i % 250}, {i % 599, i % 249}})
	}
	s := k.String()
	if len(s) > 8000 || len(s) < 7900 {
		t.Errorf("%d bytes", len(s))
	}
	if _, err := autograph.Read(s); err != nil {
		t.Error(err)
	}
}

func TestDrawing_RefusesWhatIsNone(t *testing.T) {
	for _, s := range []string{"1", "1,", ",1", "1,2;", "1,2  3,4", "-1,2", "601,2", "1,251", "a,b", "1,2,3", "1e1,2", strings.Repeat("1,2 ", 3000)} {
		if k, err := autograph.Read(s); err == nil {
			t.Errorf("%.20q is %v", s, k)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("12,40 13,44;80,20")
	f.Add("600,250")
	f.Fuzz(func(t *testing.T, s string) {
		k, err := autograph.Read(s)
		if err != nil {
			return
		}
		again, err := autograph.Read(k.String())
		if err != nil || !reflect.DeepEqual(k, again) {
			t.Errorf("%q is read as %v, then as %v (%v)", s, k, again, err)
		}
	})
}
