package xlsform

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A constraint, and each leaf of a relevant, asks something of one answer. Both
// become JSON Schema for that answer.

// test gives the schema of an expression about one item: about ${name}, or
// about "." where self is set.
func (im *importer) test(n *node, it *item, self bool) (object, error) {
	switch {
	case n.op == "and" || n.op == "or":
		a, err := im.test(n.kids[0], it, self)
		if err != nil {
			return nil, err
		}
		b, err := im.test(n.kids[1], it, self)
		if err != nil {
			return nil, err
		}
		if n.op == "or" {
			return either(a, b), nil
		}
		return merge(a, b), nil
	case n.is("not", 1):
		a, err := im.test(n.kids[0], it, self)
		return object{"not": a}, err
	case n.is("selected", 2) && subject(n.kids[0], self) && n.kids[1].op == "text" && n.kids[1].text != "":
		return chosen(it, n.kids[1].text)
	case n.is("regex", 2) && subject(n.kids[0], self):
		if it.kind() != words {
			return nil, errors.New("regex() of what is not text")
		}
		p, err := pattern(n.kids[1])
		return object{"pattern": p}, err
	case isComparison(n.op):
		return im.comparison(n, it, self)
	}
	return nil, errors.New("asks something there is no rule for")
}

// errNoChoice is a mistake of the survey, and not only more than a rule can say.
var errNoChoice = errors.New("has no choice")

// either holds a value to one of two schemas.
func either(a, b object) object {
	var all []any
	for _, s := range []object{a, b} {
		if inner, ok := s["anyOf"].([]any); ok && len(s) == 1 {
			all = append(all, inner...)
		} else {
			all = append(all, s)
		}
	}
	return object{"anyOf": all}
}

func isComparison(op string) bool { return flipped[op] != "" }

// subject tells whether a node is the answer that is looked at.
func subject(n *node, self bool) bool { return self && n.op == "self" || !self && n.op == "ref" }

var flipped = map[string]string{"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// merge holds a value to both schemas.
func merge(a, b object) object {
	for k := range b {
		if _, both := a[k]; !both {
			continue
		}
		if inner, ok := a["allOf"].([]any); ok && len(a) == 1 {
			return object{"allOf": append(inner, b)}
		}
		return object{"allOf": []any{a, b}}
	}
	for k, v := range b {
		a[k] = v
	}
	return a
}

// kind is the nature of the answer to an item.
func (it *item) kind() nature {
	switch it.sort {
	case whole, number:
		return amount
	case truth:
		return verdict
	case date:
		return day
	case many:
		return several
	case worked:
		return it.result.nature
	}
	return words
}

// values are all the answers an item can have, where they are known.
func (it *item) values() []string {
	switch {
	case it.list != nil:
		return it.list.names()
	case it.sort == worked:
		return it.result.values
	}
	return nil
}

func chosen(it *item, value string) (object, error) {
	if v := it.values(); v != nil && !has(v, value) {
		return nil, fmt.Errorf("%w %q of ${%s}", errNoChoice, value, it.name)
	}
	switch it.kind() {
	case several:
		return object{"contains": object{"const": value}}, nil
	case words, figures:
		return object{"const": value}, nil
	}
	return nil, errors.New("selected() of what is not a choice")
}

// comparison reads "${q} = 'yes'", "5 < .", "count-selected(.) <= 3".
func (im *importer) comparison(n *node, it *item, self bool) (object, error) {
	left, op, right := n.kids[0], n.op, n.kids[1]
	if isLiteral(left) && !isLiteral(right) {
		left, op, right = right, flipped[op], left
	}
	if op == "!=" {
		same, err := im.comparison(&node{op: "=", kids: []*node{left, right}}, it, self)
		return object{"not": same}, err
	}
	if right.is("today", 0) && subject(left, self) && it.sort == date && op == "<=" && self {
		return object{"x-past": true}, nil
	}
	if !isLiteral(right) {
		return nil, errors.New("compares with what is not written out")
	}
	if n.kids[0].op == "call" || n.kids[1].op == "call" {
		if done, s, err := lengths(left, op, right, it, self); done {
			return s, err
		}
	}
	if (left.is("number", 1) || left.is("int", 1)) && it.kind() == amount && it.sort == whole {
		left = left.kids[0]
	}
	if !subject(left, self) {
		return nil, errors.New("asks something there is no rule for")
	}
	return compared(it, op, right)
}

func isLiteral(n *node) bool {
	return n.op == "num" || n.op == "text" || n.op == "neg" && n.kids[0].op == "num" || n.is("true", 0) || n.is("false", 0) ||
		n.is("date", 1) && n.kids[0].op == "text" || n.is("today", 0)
}

// figure reads a literal number, written as one or as text.
func figure(n *node) (float64, bool) {
	if n.op == "neg" {
		f, ok := figure(n.kids[0])
		return -f, ok
	}
	f, err := strconv.ParseFloat(n.text, 64)
	return f, err == nil && (n.op == "num" || n.op == "text" && isNumber(n.text))
}

// lengths reads what is asked of count-selected() and string-length().
func lengths(left *node, op string, right *node, it *item, self bool) (done bool, s object, err error) {
	kind := ""
	switch {
	case left.is("count-selected", 1) && subject(left.kids[0], self) && it.kind() == several:
		kind = "Items"
	case left.is("string-length", 1) && subject(left.kids[0], self) && it.kind() == words:
		kind = "Length"
	default:
		return false, nil, nil
	}
	f, ok := figure(right)
	if n := int(f); !ok || f != math.Trunc(f) || f < 0 || f > 1e6 {
		return true, nil, errors.New("counts up to what is no whole number")
	} else if op == "=" {
		return true, object{"min" + kind: n, "max" + kind: n}, nil
	} else if op == "<" && n == 0 {
		return true, nil, errors.New("can never hold")
	} else {
		key := map[byte]string{'<': "max", '>': "min"}[op[0]] + kind
		return true, object{key: n + map[string]int{"<": -1, ">": 1}[op]}, nil
	}
}

// compared holds the answer itself to a literal.
func compared(it *item, op string, lit *node) (object, error) {
	if lit.op == "text" && lit.text == "" {
		if op != "=" {
			return nil, errors.New("asks what is more than ''")
		}
		return object{"not": object{}}, nil // no answer is nothing
	}
	switch kind := it.kind(); {
	case kind == amount:
		f, ok := figure(lit)
		if !ok {
			return nil, errors.New("compares a number with what is none")
		}
		return bound(op, f, it.sort == whole), nil
	case it.values() != nil && kind != several:
		return among(it, op, lit)
	case kind == several && op == "=" && lit.op == "text":
		if !has(it.values(), lit.text) {
			return nil, fmt.Errorf("%w %q of ${%s}", errNoChoice, lit.text, it.name)
		}
		return object{"const": []any{lit.text}}, nil
	case it.sort == truth && op == "=" && strings.EqualFold(lit.text, "ok"):
		return object{"const": true}, nil
	case kind == words && op == "=" && lit.op == "text":
		return object{"const": lit.text}, nil
	case kind == day && op == "=":
		if lit.is("date", 1) {
			lit = lit.kids[0]
		}
		if lit.op == "text" && isDate(lit.text) {
			return object{"const": lit.text}, nil
		}
	case kind == day:
		return nil, errors.New("asks whether a day is before or after another")
	}
	return nil, errors.New("compares things that are not alike")
}

func bound(op string, f float64, whole bool) object {
	if whole && f == math.Trunc(f) { // bounds an editor can show
		switch op {
		case "<":
			op, f = "<=", f-1
		case ">":
			op, f = ">=", f+1
		}
	}
	key := map[string]string{"=": "const", "<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum"}[op]
	return object{key: f}
}

// among picks the choices for which a comparison holds.
func among(it *item, op string, lit *node) (object, error) {
	f, isFigure := figure(lit)
	var fit []any
	for _, v := range it.values() {
		x, err := strconv.ParseFloat(v, 64)
		switch {
		case op == "=" && lit.op == "text":
			if v != lit.text {
				continue
			}
		case err != nil || !isFigure || !isNumber(v):
			continue
		case op == "=" && x != f, op == "<" && x >= f, op == "<=" && x > f, op == ">" && x <= f, op == ">=" && x < f:
			continue
		}
		fit = append(fit, v)
	}
	switch len(fit) {
	case 0:
		return nil, fmt.Errorf("%w of ${%s} for which this holds", errNoChoice, it.name)
	case 1:
		return object{"const": fit[0]}, nil
	}
	return object{"enum": fit}, nil
}
