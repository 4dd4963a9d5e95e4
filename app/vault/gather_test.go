package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// crowd gives a vault of n cases, each with a name for the list.
func crowd(t *testing.T, n int) *Vault {
	t.Helper()
	v, _ := newVault(t)
	err := v.Batch(func(tx *Tx) error {
		for i := range n {
			id := casefile.CaseID(fmt.Sprintf("c-%04d", i))
			if err := tx.NewCase(&casefile.Case{ID: id, Code: casefile.Code(fmt.Sprint(i)), Language: "lo", Opened: day(1)}); err != nil {
				return err
			}
			s := casefile.Summary{ID: id, Code: casefile.Code(fmt.Sprint(i)), Called: fmt.Sprint("ນາງ ", i), Touched: day(1)}
			if err := tx.SaveSummary(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// In a list that takes several pages to read, each case has the name that is
// hers, also those around a damaged record; and the damaged ones are named, no
// more and no fewer.
func TestSummaries_OfALongListWithHoles(t *testing.T) {
	const n = 3*aPage + 17
	v := crowd(t, n)
	var hurt []string
	hit := func(b *box, kind string, i int) {
		id := b.names.Name(kind, fmt.Sprintf("c-%04d", i))
		if _, err := v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(1040) WHERE kid = ? AND id = ?`, b.kid[:], id[:]); err != nil {
			t.Fatal(err)
		}
		hurt = append(hurt, id.String())
	}
	for _, i := range []int{0, 300, 301, n - 1} {
		hit(v.keys.summaries, kindSummary, i)
	}
	hit(v.keys.named, kindNamed, 500)

	all, err := v.Summaries()
	var bad *DamageError
	if !errors.As(err, &bad) {
		t.Fatal(err)
	}
	slices.Sort(hurt)
	slices.Sort(bad.Records)
	if !slices.Equal(bad.Records, hurt) {
		t.Errorf("damaged are %v, named are %v", hurt, bad.Records)
	}
	if len(all) != n {
		t.Errorf("%d of %d are listed", len(all), n)
	}
	nameless := 0
	for _, s := range all {
		if s.Called == "" {
			nameless++
		} else if s.Called != "ນາງ "+string(s.Code) || string(s.ID) != fmt.Sprintf("c-%04s", s.Code) {
			t.Fatalf("%s has the code %s and the name %s", s.ID, s.Code, s.Called)
		}
	}
	if nameless != len(hurt) {
		t.Errorf("%d cases have no name, want %d", nameless, len(hurt))
	}
}

// The sum takes in every row, on whatever page it stands: two rows deep in the
// vault that changed their nonces are noticed, though each still has one that
// was once counted.
func TestTally_OfManyRows(t *testing.T) {
	v := crowd(t, 2*aPage)
	said, err := v.audit()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := v.allRows()
	if err != nil || len(rows) != int(said.Rows) {
		t.Fatal(len(rows), said.Rows, err)
	}
	nonce := func(r row, n seal.Nonce) {
		if _, err := v.conn.ExecContext(context.Background(), `UPDATE obj SET nonce = ? WHERE kid = ? AND id = ?`, n[:], r.KID[:], r.ID[:]); err != nil {
			t.Fatal(err)
		}
	}
	for _, i := range []int{0, 1, aPage - 1, aPage, len(rows) - 2} {
		a, b := rows[i], rows[i+1]
		nonce(a, b.Nonce)
		nonce(b, a.Nonce)
		if _, err := v.audit(); !errors.Is(err, ErrAltered) {
			t.Errorf("rows %d and %d changed places: %v", i, i+1, err)
		}
		nonce(a, a.Nonce)
		nonce(b, b.Nonce)
	}
	if _, err := v.audit(); err != nil {
		t.Errorf("all as it was: %v", err)
	}
}
