package text

import (
	"sort"
	"sync"
	"unicode/utf8"
)

// paragraph is a text without line ends, shaped whole. It never changes, so
// one copy serves every width and every goroutine.
type paragraph struct {
	text   string
	face   *face
	items  []item
	box    box // of every line at least
	glyphs []glyph
	x      []int64 // advance of all glyphs before each, and of all at the end
	first  []int32 // for each byte, and the end, the first glyph of its cluster or after
	breaks []int

	once     sync.Once
	emergent []int // cluster borders, found when a piece is wider than a line
}

func (f *face) paragraph(s, lang string) (*paragraph, error) {
	key := said{lang, s}
	if p, ok := f.known.find(key); ok {
		return p, nil
	}
	if _, err := f.fonts(); err != nil {
		return nil, err
	}
	p := &paragraph{text: s, face: f, items: itemise(s, lang), breaks: f.kept.Load().Breaks(s, lang)}
	p.box = common(s, p.items, lang)
	p.glyphs = f.shapeItems(s, p.items, f.known.like(s))
	if err := f.missing(p.glyphs, s); err != nil {
		return nil, err
	}
	p.measure()
	f.known.keep(key, p)
	return p, nil
}

// measure notes where glyphs begin, in the text and along the line.
func (p *paragraph) measure() {
	p.x = make([]int64, len(p.glyphs)+1)
	p.first = make([]int32, len(p.text)+1)
	at := 0
	for i, g := range p.glyphs {
		p.x[i+1] = p.x[i] + int64(g.advance)
		for ; at <= g.cluster; at++ {
			p.first[at] = int32(i)
		}
	}
	for ; at <= len(p.text); at++ {
		p.first[at] = int32(len(p.glyphs))
	}
}

// clean says whether the glyphs may be parted at a byte without shaping
// either side again: it begins a cluster that the shaper found to be
// independent of what is before it.
func (p *paragraph) clean(at int) bool {
	if at == 0 || at == len(p.text) {
		return true
	}
	i := int(p.first[at])
	return i < len(p.glyphs) && p.glyphs[i].cluster == at && !p.glyphs[i].unsafe
}

// cleanFrom returns the first clean place at or after a byte, in its item.
func (p *paragraph) cleanFrom(at int) int {
	for !p.clean(at) && !p.parted(at) {
		at++
	}
	return at
}

// cleanTo returns the last clean place at or before a byte, in its item.
func (p *paragraph) cleanTo(at int) int {
	for !p.clean(at) && !p.parted(at) {
		at--
	}
	return at
}

// parted says whether an item begins at a byte.
func (p *paragraph) parted(at int) bool {
	i := sort.Search(len(p.items), func(i int) bool { return p.items[i].from >= at })
	return i < len(p.items) && p.items[i].from == at
}

// core returns the widest part of an item between two places that are clean;
// what stands outside it in the item must be shaped again. It is empty, at the
// item's end, when there is none.
func (p *paragraph) core(it item) (from, to int) {
	from, to = it.from, it.to
	for from < it.to && !p.clean(from) {
		from++
	}
	for to > from && !p.clean(to) {
		to--
	}
	return from, to
}

// part returns the glyphs of a part of an item. Cluster offsets stay those of
// the paragraph.
func (p *paragraph) part(it item) []glyph {
	from, to := p.core(it)
	core := p.glyphs[p.first[from]:p.first[to]]
	if from == it.from && to == it.to {
		return core
	}
	if from == to {
		return p.face.shape(nil, p.text, it)
	}
	var all []glyph
	if it.from < from {
		all = p.face.shape(all, p.text, it.cut(it.from, from))
	}
	all = append(all, core...)
	if to < it.to {
		all = p.face.shape(all, p.text, it.cut(to, it.to))
	}
	return all
}

// parts calls each with the items, cut to the text from one byte to another.
func (p *paragraph) parts(from, to int, each func(item)) {
	for _, it := range p.items {
		if it.to <= from || it.from >= to {
			continue
		}
		each(it.cut(max(it.from, from), min(it.to, to)))
	}
}

// rough is the width of the text from one byte to another as it is in the
// whole paragraph, in font units.
func (p *paragraph) rough(from, to int) int64 {
	return p.x[p.first[to]] - p.x[p.first[from]]
}

// width is the room that the text from one byte to another takes on a line of
// its own, in font units.
func (p *paragraph) width(from, to int) (w int64) {
	if from >= to {
		return 0
	}
	if p.clean(from) && p.clean(to) {
		return p.rough(from, to)
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
// in every section. What was not asked for while as much again was shaped is
// forgotten.
type memory struct {
	mu         sync.Mutex
	young, old map[said]*paragraph
	size       int        // bytes of text in young
	last       *paragraph // the last long one that was shaped
}

// said is a text in a language.
type said struct{ lang, text string }

// memoryLimit bounds the text a face remembers, in bytes. Shaped text takes
// some twenty times the room of the text itself.
const memoryLimit = 256 << 10

// long is how many bytes of text are worth taking over from; see reshape.
const long = 4 * reach

func (m *memory) find(key said) (*paragraph, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.young[key]
	if !ok {
		if p, ok = m.old[key]; ok {
			m.put(key, p)
		}
	}
	return p, ok
}

// like returns a paragraph that may be like s, or nil.
func (m *memory) like(s string) *paragraph {
	if len(s) < long {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.last
}

func (m *memory) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.young, m.old, m.size, m.last = nil, nil, 0, nil
}

func (m *memory) keep(key said, p *paragraph) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(p.text) >= long {
		m.last = p
	}
	m.put(key, p)
}

func (m *memory) put(key said, p *paragraph) {
	if m.young == nil || m.size+len(key.text) > memoryLimit/2 {
		m.young, m.old, m.size = map[said]*paragraph{}, m.young, 0
	}
	if _, ok := m.young[key]; !ok {
		m.young[key] = p
		m.size += len(key.text)
	}
}
