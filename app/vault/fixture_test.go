package vault

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"onward/app/casefile"
)

var update = flag.Bool("update", false, "make testdata/v1.vault where there is none, and print the worked example")

// The pass phrase of testdata/v1.vault as one machine sends it and as another
// does: Vietnamese in parts, zero-width spaces, wide digits, the other sara am.
const (
	v1Phrase  = "កូនឆ្មា nước mắm 12 ตำ"
	v1Phrase2 = " កូន\u200bឆ្មា\u3000 nu\u031bo\u031b\u0301c ma\u0306\u0301m １２ ต\u0e4d\u0e32\n"
)

// v1 is what testdata/v1.vault holds. The vault was made once; neither it nor
// this may ever be changed, for people have such vaults.
func v1() []*casefile.Case {
	at := func(d, h int) time.Time {
		return time.Date(2026, 2, d, h, 15, 0, 0, time.FixedZone("", 7*3600)).Round(0)
	}
	one := &casefile.Case{ID: "case-0001", Code: "7Q4K", Language: "my", Working: "th", Opened: at(3, 10)}
	one.Sittings = []*casefile.Sitting{{
		ID: "sitting-0001", Form: "f01", Version: "1.0.0", Language: "my", Working: "th", Worker: "W7", Begun: at(3, 10), Touched: at(4, 9),
		Answers: map[casefile.QuestionID][]casefile.Answer{
			"about.called": {
				{Value: "မမြင့်", Source: casefile.Told, Lang: "my", By: "W7", At: at(3, 10)},
				{Value: "သီတာ", Source: casefile.Told, Lang: "my", By: "W7", At: at(4, 9)},
			},
			"about.family": {{Non: casefile.PreferNot, By: "W7", At: at(3, 11)}},
		},
	}}
	two := &casefile.Case{ID: "case-0002", Code: "2MXD", Language: "km", Working: "en", Opened: at(5, 8)}
	two.Sittings = []*casefile.Sitting{{
		ID: "sitting-0002", Form: "f05", Version: "1.0.0", Language: "km", Working: "en", Worker: "W7", Begun: at(5, 8), Touched: at(5, 9),
		Answers: map[casefile.QuestionID][]casefile.Answer{
			"d10.has_debt":            {{Value: true, By: "W7", At: at(5, 8)}},
			"d10.debts":               {{Value: []any{"k3f9"}, By: "W7", At: at(5, 8)}},
			"d10.debts.k3f9.amount":   {{Value: map[string]any{"amount": float64(2400), "currency": "USD"}, By: "W7", At: at(5, 9)}},
			"d10.debts.k3f9.who_asks": {{Value: "ម្ចាស់នាវា", Lang: "km", By: "W7", At: at(5, 9), Translations: []casefile.Translation{{Lang: "en", Text: "the boat owner", State: "draft"}}}},
			"d01.safe":                {{Value: float64(2), By: "W7", At: at(5, 9)}},
			"d01.later":               {{Non: casefile.NotToday, By: "W7", At: at(5, 9)}},
		},
	}}
	return []*casefile.Case{one, two}
}

const v1Settings = `{"lang":"th","lockAfter":"3m"}`

func v1Summary() casefile.Summary {
	return casefile.Summary{ID: "case-0001", Code: "7Q4K", Called: "သီတာ", Language: "my", Touched: v1()[0].Sittings[0].Touched, Alerts: 1, Forms: []casefile.FormID{"f01"}}
}

func makeV1(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.vault")
	v, err := Create(path, "Worker 7", []byte(v1Phrase), Options{Cost: CostFloor})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range v1() {
		if err := v.NewCase(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(v.SaveSummary(v1Summary()), v.SaveSettings([]byte(v1Settings)), v.Close()); err != nil {
		t.Fatal(err)
	}
	copyFile(t, path, "testdata/v1.vault")
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A vault of the first format opens, with the real cost, whatever we change.
func TestOpen_VaultsOfTheFirstFormatForEver(t *testing.T) {
	if _, err := os.Stat("testdata/v1.vault"); *update && errors.Is(err, os.ErrNotExist) {
		makeV1(t)
	}
	path := filepath.Join(t.TempDir(), "v1.vault")
	copyFile(t, "testdata/v1.vault", path)
	v, err := Open(path, "worker 7", []byte(v1Phrase2), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for _, want := range v1() {
		got, err := v.Case(want.ID)
		if err != nil {
			t.Fatal(err)
		}
		sameCase(t, got, want)
	}
	list, err := v.Summaries()
	if err != nil || len(list) != 2 || list[0].ID != "case-0002" || list[1].Called != "သီတာ" {
		t.Errorf("list: %+v %v", list, err)
	}
	if s, err := v.Settings(); err != nil || string(s) != v1Settings {
		t.Errorf("settings: %s %v", s, err)
	}
	if report, err := v.Check(); err != nil || report.Cases != 2 || report.Sittings != 2 || report.Records != 14 {
		t.Errorf("check: %+v %v", report, err)
	}
	if stats, err := v.Stats(); err != nil || stats.Format != 2 || stats.Commits != 5 || stats.Cases != 2 || stats.Bytes == 0 {
		t.Errorf("stats: %+v %v", stats, err)
	}
}

// sameCase compares by content; a zone that was read has another pointer than
// one that was made.
func sameCase(t *testing.T, got, want *casefile.Case) {
	t.Helper()
	plain := func(c *casefile.Case) any { return casefile.Plain(c) }
	if !reflect.DeepEqual(plain(got), plain(want)) {
		t.Errorf("case %s came back changed:\n got %v\nwant %v", want.ID, plain(got), plain(want))
	}
}
