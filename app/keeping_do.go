package app

import (
	"fmt"
	"strings"
	"time"

	"onward/app/arrival"
	"onward/app/casefile"
	"onward/app/vault"
)

// keeper is a store that keeps decisions on a case, and can destroy it.
type keeper interface {
	SaveKeeping(*casefile.Case, casefile.Summary, vault.Event) error
	Shred(casefile.CaseID, time.Time) error
}

// Decide writes down a decision on how long a case is kept: casefile.KeepUntil
// with its day, or another sort. Each but KeepBack and KeepLook needs a reason.
// Whoever works with a case may hold it; only a supervisor ends a hold or moves
// the day.
func (d *Desk) Decide(id casefile.CaseID, k casefile.Keeping) error {
	k.Why = arrival.Tidy(strings.TrimSpace(k.Why))
	verb := vault.DidKeep
	switch k.What {
	case casefile.KeepHold:
		verb = vault.DidHold
	case casefile.KeepFree:
		verb = vault.DidFree
	case casefile.KeepBack:
		verb = vault.DidReopen
	}
	free := k.What == casefile.KeepBack || k.What == casefile.KeepLook
	if !free && k.What != casefile.KeepHold && !d.maySupervise() {
		return ErrNotSupervisor
	}
	if !free && k.Why == "" {
		return ErrNoReason
	}
	if _, err := time.Parse(time.DateOnly, k.Until); k.What == casefile.KeepUntil && err != nil {
		return fmt.Errorf("decide how long a case is kept: %w", vault.ErrShape)
	}
	c, err := d.Open(id)
	if err != nil {
		return err
	}
	store, ok := d.Store.(keeper)
	if !ok {
		return fmt.Errorf("decide how long a case is kept: %w", vault.ErrShape)
	}
	k.By, k.At = d.Worker, d.Now().UTC()
	d.mu.Lock()
	is := c.Clone()
	d.mu.Unlock()
	is.Keeping = append(is.Keeping, k)
	sum := d.summarise(is)
	if err := store.SaveKeeping(is, sum, d.event(verb, id)); err != nil {
		d.mu.Lock()
		d.summarised(c)
		d.mu.Unlock()
		return fmt.Errorf("decide how long a case is kept: %w", err)
	}
	d.mu.Lock()
	c.Keeping = is.Keeping
	d.mu.Unlock()
	return nil
}

// summarised puts the line of a case in the list back to what the case says.
func (d *Desk) summarised(c *casefile.Case) {
	s, _ := d.roll.of(c.ID)
	s.Closed, s.Kept = kept(c)
	d.roll.put(s)
}

// SaveKeeping stores a case without its sittings, its line in the list and what
// the log is told, in one commit.
func (s sealed) SaveKeeping(c *casefile.Case, sum casefile.Summary, e vault.Event) error {
	return s.Batch(func(tx *vault.Tx) error {
		if err := tx.SaveCase(c); err != nil {
			return err
		}
		if err := tx.SaveSummary(sum); err != nil {
			return err
		}
		return tx.Note(e)
	})
}

// far is how long nobody may have worked without the clock being asked about.
const far = 31 * 24 * time.Hour

// lastDay keeps the last day of work where the clock is far from it.
func (d *Desk) lastDay(last time.Time) {
	if now := d.Now(); !last.IsZero() && (now.Sub(last) > far || now.Before(last.Add(-time.Hour))) {
		d.jumped = last
	}
}

// Jumped gives the last day of work where the clock is far from it: either
// nobody worked for a month, or the clock is wrong, and no program can tell. ok
// is false where there is nothing to ask.
func (d *Desk) Jumped() (last time.Time, ok bool) { return d.jumped, !d.jumped.IsZero() }

// ClockRight is said by a person who looked at the date.
func (d *Desk) ClockRight() { d.jumped = time.Time{} }

// MayShred says why a case cannot be destroyed just now, or nil.
func (d *Desk) MayShred(id casefile.CaseID) error {
	c, err := d.Open(id)
	if err != nil {
		return err
	}
	d.mu.Lock()
	s, _ := d.roll.of(id)
	k := s.Kept
	held := c.Hold() != nil || k != nil && k.Held
	d.mu.Unlock()
	switch {
	case !d.maySupervise():
		return ErrNotSupervisor
	case held:
		return ErrHeld
	case !d.jumped.IsZero():
		return ErrClock
	}
	return nil
}

// Shred destroys a case for good, with its keys, once its code was typed. What
// was typed and not saved yet goes with it. Where it is gone from, and where it
// may stand for some time, see [Desk.Horizon].
func (d *Desk) Shred(id casefile.CaseID, typed string) error {
	if err := d.MayShred(id); err != nil {
		return err
	}
	c, err := d.Open(id)
	if err != nil {
		return err
	}
	if !strings.EqualFold(strings.TrimSpace(typed), string(c.Code)) {
		return ErrCode
	}
	store, ok := d.Store.(keeper)
	if !ok {
		return fmt.Errorf("destroy a case: %w", vault.ErrShape)
	}
	return d.saver.without(id, func() error {
		if err := store.Shred(id, d.Now()); err != nil {
			return fmt.Errorf("destroy a case: %w", err)
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.cases, id)
		d.roll.drop(id)
		delete(d.rested, id)
		d.Text.Forget()
		return nil
	})
}

// without does something while nothing is written, and then forgets what was to
// be written of a case.
func (v *saver) without(id casefile.CaseID, do func() error) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	if err := do(); err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for sitting, j := range v.waiting {
		if j.sitting.Case.ID == id {
			delete(v.waiting, sitting)
		}
	}
	v.state.Dirty = len(v.waiting) > 0
	return nil
}

// copied is a store that knows of copies of itself.
type copied interface {
	Horizon() (vault.Horizon, error)
	ForgetInCopies(casefile.CaseID, time.Time) (vault.Forgotten, error)
}

// Horizon says until when copies of the vault may still hold a case that is
// destroyed today, where nobody takes it out of them.
func (d *Desk) Horizon() (vault.Horizon, error) {
	if s, ok := d.Store.(copied); ok {
		return s.Horizon()
	}
	return vault.Horizon{}, nil
}

// ForgetInCopies takes a case that was destroyed out of all copies that are in
// reach. It reads each of them whole, so it may take a while; it may be called
// beside the screen.
func (d *Desk) ForgetInCopies(id casefile.CaseID) (vault.Forgotten, error) {
	if s, ok := d.Store.(copied); ok && !d.knows(id) {
		return s.ForgetInCopies(id, d.Now())
	}
	return vault.Forgotten{}, nil
}

// maySupervise tells whether whoever opened the vault may do what only a
// supervisor may.
func (d *Desk) maySupervise() bool {
	s, ok := d.Store.(interface{ Me() vault.User })
	if !ok {
		return true // a store that knows no users
	}
	role := s.Me().Role
	return role == vault.Supervisor || role == vault.Recovery
}

// MaySupervise tells the screens what to offer.
func (d *Desk) MaySupervise() bool { return d.maySupervise() }
