package vault

import (
	"crypto/ed25519"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// LogHead is the end of the log on a day: how many events there were, and the
// chain up to the last of them. On paper or in another place it shows later
// whether the log still holds all of that ([Vault.CheckHead]), whoever had its
// key meanwhile, and whether the whole vault was put back to an older day.
type LogHead struct {
	Vault  string    // 32 hexadecimal digits
	At     time.Time // of the machine's clock, seconds
	Number uint64    // of the last event
	Hash   string    // 40 hexadecimal digits: the first 20 bytes of the chain
	// Who took the head signs it. Without a signature it serves as well
	// against whoever changes the log; with one nobody can be accused with a
	// head that was never taken.
	Signer    string // 64 hexadecimal digits: the Ed25519 key (RFC 8032), or ""
	Signature string // 128 hexadecimal digits, or ""
}

const hashShown = 20 // bytes: 160 bits are out of reach, and fit on a line

// ErrHead says that a text is not the end of a log.
var ErrHead = errors.New("not the end of a log")

// ErrOtherVault says that a head was taken from another vault.
var ErrOtherVault = errors.New("of another vault")

// ErrRewritten says that the log is not the one a head was taken from: it was
// changed, or cut off, or the vault was put back to an older day. It wraps
// ErrAltered.
var ErrRewritten = fmt.Errorf("the log does not hold what it held: %w", ErrAltered)

// LogHead gives the end of the log, signed where the user has a key to sign with,
// and notes that it was taken; that event is the last it speaks of. A log that
// is not whole gives none: the error is CheckLog's.
func (v *Vault) LogHead(at time.Time) (LogHead, error) {
	if err := v.Note(Event{At: at, Did: DidTakeHead}); err != nil {
		return LogHead{}, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return LogHead{}, err
	}
	r, _, err := v.checkLog(0)
	if err == nil && !r.OK() {
		err = ErrAltered
	}
	if err != nil {
		return LogHead{}, fmt.Errorf("take the end of the log: %w", err)
	}
	end, err := v.logTip()
	if err != nil {
		return LogHead{}, fmt.Errorf("take the end of the log: %w", err)
	}
	h := LogHead{
		Vault: v.id.String(), At: at.Truncate(time.Second), Number: end.Number,
		Hash: hex.EncodeToString(end.Hash[:hashShown]),
	}
	key := v.keys.secret.Signer()
	h.Signer = hex.EncodeToString(key.Public().(ed25519.PublicKey))
	h.Signature = hex.EncodeToString(ed25519.Sign(key, h.message(end.Hash)))
	return h, nil
}

// message is what is signed: the whole of the chain's value, not only what is
// shown of it.
func (h LogHead) message(hash [32]byte) []byte {
	b := append([]byte("onward/2/log head\x00"), h.Vault...)
	b = binary.BigEndian.AppendUint64(b, h.Number)
	b = binary.BigEndian.AppendUint64(b, uint64(h.At.Unix()))
	return append(b, hash[:]...)
}

// CheckHead tells whether the log as it is still holds all that it held when
// a head was taken. Errors: ErrOtherVault, ErrRewritten, ErrAltered where the
// log is not whole in itself, ErrHead where the signature is not of this head.
func (v *Vault) CheckHead(h LogHead) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return err
	}
	if h.Vault != v.id.String() {
		return ErrOtherVault
	}
	r, was, err := v.checkLog(h.Number)
	if err != nil {
		return fmt.Errorf("check the log: %w", err)
	}
	if hex.EncodeToString(was[:hashShown]) != h.Hash || h.Number == 0 {
		return ErrRewritten
	}
	if !r.OK() {
		return fmt.Errorf("check the log: %w", ErrAltered)
	}
	return h.signed(was)
}

// CheckEnd is CheckHead with what somebody typed back from paper: the number and
// the hash alone, which is all it takes to tell whether the log still holds what
// it held. Spaces and the case of letters do not matter. Besides those of
// CheckHead it gives ErrHead where the hash is not 40 digits, or is so nearly the
// right one that it can only be a slip of whoever typed it.
func (v *Vault) CheckEnd(number uint64, typed string) error {
	digits := strings.ToLower(strings.Join(strings.Fields(typed), ""))
	if _, err := hex.DecodeString(digits); err != nil || len(digits) != 2*hashShown || number == 0 {
		return ErrHead
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return err
	}
	r, was, err := v.checkLog(number)
	if err != nil {
		return fmt.Errorf("check the log: %w", err)
	}
	same, right := 0, hex.EncodeToString(was[:hashShown])
	for i := range digits {
		if digits[i] == right[i] {
			same++
		}
	}
	switch {
	case same == len(right) && r.OK():
		return nil
	case same == len(right):
		return fmt.Errorf("check the log: %w", ErrAltered)
	case same > len(right)/2 && was != [32]byte{}: // by chance one digit in sixteen would be
		return fmt.Errorf("typed otherwise: %w", ErrHead)
	}
	return ErrRewritten
}

func (h LogHead) signed(hash [32]byte) error {
	if h.Signature == "" {
		return nil
	}
	key, err := hex.DecodeString(h.Signer)
	sig, err2 := hex.DecodeString(h.Signature)
	if err != nil || err2 != nil || len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, h.message(hash), sig) {
		return fmt.Errorf("signature: %w", ErrHead)
	}
	return nil
}

const headTitle = "onward log head 1"

// WriteTo writes a head as text, a line for each part, in groups of four that
// can be read aloud and typed.
func (h LogHead) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nvault %s\ntime %s\nnumber %d\nhash %s\n", headTitle, Groups(h.Vault), h.At.Format(time.RFC3339), h.Number, Groups(h.Hash))
	if h.Signature != "" {
		fmt.Fprintf(&b, "signer %s\nsignature %s\n", Groups(h.Signer), Groups(h.Signature))
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// Groups parts digits by fours.
func Groups(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// ReadHead reads what WriteTo wrote. Spaces between digits, empty lines, a
// number that goes on in the next line and letters of either case do not
// matter, as it may come from paper. The error is ErrHead.
func ReadHead(r io.Reader) (h LogHead, err error) {
	b, err := io.ReadAll(io.LimitReader(r, 4<<10))
	if err != nil {
		return h, err
	}
	lines := strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) == 0 || strings.TrimSpace(lines[0]) != headTitle {
		return h, ErrHead
	}
	seen := map[string]bool{}
	for _, l := range unbroken(lines[1:]) {
		name, rest, _ := strings.Cut(l, " ")
		if seen[name] || !h.take(name, strings.TrimSpace(rest)) {
			return LogHead{}, ErrHead
		}
		seen[name] = true
	}
	if !seen["vault"] || !seen["time"] || !seen["number"] || !seen["hash"] || seen["signer"] != seen["signature"] {
		return LogHead{}, ErrHead
	}
	return h, nil
}

// unbroken joins lines that begin with digits of four to the line before, and
// drops empty ones.
func unbroken(lines []string) (out []string) {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		first, _, _ := strings.Cut(l, " ")
		_, err := hex.DecodeString(first)
		switch {
		case l == "":
		case err == nil && len(first) == 4 && len(out) > 0:
			out[len(out)-1] += " " + l
		default:
			out = append(out, l)
		}
	}
	return out
}

// take reads one line of a head.
func (h *LogHead) take(name, rest string) bool {
	digits := strings.ToLower(strings.Join(strings.Fields(rest), ""))
	var into *string
	size := 0
	switch name {
	case "time":
		at, err := time.Parse(time.RFC3339, rest)
		h.At = at
		return err == nil
	case "number":
		_, err := fmt.Sscanf(digits, "%d", &h.Number)
		return err == nil && digits == fmt.Sprint(h.Number)
	case "vault":
		into, size = &h.Vault, 32
	case "hash":
		into, size = &h.Hash, 2*hashShown
	case "signer":
		into, size = &h.Signer, 2*ed25519.PublicKeySize
	case "signature":
		into, size = &h.Signature, 2*ed25519.SignatureSize
	default:
		return false
	}
	if _, err := hex.DecodeString(digits); err != nil || len(digits) != size {
		return false
	}
	*into = digits
	return true
}
