package vault

// The log says who did what, and when; never what was read or written. Its
// rules are:
//
//   - Only ever one more event at the end. What stands there is not changed.
//   - An event is in the same commit as what it speaks of, where that is a
//     change to the vault: both are on the disk or neither.
//   - Each event is chained to all before it, h(n) = HMAC(key, h(n-1) ‖ n ‖
//     event), so that leaving one out, swapping two or wording one anew is
//     noticed (CheckLog).
//   - Times are what the machine's clock said. The numbers give the order.
//
// Whoever can write to the log has its key, and with patience could write all
// of it anew. Against that helps only what is kept elsewhere: see [LogHead].

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// Verb is what somebody did. The list is closed; one that a later program
// wrote is given as it stands and never left out.
type Verb string

// The verbs.
const (
	DidMake       Verb = "made"       // made the vault
	DidOpen       Verb = "opened"     // opened the vault; tries: wrong pass phrases since the last time
	DidAccept     Verb = "accepted"   // went on with records that are not those last saved
	DidRegister   Verb = "registered" // made a case
	DidView       Verb = "viewed"     // looked at a case
	DidRead       Verb = "read"       // opened a form of it
	DidWrite      Verb = "wrote"      // wrote in a form
	DidConsent    Verb = "consented"  // wrote in the form where a person agrees or takes it back
	DidAgree      Verb = "agreed"     // wrote down what was agreed about the plan
	DidPrint      Verb = "printed"    // put a copy on paper or in a file to print; copy: for whom, number
	DidExport     Verb = "exported"   // wrote a case into a file that is not sealed
	DidCount      Verb = "counted"    // let numbers out; copy: in which form
	DidImport     Verb = "imported"   // put a case from a file into the vault
	DidSend       Verb = "sent"       // made a package for another place
	DidReceive    Verb = "received"   // took a package in
	DidShow       Verb = "showed"     // showed a person who has seen their file
	DidClose      Verb = "closed"     // closed a case
	DidReopen     Verb = "back"       // opened a closed case again
	DidKeep       Verb = "kept"       // decided how long a case is kept
	DidHold       Verb = "held"       // a case must not be destroyed
	DidFree       Verb = "freed"      // took that back
	DidShred      Verb = "shredded"   // destroyed a case
	DidKeepApart  Verb = "apart"      // a case is for named people only
	DidAddUser    Verb = "useradded"
	DidRemoveUser Verb = "usergone"
	DidLetIn      Verb = "userin"    // let a user in, or changed what one may see
	DidRename     Verb = "username"  // gave a user another name
	DidChangePass Verb = "newpass"   // changed an own pass phrase
	DidMakeSheet  Verb = "newsheet"  // made a recovery sheet
	DidUseSheet   Verb = "usedsheet" // opened the vault with it
	DidBackUp     Verb = "copymade"  // backed up
	DidRestore    Verb = "copyback"  // restored a backup
	DidDrill      Verb = "copytried" // restored one for trial
	DidDropOld    Verb = "oldgone"   // took the vault of the first format away
	DidReadLog    Verb = "logread"   // looked through the log
	DidTakeHead   Verb = "headtaken" // took the end of the log, to keep it elsewhere
	DidChange     Verb = "changed"   // changed settings, words or forms of the vault
)

// Verbs lists them.
var Verbs = []Verb{
	DidMake, DidOpen, DidAccept, DidRegister, DidView, DidRead, DidWrite, DidConsent, DidAgree, DidPrint, DidExport, DidCount, DidImport, DidSend,
	DidReceive, DidShow, DidClose, DidReopen, DidKeep, DidHold, DidFree, DidShred, DidKeepApart, DidAddUser, DidRemoveUser, DidLetIn, DidRename, DidChangePass,
	DidMakeSheet, DidUseSheet, DidBackUp, DidRestore, DidDrill, DidDropOld, DidReadLog, DidTakeHead, DidChange,
}

// Known tells whether a verb is one of ours.
func (v Verb) Known() bool { return slices.Contains(Verbs, v) }

// Event is one line of the log. What stands in Args is never content: a code
// of a form, a kind of copy, a number. [Tx.Note] refuses anything that does not
// look like one.
type Event struct {
	Number uint64            `json:"-"`   // 1, 2, 3 …
	At     time.Time         `json:"at"`  // of the machine's clock, with its offset; seconds
	Who    string            `json:"who"` // user id; see [Vault.Names]
	Did    Verb              `json:"did"`
	Case   casefile.CaseID   `json:"case,omitempty"`
	Args   map[string]string `json:"args,omitempty"`
}

var (
	logArgs = []string{"form", "copy", "number", "tries", "user", "count", "lang", "role"}
	logWord = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
)

// plain tells whether an event holds no more than it may.
func (e Event) plain() bool {
	for k, v := range e.Args {
		if !slices.Contains(logArgs, k) || !logWord.MatchString(v) {
			return false
		}
	}
	return e.Did.Known() && len(e.Case) <= 64 && len(e.Who) <= 64
}

// Note writes an event at the end of the log, in the commit it is called in.
// Number is given by the log, and Who is who opened the vault.
func (t *Tx) Note(e Event) error {
	if t.v == nil {
		return ErrClosed
	}
	if err := t.note(e); err != nil {
		return fmt.Errorf("write the log: %w", err)
	}
	return nil
}

// Note is [Tx.Note] in a commit of its own, for what changes nothing else.
func (v *Vault) Note(events ...Event) error {
	return v.Batch(func(t *Tx) error {
		for _, e := range events {
			if err := t.Note(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *Tx) note(e Event) error {
	if !e.plain() {
		return ErrShape
	}
	v := t.v
	e.Who, e.At = v.whoID(), e.At.Truncate(time.Second)
	data, err := json.Marshal(e)
	if err != nil {
		return ErrShape
	}
	l, err := t.logEnd()
	if err != nil {
		return err
	}
	defer l.key.Wipe()
	tip := l.tip
	tip.Hash = chain(l.key, tip.Hash, tip.Number+1, data)
	tip.Number++
	if !l.page.room(data) {
		tip.Page++
		l.page = logPage{Before: l.tip.Hash, First: tip.Number}
	}
	l.page.Events = append(l.page.Events, data)
	if err := t.put(v.keys.log, kindPage, tip.page(), l.page.bytes()); err != nil {
		return err
	}
	return t.put(v.keys.log, kindTip, "tip", tip.bytes())
}

// chain is one link.
func chain(key *seal.Key, before [32]byte, number uint64, event []byte) [32]byte {
	return key.Sum(before[:], binary.BigEndian.AppendUint64(nil, number), event)
}

// Kinds of records in the box log.
const (
	kindChain = "chain" // the key of the chain, for good: a head kept elsewhere must hold when the ring has a new key
	kindTip   = "tip"   // where the log ends
	kindPage  = "page"  // events, by the number of the page
	kindName  = "name"  // how a user was called, by user id: it outlives the user
)

// tip is where the log ends.
type tip struct {
	Page   uint32 // of the last event, from 1
	Number uint64 // of the last event
	Hash   [32]byte
}

func (t tip) page() string { return strconv.Itoa(int(t.Page)) }

func (t tip) bytes() []byte {
	b := binary.BigEndian.AppendUint32(nil, t.Page)
	b = binary.BigEndian.AppendUint64(b, t.Number)
	return append(b, t.Hash[:]...)
}

func readTip(b []byte) (t tip, err error) {
	if len(b) != 4+8+32 {
		return t, ErrDamaged
	}
	t.Page, t.Number = binary.BigEndian.Uint32(b), binary.BigEndian.Uint64(b[4:])
	copy(t.Hash[:], b[12:])
	return t, nil
}

// logPage is a stretch of the log in one record. It grows up to a bucket of
// 4 KiB, some thirty events: one record an event would be five times the size.
type logPage struct {
	Before [32]byte // the chain before the first event here
	First  uint64   // number of the first event here
	Events [][]byte // JSON
}

const pageRoom = 4<<10 - 64 // less than a bucket, with kind and name

func (p logPage) bytes() []byte {
	b := binary.BigEndian.AppendUint64(slices.Clone(p.Before[:]), p.First)
	for _, e := range p.Events {
		b = binary.BigEndian.AppendUint16(b, uint16(len(e)))
		b = append(b, e...)
	}
	return b
}

func (p logPage) room(more []byte) bool {
	n := len(p.Before) + 8
	for _, e := range append(p.Events[:len(p.Events):len(p.Events)], more) {
		n += 2 + len(e)
	}
	return p.First > 0 && n <= pageRoom
}

// readPage reads a page. Its events stay bytes of b.
func readPage(b []byte) (p logPage, err error) {
	if len(b) < 40 {
		return p, ErrDamaged
	}
	copy(p.Before[:], b)
	p.First = binary.BigEndian.Uint64(b[32:])
	for b = b[40:]; len(b) > 0; {
		if len(b) < 2 || len(b) < 2+int(binary.BigEndian.Uint16(b)) {
			return p, ErrDamaged
		}
		n := 2 + int(binary.BigEndian.Uint16(b))
		p.Events, b = append(p.Events, b[2:n]), b[n:]
	}
	if p.First == 0 || len(p.Events) == 0 {
		return p, ErrDamaged
	}
	return p, nil
}

// logState is what is needed to write one more event.
type logState struct {
	key  *seal.Key
	tip  tip
	page logPage // the last; with First 0 where a new one must begin
}

// logEnd finds the end of the log. A part of it that is damaged must not stop
// the work: it is left as it is, for CheckLog to name, and the log goes on
// behind it.
func (t *Tx) logEnd() (l logState, err error) {
	v := t.v
	if l.key, err = v.chainKey(); errors.Is(err, errNoRecord) || errors.Is(err, ErrDamaged) {
		raw := make([]byte, seal.KeySize)
		defer clear(raw)
		rand.Read(raw)
		if l.key, err = seal.KeyFrom(raw); err == nil {
			err = t.put(v.keys.log, kindChain, "key", raw)
		}
	}
	if err != nil {
		return l, err
	}
	l.tip, err = v.logTip()
	if errors.Is(err, errNoRecord) || errors.Is(err, ErrDamaged) {
		l.tip, err = v.lastPage(l.key)
	}
	if err != nil || l.tip.Page == 0 {
		return l, err
	}
	r, err := v.get(v.keys.log, kindPage, l.tip.page())
	if err == nil {
		l.page, err = readPage(r.data)
	}
	if errors.Is(err, errNoRecord) || errors.Is(err, ErrDamaged) {
		l.page, err = logPage{}, nil
	}
	return l, err
}

func (v *Vault) chainKey() (*seal.Key, error) {
	r, err := v.get(v.keys.log, kindChain, "key")
	if err != nil {
		return nil, err
	}
	defer clear(r.data)
	return seal.KeyFrom(r.data)
}

func (v *Vault) logTip() (tip, error) {
	r, err := v.get(v.keys.log, kindTip, "tip")
	if err != nil {
		return tip{}, err
	}
	return readTip(r.data)
}

// lastPage finds the end by the pages alone.
func (v *Vault) lastPage(key *seal.Key) (end tip, err error) {
	err = v.eachPage(func(n int, p logPage) error {
		if uint32(n) > end.Page {
			end = tip{Page: uint32(n), Number: p.First + uint64(len(p.Events)) - 1, Hash: p.end(key)}
		}
		return nil
	})
	if errors.Is(err, ErrDamaged) {
		err = nil
	}
	return end, err
}

// end gives the chain after the last event of a page.
func (p logPage) end(key *seal.Key) [32]byte {
	h := p.Before
	for i, e := range p.Events {
		h = chain(key, h, p.First+uint64(i), e)
	}
	return h
}

// eachPage gives the pages in whatever order they stand; a *DamageError names
// those that did not open.
func (v *Vault) eachPage(do func(n int, p logPage) error) error {
	return v.each(v.keys.log, func(r record) error {
		if r.kind != kindPage {
			return nil
		}
		n, err := strconv.Atoi(r.name)
		if err != nil || n < 1 {
			return ErrDamaged
		}
		p, err := readPage(r.data)
		if err != nil {
			return err
		}
		return do(n, p)
	})
}
