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
	keys, me := v.keys, v.me
	defer func() {
		if !kept {
			// Full disks make SQLite roll back by itself; then this finds
			// nothing to do.
			_, _ = v.conn.ExecContext(ctx, "ROLLBACK")
			v.keys, keys, v.me = keys, v.keys, me
			clear(v.written)
		}
		if keys != v.keys {
			keys.wipe() // those that were replaced, or the new ones where that failed
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
	if !v.keys.holds(Cases) {
		return ErrNoKey
	}
	for _, b := range []*box{v.keys.wraps, v.keys.apart} {
		if _, err := v.known(b.kid, b.names.Name(kindKey, id)); !errors.Is(err, errNoRecord) {
			return cmp.Or(err, ErrExists)
		}
	}
	var of [partCount]*seal.Key
	for p := range of {
		of[p] = seal.NewKey()
		defer of[p].Wipe()
	}
	data, err := v.wrapCase(v.keys, id, of)
	if err != nil {
		return err
	}
	if err := t.put(v.keys.wraps, kindKey, id, data); err != nil {
		return err
	}
	ps := &parts{}
	defer ps.wipe()
	for p, key := range of {
		if v.keys.holds(partRing[p]) {
			ps.setPart(v.keys, part(p), id, key)
		}
	}
	if err := t.putHead(ps.of[partContent], c); err != nil {
		return err
	}
	for _, st := range c.Sittings {
		if err := t.putSitting(ps, c.ID, st); err != nil {
			return err
		}
	}
	return t.putSummary(ps, firstSummary(c))
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
	bare.Sittings, bare.Withheld = nil, nil
	return t.putJSON(b, kindHead, string(c.ID), bare)
}

// SaveCase saves what a case says of itself: code, languages, day of opening.
// Its sittings are saved by SaveSitting.
func (t *Tx) SaveCase(c *casefile.Case) error {
	err := t.inCase(c.ID, func(ps *parts) error { return t.putHead(ps.of[partContent], c) })
	if err != nil {
		return fmt.Errorf("save case %s: %w", c.ID, err)
	}
	return nil
}

// SaveSitting saves a sitting, new or begun before. On an error nothing of
// what was saved earlier is lost, and s is still the caller's to save again.
// What this user may not see is left as it is; see parts.go.
func (t *Tx) SaveSitting(id casefile.CaseID, s *casefile.Sitting) error {
	err := t.inCase(id, func(ps *parts) error { return t.putSitting(ps, id, s) })
	if err != nil {
		return fmt.Errorf("save sitting %s: %w", s.ID, err)
	}
	return nil
}

// SaveSummary saves what the list of cases shows of a case.
func (t *Tx) SaveSummary(s casefile.Summary) error {
	err := t.inCase(s.ID, func(ps *parts) error { return t.putSummary(ps, s) })
	if err != nil {
		return fmt.Errorf("save summary of case %s: %w", s.ID, err)
	}
	return nil
}

func (t *Tx) inCase(id casefile.CaseID, do func(*parts) error) error {
	if t.v == nil {
		return ErrClosed
	}
	ps, err := t.v.parts(string(id))
	if err != nil {
		return err
	}
	defer ps.wipe()
	return do(ps)
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
