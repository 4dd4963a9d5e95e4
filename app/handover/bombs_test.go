package handover

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless is a file that never ends, and counts what was read of it.
type endless struct {
	head io.Reader
	fill []byte
	read int64
}

func (e *endless) Read(b []byte) (int, error) {
	n, _ := e.head.Read(b)
	if n == 0 {
		for n < len(b) {
			n += copy(b[n:], e.fill)
		}
	}
	e.read += int64(n)
	return n, nil
}

// taken is the memory that was asked for while do ran, in bytes.
func taken(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// stanzas are the lines of an age head for a reader, without its beginning.
func stanzas(t *testing.T, file []byte) string {
	t.Helper()
	head, _, ok := bytes.Cut(file, []byte("\n---"))
	_, lines, begun := strings.Cut(string(head), "\n")
	if !ok || !begun || !strings.HasPrefix(lines, "-> X25519 ") {
		t.Fatalf("no head of age: %q", head)
	}
	return lines + "\n"
}

// A file that is made to exhaust whoever opens it is given up after a part of
// it, whether its head goes on for ever, or what is under the encryption does.
func TestOpen_HostileFilesAreGivenUpEarly(t *testing.T) {
	dao, nang := person(t, "A"), person(t, "B")
	whole, err := Seal(dao, nang.Card(), plan())
	if err != nil {
		t.Fatal(err)
	}
	other, err := Seal(dao, nang.Card(), plan())
	if err != nil {
		t.Fatal(err)
	}
	inside := func(b []byte) []byte {
		file, err := encrypt(b, nang.age.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	l := plan()
	if _, err := Seal(dao, nang.Card(), l); err != nil { // gives it its sender and its reader
		t.Fatal(err)
	}
	m, err := l.manifest()
	if err != nil {
		t.Fatal(err)
	}
	small, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	parts := [][]byte{l.Parts[0].Data, l.Parts[1].Data}
	m.Parts[0].Size, m.Parts[1].Size = MostBytes/2, MostBytes/2
	large, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	const mostRead, mostMemory = MostBytes + 4*bucket, 2 * MostBytes
	for name, c := range map[string]struct {
		head []byte
		fill string // for ever after, if anything
		want error
	}{
		"a line without end":     {[]byte("age-encryption.org/v1\n-> X25519 "), "A", ErrDamaged},
		"readers without end":    {[]byte("age-encryption.org/v1\n"), stanzas(t, whole), ErrDamaged},
		"zeros":                  {nil, "\x00", ErrDamaged},
		"more behind a letter":   {whole, "\x00", ErrDamaged},
		"another letter's rest":  {spliced(t, whole, other), "", ErrDamaged},
		"two letters in a row":   {append(bytes.Clone(whole), other...), "", ErrDamaged},
		"parts that are large":   {inside(forged(dao, string(large))), "", ErrDamaged},
		"a manifest that is":     {inside(append([]byte(tag), 0x00, 0xff, 0xff, 0xff)), "", ErrTooLarge},
		"filling without end":    {inside(forged(dao, string(small), append(parts, make([]byte, 3*MostBytes))...)), "", ErrDamaged},
		"brackets in each other": {inside(forged(dao, strings.Repeat("[", mostManifest))), "", ErrMade},
	} {
		e := &endless{head: bytes.NewReader(c.head), fill: []byte(c.fill)}
		file := io.Reader(e)
		if c.fill == "" {
			file = bytes.NewReader(c.head)
		}
		var got *Letter
		var err error
		used := taken(func() { got, err = Open(file, nang, opening(dao.Card())) })
		if got != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if e.read > mostRead || used > mostMemory {
			t.Errorf("%s: %d KiB read and %d KiB of memory before it was given up", name, e.read>>10, used>>10)
		}
	}
}

// spliced is the head of one file over what follows in another.
func spliced(t *testing.T, a, b []byte) []byte {
	t.Helper()
	i, j := bytes.Index(a, []byte("\n---")), bytes.Index(b, []byte("\n---"))
	if i < 0 || j < 0 {
		t.Fatal("no head of age")
	}
	end := func(file []byte, at int) int { return at + 1 + bytes.IndexByte(file[at+1:], '\n') + 1 }
	return append(bytes.Clone(a[:end(a, i)]), b[end(b, j):]...)
}
