package app

import (
	"fmt"
	"sync"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
)

// How soon what was typed is on disk: after a pause, or at the latest after
// six seconds of typing without one, so that with a slow disk it still is
// within the ten that are promised.
const (
	quiet   = 2 * time.Second
	atMost  = 6 * time.Second
	tickGap = 250 * time.Millisecond
	retry   = 3 * time.Second
)

// SaveState is what the screen may truthfully say about saving.
type SaveState struct {
	Dirty   bool      // something typed is not on disk yet
	SavedAt time.Time // when the last save was on disk
	Err     error     // why the last save failed; it is tried again
}

// job is one sitting that has changed since it was last written.
type job struct {
	sitting        *Sitting
	since, touched time.Time
	marks          int   // how often it was touched; tells typing during a write
	err            error // why it could not be written the last time
}

// saver gathers changed sittings and writes copies of them, one at a time, on
// a goroutine of its own.
type saver struct {
	mu      sync.Mutex
	now     func() time.Time
	write   func(*Sitting) error
	waiting map[casefile.SittingID]job
	state   SaveState
	failed  time.Time

	writing    sync.Mutex // held while a write is under way
	done, gone chan struct{}
}

func (v *saver) start(write func(*Sitting) error, now func() time.Time) {
	v.write, v.now = write, now
	v.waiting = map[casefile.SittingID]job{}
	v.done, v.gone = make(chan struct{}), make(chan struct{})
	go v.run()
}

func (v *saver) stop() {
	close(v.done)
	<-v.gone
}

func (v *saver) run() {
	defer close(v.gone)
	t := time.NewTicker(tickGap)
	defer t.Stop()
	for {
		select {
		case <-v.done:
			return
		case <-t.C:
			v.flush(false)
		}
	}
}

// mark notes that a sitting changed.
func (v *saver) mark(s *Sitting) {
	v.mu.Lock()
	defer v.mu.Unlock()
	id, now := s.Record().ID, v.now()
	j, ok := v.waiting[id]
	if !ok {
		j.since = now
	}
	j.sitting, j.touched = s, now
	j.marks++
	v.waiting[id] = j
	v.state.Dirty = true
}

// flush writes what is due; all says everything is due now. A sitting that
// cannot be written does not keep the others from the disk; the error is the
// first there was.
func (v *saver) flush(all bool) (first error) {
	v.writing.Lock()
	defer v.writing.Unlock()
	for id, j := range v.due(all) {
		err := v.attempt(j.sitting)
		v.wrote(id, j, err)
		if first == nil {
			first = err
		}
	}
	return first
}

// attempt writes one sitting. A mistake of ours on the way is a save that
// failed and is tried again: a program that fell here would take with it what
// was typed.
func (v *saver) attempt(s *Sitting) (err error) {
	defer func() {
		if recover() != nil {
			err = errFell
		}
	}()
	return v.write(s)
}

// errFell says nothing of what it fell over: that could be an answer.
var errFell = fmt.Errorf("save fell over a mistake of ours: %w", vault.ErrStorage)

func (v *saver) due(all bool) map[casefile.SittingID]job {
	v.mu.Lock()
	defer v.mu.Unlock()
	now := v.now()
	if !all && v.state.Err != nil && !longer(v.failed, now, retry) {
		return nil
	}
	due := map[casefile.SittingID]job{}
	for id, j := range v.waiting {
		if all || v.state.Err != nil || longer(j.touched, now, quiet) || longer(j.since, now, atMost) {
			due[id] = j
		}
	}
	return due
}

// longer tells whether so much time went by. Where the clock went back nobody
// knows, and then it did: what was typed must not wait until the clock is there
// again.
func longer(since, now time.Time, by time.Duration) bool {
	return now.Before(since) || now.Sub(since) >= by
}

func (v *saver) wrote(id casefile.SittingID, j job, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	now := v.now()
	w := v.waiting[id]
	w.err = err
	switch {
	case err != nil:
		v.failed = now
		v.waiting[id] = w
	case w.marks == j.marks:
		delete(v.waiting, id)
	default:
		w.since = j.touched // typed on meanwhile: a new wait begins
		v.waiting[id] = w
	}
	if err == nil {
		v.state.SavedAt = now
	}
	v.state.Dirty, v.state.Err = len(v.waiting) > 0, nil
	for _, w := range v.waiting {
		if w.err != nil {
			v.state.Err = w.err
		}
	}
}

// SaveState tells what is true about saving just now.
func (d *Desk) SaveState() SaveState {
	d.saver.mu.Lock()
	defer d.saver.mu.Unlock()
	return d.saver.state
}

// Flush saves everything now and returns when it is on disk.
func (d *Desk) Flush() error { return d.saver.flush(true) }

// save writes a copy of a sitting and what lists show of its case.
func (d *Desk) save(s *Sitting) error {
	d.mu.Lock()
	c := s.Case.Clone()
	d.mu.Unlock()
	sum := d.summarise(c)
	if err := d.store(c.ID, c.Sitting(s.Record().ID), sum); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	return nil
}

// store writes a sitting, and in the same commit what the log is to be told.
func (d *Desk) store(id casefile.CaseID, s *casefile.Sitting, sum casefile.Summary) error {
	n, ok := d.Store.(noter)
	if !ok {
		return d.Store.Save(id, s, sum)
	}
	events := d.notes.take()
	err := n.SaveNoted(id, s, sum, events)
	if err != nil {
		d.notes.back(events)
	}
	return err
}

// Alerts lists what the latest sitting of each form raises in a case.
func (d *Desk) Alerts(id casefile.CaseID) ([]CaseAlert, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	return d.alerts(c), nil
}

// CaseAlert is an alert and the sitting that raised it.
type CaseAlert struct {
	form.Alert
	Form    casefile.FormID
	Sitting casefile.SittingID
	Begun   time.Time
}

func (d *Desk) alerts(c *casefile.Case) []CaseAlert {
	var all []CaseAlert
	for _, def := range d.Shelf.All() {
		rec := c.Latest(def.ID())
		if rec == nil {
			continue
		}
		if begun, ok := d.Shelf.Of(rec); ok {
			def = begun
		}
		st, err := form.Begin(def, rec.Clone(), d.env())
		if err != nil {
			continue // an older version of the form: opening it says so
		}
		for _, a := range st.Alerts() {
			all = append(all, CaseAlert{a, def.ID(), rec.ID, rec.Touched})
		}
	}
	return all
}
