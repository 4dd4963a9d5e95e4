package pdf

import (
	"encoding/binary"
	"slices"
)

// printed are the tables of a TrueType font that drawing its glyphs by number
// needs (ISO 32000-1, 9.9). The others only say what the font is called and
// how to type with it: nothing that a paper should tell.
var printed = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// lean gives a font with the printed tables alone, or the font as it is where
// it is not one that can be read.
func lean(ttf []byte) []byte {
	const header, record = 12, 16
	be := binary.BigEndian
	if len(ttf) < header || len(ttf) < header+record*int(be.Uint16(ttf[4:])) {
		return ttf
	}
	var entries [][]byte
	for i := range int(be.Uint16(ttf[4:])) {
		entry := ttf[header+record*i:][:record]
		from, size := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+size > uint64(len(ttf)) {
			return ttf
		}
		if size > 0 && slices.Contains(printed, string(entry[:4])) {
			entries = append(entries, entry)
		}
	}
	power, selector := 1, 0
	for power*2 <= len(entries) {
		power, selector = power*2, selector+1
	}
	out := append([]byte(nil), ttf[:4]...)
	for _, v := range []int{len(entries), power * record, selector, (len(entries) - power) * record} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := header + record*len(entries)
	var body []byte
	for _, entry := range entries {
		from, size := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		out = append(out, entry[:8]...) // tag and checksum
		out = be.AppendUint32(out, uint32(at+len(body)))
		out = be.AppendUint32(out, size)
		body = append(body, ttf[from:from+size]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}
