package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A worker gets another name and another role, a case is kept for two people
// alone and for everybody again, and a copy is looked into with the sheet.
func TestVaultUser_NameRoleAndACaseApart(t *testing.T) {
	for _, v := range []string{"ONWARD_PASSPHRASE_FILE", "ONWARD_NEW_PASSPHRASE_FILE", "ONWARD_SHEET_FILE"} {
		t.Setenv(v, "")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.vault")
	const chief, dao = "four plain words suffice\n", "rice field under the moon\n"
	on := func(user string, verb ...string) []string {
		return append(verb, "--vault", file, "--user", user)
	}
	ok(t, chief, on("Chief", "vault", "new")...)
	ok(t, chief+dao, append(on("chief", "vault", "user", "add"), "--name", "Dao")...)
	ok(t, chief, append(on("chief", "vault", "fill"), "--cases", "2", "--sittings", "1")...)

	ok(t, chief, append(on("chief", "vault", "user", "rename"), "--name", "dao", "--to", "Dao Thip")...)
	if list := ok(t, chief, on("chief", "vault", "user", "list")...); !strings.Contains(list, "Dao Thip\tworker\t") || !strings.Contains(list, "opens with the name Dao") {
		t.Error(list)
	}
	if out := ok(t, chief, append(on("chief", "vault", "user", "role"), "--name", "dao thip", "--without", "identity,private")...); !strings.Contains(out, "Dao Thip\tworker\toffice,cases,log\n") {
		t.Error(out)
	}
	if code, _, _ := run(t, chief, append(on("chief", "vault", "user", "role"), "--name", "chief", "--role", "worker")...); code != 1 {
		t.Error("a supervisor took away the own role")
	}
	ok(t, chief, on("chief", "vault", "check")...)

	code := strings.Fields(ok(t, dao, on("Dao", "case", "list")...))[0]
	ok(t, chief, append(on("chief", "case", "apart"), "--case", code, "--users", "chief")...)
	if list := ok(t, dao, on("Dao", "case", "list")...); strings.Contains(list, code) {
		t.Error("a case that is kept apart is in the list of somebody else:", list)
	}
	ok(t, chief, append(on("chief", "case", "apart"), "--case", code, "--everybody")...)
	if list := ok(t, dao, on("Dao", "case", "list")...); !strings.Contains(list, code) {
		t.Error("the case is not for everybody again:", list)
	}
	if code, _, _ := run(t, chief, append(on("chief", "case", "apart"), "--case", code)...); code != 2 {
		t.Error("it is not asked for whom")
	}

	sheet := newSheet(t, chief, on("chief", "vault", "recovery", "new"))
	ok(t, chief, on("chief", "vault", "backup")...)
	copies, err := filepath.Glob(filepath.Join(dir, "copies", "*.dat"))
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	if out := ok(t, sheet, "vault", "restore", "--vault", file, "--from", copies[0], "--sheet", "--look"); !strings.Contains(out, "in the copy: 2 cases") || strings.Contains(out, "cannot be compared") {
		t.Error(out)
	}
	if out := ok(t, sheet, "vault", "restore", "--vault", file, "--from", copies[0], "--sheet"); !strings.Contains(out, "brought back") {
		t.Error(out)
	}
	if out := ok(t, chief, on("chief", "vault", "forget-old")...); !strings.Contains(out, "no old vault") {
		t.Error(out)
	}
}
