package main

import (
	"path/filepath"
	"strings"
	"testing"

	"onward/app/vault"
)

func init() { cost = vault.CostFloor }

// A supervisor makes a vault, an administrator and a worker; the worker waits,
// is let in, changes the pass phrase, forgets it, gets another with the sheet,
// and leaves.
func TestVaultUser_FromTheFirstDayToTheLast(t *testing.T) {
	for _, v := range []string{"ONWARD_PASSPHRASE_FILE", "ONWARD_NEW_PASSPHRASE_FILE", "ONWARD_SHEET_FILE"} {
		t.Setenv(v, "")
	}
	file := filepath.Join(t.TempDir(), "a.vault")
	const chief, admin, dao, dao2, dao3 = "four plain words suffice\n", "seven ladders by the wall\n", "rice field under the moon\n", "blue kites over the sea\n", "a lamp burns in the hall\n"
	on := func(user string, verb ...string) []string {
		return append(append([]string{"vault"}, verb...), "--vault", file, "--user", user)
	}
	ok(t, chief, on("Chief", "new")...)
	ok(t, chief+admin, append(on("chief", "user", "add"), "--name", "Desk A", "--role", "administrator")...)
	if out := ok(t, admin+dao, append(on("desk a", "user", "add"), "--name", "Dao", "--without", "private")...); !strings.Contains(out, "waits for cases,identity:") {
		t.Error(out)
	}
	ok(t, chief, append(on("chief", "user", "let-in"), "--name", "dao")...)
	list := ok(t, chief, on("chief", "user", "list")...)
	if !strings.Contains(list, "Dao\tworker\toffice,cases,identity,log\t") || !strings.Contains(list, "has not changed") {
		t.Error(list)
	}
	ok(t, dao+dao2, on("Dao", "passphrase")...)
	if code, _, errs := run(t, dao, on("Dao", "stats")...); code != 1 || !strings.Contains(errs, "pass phrase") {
		t.Error(code, errs)
	}
	ok(t, dao2, on("Dao", "stats")...)

	sheet := newSheet(t, chief, on("chief", "recovery", "new"))
	if code, _, errs := run(t, string("23"[strings.Count(sheet[:1], "2")])+sheet[1:]+dao3, on("Dao", "recovery", "open")...); code != 1 || !strings.Contains(errs, "Row 1") {
		t.Error(code, errs)
	}
	ok(t, strings.ToLower(sheet)+dao3, on("Dao", "recovery", "open")...)
	ok(t, dao3, on("Dao", "stats")...)
	if list := ok(t, dao3, on("Dao", "user", "list")...); !strings.Contains(list, "(recovery sheet)\trecovery\t") || !strings.Contains(list, "used 20") {
		t.Error(list)
	}

	ok(t, chief, append(on("chief", "user", "remove"), "--name", "Dao")...)
	if code, _, _ := run(t, dao3, on("Dao", "stats")...); code != 1 {
		t.Error("Dao still opens it")
	}
	if code, _, errs := run(t, admin, append(on("desk a", "user", "remove"), "--name", "Chief")...); code != 1 || !strings.Contains(errs, "never be opened") {
		t.Error(code, errs)
	}
	ok(t, chief, on("chief", "check")...)
}

// newSheet makes a sheet, as someone who types back what the screen shows.
func newSheet(t *testing.T, pass string, args []string) string {
	t.Helper()
	copied := &paper{pass: pass}
	var errs strings.Builder
	if code := Main(args, copied, copied, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	return copied.typed
}

// paper takes what is written on it, and is read from after the pass phrase.
type paper struct {
	pass, typed string
	read        int
}

func (p *paper) Write(b []byte) (int, error) {
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		_, row, _ := strings.Cut(line, "  ")
		p.typed += row + "\n"
	}
	return len(b), nil
}

func (p *paper) Read(b []byte) (int, error) {
	all := p.pass + p.typed
	n := copy(b, all[p.read:])
	p.read += n
	return n, nil
}

// A phrase drawn by lot, in any language, is strong enough to make a vault.
func TestVaultPhrase_MakesAVault(t *testing.T) {
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		drawn := ok(t, "", "vault", "phrase", "--lang", lang)
		if len(strings.Fields(drawn)) != 6 {
			t.Errorf("%s: %q", lang, drawn)
		}
		ok(t, drawn, "vault", "new", "--vault", filepath.Join(t.TempDir(), lang+".vault"))
	}
}

func TestVaultUser_WrongUse(t *testing.T) {
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	for _, args := range []string{"vault user", "vault user sing", "vault user add --vault x", "vault recovery", "vault recovery sing --vault x",
		"vault passphrase", "vault user list", "vault recovery open"} {
		if code, _, errs := run(t, "x\n", strings.Fields(args)...); code != 2 || errs == "" {
			t.Errorf("%s: exit %d %s", args, code, errs)
		}
	}
}

// The head of the office elsewhere keeps the sheet too, sealed: she reads it when
// the paper is gone, and nobody else can.
func TestVault_TheSheetIsKeptElsewhereToo(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	at := func(name string) string { return filepath.Join(dir, name) }
	pass, lost := "seven invented boats upstream\n", "nine other boats down the river\n"
	for _, who := range []string{"head", "other"} {
		ok(t, pass, "handover", "keygen", "--name", "Office 1", "--out", at(who))
	}
	on := []string{"--vault", at("v"), "--user", "dao"}
	ok(t, pass, append([]string{"vault", "new"}, on...)...)
	sheet := newSheet(t, pass, append([]string{"vault", "recovery", "new", "--keeper", at("head.card"), "--sealed", at("sealed")}, on...))
	if code, _, said := run(t, pass, "vault", "recovery", "read", "--key", at("other"), "--in", at("sealed")); code != 1 || strings.Contains(said, sheet[:3]) {
		t.Errorf("somebody else: %d %s", code, said)
	}
	rows := ok(t, pass, "vault", "recovery", "read", "--key", at("head"), "--in", at("sealed"))
	if rows != sheet {
		t.Fatalf("%d letters came back of %d", len(rows), len(sheet))
	}
	ok(t, rows+lost, append([]string{"vault", "recovery", "open"}, on...)...)
	ok(t, lost, append([]string{"vault", "stats"}, on...)...)
}
