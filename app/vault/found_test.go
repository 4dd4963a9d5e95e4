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

// copied looks whether a copy that was acknowledged is there, and that one that
// is being made counts only when it is whole.
func copied(path string, m mark, s *state) error {
	if s.copy == nil {
		return nil
	}
	copies := newest(FindCopies(path, ""))
	for _, c := range copies[:min(4, len(copies))] { // of which some were whole and not yet acknowledged
		for _, want := range []*state{s.copy, m.was.copy} {
			if want == nil {
				continue
			}
			v, err := OpenCopy(c.Path, testUser, []byte(want.phrase), scripted)
			if errors.Is(err, ErrWrongPassphrase) {
				continue
			}
			if err != nil {
				return err
			}
			told, err := readAll(v)
			if v.Close(); err != nil {
				return err
			}
			if maps.Equal(told, want.told) {
				return nil
			}
		}
	}
	return fmt.Errorf("none of %d copies is the one that was made", len(copies))
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

// found opens what is in a folder and compares it with what may be there. It
// gives the state that it found, or says in a word and an error what is wrong.
func found(dir string, m mark) (*state, string, error) {
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
	if _, err := v.Check(); err != nil {
		return nil, "damaged", err
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
		if kind, why = "a copy is lost", copied(path, m, s); why != nil {
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
