package form

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

var (
	name      = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	keyPrefix = regexp.MustCompile(`^[a-z][A-Za-z0-9_.-]{0,127}$`)
)

// builder makes one Def.
type builder struct {
	f          *faults
	own        bool // one of our packs, with form.json: nothing unknown is let by
	schemaFile string
	uiFile     string
	schema     *object
	compiler   *jsonschema.Compiler
	compiled   *jsonschema.Schema
	def        *Def

	active   map[string]bool // references being followed, to see circles
	seen     int             // properties read, asked or not
	boxes    map[string]*box // objects that hold questions, by path
	sections map[string]bool
	detail   map[*Question][]*Question // columns the detail of a table asks
	places   map[*Question]string      // pointers into the schema
	noted    int                       // wording keys made up for literal labels
	tests    int                       // condition schemas compiled
	programs map[string]*vm.Program
}

// box is an object of the schema that holds questions.
type box struct {
	path  []string
	words string
	title string
	qs    []*Question // directly or deeper inside, in order
}

// node is a schema with its references read into it.
type node struct {
	*object
	kind Kind     // of the shared type it refers to, or ""
	at   string   // pointer to where its keywords stand
	refs []string // references followed
}

// follow reads a schema through its references. Keywords beside $ref win over
// those of its target.
func (b *builder) follow(v any, ptr string) (node, bool) {
	n, ok := v.(*object)
	if !ok {
		b.f.add(b.schemaFile, ptr, "is not a schema that can be asked")
		return node{}, false
	}
	got := node{object: n, at: ptr}
	for hops := 0; got.has("$ref"); hops++ {
		ref := got.text("$ref")
		if b.active[ref] || slices.Contains(got.refs, ref) || hops > 8 {
			b.f.add(b.schemaFile, got.at+"/$ref", "refers to itself")
			return node{}, false
		}
		got.refs = append(got.refs, ref)
		var target *object
		if shared, ok := strings.CutPrefix(ref, typesURL+"#/$defs/"); ok {
			target, got.kind = sharedTypes().obj(shared), Kind(shared)
		} else {
			v, _ := lookup(b.schema, ref)
			target, _ = v.(*object)
		}
		if target == nil {
			return node{}, false // the sweep has said so
		}
		if target.has("properties") && !got.has("properties") && got.kind == "" {
			got.at = strings.TrimPrefix(ref, "#")
		}
		got.object = merge(got.object, target)
	}
	return got, true
}

// merge lays the keywords of site over those of target.
func merge(site, target *object) *object {
	m := newObject()
	for _, o := range []*object{target, site} {
		for _, k := range o.keys {
			if k != "$ref" || o == target {
				m.set(k, o.vals[k])
			}
		}
	}
	return m
}

// container reads the questions an object of the schema holds.
func (b *builder) container(n node, ptr string, path []string, compiled *jsonschema.Schema, table *Question) {
	for _, k := range []string{"oneOf", "anyOf", "allOf"} {
		if n.has(k) {
			b.f.add(b.schemaFile, n.at+"/"+k, "keyword %q is not supported on an object: there is no editor for a choice of shapes", k)
		}
	}
	if ap := n.get("additionalProperties"); ap != nil {
		if _, isBool := ap.(bool); !isBool {
			b.f.add(b.schemaFile, n.at+"/additionalProperties", "is supported as true or false only")
		}
	}
	if n.has("if") || n.has("dependentRequired") || n.has("minProperties") || n.has("not") {
		b.def.whole = true // in a section as well as at the top
	}
	for _, k := range n.keys {
		if strings.HasPrefix(k, "x-") {
			b.f.add(b.schemaFile, n.at+"/"+k, "keyword %q does nothing on a section; it belongs on a question", k)
		}
	}
	required, _ := words(n.get("required"))
	props := n.obj("properties")
	if props == nil {
		if len(path) > 0 || table != nil {
			b.f.add(b.schemaFile, n.at, "object has no properties: there is no editor for it")
		}
		return
	}
	for _, r := range required {
		if !props.has(r) {
			b.f.add(b.schemaFile, n.at+"/required", "%q is required and does not exist", r)
		}
	}
	for _, key := range props.keys {
		at := n.at + "/properties/" + escapePointer(key)
		if key == "" || strings.ContainsAny(key, ". ") {
			b.f.add(b.schemaFile, at, "a property name cannot be empty or hold a dot or a space")
			continue
		}
		if b.seen++; b.seen > maxQuestions {
			if b.seen == maxQuestions+1 {
				b.f.add(b.schemaFile, at, "more than %d questions", maxQuestions)
			}
			return
		}
		b.property(props.vals[key], at, append(slices.Clone(path), key), property(compiled, key), table, slices.Contains(required, key))
	}
}

func (b *builder) property(v any, at string, path []string, compiled *jsonschema.Schema, table *Question, required bool) {
	n, ok := b.follow(v, at)
	if !ok {
		return
	}
	if n.kind != "" || !isObject(n.object) {
		b.question(n, at, path, compiled, table, required)
		return
	}
	if len(path) > 8 {
		b.f.add(b.schemaFile, at, "is deeper than 8 objects")
		return
	}
	defer b.enter(n.refs)()
	var bx *box
	if table == nil {
		bx = &box{path: path, title: n.text("title"), words: b.words(path)}
		b.boxes[strings.Join(path, ".")] = bx
	}
	before := len(b.def.questions)
	b.container(n, at, path, compiled, table)
	if bx != nil {
		for _, q := range b.def.questions[before:] {
			if q.table == nil {
				bx.qs = append(bx.qs, q)
			}
		}
	}
}

// enter marks references as being followed until the returned func is called.
func (b *builder) enter(refs []string) func() {
	for _, r := range refs {
		b.active[r] = true
	}
	return func() {
		for _, r := range refs {
			delete(b.active, r)
		}
	}
}

func isObject(n *object) bool {
	return slices.Contains(typesOf(n), "object") || len(typesOf(n)) == 0 && n.has("properties")
}

// typesOf gives the types a schema allows, null left out.
func typesOf(n *object) []string {
	if s := n.text("type"); s != "" {
		return []string{s}
	}
	list, _ := words(n.get("type"))
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "null" })
}

func (b *builder) words(path []string) string {
	return string(b.def.meta.ID) + "." + strings.Join(path, ".")
}

// question reads one question of the schema.
func (b *builder) question(n node, at string, path []string, compiled *jsonschema.Schema, table *Question, required bool) {
	q := &Question{
		table: table, path: path, Required: required, Who: Survivor, Sens: P1,
		NonAnswers: casefile.NonAnswers, Format: n.text("format"), index: len(b.def.questions),
		check: &check{schema: compiled},
	}
	full := path
	if table != nil {
		q.Who, q.Sens, q.Copies = table.Who, table.Sens, table.Copies
		full = append(slices.Clone(table.path), path...)
	}
	q.ID = casefile.QuestionID(strings.Join(full, "."))
	q.Words = b.words(full)
	b.def.questions = append(b.def.questions, q)
	if b.def.byID[q.ID] != nil {
		b.f.add(b.schemaFile, at, "question %q stands here twice", q.ID)
	}
	b.def.byID[q.ID] = q
	b.places[q] = at
	b.extend(n, q, at)
	q.ReadOnly, _ = n.get("readOnly").(bool)
	b.literals(n, q, path[len(path)-1])
	if q.Kind = n.kind; q.Kind == "" {
		q.Kind = b.kind(n, q, at)
	}
	if q.Kind == Long {
		q.Long = true
	}
	if q.Answers != "" && !slices.Contains(q.Choices(), "yes") && !slices.Contains(q.Choices(), "no") {
		b.f.add(b.schemaFile, n.at+"/x-answers", "words a yes or no, and none is offered here")
	}
	q.Limits = limits(compiled)
	if q.Kind == Table {
		b.columns(n, q, at, compiled)
	}
}

// extend reads our own keywords, the shared type's none, the nearest last.
func (b *builder) extend(n node, q *Question, at string) {
	for _, k := range n.keys {
		if read := extensions[k]; read != nil {
			if why := read(b, q, n.vals[k], n.at+"/"+k); why != "" {
				b.f.add(b.schemaFile, n.at+"/"+k, "%s", why)
			}
		}
	}
	if q.Copies == nil {
		q.Copies = []Copy{FileCopy}
		if q.Sens == P0 {
			q.Copies = allCopies
		}
	}
	if (q.Compute != "") != (q.Who == Computed) {
		b.f.add(b.schemaFile, at, "x-compute and \"x-who\": \"X\" belong together")
	}
	if q.Compute != "" && q.Required {
		b.f.add(b.schemaFile, at, "a computed answer cannot be required")
	}
}

// limits reads the bounds of a compiled schema, through references.
func limits(s *jsonschema.Schema) (l Limits) {
	number := func(p **float64, s *jsonschema.Schema, max bool) {
		r := s.Minimum
		if max {
			r = s.Maximum
		}
		if *p == nil && r != nil {
			f, _ := r.Float64()
			*p = &f
		}
	}
	count := func(p **int, n int) {
		if *p == nil && n >= 0 {
			*p = &n
		}
	}
	for ; s != nil; s = s.Ref {
		number(&l.Min, s, false)
		number(&l.Max, s, true)
		count(&l.MinLength, s.MinLength)
		count(&l.MaxLength, s.MaxLength)
		count(&l.MinItems, s.MinItems)
		count(&l.MaxItems, s.MaxItems)
	}
	return l
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
