package handover

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// Letter is what goes from one person to another.
type Letter struct {
	Kind    string    // what the parts are: see app; such as "plan" or "answer"
	Answers string    // number of the letter this answers, or ""
	Made    time.Time // to the second
	Until   time.Time // not opened after this
	Parts   []Part    // at most MostParts

	ID   string // 32 hex digits, drawn by Seal
	From Card   // filled in by Seal
	To   [32]byte
	seal string // drawn by Seal; inside the file only, so that who knows it opened it
}

// Part is one file of a letter.
type Part struct {
	Name string // a-z, 0-9, "-" and "_", 1 to 64 of them
	Data []byte
}

// What a file may hold at most.
const (
	MostParts    = 8
	MostBytes    = 8 << 20 // of all parts together
	mostManifest = 16 << 10
)

// manifest is what the signature covers.
type manifest struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Answers string `json:"answers"`
	From    Card   `json:"from"`
	To      string `json:"to"` // hex of the recipient's card ID
	Made    string `json:"made"`
	Until   string `json:"until"`
	Seal    string `json:"seal"` // 16 random bytes in hex
	Parts   []line `json:"parts"`
}

type line struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

func (l *Letter) manifest() (manifest, error) {
	m := manifest{
		ID: l.ID, Kind: l.Kind, Answers: l.Answers, From: l.From, To: hex.EncodeToString(l.To[:]),
		Made: l.Made.UTC().Format(time.RFC3339), Until: l.Until.UTC().Format(time.RFC3339), Seal: l.seal,
	}
	for _, p := range l.Parts {
		sum := sha256.Sum256(p.Data)
		m.Parts = append(m.Parts, line{p.Name, len(p.Data), hex.EncodeToString(sum[:])})
	}
	return m, m.check()
}

// check says whether a manifest keeps the bounds. Error: ErrMade.
func (m manifest) check() error {
	names, total := map[string]bool{}, 0
	for _, p := range m.Parts {
		if !plain(p.Name) || names[p.Name] || p.Size < 0 || p.Size > MostBytes || !digits(p.SHA256, 32) {
			return fmt.Errorf("%w: a part", ErrMade)
		}
		names[p.Name] = true
		total += p.Size
	}
	switch {
	case len(m.Parts) == 0 || len(m.Parts) > MostParts:
		return fmt.Errorf("%w: number of parts", ErrMade)
	case total > MostBytes:
		return ErrTooLarge
	case !digits(m.ID, 16) || !digits(m.Seal, 16) || !digits(m.To, 32) || m.Answers != "" && !digits(m.Answers, 16):
		return fmt.Errorf("%w: a number", ErrMade)
	case !plain(m.Kind) || m.From.check() != nil:
		return fmt.Errorf("%w: kind or sender", ErrMade)
	}
	made, err := instant(m.Made)
	until, err2 := instant(m.Until)
	if err != nil || err2 != nil || !made.Before(until) {
		return fmt.Errorf("%w: its days", ErrMade)
	}
	return nil
}

func instant(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err == nil && t.UTC().Format(time.RFC3339) != s {
		err = ErrMade
	}
	return t, err
}

// plain says whether a name can be a file's name everywhere.
func plain(name string) bool {
	return len(name) > 0 && len(name) <= 64 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == "" &&
		strings.IndexFunc(name, func(r rune) bool { return r > 'z' }) < 0
}

// digits says whether s is n bytes in small hex digits.
func digits(s string, n int) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == n && hex.EncodeToString(b) == s
}

func draw() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// Part gives the data of a part. ok is false where there is none.
func (l *Letter) Part(name string) (data []byte, ok bool) {
	for _, p := range l.Parts {
		if p.Name == name {
			return p.Data, true
		}
	}
	return nil, false
}

// Receipt is what the recipient reads out on the telephone once the file is
// open: eight signs, which only who could open it can know. The sender's
// letter gives the same.
func (l *Letter) Receipt() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "onward/receipt/1\x00%s\x00%s", l.ID, l.seal))
	s := crockford.EncodeToString(sum[:5])
	return s[:4] + "-" + s[4:]
}

// SameReceipt tells whether a receipt that was read out is this one: small
// letters, spaces, and O I L for 0 1 1 do not matter.
func SameReceipt(receipt, said string) bool { return spoken(said) == spoken(receipt) }

func spoken(receipt string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		case '-', ' ', '\u00a0':
			return -1
		}
		return r
	}, strings.ToUpper(receipt))
}

// crockford leaves out letters that are mistaken for digits.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)
