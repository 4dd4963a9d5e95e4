package arrival

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

// The model that tells Zawgyi from Unicode: myanmar-tools' Markov chain over
// the Myanmar characters, as it was trained by its makers, 28 KB. See NOTICE.
//
//go:embed zawgyi.model
var modelData []byte

var model = sync.OnceValue(func() *markov {
	m, err := readModel(modelData)
	if err != nil {
		panic("arrival: the embedded model: " + err.Error())
	}
	return m
})

// markov holds, for each pair of states that follow one another, the
// logarithm of how much likelier the pair is in Unicode than in Zawgyi.
type markov struct {
	size   int
	spaces bool // whether spaces are states of their own
	delta  []float32
}

// runs of characters that have a state each; all others are state 0.
var states = []span{{0x1000, 0x103F}, {0x104A, 0x109F}, {0xAA60, 0xAA7F}, {0xA9E0, 0xA9FF}, {0x2000, 0x200B}}

var errModel = errors.New("not a model of this kind")

// readModel reads the binary form of the model, big-endian:
//
//	"UZMODEL " uint32 version 1 or 2; with 2, uint32 1 where spaces are left out
//	"BMARKOV " uint32 0, int16 size; then for each state of size states
//	  int16 entries, float32 for all that have no entry (only if entries > 0),
//	  entries of int16 next state, float32 value, in rising order
func readModel(b []byte) (*markov, error) {
	r := &bytesReader{b: b}
	if string(r.take(8)) != "UZMODEL " {
		return nil, errModel
	}
	m := &markov{spaces: true}
	switch r.u32() {
	case 1:
	case 2:
		m.spaces = r.u32() == 0
	default:
		return nil, errModel
	}
	if string(r.take(8)) != "BMARKOV " || r.u32() != 0 {
		return nil, errModel
	}
	m.size = r.u16()
	most := 1
	for i, s := range states {
		if m.spaces || i < len(states)-1 {
			most += int(s.to-s.from) + 1
		}
	}
	if m.size != most {
		return nil, errModel
	}
	m.delta = make([]float32, m.size*m.size)
	for from := range m.size {
		row := m.delta[from*m.size : (from+1)*m.size]
		entries := r.u16()
		if entries == 0 {
			continue
		}
		rest := r.f32()
		for to := range row {
			row[to] = rest
		}
		for range entries {
			to, v := r.u16(), r.f32()
			if to >= m.size {
				return nil, errModel
			}
			row[to] = v
		}
	}
	if r.short || len(r.b) > 0 {
		return nil, errModel
	}
	return m, nil
}

// state gives the state of a rune.
func (m *markov) state(r rune) int {
	if r < 0x1000 || r > 0x10A0 && r < 0x2000 {
		return 0
	}
	n := 1
	for i, s := range states {
		if i == len(states)-1 && !m.spaces {
			break
		}
		if r >= s.from && r <= s.to {
			return n + int(r-s.from)
		}
		n += int(s.to-s.from) + 1
	}
	return 0
}

// weigh sums over a text how much likelier each step is in Unicode than in
// Zawgyi, as a natural logarithm, and counts the Myanmar characters it saw.
func (m *markov) weigh(s string) (sum float64, seen int) {
	prev := 0
	step := func(now int) {
		sum += float64(m.delta[prev*m.size+now])
		prev = now
	}
	for _, r := range s {
		now := m.state(r)
		if now > 0 {
			seen++
		} else if prev == 0 {
			continue // nothing Myanmar here
		}
		step(now)
	}
	if prev != 0 {
		step(0)
	}
	return sum, seen
}

// ZawgyiChance says how likely a text is Zawgyi rather than Unicode, from 0 to
// 1, and 0 where it has no character of the Myanmar script.
func ZawgyiChance(s string) float64 { return chance(model().weigh(s)) }

func chance(sum float64, seen int) float64 {
	if seen == 0 {
		return 0
	}
	return 1 / (1 + math.Exp(sum))
}

// bytesReader reads numbers, and zeroes once the bytes are used up.
type bytesReader struct {
	b     []byte
	short bool
}

func (r *bytesReader) take(n int) []byte {
	if len(r.b) < n {
		r.b, r.short = nil, true
		return make([]byte, n)
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *bytesReader) u16() int     { return int(binary.BigEndian.Uint16(r.take(2))) }
func (r *bytesReader) u32() uint32  { return binary.BigEndian.Uint32(r.take(4)) }
func (r *bytesReader) f32() float32 { return math.Float32frombits(r.u32()) }
