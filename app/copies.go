package app

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/vault"
)

// CopyKeeper is a Store that copies itself to other places. The vault does.
type CopyKeeper interface {
	Copies() (Copies, error)
	Backup(now time.Time) ([]CopyMade, error)
	Drill(now time.Time) ([]CopyTried, error)
	SecondPlace(folder string, now time.Time) error
	Hurt() ([]casefile.Summary, error)
}

// What the vault says of its copies, for pages, which do not know the vault.
type (
	Copies     = vault.Copies
	CopyPlace  = vault.PlaceState
	CopyMade   = vault.Outcome
	CopyTried  = vault.Drilled
	FoundCopy  = vault.Found
	Difference = vault.Difference
)

// ErrNoCopies is returned where the store cannot be copied.
var ErrNoCopies = errors.New("no copies can be kept here")

// How often a copy is made beside the work, and how often although nothing
// changed; how old the newest may be before somebody is reminded; and how often
// the copies are tried.
const (
	copyEvery = 3 * time.Hour
	readEvery = 7 * 24 * time.Hour
	CopyOld   = 7 * 24 * time.Hour
	tryEvery  = 30 * 24 * time.Hour
)

func (d *Desk) copyKeeper() (CopyKeeper, error) {
	if k, ok := d.Store.(CopyKeeper); ok {
		return k, nil
	}
	return nil, ErrNoCopies
}

// Copies tells how the copies stand.
func (d *Desk) Copies() (Copies, error) {
	k, err := d.copyKeeper()
	if err != nil {
		return Copies{}, err
	}
	return k.Copies()
}

// MakeCopies saves what is typed and copies the vault to its places. It may
// run beside the work.
func (d *Desk) MakeCopies() ([]CopyMade, error) {
	k, err := d.copyKeeper()
	if err != nil {
		return nil, err
	}
	if err := d.Flush(); err != nil {
		return nil, err
	}
	made, err := k.Backup(d.Now())
	if errors.Is(err, vault.ErrDamaged) { // the vault itself: it was copied as it is
		d.mu.Lock()
		d.damage = err
		d.mu.Unlock()
	}
	return made, err
}

// TryCopies brings the newest copy of each place back on trial. It may run
// beside the work.
func (d *Desk) TryCopies() ([]CopyTried, error) {
	k, err := d.copyKeeper()
	if err != nil {
		return nil, err
	}
	return k.Drill(d.Now())
}

// oldKeeper is a store that may have its forerunner of the first format beside it.
type oldKeeper interface {
	OldVault() (vault.OldVault, bool, error)
	DropOldVault(now time.Time) error
}

// OldVault tells of the vault of the first format that stands beside this one.
func (d *Desk) OldVault() (vault.OldVault, bool) {
	k, ok := d.Store.(oldKeeper)
	if !ok {
		return vault.OldVault{}, false
	}
	old, there, err := k.OldVault()
	return old, there && err == nil
}

// DropOldVault takes that one away for good; see [vault.Vault.DropOldVault].
func (d *Desk) DropOldVault() error {
	if k, ok := d.Store.(oldKeeper); ok {
		return k.DropOldVault(d.Now())
	}
	return ErrNoCopies
}

// SecondPlace chooses where copies also go; "" chooses no such place.
func (d *Desk) SecondPlace(folder string) error {
	k, err := d.copyKeeper()
	if err != nil {
		return err
	}
	return k.SecondPlace(folder, d.Now())
}

// Hurt lists the cases of which something does not open. It reads all of them.
func (d *Desk) Hurt() ([]casefile.Summary, error) {
	k, err := d.copyKeeper()
	if err != nil {
		return nil, err
	}
	return k.Hurt()
}

// CopyDue tells whether a copy should be made beside the work just now. To make
// one is to read every record there is, so once a week it is made although
// nothing changed: damage is found while there is a whole copy of the rest.
func CopyDue(c Copies, now time.Time) bool {
	if !c.Changed {
		last := lastRead(c)
		return !last.IsZero() && past(last, now, readEvery)
	}
	newest, ok := c.Newest()
	return !ok || past(newest.Made, now, copyEvery)
}

// lastRead tells when the vault was last read whole, damaged or not.
func lastRead(c Copies) (last time.Time) {
	var no uint64
	for _, p := range c.Places {
		for _, made := range p.Copies {
			if made.No > no {
				no, last = made.No, made.Made
			}
		}
	}
	return last
}

// TryDue tells whether the copies should be tried: a month after they were
// tried last, or after the first was made.
func TryDue(c Copies, now time.Time) bool {
	since := c.Drilled
	for _, p := range c.Places {
		if n := len(p.Copies); since.IsZero() && n > 0 {
			since = p.Copies[n-1].Made
		}
	}
	return !since.IsZero() && past(since, now, tryEvery)
}

// past tells whether something is longer ago than that. What is still to come
// was written down by a clock that was wrong, and counts as long ago.
func past(at, now time.Time, d time.Duration) bool {
	return now.Sub(at) >= d || at.Sub(now) > 24*time.Hour
}

// CopyOverdue tells whether no whole copy is younger than a week.
func CopyOverdue(c Copies, now time.Time) bool {
	newest, ok := c.Newest()
	return !ok || past(newest.Made, now, CopyOld)
}

// leave saves and forgets everything, and gives what is left to do: a last
// copy where something changed, and closing the vault. That may take as long
// as reading all of it, so it is done where nobody waits.
func (d *Desk) leave() (rest func() error, err error) {
	if d.closed {
		return func() error { return nil }, nil
	}
	if err := d.Flush(); err != nil {
		return nil, err
	}
	d.writeNotes()
	d.closed = true
	d.saver.stop()
	d.liftWords()
	d.Text.Forget()
	d.mu.Lock()
	d.cases, d.damage = nil, nil
	d.mu.Unlock()
	d.roll.forget()
	return d.Store.Close, nil
}

// Leave is Close in two steps. After the first everything is saved and
// forgotten, and nothing can be read through this Desk any more. The second,
// rest, may run on any goroutine: it makes a last copy where something changed
// since the newest, and closes the vault, which is not free before. How the
// copy went is told only by how the copies stand the next time.
func (d *Desk) Leave() (rest func() error, err error) {
	done := d.closed
	shut, err := d.leave()
	saved := d.SaveState().SavedAt
	if err != nil || done {
		return shut, err
	}
	return func() error {
		if k, err := d.copyKeeper(); err == nil {
			if c, err := k.Copies(); err == nil && c.Changed && (newer(c, saved) || stale(c, d.Now())) {
				_, _ = k.Backup(d.Now())
			}
		}
		return shut()
	}, nil
}

// LeaveAtOnce is Leave without the last copy, for which the keys would have to
// stay in memory: where the computer is about to sleep, or somebody comes, they go
// first. The copy is made when the work goes on, see CopyDue.
func (d *Desk) LeaveAtOnce() (rest func() error, err error) { return d.leave() }

// CopyFiles are the endings of copies and of vaults that were put aside.
var CopyFiles = []string{".dat", ".old", ".vault"}

// stale tells whether the newest copy is older than half an hour.
func stale(c Copies, now time.Time) bool {
	newest, ok := c.Newest()
	return !ok || past(newest.Made, now, 30*time.Minute)
}

// newer tells whether an answer was saved since the newest copy. Locking after
// only looking adds a line to the log; that alone is not worth a copy each time.
func newer(c Copies, saved time.Time) bool {
	newest, ok := c.Newest()
	return !ok || saved.After(newest.Made)
}

// FindCopies lists the copies beside a vault, or in another folder. It needs
// no key.
func FindCopies(vaultPath, folder string) []FoundCopy { return vault.FindCopies(vaultPath, folder) }

// OpenedCopy is a copy that was opened to be looked at.
type OpenedCopy struct {
	Found FoundCopy
	Cases []casefile.Summary // the one touched last first
	v     *vault.Vault
}

// LookAt opens a copy with the name and pass phrase of its day. Nothing is
// written. A copy some of whose records are damaged opens too: what is left of
// it may be all there is.
func LookAt(f FoundCopy, user string, pass []byte) (*OpenedCopy, error) {
	v, err := vault.OpenCopy(f.Path, user, pass, vault.Options{})
	if err != nil {
		return nil, err
	}
	return lookedAt(f, v)
}

// LookBySheet opens a copy with what is printed on the recovery sheet of its day.
func LookBySheet(f FoundCopy, typed string) (*OpenedCopy, error) {
	v, err := vault.OpenCopyWithSheet(f.Path, typed, vault.Options{})
	if err != nil {
		return nil, err
	}
	return lookedAt(f, v)
}

func lookedAt(f FoundCopy, v *vault.Vault) (*OpenedCopy, error) {
	list, err := v.Summaries()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		v.Close()
		return nil, err
	}
	return &OpenedCopy{Found: f, Cases: list, v: v}, nil
}

// Close lets go of the copy and wipes its keys.
func (l *OpenedCopy) Close() {
	if l != nil {
		l.v.Close()
	}
}

// BringBack puts the copy in the place of the vault, which must be closed; the
// vault that is there is kept aside.
func (l *OpenedCopy) BringBack(vaultPath string, now time.Time) error {
	_, err := vault.Restore(vaultPath, l.v, now)
	return err
}

// Against tells what is not the same in the copy and at this desk.
func (l *OpenedCopy) Against(d *Desk) (Difference, error) {
	s, ok := d.Store.(sealed)
	if !ok {
		return Difference{}, ErrNoCopies
	}
	if err := d.Flush(); err != nil {
		return Difference{}, err
	}
	return vault.Compare(s.Vault, l.v)
}

// FetchFrom brings what is damaged or missing of some cases from a copy, and of
// settings, words and forms too; what is newer here stays. It gives the cases
// that are whole now. No sitting of these cases may be open.
func (d *Desk) FetchFrom(l *OpenedCopy, ids ...casefile.CaseID) (whole []casefile.CaseID, err error) {
	s, ok := d.Store.(sealed)
	if !ok {
		return nil, ErrNoCopies
	}
	if err := d.Flush(); err != nil {
		return nil, err
	}
	if _, err := s.FetchRest(l.v); err != nil {
		return nil, err
	}
	for _, id := range ids {
		ok, err := s.Fetch(l.v, id)
		if errors.Is(err, vault.ErrNoCase) || errors.Is(err, vault.ErrDamaged) {
			continue // the copy does not have it, or not whole either
		}
		if err != nil {
			return whole, err
		}
		if ok {
			whole = append(whole, id)
		}
	}
	return whole, d.lookAgain(ids)
}

// lookAgain lists the cases anew and forgets those that were changed beside
// the desk.
func (d *Desk) lookAgain(ids []casefile.CaseID) error {
	list, err := d.Store.Summaries()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return fmt.Errorf("list cases: %w", err)
	}
	hurt, herr := d.Hurt()
	for _, s := range list {
		if slices.Contains(ids, s.ID) {
			d.roll.put(s)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, id := range ids {
		delete(d.cases, id)
	}
	if err == nil && herr == nil && len(hurt) == 0 {
		d.damage = nil
	}
	return nil
}

// Damaged tells whether an error says that stored files are damaged or are not
// those last saved; Altered, that one can go on with what is there.
func Damaged(err error) bool { return errors.Is(err, vault.ErrDamaged) }

// Altered tells whether records are missing, doubled or old, while what there
// is may be whole. See [Accepting].
func Altered(err error) bool { return errors.Is(err, vault.ErrAltered) }

// Accepting opens a vault whose records are not those last saved and takes
// them as they are. That is counted, and stands in the log.
func Accepting(o Options) Options {
	o.Accept = true
	return o
}
