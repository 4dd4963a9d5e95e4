package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"onward/app"
	"onward/app/form"
	"onward/app/text"
	"onward/app/vault"
	"onward/forms"
)

// passphrase reads the pass phrase; see the command's comment.
func (t *tool) passphrase() ([]byte, error) {
	return t.secret("ONWARD_PASSPHRASE_FILE", "no pass phrase. Set ONWARD_PASSPHRASE_FILE, or give it on standard input")
}

// secret reads the first line of a file that a variable names, or the next line
// of standard input.
func (t *tool) secret(variable, missing string) ([]byte, error) {
	if name := os.Getenv(variable); name != "" {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the pass phrase: %w", err)
		}
		return firstLine(b), nil
	}
	line, _, err := t.line()
	if err != nil {
		return nil, fmt.Errorf("read the pass phrase: %w", err)
	}
	if line = firstLine(line); len(line) == 0 {
		return nil, fmt.Errorf("%w: %s", errUse, missing)
	}
	return line, nil
}

// line reads one line of standard input and not a byte more: what follows is
// for whoever asks next. more is false at the end.
func (t *tool) line() (line []byte, more bool, err error) {
	one := make([]byte, 1)
	for {
		n, err := t.in.Read(one)
		if n == 1 && one[0] == '\n' {
			return line, true, nil
		}
		line = append(line, one[:n]...)
		if errors.Is(err, io.EOF) {
			return line, false, nil
		}
		if err != nil {
			return line, false, err
		}
	}
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
	return vault.Open(v.path, v.user, pass, t.vaultOptions())
}

// vaultOptions sort answers by the forms that come with the program.
func (t *tool) vaultOptions() vault.Options {
	shelf, err := form.Lend(forms.FS)
	if err != nil {
		return vault.Options{Cost: cost} // then all is private
	}
	return vault.Options{Cost: cost, Sort: app.Sort(shelf)}
}

// cost is how much work a pass phrase shall be; tests take the least.
var cost = vault.Calibrated

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
	made, err := vault.Create(v.path, v.user, pass, t.vaultOptions())
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
	if report.Withheld > 0 {
		fmt.Fprintf(t.out, "%d records are there that this user has no key for\n", report.Withheld)
	}
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
