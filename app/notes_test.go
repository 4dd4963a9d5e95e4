package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
	"onward/i18n"
)

// clocked gives a desk at a real vault with a clock a test can turn, and the
// way to lock and come back.
func clocked(t *testing.T) (d *Desk, clock *time.Time, again func() *Desk) {
	t.Helper()
	other, _ := deskOfOne(t, &counted{}) // for its shelf and typeface
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	p := Params{Shelf: other.Shelf, Words: other.Words, Text: other.Text, Now: func() time.Time { return now }, Worker: "w1"}
	path := t.TempDir() + "/v.vault"
	key := func() Key { return Key{Path: path, User: "w1", Pass: []byte("seven kind rivers run home")} }
	d, err := CreateVault(key(), Options{Cost: vault.CostFloor}, p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d, &now, func() *Desk {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if d, err = Unlock(key(), Options{}, p); err != nil {
			t.Fatal(err)
		}
		return d
	}
}

// told writes the log in short: "viewed", "read f05", "printed survivor 2".
func told(all []Did) (out []string) {
	for _, e := range all {
		s := string(e.Did)
		for _, k := range []string{"form", "copy", "number", "tries"} {
			if v := e.Args[k]; v != "" {
				s += " " + v
			}
		}
		out = append(out, s)
	}
	return out
}

func registered(t *testing.T, d *Desk) *casefile.Case {
	t.Helper()
	c, err := d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A morning's work, as it stands in the log: each thing once an hour, choices
// and copies each time, and of every line who and when and no word of content.
func TestNotes_AMorningInTheLog(t *testing.T) {
	d, clock, again := clocked(t)
	c := registered(t, d)
	st, err := d.Begin(c.ID, "f01")
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		d.Looked(c.ID, "")
		d.Looked(c.ID, st.Record().ID)
		*clock = clock.Add(time.Minute)
	}
	for _, word := range []string{"yes", "yes", "no"} {
		d.Answer(st, "choice.help", casefile.Answer{Value: word})
		*clock = clock.Add(time.Minute)
	}
	d.Answer(st, "choice.limits", casefile.Answer{Value: "nothing to my aunt"})
	for range 2 {
		printed(t, d, c.ID)
	}
	*clock = clock.Add(time.Hour)
	d.Looked(c.ID, "")
	d.Exported(c.ID)
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	all, err := d.History(c.ID)
	want := []string{"registered", "viewed", "read f01", "wrote f01", "consented f01", "consented f01", "printed survivor 1", "printed survivor 2", "viewed", "exported"}
	if err != nil || !slices.Equal(sorted(told(all)), sorted(want)) {
		t.Errorf("the log says %q, %v;\nwant %q", told(all), err, want)
	}
	d = again()
	all, err = d.Log()
	if err != nil || all[0].Did != vault.DidMake || all[1].Did != vault.DidOpen || all[len(all)-2].Did != vault.DidOpen || all[len(all)-1].Did != vault.DidReadLog {
		t.Errorf("the whole log: %q, %v", told(all), err)
	}
	for _, e := range all {
		if e.Name != "w1" || e.Case != "" && e.Code != c.Code || strings.Contains(fmt.Sprint(e), "aunt") {
			t.Errorf("a line reads %+v", e)
		}
	}
	if r, err := d.CheckLog(); err != nil || int(r.Events) != len(all) {
		t.Errorf("%+v, %v", r, err)
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// What was written, and that it was written, reach the disk together: a save
// that fails leaves both waiting.
func TestNotes_WaitForTheSaveTheyBelongTo(t *testing.T) {
	d, _, _ := clocked(t)
	c := registered(t, d)
	st, err := d.Begin(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "d1.worry", casefile.Answer{Value: "the rent"})
	if all, _ := d.Store.(logbook).Log(c.ID); len(all) != 1 {
		t.Errorf("noted before it was saved: %v", all)
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if all, _ := d.Store.(logbook).Log(c.ID); len(all) != 2 || all[1].Did != vault.DidWrite {
		t.Errorf("saved and not noted: %v", all)
	}
}

// For the person whose file it is, a day is told once.
func TestLooks_OneDayIsToldOnce(t *testing.T) {
	d, clock, _ := clocked(t)
	c := registered(t, d)
	for range 3 {
		d.Looked(c.ID, "")
		printed(t, d, c.ID)
		*clock = clock.Add(2 * time.Hour)
	}
	*clock = clock.AddDate(0, 0, 1)
	d.Shown(c.ID)
	looks, err := d.Looks(c.ID)
	if err != nil || len(looks) != 2 {
		t.Fatalf("%v, %v", looks, err)
	}
	if l := looks[0]; l.Name != "w1" || len(l.Did) != 1 || l.Did[0].Did != vault.DidShow {
		t.Errorf("the second day: %+v", l)
	}
	if l := looks[1]; len(l.Did) != 5 { // made, looked, three copies
		t.Errorf("the first day: %+v", l)
	}
}

// printed keeps a copy as the window does once it left.
func printed(t *testing.T, d *Desk, id casefile.CaseID) {
	t.Helper()
	papers, _ := d.Papers(id)
	p := &plan.Plan{Head: plan.Head{Number: numberAfter(papers, plan.Survivor), Version: 1}}
	if _, err := d.Made(id, Copy{Copy: plan.Survivor, Langs: []string{"lo"}}, p, pdf.A4, []byte("%PDF-")); err != nil {
		t.Fatal(err)
	}
}

// The half page is typed again from paper, line by line, and holds.
func TestHeadPage_CanBeTypedAgain(t *testing.T) {
	d, _, _ := clocked(t)
	h, err := d.LogHead()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range i18n.Languages() {
		var typed strings.Builder
		for _, b := range headPage(h, d.Words.For(l.Tag)).Blocks {
			if p := b.(plan.Paragraph); p.Text[0].Lang == "en" && len(p.Label) == 0 && p.From != "log.paper_hint" {
				words := strings.Fields(p.Text[0].Text) // the paper breaks long ones
				for i, w := range words {
					typed.WriteString(w + map[bool]string{true: "\n", false: " "}[i == len(words)-1 || i == 20])
				}
			}
		}
		read, err := vault.ReadHead(strings.NewReader(typed.String()))
		if err != nil {
			t.Fatalf("%s: %v:\n%s", l.English, err, typed.String())
		}
		if err := d.CheckHead(read); err != nil {
			t.Errorf("%s: %v", l.English, err)
		}
		read.Signature = strings.Repeat("0", len(read.Signature))
		if err := d.CheckHead(read); !errors.Is(err, vault.ErrHead) {
			t.Errorf("with a signature of nobody: %v", err)
		}
	}
}
