package vault

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"onward/app/casefile"
)

// Found is a copy as it is seen without a key.
type Found struct {
	Path  string
	Made  time.Time // as its name says
	Bytes int64
	Aside bool // a vault that was put aside when a copy was brought back
}

// FindCopies lists the copies in the folder beside a vault, or in a folder;
// the newest first. Nothing is opened: this is for a vault that does not open.
func FindCopies(vault, folder string) (all []Found) {
	if folder == "" {
		folder = home(vault)
	}
	for _, dir := range []string{folder, filepath.Join(folder, copyFolder)} {
		for _, ext := range []string{copyExt, asideExt} {
			for _, name := range filesIn(dir, ext) {
				path := filepath.Join(dir, name)
				all = append(all, Found{Path: path, Made: madeBy(name), Bytes: int64(sizeOf(path)), Aside: ext == asideExt})
			}
		}
	}
	if old, err := os.Stat(vault + oldSuffix); err == nil && folder == home(vault) {
		all = append(all, Found{Path: vault + oldSuffix, Made: old.ModTime(), Bytes: old.Size(), Aside: true})
	}
	slices.SortStableFunc(all, func(a, b Found) int { return b.Made.Compare(a.Made) })
	return all
}

// OpenCopy opens a copy, or any vault nobody works in, for reading alone, with
// a pass phrase that opened the vault when the copy was made. Nothing is
// written, neither in the file nor beside it; saving gives ErrUnwritable.
// Errors as Open.
func OpenCopy(path, user string, pass []byte, o Options) (*Vault, error) {
	defer clear(pass)
	v, err := openCopy(path, user, pass, o)
	if err != nil {
		return nil, fmt.Errorf("open copy: %w", err)
	}
	return v, nil
}

// OpenCopyWithSheet opens a copy with what is printed on the recovery sheet of
// its day, as OpenCopy does with a pass phrase. Nothing is written in a copy, so
// that the sheet was used stands nowhere: whoever has a copy and the sheet has
// all there was. Errors: *SheetError, ErrSheet, and those of OpenCopy; ErrSheet
// too for a copy of format 1, which knew no sheets.
func OpenCopyWithSheet(path, typed string, o Options) (*Vault, error) {
	s, err := ReadSheet(typed)
	if err != nil {
		return nil, fmt.Errorf("open copy: %w", err)
	}
	code := s.Bytes()
	defer clear(code)
	v, err := openCopyBy(path, door{kind: slotSheet, phrase: code}, o)
	if err != nil {
		return nil, fmt.Errorf("open copy: %w", err)
	}
	return v, nil
}

func openCopy(path, user string, pass []byte, o Options) (*Vault, error) {
	phrase := phraseBytes(pass)
	defer clear(phrase)
	return openCopyBy(path, door{slotPhrase, userBytes(user), phrase}, o)
}

func openCopyBy(path string, d door, o Options) (_ *Vault, err error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, ErrUnwritable
	}
	if err := looksRight(abs); err != nil {
		return nil, err
	}
	v := &Vault{path: abs, alone: true}
	if v.db, v.conn, err = dialCopy(abs); err != nil {
		return nil, err
	}
	defer v.closeUnless(&err)
	if err := v.prepare(); err != nil {
		return nil, err
	}
	o.Accept = false
	v.options(o)
	s, err := v.unlock(d, o)
	if errors.Is(err, errOld) && d.kind == slotSheet {
		return nil, ErrSheet
	}
	if errors.Is(err, errOld) {
		if err = v.openOldCopy(d, o); err == nil {
			s, err = v.unlock(d, o)
		}
	}
	if err != nil {
		return nil, err
	}
	if err := v.start(s.Params, false); err != nil {
		return nil, err
	}
	return v, v.whoAmI(s, string(d.user))
}

// openOldCopy makes a copy of a copy of the first format, in a private folder
// that Close takes away, and brings that one to the format of today.
func (v *Vault) openOldCopy(d door, o Options) error {
	dir, err := os.MkdirTemp("", "onward-")
	if err != nil {
		return disk(err)
	}
	v.temp = dir
	moved := filepath.Join(dir, "copy")
	if err := transfer(v.path, moved); err != nil {
		return err
	}
	w, err := open(moved, d, o)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	v.disconnect()
	v.path = moved
	if v.db, v.conn, err = dialCopy(moved); err != nil {
		return err
	}
	return v.prepare()
}

// away takes the private folder away.
func (v *Vault) away() {
	if v.temp != "" {
		_ = os.RemoveAll(v.temp)
	}
}

// CaseDiff is one case that is not the same in a vault and its copy.
type CaseDiff struct {
	Code casefile.Code
	// Sittings that are only in the vault, only in the copy, or that were
	// gone on with in the vault since.
	Added, Missing, Newer int
}

// Difference is what would be lost and won by bringing back a copy.
type Difference struct {
	OnlyNow  []casefile.Summary // cases the copy does not have
	OnlyThen []casefile.Summary // cases only the copy has
	Changed  []CaseDiff
}

// None tells whether there is no difference.
func (d Difference) None() bool { return len(d.OnlyNow)+len(d.OnlyThen)+len(d.Changed) == 0 }

// Compare tells what is in a vault and not in a copy of it, and the other way
// round. Only cases that were touched since are read. What cannot be read
// counts as not there.
func Compare(now, then *Vault) (d Difference, err error) {
	mine, err := now.Summaries()
	if err != nil && !errors.Is(err, ErrDamaged) {
		return d, err
	}
	theirs, err := then.Summaries()
	if err != nil && !errors.Is(err, ErrDamaged) {
		return d, err
	}
	copied := map[casefile.CaseID]casefile.Summary{}
	for _, s := range theirs {
		copied[s.ID] = s
	}
	for _, s := range mine {
		old, ok := copied[s.ID]
		delete(copied, s.ID)
		switch {
		case !ok:
			d.OnlyNow = append(d.OnlyNow, s)
		case !s.Touched.Equal(old.Touched) || !slices.Equal(s.Forms, old.Forms):
			c, err := compareCase(now, then, s)
			if err != nil {
				return d, err
			}
			if c.Added+c.Missing+c.Newer > 0 {
				d.Changed = append(d.Changed, c)
			}
		}
	}
	for _, s := range theirs {
		if _, ok := copied[s.ID]; ok {
			d.OnlyThen = append(d.OnlyThen, s)
		}
	}
	return d, nil
}

func compareCase(now, then *Vault, s casefile.Summary) (d CaseDiff, err error) {
	d.Code = s.Code
	a, err := now.Case(s.ID)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return d, err
	}
	b, err := then.Case(s.ID)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return d, err
	}
	a, b = cmp.Or(a, new(casefile.Case)), cmp.Or(b, new(casefile.Case))
	for _, st := range a.Sittings {
		switch old := b.Sitting(st.ID); {
		case old == nil:
			d.Added++
		case st.Touched.After(old.Touched):
			d.Newer++
		}
	}
	for _, st := range b.Sittings {
		if a.Sitting(st.ID) == nil {
			d.Missing++
		}
	}
	return d, nil
}

// Restore puts a copy, opened with OpenCopy, in the place of the vault at a
// path, which must be closed. The vault that is there is first kept aside
// under a name beside the copies, with its log; it is given, and never
// deleted. The copy is read whole before anything changes, and at each moment
// there is a vault in its place: the one from before, or the copy. It opens
// with the users and pass phrases of its day.
func Restore(path string, from *Vault, now time.Time) (aside string, err error) {
	aside, err = restore(path, from, now)
	if err != nil {
		return aside, fmt.Errorf("bring back: %w", err)
	}
	return aside, nil
}

func restore(path string, from *Vault, now time.Time) (aside string, err error) {
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return "", err
	}
	v, err := reserve(path)
	if err != nil {
		return "", err
	}
	defer v.Close()
	if v.path == from.path {
		return "", ErrSamePlace
	}
	made := v.path + newSuffix
	if err := remove(made, made+"-wal", made+"-journal"); err != nil {
		return "", err
	}
	defer remove(made) // renamed by then, if all went well
	if err := transfer(from.path, made); err != nil {
		return "", err
	}
	is, err := from.readWhole(made)
	if err == nil && !is.report.OK() {
		err = hurt(is.report)
	}
	if err == nil {
		err = from.sayRestored(made, now)
	}
	if err != nil {
		return "", err
	}
	if aside, err = putAside(v.path, now); err != nil {
		return "", err
	}
	if err := rename(made, v.path); err != nil {
		return aside, err
	}
	settleFolder(v.path)
	return aside, nil
}

// sayRestored writes into the log of a copy that it was brought back, before it
// is put into its place.
func (v *Vault) sayRestored(path string, now time.Time) error {
	w, err := v.writable(path)
	if err != nil {
		return err
	}
	defer w.leave()
	if err := w.Note(Event{At: now, Did: DidRestore}); err != nil {
		return err
	}
	return bringHome(w.conn)
}

// putAside keeps a vault and its log under another name as well, and takes
// the log away from its place, for it would be read into the copy. It gives
// "" where there is no vault.
func putAside(path string, now time.Time) (string, error) {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	folder := home(path)
	if err := makeFolder(folder); err != nil {
		return "", err
	}
	aside := filepath.Join(folder, nameOf(now, asideExt))
	for _, end := range []string{"", "-wal", "-journal"} {
		err := alsoAs(path+end, aside+end)
		if end != "" && errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
	}
	settleFolder(aside)
	return aside, remove(path+"-wal", path+"-journal")
}
