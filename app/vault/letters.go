package vault

import (
	"encoding/json"
	"errors"
	"fmt"
)

// What is kept of letters, the keys they are written with among it, belongs to
// those who hold the ring of cases: who looks after the computer, or after the
// log, cannot write as this house, nor read whom it writes to.

// kindLetters is what the program keeps of letters.
const kindLetters = "letters" // box letters: by the name "all"

// SaveLetters saves what is kept of letters, any JSON up to 64 MiB. Error:
// ErrNoKey for who does not hold the ring of cases.
func (v *Vault) SaveLetters(letters json.RawMessage) error {
	return v.Batch(func(t *Tx) error { return t.SaveLetters(letters) })
}

// SaveLetters is [Vault.SaveLetters] inside a commit.
func (t *Tx) SaveLetters(letters json.RawMessage) error {
	switch {
	case t.v == nil:
		return ErrClosed
	case t.v.keys.letters == nil:
		return fmt.Errorf("save letters: %w", ErrNoKey)
	}
	if err := t.putJSON(t.v.keys.letters, kindLetters, "all", letters); err != nil {
		return fmt.Errorf("save letters: %w", err)
	}
	return nil
}

// Letters gives what SaveLetters saved, or nil if nothing was. Error: ErrNoKey.
func (v *Vault) Letters() (json.RawMessage, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	if v.keys.letters == nil {
		return nil, fmt.Errorf("read letters: %w", ErrNoKey)
	}
	r, err := v.get(v.keys.letters, kindLetters, "all")
	if errors.Is(err, errNoRecord) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	return r.data, nil
}
