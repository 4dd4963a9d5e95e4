package vault

// What is found when a vault is opened after something went wrong.

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
)

// newest leaves out what was put aside.
func newest(all []Found) []Found {
	return slices.DeleteFunc(all, func(f Found) bool { return f.Aside })
}

// theCopy opens the copy of a state. There may be newer ones, whole and not yet
// acknowledged when the power went.
func theCopy(path string, want *state) (*Vault, error) {
	copies := newest(FindCopies(path, ""))
	for _, c := range copies {
		v, err := OpenCopy(c.Path, testUser, []byte(want.phrase), scripted)
		if errors.Is(err, ErrWrongPassphrase) {
			continue
		}
		if err != nil {
			return nil, err
		}
		told, err := readAll(v)
		if err == nil && maps.Equal(told, want.told) {
			return v, nil
		}
		if v.Close(); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("none of %d copies is the one that was made", len(copies))
}

// copied looks whether the copy that was acknowledged last is there. Every copy
// on the way to it must be whole.
func copied(path string, s *state) error {
	if s.copy == nil {
		return nil
	}
	v, err := theCopy(path, s.copy)
	if err != nil {
		return err
	}
	return v.Close()
}

// bySheet opens a vault with its recovery sheet, if it has one.
func bySheet(path string, s *state) error {
	if s.sheet == "" {
		return nil
	}
	v, err := OpenWithSheet(path, s.sheet, scripted)
	if err != nil {
		return err
	}
	defer v.Close()
	told, err := readAll(v)
	if err == nil && !maps.Equal(told, s.told) {
		err = errors.New(differs(s.told, told))
	}
	return err
}

// found opens what is in a folder and compares it with what may be there; deep
// also checks every record and tries its copies and its recovery sheet. It gives the state that it found, or says in a word and an error what is wrong.
func found(dir string, m mark, deep bool) (*state, string, error) {
	path := filepath.Join(dir, "cases.vault")
	may := append([]*state{m.was}, m.may...)
	var v *Vault
	var err error = ErrWrongPassphrase
	var with string
	for _, s := range may {
		if errors.Is(err, ErrWrongPassphrase) && s.phrase != "" && s.phrase != with {
			with = s.phrase
			v, err = Open(path, testUser, []byte(with), scripted)
		}
	}
	if errors.Is(err, ErrMissing) && m.was.phrase == "" {
		// It was not made yet; then it must be possible to make it.
		if v, err = Create(path, testUser, []byte(testPhrase), scripted); err == nil {
			err = v.Close()
		}
		if err != nil {
			return nil, "cannot be made", err
		}
		return (&state{}).with(testPhrase, firstUser), "", nil
	}
	if err != nil {
		return nil, "does not open", err
	}
	defer v.Close()
	if deep {
		if _, err := v.Check(); err != nil {
			return nil, "damaged", err
		}
	}
	told, err := readAll(v)
	if err != nil {
		return nil, "does not read", err
	}
	if err := v.Close(); err != nil {
		return nil, "does not close", err
	}
	kind, why := "lost", errors.New(differs(m.was.told, told))
	for _, s := range may { // two may read alike, and differ in their sheet
		if s.phrase != with || !maps.Equal(s.told, told) {
			continue
		}
		if !deep {
			return s, "", nil
		}
		if kind, why = "a copy is lost", copied(path, s); why != nil {
			continue
		}
		if kind, why = "the sheet does not open it", bySheet(path, s); why == nil {
			return s, "", nil
		}
	}
	return nil, kind, why
}

// differs names the first place at which two books differ.
func differs(want, got map[string]string) string {
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if want[k] != got[k] {
			return fmt.Sprintf("%s: %d bytes saved, %d found", k, len(want[k]), len(got[k]))
		}
	}
	return "more was found than was saved"
}
