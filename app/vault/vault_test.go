package vault

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

const (
	testUser   = "Worker 7"
	testPhrase = "four plain words suffice"
)

// testOnlyCheap makes a key of a pass phrase with no work at all. It is here
// so that a test can open a vault a thousand times; nothing outside this
// room's tests can reach it.
func testOnlyCheap(phrase, salt []byte, p seal.Params) (*seal.Key, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	h := sha256.Sum256(append(append([]byte{}, salt...), phrase...))
	return seal.KeyFrom(h[:])
}

var cheap = Options{Cost: CostFloor, testOnlyCheapStretch: testOnlyCheap}

func newVault(t testing.TB) (*Vault, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cases.vault")
	v, err := Create(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v, path
}

func reopen(t testing.TB, v *Vault) *Vault {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := Open(v.path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func day(d int) time.Time { return time.Date(2026, 3, d, 9, 30, 0, 0, time.UTC) }

// ma gives an invented person's case with two sittings, in Burmese and Khmer.
func ma() *casefile.Case {
	c := &casefile.Case{ID: "c-01", Code: "7Q4K", Language: "my", Working: "th", Opened: day(1)}
	a := &casefile.Sitting{ID: "s-01", Form: "f01", Version: "1.0.0", Language: "my", Working: "th", Worker: "W7", Begun: day(1)}
	a.Put("about.called", casefile.Answer{Value: "မမြင့်", Lang: "my", Source: casefile.Told, By: "W7", At: day(1)})
	a.Put("about.family", casefile.Answer{Non: casefile.PreferNot, By: "W7", At: day(1)})
	b := &casefile.Sitting{ID: "s-02", Form: "f05", Version: "1.0.0", Language: "km", Working: "th", Worker: "W7", Begun: day(2)}
	b.Put("d10.now", casefile.Answer{Value: float64(2), By: "W7", At: day(2)})
	b.Put("d10.hope", casefile.Answer{Value: "ខ្ញុំចង់ទៅផ្ទះ", Lang: "km", By: "W7", At: day(2)})
	c.Sittings = []*casefile.Sitting{a, b}
	return c
}

func TestVault_KeepsACaseOverNight(t *testing.T) {
	v, path := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)

	// The next day she says something else, and what she said before stays.
	got, err := v.Case(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, c) {
		t.Fatalf("came back changed:\n got %+v\nwant %+v", got, c)
	}
	s := got.Sitting("s-01")
	s.Put("about.called", casefile.Answer{Value: "သီတာ", Lang: "my", By: "W7", At: day(3)})
	if err := v.SaveSitting(c.ID, s); err != nil {
		t.Fatal(err)
	}
	sum := casefile.Summary{ID: c.ID, Code: c.Code, Called: "သီတာ", Language: "my", Touched: day(3), Alerts: 1}
	if err := v.SaveSummary(sum); err != nil {
		t.Fatal(err)
	}
	got.Working = "km"
	if err := v.SaveCase(got); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)

	again, err := v.Case(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, got) {
		t.Errorf("came back changed:\n got %+v\nwant %+v", again, got)
	}
	if n := len(again.Sitting("s-01").Answers["about.called"]); n != 2 {
		t.Errorf("%d versions of her name, want 2", n)
	}
	list, err := v.Summaries()
	if err != nil || !reflect.DeepEqual(list, []casefile.Summary{sum}) {
		t.Errorf("list is %+v, %v", list, err)
	}
	report, err := v.Check()
	if err != nil || report.Cases != 1 || report.Sittings != 2 || report.Records != 10 {
		t.Errorf("check found %+v, %v", report, err)
	}
	if runtime.GOOS != "windows" {
		fi, err := os.Stat(path)
		if err != nil || fi.Mode().Perm() != 0o600 {
			t.Errorf("vault file is readable by others: %v %v", fi.Mode(), err)
		}
	}
}

func TestVault_ANewCaseIsListedAtOnce(t *testing.T) {
	v, _ := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	list, err := v.Summaries()
	want := []casefile.Summary{{ID: c.ID, Code: c.Code, Language: "my", Touched: day(2), Forms: []casefile.FormID{"f01", "f05"}}}
	if err != nil || !reflect.DeepEqual(list, want) {
		t.Errorf("list is %+v, %v", list, err)
	}
	if err := v.NewCase(c); !errors.Is(err, ErrExists) {
		t.Errorf("the same case again: %v", err)
	}
	if _, err := v.Case("c-99"); !errors.Is(err, ErrNoCase) {
		t.Errorf("a case nobody opened: %v", err)
	}
	if err := v.SaveSitting("c-99", c.Sittings[0]); !errors.Is(err, ErrNoCase) {
		t.Errorf("a sitting of a case nobody opened: %v", err)
	}
}

func TestVault_LocksOutASecondCopy(t *testing.T) {
	v, path := newVault(t)
	if _, err := Open(path, testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrBusy) {
		t.Errorf("second copy: %v", err)
	}
	if _, err := Create(path, testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrBusy) {
		t.Errorf("made over an open one: %v", err)
	}
	reopen(t, v)
}

func TestVault_AsksForThePassPhrase(t *testing.T) {
	v, path := newVault(t)
	v.Close()
	for _, try := range []struct{ user, phrase string }{
		{testUser, "four plain words suffise"},
		{testUser, ""},
		{testUser, "Four plain words suffice"},
		{"Worker 8", testPhrase},
		{"", testPhrase},
	} {
		if _, err := Open(path, try.user, []byte(try.phrase), cheap); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%q %q: %v", try.user, try.phrase, err)
		}
	}
	// Written another way, it is the same.
	v, err := Open(path, " worker  7", []byte("four  plain\u200b words\u00a0suffice "), cheap)
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
}

func TestVault_WhenClosedSaysSo(t *testing.T) {
	v, _ := newVault(t)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	_, listErr := v.Summaries()
	_, caseErr := v.Case("c-01")
	_, setErr := v.Settings()
	_, checkErr := v.Check()
	_, statErr := v.Stats()
	for _, err := range []error{listErr, caseErr, setErr, checkErr, statErr, v.NewCase(ma())} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("after closing: %v", err)
		}
	}
}

func TestVault_KeepsSettings(t *testing.T) {
	v, _ := newVault(t)
	if s, err := v.Settings(); s != nil || err != nil {
		t.Errorf("none yet: %s, %v", s, err)
	}
	if err := v.SaveSettings([]byte(`{"lang":"km"}`)); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	if s, err := v.Settings(); string(s) != `{"lang":"km"}` || err != nil {
		t.Errorf("settings: %s, %v", s, err)
	}
}

// Corrected words lie beside the settings, and neither disturbs the other.
func TestVault_KeepsWords(t *testing.T) {
	v, _ := newVault(t)
	if w, err := v.Words(); w != nil || err != nil {
		t.Errorf("none yet: %s, %v", w, err)
	}
	if err := errors.Join(v.SaveSettings([]byte(`{"lang":"km"}`)), v.SaveWords([]byte(`{"km":{}}`)), v.SaveWords([]byte(`{"lo":{}}`))); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	if w, err := v.Words(); string(w) != `{"lo":{}}` || err != nil {
		t.Errorf("words: %s, %v", w, err)
	}
	if s, err := v.Settings(); string(s) != `{"lang":"km"}` || err != nil {
		t.Errorf("settings: %s, %v", s, err)
	}
}

func TestBatch_KeepsAllOrNothing(t *testing.T) {
	v, _ := newVault(t)
	broken := errors.New("changed my mind")
	err := v.Batch(func(tx *Tx) error {
		if err := tx.NewCase(ma()); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if list, err := v.Summaries(); len(list) != 0 || err != nil {
		t.Errorf("half a batch was kept: %v %v", list, err)
	}
	if err := v.NewCase(ma()); err != nil {
		t.Errorf("after a batch that failed: %v", err)
	}
	reopen(t, v)
}

func TestClose_WipesTheKeys(t *testing.T) {
	v, _ := newVault(t)
	k := v.keys
	if *k.head == (seal.Key{}) {
		t.Fatal("no key to begin with")
	}
	v.Close()
	for _, key := range []*seal.Key{k.header, k.head, k.sum, k.wraps.key, k.wraps.names, k.summaries.key, k.summaries.names, k.settings.key, k.settings.names} {
		if *key != (seal.Key{}) {
			t.Error("a key is left")
		}
	}
}

func TestVault_LetsManyWriteInTurn(t *testing.T) {
	v, _ := newVault(t)
	const writers, each = 8, 10
	done := make(chan error)
	for w := range writers {
		go func() {
			c := ma()
			c.ID = casefile.CaseID(rune('a' + w))
			err := v.NewCase(c)
			for i := 0; i < each && err == nil; i++ {
				c.Sittings[0].Put("n", casefile.Answer{Value: float64(i), At: day(1 + i)})
				if err = v.SaveSitting(c.ID, c.Sittings[0]); err == nil {
					_, err = v.Case(c.ID)
				}
			}
			done <- err
		}()
	}
	for range writers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	v = reopen(t, v)
	if s, err := v.Stats(); err != nil || s.Cases != writers || s.Commits != writers*(each+1) {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := v.Check(); err != nil {
		t.Error(err)
	}
}

func TestVault_RefusesWhatIsNotPlainData(t *testing.T) {
	v, _ := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	long := casefile.SittingID(make([]byte, maxName+1))
	for what, s := range map[string]*casefile.Sitting{
		"a function": {ID: "x", Answers: map[casefile.QuestionID][]casefile.Answer{"q": {{Value: func() {}}}}},
		"no id":      {},
		"a long id":  {ID: long},
	} {
		if err := v.SaveSitting(c.ID, s); !errors.Is(err, ErrShape) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := v.SaveSettings([]byte("{")); !errors.Is(err, ErrShape) {
		t.Errorf("settings that are not JSON: %v", err)
	}
	if got, err := v.Case(c.ID); err != nil || len(got.Sittings) != 2 {
		t.Errorf("the case afterwards: %v", err)
	}
}
