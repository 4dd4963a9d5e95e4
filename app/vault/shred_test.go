package vault

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// After a case is shredded and the vault closed, nothing that was ever sealed
// with its key stands in the file or beside it, whoever still has the keys of
// the day before; the other cases are whole.
func TestShred_NothingOfTheCaseStandsAnywhere(t *testing.T) {
	path, cases := people(t)
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	const gone casefile.CaseID = "c-01"
	// Earlier versions of its records lie in SQLite's log meanwhile.
	var pieces [][]byte
	for i := range 5 {
		pieces = append(pieces, textsOf(t, v, gone)...)
		s := cases[gone].Sittings[1]
		s.Put("d10.more", casefile.Answer{Value: strings.Repeat("x", 3000*i), At: day(3 + i)})
		if err := v.SaveSitting(gone, s); err != nil {
			t.Fatal(err)
		}
	}
	pieces = append(pieces, textsOf(t, v, gone)...)
	if n := standing(t, path, pieces); n == 0 {
		t.Fatal("nothing of the case is in the file before: the test looks in the wrong place")
	}
	key := keyOf(t, v, gone)
	if err := v.Shred(gone, day(9)); err != nil {
		t.Fatal(err)
	}
	if n := standing(t, path, pieces); n > 0 {
		t.Errorf("%d pieces stand in the files while the vault is open", n)
	}
	if _, err := v.Case(gone); !errors.Is(err, ErrNoCase) {
		t.Errorf("the case reads: %v", err)
	}
	if err := v.Shred(gone, day(9)); !errors.Is(err, ErrNoCase) {
		t.Errorf("shredding it again: %v", err)
	}
	v = reopen(t, v)
	if n := standing(t, path, pieces); n > 0 {
		t.Errorf("%d pieces stand in the file after closing", n)
	}
	// A key kept from the day before opens nothing in the new file.
	rows, err := v.allRows()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		s, err := v.row(r.KID, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := key.open(v.id, s); err == nil {
			t.Error("the old key still opens a row")
		}
	}
	if r, err := v.Check(); err != nil || r.Cases != 2 {
		t.Errorf("the others: %+v, %v", r, err)
	}
	if list, err := v.Summaries(); err != nil || len(list) != 2 {
		t.Errorf("the list: %v, %v", list, err)
	}
	log, err := v.Log(gone)
	if err != nil || len(log) != 1 || log[0].Did != DidShred {
		t.Errorf("the log says %v, %v", log, err)
	}
}

// keyOf gives the box of a case's content, as somebody could keep its key.
func keyOf(t *testing.T, v *Vault, id casefile.CaseID) *box {
	t.Helper()
	b, err := v.box(string(id))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// textsOf gives 32 bytes out of each sealed text of a case, of its key and of
// its line in the list, and all nonces.
func textsOf(t *testing.T, v *Vault, id casefile.CaseID) (pieces [][]byte) {
	t.Helper()
	add := func(kid, rec seal.ID) {
		s, err := v.row(kid, rec)
		if err != nil {
			t.Fatal(err)
		}
		pieces = append(pieces, s.Nonce[:], s.text[:32], s.text[len(s.text)/2:][:32], s.text[len(s.text)-32:])
	}
	n := 0
	for _, kid := range v.keys.partKids(string(id)) {
		rows, err := v.rows(kid)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			add(r.KID, r.ID)
			n++
		}
	}
	if n < 3 {
		t.Fatal("only", n)
	}
	for box, kind := range map[*box]string{v.keys.wraps: kindKey, v.keys.summaries: kindSummary, v.keys.named: kindNamed} {
		if _, err := v.known(box.kid, box.names.Name(kind, string(id))); errors.Is(err, errNoRecord) {
			continue // nobody said how to call her
		}
		add(box.kid, box.names.Name(kind, string(id)))
	}
	return pieces
}

// standing counts the pieces that are found in the vault's file or SQLite's log.
func standing(t *testing.T, path string, pieces [][]byte) (n int) {
	t.Helper()
	for _, f := range []string{path, path + "-wal"} {
		b, err := os.ReadFile(f)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		for _, p := range pieces {
			if bytes.Contains(b, p) {
				n++
			}
		}
	}
	return n
}

// Cut off at any moment, a case is there with all it has or it is gone with
// all it had.
func TestShred_WholeOrNotAtAll(t *testing.T) {
	path, cases := people(t)
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	stop := errors.New("the power went")
	if err := v.Batch(func(tx *Tx) error {
		if err := tx.shred("c-01"); err != nil {
			return err
		}
		return stop
	}); !errors.Is(err, stop) {
		t.Fatal(err)
	}
	v.Close()
	if how := look(t, path, "half shredded", cases, cheap); how != "unharmed" {
		t.Errorf("the file is %s", how)
	}
}
