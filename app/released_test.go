package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/vault"
)

// crowd puts people into a vault, each with a yes to being counted.
func crowd(t *testing.T, d *app.Desk, year, n int) (ids []casefile.CaseID) {
	t.Helper()
	for i := range n {
		at := time.Date(year, 3, 4, 10, 0, 0, 0, time.UTC)
		c := &casefile.Case{ID: casefile.CaseID(fmt.Sprintf("crowd%d-%04d", year, i)), Code: casefile.Code(fmt.Sprintf("%02d%02d", year%100, i)), Language: "km", Working: "th", Opened: at}
		for _, f := range []casefile.FormID{"f01", "f03"} {
			def, _ := d.Shelf.Form(f)
			c.Sittings = append(c.Sittings, &casefile.Sitting{ID: casefile.SittingID(fmt.Sprintf("%s%s", f, c.ID)), Form: f, Version: def.Version(), Language: "km", Working: "th", Begun: at, Touched: at})
		}
		c.Latest("f01").Put("choice.numbers", casefile.Answer{Value: "yes", At: at})
		c.Latest("f03").Put("you.gender", casefile.Answer{Value: []string{"woman", "man"}[i%2], At: at})
		if err := d.Import(c); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.ID)
	}
	return ids
}

// A year leaves once, and the register is sealed in the vault: it holds after
// the vault was closed. Who takes her yes back is in nothing that leaves later.
func TestRelease_AYearLeavesOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.vault")
	d := create(t, path)
	last := d.Now().Year() - 1
	ids := crowd(t, d, last, 24)
	crowd(t, d, last-1, 26)
	numbers := func(form app.NumbersForm, from, to int) app.Numbers {
		all, err := d.Count()
		if err != nil {
			t.Fatal(err)
		}
		_, usual := app.Asks()
		return all.Numbers(form, from, to, usual)
	}
	put := func() error { return nil }

	if err := d.Release(numbers(app.AsCounts, last, last), func() error { return fs.ErrPermission }); !errors.Is(err, fs.ErrPermission) {
		t.Fatalf("a stick that cannot be written: %v", err)
	}
	if all, err := d.Released(); err != nil || len(all) != 0 {
		t.Fatalf("what was never written counts as gone: %v, %v", all, err)
	}
	first := numbers(app.AsCounts, last, last)
	if err := d.Release(first, put); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	if err := d.Release(numbers(app.AsCounts, last, last), put); err != nil {
		t.Errorf("the very same may not leave again: %v", err)
	}
	for _, n := range []app.Numbers{numbers(app.AsHTCDS, last, last), numbers(app.AsCTDC, last-1, last), numbers(app.AsCounts, last, d.Now().Year()), numbers(app.AsCounts, d.Now().Year(), d.Now().Year())} {
		if err := d.Release(n, func() error { t.Errorf("%s %d–%d is written", n.Form, n.From, n.To); return nil }); !errors.Is(err, app.ErrGone) {
			t.Errorf("%s %d–%d may leave: %v", n.Form, n.From, n.To, err)
		}
	}

	st, err := d.Continue(ids[0], "f01")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "choice.numbers", casefile.Answer{Value: "no"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	all, err := d.Count()
	if may, not := all.Between(last, last); err != nil || may != 23 || not != 1 {
		t.Errorf("after she took it back: %d may be counted, %d not, %v", may, not, err)
	}
	if later := numbers(app.AsCounts, last, last); string(later.CSV()) == string(first.CSV()) {
		t.Error("she is still in the numbers")
	} else if err := d.Release(later, put); !errors.Is(err, app.ErrGone) {
		t.Errorf("the year leaves again without her, and the two tell of her: %v", err)
	}
	if err := d.Release(numbers(app.AsHTCDS, last-1, last-1), put); err != nil {
		t.Errorf("the year before: %v", err)
	}

	log, err := d.Log()
	if err != nil {
		t.Fatal(err)
	}
	var did []string
	for _, e := range log {
		if e.Did == vault.DidCount {
			did = append(did, e.Args["copy"])
			if e.Case != "" || len(e.Args) != 1 {
				t.Errorf("the log says more than who and what kind: %+v", e.Event)
			}
		}
	}
	if !slices.Equal(did, []string{"counts", "counts", "htcds"}) {
		t.Errorf("in the log: %v", did)
	}
	if raw, err := d.Store.Settings(); err != nil || strings.Contains(string(raw), "woman") || !strings.Contains(string(raw), first.Sum) {
		t.Errorf("the register: %v\n%s", err, raw)
	}
}

// The page on paper says what the sheet says, in words, and no number that is
// hidden there.
func TestNumbers_OnPaper(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "n.vault"))
	last := d.Now().Year() - 1
	crowd(t, d, last, 24)
	crowd(t, d, last-1, 33)
	all, err := d.Count()
	if err != nil {
		t.Fatal(err)
	}
	_, usual := app.Asks()
	n := all.Numbers(app.AsCounts, last-1, last, usual)
	for _, tag := range []string{"en", "th", "my", "zh-Hans"} {
		say := d.Words.For(tag)
		var b bytes.Buffer
		if err := d.PrintNumbers(&b, n, say); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Fatalf("%s: %v", tag, err)
		}
		for _, c := range app.Charts(n, say) {
			for _, r := range c.Rows {
				if strings.ContainsAny(r.Label, "⟨{") || len(r.Cells) != len(c.Years)+1 {
					t.Errorf("%s: %s: %q has %d cells for %d years", tag, c.Title, r.Label, len(r.Cells), len(c.Years))
				}
				for _, cell := range r.Cells {
					if cell.Told && cell.N < app.Fewest {
						t.Errorf("%s: %s tells %d", tag, r.Label, cell.N)
					}
					if !cell.Told && cell.Said(say) != say.Say("count.hidden", nil) {
						t.Errorf("%s: hidden, and said as %q", tag, cell.Said(say))
					}
				}
			}
		}
	}
}

// Who has no keys for the cases counts nobody and lets nothing out.
func TestRelease_OnlyASupervisorMay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.vault")
	d := create(t, path)
	last := d.Now().Year() - 1
	crowd(t, d, last, 20)
	all, err := d.Count()
	if err != nil {
		t.Fatal(err)
	}
	n := all.Numbers(app.AsCTDC, last, last, nil)
	pass := "nine calm rivers carry leaves home"
	for _, role := range []app.Role{vault.Worker, vault.Administrator} {
		if _, err := d.Store.(interface {
			AddUser(string, []byte, vault.Role, []vault.Ring) (vault.User, error)
		}).AddUser(string(role), []byte(pass), role, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, role := range []app.Role{vault.Worker, vault.Administrator} {
		other, err := app.Unlock(app.Key{Path: path, User: string(role), Pass: []byte(pass)}, app.Options{}, params(t))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Count(); !errors.Is(err, app.ErrNotSupervisor) {
			t.Errorf("%s counts: %v", role, err)
		}
		if err := other.Release(n, func() error { t.Error("written"); return nil }); !errors.Is(err, app.ErrNotSupervisor) {
			t.Errorf("%s lets numbers out: %v", role, err)
		}
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
