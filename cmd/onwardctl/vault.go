package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"onward/app"
	"onward/app/text"
	"onward/app/vault"
)

// passphrase reads the pass phrase; see the command's comment.
func (t *tool) passphrase() ([]byte, error) {
	if name := os.Getenv("ONWARD_PASSPHRASE_FILE"); name != "" {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the pass phrase: %w", err)
		}
		return firstLine(b), nil
	}
	line, err := bufio.NewReader(t.in).ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the pass phrase: %w", err)
	}
	if line = firstLine(line); len(line) == 0 {
		return nil, fmt.Errorf("%w: no pass phrase. Set ONWARD_PASSPHRASE_FILE, or give it on standard input", errUse)
	}
	return line, nil
}

func firstLine(b []byte) []byte {
	b, _, _ = bytes.Cut(b, []byte("\n"))
	return bytes.TrimRight(b, "\r")
}

// vaultFlags are the flags every verb on a vault has.
type vaultFlags struct{ path, user string }

func (v *vaultFlags) set(f *flag.FlagSet) {
	f.StringVar(&v.path, "vault", "", "the vault's file")
	f.StringVar(&v.user, "user", "worker", "who opens it")
}

func (t *tool) openVault(v vaultFlags) (*vault.Vault, error) {
	if err := need(map[string]string{"vault": v.path}); err != nil {
		return nil, err
	}
	pass, err := t.passphrase()
	if err != nil {
		return nil, err
	}
	return vault.Open(v.path, v.user, pass, vault.Options{})
}

// desk takes a place at a vault.
func (t *tool) desk(v vaultFlags) (*app.Desk, error) {
	if err := need(map[string]string{"vault": v.path}); err != nil {
		return nil, err
	}
	pass, err := t.passphrase()
	if err != nil {
		return nil, err
	}
	p, err := t.params()
	if err != nil {
		return nil, err
	}
	p.Worker = v.user
	return app.Unlock(app.Key{Path: v.path, User: v.user, Pass: pass}, app.Options{}, p)
}

func (t *tool) params() (app.Params, error) {
	shelf, err := t.shelf()
	if err != nil {
		return app.Params{}, err
	}
	set, err := text.Open()
	if err != nil {
		return app.Params{}, err
	}
	return app.Params{Shelf: shelf, Words: t.words, Text: set, Now: time.Now}, nil
}

func (t *tool) vaultNew(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault new", args, v.set); err != nil {
		return err
	}
	if err := need(map[string]string{"vault": v.path}); err != nil {
		return err
	}
	pass, err := t.passphrase()
	if err != nil {
		return err
	}
	made, err := vault.Create(v.path, v.user, pass, vault.Options{})
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, "made", v.path)
	return made.Close()
}

func (t *tool) vaultCheck(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault check", args, v.set); err != nil {
		return err
	}
	vlt, err := t.openVault(v)
	if err != nil {
		return err
	}
	defer vlt.Close()
	report, err := vlt.Check()
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "read %d records of %d cases\n", report.Records, report.Cases)
	for _, d := range report.Damaged {
		fmt.Fprintf(t.out, "damaged: %s\n", d)
	}
	if len(report.Damaged) > 0 {
		return errFound
	}
	fmt.Fprintln(t.out, "all is whole")
	return nil
}

func (t *tool) vaultStats(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault stats", args, v.set); err != nil {
		return err
	}
	vlt, err := t.openVault(v)
	if err != nil {
		return err
	}
	defer vlt.Close()
	s, err := vlt.Stats()
	if err != nil {
		return err
	}
	return t.json(s)
}
