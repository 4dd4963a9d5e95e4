package text

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"

	"onward/assets"
)

// Weight is one of the two weights the typeface comes in.
type Weight int

// The weights.
const (
	Regular Weight = iota
	Bold
)

// Style says how a text is to be set.
type Style struct {
	Lang   string // BCP 47 tag of the language the text is mostly in
	Weight Weight
	Size   float64 // of the em, in whatever unit widths are asked for in
}

// Set is the typeface, ready to break, measure and draw text with. Its methods
// may be called from several goroutines at once.
type Set struct {
	faces [2]face
}

// face is one weight. What is costly to read is read when first asked for.
type face struct {
	sfnt  *sfnt
	fonts func() (*font.Font, error)

	shapers sync.Pool // of *shaper
	known   memory
	kept    atomic.Pointer[Kept]
}

// Open makes the embedded typeface ready. It is quick: a weight's shaping
// tables are read when a text first needs them.
func Open() (*Set, error) {
	t := new(Set)
	for w, file := range [...][]byte{Regular: assets.Regular(), Bold: assets.Bold()} {
		if err := t.faces[w].open(file); err != nil {
			return nil, fmt.Errorf("open typeface, weight %d: %w", w, err)
		}
	}
	return t, nil
}

func (f *face) open(file []byte) (err error) {
	if f.sfnt, err = readSfnt(file); err != nil {
		return err
	}
	f.fonts = sync.OnceValues(f.parse)
	return nil
}

// parse reads the tables that shaping needs and no more: reading the outlines
// of eleven thousand glyphs would take ten times as long as all the rest.
func (f *face) parse() (*font.Font, error) {
	tables := map[string][]byte{}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "OS/2", "GDEF", "GSUB", "GPOS"} {
		table, ok := f.sfnt.tables[tag]
		if !ok {
			return nil, fmt.Errorf("find shaping table %q: %w", tag, errFont)
		}
		tables[tag] = table
	}
	parsed, err := font.ParseTTF(bytes.NewReader(writeSfnt(tables)))
	if err != nil {
		return nil, fmt.Errorf("read shaping tables: %w", err)
	}
	return parsed.Font, nil
}

// Forget drops the texts that the set keeps laid out and the words it keeps
// whole, for when a case is closed: they hold names and answers.
func (t *Set) Forget() {
	for w := range t.faces {
		t.faces[w].kept.Store(nil)
		t.faces[w].known.forget()
	}
}

// UnitsPerEm returns the number of font units, in which Outline measures, to
// the em.
func (t *Set) UnitsPerEm() int { return t.faces[Regular].sfnt.unitsPerEm }

var errStyle = errors.New("weight or size out of range")

// face returns the weight a style asks for and how much of the style's unit
// one font unit is.
func (t *Set) face(st Style) (*face, float64, error) {
	if st.Weight < Regular || st.Weight > Bold || !(st.Size > 0) {
		return nil, 0, fmt.Errorf("choose typeface: %w", errStyle)
	}
	f := &t.faces[st.Weight]
	return f, st.Size / float64(f.sfnt.unitsPerEm), nil
}

// shaper is the shaping library's state for one goroutine at a time.
type shaper struct {
	face   *font.Face
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// shaper hands out a shaper; it goes back to f.shapers after use. The caller
// has seen f.fonts succeed.
func (f *face) shaper() *shaper {
	if s, ok := f.shapers.Get().(*shaper); ok {
		return s
	}
	parsed, _ := f.fonts()
	fc := font.NewFace(parsed)
	return &shaper{face: fc, font: harfbuzz.NewFont(fc), buffer: harfbuzz.NewBuffer()}
}
