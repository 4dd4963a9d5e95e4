package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"time"

	"onward/app/vault"
)

// Copies of a vault: made, tried, brought back.

const when = "2006-01-02 15:04"

func (t *tool) vaultBackup(args []string) error {
	var v vaultFlags
	to := ""
	_, err := t.flags("vault backup", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&to, "to", "", "a second place, remembered from now on")
	})
	if err != nil {
		return err
	}
	vlt, err := t.openVault(v)
	if err != nil {
		return err
	}
	defer vlt.Close()
	if to != "" {
		if err := vlt.SecondPlace(to, time.Now()); err != nil {
			return err
		}
	}
	made, err := vlt.Backup(time.Now())
	found := false
	for _, m := range made {
		switch c := m.Copy; {
		case m.Gone:
			fmt.Fprintf(t.out, "%s is not there: no copy was made there\n", m.Place.Folder)
		case m.Err == nil:
			fmt.Fprintf(t.out, "copied to %s: %s\n", filepath.Join(m.Place.Folder, c.Name), readBack(c))
		case c.Hurt:
			found = true
			fmt.Fprintf(t.out, "copied to %s, but the vault itself is damaged: %s\n", filepath.Join(m.Place.Folder, c.Name), t.explain(m.Err))
		default:
			found = true
			fmt.Fprintf(t.out, "no copy in %s: %s\n", m.Place.Folder, t.explain(m.Err))
		}
	}
	if found {
		return errFound
	}
	return err
}

// readBack says what was verified, and what could not be.
func readBack(c vault.Copy) string {
	text := fmt.Sprintf("%d cases, %d records, %d bytes, read back", c.Cases, c.Records, c.Bytes)
	if c.Withheld > 0 {
		text += fmt.Sprintf("; of %d records only that they are there and unchanged, for this user has no key for them", c.Withheld)
	}
	return text
}

func (t *tool) vaultDrill(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault drill", args, v.set); err != nil {
		return err
	}
	vlt, err := t.openVault(v)
	if err != nil {
		return err
	}
	defer vlt.Close()
	all, err := vlt.Drill(time.Now())
	found := false
	for _, d := range all {
		for _, name := range d.Failed {
			found = true
			fmt.Fprintf(t.out, "damaged: %s\n", filepath.Join(d.Folder, name))
		}
		switch {
		case d.Gone:
			fmt.Fprintf(t.out, "%s is not there: not tried\n", d.Folder)
		case d.Unread:
			found = true
			fmt.Fprintf(t.out, "no room to try a copy from %s\n", d.Folder)
		case d.Name == "":
			found = true
			fmt.Fprintf(t.out, "no copy in %s can be used\n", d.Folder)
		default:
			fmt.Fprintf(t.out, "brought back on trial: %s of %s, %d cases, %d records, as they were written down\n", d.Name, d.Made.Format(when), d.Cases, d.Count)
		}
	}
	if found {
		return errFound
	}
	return err
}

func (t *tool) vaultRestore(args []string) error {
	var v vaultFlags
	from, look := "", false
	_, err := t.flags("vault restore", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&from, "from", "", "the copy's file")
		f.BoolVar(&look, "look", false, "only say what is in it")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"vault": v.path, "from": from}); err != nil {
		return err
	}
	pass, err := t.passphrase()
	if err != nil {
		return err
	}
	again := bytes.Clone(pass)
	c, err := vault.OpenCopy(from, v.user, pass, vault.Options{})
	if err != nil {
		return err
	}
	defer c.Close()
	if err := t.preview(c, v, again); err != nil || look {
		return err
	}
	aside, err := vault.Restore(v.path, c, time.Now())
	if err != nil {
		return err
	}
	if aside != "" {
		fmt.Fprintln(t.out, "put aside:", aside)
	}
	fmt.Fprintln(t.out, "brought back:", v.path)
	return nil
}

// preview says what is in a copy and, where the vault of today opens with the
// same pass phrase, what is not the same.
func (t *tool) preview(c *vault.Vault, v vaultFlags, pass []byte) error {
	list, err := c.Summaries()
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "in the copy: %d cases", len(list))
	if len(list) > 0 {
		fmt.Fprintf(t.out, ", last touched %s", list[0].Touched.Local().Format(when))
	}
	fmt.Fprintln(t.out)
	today, err := vault.Open(v.path, v.user, pass, vault.Options{})
	if errors.Is(err, vault.ErrBusy) {
		return err
	}
	if err != nil {
		fmt.Fprintln(t.out, "the vault of today cannot be compared:", t.explain(err))
		return nil
	}
	defer today.Close()
	d, err := vault.Compare(today, c)
	if err != nil {
		return err
	}
	for _, s := range d.OnlyNow {
		fmt.Fprintf(t.out, "only in the vault of today: %s\n", s.Code)
	}
	for _, s := range d.OnlyThen {
		fmt.Fprintf(t.out, "only in the copy: %s\n", s.Code)
	}
	for _, x := range d.Changed {
		fmt.Fprintf(t.out, "not the same: %s, talks only in the vault of today %d, gone on with since %d, only in the copy %d\n", x.Code, x.Added, x.Newer, x.Missing)
	}
	return nil
}
