package vault

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"onward/app/casefile"
)

var kills = flag.Int("kills", 36, "how often the program is killed in the middle of its work")

// childEnv makes the test binary play the program that is killed.
const childEnv = "VAULT_TEST_KILL_ME"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		work(path)
	}
	if path := os.Getenv(copyEnv); path != "" {
		copyForEver(path)
	}
	os.Exit(m.Run())
}

// work saves two sittings together, for ever, and says which round the disk
// has. Then it is killed.
func work(path string) {
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	for err == nil {
		var c *casefile.Case
		if c, err = v.Case("c-01"); err != nil {
			break
		}
		n := round(c.Sittings[0]) + 1
		err = v.Batch(func(tx *Tx) error {
			for _, s := range c.Sittings {
				// The text makes saves of different sizes, so that the kill
				// falls into long ones too.
				s.Answers["n"] = []casefile.Answer{{Value: float64(n), At: day(1)}, {Value: strings.Repeat("ស", n%40*1000), At: day(1)}}
				if err := tx.SaveSitting(c.ID, s); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil {
			fmt.Println(n)
		}
	}
	fmt.Println("stopped:", err)
	os.Exit(1)
}

func round(s *casefile.Sitting) int {
	as := s.Answers["n"]
	if len(as) == 0 {
		return 0
	}
	n, _ := as[0].Value.(float64)
	return int(n)
}

func TestVault_SurvivesBeingKilled(t *testing.T) {
	v, path := newVault(t)
	if err := v.NewCase(ma()); err != nil {
		t.Fatal(err)
	}
	v.Close()
	r := rand.New(rand.NewSource(11))
	acked := 0
	for range *kills {
		acked = max(acked, killed(t, path, 1+r.Intn(25)))
		v, err := Open(path, testUser, []byte(testPhrase), cheap)
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		c, err := v.Case("c-01")
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		a, b := round(c.Sittings[0]), round(c.Sittings[1])
		if a != b {
			t.Fatalf("torn: one sitting is of round %d, the other of %d", a, b)
		}
		if a < acked {
			t.Fatalf("lost: round %d was saved, round %d is there", acked, a)
		}
		if r.Intn(2) == 0 { // now and then the log is left for the next one
			if _, err := v.Check(); err != nil {
				t.Fatal(err)
			}
		}
		v.Close()
	}
	keep(t, "kills.txt", "killed %d times in the middle of its work, after %d saves in all: 0 lost, 0 torn\n", *kills, acked)
	if acked == 0 {
		t.Error("nothing was ever saved")
	}
}

// killed runs the child and kills it after it has said a number of rounds. It
// gives the last round that was said.
func killed(t *testing.T, path string, rounds int) (last int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("the child says %q", lines.Text())
		}
		last = n
		if i+1 == rounds {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			// What it said before it died counts as well: read on to the end.
		}
	}
	_ = cmd.Wait() // it was killed
	return last
}

func TestVault_AFullDiskLosesNothing(t *testing.T) {
	v, _ := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	limit := func(pages int) {
		if _, err := v.conn.ExecContext(context.Background(), fmt.Sprintf("PRAGMA max_page_count=%d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(60) // 240 KiB
	s := c.Sitting("s-01")
	saved, err := 0, error(nil)
	for n := 1; err == nil && n < 100; n++ {
		s.Answers["n"] = []casefile.Answer{{Value: float64(n), At: day(1)}, {Value: strings.Repeat("x", n*5000), At: day(1)}}
		if err = v.SaveSitting(c.ID, s); err == nil {
			saved = n
		}
	}
	if !errors.Is(err, ErrFull) || saved == 0 {
		t.Fatalf("after %d saves: %v", saved, err)
	}
	for range 5 {
		if err := v.SaveSitting(c.ID, s); !errors.Is(err, ErrFull) {
			t.Fatalf("still full: %v", err)
		}
	}
	got, err := v.Case(c.ID)
	if err != nil || round(got.Sitting("s-01")) != saved {
		t.Errorf("the last one saved is %d, want %d; %v", round(got.Sitting("s-01")), saved, err)
	}
	if _, err := v.Check(); err != nil {
		t.Error(err)
	}
	// Room is made, and what stayed in memory is saved after all.
	limit(6000)
	if err := v.SaveSitting(c.ID, s); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	if got, err = v.Case(c.ID); err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("after room was made: %v", err)
	}
}

func TestVault_SaysWhereItCannotWrite(t *testing.T) {
	v, path := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	query := func(onOff string) {
		if _, err := v.conn.ExecContext(context.Background(), "PRAGMA query_only="+onOff); err != nil {
			t.Fatal(err)
		}
	}
	query("ON")
	if err := v.SaveSitting(c.ID, c.Sittings[0]); !errors.Is(err, ErrUnwritable) {
		t.Errorf("read-only: %v", err)
	}
	query("OFF")
	if err := v.SaveSitting(c.ID, c.Sittings[0]); err != nil {
		t.Errorf("writable again: %v", err)
	}
	// A folder that is a file.
	if _, err := Create(filepath.Join(path, "x.vault"), "", []byte(testPhrase), cheap); !errors.Is(err, ErrUnwritable) {
		t.Errorf("inside a file: %v", err)
	}
	// A folder without write permission. An administrator may write there all
	// the same; then it must work.
	dir := filepath.Join(t.TempDir(), "closed")
	if err := os.Mkdir(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	probe := os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600)
	w, err := Create(filepath.Join(dir, "x.vault"), "", []byte(testPhrase), cheap)
	if errors.Is(probe, fs.ErrPermission) != errors.Is(err, ErrUnwritable) {
		t.Errorf("the system says %v, the vault %v", probe, err)
	}
	if err == nil {
		w.Close()
	}
}

func TestVault_RefusesOtherThings(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		if err := os.WriteFile(at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("text", "Dear diary, this is not a vault.")
	write("empty", "")
	write("sqlite", magic+strings.Repeat("\x00", 5000))
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	others := map[string]error{
		"text": ErrNotVault, "empty": ErrNotVault, "folder": ErrNotVault,
		"sqlite": ErrDamaged, "nothing": ErrMissing,
	}
	// Where a system lets ordinary people make links, they are refused.
	if os.Symlink(at("text"), at("link")) == nil {
		others["link"] = ErrNotVault
	}
	for name, want := range others {
		if _, err := Open(at(name), testUser, []byte(testPhrase), cheap); !errors.Is(err, want) {
			t.Errorf("open %s: %v, want %v", name, err, want)
		}
		if name == "nothing" {
			continue
		}
		if _, err := Create(at(name), testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrExists) && !errors.Is(err, ErrNotVault) {
			t.Errorf("create over %s: %v", name, err)
		}
	}
	if b, _ := os.ReadFile(at("text")); !strings.HasPrefix(string(b), "Dear diary") {
		t.Error("something was written over")
	}
	// What a making that was cut off left behind is no hindrance.
	write("made.vault"+newSuffix, "half")
	v, err := Create(at("made.vault"), testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
	if _, err := os.Stat(at("made.vault" + newSuffix)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("left behind: %v", err)
	}
}
