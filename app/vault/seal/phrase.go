package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"time"

	"golang.org/x/crypto/argon2"
)

// SaltSize is the size of a salt, in bytes.
const SaltSize = 16

// Params say how much work it takes to try one pass phrase (Argon2id, RFC 9106).
type Params struct {
	Passes  uint32 // t
	Memory  uint32 // m, in KiB
	Threads uint8  // p
}

// Bounds on what is accepted from a file. Below them a thief could make
// guessing cheap by changing the numbers; above them a file could keep a
// small laptop busy until someone gives up.
const (
	minPasses, maxPasses   = 3, 10
	minMemory, maxMemory   = 64 << 10, 1 << 20 // 64 MiB to 1 GiB
	minThreads, maxThreads = 1, 8
	// What we write ourselves stays at half of what we read, so that a vault
	// made on a large machine still opens on a small one.
	writeMemory = 512 << 10
)

// Floor is the least work accepted anywhere: 64 MiB, three passes.
var Floor = Params{Passes: minPasses, Memory: minMemory, Threads: 2}

// ErrParams says that the numbers are outside of what is accepted.
var ErrParams = errors.New("pass phrase parameters are out of bounds")

// Check gives ErrParams for numbers that must not be used.
func (p Params) Check() error {
	if p.Passes < minPasses || p.Passes > maxPasses ||
		p.Memory < minMemory || p.Memory > maxMemory ||
		p.Threads < minThreads || p.Threads > maxThreads {
		return ErrParams
	}
	return nil
}

// ParamsSize is the size of Params on disk, in bytes.
const ParamsSize = 9

// Append writes the numbers as they stand on disk: t and m as 32-bit big
// endian, then p.
func (p Params) Append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, p.Passes)
	b = binary.BigEndian.AppendUint32(b, p.Memory)
	return append(b, p.Threads)
}

// ReadParams reads and checks the numbers. The error is ErrParams.
func ReadParams(b []byte) (Params, error) {
	if len(b) != ParamsSize {
		return Params{}, ErrParams
	}
	p := Params{binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:]), b[8]}
	return p, p.Check()
}

// Stretch makes a key from a pass phrase. It takes about a second and
// p.Memory KiB. The error is ErrParams; no work is done before that is known.
func Stretch(phrase, salt []byte, p Params) (*Key, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	if len(salt) != SaltSize {
		return nil, ErrParams
	}
	b := argon2.IDKey(phrase, salt, p.Passes, p.Memory, p.Threads, KeySize)
	defer clear(b)
	return KeyFrom(b)
}

// Calibrate measures this machine and gives numbers that take about a second
// on it, never less than [Floor].
func Calibrate() Params {
	const phrase, salt = "how fast is this machine?", "0123456789abcdef"
	best := time.Duration(math.MaxInt64)
	for range 3 {
		begun := time.Now()
		argon2.IDKey([]byte(phrase), []byte(salt), 1, minMemory, 2, KeySize)
		best = min(best, time.Since(begun))
	}
	return pick(best)
}

// pick chooses the numbers, given how long one pass over 64 MiB takes. Memory
// comes first, because it is what a guessing machine finds hardest to have
// plenty of; passes fill up the second.
func pick(pass time.Duration) Params {
	const target = time.Second
	units := max(1, int64(target/max(1, pass))) // passes over 64 MiB in a second
	p := Params{Passes: minPasses, Memory: minMemory, Threads: 2}
	for m := int64(4); m >= 1; m /= 2 { // 256, 128, 64 MiB
		if units/m >= minPasses || m == 1 {
			p.Memory = uint32(m) * minMemory
			p.Passes = uint32(min(maxPasses, max(minPasses, units/m)))
			break
		}
	}
	if p.Passes == maxPasses && units/8 >= minPasses {
		p.Memory = writeMemory
		p.Passes = uint32(min(maxPasses, units/8))
	}
	return p
}

// Spread makes a key of a code that was drawn by lot and is too long to be
// guessed (HKDF-SHA-256, RFC 5869). It must never be given a pass phrase that
// somebody thought of: see [Stretch].
func Spread(code, salt []byte, purpose string) *Key {
	b, err := hkdf.Key(sha256.New, code, salt, "onward/2/"+purpose, KeySize)
	if err != nil {
		panic("seal: hkdf refused 32 bytes: " + err.Error()) // unreachable
	}
	defer clear(b)
	k, err := KeyFrom(b)
	if err != nil {
		panic("seal: hkdf gave another size") // unreachable
	}
	return k
}
