package vault

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// Tx is a batch of changes that are kept together or not at all. It is good
// only inside the function given to [Vault.Batch].
type Tx struct {
	v       *Vault
	head    head
	changed bool
}

// Batch makes many changes in one commit. Where do gives an error, or the
// commit fails, none of them is kept. Inside do, use the Tx alone: the vault's
// own methods wait for their turn, which is then do's.
func (v *Vault) Batch(do func(*Tx) error) (err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return err
	}
	ctx := context.Background()
	if _, err := v.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return storage(err)
	}
	kept := false
	defer func() {
		if !kept {
			// Full disks make SQLite roll back by itself; then this finds
			// nothing to do.
			_, _ = v.conn.ExecContext(ctx, "ROLLBACK")
		}
	}()
	t := &Tx{v: v}
	defer func() { t.v = nil }()
	if t.head, err = v.head(); err != nil {
		return err
	}
	if err := do(t); err != nil {
		return err
	}
	if !t.changed {
		return nil
	}
	t.head.Commits++
	if err := v.writeHead(t.head); err != nil {
		return err
	}
	if _, err := v.conn.ExecContext(ctx, "COMMIT"); err != nil {
		return storage(err)
	}
	kept = true
	return nil
}

// NewCase adds a case with whatever sittings it holds, a new key of its own,
// and a first summary. ErrExists where the id is taken.
func (t *Tx) NewCase(c *casefile.Case) error {
	if err := t.newCase(c); err != nil {
		return fmt.Errorf("add case %s: %w", c.ID, err)
	}
	return nil
}

func (t *Tx) newCase(c *casefile.Case) error {
	if t.v == nil {
		return ErrClosed
	}
	v, id := t.v, string(c.ID)
	wraps := v.keys.wraps
	if _, err := v.known(wraps.kid, wraps.names.Name(kindKey, id)); !errors.Is(err, errNoRecord) {
		return cmp.Or(err, ErrExists)
	}
	key := seal.NewKey()
	defer key.Wipe()
	data := append([]byte{1}, seal.Wrap(wraps.key, v.wrapLabel(id), key)...)
	if err := t.put(wraps, kindKey, id, data); err != nil {
		return err
	}
	b := caseBox(key)
	defer b.wipe()
	if err := t.putHead(b, c); err != nil {
		return err
	}
	for _, st := range c.Sittings {
		if err := t.putJSON(b, kindSitting, string(st.ID), st); err != nil {
			return err
		}
	}
	return t.putJSON(v.keys.summaries, kindSummary, id, firstSummary(c))
}

// firstSummary is what a case says of itself to someone who knows no forms.
func firstSummary(c *casefile.Case) casefile.Summary {
	s := casefile.Summary{ID: c.ID, Code: c.Code, Language: c.Language, Touched: c.Opened}
	for _, st := range c.Sittings {
		if st.Touched.After(s.Touched) {
			s.Touched = st.Touched
		}
		if !slices.Contains(s.Forms, st.Form) {
			s.Forms = append(s.Forms, st.Form)
		}
	}
	return s
}

// putHead writes a case without its sittings, which have records of their own.
func (t *Tx) putHead(b *box, c *casefile.Case) error {
	bare := *c
	bare.Sittings = nil
	return t.putJSON(b, kindHead, string(c.ID), bare)
}

// SaveCase saves what a case says of itself: code, languages, day of opening.
// Its sittings are saved by SaveSitting.
func (t *Tx) SaveCase(c *casefile.Case) error {
	err := t.inCase(c.ID, func(b *box) error { return t.putHead(b, c) })
	if err != nil {
		return fmt.Errorf("save case %s: %w", c.ID, err)
	}
	return nil
}

// SaveSitting saves a sitting, new or begun before. On an error nothing of
// what was saved earlier is lost, and s is still the caller's to save again.
func (t *Tx) SaveSitting(id casefile.CaseID, s *casefile.Sitting) error {
	err := t.inCase(id, func(b *box) error { return t.putJSON(b, kindSitting, string(s.ID), s) })
	if err != nil {
		return fmt.Errorf("save sitting %s: %w", s.ID, err)
	}
	return nil
}

// SaveSummary saves what the list of cases shows of a case.
func (t *Tx) SaveSummary(s casefile.Summary) error {
	err := t.inCase(s.ID, func(*box) error {
		return t.putJSON(t.v.keys.summaries, kindSummary, string(s.ID), s)
	})
	if err != nil {
		return fmt.Errorf("save summary of case %s: %w", s.ID, err)
	}
	return nil
}

func (t *Tx) inCase(id casefile.CaseID, do func(*box) error) error {
	if t.v == nil {
		return ErrClosed
	}
	b, err := t.v.box(string(id))
	if err != nil {
		return err
	}
	defer b.wipe()
	return do(b)
}

// SaveSettings saves the program's settings, any JSON up to 64 MiB.
func (t *Tx) SaveSettings(settings json.RawMessage) error {
	if t.v == nil {
		return ErrClosed
	}
	if err := t.putJSON(t.v.keys.settings, kindSetting, "all", settings); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

// SaveWords saves the words corrected in this vault, any JSON up to 64 MiB.
func (t *Tx) SaveWords(words json.RawMessage) error {
	if t.v == nil {
		return ErrClosed
	}
	if err := t.putJSON(t.v.keys.settings, kindSetting, "words", words); err != nil {
		return fmt.Errorf("save words: %w", err)
	}
	return nil
}

// NewCase, SaveCase, SaveSitting, SaveSummary, SaveSettings and SaveWords are each a
// Batch of one: when they return nil, the disk has it.

// NewCase is [Tx.NewCase] in a commit of its own.
func (v *Vault) NewCase(c *casefile.Case) error {
	return v.Batch(func(t *Tx) error { return t.NewCase(c) })
}

// SaveCase is [Tx.SaveCase] in a commit of its own.
func (v *Vault) SaveCase(c *casefile.Case) error {
	return v.Batch(func(t *Tx) error { return t.SaveCase(c) })
}

// SaveSitting is [Tx.SaveSitting] in a commit of its own.
func (v *Vault) SaveSitting(id casefile.CaseID, s *casefile.Sitting) error {
	return v.Batch(func(t *Tx) error { return t.SaveSitting(id, s) })
}

// SaveSummary is [Tx.SaveSummary] in a commit of its own.
func (v *Vault) SaveSummary(s casefile.Summary) error {
	return v.Batch(func(t *Tx) error { return t.SaveSummary(s) })
}

// SaveSettings is [Tx.SaveSettings] in a commit of its own.
func (v *Vault) SaveSettings(settings json.RawMessage) error {
	return v.Batch(func(t *Tx) error { return t.SaveSettings(settings) })
}

// SaveWords is [Tx.SaveWords] in a commit of its own.
func (v *Vault) SaveWords(words json.RawMessage) error {
	return v.Batch(func(t *Tx) error { return t.SaveWords(words) })
}

// Settings gives what SaveSettings saved, or nil if nothing was.
func (v *Vault) Settings() (json.RawMessage, error) { return v.setting("all") }

// Words gives what SaveWords saved, or nil if nothing was.
func (v *Vault) Words() (json.RawMessage, error) { return v.setting("words") }

func (v *Vault) setting(name string) (json.RawMessage, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	r, err := v.get(v.keys.settings, kindSetting, name)
	if errors.Is(err, errNoRecord) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	return r.data, nil
}

// Summaries lists the cases, the one touched last first. Where some did not
// open, the error is a *DamageError and the rest is given all the same; a case
// that is whole but for its summary is listed by what it says of itself.
func (v *Vault) Summaries() ([]casefile.Summary, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	var all []casefile.Summary
	err := v.each(v.keys.summaries, func(r record) error {
		var s casefile.Summary
		if r.kind != kindSummary || json.Unmarshal(r.data, &s) != nil || string(s.ID) != r.name {
			return ErrDamaged
		}
		all = append(all, s)
		return nil
	})
	if errors.Is(err, ErrDamaged) {
		all = v.unlisted(all)
	}
	slices.SortFunc(all, func(a, b casefile.Summary) int {
		return cmp.Or(b.Touched.Compare(a.Touched), cmp.Compare(a.ID, b.ID))
	})
	if err != nil {
		return all, fmt.Errorf("list cases: %w", err)
	}
	return all, nil
}

// unlisted adds the cases whose summaries did not open. Without them nobody
// could get at what is still whole.
func (v *Vault) unlisted(all []casefile.Summary) []casefile.Summary {
	_ = v.each(v.keys.wraps, func(r record) error {
		id := casefile.CaseID(r.name)
		if slices.ContainsFunc(all, func(s casefile.Summary) bool { return s.ID == id }) {
			return nil
		}
		if c, _ := v.readCase(id); c != nil && c.Code != "" {
			all = append(all, firstSummary(c))
		}
		return nil
	})
	return all
}

// Case reads a case with its sittings, oldest first. Where some records did
// not open, it gives both: the case with all that could be read, and a
// *DamageError that names the rest. Otherwise the case is nil on an error.
// ErrNoCase where there is none.
func (v *Vault) Case(id casefile.CaseID) (*casefile.Case, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	c, err := v.readCase(id)
	if err != nil {
		return c, fmt.Errorf("read case %s: %w", id, err)
	}
	return c, nil
}

func (v *Vault) readCase(id casefile.CaseID) (*casefile.Case, error) {
	b, err := v.box(string(id))
	if err != nil {
		return nil, err
	}
	defer b.wipe()
	c := &casefile.Case{ID: id}
	var sittings []*casefile.Sitting
	headRead := false
	err = v.each(b, func(r record) error {
		switch r.kind {
		case kindHead:
			if json.Unmarshal(r.data, c) != nil || c.ID != id {
				return ErrDamaged
			}
			headRead = true
		case kindSitting:
			s := new(casefile.Sitting)
			if json.Unmarshal(r.data, s) != nil || string(s.ID) != r.name {
				return ErrDamaged
			}
			sittings = append(sittings, s)
		}
		return nil // a kind not known here belongs to a later version
	})
	if err != nil && !errors.Is(err, ErrDamaged) {
		return nil, err
	}
	if !headRead {
		v.headFromSummary(c)
		if err == nil { // the head's row is gone altogether
			err = damaged(b.names.Name(kindHead, string(id)))
		}
	}
	slices.SortFunc(sittings, func(a, b *casefile.Sitting) int {
		return cmp.Or(a.Begun.Compare(b.Begun), cmp.Compare(a.ID, b.ID))
	})
	c.Sittings = sittings
	return c, err
}

// headFromSummary makes do with what the list of cases knows.
func (v *Vault) headFromSummary(c *casefile.Case) {
	r, err := v.get(v.keys.summaries, kindSummary, string(c.ID))
	if err != nil {
		return
	}
	var s casefile.Summary
	if json.Unmarshal(r.data, &s) == nil && s.ID == c.ID {
		c.Code, c.Language = s.Code, s.Language
	}
}
