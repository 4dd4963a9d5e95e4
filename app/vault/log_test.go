package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
)

// noted gives a vault with a log of some pages: n events, each a minute after
// the other.
func noted(t testing.TB, n int) *Vault {
	t.Helper()
	v, _ := newVault(t)
	note(t, v, 1, n)
	return v
}

func minute(n int) time.Time { return day(1).Add(time.Duration(n) * time.Minute) }

func note(t testing.TB, v *Vault, from, to int) {
	t.Helper()
	err := v.Batch(func(tx *Tx) error {
		for i := from; i <= to; i++ {
			e := Event{At: minute(i), Did: DidRead, Case: casefile.CaseID(fmt.Sprintf("case-%d", i%7)), Args: map[string]string{"form": "f05"}}
			if err := tx.Note(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What was done yesterday is still there after locking, in order, with who
// did it; and of one case alone.
func TestLog_KeepsWhoDidWhatInOrder(t *testing.T) {
	v := reopen(t, noted(t, 100))
	note(t, v, 101, 103)
	all, err := v.Log("")
	if err != nil || len(all) != 103 {
		t.Fatalf("%d events, %v; want 103", len(all), err)
	}
	for i, e := range all {
		if e.Number != uint64(i+1) || !e.At.Equal(minute(i+1)) || e.Did != DidRead || e.Who != v.whoID() || e.Args["form"] != "f05" {
			t.Fatalf("event %d reads %+v", i+1, e)
		}
	}
	of, err := v.Log("case-3")
	if err != nil || len(of) != 15 || of[0].Number != 3 || of[14].Number != 101 {
		t.Errorf("case-3 has %d events, %v", len(of), err)
	}
	if r, err := v.CheckLog(); err != nil || r.Events != 103 || len(r.Back) > 0 || r.Unknown > 0 {
		t.Errorf("a log that nobody touched: %+v, %v", r, err)
	}
	if _, err := v.Check(); err != nil {
		t.Errorf("the vault with a log in it: %v", err)
	}
}

// An event of a save that failed is not in the log either.
func TestLog_NotedTogetherWithTheActOrNotAtAll(t *testing.T) {
	v, _ := newVault(t)
	c := ma()
	stop := errors.New("stopped")
	err := v.Batch(func(tx *Tx) error {
		if err := tx.NewCase(c); err != nil {
			return err
		}
		if err := tx.Note(Event{At: day(1), Did: DidRegister, Case: c.ID}); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	if all, err := v.Log(""); err != nil || len(all) != 0 {
		t.Errorf("the log speaks of a case that is not there: %v, %v", all, err)
	}
}

// Content cannot get into the log by mistake.
func TestNote_RefusesWhatCouldBeContent(t *testing.T) {
	v, _ := newVault(t)
	for _, e := range []Event{
		{Did: DidPrint, Args: map[string]string{"copy": "for her aunt"}},
		{Did: DidPrint, Args: map[string]string{"copy": "ส้ม"}},
		{Did: DidPrint, Args: map[string]string{"name": "Som"}},
		{Did: DidPrint, Args: map[string]string{"copy": strings.Repeat("a", 65)}},
		{Did: "sang"},
	} {
		if err := v.Note(e); !errors.Is(err, ErrShape) {
			t.Errorf("%v was taken: %v", e, err)
		}
	}
}

// Each story changes the log as somebody could who has its key, but not the
// patience to do all of it anew.
func TestCheckLog_NoticesWhatWasChanged(t *testing.T) {
	rewrite := func(t *testing.T, v *Vault, page int, change func(p *logPage)) {
		err := v.Batch(func(tx *Tx) error {
			r, err := v.get(v.keys.log, kindPage, strconv.Itoa(page))
			if err != nil {
				return err
			}
			p, err := readPage(r.data)
			if err != nil {
				return err
			}
			change(&p)
			return tx.put(v.keys.log, kindPage, strconv.Itoa(page), p.bytes())
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, do := range map[string]func(t *testing.T, v *Vault){
		"an event left out": func(t *testing.T, v *Vault) {
			rewrite(t, v, 2, func(p *logPage) { p.Events = slices.Delete(p.Events, 3, 4) })
		},
		"two events swapped": func(t *testing.T, v *Vault) {
			rewrite(t, v, 2, func(p *logPage) { p.Events[3], p.Events[4] = p.Events[4], p.Events[3] })
		},
		"another who": func(t *testing.T, v *Vault) {
			rewrite(t, v, 1, func(p *logPage) {
				p.Events[0] = bytes.Replace(p.Events[0], []byte(v.whoID()), []byte(strings.Repeat("0", 32)), 1)
			})
		},
		"another time": func(t *testing.T, v *Vault) {
			rewrite(t, v, 1, func(p *logPage) {
				p.Events[5] = bytes.Replace(p.Events[5], []byte("2026-03"), []byte("2026-02"), 1)
			})
		},
		"the last ones cut off": func(t *testing.T, v *Vault) {
			rewrite(t, v, 4, func(p *logPage) { p.Events = p.Events[:1] })
		},
		"one more behind the last": func(t *testing.T, v *Vault) {
			rewrite(t, v, 4, func(p *logPage) { p.Events = append(p.Events, p.Events[0]) })
		},
		"two pages changed places": func(t *testing.T, v *Vault) {
			var two logPage
			rewrite(t, v, 2, func(p *logPage) { two = *p })
			rewrite(t, v, 3, func(p *logPage) { two, *p = *p, two })
			rewrite(t, v, 2, func(p *logPage) { *p = two })
		},
		"a page put back to an earlier day": func(t *testing.T, v *Vault) {
			var was logPage
			rewrite(t, v, 4, func(p *logPage) { was = *p })
			note(t, v, 121, 123)
			rewrite(t, v, 4, func(p *logPage) { *p = was })
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := noted(t, 120)
			do(t, v)
			if r, err := v.CheckLog(); !errors.Is(err, ErrAltered) || r.OK() {
				t.Errorf("nobody noticed: %+v, %v", r, err)
			}
			note(t, v, 130, 131) // the work goes on
			if r, err := v.CheckLog(); !errors.Is(err, ErrAltered) || r.OK() {
				t.Errorf("two events later it looks whole: %+v, %v", r, err)
			}
		})
	}
}

// Someone without any key takes pages out of the file. Opening says so; going
// on all the same is written down, and the gap stays to be seen.
func TestLog_PagesTakenOutOfTheFile(t *testing.T) {
	v := noted(t, 120)
	for _, page := range []string{"2", "4"} {
		id := v.keys.log.names.Name(kindPage, page)
		if _, err := v.conn.ExecContext(t.Context(), `DELETE FROM obj WHERE id = ?`, id[:]); err != nil {
			t.Fatal(err)
		}
	}
	v.Close()
	if _, err := Open(v.path, testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrAltered) {
		t.Fatalf("opening: %v", err)
	}
	o := cheap
	o.Accept = true
	v, err := Open(v.path, testUser, []byte(testPhrase), o)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.Opening(day(2)); err != nil {
		t.Fatal(err)
	}
	all, _ := v.Log("")
	if n := len(all); n < 2 || all[n-2].Did != DidOpen || all[n-1].Did != DidAccept || all[n-1].Number != 122 {
		t.Errorf("that it was accepted is not at the end: %v", all[max(0, len(all)-2):])
	}
	if r, err := v.CheckLog(); !errors.Is(err, ErrAltered) || !r.Missing {
		t.Errorf("the gap: %+v, %v", r, err)
	}
}

// A record of the log that rots stops nobody: it is named, and the log goes on.
func TestLog_GoesOnBehindDamage(t *testing.T) {
	for _, name := range [][2]string{{kindPage, "2"}, {kindPage, "4"}, {kindTip, "tip"}, {kindChain, "key"}} {
		t.Run(name[0]+name[1], func(t *testing.T) {
			v := noted(t, 120)
			id := v.keys.log.names.Name(name[0], name[1])
			if _, err := v.conn.ExecContext(t.Context(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE id = ?`, id[:]); err != nil {
				t.Fatal(err)
			}
			if r, err := v.CheckLog(); !errors.Is(err, ErrAltered) || r.OK() {
				t.Errorf("not noticed: %+v, %v", r, err)
			}
			note(t, v, 121, 125)
			all, _ := v.Log("")
			if n := len(all); n < 80 || all[n-1].Number != 125 {
				t.Errorf("%d events, the last is %d", n, all[n-1].Number)
			}
			if name[0] != kindTip { // which is only where the log ends, and was made anew
				if r, err := v.CheckLog(); !errors.Is(err, ErrAltered) || r.OK() {
					t.Errorf("forgotten once there was more: %+v, %v", r, err)
				}
			}
		})
	}
}

// Somebody sets the clock back to make an entry look old. The entry stands
// where it belongs, and the step back is said.
func TestCheckLog_SaysWhereTheClockWentBack(t *testing.T) {
	v := noted(t, 10)
	for _, at := range []time.Time{minute(10).Add(-time.Minute), day(1).AddDate(0, -1, 0), minute(12)} {
		if err := v.Note(Event{At: at, Did: DidView, Case: "case-1"}); err != nil {
			t.Fatal(err)
		}
	}
	r, err := v.CheckLog()
	if err != nil || !slices.Equal(r.Back, []uint64{12}) {
		t.Errorf("%+v, %v; want a step back before event 12 alone", r, err)
	}
}

// A later program knows verbs that this one does not. They are shown.
func TestLog_AnUnknownVerbIsGivenAsItStands(t *testing.T) {
	v := noted(t, 3)
	err := v.Batch(func(tx *Tx) error {
		l, err := tx.logEnd()
		if err != nil {
			return err
		}
		data, _ := json.Marshal(map[string]any{"at": minute(4), "who": "x", "did": "telepathy", "args": map[string]string{"new": "thing"}})
		end := l.tip
		end.Number, end.Hash = 4, chain(l.key, end.Hash, 4, data)
		l.page.Events = append(l.page.Events, data)
		if err := tx.put(v.keys.log, kindPage, end.page(), l.page.bytes()); err != nil {
			return err
		}
		return tx.put(v.keys.log, kindTip, "tip", end.bytes())
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := v.Log("")
	if err != nil || len(all) != 4 || all[3].Did != "telepathy" || all[3].Did.Known() {
		t.Fatalf("%v, %v", all, err)
	}
	if r, err := v.CheckLog(); err != nil || r.Unknown != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// Three wrong tries at night are told in the morning, once.
func TestOpening_TellsOfWrongTries(t *testing.T) {
	v, path := newVault(t)
	if err := v.Opening(day(1)); err != nil {
		t.Fatal(err)
	}
	v.Close()
	for range 3 {
		if _, err := Open(path, testUser, []byte("is it this one maybe"), cheap); !errors.Is(err, ErrWrongPassphrase) {
			t.Fatal(err)
		}
	}
	v = reopen(t, v)
	for range 2 {
		if err := v.Opening(day(2)); err != nil {
			t.Fatal(err)
		}
		v = reopen(t, v)
	}
	all, err := v.Log("")
	if err != nil || len(all) != 3 || all[0].Args["tries"] != "" || all[1].Args["tries"] != "3" || all[2].Args["tries"] != "" {
		t.Errorf("%v, %v", all, err)
	}
	if names, err := v.Names(); err != nil || names[all[0].Who] != testUser {
		t.Errorf("names: %v, %v", names, err)
	}
}

// The end of the log on paper still holds a month later; not after the log was
// changed before it, not after it was cut, and not for another vault.
func TestLogHead_HoldsAsLongAsNothingIsChanged(t *testing.T) {
	v := noted(t, 50)
	h, err := v.LogHead(minute(51))
	if err != nil || h.Number != 51 {
		t.Fatalf("%+v, %v", h, err)
	}
	var b bytes.Buffer
	if _, err := h.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	read, err := ReadHead(strings.NewReader(strings.ToUpper(strings.ReplaceAll(b.String(), "\n", "\r\n\r\n"))[len(headTitle):]))
	if !errors.Is(err, ErrHead) {
		t.Errorf("a head without its title: %+v", read)
	}
	if read, err = ReadHead(&b); err != nil || !read.At.Equal(h.At) || read.Hash != h.Hash || read.Number != 51 || read.Vault != h.Vault {
		t.Fatalf("%+v, %v; want %+v", read, err, h)
	}
	note(t, v, 52, 99)
	v = reopen(t, v)
	if err := v.CheckHead(read); err != nil {
		t.Errorf("after a day of work: %v", err)
	}
	other := noted(t, 99)
	if err := other.CheckHead(read); !errors.Is(err, ErrOtherVault) {
		t.Errorf("another vault: %v", err)
	}
	later := read
	later.Number = 500
	if err := v.CheckHead(later); !errors.Is(err, ErrRewritten) {
		t.Errorf("a head of events that are not there, as after an old copy was put back: %v", err)
	}
	// Someone with the key writes all of the log anew: whole in itself, and
	// yet not the same.
	forged, _ := newVault(t)
	read.Vault = forged.id.String()
	note(t, forged, 1, 20)
	note(t, forged, 22, 99)
	if err := forged.CheckHead(read); !errors.Is(err, ErrRewritten) {
		t.Errorf("a log written anew: %v", err)
	}
}

func FuzzReadHead(f *testing.F) {
	h := LogHead{Vault: strings.Repeat("0a", 16), At: day(1), Number: 12, Hash: strings.Repeat("0f", hashShown)}
	var b bytes.Buffer
	h.WriteTo(&b)
	f.Add(b.String())
	f.Add(strings.Replace(b.String(), "0a", "0A", -1) + "signer 00\n")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ReadHead(strings.NewReader(s))
		if err != nil {
			return
		}
		var b bytes.Buffer
		h.WriteTo(&b)
		if again, err := ReadHead(&b); err != nil || again.Hash != h.Hash || again.Number != h.Number || !again.At.Equal(h.At) {
			t.Errorf("%q reads as %+v, written and read again as %+v, %v", s, h, again, err)
		}
	})
}

func FuzzReadLogPage(f *testing.F) {
	f.Add(logPage{First: 1, Events: [][]byte{[]byte(`{}`), {}}}.bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := readPage(b)
		if err == nil && !bytes.Equal(p.bytes(), b) {
			t.Errorf("%x reads as %+v", b, p)
		}
	})
}

func BenchmarkLog100k(b *testing.B) {
	v := noted(b, 100_000)
	s, _ := v.Stats()
	b.Run("note", func(b *testing.B) {
		for b.Loop() {
			if err := v.Note(Event{At: day(3), Did: DidView, Case: "0123456789abcdef0123456789abcdef"}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(s.Bytes)/1e6, "MB")
		b.ReportMetric(float64(s.Records), "records")
	})
	b.Run("case", func(b *testing.B) {
		for b.Loop() {
			if _, err := v.Log("0123456789abcdef0123456789abcdef"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			if _, err := v.Log(""); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			if _, err := v.CheckLog(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			v = reopen(b, v)
		}
	})
}

// The end of the log typed back from paper: the number and the hash say whether
// the log still holds it, and a slip of the hand is not called a crime.
func TestCheckEnd_TypedBackFromPaper(t *testing.T) {
	v, _, _, _ := agency(t)
	h, err := v.LogHead(day(9))
	must(t, err)
	must(t, v.Note(Event{At: day(9), Did: DidView, Case: "c-1"}))
	must(t, v.CheckEnd(h.Number, strings.ToUpper(Groups(h.Hash))))
	slip := []byte(h.Hash)
	for _, i := range []int{3, 20} { // another digit, whichever it was
		if slip[i] != '7' {
			slip[i] = '7'
		} else {
			slip[i] = '1'
		}
	}
	for _, typed := range []string{"", h.Hash[:38], string(slip), strings.Repeat("z", 40)} {
		if err := v.CheckEnd(h.Number, typed); !errors.Is(err, ErrHead) || errors.Is(err, ErrAltered) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for number, typed := range map[uint64]string{h.Number: strings.Repeat("0f", 20), h.Number - 1: h.Hash, h.Number + 50: h.Hash} {
		if err := v.CheckEnd(number, typed); !errors.Is(err, ErrRewritten) {
			t.Errorf("%d %s: %v", number, typed, err)
		}
	}
}
