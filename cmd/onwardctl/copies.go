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
	from, look, sheet := "", false, false
	_, err := t.flags("vault restore", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&from, "from", "", "the copy's file")
		f.BoolVar(&look, "look", false, "only say what is in it")
		f.BoolVar(&sheet, "sheet", false, "open it with the recovery sheet of its day, not with a pass phrase")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"vault": v.path, "from": from}); err != nil {
		return err
	}
	c, today, err := t.openCopy(from, v, sheet)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := t.preview(c, today); err != nil || look {
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

// openCopy opens a copy, and gives what opens the vault of today in the same way.
func (t *tool) openCopy(from string, v vaultFlags, sheet bool) (*vault.Vault, func() (*vault.Vault, error), error) {
	if sheet {
		typed, err := t.sheet()
		if err != nil {
			return nil, nil, err
		}
		c, err := vault.OpenCopyWithSheet(from, typed, vault.Options{})
		return c, func() (*vault.Vault, error) { return vault.OpenCopyWithSheet(v.path, typed, vault.Options{}) }, err
	}
	pass, err := t.passphrase()
	if err != nil {
		return nil, nil, err
	}
	again := bytes.Clone(pass)
	c, err := vault.OpenCopy(from, v.user, pass, vault.Options{})
	return c, func() (*vault.Vault, error) { return vault.Open(v.path, v.user, again, vault.Options{}) }, err
}

// vaultForgetOld takes away the vault of the first format that was left beside
// this one when it was brought to the format of today.
func (t *tool) vaultForgetOld(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault forget-old", args, v.set); err != nil {
		return err
	}
	return t.withVault(v, func(v *vault.Vault) error {
		_, there, err := v.OldVault()
		if err == nil {
			err = v.DropOldVault(time.Now())
		}
		switch {
		case err != nil:
			return err
		case there:
			fmt.Fprintln(t.out, "the old vault is gone")
		default:
			fmt.Fprintln(t.out, "there is no old vault beside this one")
		}
		return nil
	})
}

// preview says what is in a copy and, where the vault of today opens with the
// same pass phrase or sheet, what is not the same.
func (t *tool) preview(c *vault.Vault, now func() (*vault.Vault, error)) error {
	list, err := c.Summaries()
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "in the copy: %d cases", len(list))
	if len(list) > 0 {
		fmt.Fprintf(t.out, ", last touched %s", list[0].Touched.Local().Format(when))
	}
	fmt.Fprintln(t.out)
	today, err := now()
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
