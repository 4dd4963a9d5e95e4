package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"onward/app/phrase"
	"onward/app/vault"
)

// newPassphrase reads a second pass phrase: the one that shall be.
func (t *tool) newPassphrase() ([]byte, error) {
	return t.secret("ONWARD_NEW_PASSPHRASE_FILE", "no new pass phrase. Set ONWARD_NEW_PASSPHRASE_FILE, or give it on the next line of standard input")
}

// withVault opens a vault, does something, and closes it.
func (t *tool) withVault(v vaultFlags, do func(*vault.Vault) error) error {
	vlt, err := t.openVault(v)
	if err != nil {
		return err
	}
	return errors.Join(do(vlt), vlt.Close())
}

func (t *tool) vaultUser(args []string) error {
	verb := ""
	if len(args) > 0 {
		verb, args = args[0], args[1:]
	}
	var v vaultFlags
	var name, role, rings, without, to string
	flags := func(set func(*flag.FlagSet)) error {
		_, err := t.flags("vault user "+verb, args, func(f *flag.FlagSet) {
			v.set(f)
			set(f)
		})
		return err
	}
	named := func(f *flag.FlagSet) { f.StringVar(&name, "name", "", "the user's name") }
	var err error
	var do func(*vault.Vault) error
	switch verb {
	case "list":
		err = flags(func(*flag.FlagSet) {})
		do = t.listUsers
	case "add":
		err = flags(func(f *flag.FlagSet) {
			named(f)
			f.StringVar(&role, "role", "worker", "worker, supervisor, auditor or administrator")
			f.StringVar(&without, "without", "", "rings a worker shall not have: identity,private")
		})
		do = func(v *vault.Vault) error { return t.addUser(v, name, vault.Role(role), without) }
	case "let-in":
		err = flags(func(f *flag.FlagSet) {
			named(f)
			f.StringVar(&rings, "rings", "", "the rings to give; all that are waited for where none are named")
		})
		do = func(v *vault.Vault) error { return t.letIn(v, name, rings) }
	case "rename":
		err = flags(func(f *flag.FlagSet) {
			named(f)
			f.StringVar(&to, "to", "", "the other name")
		})
		do = func(v *vault.Vault) error { return t.renameUser(v, name, to) }
	case "role":
		err = flags(func(f *flag.FlagSet) {
			named(f)
			f.StringVar(&role, "role", "", "worker, supervisor, auditor or administrator; as it is where none is named")
			f.StringVar(&without, "without", "", "rings a worker shall not have: identity,private")
		})
		do = func(v *vault.Vault) error { return t.changeRole(v, name, vault.Role(role), without) }
	case "remove":
		err = flags(named)
		do = func(v *vault.Vault) error { return t.removeUser(v, name) }
	default:
		return fmt.Errorf("%w: vault user list, add, let-in, rename, role or remove", errUse)
	}
	if err != nil {
		return err
	}
	if verb != "list" && name == "" {
		return need(map[string]string{"name": name})
	}
	return t.withVault(v, do)
}

// listUsers writes a line for each user: name, role, rings, what is waited
// for, when she was added, and what is worth knowing.
func (t *tool) listUsers(v *vault.Vault) error {
	users, err := v.Users()
	for _, u := range users {
		name, notes := u.Name, []string{}
		if u.Role == vault.Recovery {
			name = "(recovery sheet)"
			for _, at := range u.Used {
				notes = append(notes, "used "+at.Local().Format(time.DateTime))
			}
		}
		if u.Opens != "" {
			notes = append(notes, "opens with the name "+u.Opens)
		}
		if u.Fresh {
			notes = append(notes, "has not changed the first pass phrase")
		}
		if len(u.Waiting) > 0 {
			notes = append(notes, "waits for "+ringNames(u.Waiting))
		}
		fmt.Fprintf(t.out, "%s\t%s\t%s\t%s\t%s\n", name, u.Role, ringNames(u.Rings), u.Added.Local().Format(time.DateOnly), strings.Join(notes, "; "))
	}
	return err
}

func ringNames(rings []vault.Ring) string {
	names := make([]string, len(rings))
	for i, r := range rings {
		names[i] = r.String()
	}
	return strings.Join(names, ",")
}

func readRings(list string) (rings []vault.Ring, err error) {
	for _, name := range strings.Split(list, ",") {
		r, ok := vault.ReadRing(strings.TrimSpace(name))
		if !ok {
			return nil, fmt.Errorf("%w: %q is not one of office, cases, identity, private, log", errUse, name)
		}
		rings = append(rings, r)
	}
	return rings, nil
}

func (t *tool) addUser(v *vault.Vault, name string, role vault.Role, without string) error {
	rings, err := ringsWithout(role, without)
	if err != nil {
		return err
	}
	pass, err := t.newPassphrase()
	if err != nil {
		return err
	}
	u, err := v.AddUser(name, pass, role, rings)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "added %s, %s\n", u.Name, u.Role)
	if len(u.Waiting) > 0 {
		fmt.Fprintf(t.out, "waits for %s: a supervisor lets them in with vault user let-in\n", ringNames(u.Waiting))
	}
	return nil
}

// ringsWithout gives the rings of a role but those that are named.
func ringsWithout(role vault.Role, without string) ([]vault.Ring, error) {
	rings := role.Rings()
	if len(rings) == 0 || role == vault.Recovery {
		return nil, fmt.Errorf("%w: --role is worker, supervisor, auditor or administrator", errUse)
	}
	if without == "" {
		return rings, nil
	}
	not, err := readRings(without)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rings, func(r vault.Ring) bool { return slices.Contains(not, r) }), nil
}

func (t *tool) renameUser(v *vault.Vault, name, to string) error {
	if err := need(map[string]string{"to": to}); err != nil {
		return err
	}
	u, err := v.FindUser(name)
	if err == nil {
		err = v.Rename(u.ID, to)
	}
	if err == nil {
		fmt.Fprintf(t.out, "%s is called %s now, and opens the vault with the earlier name until the next change of the pass phrase\n", u.Name, to)
	}
	return err
}

func (t *tool) changeRole(v *vault.Vault, name string, role vault.Role, without string) error {
	u, err := v.FindUser(name)
	if err != nil {
		return err
	}
	if role == "" {
		role = u.Role
	}
	rings, err := ringsWithout(role, without)
	if err != nil {
		return err
	}
	if err := v.ChangeRole(u.ID, role, rings); err != nil {
		return err
	}
	if u, err = v.FindUser(name); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%s\t%s\n", u.Name, u.Role, ringNames(u.Rings))
	if len(u.Waiting) > 0 {
		fmt.Fprintf(t.out, "waits for %s: a supervisor lets them in with vault user let-in\n", ringNames(u.Waiting))
	}
	return nil
}

func (t *tool) letIn(v *vault.Vault, name, list string) error {
	var rings []vault.Ring
	var err error
	if list != "" {
		if rings, err = readRings(list); err != nil {
			return err
		}
	}
	u, err := v.FindUser(name)
	if err == nil {
		err = v.LetIn(u.ID, rings)
	}
	if err == nil {
		fmt.Fprintln(t.out, "let in", u.Name)
	}
	return err
}

func (t *tool) removeUser(v *vault.Vault, name string) error {
	u, err := v.FindUser(name)
	if err == nil {
		err = v.RemoveUser(u.ID)
	}
	if err == nil {
		fmt.Fprintln(t.out, "removed", u.Name, "and replaced the keys they had; copies made before still open with the old ones")
	}
	return err
}

// vaultPassphrase changes the pass phrase of whoever opens the vault.
func (t *tool) vaultPassphrase(args []string) error {
	var v vaultFlags
	if _, err := t.flags("vault passphrase", args, v.set); err != nil {
		return err
	}
	if err := need(map[string]string{"vault": v.path}); err != nil {
		return err
	}
	old, err := t.passphrase()
	if err != nil {
		return err
	}
	pass, err := t.newPassphrase()
	if err != nil {
		return err
	}
	vlt, err := vault.Open(v.path, v.user, append([]byte(nil), old...), t.vaultOptions())
	if err != nil {
		return err
	}
	if err := errors.Join(vlt.ChangePass(old, pass), vlt.Close()); err != nil {
		return err
	}
	fmt.Fprintln(t.out, "the pass phrase is changed")
	return nil
}

// vaultPhrase draws a pass phrase by lot, to be offered to someone.
func (t *tool) vaultPhrase(args []string) error {
	lang := ""
	if _, err := t.flags("vault phrase", args, func(f *flag.FlagSet) { f.StringVar(&lang, "lang", "en", "its language") }); err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, phrase.Draw(tags[0]))
	return nil
}

// vaultRecovery makes a recovery sheet, or opens the vault with it and gives a
// user a new pass phrase.
func (t *tool) vaultRecovery(args []string) error {
	verb := ""
	if len(args) > 0 {
		verb, args = args[0], args[1:]
	}
	var v vaultFlags
	if verb != "new" && verb != "open" && verb != "read" {
		return fmt.Errorf("%w: vault recovery new, open or read", errUse)
	}
	if verb == "read" {
		return t.readSealedSheet(args)
	}
	var keeper, sealed string
	if _, err := t.flags("vault recovery "+verb, args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&keeper, "keeper", "", "with new: the card of somebody elsewhere who keeps the sheet too, sealed")
		f.StringVar(&sealed, "sealed", "", "with --keeper: the file for that person")
	}); err != nil {
		return err
	}
	if verb == "new" {
		return t.withVault(v, func(v *vault.Vault) error { return t.newSheet(v, keeper, sealed) })
	}
	return t.openWithSheet(v)
}

// newSheet writes the rows of a new sheet, and keeps it once they are typed
// back from the paper. Where a keeper is named, the sheet is also sealed to that
// person's card, before anything is kept.
func (t *tool) newSheet(v *vault.Vault, keeper, sealed string) error {
	s := v.NewRecovery()
	var file []byte
	if keeper != "" || sealed != "" {
		if err := need(map[string]string{"keeper": keeper, "sealed": sealed}); err != nil {
			return err
		}
		card, err := readCard(keeper)
		if err != nil {
			return err
		}
		if file, err = card.Seal(s.Bytes()); err != nil {
			return err
		}
	}
	for i, row := range s.Rows() {
		fmt.Fprintf(t.out, "%d  %s\n", i+1, row)
	}
	fmt.Fprintln(t.err, "Write these rows on paper. Then type them here from the paper, a row a line.")
	typed, err := t.rows(len(s.Rows()))
	if err != nil {
		return err
	}
	if err := v.SetRecovery(s, typed); err != nil {
		return err
	}
	fmt.Fprintln(t.err, "kept; an older sheet opens nothing any more")
	if file == nil {
		return nil
	}
	return writeBytes(sealed, file)
}

// readSealedSheet opens what was sealed for a keeper and writes the rows of the
// sheet in it. That it was used is seen once a vault is opened with it.
func (t *tool) readSealedSheet(args []string) error {
	var key, in string
	if _, err := t.flags("vault recovery read", args, func(f *flag.FlagSet) {
		f.StringVar(&key, "key", "", "own keys, as handover keygen writes them")
		f.StringVar(&in, "in", "", "the sealed file")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"key": key, "in": in}); err != nil {
		return err
	}
	file, err := readUpTo(in, 64<<10)
	if err != nil {
		return err
	}
	who, err := t.keys(key)
	if err != nil {
		return err
	}
	rows, err := who.Open(file)
	if err != nil {
		return err
	}
	defer clear(rows)
	fmt.Fprintf(t.out, "%s\n", rows)
	return nil
}

func (t *tool) openWithSheet(v vaultFlags) error {
	if err := need(map[string]string{"vault": v.path}); err != nil {
		return err
	}
	typed, err := t.sheet()
	if err != nil {
		return err
	}
	pass, err := t.newPassphrase()
	if err != nil {
		return err
	}
	vlt, err := vault.OpenWithSheet(v.path, typed, t.vaultOptions())
	if err != nil {
		return err
	}
	defer vlt.Close()
	u, err := vlt.FindUser(v.user)
	if err == nil {
		err = vlt.SetPass(u.ID, pass)
	}
	if err == nil {
		fmt.Fprintln(t.out, u.Name, "has a new pass phrase; that the sheet was used stands in vault user list")
	}
	return err
}

// sheet reads what is printed on a sheet from the file that ONWARD_SHEET_FILE
// names, or from six lines of standard input.
func (t *tool) sheet() (string, error) {
	if name := os.Getenv("ONWARD_SHEET_FILE"); name != "" {
		b, err := os.ReadFile(name)
		if err != nil {
			return "", fmt.Errorf("read the sheet: %w", err)
		}
		return string(b), nil
	}
	return t.rows(6)
}

// rows reads lines that are not empty.
func (t *tool) rows(n int) (string, error) {
	var all []string
	for len(all) < n {
		line, more, err := t.line()
		if err != nil {
			return "", fmt.Errorf("read the sheet: %w", err)
		}
		if s := strings.TrimSpace(string(line)); s != "" {
			all = append(all, s)
		}
		if !more {
			break
		}
	}
	return strings.Join(all, "\n"), nil
}
