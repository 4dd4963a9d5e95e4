package app

import (
	"fmt"

	"onward/app/casefile"
	"onward/app/vault"
)

// taker is a store that takes many new cases in at once.
type taker interface {
	Take([]*casefile.Case, []casefile.Summary) error
}

// ImportNew puts whole new cases into the vault in one commit, all of them or
// none: where many come at once, a commit for each sitting would take hours.
// None of them may be there already. Unlike [Desk.Import] it keeps texts as
// they are.
func (d *Desk) ImportNew(all []*casefile.Case) error {
	store, ok := d.Store.(taker)
	if !ok {
		return fmt.Errorf("import cases: %w", vault.ErrShape)
	}
	sums := make([]casefile.Summary, len(all))
	for i, c := range all {
		sums[i] = d.summary(c)
	}
	if err := store.Take(all, sums); err != nil {
		return fmt.Errorf("import cases: %w", err)
	}
	for _, s := range sums {
		d.roll.put(s)
	}
	return nil
}

// Take stores new cases and their summaries in one commit.
func (s sealed) Take(all []*casefile.Case, sums []casefile.Summary) error {
	return s.Batch(func(tx *vault.Tx) error {
		for i, c := range all {
			if err := tx.NewCase(c); err != nil {
				return err
			}
			if err := tx.SaveSummary(sums[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
