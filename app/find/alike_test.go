package find_test

import (
	"testing"

	"onward/app/casefile"
	"onward/app/find"
)

// Thida came in March and is registered again in autumn, by another worker who
// wrote down what was heard.
func TestAlike_AsksAboutWhoMayHaveComeTwice(t *testing.T) {
	x := town(t)
	thida := summary("thida", casefile.Name{Full: "သီတာအေးနွယ်", Called: "သီတာ"})
	thida.Who.Born, thida.Who.Home = "2001", []string{"MM", "ပိတောက်ဝါရွာ", "Padauk Wah"}
	x.Put(thida)
	again := func(name, born string, home ...string) []find.Same {
		return x.Alike(casefile.Summary{ID: "new", Who: casefile.Who{Names: []string{name}, Born: born, Home: home}})
	}
	for _, c := range []struct {
		name, born string
		home       []string
		asks       bool
	}{
		{"Thidar Aye Nwe", "2001", []string{"MM", "Padaukwa"}, true},
		{"Thida Ei Nway", "2000/2002", nil, true},
		{"Thida Aye Nwe", "", []string{"MM", "Padauk Wah"}, true},
		{"သီတာအေးနွယ်", "1988", []string{"MM", "Padauk Wah"}, false}, // another generation
		{"Thida Aye Nwe", "", []string{"MM", "Thittaw Kone"}, false}, // only the name, by ear
		{"Thida Aye Nwe", "2001", []string{"KH"}, false},             // of another country
		{"Nandar Soe Lwin", "2001", []string{"MM", "Padauk Wah"}, false},
	} {
		found := again(c.name, c.born, c.home...)
		asked := len(found) > 0 && found[0].ID == "thida"
		if asked != c.asks {
			t.Errorf("%s, born %q, of %v: asked %v, want %v (%+v)", c.name, c.born, c.home, asked, c.asks, found)
		}
		if len(found) > 3 {
			t.Errorf("%s: asks about %d people", c.name, len(found))
		}
	}
	if same := x.Alike(thida); len(same) > 0 && same[0].ID == "thida" {
		t.Error("asks whether she is herself")
	}
}
