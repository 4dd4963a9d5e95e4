package vault

// What is written down about copies, sealed in the vault: where they are, what
// was in them when they were made, how the last drill went.

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"time"
)

const kindCopies = "copies" // box setting, by the name "ledger"

// Place is a folder that copies are kept in.
type Place struct {
	// Mark is random and stands in a file in the folder, so that another stick
	// under the same name is not taken for this one. It is empty for the folder
	// beside the vault.
	Mark   string `json:"mark,omitempty"`
	Folder string `json:"folder,omitempty"`
}

// Home tells whether this is the folder beside the vault.
func (p Place) Home() bool { return p.Mark == "" }

// Copy is what was written down about a copy when it was made.
type Copy struct {
	Mark     string    `json:"mark,omitempty"` // of its place
	Name     string    `json:"name"`           // of its file
	No       uint64    `json:"no"`             // in which order copies were made
	Made     time.Time `json:"made"`
	Commits  uint64    `json:"commits"` // how often the vault had been saved
	Cases    int       `json:"cases"`
	Records  int       `json:"records"`
	Withheld int       `json:"withheld,omitempty"` // records whose text whoever made it has no key for
	Bytes    int64     `json:"bytes"`
	Hash     string    `json:"hash,omitempty"` // SHA-256 of the file; none where it was found, not made
	Print    string    `json:"print"`          // of its header, the sum of all rows among it: 64 hexadecimal digits
	Hurt     bool      `json:"hurt,omitempty"` // the vault was damaged then
}

// ledger is the record.
type ledger struct {
	Second  *Place    `json:"second,omitempty"`
	Copies  []Copy    `json:"copies"`
	Last    uint64    `json:"last"`    // highest No given
	Commits uint64    `json:"commits"` // of the vault when the newest copy was made
	Own     uint64    `json:"own"`     // saves since then that were the ledger's alone
	Drilled time.Time `json:"drilled,omitzero"`
	Drills  []Drilled `json:"drills,omitempty"` // of that day, one a place
}

// readLedger gives what is written down, or an empty ledger. The turn is held.
func (v *Vault) readLedger() (l ledger, err error) {
	r, err := v.get(v.keys.settings, kindCopies, "ledger")
	if errors.Is(err, errNoRecord) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	defer clear(r.data)
	if json.Unmarshal(r.data, &l) != nil {
		return ledger{}, damaged(v.keys.settings.names.Name(kindCopies, "ledger"))
	}
	return l, nil
}

// note changes the ledger, and says so in the log. A ledger that is damaged
// begins anew: copies are found again in their folders. A log that is damaged
// keeps nobody from making copies.
func (v *Vault) note(did Event, change func(*ledger)) error {
	return v.Batch(func(t *Tx) error {
		l, err := v.readLedger()
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		change(&l)
		l.Own++
		if err := t.Note(did); err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		return t.putJSON(v.keys.settings, kindCopies, "ledger", l)
	})
}

// look reads the ledger and the head in one turn.
func (v *Vault) look() (l ledger, h head, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return l, h, err
	}
	if l, err = v.readLedger(); err != nil && !errors.Is(err, ErrDamaged) {
		return l, h, err
	}
	h, err = v.head()
	return l, h, err
}

func (l *ledger) in(mark string) (all []Copy) {
	for _, c := range l.Copies {
		if c.Mark == mark {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Copy) int { return cmp.Compare(b.No, a.No) })
	return all
}

func (l *ledger) find(mark, name string) *Copy {
	for i := range l.Copies {
		if l.Copies[i].Mark == mark && l.Copies[i].Name == name {
			return &l.Copies[i]
		}
	}
	return nil
}

// Names of files. They tell the day and the hour, and nothing else.
const (
	copyExt    = ".dat"
	asideExt   = ".old"
	copyFolder = "copies"
	markFile   = "place"
	copyTime   = "2006-01-02-150405"
)

var copyName = regexp.MustCompile(`^\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{4}\.(dat|old)$`)

func nameOf(now time.Time, ext string) string {
	return now.Format(copyTime) + "-" + randomHex(2) + ext
}

func randomHex(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// madeBy reads the time in a name.
func madeBy(name string) time.Time {
	t, _ := time.ParseInLocation(copyTime, name[:len(copyTime)], time.Local)
	return t
}

// home is the folder beside a vault.
func home(path string) string { return filepath.Join(filepath.Dir(path), copyFolder) }

// filesIn lists the copies in a folder by name, the newest first.
func filesIn(folder, ext string) (names []string) {
	entries, _ := os.ReadDir(folder) // a folder that is not there has none
	for _, e := range entries {
		if e.Type().IsRegular() && copyName.MatchString(e.Name()) && filepath.Ext(e.Name()) == ext {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	slices.Reverse(names)
	return names
}

// SecondPlace chooses the folder that copies also go to, such as one on a
// stick, and marks it; an empty folder chooses none. What is in a place that
// was chosen before stays there. A folder marked by this vault before, or by
// another, keeps its mark.
func (v *Vault) SecondPlace(folder string, now time.Time) error {
	if folder == "" {
		return v.note(Event{At: now, Did: DidChange}, func(l *ledger) { l.Second = nil })
	}
	p, err := markPlace(folder, v.path)
	if err != nil {
		return fmt.Errorf("choose a second place: %w", err)
	}
	return v.note(Event{At: now, Did: DidChange}, func(l *ledger) { l.Second = &p })
}

// ErrSamePlace says that a folder cannot be the second place: it is the first,
// or what is to be brought back lies where it would be put.
var ErrSamePlace = fmt.Errorf("copies are kept there already: %w", ErrExists)

func markPlace(folder, vault string) (Place, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return Place{}, ErrUnwritable
	}
	if filepath.Base(abs) != copyFolder {
		abs = filepath.Join(abs, copyFolder)
	}
	if abs == home(vault) {
		return Place{}, ErrSamePlace
	}
	if err := makeFolder(abs); err != nil {
		return Place{}, err
	}
	p := Place{Mark: markIn(abs), Folder: abs}
	if p.Mark != "" {
		return p, nil
	}
	p.Mark = randomHex(16)
	if err := writeWhole(filepath.Join(abs, markFile), []byte(p.Mark+"\n")); err != nil {
		return Place{}, err
	}
	return p, nil
}

var markLooks = regexp.MustCompile(`^[0-9a-f]{32}$`)

// markIn gives the mark of a folder, or "".
func markIn(folder string) string {
	b, err := os.ReadFile(filepath.Join(folder, markFile))
	if b = bytes.TrimSpace(b); err != nil || !markLooks.Match(b) {
		return ""
	}
	return string(b)
}

// writeWhole writes a small file and waits for the disk.
func writeWhole(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return disk(err)
	}
	_, err = f.Write(b)
	err = cmp.Or(err, f.Sync(), f.Close())
	settleFolder(path)
	return disk(err)
}

// find tells where a place is just now. A stick may come back under another
// letter; the mark tells. The second result is false where it is not there.
func (p Place) find() (Place, bool) {
	if p.Home() {
		return p, true
	}
	for _, folder := range append([]string{p.Folder}, otherLetters(p.Folder)...) {
		if markIn(folder) == p.Mark {
			p.Folder = folder
			return p, true
		}
	}
	return p, false
}

// otherLetters gives the same folder on the other drives of Windows.
func otherLetters(folder string) (all []string) {
	if runtime.GOOS != "windows" || len(filepath.VolumeName(folder)) != 2 {
		return nil
	}
	for l := 'D'; l <= 'Z'; l++ {
		if other := string(l) + folder[1:]; other != folder {
			all = append(all, other)
		}
	}
	return all
}

// places gives the folder beside the vault, and the second place if there is one.
func (v *Vault) places(l ledger) []Place {
	all := []Place{{Folder: home(v.path)}}
	if l.Second != nil {
		all = append(all, *l.Second)
	}
	return all
}

// PlaceState is how a place stands just now.
type PlaceState struct {
	Place
	Here   bool   // it can be reached
	Other  bool   // another stick is in its place
	Copies []Copy // as written down, the newest first
	Free   uint64 // bytes; 0 where the system does not tell
	Tight  bool   // the disk will soon be too full for copies
}

// Newest gives the newest copy that was whole, or false.
func (p PlaceState) Newest() (Copy, bool) {
	for _, c := range p.Copies {
		if !c.Hurt {
			return c, true
		}
	}
	return Copy{}, false
}

// Copies is how the copies of a vault stand.
type Copies struct {
	Places  []PlaceState // first the folder beside the vault
	Changed bool         // something was saved since the newest copy
	Drilled time.Time    // when the copies were tried last; zero for never
	Drills  []Drilled    // how that went, one a place
}

// Newest gives the newest whole copy of any place, or false.
func (c Copies) Newest() (newest Copy, ok bool) {
	for _, p := range c.Places {
		if n, found := p.Newest(); found && (!ok || n.No > newest.No) {
			newest, ok = n, true
		}
	}
	return newest, ok
}

// Copies tells how the copies stand. It reads folders and opens no copy.
func (v *Vault) Copies() (Copies, error) {
	l, h, err := v.look()
	if err != nil {
		return Copies{}, fmt.Errorf("look at the copies: %w", err)
	}
	c := Copies{Drilled: l.Drilled, Drills: l.Drills, Changed: len(l.Copies) == 0 || h.Commits-l.Commits != l.Own}
	need := v.want()
	for _, p := range v.places(l) {
		s := PlaceState{Place: p, Copies: l.in(p.Mark)}
		if s.Place, s.Here = p.find(); s.Here {
			s.Copies = stillThere(s.Copies, s.Folder)
			s.Free = room(s.Folder)
			s.Tight = s.Free > 0 && s.Free < need
		} else if _, err := os.Stat(p.Folder); err == nil {
			s.Other = markIn(p.Folder) != ""
		}
		c.Places = append(c.Places, s)
	}
	return c, nil
}

// there tells whether there is such a file.
func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// stillThere leaves out the copies whose file somebody took away.
func stillThere(all []Copy, folder string) []Copy {
	names := filesIn(folder, copyExt)
	return slices.DeleteFunc(all, func(c Copy) bool { return !slices.Contains(names, c.Name) })
}

// want is the room that should be free where copies are made: twice the
// vault, and never less than 200 MB.
func (v *Vault) want() uint64 { return max(200<<20, 2*sizeOf(v.path)) }

func sizeOf(path string) (n uint64) {
	for _, p := range []string{path, path + "-wal"} {
		if fi, err := os.Stat(p); err == nil {
			n += uint64(fi.Size())
		}
	}
	return n
}
