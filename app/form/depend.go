package form

import (
	"errors"
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"

	"onward/app/casefile"
)

// dependencies lists the questions an expression looks at. A path that leads
// to no question is a mistake of the pack.
func (b *builder) dependencies(root ast.Node, h home) ([]*Question, error) {
	d := &looker{b: b, home: h, inner: map[ast.Node]bool{}, let: map[string]bool{}}
	ast.Walk(&root, d)
	for _, n := range d.seen {
		if d.err == nil && !d.inner[n] {
			d.err = d.note(n)
		}
	}
	return d.on, d.err
}

// looker gathers member accesses; of answers, answers.d10 and answers.d10.now
// only the longest counts.
type looker struct {
	home
	b     *builder
	seen  []ast.Node
	inner map[ast.Node]bool
	let   map[string]bool
	on    []*Question
	err   error
}

func (d *looker) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		d.seen = append(d.seen, n)
	case *ast.MemberNode:
		if _, named := n.Property.(*ast.StringNode); named {
			d.seen = append(d.seen, n)
			d.inner[unchain(n.Node)] = true
		}
	case *ast.CallNode:
		d.inner[n.Callee] = true
		id, ok := n.Callee.(*ast.IdentifierNode)
		if ok && (id.Value == "answered" || id.Value == "non_of") {
			if err := d.named(id.Value, n.Arguments); err != nil && d.err == nil {
				d.err = err
			}
		}
	}
}

func unchain(n ast.Node) ast.Node {
	for {
		c, ok := n.(*ast.ChainNode)
		if !ok {
			return n
		}
		n = c.Node
	}
}

// chain reads answers.d10.now as ("answers", [d10 now]).
func chain(n ast.Node) (root string, keys []string) {
	switch n := unchain(n).(type) {
	case *ast.IdentifierNode:
		return n.Value, nil
	case *ast.MemberNode:
		key, named := n.Property.(*ast.StringNode)
		root, keys = chain(n.Node)
		if root == "" || !named {
			return "", nil
		}
		return root, append(keys, key.Value)
	}
	return "", nil
}

func (d *looker) note(n ast.Node) error {
	root, keys := chain(n)
	switch root {
	case "value", "non":
		if d.q == nil {
			return fmt.Errorf("%s is the answer of a question, and this stands on none", root)
		}
		d.on = append(d.on, d.q)
	case "option":
		if !d.offers {
			return errors.New("there is an option in x-offer alone")
		}
	case "answers":
		l := d.b.lookAtAnswers(keys)
		if l == nil {
			return fmt.Errorf("answers.%s points to no question", strings.Join(keys, "."))
		}
		d.on = append(d.on, l...)
	case "row":
		if d.table == nil {
			return errors.New("there is no row outside a table")
		}
		return d.inRow(root, keys, d.table)
	case "outer":
		if d.table == nil || d.table.table == nil {
			return errors.New("there is no outer row but in a table in a row")
		}
		return d.inRow(root, keys, d.table.table)
	}
	return nil
}

func (d *looker) inRow(root string, keys []string, table *Question) error {
	l := d.b.lookAt(keys, table)
	if l == nil && len(keys) > 0 {
		return fmt.Errorf("%s.%s points to no column", root, strings.Join(keys, "."))
	}
	if l == nil {
		d.on = append(d.on, table.Columns...)
		return nil
	}
	d.on = append(d.on, l.on()...)
	return nil
}

// lookAtAnswers finds the question on a path, or all under it. Below a
// question only the parts of its shared type exist.
func (b *builder) lookAtAnswers(keys []string) []*Question {
	if l := b.lookAt(keys, nil); l != nil {
		return l.on()
	}
	return nil
}

// named reads the id in answered("d10.now") and non_of("d10.now").
func (d *looker) named(function string, args []ast.Node) error {
	if len(args) != 1 {
		return fmt.Errorf("%s wants one question", function)
	}
	id, ok := args[0].(*ast.StringNode)
	if !ok {
		return fmt.Errorf("%s wants the id of a question, written out", function)
	}
	q := d.b.def.byID[casefile.QuestionID(id.Value)]
	if q == nil || q.table != nil && q.table != d.table && (d.table == nil || !d.table.within(q.table)) {
		return fmt.Errorf("%s: there is no question %q here", function, id.Value)
	}
	d.on = append(d.on, q)
	return nil
}
