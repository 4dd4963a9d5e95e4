package xlsform

import (
	"errors"
	"fmt"
)

// node is a piece of a parsed expression of XLSForm, which is XPath 1.0 with
// the functions of ODK XForms.
type node struct {
	op   string // num text ref self call column; or an operator: or and = != < <= > >= + - * div mod neg
	text string // of num, text, ref; the name of a call
	kids []*node
}

const maxNesting = 40

// parse reads an expression. A question is ${name}; the one the expression
// stands at is a full stop. There are no paths.
func parse(s string) (*node, error) { return parsed(s, false) }

// parseFilter reads a choice_filter, where a bare word is a column of the
// worksheet choices.
func parseFilter(s string) (*node, error) { return parsed(s, true) }

func parsed(s string, columns bool) (*node, error) {
	all, err := tokens(s)
	if err != nil {
		return nil, err
	}
	p := &parser{rest: all, columns: columns}
	n, err := p.binary(0)
	if err != nil {
		return nil, err
	}
	if p.rest[0].kind != 0 {
		return nil, fmt.Errorf("goes on with %q where it should end", p.rest[0].text)
	}
	return settled(n), nil
}

type parser struct {
	rest    []token // ends with the token of kind 0
	depth   int
	columns bool // bare words are read
}

func (p *parser) take() token {
	t := p.rest[0]
	if t.kind != 0 {
		p.rest = p.rest[1:]
	}
	return t
}

// levels of operators, the loosest first. All of them group to the left.
var levels = [][]string{{"or"}, {"and"}, {"=", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "div", "mod"}}

func (p *parser) binary(level int) (*node, error) {
	if level == len(levels) {
		return p.unary()
	}
	left, err := p.binary(level + 1)
	for err == nil && (p.rest[0].kind == 'o' || p.rest[0].kind == 'w') && has(levels[level], p.rest[0].text) {
		op := p.take().text
		var right *node
		if right, err = p.binary(level + 1); err == nil {
			left = &node{op: op, kids: []*node{left, right}}
		}
	}
	return left, err
}

func (p *parser) unary() (*node, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, fmt.Errorf("nests deeper than %d", maxNesting)
	}
	defer func() { p.depth-- }()
	t := p.take()
	switch {
	case t.kind == 'n':
		return &node{op: "num", text: t.text}, nil
	case t.kind == 's':
		return &node{op: "text", text: t.text}, nil
	case t.kind == 'r':
		return &node{op: "ref", text: t.text}, nil
	case t.kind == 'w':
		return p.call(t.text)
	case t.text == ".":
		return &node{op: "self"}, nil
	case t.text == "-":
		n, err := p.unary()
		return &node{op: "neg", kids: []*node{n}}, err
	case t.text == "(":
		n, err := p.binary(0)
		if err == nil && p.take().text != ")" {
			err = errors.New("has a bracket that does not close")
		}
		return n, err
	case t.kind == 0:
		return nil, errors.New("ends where something should follow")
	}
	return nil, fmt.Errorf("has %q where a value should be", t.text)
}

func (p *parser) call(name string) (*node, error) {
	if called := p.rest[0].text == "(" && p.rest[0].kind == 'o'; !called && p.columns {
		return &node{op: "column", text: columnName(name)}, nil
	} else if !called {
		return nil, fmt.Errorf("has the bare word %q; text stands between quotes, a question in ${}", name)
	}
	p.take()
	n := &node{op: "call", text: name}
	if p.rest[0].kind == 'o' && p.rest[0].text == ")" {
		p.take()
		return n, nil
	}
	for {
		arg, err := p.binary(0)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, arg)
		switch t := p.take(); {
		case t.kind == 'o' && t.text == ")":
			return n, nil
		case t.kind != 'o' || t.text != ",":
			return nil, fmt.Errorf("has %s( without its end", name)
		}
	}
}

// is tells whether a node is the call of a function with so many arguments.
func (n *node) is(function string, args int) bool {
	return n.op == "call" && n.text == function && len(n.kids) == args
}
