package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// The TrueType container, read and written as OpenType 1.9 describes it
// ("Organization of an OpenType Font"): a header, a directory of tables, and
// the tables, each starting at a multiple of four. Only what is needed to cut
// a font down and to read a glyph's outline is understood here; shaping reads
// the same bytes with its own library.

const sfntTrueType = 0x00010000

var be = binary.BigEndian

// sfnt is a font file with its tables found and the few numbers read that
// every later step asks for. It is never written to, so it may be shared.
type sfnt struct {
	tables map[string][]byte

	unitsPerEm  int
	numGlyphs   int
	longLoca    bool
	longMetrics int // entries of hmtx that carry an advance of their own
}

var errFont = errors.New("not a usable TrueType font")

func readSfnt(file []byte) (*sfnt, error) {
	if len(file) < 12 || be.Uint32(file) != sfntTrueType {
		return nil, fmt.Errorf("read font header: %w", errFont)
	}
	f := &sfnt{tables: map[string][]byte{}}
	for i := range int(be.Uint16(file[4:])) {
		if len(file) < 12+16*(i+1) {
			return nil, fmt.Errorf("read font directory: %w", errFont)
		}
		entry := file[12+16*i:]
		from, size := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+size > uint64(len(file)) {
			return nil, fmt.Errorf("read font table %q: %w", entry[:4], errFont)
		}
		f.tables[string(entry[:4])] = file[from : from+size : from+size]
	}
	// The shortest each table may be for the reads below it to be safe.
	for tag, size := range map[string]int{
		"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 2, "glyf": 0, "cmap": 4, "OS/2": 78, "name": 6, "post": 32,
	} {
		if t, ok := f.tables[tag]; !ok || len(t) < size {
			return nil, fmt.Errorf("find font table %q: %w", tag, errFont)
		}
	}
	f.unitsPerEm = int(be.Uint16(f.tables["head"][18:]))
	f.longLoca = be.Uint16(f.tables["head"][50:]) == 1
	f.numGlyphs = int(be.Uint16(f.tables["maxp"][4:]))
	f.longMetrics = int(be.Uint16(f.tables["hhea"][34:]))
	loca := 2 * (f.numGlyphs + 1)
	if f.longLoca {
		loca *= 2
	}
	hmtx := 4*f.longMetrics + 2*(f.numGlyphs-f.longMetrics)
	if f.unitsPerEm == 0 || f.longMetrics == 0 || f.longMetrics > f.numGlyphs ||
		len(f.tables["loca"]) < loca || len(f.tables["hmtx"]) < hmtx {
		return nil, fmt.Errorf("read font metrics: %w", errFont)
	}
	return f, nil
}

// glyph returns the glyf entry of a glyph: empty for one without ink, such as
// a space, and for a number the font does not have.
func (f *sfnt) glyph(g uint16) []byte {
	if int(g) >= f.numGlyphs {
		return nil
	}
	loca := f.tables["loca"]
	var from, to uint64
	if f.longLoca {
		from, to = uint64(be.Uint32(loca[4*int(g):])), uint64(be.Uint32(loca[4*int(g)+4:]))
	} else {
		from, to = 2*uint64(be.Uint16(loca[2*int(g):])), 2*uint64(be.Uint16(loca[2*int(g)+2:]))
	}
	if from >= to || to > uint64(len(f.tables["glyf"])) || to-from < 10 {
		return nil
	}
	return f.tables["glyf"][from:to]
}

// metrics returns a glyph's advance and left side bearing in font units.
func (f *sfnt) metrics(g uint16) (advance uint16, bearing int16) {
	if int(g) >= f.numGlyphs {
		return 0, 0
	}
	hmtx, long := f.tables["hmtx"], f.longMetrics
	if int(g) < long {
		return be.Uint16(hmtx[4*int(g):]), int16(be.Uint16(hmtx[4*int(g)+2:]))
	}
	last := hmtx[4*(long-1):]
	return be.Uint16(last), int16(be.Uint16(hmtx[4*long+2*(int(g)-long):]))
}

// extent returns how far a glyph's ink reaches below and above the baseline,
// in font units with y upwards; false when it has no ink.
func (f *sfnt) extent(g uint16) (bottom, top int, ok bool) {
	entry := f.glyph(g)
	if entry == nil {
		return 0, 0, false
	}
	return int(int16(be.Uint16(entry[4:]))), int(int16(be.Uint16(entry[8:]))), true
}

// writeSfnt lays out a font file from its tables: sorted by tag, each padded
// with zeros to a multiple of four, checksums filled in. The same tables give
// the same bytes. The head table is copied, as its checksum is set here.
func writeSfnt(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)

	selector := 0
	for 2<<selector <= len(tags) {
		selector++
	}
	out := be.AppendUint32(nil, sfntTrueType)
	out = be.AppendUint16(out, uint16(len(tags)))
	out = be.AppendUint16(out, 16<<selector)
	out = be.AppendUint16(out, uint16(selector))
	out = be.AppendUint16(out, uint16(16*len(tags)-16<<selector))

	offset, head := 12+16*len(tags), 0
	var body []byte
	for _, tag := range tags {
		table := tables[tag]
		if tag == "head" {
			head = offset + len(body)
			table = append([]byte(nil), table...)
			be.PutUint32(table[8:], 0)
		}
		out = append(out, tag...)
		out = be.AppendUint32(out, checksum(table))
		out = be.AppendUint32(out, uint32(offset+len(body)))
		out = be.AppendUint32(out, uint32(len(table)))
		body = append(body, table...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	if head != 0 {
		be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// checksum is the sum of a table's big-endian words, as if padded with zeros.
func checksum(table []byte) (sum uint32) {
	for ; len(table) >= 4; table = table[4:] {
		sum += be.Uint32(table)
	}
	var rest [4]byte
	copy(rest[:], table)
	return sum + be.Uint32(rest[:])
}
