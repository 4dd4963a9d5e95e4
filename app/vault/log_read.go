package vault

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"onward/app/casefile"
)

// Log gives the events, the first first: those of a case, or with "" all of
// them. Where a part did not open, the error is a *DamageError and the rest is
// given all the same.
func (v *Vault) Log(of casefile.CaseID) ([]Event, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	name, err := json.Marshal(of)
	if err != nil {
		return nil, ErrShape
	}
	var all []Event
	err = v.eachPage(func(_ int, p logPage) error {
		for i, raw := range p.Events {
			// Most events are of other cases; looking for the id is a tenth
			// of reading them.
			if of != "" && !bytes.Contains(raw, name) {
				continue
			}
			e, err := readEvent(raw, p.First+uint64(i))
			if err != nil {
				return err
			}
			if of == "" || e.Case == of {
				all = append(all, e)
			}
		}
		return nil
	})
	slices.SortFunc(all, func(a, b Event) int { return cmp.Compare(a.Number, b.Number) })
	if err != nil {
		return all, fmt.Errorf("read the log: %w", err)
	}
	return all, nil
}

// LastNoted tells when the last event was, or gives the zero time where there is
// none. Where one of the records does not open that the next event needs, the
// error is a *DamageError: the log would go on behind it without a word.
func (v *Vault) LastNoted() (time.Time, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return time.Time{}, err
	}
	key, err := v.chainKey()
	if errors.Is(err, errNoRecord) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("read the log: %w", err)
	}
	key.Wipe()
	end, err := v.logTip()
	if err != nil {
		return time.Time{}, fmt.Errorf("read the log: %w", err)
	}
	r, err := v.get(v.keys.log, kindPage, end.page())
	if err != nil {
		return time.Time{}, fmt.Errorf("read the log: %w", err)
	}
	p, err := readPage(r.data)
	if err != nil {
		return time.Time{}, fmt.Errorf("read the log: %w", err)
	}
	e, err := readEvent(p.Events[len(p.Events)-1], end.Number)
	return e.At, err
}

func readEvent(raw []byte, number uint64) (e Event, err error) {
	if json.Unmarshal(raw, &e) != nil {
		return e, ErrDamaged
	}
	e.Number = number
	return e, nil
}

// Names tells how the users that stand in the log are called, by user id; those
// who have left too.
func (v *Vault) Names() (map[string]string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	names := map[string]string{}
	err := v.each(v.keys.log, func(r record) error {
		if r.kind == kindName {
			names[r.name] = string(r.data)
		}
		return nil
	})
	if err != nil {
		return names, fmt.Errorf("read the log: %w", err)
	}
	return names, nil
}

// LogReport is what CheckLog found. Numbers are those of events.
type LogReport struct {
	Events  uint64   // there are
	Broken  []uint64 // events that are not as they were written, or not in their place; the first of each stretch
	Missing bool     // the log ended later than it does, or a stretch is gone
	Damaged []string // records that did not open, by opaque ids
	Back    []uint64 // the clock went back before these: somebody set it, or it was wrong until then
	Unknown int      // events with a verb of a later program
}

// OK tells whether the log is whole and as it was written. A clock that went
// back is for a person to judge.
func (r LogReport) OK() bool { return len(r.Broken) == 0 && len(r.Damaged) == 0 && !r.Missing }

// slack is how far a clock may go back without a remark: clocks are set right
// by a little all the time.
const slack = 2 * time.Minute

// CheckLog reads the whole log and follows its chain. What is wrong stands in
// the report, and the error then wraps ErrAltered.
func (v *Vault) CheckLog() (LogReport, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return LogReport{}, err
	}
	r, _, err := v.checkLog(0)
	if err != nil {
		return r, fmt.Errorf("check the log: %w", err)
	}
	if !r.OK() {
		return r, fmt.Errorf("check the log: %w", ErrAltered)
	}
	return r, nil
}

// checkLog follows the chain, and gives it as it was after an event, or zeros
// where there is no such event.
func (v *Vault) checkLog(at uint64) (r LogReport, was [32]byte, err error) {
	key, err := v.chainKey()
	if errors.Is(err, errNoRecord) {
		return v.checkNoLog()
	}
	if err != nil {
		return v.unreadable(r, err)
	}
	defer key.Wipe()
	last, err := v.logTip()
	switch {
	case errors.Is(err, errNoRecord):
		r.Missing = true
	case err != nil:
		return v.unreadable(r, err)
	}
	w := walk{report: &r, at: at}
	for n := 1; n <= int(last.Page); n++ {
		rec, err := v.get(v.keys.log, kindPage, strconv.Itoa(n))
		var p logPage
		if err == nil {
			p, err = readPage(rec.data)
		}
		var bad *DamageError
		switch {
		case errors.Is(err, errNoRecord):
			r.Missing, w.lost = true, true
		case errors.As(err, &bad):
			r.Damaged, w.lost = append(r.Damaged, bad.Records...), true
		case errors.Is(err, ErrDamaged):
			r.Damaged, w.lost = append(r.Damaged, v.keys.log.names.Name(kindPage, strconv.Itoa(n)).String()), true
		case err != nil:
			return r, was, err
		default:
			w.page(p, func(h [32]byte, n uint64, e []byte) [32]byte { return chain(key, h, n, e) })
		}
	}
	if w.number != last.Number || w.hash != last.Hash {
		r.Missing = true
	}
	r.Missing = r.Missing || v.beyond(int(last.Page))
	return r, w.was, nil
}

func (v *Vault) checkNoLog() (r LogReport, was [32]byte, err error) {
	rows, err := v.rows(v.keys.log.kid)
	r.Missing = len(rows) > 0
	return r, was, err
}

func (v *Vault) unreadable(r LogReport, err error) (LogReport, [32]byte, error) {
	var bad *DamageError
	if errors.As(err, &bad) {
		r.Damaged, err = append(r.Damaged, bad.Records...), nil
	}
	return r, [32]byte{}, err
}

// beyond tells whether there is a page behind the last.
func (v *Vault) beyond(last int) (found bool) {
	_ = v.eachPage(func(n int, _ logPage) error {
		found = found || n > last
		return nil
	})
	return found
}

// walk goes along the chain.
type walk struct {
	report *LogReport
	number uint64   // of the event before
	hash   [32]byte // after it
	clock  time.Time
	lost   bool // the page before is gone: take up the chain where this one says
	at     uint64
	was    [32]byte
}

func (w *walk) page(p logPage, link func([32]byte, uint64, []byte) [32]byte) {
	if !w.lost && (p.First != w.number+1 || p.Before != w.hash) {
		w.report.Broken = append(w.report.Broken, p.First)
	}
	w.lost, w.hash, w.number = false, p.Before, p.First-1
	for _, raw := range p.Events {
		w.number++
		w.hash = link(w.hash, w.number, raw)
		w.report.Events++
		if w.number == w.at {
			w.was = w.hash
		}
		e, err := readEvent(raw, w.number)
		if err != nil {
			w.report.Broken = append(w.report.Broken, w.number)
			continue
		}
		if !e.Did.Known() {
			w.report.Unknown++
		}
		if e.At.Before(w.clock.Add(-slack)) {
			w.report.Back = append(w.report.Back, w.number)
		}
		w.clock = e.At
	}
}

// Opening notes that the vault was opened: with the wrong pass phrases there
// were since the last time, and whether alterations were accepted just now. It
// is the first thing whoever opened it does, and it also keeps how the user is
// called, so that the log can be read when they have left.
func (v *Vault) Opening(at time.Time) error {
	return v.Batch(func(t *Tx) error {
		tries, err := v.forgetTries()
		if err != nil {
			return err
		}
		e := Event{At: at, Did: DidOpen}
		if tries > 0 {
			e.Args = map[string]string{"tries": strconv.FormatUint(tries, 10)}
		}
		if err := t.keepName(v.whoID(), v.called()); err != nil {
			return err
		}
		if err := t.Note(e); err != nil || !v.accepted {
			return err
		}
		v.accepted = false
		return t.Note(Event{At: at, Did: DidAccept})
	})
}

func (t *Tx) keepName(id, name string) error {
	r, err := t.v.get(t.v.keys.log, kindName, id)
	if err == nil && string(r.data) == name {
		return nil
	}
	if err != nil && !errors.Is(err, errNoRecord) && !errors.Is(err, ErrDamaged) {
		return err
	}
	return t.put(t.v.keys.log, kindName, id, []byte(name))
}

// atTries is a row of the header table: how often a wrong pass phrase was given
// since the vault was last opened. It is plain, since nobody has a key then, and
// a hint, no proof: who tries on a copy of the file leaves nothing here.
const atTries = 8

// missed counts one wrong pass phrase, where it can.
func (v *Vault) missed() {
	n, err := v.tries()
	if err == nil {
		_ = writeHeader(v.conn, stored{atTries, binary.BigEndian.AppendUint64(nil, n+1)})
	}
}

func (v *Vault) tries() (uint64, error) {
	fixed, _, err := v.readHeaders()
	if err != nil || len(fixed[atTries]) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(fixed[atTries]), nil
}

func (v *Vault) forgetTries() (uint64, error) {
	n, err := v.tries()
	if err != nil || n == 0 {
		return 0, err
	}
	_, err = v.conn.ExecContext(context.Background(), `DELETE FROM header WHERE at = ?`, atTries)
	return n, storage(err)
}

// whoID is who opened the vault.
func (v *Vault) whoID() string { return v.me.ID.String() }

// called is how the one who opened the vault is called.
func (v *Vault) called() string { return v.me.Name }
