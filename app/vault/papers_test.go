package vault

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"onward/app/casefile"
)

// A paper stays as it was made; only what became of it is written later. It
// travels through closing, and goes with the case when that is destroyed.
func TestPapers_StayAsTheyWereMade(t *testing.T) {
	v, _ := newVault(t)
	c := &casefile.Case{ID: "case-0001", Code: "7Q4K", Language: "lo", Working: "th", Opened: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)}
	must(t, v.NewCase(c))
	paper := casefile.Paper{ID: "p1", Copy: "survivor", Number: 1, Version: 1, Check: "7KQ2M", SHA256: "00", Made: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	pages := bytes.Repeat([]byte("page "), 20000)
	agreed := casefile.Agreed{Version: 1, At: paper.Made, Paper: "p1", Plan: &casefile.Sitting{ID: "s", Form: "f09"}}
	save := func(p casefile.Paper, pages []byte, a *casefile.Agreed) error {
		return v.Batch(func(tx *Tx) error {
			err := tx.SavePaper(c.ID, p, pages)
			if err == nil && a != nil {
				err = tx.SaveAgreed(c.ID, *a)
			}
			return err
		})
	}
	must(t, save(paper, pages, &agreed))
	other := paper
	other.Check = "AAAAA"
	for name, err := range map[string]error{
		"other pages":       save(paper, []byte("x"), nil),
		"another check":     save(other, nil, nil),
		"agreed once again": save(paper, nil, &agreed),
	} {
		if !errors.Is(err, ErrFrozen) {
			t.Errorf("%s: %v", name, err)
		}
	}
	back := paper.Made.Add(time.Hour)
	paper.Now, paper.Since = casefile.CameBack, &back
	must(t, save(paper, nil, nil))

	v = reopen(t, v)
	papers, plans, err := v.Papers(c.ID)
	if err != nil || len(papers) != 1 || !papers[0].Gone() || len(plans) != 1 || plans[0].Plan.Form != "f09" {
		t.Fatalf("%+v, %+v, %v", papers, plans, err)
	}
	if got, err := v.Pages(c.ID, "p1"); err != nil || !bytes.Equal(got, pages) {
		t.Errorf("%d bytes of pages, %v", len(got), err)
	}
	if got, err := v.Pages(c.ID, "p2"); err != nil || got != nil {
		t.Errorf("pages of no paper: %v, %v", got, err)
	}
	must(t, v.Shred(c.ID, back))
	if _, _, err := v.Papers(c.ID); !errors.Is(err, ErrNoCase) {
		t.Errorf("after the case was destroyed: %v", err)
	}
}
