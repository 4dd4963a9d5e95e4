package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
)

// demoPass opens the vault of invented people that demo leaves behind.
const demoPass = "four invented paper boats"

// demo does the main job without a window: invented people into a sealed
// vault, answer by answer through the same Desk the window uses; then every
// copy of each plan as PDF and each case as JSON.
func (t *tool) demo(args []string) error {
	var out string
	_, err := t.flags("demo", args, func(f *flag.FlagSet) {
		f.StringVar(&out, "out", "", "the folder to fill")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": out}); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return err
	}
	path := filepath.Join(out, "demo.vault")
	if err := removeVault(path); err != nil {
		return err
	}
	p, err := t.params()
	if err != nil {
		return err
	}
	p.Worker = "W1"
	key := func() app.Key { return app.Key{Path: path, User: "demo", Pass: []byte(demoPass)} }
	d, err := app.CreateVault(key(), app.Options{Cost: vault.CostFloor}, p)
	if err != nil {
		return err
	}
	for _, person := range casefiletest.People(p.Now()) {
		if err := enter(d, person); err != nil {
			return err
		}
	}
	if err := d.Close(); err != nil {
		return err
	}
	fmt.Fprintln(t.out, "sealed vault:", path, "(user demo, pass phrase:", demoPass+")")
	if d, err = app.Unlock(key(), app.Options{}, p); err != nil {
		return err
	}
	defer d.Close()
	for _, s := range d.Cases() {
		if err := t.demoPages(d, s, out); err != nil {
			return err
		}
	}
	return nil
}

// removeVault clears away the demo of an earlier run.
func removeVault(path string) error {
	for _, end := range []string{"", "-wal", "-shm", ".lock"} {
		if err := os.Remove(path + end); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// enter fills every form of an invented person, one answer at a time.
func enter(d *app.Desk, person *casefile.Case) error {
	c, err := d.Register(person.Language, person.Working)
	if err != nil {
		return err
	}
	for _, s := range person.Sittings {
		st, err := d.Begin(c.ID, s.Form)
		if err != nil {
			return fmt.Errorf("begin %s: %w", s.Form, err)
		}
		// In order of their paths, so that a table comes before its cells; what
		// is agreed comes last, for a sign stands under what was there before it.
		paths := slices.Sorted(maps.Keys(s.Answers))
		slices.SortStableFunc(paths, func(a, b casefile.QuestionID) int { return agreeing(a) - agreeing(b) })
		for _, q := range paths {
			if a, ok := s.Answer(q); ok {
				d.Answer(st, q, a)
			}
		}
	}
	return d.Flush()
}

func agreeing(q casefile.QuestionID) int {
	if strings.HasPrefix(string(q), "agree.") {
		return 1
	}
	return 0
}

func (t *tool) demoPages(d *app.Desk, s casefile.Summary, out string) error {
	c, err := d.Open(s.ID)
	if err != nil {
		return err
	}
	langs := []string{c.Language}
	if c.Working != "" && c.Working != c.Language {
		langs = append(langs, c.Working)
	}
	for _, kind := range []plan.Copy{plan.Survivor, plan.Carry, plan.Receiving, plan.Handover, plan.File} {
		began := time.Now()
		want := app.Copy{Copy: kind, Langs: langs, Recipient: recipientOf(c, "")}
		p, err := d.Compose(s.ID, want)
		if err != nil {
			return fmt.Errorf("%s copy: %w", kind, err)
		}
		pages, err := d.Pages(p, pdf.A4)
		if err != nil {
			return fmt.Errorf("%s copy: %w", kind, err)
		}
		name := filepath.Join(out, fmt.Sprintf("%s-%s-%s.pdf", c.Language, c.Code, kind))
		var paper bytes.Buffer
		if err := d.WritePDF(&paper, pages, p, pdf.A4); err != nil {
			return fmt.Errorf("%s copy: %w", kind, err)
		}
		if err := write(name, func(w io.Writer) error { _, err := w.Write(paper.Bytes()); return err }); err != nil {
			return err
		}
		if _, err := d.Made(s.ID, want, p, pdf.A4, paper.Bytes()); err != nil { // so that "plan verify" knows the page
			return fmt.Errorf("%s copy: %w", kind, err)
		}
		fmt.Fprintf(t.out, "%s\t%d pages, %d ms\n", name, len(pages), time.Since(began).Milliseconds())
	}
	name := filepath.Join(out, fmt.Sprintf("%s-%s.json", c.Language, c.Code))
	return write(name, func(w io.Writer) error { return writeJSON(w, c) })
}
