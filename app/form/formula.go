package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// Expressions (x-compute, x-valid, x-needed, x-offer, "if" in x-alert and x-plan,
// conditions of rules) are expr-lang, with
// a small vocabulary, a bounded number of nodes and a bounded memory. Nothing
// in them can read a clock, a file or a network, and no loop can be built that
// outgrows the answers.
//
// One thing differs from expr-lang as it comes: what is not there is nothing,
// not an error. Members of nothing are nothing, comparisons with nothing are
// false, nothing is not true, a loop over nothing goes round no time. An alert
// must not stay silent because some other question was left open. But the
// length of nothing is nothing, not 0: "no children" is an answer, and nobody
// gave it.

// formula is a compiled expression and the answers it looks at.
type formula struct {
	program *vm.Program
	on      []*Question
}

// names is what an expression can see.
type names struct {
	Value    any                 `expr:"value"`   // this question's answer, nil if none
	Answers  map[string]any      `expr:"answers"` // real values of shown questions
	Row      map[string]any      `expr:"row"`     // the row, in a cell of a table
	Outer    map[string]any      `expr:"outer"`   // the row around it, of a table in a row
	Option   map[string]any      `expr:"option"`  // one of the options, in x-offer
	Non      string              `expr:"non"`     // this question's non-answer, or ""
	Today    string              `expr:"today"`   // 2026-11-23
	Answered func(string) bool   `expr:"answered"`
	NonOf    func(string) string `expr:"non_of"`
}

const (
	maxText   = 4000 // bytes
	maxNodes  = 400
	maxMemory = 100_000 // expr-lang's own units: about one per element made
	maxLoops  = 2       // inside each other
)

var builtins = []string{"all", "none", "any", "one", "filter", "map", "find", "count", "sum", "len", "first", "last",
	"min", "max", "mean", "abs", "ceil", "floor", "round", "int", "float", "string", "trim", "upper", "lower"}

func vocabulary() []expr.Option {
	o := []expr.Option{expr.Env(names{}), expr.MaxNodes(maxNodes), expr.DisableAllBuiltins()}
	for _, b := range builtins {
		o = append(o, expr.EnableBuiltin(b))
	}
	two := new(func(any, any) any)
	return append(o,
		expr.Function("age_on", func(p ...any) (any, error) { return ageOn(p[0], p[1]), nil }, two),
		expr.Function("days_between", func(p ...any) (any, error) { return daysBetween(p[0], p[1]), nil }, two),
		expr.Function("add_days", func(p ...any) (any, error) { return addDays(p[0], p[1]), nil }, two),
		expr.Function("holds_truth", func(p ...any) (any, error) { return p[0] == true, nil }, new(func(any) bool)),
		expr.Function("holds_list", func(p ...any) (any, error) { return listOf(p[0]), nil }, new(func(any) []any)),
		expr.Function("holds_length", func(p ...any) (any, error) { return lengthOf(p[0]), nil }, new(func(any) any)),
		expr.Function("holds", func(p ...any) (any, error) { return compare(p[0].(string), p[1], p[2]), nil }, new(func(string, any, any) bool)),
		expr.Patch(tolerant{}),
	)
}

// tolerant makes nothing harmless, as said above.
type tolerant struct{}

func call(name string, args ...ast.Node) ast.Node {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
}

func (tolerant) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.MemberNode:
		if !n.Optional {
			n.Optional = true
			ast.Patch(node, &ast.ChainNode{Node: n})
		}
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			n.Node = call("holds_truth", n.Node)
		}
	case *ast.ConditionalNode:
		n.Cond = call("holds_truth", n.Cond)
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "or", "&&", "||":
			n.Left, n.Right = call("holds_truth", n.Left), call("holds_truth", n.Right)
		case "<", "<=", ">", ">=", "contains", "startsWith", "endsWith":
			ast.Patch(node, call("holds", &ast.StringNode{Value: n.Operator}, n.Left, n.Right))
		}
	case *ast.BuiltinNode:
		tolerateBuiltin(node, n)
	}
}

func tolerateBuiltin(node *ast.Node, n *ast.BuiltinNode) {
	if n.Name == "len" || n.Name == "count" && len(n.Arguments) == 1 {
		ast.Patch(node, call("holds_length", n.Arguments[0]))
		return
	}
	if !slices.Contains([]string{"all", "none", "any", "one", "filter", "map", "find", "count", "sum"}, n.Name) {
		return
	}
	n.Arguments[0] = call("holds_list", n.Arguments[0])
	if len(n.Arguments) < 2 || n.Name == "map" || n.Name == "sum" {
		return
	}
	if p, ok := n.Arguments[1].(*ast.PredicateNode); ok {
		p.Node = call("holds_truth", p.Node)
	}
}

// home is where an expression stands: on a question, or in a rule of the rows of
// a table or of the form.
type home struct {
	q      *Question // nil for a rule
	table  *Question // whose row it sees
	offers bool      // it is asked of each option
	file   string
}

// onQuestion is the home of what stands on a question.
func (b *builder) onQuestion(q *Question) home { return home{q: q, table: q.table, file: b.schemaFile} }

// formula compiles an expression that stands at a place of a document.
func (b *builder) formula(text string, h home, at string) *formula {
	if len(text) > maxText {
		b.f.add(h.file, at, "expression: longer than %d bytes", maxText)
		return nil
	}
	tree, err := parser.Parse(text)
	if err == nil {
		err = bounded(tree.Node)
	}
	if err != nil {
		b.f.add(h.file, at, "expression: %v", oneLine(err))
		return nil
	}
	on, err := b.dependencies(tree.Node, h)
	if err != nil {
		b.f.add(h.file, at, "expression: %v", err)
		return nil
	}
	program := b.programs[text]
	if program == nil {
		if program, err = compileExpr(text); err != nil {
			b.f.add(h.file, at, "expression: %v", oneLine(err))
			return nil
		}
		b.programs[text] = program
	}
	return &formula{program: program, on: on}
}

func compileExpr(text string) (p *vm.Program, err error) {
	defer func() {
		if r := recover(); r != nil { // a fault of the pack must not be ours
			p, err = nil, errors.New("cannot be compiled")
		}
	}()
	return expr.Compile(text, vocabulary()...)
}

func oneLine(err error) string { first, _, _ := strings.Cut(err.Error(), "\n"); return first }

// bounded refuses what could make much of little.
func bounded(n ast.Node) error {
	v := &bounds{}
	ast.Walk(&n, v)
	if depth(n) > maxLoops {
		v.err = fmt.Errorf("more than %d loops inside each other", maxLoops)
	}
	return v.err
}

type bounds struct{ err error }

func (v *bounds) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BinaryNode:
		if n.Operator == ".." {
			v.err = errors.New("ranges are not supported")
		}
		if n.Operator == "matches" {
			if _, constant := n.Right.(*ast.StringNode); !constant {
				v.err = errors.New("the pattern of matches must be written out")
			}
		}
	case *ast.BuiltinNode: // some are known to the parser whatever it is told
		if !slices.Contains(builtins, n.Name) {
			v.err = fmt.Errorf("unknown name %s", n.Name)
		}
	case *ast.CallNode:
		if id, plain := n.Callee.(*ast.IdentifierNode); !plain || strings.HasPrefix(id.Value, "holds") {
			v.err = errors.New("only the functions of forms can be called")
		}
	}
}

// depth counts loops inside each other.
func depth(n ast.Node) int {
	d := &loops{at: map[ast.Node]int{}}
	ast.Walk(&n, d)
	return d.max
}

// loops is told of inner nodes first, so each loop asks for the deepest one
// it holds.
type loops struct {
	at  map[ast.Node]int
	max int
}

func (l *loops) Visit(node *ast.Node) {
	p, ok := (*node).(*ast.PredicateNode)
	if !ok {
		return
	}
	inner := &deepest{l: l, self: p}
	ast.Walk(&p.Node, inner)
	l.at[p] = inner.max + 1
	l.max = max(l.max, inner.max+1)
}

type deepest struct {
	l    *loops
	self ast.Node
	max  int
}

func (d *deepest) Visit(node *ast.Node) { d.max = max(d.max, d.l.at[*node]) }

// run works an expression out. Whatever goes wrong gives nothing.
func (f *formula) run(machine *vm.VM, n *names) any {
	if f == nil {
		return nil
	}
	machine.MemoryBudget = maxMemory
	v, err := machine.Run(f.program, *n)
	if err != nil {
		return nil
	}
	return plainResult(v)
}

// plainResult turns what an expression gives into plain JSON data.
func plainResult(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		if v-v != 0 { // a share of 0: JSON has no such number
			return nil
		}
		return v
	case string, bool, nil:
		return v
	case []any:
		l := make([]any, len(v))
		for i := range v {
			l[i] = plainResult(v[i])
		}
		return l
	case map[string]any:
		return v
	}
	return nil
}
