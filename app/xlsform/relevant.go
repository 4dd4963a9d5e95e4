package xlsform

import (
	"errors"
	"fmt"
)

// A relevant becomes a rule of JSON Forms. A condition there is false of what
// is not answered; in XPath ${q} != 'no' is true of it. So an expression is cut
// at its ands, and each piece must be such that nothing makes it false (then it
// is part of SHOW) or such that nothing makes it true (then its opposite is part
// of HIDE). An element carries one rule, so two are set around each other.

// rule is what an element is shown and hidden by; nil for always and never.
type rule struct {
	show, hide any
	on         []*item
}

var errDeep = errors.New("nests too deeply")

// relevance translates a relevant of an item.
func (im *importer) relevance(n *node, at *item) (rule, error) {
	var r rule
	var shows, hides []any
	for _, piece := range pieces(n, false) {
		r.on = append(r.on, piece.looked(im, at)...)
		c, err := im.positive(piece, at)
		if err == nil {
			shows = append(shows, c)
			continue
		}
		if c, no := im.positive(opposite(piece), at); no == nil {
			hides = append(hides, c)
			continue
		}
		return rule{}, err
	}
	r.show, r.hide = compound("AND", shows), compound("OR", hides)
	if deep(r.show) > maxDeep || deep(r.hide) > maxDeep {
		return rule{}, errDeep
	}
	return r, nil
}

// pieces cuts an expression into those that must all hold.
func pieces(n *node, negated bool) []*node {
	switch {
	case n.is("not", 1):
		return pieces(n.kids[0], !negated)
	case n.op == "and" && !negated, n.op == "or" && negated:
		return append(pieces(n.kids[0], negated), pieces(n.kids[1], negated)...)
	case negated:
		return []*node{opposite(n)}
	}
	return []*node{n}
}

func opposite(n *node) *node {
	if n.is("not", 1) {
		return n.kids[0]
	}
	return &node{op: "call", text: "not", kids: []*node{n}}
}

// looked lists the questions an expression names.
func (n *node) looked(im *importer, at *item) (on []*item) {
	if n.op == "ref" {
		if it, err := im.find(n.text, at); err == nil {
			on = append(on, it)
		}
	}
	for _, k := range n.kids {
		on = append(on, k.looked(im, at)...)
	}
	return on
}

// compound puts conditions together; those of the same kind inside become one
// with it.
func compound(kind string, all []any) any {
	var flat []any
	for _, c := range all {
		if o, ok := c.(object); ok && o["type"] == kind {
			flat = append(flat, o["conditions"].([]any)...)
			continue
		}
		flat = append(flat, c)
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return object{"type": kind, "conditions": flat}
}

// maxDeep is how many lists and objects inside each other a cell may become: the
// engine reads 32 in all.
const maxDeep = 12

func deep(v any) int {
	d := 0
	switch v := v.(type) {
	case object:
		for _, x := range v {
			d = max(d, deep(x)+1)
		}
	case []any:
		for _, x := range v {
			d = max(d, deep(x)+1)
		}
	}
	return d
}

// positive gives the condition of an expression that is false where nothing
// is answered, and an error for any other.
func (im *importer) positive(n *node, at *item) (any, error) {
	if n.is("not", 1) {
		return im.negative(n.kids[0], at)
	}
	if n.op == "and" || n.op == "or" {
		return im.each(n, at, map[string]string{"and": "AND", "or": "OR"}[n.op], im.positive)
	}
	return im.leaf(n, at, false)
}

// negative gives the condition for an expression not being so.
func (im *importer) negative(n *node, at *item) (any, error) {
	if n.is("not", 1) {
		return im.positive(n.kids[0], at)
	}
	if n.op == "and" || n.op == "or" {
		return im.each(n, at, map[string]string{"and": "OR", "or": "AND"}[n.op], im.negative)
	}
	return im.leaf(n, at, true)
}

func (im *importer) each(n *node, at *item, kind string, read func(*node, *item) (any, error)) (any, error) {
	a, err := read(n.kids[0], at)
	if err != nil {
		return nil, err
	}
	b, err := read(n.kids[1], at)
	return compound(kind, []any{a, b}), err
}

// leaf asks something of one question. negated asks for its not being so.
func (im *importer) leaf(n *node, at *item, negated bool) (any, error) {
	name, err := about(n)
	if err != nil {
		return nil, err
	}
	it, err := im.find(name, at)
	if err != nil {
		return nil, err
	}
	if it.sort == worked {
		if im.work(it) != nil {
			return nil, fmt.Errorf("looks at ${%s}, which was not carried over", name)
		}
	}
	if it.table != at.table {
		return nil, errors.New("looks out of the row it stands in")
	}
	schema, err := im.test(n, it, false)
	if err != nil {
		return nil, err
	}
	if ofNothing(n) != negated {
		return nil, errors.New("holds also where nothing is answered, and mixes this with what does not")
	}
	if negated {
		schema = without(schema)
	}
	return object{"scope": "#/properties/" + it.id, "schema": schema}, nil
}

// without is the schema of all a schema refuses.
func without(s object) object {
	if inner, ok := s["not"].(object); ok && len(s) == 1 {
		return inner
	}
	return object{"not": s}
}

// about gives the one question an expression asks about.
func about(n *node) (string, error) {
	names := map[string]bool{}
	one := ""
	var walk func(*node)
	walk = func(n *node) {
		if n.op == "ref" {
			names[n.text], one = true, n.text
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	switch len(names) {
	case 0:
		return "", errors.New("asks about no question")
	case 1:
		return one, nil
	}
	return "", errors.New("compares two questions, and a rule looks at one")
}

// ofNothing tells whether a comparison or call holds in XPath where the
// question is not answered: ” then, 0 selected, a length of 0, no number.
func ofNothing(n *node) bool {
	if !isComparison(n.op) {
		return false // selected(), regex(): checked to be these
	}
	left, op, right := n.kids[0], n.op, n.kids[1]
	if isLiteral(left) {
		left, op, right = right, flipped[op], left
	}
	if left.op == "call" && (left.text == "count-selected" || left.text == "string-length") {
		f, _ := figure(right)
		return op == "=" && f == 0 || op == "!=" && f != 0 || op == "<" && 0 < f || op == "<=" && 0 <= f || op == ">" && 0 > f || op == ">=" && 0 >= f
	}
	if right.op == "text" && right.text == "" {
		return op == "="
	}
	return op == "!="
}
