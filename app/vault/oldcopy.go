package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// The vault as it was before it was brought from format 1 to this one stays
// beside it, for a migration is no time to throw anything away. It holds all
// there was that day, also what is destroyed later, and opens with the pass
// phrase of that day; so it has an end: when a copy of the new vault was made and
// read whole, somebody can take it away.

// OldVault is the vault that was put beside this one when it was migrated.
type OldVault struct {
	Found
	// Replaced says that a copy of the vault as it is now was read back whole,
	// and is within reach: nothing is lost when the old one goes.
	Replaced bool
}

// OldVault tells of the vault of format 1 that stands beside this one; ok is
// false where there is none.
func (v *Vault) OldVault() (old OldVault, ok bool, err error) {
	fi, err := os.Lstat(v.path + oldSuffix)
	if err != nil || !fi.Mode().IsRegular() {
		return old, false, nil
	}
	old.Found = Found{Path: v.path + oldSuffix, Made: fi.ModTime(), Bytes: fi.Size(), Aside: true}
	c, err := v.Copies()
	if err != nil {
		return old, true, err
	}
	for _, p := range c.Places {
		for _, made := range p.Copies {
			old.Replaced = old.Replaced || p.Here && !made.Hurt && made.Hash != ""
		}
	}
	return old, true, nil
}

// DropOldVault takes the vault of format 1 away, for good, and notes it. The
// blocks it stood in are not written over: see the package comment on flash
// memory. Without one it does nothing. Errors: ErrMayNot for who does not look
// after users; ErrNoCopyYet.
func (v *Vault) DropOldVault(now time.Time) error {
	old, there, err := v.OldVault()
	switch {
	case err != nil:
		return fmt.Errorf("take the old vault away: %w", err)
	case !there:
		return nil
	case !v.Me().Role.LooksAfterUsers():
		return fmt.Errorf("take the old vault away: %w", ErrMayNot)
	case !old.Replaced:
		return fmt.Errorf("take the old vault away: %w", ErrNoCopyYet)
	}
	if err := os.Remove(old.Path); err != nil {
		return fmt.Errorf("take the old vault away: %w", disk(err))
	}
	settleFolder(filepath.Clean(v.path))
	return v.Note(Event{At: now, Did: DidDropOld})
}
