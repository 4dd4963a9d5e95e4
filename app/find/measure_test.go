package find_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/find"
)

var (
	update  = flag.Bool("update", false, "write FOUND.md anew")
	howMany = flag.Int("people", 10, "how many people of each language are looked for")
)

// respell writes Latin letters as someone might who only heard them, for each
// language: pairs of what is written and what else is.
var respell = map[string]*strings.Replacer{
	"my":      strings.NewReplacer("Ht", "T", "Aye", "Ei", "aw", "or", "aing", "ine", "Ph", "P", "Hn", "N", "Myint", "Myin", "Hs", "S", "Soe", "So", "Th", "T", "Hl", "L", "ar", "a", "Khin", "Kin"),
	"th":      strings.NewReplacer("porn", "phon", "Porn", "Phon", "ee", "i", "Sri", "Si", "wat", "vat", "Wi", "Vi", "jai", "chai", "oo", "u", "Th", "T", "Kaew", "Keo", "Ph", "P", "Kh", "K"),
	"lo":      strings.NewReplacer("Ph", "P", "vanh", "van", "ou", "u", "Kh", "K", "Xay", "Say", "my", "mi", "one", "on", "Th", "T", "Vieng", "Wiang", "chanh", "jan", "Keo", "Kaew"),
	"km":      strings.NewReplacer("Chh", "Ch", "nn", "n", "Sok", "Sokh", "Srey", "Srei", "thy", "thi", "ea", "ia", "V", "W", "ph", "p", "Vann", "Van", "y", "i"),
	"vi":      strings.NewReplacer("Ph", "F", "ph", "f", "X", "S", "y", "i", "Kh", "K", "Th", "T"),
	"zh-Hans": strings.NewReplacer("zh", "z", "Zh", "Z", "sh", "s", "Sh", "S", "X", "Sh", "x", "sh", "ng", "n", "Q", "Ch"),
	"en":      strings.NewReplacer("ph", "f", "ie", "y", "c", "k", "th", "t", "ee", "i"),
}

// latin gives a name in Latin letters without marks.
func latin(s casefiletest.Stranger) string {
	if s.Name.Roman != "" {
		return s.Name.Roman
	}
	return s.Name.Full
}

// slipped changes places of two letters, or leaves one out, somewhere after
// the first.
func slipped(r *rand.Rand, s string) string {
	rs := []rune(s)
	for {
		i := 1 + r.IntN(len(rs)-2)
		if rs[i] == ' ' || rs[i+1] == ' ' || rs[i-1] == ' ' {
			continue
		}
		if r.IntN(2) == 0 {
			rs[i], rs[i+1] = rs[i+1], rs[i]
			return string(rs)
		}
		return string(append(rs[:i:i], rs[i+1:]...))
	}
}

// ways in which a name is looked for.
var tries = []struct {
	what string
	ask  func(*rand.Rand, casefiletest.Stranger) string
}{
	{"as it stands", func(_ *rand.Rand, s casefiletest.Stranger) string { return s.Name.Full }},
	{"in Latin letters", func(_ *rand.Rand, s casefiletest.Stranger) string { return latin(s) }},
	{"spelled by ear", func(_ *rand.Rand, s casefiletest.Stranger) string { return respell[s.Lang].Replace(latin(s)) }},
	{"words turned round", func(_ *rand.Rand, s casefiletest.Stranger) string {
		w := strings.Fields(latin(s))
		return strings.Join(append(w[1:], w[0]), " ")
	}},
	{"one slip", func(r *rand.Rand, s casefiletest.Stranger) string { return slipped(r, latin(s)) }},
	{"without spaces, small", func(_ *rand.Rand, s casefiletest.Stranger) string {
		return strings.ToLower(strings.ReplaceAll(latin(s), " ", ""))
	}},
}

type tally struct{ asked, first, three, found, before int }

// Of people drawn by lot out of ten thousand, nearly all are among the first
// three however they are asked for; who bears the same name counts as found.
// With -update and many -people it writes FOUND.md.
func TestFind_Measured(t *testing.T) {
	x, all := find.Of(nil), tenThousand()
	for i, s := range all { // under one name each, that of home
		x.Put(summary(fmt.Sprintf("c%04d", i), casefile.Name{Full: s.Name.Full}))
	}
	sums := map[string]*tally{}
	r := rand.New(rand.NewPCG(3, 3))
	left := map[string]int{}
	began := time.Now()
	for i := 3000; i < len(all); i++ {
		s := all[i]
		if s.Name.Roman == "" && s.Lang != "vi" && s.Lang != "en" || left[s.Lang] >= *howMany {
			continue
		}
		left[s.Lang]++
		for _, try := range tries {
			key := s.Lang + " " + try.what
			if sums[key] == nil {
				sums[key] = &tally{}
			}
			sums[key].count(x, all, try.ask(r, s), s)
		}
	}
	var table strings.Builder
	langs := []string{"my", "th", "lo", "km", "vi", "zh-Hans", "en"}
	fmt.Fprintf(&table, "| | asked | first | among the first three | found at all | others before |\n|---|---|---|---|---|---|\n")
	for _, lang := range langs {
		for _, try := range tries {
			c := sums[lang+" "+try.what]
			fmt.Fprintf(&table, "| %s: %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f |\n", lang, try.what, c.asked, c.percent(c.first), c.percent(c.three), c.percent(c.found), float64(c.before)/float64(max(1, c.found)))
			floor := 80.0
			if try.what == "one slip" {
				floor = 60
			}
			if c.percent(c.three) < floor {
				t.Errorf("%s: %s: %.0f %% among the first three", lang, try.what, c.percent(c.three))
			}
		}
	}
	if *update {
		text := "# How well people are found\n\nOf 10,000 invented people (casefiletest.Crowd, seed 1), " + fmt.Sprint(*howMany) + " of each language were looked for.\nEach is in the index under one name, written as at home, and is asked for in the ways below.\n\"Others before\" is how many other names stood before the right one, on average.\nMade by `go test ./app/find -run Measured -update -people 150`.\n\n" + table.String()
		if err := os.WriteFile("FOUND.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%v\n%s", time.Since(began), table.String())
	}
}

func (c *tally) percent(n int) float64 { return 100 * float64(n) / float64(max(1, c.asked)) }

func (c *tally) count(x *find.Index, all []casefiletest.Stranger, query string, s casefiletest.Stranger) {
	c.asked++
	hits, _ := x.Find(query, 1000)
	for i, h := range hits {
		var n int
		fmt.Sscanf(string(h.ID), "c%d", &n)
		if latin(all[n]) != latin(s) && all[n].Name.Full != s.Name.Full {
			continue
		}
		c.found++
		c.before += i
		if i == 0 {
			c.first++
		}
		if i < 3 {
			c.three++
		}
		return
	}
}
