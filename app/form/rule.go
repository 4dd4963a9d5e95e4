package form

import (
	"reflect"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Rules are those of JSON Forms: an effect and a condition. There is no
// language here to grow; what is not known stops the pack. A condition on
// something unanswered (or answered with a non-answer, or hidden) is false,
// whatever its schema would say of nothing.

type effect string

const (
	show    effect = "SHOW"
	hide    effect = "HIDE"
	enable  effect = "ENABLE"
	disable effect = "DISABLE"
)

type rule struct {
	effect effect
	when   condition
}

// condition is a leaf, or an AND or OR of conditions.
type condition interface {
	holds(s scope) bool
	on() []*Question // whose answers it looks at
}

// scope finds the real value of what is being looked at, from where the rule
// stands: a form or a row of a table.
type scope interface {
	look(l *leaf) (any, bool)
	truth(f *formula) bool
}

// worked is a condition that is an expression: true, and nothing else, holds.
type worked struct{ f *formula }

func (c worked) holds(s scope) bool { return s.truth(c.f) }
func (c worked) on() []*Question    { return c.f.on }

type leaf struct {
	q     *Question   // the question looked at, or nil for an object
	part  []string    // into the value of q
	path  []string    // of the object, in the form or the row
	table *Question   // whose rows path is read in
	under []*Question // of the object
	empty bool        // an object with nothing in it is looked at too
	test  func(v any) bool
}

func (l *leaf) holds(s scope) bool {
	v, ok := s.look(l)
	return ok && l.test(v)
}

func (l *leaf) on() []*Question {
	if l.q != nil {
		return []*Question{l.q}
	}
	return l.under
}

type both []condition

func (c both) holds(s scope) bool {
	for _, x := range c {
		if !x.holds(s) {
			return false
		}
	}
	return true
}

func (c both) on() []*Question { return onAll(c) }

type either []condition

func (c either) holds(s scope) bool {
	for _, x := range c {
		if x.holds(s) {
			return true
		}
	}
	return false
}

func (c either) on() []*Question { return onAll(c) }

func onAll(cs []condition) (all []*Question) {
	for _, c := range cs {
		all = append(all, c.on()...)
	}
	return all
}

// rule reads one rule. table is set for rules inside the rows of a table.
func (b *builder) rule(v any, at string, table *Question) *rule {
	o, ok := v.(*object)
	if !ok {
		b.f.addKind(ErrUnknownRule, b.uiFile, at, "is not a rule")
		return nil
	}
	b.onlyRuleMembers(o, at, "effect", "condition")
	r := &rule{effect: effect(o.text("effect"))}
	if !slices.Contains([]effect{show, hide, enable, disable}, r.effect) {
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/effect", "effect %q is not one of SHOW HIDE ENABLE DISABLE", o.text("effect"))
	}
	r.when = b.condition(o.get("condition"), at+"/condition", table)
	if r.when == nil {
		return nil
	}
	return r
}

func (b *builder) onlyRuleMembers(o *object, at string, known ...string) {
	for _, k := range o.keys {
		if !slices.Contains(known, k) {
			b.f.addKind(ErrUnknownRule, b.uiFile, at+"/"+escapePointer(k), "is unknown")
		}
	}
}

func (b *builder) condition(v any, at string, table *Question) condition {
	o, ok := v.(*object)
	if !ok {
		b.f.addKind(ErrUnknownRule, b.uiFile, at, "is not a condition")
		return nil
	}
	switch kind := o.text("type"); {
	case kind == "AND" || kind == "OR":
		return b.compound(o, at, table)
	case kind == "EXPRESSION":
		return b.expression(o, at, table)
	case kind == "LEAF" || kind == "SCHEMA" || !o.has("type"):
		return b.leaf(o, at, table)
	default:
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/type", "condition type %q is not one of AND OR EXPRESSION", kind)
		return nil
	}
}

// expression reads {"type": "EXPRESSION", "expression": …}: for what compares
// several answers.
func (b *builder) expression(o *object, at string, table *Question) condition {
	b.onlyRuleMembers(o, at, "type", "expression")
	text := o.text("expression")
	if text == "" {
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/expression", "is not an expression")
		return nil
	}
	f := b.formula(text, home{table: table, file: b.uiFile}, at+"/expression")
	if f == nil {
		return nil
	}
	return worked{f}
}

func (b *builder) compound(o *object, at string, table *Question) condition {
	b.onlyRuleMembers(o, at, "type", "conditions")
	list, _ := o.get("conditions").([]any)
	if len(list) == 0 {
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/conditions", "is missing or empty")
		return nil
	}
	var cs []condition
	for i, v := range list {
		if c := b.condition(v, at+"/conditions/"+itoa(i), table); c != nil {
			cs = append(cs, c)
		}
	}
	if o.text("type") == "AND" {
		return both(cs)
	}
	return either(cs)
}

func (b *builder) leaf(o *object, at string, table *Question) condition {
	b.onlyRuleMembers(o, at, "type", "scope", "schema", "expectedValue", "failWhenUndefined")
	path, ok := b.scopePath(o.text("scope"))
	if !ok {
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/scope", "%q is not a scope such as #/properties/name", o.text("scope"))
		return nil
	}
	l := b.lookAt(path, table)
	if l == nil {
		b.f.addKind(ErrUnknownRule, b.uiFile, at+"/scope", "%q points to nothing in the schema", o.text("scope"))
		return nil
	}
	switch {
	case o.has("schema") == o.has("expectedValue"):
		b.f.addKind(ErrUnknownRule, b.uiFile, at, "needs either schema or expectedValue")
		return nil
	case o.has("expectedValue"):
		want := plain(o.get("expectedValue"), false)
		l.test = func(v any) bool { return reflect.DeepEqual(v, want) }
	default:
		l.test = b.conditionSchema(o.get("schema"), at+"/schema")
	}
	if l.test == nil {
		return nil
	}
	return l
}

// lookAt resolves the scope of a condition: a question, a part of the value of
// a shared type, or an object of questions.
func (b *builder) lookAt(path []string, table *Question) *leaf {
	for n := len(path); n > 0; n-- {
		q := b.find(path[:n], table)
		if q == nil {
			continue
		}
		part := path[n:]
		if len(q.twins) > 0 {
			return &leaf{path: path, table: table, under: append([]*Question{q}, q.twins...)}
		}
		shape := sharedTypes().obj(string(q.Kind))
		for _, key := range part {
			if shape = shape.obj("properties").obj(key); shape == nil {
				return nil
			}
		}
		return &leaf{q: q, part: part, table: table}
	}
	l := &leaf{path: path, table: table, under: b.under(path, table)}
	if l.under == nil {
		return nil
	}
	return l
}

// under lists the questions of an object of the form or the row.
func (b *builder) under(path []string, table *Question) (all []*Question) {
	for _, q := range b.def.questions {
		if q.table == table && len(q.path) > len(path) && slices.Equal(q.path[:len(path)], path) {
			all = append(all, q)
		}
	}
	return all
}

// conditionSchema compiles the schema of a condition. The two commonest are
// answered without the library: rules are asked at every key press.
func (b *builder) conditionSchema(v any, at string) func(any) bool {
	if o, ok := v.(*object); ok && len(o.keys) == 1 {
		want := plain(o.get(o.keys[0]), false)
		switch o.keys[0] {
		case "const":
			return func(v any) bool { return reflect.DeepEqual(v, want) }
		case "enum":
			if list, ok := want.([]any); ok {
				return func(v any) bool {
					return slices.ContainsFunc(list, func(x any) bool { return reflect.DeepEqual(v, x) })
				}
			}
		}
	}
	before := len(b.f.list)
	b.sweep(b.uiFile, v, at, false)
	if len(b.f.list) > before {
		return nil
	}
	b.tests++
	s, err := compileTree(b.compiler, "onward:condition/"+itoa(b.tests), v)
	if err != nil {
		pointer, why := compileFault(err)
		b.f.add(b.uiFile, at+pointer, "%s", why)
		return nil
	}
	return func(v any) bool { return valid(s, v) }
}

// valid tells whether a value fits a schema. What cannot be checked does not
// fit.
func valid(s *jsonschema.Schema, v any) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return s.Validate(v) == nil
}
