package find_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/find"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// summary puts a name on a list.
func summary(id string, n casefile.Name) casefile.Summary {
	return casefile.Summary{
		ID: casefile.CaseID(id), Code: casefile.Code(strings.ToUpper(id)), Called: n.Called, Touched: noon,
		Who: casefile.Who{Names: []string{n.Full, n.Roman, n.Nick}},
	}
}

// tenThousand are invented people of all languages.
var tenThousand = sync.OnceValue(func() []casefiletest.Stranger { return casefiletest.Crowd(1, 10000) })

// town gives an index of them.
func town(t testing.TB) *find.Index {
	t.Helper()
	x := find.Of(nil)
	for i, s := range tenThousand() {
		x.Put(summary(fmt.Sprintf("c%04d", i), s.Name))
	}
	return x
}

// place tells where a case stands among the hits, from 1; 0 for not there.
func place(x *find.Index, query, id string, most int) int {
	hits, _ := x.Find(query, most)
	for i, h := range hits {
		if string(h.ID) == id {
			return i + 1
		}
	}
	return 0
}

// Each name of the table is found by every spelling beside it, among the first
// three of ten thousand people.
func TestFind_HoweverItIsSpelled(t *testing.T) {
	b, err := os.ReadFile("testdata/heard.tsv")
	if err != nil {
		t.Fatal(err)
	}
	x := town(t)
	tried := map[string]int{}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		col := strings.Split(line, "\t")
		id := fmt.Sprintf("t%03d", i)
		x.Put(summary(id, casefile.Name{Full: col[1]}))
		for _, q := range strings.Split(col[2], " | ") {
			tried[col[0]]++
			if p := place(x, q, id, 3); p == 0 {
				t.Errorf("%s: %q does not find %q (place %d)", col[0], q, col[1], place(x, q, id, 10000))
			}
		}
		x.Drop(casefile.CaseID(id))
	}
	for lang, n := range tried {
		if n < 36 {
			t.Errorf("%s: only %d spellings tried", lang, n)
		}
	}
}

// One person, found in turn by what is known of her, and not by what is not.
func TestFind_ByCodeNicknameAndParts(t *testing.T) {
	x := find.Of(nil)
	x.Put(casefile.Summary{ID: "nok", Code: "7Q4K", Called: "ดา", Touched: noon, Who: casefile.Who{Names: []string{"ดารา ใจเย็น", "Dara Jaiyen", "นก"}}})
	x.Put(casefile.Summary{ID: "other", Code: "9XPA", Called: "แก้ว", Touched: noon})
	for query, by := range map[string]string{
		"7q4k": "", "7q": "", "นก": "นก", "nok": "นก", "ดาร": "ดารา ใจเย็น", "jaiy": "Dara Jaiyen", "Jaiyen D": "Dara Jaiyen", "ใจเย็น ดารา": "ดารา ใจเย็น", "คุณดารา": "ดารา ใจเย็น",
	} {
		hits, n := x.Find(query, 10)
		if n != 1 || hits[0].ID != "nok" || hits[0].By != by {
			t.Errorf("%s: %d hits %+v, want by %q", query, n, hits, by)
		}
	}
	for _, query := range []string{"", "  ", "zz", "Phonsavanh", "สมชาย"} {
		if hits, n := x.Find(query, 10); n != 0 {
			t.Errorf("%q finds %+v", query, hits)
		}
	}
}

// What a case is called now is what it is found by; what was dropped is gone.
func TestIndex_ForgetsWhatChanged(t *testing.T) {
	x := find.Of(nil)
	x.Put(summary("a", casefile.Name{Full: "Somchai"}))
	x.Put(summary("b", casefile.Name{Full: "Wilai"}))
	x.Put(summary("a", casefile.Name{Full: "Prasert"}))
	if place(x, "Somchai", "a", 9) != 0 || place(x, "Prasert", "a", 9) != 1 || x.Len() != 2 {
		t.Error("the old name still finds, or the new does not")
	}
	x.Drop("a")
	if place(x, "Prasert", "a", 9) != 0 || place(x, "Wilai", "b", 9) != 1 {
		t.Error("a dropped case is found, or another was dropped with it")
	}
	x.Forget()
	if _, n := x.Find("Wilai", 9); n != 0 || x.Len() != 0 {
		t.Error("something is left after forgetting")
	}
}

// A name of one letter less is near; one of three letters is not guessed at.
func TestFind_ForgivesOneSlipInLongerNames(t *testing.T) {
	x := find.Of(nil)
	x.Put(summary("a", casefile.Name{Full: "Phonsavanh"}))
	x.Put(summary("b", casefile.Name{Full: "Sok"}))
	for query, id := range map[string]string{"Phonsvanh": "a", "Phosnavanh": "a", "Phonsavamh": "a"} {
		if place(x, query, id, 1) != 1 {
			t.Errorf("%s does not find it", query)
		}
	}
	for _, query := range []string{"Phomsavamx", "Sak", "Som"} {
		if hits, n := x.Find(query, 9); n != 0 {
			t.Errorf("%s finds %+v", query, hits)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Kyaw", "ကျော်", "ศรี์เแ", "ຫຼ້ໜໝ", "ស្រី្ត់", "張偉", "Nguyeenx", "\u1039\u103a", "เ", "a-b c"} {
		f.Add(s, s)
	}
	x := find.Of(nil)
	f.Fuzz(func(t *testing.T, name, query string) {
		x.Put(casefile.Summary{ID: "a", Code: "7Q4K", Called: name})
		x.Find(query, 3)
		x.Alike(casefile.Summary{Called: query, Who: casefile.Who{Born: query, Home: []string{query, name}}})
		if hits, n := x.Find(name, 3); n > 1 || n == 1 && hits[0].ID != "a" {
			t.Errorf("%d hits of one case", n)
		}
	})
}
