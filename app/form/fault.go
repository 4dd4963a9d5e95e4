package form

import (
	"errors"
	"fmt"
)

// What can stop a form. Test with errors.Is.
var (
	ErrBroken      = errors.New("form pack is broken")                // wrapped by every PackError
	ErrUnknownRule = errors.New("rule is not one this program knows") // unknown effect or condition
	ErrCycle       = errors.New("answers depend on each other in a circle")
	ErrVersion     = errors.New("sitting was begun with another version of the form")
)

// PackError is one fault of a form pack: which file, where in it (RFC 6901
// JSON Pointer, "" for the whole file), of which kind, and why exactly, in English
// for who writes forms. It wraps ErrBroken, and
// ErrUnknownRule or ErrCycle where one of these is the reason.
type PackError struct {
	File    string `json:"file"`
	Pointer string `json:"pointer"`
	Why     string `json:"why"`
	kind    error
	sort    FaultKind
}

// Kind says what sort of fault it is. There are words for it under
// "fault.<kind>" for whoever brings a form in and did not write it.
func (e *PackError) Kind() FaultKind {
	if e.sort == "" {
		return sortOf(e.Why)
	}
	return e.sort
}

func (e *PackError) Error() string {
	return fmt.Sprintf("%s#%s: %s", e.File, e.Pointer, e.Why)
}

// Unwrap gives ErrBroken and the narrower reason, if there is one.
func (e *PackError) Unwrap() []error {
	if e.kind == nil {
		return []error{ErrBroken}
	}
	return []error{ErrBroken, e.kind}
}

// Faults lists every fault of a form pack that an error holds, in the order
// they were found.
func Faults(err error) []*PackError {
	switch e := err.(type) {
	case nil:
		return nil
	case *PackError:
		return []*PackError{e}
	case interface{ Unwrap() []error }:
		var all []*PackError
		for _, x := range e.Unwrap() {
			all = append(all, Faults(x)...)
		}
		return all
	case interface{ Unwrap() error }:
		return Faults(e.Unwrap())
	}
	return nil
}

// maxFaults keeps a report of a hopeless pack readable.
const maxFaults = 200

// faults gathers what is wrong with a pack, so that its writer sees all of it
// at once.
type faults struct{ list []error }

func (f *faults) add(file, pointer, format string, args ...any) {
	f.addKind(nil, file, pointer, format, args...)
}

func (f *faults) addKind(kind error, file, pointer, format string, args ...any) {
	if len(f.list) < maxFaults {
		f.list = append(f.list, &PackError{File: file, Pointer: pointer, Why: fmt.Sprintf(format, args...), kind: kind, sort: faultOf(format, args)})
	}
}

func (f *faults) err() error { return errors.Join(f.list...) }
