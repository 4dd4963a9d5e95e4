package app

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/text"
	"onward/app/vault"
	"onward/i18n"
)

// Store keeps cases. The vault is the real one.
//
// What is damaged does not stop the rest: Summaries and Case then give what
// could be read, and an error beside it.
type Store interface {
	Summaries() ([]casefile.Summary, error)
	Case(casefile.CaseID) (*casefile.Case, error)
	NewCase(*casefile.Case) error
	// Save stores a sitting and what lists show of its case, both or neither.
	Save(casefile.CaseID, *casefile.Sitting, casefile.Summary) error
	// Settings gives what SaveSettings stored, or nil: an object with a member
	// for each part of the program that keeps something of its own.
	Settings() (json.RawMessage, error)
	SaveSettings(json.RawMessage) error
	Close() error
}

// ErrNoCase is returned for a case that is not in the vault.
var ErrNoCase = errors.New("no such case")

// ErrNoForm is returned for a form that is not on the shelf.
var ErrNoForm = errors.New("no such form")

// ErrCaseFile is returned for a file that does not hold a case as it is
// written, such as by `onwardctl case export`.
var ErrCaseFile = casefile.ErrFile

// Params is what a Desk needs. All but Worker are required.
type Params struct {
	Store  Store
	Shelf  *form.Shelf
	Words  *i18n.Catalog
	Text   *text.Set
	Now    func() time.Time
	Worker string // code of the worker, stamped on answers
}

// Desk is one unlocked vault and the work on it. Its methods that change a
// sitting must be called from one goroutine, the screen's; saving goes on
// beside it.
type Desk struct {
	Params
	saver saver
	notes notes

	// mu is held while a sitting or the summaries are written to, or copied
	// for saving.
	mu     sync.Mutex
	cases  map[casefile.CaseID]*casefile.Case // opened since unlocking
	begun  map[casefile.SittingID]bool        // sittings begun since unlocking
	damage error
	closed bool
	rested map[casefile.CaseID]time.Time // the last break with each person, since unlocking
	jumped time.Time                     // the last day of work, where the clock is far from it; see Jumped

	handed sync.Map // CaseID → the day of the newest copy with a receiving worker; see handedOver

	roll roll // what lists show of all cases
}

// OpenDesk takes the place at an unlocked vault.
func OpenDesk(p Params) (*Desk, error) {
	if p.Store == nil || p.Shelf == nil || p.Words == nil || p.Text == nil || p.Now == nil {
		panic("app: a Desk needs a store, a shelf, words, text and a clock")
	}
	list, err := p.Store.Summaries()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	d := &Desk{Params: p, cases: map[casefile.CaseID]*casefile.Case{}, begun: map[casefile.SittingID]bool{}, damage: err, rested: map[casefile.CaseID]time.Time{}}
	d.roll.begin(list)
	if err := d.layWords(); err != nil {
		return nil, err
	}
	if err := d.layPacks(); err != nil {
		return nil, err
	}
	d.saver.start(d.save, p.Now)
	return d, nil
}

// Damage is what was found damaged since unlocking, or nil. The rest works.
func (d *Desk) Damage() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.damage
}

// Register makes a new, empty case and stores it. lang is the person's own
// language, working the worker's, both BCP 47.
func (d *Desk) Register(lang, working string) (*casefile.Case, error) {
	c := &casefile.Case{
		ID: casefile.CaseID(randomHex(16)), Code: d.NewCode(),
		Language: lang, Working: working, Opened: d.Now().UTC(),
	}
	if err := d.Store.NewCase(c); err != nil {
		return nil, fmt.Errorf("register a case: %w", err)
	}
	d.remember(c)
	d.note(vault.DidRegister, c.ID)
	return c, nil
}

// Import puts a whole case into the vault. A case with the same id is not
// overwritten: its sittings are merged answer by answer. Texts are kept tidy;
// whether Zawgyi is converted is asked before, see [Inspect] and [Mend].
func (d *Desk) Import(c *casefile.Case) error {
	if !d.knows(c.ID) {
		head := *c
		head.Sittings = nil
		if err := d.Store.NewCase(&head); err != nil {
			return fmt.Errorf("import case: %w", err)
		}
		d.remember(&head)
	}
	mine, err := d.Open(c.ID)
	if err != nil {
		return err
	}
	for _, s := range c.Sittings {
		if have := mine.Sitting(s.ID); have != nil && have.Form != s.Form {
			return fmt.Errorf("import case: a sitting of another form has this id: %w", ErrCaseFile)
		}
	}
	for _, s := range c.Sittings {
		d.mu.Lock()
		have := mine.Sitting(s.ID)
		s = tidyAs(s, have)
		if have == nil {
			have = s
			mine.Sittings = append(mine.Sittings, have)
		} else {
			*have = *casefile.Merge(have, s)
		}
		whole := mine.Clone()
		d.mu.Unlock()
		if err := d.Store.Save(c.ID, whole.Sitting(s.ID), d.summarise(whole)); err != nil {
			return fmt.Errorf("import case: %w", err)
		}
	}
	d.note(vault.DidImport, c.ID)
	return nil
}

// Has tells whether a case is in the vault.
func (d *Desk) Has(id casefile.CaseID) bool { return d.knows(id) }

// knows tells whether a case is in the vault.
func (d *Desk) knows(id casefile.CaseID) bool {
	_, ok := d.roll.of(id)
	return ok
}

// remember lists a new case.
func (d *Desk) remember(c *casefile.Case) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cases[c.ID] = c
	d.roll.put(casefile.Summary{ID: c.ID, Code: c.Code, Language: c.Language, Touched: c.Opened})
}

// Open reads a case, once; afterwards it is the same in memory until Close.
func (d *Desk) Open(id casefile.CaseID) (*casefile.Case, error) {
	if c, ok := d.cases[id]; ok {
		return c, nil
	}
	if !d.knows(id) {
		return nil, ErrNoCase
	}
	c, err := d.Store.Case(id)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil && (c == nil || !errors.Is(err, vault.ErrDamaged)) {
		if errors.Is(err, vault.ErrDamaged) {
			d.damage = err // its key, so nothing of it opens; the rest works
		}
		return nil, fmt.Errorf("open a case: %w", err)
	}
	d.cases[id] = c
	if err != nil {
		d.damage = err
	}
	return c, nil
}

// Begin starts a new sitting of a form.
func (d *Desk) Begin(id casefile.CaseID, f casefile.FormID) (*Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	def, ok := d.Shelf.Form(f)
	if !ok {
		return nil, ErrNoForm
	}
	s, err := d.sit(c, def, &casefile.Sitting{Form: f, Version: def.Version(), Language: c.Language, Working: c.Working, Answers: map[casefile.QuestionID][]casefile.Answer{}})
	if err != nil {
		return nil, err
	}
	d.change(s, func() { d.laySteps(s) })
	return s, nil
}

// sit puts a record into a case as a sitting that this worker begins now.
func (d *Desk) sit(c *casefile.Case, def *form.Def, rec *casefile.Sitting) (*Sitting, error) {
	now := d.Now().UTC()
	rec.ID, rec.Begun, rec.Touched, rec.Worker = casefile.SittingID(randomHex(16)), notBefore(c, now), now, d.Worker
	st, err := form.Begin(def, rec, d.env())
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	c.Sittings = append(c.Sittings, rec)
	d.begun[rec.ID] = true
	d.mu.Unlock()
	return &Sitting{Sitting: st, Case: c}, nil
}

// Resume goes on with a sitting begun before.
func (d *Desk) Resume(id casefile.CaseID, sitting casefile.SittingID) (*Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	rec := c.Sitting(sitting)
	if rec == nil {
		return nil, ErrNoCase
	}
	def, ok := d.Shelf.Of(rec)
	if !ok {
		return nil, ErrNoForm
	}
	st, err := form.Begin(def, rec, d.envOf(c, rec))
	if err != nil {
		return nil, err
	}
	return &Sitting{Sitting: st, Case: c}, nil
}

// Continue goes on with the latest sitting of a form, or begins the first.
func (d *Desk) Continue(id casefile.CaseID, f casefile.FormID) (*Sitting, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	if last := c.Latest(f); last != nil {
		return d.Resume(id, last.ID)
	}
	return d.Begin(id, f)
}

// Sitting is a form sitting and the case it belongs to.
type Sitting struct {
	*form.Sitting
	Case *casefile.Case
}

// Answer records an answer: stamped with time and worker, kept whatever it
// is, and on disk within ten seconds. Source defaults to told by the person.
// Texts are kept tidy, see [arrival.Tidy]: nothing that can be seen changes.
func (d *Desk) Answer(s *Sitting, q casefile.QuestionID, a casefile.Answer) (ch form.Change) {
	a = tidy(a)
	a.At, a.By = d.Now().UTC(), d.Worker
	if a.Source == "" && !a.Empty() {
		a.Source = casefile.Told
	}
	var plan *Sitting
	d.change(s, func() {
		was, _ := s.Record().Answer(q)
		ch = s.Set(q, a)
		d.answered(s, q, was)
		plan = d.goingBack(s, q)
	})
	if plan != nil {
		d.changed(plan)
		d.saver.mark(plan)
	}
	return ch
}

// change has a sitting to itself while f changes it, and marks it as unsaved.
// Both hold where f falls over a mistake of ours: what it kept until then is
// still saved.
func (d *Desk) change(s *Sitting, f func()) {
	defer d.saver.mark(s)
	d.changed(s)
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

// AddRow adds an empty row to a repeat table.
func (d *Desk) AddRow(s *Sitting, table casefile.QuestionID) (row casefile.RowID, ch form.Change) {
	d.change(s, func() { row, ch = s.Sitting.AddRow(table, d.Now().UTC(), d.Worker) })
	return row, ch
}

// RemoveRow takes a row out of its table. Its cells stay in the vault.
func (d *Desk) RemoveRow(s *Sitting, table casefile.QuestionID, row casefile.RowID) (ch form.Change) {
	d.change(s, func() { ch = s.Sitting.RemoveRow(table, row, d.Now().UTC(), d.Worker) })
	return ch
}

// MoveRow moves a row to another place in its table; 0 is the first.
func (d *Desk) MoveRow(s *Sitting, table casefile.QuestionID, row casefile.RowID, to int) (ch form.Change) {
	d.change(s, func() { ch = s.Sitting.MoveRow(table, row, to, d.Now().UTC(), d.Worker) })
	return ch
}

// Speak changes the two languages a sitting is held in, BCP 47. Answers keep
// the language they were given in.
func (d *Desk) Speak(s *Sitting, hers, working string) {
	d.change(s, func() { s.Record().Language, s.Record().Working = hers, working })
}

// Close saves what is left, closes the vault and forgets everything. It
// returns the error of a save that failed; the vault then stays open so that
// nothing is lost, and Close may be tried again. Closing what is closed does
// nothing.
func (d *Desk) Close() error {
	rest, err := d.leave()
	if err != nil {
		return err
	}
	return rest()
}

func (d *Desk) env() form.Env {
	return form.Env{
		Today:  d.Now().Format(time.DateOnly),
		NewRow: func() casefile.RowID { return casefile.RowID(randomHex(4)) },
	}
}

// codeLetters leaves out what is misread by hand: 0 O, 1 I L, 5 S, 8 B, U V.
const codeLetters = "234679ACDEFGHJKMNPQRTWXYZ"

// NewCode draws a code that no case has, nor was drawn since unlocking.
func (d *Desk) NewCode() casefile.Code {
	for size := 4; ; size++ {
		for range 50 {
			b := make([]byte, size)
			rand.Read(b)
			for i := range b {
				b[i] = codeLetters[int(b[i])%len(codeLetters)]
			}
			if c := casefile.Code(b); d.roll.takes(c) {
				return c
			}
		}
	}
}

func randomHex(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}
