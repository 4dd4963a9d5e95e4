package text

import "slices"

// Who types changes a little of a long paragraph at a time, and to shape it all
// again at every key would be felt. So what stands far enough from the change
// is taken over from the paragraph as it was.

// reach is how far from a change, in bytes, the rules of the typeface may look:
// none looks at more than a few clusters. Twice as far from it the glyphs are
// taken over, if what is between has come out as it was.
const reach = 160

// shapeItems shapes the items of a paragraph. before is one shaped earlier that
// may be much like it, or nil.
func (f *face) shapeItems(s string, items []item, before *paragraph) (glyphs []glyph) {
	if before == nil || f.broken(before.glyphs) {
		before = new(paragraph)
	}
	head := 0
	short := min(len(s), len(before.text))
	for head < short && s[head] == before.text[head] {
		head++
	}
	tail := 0
	for tail < short-head && s[len(s)-1-tail] == before.text[len(before.text)-1-tail] {
		tail++
	}
	for _, it := range items {
		glyphs = f.reshape(glyphs, s, it, before, head, len(s)-tail)
	}
	return glyphs
}

// reshape appends the glyphs of an item of s, which is before's text up to head
// and from tail on.
func (f *face) reshape(out []glyph, s string, it item, before *paragraph, head, tail int) []glyph {
	shift := len(s) - len(before.text)
	// Glyphs are taken over from the item's start to left and from right to its
	// end. What is between is shaped, with something on both sides to compare.
	near, left := it.from, it.from
	if old := before.itemAt(it.from); old.like(it) && old.from == it.from {
		end := min(head, it.to, old.to)
		if end == it.to && end == old.to {
			return append(out, before.glyphs[before.first[it.from]:before.first[it.to]]...)
		}
		left = before.lastClean(end-reach, it.from)
		near = before.lastClean(left-reach, it.from)
	}
	far, right := it.to, it.to
	if old := before.itemAt(it.to - shift - 1); old.like(it) && old.to == it.to-shift {
		start := max(tail, it.from, old.from+shift) - shift
		if start == it.from-shift && start == old.from {
			return shifted(out, before.glyphs[before.first[old.from]:before.first[old.to]], shift)
		}
		right = before.firstClean(start+reach, old.to) + shift
		far = before.firstClean(right-shift+reach, old.to) + shift
	}
	if left == it.from && right == it.to {
		return f.shape(out, s, it)
	}

	middle := f.shape(nil, s, it.cut(near, far))
	a, b := 0, len(middle)
	for a < b && middle[a].cluster < left {
		a++
	}
	for b > a && middle[b-1].cluster >= right {
		b--
	}
	if f.broken(middle) || !agree(middle[:a], before.between(near, left), 0) || !agree(middle[b:], before.between(right-shift, far-shift), shift) ||
		a > 0 && !begins(middle, a, left) || b < len(middle) && !begins(middle, b, right) {
		return f.shape(out, s, it)
	}
	out = append(out, before.between(it.from, left)...)
	out = append(out, middle[a:b]...)
	return shifted(out, before.between(right-shift, it.to-shift), shift)
}

// broken says whether there is a dotted circle among the glyphs, which the
// shaper puts under marks that nothing carries: where, depends on all that is
// before, since it counts syllables to fifteen and begins anew.
func (f *face) broken(glyphs []glyph) bool {
	sh := f.shaper()
	circle, _ := sh.face.NominalGlyph('◌')
	f.shapers.Put(sh)
	return slices.ContainsFunc(glyphs, func(g glyph) bool { return g.id == uint16(circle) })
}

// itemAt returns the item that holds a byte.
func (p *paragraph) itemAt(at int) item {
	for _, it := range p.items {
		if it.from <= at && at < it.to {
			return it
		}
	}
	return item{}
}

// like says whether two items are shaped by the same rules.
func (it item) like(other item) bool { return it.script == other.script && it.lang == other.lang }

// lastClean is the last clean place at or before a byte, from if there is none
// after that.
func (p *paragraph) lastClean(at, from int) int {
	for at > from && !p.clean(at) {
		at--
	}
	return max(at, from)
}

// firstClean is the first clean place at or after a byte, to if there is none
// before that.
func (p *paragraph) firstClean(at, to int) int {
	for at < to && !p.clean(at) {
		at++
	}
	return min(at, to)
}

// between returns the glyphs of the text from one byte to another.
func (p *paragraph) between(from, to int) []glyph {
	if from >= to {
		return nil
	}
	return p.glyphs[p.first[from]:p.first[to]]
}

// begins says whether glyph i begins a cluster at a byte, and the text may be
// cut there.
func begins(glyphs []glyph, i, at int) bool {
	return i < len(glyphs) && glyphs[i].cluster == at && !glyphs[i].unsafe
}

// agree says whether glyphs are the old ones, moved by shift bytes.
func agree(glyphs, old []glyph, shift int) bool {
	if len(glyphs) != len(old) {
		return false
	}
	for i, g := range old {
		g.cluster += shift
		g.unsafe = glyphs[i].unsafe
		if g != glyphs[i] {
			return false
		}
	}
	return true
}

// shifted appends glyphs, their clusters moved by shift bytes.
func shifted(out, glyphs []glyph, shift int) []glyph {
	for _, g := range glyphs {
		g.cluster += shift
		out = append(out, g)
	}
	return out
}
