package vault

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"onward/app/vault/seal"
)

var cuts = flag.Int("cuts", 600, "how often the power is cut")

var keepRuns = flag.Bool("keep", false, "write what a run found into testdata")

// keep logs what a run found, and with -keep writes it to a file.
func keep(t *testing.T, name, format string, args ...any) {
	t.Helper()
	text := fmt.Sprintf(format, args...)
	t.Log(strings.TrimSpace(text))
	if !*keepRuns || t.Failed() {
		return
	}
	if err := os.WriteFile(filepath.Join("testdata", name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// life is one run of the program: from a folder, through some saves, to the
// power cut that ends it.
type life struct {
	seed    int64
	saves   int
	faults  bool // now and then the disk says that it could not write or sync
	anew    bool // each vault is a new one
	deaf    bool // the folder is never settled: to see that it is missed
	setting string
}

// powerCuts lives many lives and cuts the power at every step of each. It
// counts what was found, by kind; "" is a vault as it should be.
type powerCuts struct {
	t       *testing.T
	want    int
	mu      sync.Mutex
	done    int
	steps   int
	saves   int
	refused int
	kinds   map[string]int
	first   string
}

func (p *powerCuts) tell(kind string, err error, where string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.kinds[kind]++
	if kind != "" && p.first == "" {
		p.first = fmt.Sprintf("%s: %s: %v", where, kind, err)
	}
}

// recorded goes through a life and gives what the drive wrote down.
func recorded(t *testing.T, dir string, l life, from *state) (*drive, *worker) {
	t.Helper()
	d, err := newDrive(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(l.seed))
	if l.faults {
		d.fault = func(o op) (int, int32) {
			switch {
			case r.Intn(25) != 0:
				return 0, 0
			case o.kind == opSync:
				return 0, sqlite3.SQLITE_IOERR_FSYNC
			case o.kind == opWrite:
				return r.Intn(len(o.data)), sqlite3.SQLITE_FULL
			}
			return 0, 0
		}
	}
	w := &worker{path: filepath.Join(dir, "cases.vault"), r: r, drive: d, state: from}
	plugged = d
	defer func() { plugged = nil }()
	for tries := 0; w.n < l.saves && tries < 20*l.saves; tries++ {
		if w.v == nil {
			err = w.open()
		} else {
			err = w.save()
		}
		if err != nil {
			if !l.faults {
				t.Fatalf("seed %d, save %d: %v", l.seed, w.n, err)
			}
			w.refused++
		}
	}
	d.fault, err = nil, nil
	if w.v == nil {
		err = w.open()
	}
	if err == nil {
		err = w.close()
	}
	if err != nil {
		t.Fatalf("seed %d, at the end: %v", l.seed, err)
	}
	if l.deaf {
		kept := d.ops[:0]
		for _, o := range d.ops {
			if o.kind != opSettle {
				kept = append(kept, o)
			}
		}
		d.ops = kept
	}
	return d, w
}

// live records a life and cuts the power at each of its steps. One of the
// vaults that are left is where the next life begins.
func (p *powerCuts) live(dir string, l life, from *state) (map[string][]byte, *state) {
	d, w := recorded(p.t, dir, l, from)
	p.saves += w.saved
	p.refused += w.refused
	p.steps += len(d.ops)
	r := rand.New(rand.NewSource(l.seed + 1))
	type cut struct {
		files map[string][]byte
		mark  mark
		where string
		deep  bool
	}
	work := make(chan cut)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			room := p.t.TempDir()
			for c := range work {
				_, kind, err := p.reopen(room, c.files, c.mark, c.deep)
				p.tell(kind, err, c.where)
			}
		})
	}
	at := d.begin(mark{was: from})
	keep, kept := r.Intn(len(d.ops)), cut{}
	for i, o := range d.ops {
		at.walk(o, r)
		c := cut{at.cut(r), at.mark, fmt.Sprintf("seed %d, step %d of %d", l.seed, i, len(d.ops)), i%4 == 0}
		if i == keep {
			kept = c
		}
		work <- c
	}
	close(work)
	group.Wait()
	_, is, _ := p.next(kept.files, kept.mark)
	return kept.files, is
}

// next tells what state a vault is in from which the next life begins.
func (p *powerCuts) next(files map[string][]byte, m mark) (string, *state, error) {
	s, kind, err := p.reopen(p.t.TempDir(), files, m, true)
	if m.was.phrase == "" {
		s = m.was // made again, if need be, by the next life
		if _, made := files["cases.vault"]; made {
			s = m.may[0]
		}
	}
	return kind, s, err
}

// reopen lays files into an empty folder and looks at what is there.
func (p *powerCuts) reopen(room string, files map[string][]byte, m mark, deep bool) (*state, string, error) {
	clearRoom(p.t, room)
	if err := lay(room, files); err != nil {
		return nil, "not laid out", err
	}
	return found(room, m, deep)
}

// run lives until the power was cut often enough. Every fifth vault is made
// anew; the others go on from where an earlier cut left them, so that power is
// also cut while a cut is being mended.
func (p *powerCuts) run(l life) {
	p.kinds = map[string]int{}
	plugIn()
	hasty.Store(true)
	defer hasty.Store(false)
	was := settings
	defer func() { settings = was }()
	var files map[string][]byte
	from := &state{}
	for seed := int64(1); p.done < p.want && p.first == ""; seed++ {
		settings = append([]struct{ set, read, want string }{}, was...)
		for i, s := range settings {
			if strings.HasPrefix(s.set, "PRAGMA synchronous") && l.setting != "" {
				settings[i].set, settings[i].want = "PRAGMA synchronous="+l.setting, "1"
			}
		}
		if seed%2 == 0 { // bring the log home often, in the middle of the work
			settings = append(settings, struct{ set, read, want string }{"PRAGMA wal_autocheckpoint=12", "PRAGMA wal_autocheckpoint", "12"})
		}
		if seed%5 == 1 || l.anew || from == nil {
			files, from = nil, &state{}
		}
		later := *from
		later.hour += 5 // so that no copy of this life has the time of one before
		from = &later
		dir := p.t.TempDir()
		if err := lay(dir, files); err != nil {
			p.t.Fatal(err)
		}
		l.seed, l.saves = seed, 12
		if l.anew {
			l.saves = 2
		}
		l.faults = seed%3 == 2
		files, from = p.live(dir, l, from)
	}
}

// Power is cut at every step that SQLite and the room make, and each vault that
// is left is opened by the room as it is. Nothing acknowledged may be missing,
// and nothing else may be there.
func TestVault_LosesNothingWhenThePowerIsCut(t *testing.T) {
	p := &powerCuts{t: t, want: *cuts}
	p.run(life{})
	if p.first != "" {
		t.Errorf("%s\n%v", p.first, p.kinds)
	}
	if p.refused == 0 && p.done > 500 {
		t.Error("the disk never refused anything")
	}
	keep(t, "power.txt", "%d power cuts, at each step of %d acknowledged saves (a disk refused %d more):\n%d vaults whole, %d not\n",
		p.done, p.saves, p.refused, p.kinds[""], p.done-p.kinds[""])
}

// The cuts can find something: a vault that does not wait for the disk loses
// saves, and one that does not settle its folder loses itself.
func TestVault_PowerCutsFindWhatIsNotSafe(t *testing.T) {
	for name, l := range map[string]life{"NORMAL instead of FULL": {setting: "NORMAL"}, "a folder that is not settled": {deaf: true, anew: true}} {
		p := &powerCuts{t: t, want: 4000}
		p.run(l)
		t.Logf("%s: after %d cuts: %s", name, p.done, p.first)
		if bad := maps.Clone(p.kinds); bad["lost"]+bad["does not open"]+bad["cannot be made"] == 0 {
			t.Errorf("%s: %d cuts found nothing", name, p.done)
		}
	}
}

// A vault of the first format is brought to this one while the power goes:
// whenever it does, every word is there, in the old format or in the new one.
func TestOpen_BringsAnOldVaultOverThroughPowerCuts(t *testing.T) {
	plugIn()
	hasty.Store(true)
	defer hasty.Store(false)
	// Only the old slot was made with the real cost, and that is paid once.
	var salt1 []byte
	var key1 *seal.Key
	var turn sync.Mutex
	once := Options{testOnlyCheapStretch: func(phrase, salt []byte, p seal.Params) (_ *seal.Key, err error) {
		turn.Lock()
		defer turn.Unlock()
		if salt1 == nil {
			salt1 = bytes.Clone(salt)
			key1, err = seal.Stretch(phrase, salt, p)
		}
		if err != nil || !bytes.Equal(salt, salt1) {
			return testOnlyCheap(phrase, salt, p)
		}
		return key1.Clone(), nil
	}}
	dir, room := t.TempDir(), t.TempDir()
	copyFile(t, "testdata/v1.vault", filepath.Join(dir, "cases.vault"))
	d, err := newDrive(dir)
	if err != nil {
		t.Fatal(err)
	}
	plugged = d
	v, err := Open(filepath.Join(dir, "cases.vault"), "worker 7", []byte(v1Phrase), once)
	if err == nil {
		err = v.Close()
	}
	plugged = nil
	if err != nil {
		t.Fatal(err)
	}
	n, r := 0, rand.New(rand.NewSource(3))
	for range 1 + *cuts/10000 {
		at := d.begin(mark{})
		for i, o := range d.ops {
			at.walk(o, r)
			n++
			files := at.cut(r)
			clearRoom(t, room)
			if err := lay(room, files); err != nil {
				t.Fatal(err)
			}
			v, err := Open(filepath.Join(room, "cases.vault"), "worker 7", []byte(v1Phrase), once)
			if err != nil {
				t.Fatalf("step %d of %d: %v", i, len(d.ops), err)
			}
			for _, want := range v1() {
				got, err := v.Case(want.ID)
				if err != nil {
					t.Fatalf("step %d of %d: %v", i, len(d.ops), err)
				}
				sameCase(t, got, want)
			}
			if _, err := v.Check(); err != nil {
				t.Errorf("step %d of %d: %v", i, len(d.ops), err)
			}
			if _, err := os.Stat(filepath.Join(room, "cases.vault"+oldSuffix)); err != nil {
				t.Errorf("step %d of %d: the old vault is not kept: %v", i, len(d.ops), err)
			}
			v.Close()
		}
	}
	keep(t, "migration.txt", "%d power cuts while a vault of format 1 became one of format 2: every word there\n", n)
}

func clearRoom(t *testing.T, room string) {
	t.Helper()
	old, err := os.ReadDir(room)
	for _, f := range old {
		err = os.RemoveAll(filepath.Join(room, f.Name()))
	}
	if err != nil {
		t.Fatal(err)
	}
}
