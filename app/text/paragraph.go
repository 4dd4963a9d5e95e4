package text

import (
	"sync"
	"unicode/utf8"
)

// paragraph is a text without line ends, shaped whole. It never changes, so
// one copy serves every width and every goroutine.
type paragraph struct {
	text   string
	lang   string
	face   *face
	items  []item
	glyphs []glyph
	x      []int64 // advance of all glyphs before each, and of all at the end
	first  []int32 // for each byte, and the end, the first glyph of its cluster or after
	breaks []int

	once     sync.Once
	emergent []int // cluster borders, found when a piece is wider than a line
}

func (f *face) paragraph(s, lang string) (*paragraph, error) {
	key := lang + "\x00" + s
	if p, ok := f.known.find(key); ok {
		return p, nil
	}
	if _, err := f.fonts(); err != nil {
		return nil, err
	}
	p := &paragraph{text: s, lang: lang, face: f, items: itemise(s), breaks: Breaks(s, lang)}
	for _, it := range p.items {
		p.glyphs = f.shape(p.glyphs, s, it, lang)
	}
	if err := f.missing(p.glyphs, s); err != nil {
		return nil, err
	}
	p.x = make([]int64, len(p.glyphs)+1)
	p.first = make([]int32, len(s)+1)
	at := 0
	for i, g := range p.glyphs {
		p.x[i+1] = p.x[i] + int64(g.advance)
		for ; at <= g.cluster; at++ {
			p.first[at] = int32(i)
		}
	}
	for ; at <= len(s); at++ {
		p.first[at] = int32(len(p.glyphs))
	}
	f.known.keep(key, p)
	return p, nil
}

// clean says whether the glyphs may be parted at a byte without shaping
// either side again.
func (p *paragraph) clean(at int) bool {
	if at == 0 || at == len(p.text) {
		return true
	}
	i := int(p.first[at])
	if i == len(p.glyphs) {
		return true
	}
	if g := p.glyphs[i]; g.cluster != at || g.unsafe {
		return false
	}
	return true
}

// part returns the glyphs of the text from one byte to another, which lie in
// one item. Cluster offsets stay those of the paragraph.
func (p *paragraph) part(it item) []glyph {
	if p.clean(it.from) && p.clean(it.to) {
		return p.glyphs[p.first[it.from]:p.first[it.to]]
	}
	return p.face.shape(nil, p.text, it, p.lang)
}

// parts calls each with the items, cut to the text from one byte to another.
func (p *paragraph) parts(from, to int, each func(item)) {
	for _, it := range p.items {
		if it.to <= from || it.from >= to {
			continue
		}
		each(item{max(it.from, from), min(it.to, to), it.script})
	}
}

// width is the room that the text from one byte to another takes, in font
// units.
func (p *paragraph) width(from, to int) (w int64) {
	if from >= to {
		return 0
	}
	if p.clean(from) && p.clean(to) {
		return p.x[p.first[to]] - p.x[p.first[from]]
	}
	p.parts(from, to, func(it item) {
		for _, g := range p.part(it) {
			w += int64(g.advance)
		}
	})
	return w
}

// withoutHanging moves an end back over the spaces before it.
func (p *paragraph) withoutHanging(from, to int) int {
	for to > from {
		r, size := utf8.DecodeLastRuneInString(p.text[from:to])
		if !hangs(r) {
			break
		}
		to -= size
	}
	return to
}

// clusterBorders returns the places for an emergency break.
func (p *paragraph) clusterBorders() []int {
	p.once.Do(func() { p.emergent = clusters(p.text) })
	return p.emergent
}

// memory keeps paragraphs that were shaped of late: a window lays the same
// labels out again at each change of its width, and a form says the same words
// in every section. When it holds too much it forgets all and starts anew.
type memory struct {
	mu    sync.Mutex
	known map[string]*paragraph
	size  int // bytes of text known
}

// memoryLimit bounds the text a face remembers, in bytes. Shaped text takes
// some twenty times the room of the text itself.
const memoryLimit = 256 << 10

func (m *memory) find(key string) (*paragraph, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.known[key]
	return p, ok
}

func (m *memory) keep(key string, p *paragraph) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil || m.size+len(key) > memoryLimit {
		m.known, m.size = map[string]*paragraph{}, 0
	}
	if _, ok := m.known[key]; !ok {
		m.known[key] = p
		m.size += len(key)
	}
}
