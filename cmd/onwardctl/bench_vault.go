package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// benchVault measures a vault that is there, such as one made by vault fill:
// what a person waits for when it is large. It saves a few answers in it.
func (t *tool) benchVault(args []string) error {
	var v vaultFlags
	saves := 0
	_, err := t.flags("bench", args, func(f *flag.FlagSet) {
		v.set(f)
		f.IntVar(&saves, "saves", 500, "how many saves are timed")
	})
	if err != nil {
		return err
	}
	pass, err := t.passphrase()
	if err != nil {
		return err
	}
	p, err := t.params()
	if err != nil {
		return err
	}
	p.Worker = v.user
	open := func(phrase string) (*app.Desk, time.Duration, error) {
		begun := time.Now()
		d, err := app.Unlock(app.Key{Path: v.path, User: v.user, Pass: []byte(phrase)}, app.Options{}, p)
		return d, time.Since(begun), err
	}
	// A wrong pass phrase costs the derivation of the key and nothing else.
	derived := time.Duration(1 << 62)
	for range 2 {
		_, took, err := open("no " + string(pass))
		if err == nil {
			return fmt.Errorf("bench: a wrong pass phrase opens the vault")
		}
		derived = min(derived, took)
	}
	d, took, err := open(string(pass))
	if err != nil {
		return err
	}
	defer d.Close()
	begun := time.Now()
	d.Find("x") // waits for the index
	index := time.Since(begun)
	b := vaultBench{t: t, d: d}
	fmt.Fprintf(t.out, "%s/%s, %d cores, %s; %d cases, %s\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), len(d.Cases()), fileSize(v.path))
	fmt.Fprintln(t.out, "| what | time | |")
	fmt.Fprintln(t.out, "|---|---|---|")
	b.row("derivation of the key", derived, "a wrong pass phrase")
	b.row("unlock and list beyond that", took-derived, "")
	b.row("until the first search answers", index, "the index is made beside the screen")
	b.memory()
	b.search()
	b.list()
	return b.save(saves)
}

type vaultBench struct {
	t *tool
	d *app.Desk
}

func (b *vaultBench) row(what string, took time.Duration, note string) {
	fmt.Fprintf(b.t.out, "| %s | %v | %s |\n", what, round(took), note)
}

// memory is what the open vault takes: Go's heap after collecting, and what
// the system counts.
func (b *vaultBench) memory() {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	resident := "not told by this system"
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(status)) {
			if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
				resident = strings.TrimSpace(rest)
			}
		}
	}
	fmt.Fprintf(b.t.out, "| memory after unlocking | | heap %d MB, resident %s |\n", m.HeapAlloc>>20, resident)
}

// search times each key press of names of all languages.
func (b *vaultBench) search() {
	var each []time.Duration
	for _, s := range casefiletest.Crowd(2, 14) {
		for _, name := range []string{s.Name.Full, s.Name.Roman} {
			rs := []rune(name)
			for i := range rs {
				begun := time.Now()
				b.d.Find(string(rs[:i+1]))
				each = append(each, time.Since(begun))
			}
		}
	}
	b.spread("search, each key press", each)
}

// list times what a change of the choice costs.
func (b *vaultBench) list() {
	var each []time.Duration
	for range 10 {
		for _, w := range app.Whiches {
			begun := time.Now()
			b.d.Look("", w)
			each = append(each, time.Since(begun))
		}
	}
	b.spread("list by what is due", each)
}

// save times saves of an answer, each in a case drawn in turn, on disk.
func (b *vaultBench) save(n int) error {
	var each []time.Duration
	cases := b.d.Cases()
	var talks []*app.Sitting
	for i := range min(20, len(cases)) {
		st, err := b.d.Continue(cases[i*len(cases)/min(20, len(cases))].ID, "f05")
		if err != nil {
			return err
		}
		talks = append(talks, st)
	}
	for i := range n {
		b.d.Answer(talks[i%len(talks)], "d10.worry", casefile.Answer{Value: fmt.Sprint("ខ្ញុំជំពាក់ប្រាក់ ", i), Lang: "km"})
		begun := time.Now()
		if err := b.d.Flush(); err != nil {
			return err
		}
		each = append(each, time.Since(begun))
	}
	b.spread("save an answer, on disk", each)
	return nil
}

func (b *vaultBench) spread(what string, each []time.Duration) {
	slices.Sort(each)
	at := func(p int) time.Duration { return each[min(len(each)-1, len(each)*p/100)] }
	b.row(what, at(50), fmt.Sprintf("half are faster; 99 of 100 within %v, the slowest %v; %d times", round(at(99)), round(each[len(each)-1]), len(each)))
}

func fileSize(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "size unknown"
	}
	return fmt.Sprintf("%d MB", info.Size()/1_000_000)
}
