package ui

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// What happens when the program itself makes a mistake: what was typed is
// saved, the places it came through are noted beside the vault without the
// values that were there, and the person reads one calm sentence.

const (
	crashFile   = "crash.txt"   // ended the program, and has not been said yet
	mistakeFile = "mistake.txt" // the last one: survived, or said since
)

// errFell is a piece of work that fell over a mistake of ours. It says nothing
// of what it fell over: that could be an answer.
var errFell = errors.New("work fell over a mistake of ours")

// falls runs f and tells whether it fell; then a file of that name holds where.
func (a *App) falls(file string, f func()) (fell bool) {
	defer func() {
		if r := recover(); r != nil {
			fell = true
			os.WriteFile(filepath.Join(a.Data, file), places(r), 0o600)
		}
	}()
	f()
	return false
}

// places lists the kind of a panic and the functions it came through. What
// was said in it and what the functions were given stays out: a letter that
// was typed is such an argument. debug.Stack would print them.
func places(r any) []byte {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	var b bytes.Buffer
	fmt.Fprintf(&b, "%T\n", r)
	for {
		f, more := frames.Next()
		fmt.Fprintf(&b, "%s %s:%d\n", f.Function, filepath.Base(f.File), f.Line)
		if !more {
			return b.Bytes()
		}
	}
}

// guarded runs work so that a mistake of ours in it is an error.
func (a *App) guarded(run func(func() error, func(error))) func(func() error, func(error)) {
	return func(work func() error, then func(error)) {
		run(func() (err error) {
			if a.falls(mistakeFile, func() { err = work() }) {
				err = errFell
			}
			return err
		}, then)
	}
}

// atLeast keeps a program that falls at once from starting for ever.
const atLeast = time.Minute

// end is the last thing a program does that fell: it saves, says so where
// someone may read it, and begins anew.
func (a *App) end() {
	a.falls(mistakeFile, func() { a.letGo() })
	waitFor(a.left)
	fmt.Fprintln(os.Stderr, a.Words.For(a.settings.Lang).Say("explain.stopped", nil))
	if a.Again != nil && a.Now().Sub(a.begun) >= atLeast {
		a.Again()
	}
}

// fellBefore tells whether the run before ended by a mistake of ours, once.
func fellBefore(dir string) bool {
	return os.Rename(filepath.Join(dir, crashFile), filepath.Join(dir, mistakeFile)) == nil
}
