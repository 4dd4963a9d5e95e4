package vault

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

var flips = flag.Int("flips", 160, "how many single bits are turned over")

// people gives a vault of three invented people, closed, and what is in it.
func people(t testing.TB) (path string, cases map[casefile.CaseID]*casefile.Case) {
	t.Helper()
	v, path := newVault(t)
	cases = map[casefile.CaseID]*casefile.Case{}
	for i := range 3 {
		c := ma()
		c.ID = casefile.CaseID(fmt.Sprintf("c-%02d", i))
		c.Sittings[1].Put("d10.story", casefile.Answer{Value: strings.Repeat("ကျွန်မ ", 600*i), Lang: "my", By: "W7", At: day(2)})
		if err := v.NewCase(c); err != nil {
			t.Fatal(err)
		}
		cases[c.ID] = c
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return path, cases
}

// known are the errors a damaged file may give; anything else left the room
// without being understood.
func known(err error) bool {
	for _, k := range []error{ErrDamaged, ErrNotVault, ErrNewer, ErrWrongPassphrase, ErrParams} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}

// look opens a file and compares everything in it with what was saved. It
// tells how it went: refused, damage named or noticed, or unharmed. Wrong data
// fails the test.
func look(t *testing.T, path, what string, cases map[casefile.CaseID]*casefile.Case, o Options) string {
	t.Helper()
	v, err := Open(path, testUser, []byte(testPhrase), o)
	if err != nil {
		if !known(err) {
			t.Errorf("%s: opening gives %v", what, err)
		}
		return "refused"
	}
	defer v.Close()
	caught := false
	for id, want := range cases {
		got, err := v.Case(id)
		switch {
		case err != nil && !errors.Is(err, ErrDamaged) && !(o.Accept && errors.Is(err, ErrNoCase)):
			t.Errorf("%s: reading gives %v", what, err)
		case err == nil && !o.Accept && !reflect.DeepEqual(got, want):
			t.Errorf("%s: WRONG DATA, and no word of it", what)
		case err != nil:
			caught = true
		}
		if got == nil {
			continue
		}
		for _, s := range got.Sittings {
			if !within(s, want.Sitting(s.ID)) || err == nil && !o.Accept && !reflect.DeepEqual(s, want.Sitting(s.ID)) {
				t.Errorf("%s: WRONG DATA in a sitting", what)
			}
		}
	}
	list, err := v.Summaries()
	if err == nil && !o.Accept && len(list) != len(cases) {
		t.Errorf("%s: %d cases listed, and no word of it", what, len(list))
	}
	report, checkErr := v.Check()
	if (caught || err != nil) && checkErr == nil {
		t.Errorf("%s: check found nothing, reading did", what)
	}
	switch {
	case len(report.Damaged) > 0:
		return "named" // each record by its id, and the rest was read
	case caught || err != nil || !report.OK():
		return "noticed" // in what holds the records together
	}
	return "unharmed"
}

// within tells whether every answer of a sitting is one that was saved. Where
// one of its parts is damaged, the others are shown.
func within(got, want *casefile.Sitting) bool {
	if want == nil || got.Form != want.Form || got.Version != want.Version || !got.Begun.Equal(want.Begun) {
		return false
	}
	for q, as := range got.Answers {
		if !reflect.DeepEqual(as, want.Answers[q]) {
			return false
		}
	}
	return true
}

func TestVault_ShowsNothingWrongAfterAFlippedBit(t *testing.T) {
	path, cases := people(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tally := map[string]int{}
	r := rand.New(rand.NewSource(7))
	dir := t.TempDir()
	for i := range *flips {
		b := bytes.Clone(whole)
		at, bit := r.Intn(len(b)), r.Intn(8)
		if i < *flips/4 {
			at = r.Intn(3 * 4096) // the header and the schema more often
		}
		b[at] ^= 1 << bit
		hurt := filepath.Join(dir, "hurt.vault")
		if err := errors.Join(remove(hurt+"-wal"), os.WriteFile(hurt, b, 0o600)); err != nil {
			t.Fatal(err)
		}
		what := fmt.Sprintf("byte %d bit %d", at, bit)
		tally[look(t, hurt, what, cases, cheap)]++
		accept := cheap
		accept.Accept = true
		look(t, hurt, what+", accepted", cases, accept)
	}
	keep(t, "flips.txt", "%d bits flipped in a vault of %d bytes, 0 times wrong data.\n"+
		"How it showed: %v\n(refused: does not open; named: the records by their ids, the rest read;\n"+
		"noticed: in what holds them together; unharmed: in bytes nobody uses)\n", *flips, len(whole), tally)
	if tally["named"] == 0 || tally["refused"] == 0 {
		t.Error("the flips did not reach both kinds of damage")
	}
}

func TestVault_CutShort(t *testing.T) {
	path, cases := people(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 15, 16, 50, 99, 100, 4095, 4096, 8192, 12288, len(whole) / 2, len(whole) - 8192, len(whole) - 4096} {
		short := filepath.Join(t.TempDir(), "short.vault")
		if err := os.WriteFile(short, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if got := look(t, short, fmt.Sprintf("cut at %d", n), cases, cheap); got == "unharmed" {
			t.Errorf("cut at %d of %d: %s", n, len(whole), got)
		}
	}
}

// tamper changes a closed vault with SQLite alone, as someone would who has
// the file and not the pass phrase.
func tamper(t *testing.T, path string, do func(exec func(sql string, args ...any))) {
	t.Helper()
	db, conn, err := dial(path)
	if err != nil {
		t.Fatal(err)
	}
	do(func(sql string, args ...any) {
		if _, err := conn.ExecContext(context.Background(), sql, args...); err != nil {
			t.Fatal(err)
		}
	})
	conn.Close()
	db.Close()
}

func TestVault_NoticesAnOlderRowPutBack(t *testing.T) {
	v, path := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	b, err := v.box(string(c.ID))
	if err != nil {
		t.Fatal(err)
	}
	old, err := v.row(b.kid, b.names.Name(kindSitting, "s-01"))
	if err != nil {
		t.Fatal(err)
	}
	s := c.Sitting("s-01")
	s.Put("about.called", casefile.Answer{Non: casefile.PreferNot, By: "W7", At: day(4)})
	if err := v.SaveSitting(c.ID, s); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	v.Close()

	tamper(t, path, func(exec func(string, ...any)) {
		exec(`UPDATE obj SET ver=?, nonce=?, ct=? WHERE id=?`, int64(old.Version), old.Nonce[:], old.text, old.ID[:])
	})
	if _, err := Open(path, testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrAltered) || !errors.Is(err, ErrDamaged) {
		t.Fatalf("an older row was put back: %v", err)
	}

	// A person may decide to go on; that is counted, and it is not asked again.
	accept := cheap
	accept.Accept = true
	v, err = Open(path, testUser, []byte(testPhrase), accept)
	if err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	if stats, err := v.Stats(); err != nil || stats.Accepted != 1 {
		t.Errorf("%+v, %v", stats, err)
	}
}

func TestVault_NoticesWhatSQLCanDo(t *testing.T) {
	for _, c := range []struct {
		what string
		sql  []string
		want error
	}{
		{"a row taken away", []string{`DELETE FROM obj WHERE rowid=2`}, ErrAltered},
		{"a row doubled", []string{`INSERT INTO obj SELECT kid,id,ver+1,nonce,ct FROM obj WHERE rowid=2`}, ErrAltered},
		{"a version raised", []string{`UPDATE obj SET ver=ver+1 WHERE rowid=3`}, ErrAltered},
		{"a row moved to another case", []string{`UPDATE obj SET kid=(SELECT kid FROM obj WHERE rowid=6) WHERE rowid=2`}, ErrAltered},
		{"a word instead of an id", []string{`UPDATE obj SET id='x' WHERE rowid=2`}, ErrAltered},
		{"the head taken away", []string{`DELETE FROM header WHERE at=2`}, ErrAltered},
		{"an empty head", []string{`UPDATE header SET body=x'' WHERE at=2`}, ErrAltered},
		{"a slot doubled", []string{`INSERT INTO header SELECT 17, body FROM header WHERE at=16`}, ErrAltered},
		{"a slot of an unknown kind", []string{`INSERT INTO header VALUES(17, x'09005ec1b4e1')`}, ErrAltered},
		{"no slot", []string{`DELETE FROM header WHERE at=16`}, ErrWrongPassphrase},
		{"a damaged slot", []string{`UPDATE header SET body=zeroblob(1184) WHERE at=16`}, ErrDamaged},
		{"no header", []string{`DELETE FROM header WHERE at=0`}, ErrNotVault},
		{"a longer header", []string{`UPDATE header SET body=body||x'00' WHERE at=0`}, ErrAltered},
		{"a newer format", []string{`UPDATE header SET body=x'00030003'||substr(body,5) WHERE at=0`}, ErrNewer},
		{"an unknown flag", []string{`UPDATE header SET body=substr(body,1,4)||x'00000001'||substr(body,9) WHERE at=0`}, ErrNewer},
		{"a trigger", []string{`CREATE TRIGGER x AFTER INSERT ON obj BEGIN DELETE FROM obj; END`}, ErrNotVault},
		{"a view", []string{`CREATE VIEW x AS SELECT 1`}, ErrNotVault},
		{"another table", []string{`CREATE TABLE x(y)`}, ErrNotVault},
		{"an index gone", []string{`DROP INDEX row`}, ErrNotVault},
	} {
		path, _ := people(t)
		tamper(t, path, func(exec func(string, ...any)) {
			for _, s := range c.sql {
				exec(s)
			}
		})
		v, err := Open(path, testUser, []byte(testPhrase), cheap)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
		if err == nil {
			v.Close()
		}
	}
}

func TestVault_ReadsAFormatThatLetsIt(t *testing.T) {
	v, path := newVault(t)
	if err := v.NewCase(ma()); err != nil {
		t.Fatal(err)
	}
	fixed, slots, err := v.readHeaders()
	if err != nil {
		t.Fatal(err)
	}
	h, err := readHeader(fixed[atHeader])
	if err != nil {
		t.Fatal(err)
	}
	// Format 3 that a reader of 2 may read, with more in its header.
	h.Format, h.rest = 3, []byte("more")
	err = v.Batch(func(tx *Tx) error {
		return errors.Join(writeHeader(v.conn, stored{atHeader, h.bytes()}), tx.seat(slots))
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = path
	v = reopen(t, v)
	if _, err := v.Case("c-01"); err != nil {
		t.Error(err)
	}
}

func TestCase_GivesWhatCanStillBeRead(t *testing.T) {
	path, cases := people(t)
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	b, err := v.box("c-01")
	if err != nil {
		t.Fatal(err)
	}
	sitting, head := b.names.Name(kindSitting, "s-02"), b.names.Name(kindHead, "c-01")
	key := v.keys.wraps.names.Name(kindKey, "c-02")
	summary := v.keys.summaries.names.Name(kindSummary, "c-00")
	v.Close()
	spoil := func(id seal.ID) {
		tamper(t, path, func(exec func(string, ...any)) {
			exec(`UPDATE obj SET ct=zeroblob(length(ct)) WHERE id=?`, id[:])
		})
	}
	spoil(sitting)
	spoil(key)
	spoil(summary)

	v, err = Open(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	c, err := v.Case("c-01")
	var bad *DamageError
	if !errors.As(err, &bad) || !reflect.DeepEqual(bad.Records, []string{sitting.String()}) {
		t.Fatalf("one sitting is damaged: %v", err)
	}
	if c == nil || len(c.Sittings) != 2 || !reflect.DeepEqual(c.Sittings[0], cases["c-01"].Sitting("s-01")) || c.Working != "th" {
		t.Errorf("the rest of the case: %+v", c)
	}
	if c, err := v.Case("c-02"); c != nil || !errors.Is(err, ErrDamaged) {
		t.Errorf("a case without its key: %v %v", c, err)
	}
	if c, err := v.Case("c-00"); err != nil || !reflect.DeepEqual(c, cases["c-00"]) {
		t.Errorf("an untouched case: %v", err)
	}
	list, err := v.Summaries()
	if !errors.Is(err, ErrDamaged) || len(list) != 3 { // c-00 says itself what its summary said
		t.Errorf("list: %v %v", list, err)
	}
	report, err := v.Check()
	// c-02's two sittings, in two parts each, and its head cannot be opened without its key.
	if !errors.Is(err, ErrDamaged) || len(report.Damaged) != 8 || report.Cases != 2 || report.Records != 23 || report.Altered {
		t.Errorf("check: %+v %v", report, err)
	}

	// What is still in memory can be saved over it, and it is whole again.
	if err := v.SaveSitting("c-01", cases["c-01"].Sitting("s-02")); err != nil {
		t.Fatal(err)
	}
	if c, err := v.Case("c-01"); err != nil || !reflect.DeepEqual(c, cases["c-01"]) {
		t.Errorf("saved over the damage: %v", err)
	}
	v.Close()
	spoil(head)
	if v, err = Open(path, testUser, []byte(testPhrase), cheap); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	c, err = v.Case("c-01")
	if !errors.Is(err, ErrDamaged) || c == nil || len(c.Sittings) != 2 || c.Code != "7Q4K" {
		t.Errorf("without its head: %+v %v", c, err)
	}
}

// Each bit of SQLite's own header: what it makes of the file must be an error
// that is understood, or the vault as it was.
func TestVault_EachBitOfTheFirstHundredBytes(t *testing.T) {
	path, cases := people(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	hurt := filepath.Join(t.TempDir(), "hurt.vault")
	every := 7 // which comes to each byte, and not always to the same bit
	if *flips >= 1000 {
		every = 1
	}
	for i := 0; i < 8*100; i += every {
		b := bytes.Clone(whole)
		b[i/8] ^= 1 << (i % 8)
		if err := errors.Join(remove(hurt+"-wal"), os.WriteFile(hurt, b, 0o600)); err != nil {
			t.Fatal(err)
		}
		look(t, hurt, fmt.Sprintf("byte %d bit %d", i/8, i%8), cases, cheap)
	}
}

// The index leads from one person's row to another's: where a bit of it is
// turned over, or somebody writes over it. Her file must not show the other's.
func TestCase_NeverShowsWhatAnotherCaseHolds(t *testing.T) {
	path, cases := people(t)
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	// As if the index led from the key of c-01 to the row of c-00's.
	v.find.Close()
	v.find, err = v.conn.PrepareContext(context.Background(),
		`SELECT kid, id, ver, nonce, ct FROM obj WHERE kid = ?1 AND id = CASE WHEN ?2 = x'`+
			v.keys.wraps.names.Name(kindKey, "c-01").String()+`' THEN x'`+v.keys.wraps.names.Name(kindKey, "c-00").String()+`' ELSE ?2 END`)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := v.Case("c-01"); !errors.Is(err, ErrDamaged) || c != nil {
		t.Errorf("c-01 shows %v, %v", c, err)
	}
	if c, err := v.Case("c-00"); err != nil || !reflect.DeepEqual(c, cases["c-00"]) {
		t.Errorf("c-00: %v", err)
	}
}
