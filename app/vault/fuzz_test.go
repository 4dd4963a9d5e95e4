package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What is read as a head is written as the same bytes.
func FuzzHead(f *testing.F) {
	f.Add(head{}.bytes())
	f.Add(head{Commits: 7, Rows: 1 << 40, Accepted: 1, Sum: sum{1, 2, 3, ^uint64(0)}}.bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := readHead(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("unknown error: %v", err)
			}
			return
		}
		if !bytes.Equal(h.bytes(), b) {
			t.Errorf("%x was read, %x written", b, h.bytes())
		}
	})
}

// A few bytes anywhere in the file are others: SQLite's own pages, a header, a
// slot, a record. Nothing falls over, and no wrong data is given out.
func FuzzFile(f *testing.F) {
	path, cases := people(f)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), []byte("SQLite format 4"))
	f.Add(uint32(18), []byte{1, 1})              // no log, says the file
	f.Add(uint32(28), []byte{0xff, 0xff, 0xff})  // its size
	f.Add(uint32(100), []byte{5, 0, 0, 0xff, 0}) // an inner page where a leaf is
	f.Add(uint32(4096+8), []byte{0, 0, 0, 1})    // a page that leads to the first
	f.Add(uint32(8192), bytes.Repeat([]byte{0}, 4096))
	f.Add(uint32(len(whole)-40), []byte("a text of somebody else's"))
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		b := bytes.Clone(whole)
		copy(b[int(at)%len(b):], patch)
		hurt := filepath.Join(t.TempDir(), "hurt.vault")
		if err := os.WriteFile(hurt, b, 0o600); err != nil {
			t.Fatal(err)
		}
		look(t, hurt, "patched", cases, cheap)
		accept := cheap
		accept.Accept = true
		look(t, hurt, "patched, accepted", cases, accept)
	})
}
