package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// Two people without vaults: keys, cards, a plan over, a receipt back.
func TestHandover_ByFiles(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	pass := "six words drawn by lot today\n"
	ok(t, pass, "handover", "keygen", "--name", "งานสังคม 7", "--out", at("dao"))
	ok(t, pass, "handover", "keygen", "--name", "ສູນ 4", "--out", at("kham"))
	if code, _, _ := run(t, pass, "handover", "keygen", "--name", "X", "--out", at("dao")); code != 2 {
		t.Error("keys were written over")
	}
	if said := ok(t, "", "handover", "card", "--lang", "lo,th", at("dao.card")); strings.Count(said, "\n") != 11 || !strings.HasPrefix(said, "งานสังคม 7\n 1\t") {
		t.Errorf("the card says\n%s", said)
	}

	c := casefiletest.Speaking("lo", time.Now().UTC())
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("case.json"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	sealed := ok(t, pass, "handover", "seal", "--key", at("dao"), "--to", at("kham.card"), "--case", at("case.json"), "--lang", "lo,th", "--out", at("letter"))
	_, receipt, _ := strings.Cut(strings.TrimSpace(sealed), "receipt\t")

	if code, _, said := run(t, pass, "handover", "open", "--key", at("dao"), "--from", at("dao.card"), "--in", at("letter"), "--out", at("x")); code != 1 || !strings.Contains(said, "somebody else") {
		t.Errorf("opened by the sender: %d %s", code, said)
	}
	said := ok(t, pass, "handover", "open", "--key", at("kham"), "--from", at("dao.card"), "--in", at("letter"), "--out", at("came"))
	if !strings.Contains(said, "from\tงานสังคม 7\n") || !strings.Contains(said, "receipt\t"+receipt) {
		t.Errorf("opening says\n%s", said)
	}
	got, err := readCase(at("came/case.json"))
	if err != nil || got.ID != c.ID {
		t.Fatalf("%v, %v", got, err)
	}
	if told, all := answers(got), answers(c); told == 0 || told >= all {
		t.Errorf("%d of %d answers went over", told, all)
	}
	if pages, err := os.ReadFile(at("came/plan.pdf")); err != nil || !strings.HasPrefix(string(pages), "%PDF") {
		t.Errorf("no pages: %v", err)
	}
	ok(t, "", "handover", "receipt", "--receipt", receipt, "--said", strings.ToLower(receipt))
	if code, _, _ := run(t, "", "handover", "receipt", "--receipt", receipt, "--said", "0000 0000"); code != 1 {
		t.Error("any receipt is right")
	}
}

func answers(c *casefile.Case) (n int) {
	for _, s := range c.Sittings {
		n += len(s.Answers)
	}
	return n
}
