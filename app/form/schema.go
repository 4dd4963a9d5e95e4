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
	anchors  map[string]string     // $anchor to pointer
	trees    map[*Question]*object // the schema each question was read from
	later    []func()              // done when all of the schema is read
	depth    int                   // schemas being followed, one because of the other
	followed int                   // in all
}

// box is an object of the schema that holds questions, or a choice between
// answers of several sorts.
type box struct {
	path   []string
	words  string
	title  string
	choice bool
	qs     []*Question // directly or deeper inside, in order
}

// where is the object whose questions are being read.
type where struct {
	path  []string        // from the form, or from the row
	table *Question       // whose rows it stands in
	given condition       // under which its questions are asked; nil for always
	must  map[string]bool // what is required of it
	keys  map[string]bool // every property it may have, in any shape
	skip  string          // a property that is asked as the choice of a shape
}

func (w where) below(key string) []string { return append(slices.Clone(w.path), key) }

// boxKey names the box of an object of the form or of a row.
func boxKey(table *Question, path []string) string {
	if table == nil {
		return strings.Join(path, ".")
	}
	return string(table.ID) + "." + strings.Join(path, ".")
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
	b.depth++
	b.followed++
	defer func() { b.depth-- }()
	if b.depth > maxDepth || b.followed > maxFollowed {
		b.f.add(b.schemaFile, ptr, "refers to itself, or to more than can be read")
		return node{}, false
	}
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
			v, _ := b.lookup(ref)
			target, _ = v.(*object)
		}
		if target == nil {
			return node{}, false // the sweep has said so
		}
		if target.has("properties") && !got.has("properties") && got.kind == "" {
			got.at = strings.TrimPrefix(b.pointer(ref), "#")
		}
		got.object = merge(got.object, target)
	}
	return b.together(got)
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

// container reads the questions an object of the schema holds: its own, those
// of the shapes it may take, and those that a condition brings.
func (b *builder) container(n node, compiled *jsonschema.Schema, w where) {
	for _, k := range []string{"additionalProperties", "unevaluatedProperties"} {
		if _, isBool := n.get(k).(bool); !isBool && n.has(k) {
			b.f.add(b.schemaFile, n.at+"/"+k, "is supported as true or false only: there is no editor for properties without a name")
		}
	}
	if n.has("if") || n.has("dependentRequired") || n.has("dependencies") || n.has("minProperties") || n.has("not") {
		b.def.whole = true // in a section as well as at the top
	}
	for _, k := range n.keys {
		if strings.HasPrefix(k, "x-") {
			b.f.add(b.schemaFile, n.at+"/"+k, "keyword %q does nothing on a section; it belongs on a question", k)
		}
	}
	if w.keys == nil {
		w.keys = map[string]bool{}
		b.names(n.object, w.keys)
	}
	required, _ := words(n.get("required"))
	w.must = maps.Clone(w.must)
	for _, r := range required {
		if !w.keys[r] {
			b.f.add(b.schemaFile, n.at+"/required", "%q is required and does not exist", r)
		}
		if w.must == nil {
			w.must = map[string]bool{}
		}
		w.must[r] = true
	}
	if props := n.obj("properties"); props != nil {
		for _, key := range props.keys {
			if !b.oneProperty(n, props.vals[key], key, compiled, w) {
				return
			}
		}
	}
	b.shapes(n, compiled, w)
}

// oneProperty reads one property; false where there are too many.
func (b *builder) oneProperty(n node, v any, key string, compiled *jsonschema.Schema, w where) bool {
	at := n.at + "/properties/" + escapePointer(key)
	if key == w.skip && key != "" {
		return true
	}
	if key == "" || strings.ContainsAny(key, ". ") || strings.HasPrefix(key, "~") {
		b.f.add(b.schemaFile, at, "a property name cannot be empty, hold a dot or a space, or begin with ~")
		return true
	}
	if b.seen++; b.seen > maxQuestions {
		if b.seen == maxQuestions+1 {
			b.f.add(b.schemaFile, at, "more than %d questions", maxQuestions)
		}
		return false
	}
	b.property(v, at, key, property(compiled, key), w)
	return true
}

func (b *builder) property(v any, at, key string, compiled *jsonschema.Schema, w where) {
	n, ok := b.follow(v, at)
	if !ok {
		return
	}
	path, required := w.below(key), w.must[key]
	n, compiled = b.unwrapped(n, compiled)
	_, isTuple := placesOf(n.object)
	bx := b.boxes[boxKey(w.table, path)]
	switch list := b.sorts(n); {
	case n.kind == "" && isObject(n.object), isTuple != "":
	case list != nil:
		if bx != nil || b.def.byID[b.id(w.table, path)] != nil {
			b.f.add(b.schemaFile, at, "a choice between answers of several sorts stands here twice: there is no editor for it")
			return
		}
		b.choiceOfSorts(n, list, at, path, compiled, w)
		return
	default:
		if bx != nil {
			b.f.add(b.schemaFile, at, "is an object in one shape and something else in another: there is no editor for it")
			return
		}
		b.question(n, at, path, compiled, w, required)
		return
	}
	if len(path) > 8 {
		b.f.add(b.schemaFile, at, "is deeper than 8 objects")
		return
	}
	if b.def.byID[b.id(w.table, path)] != nil {
		b.f.add(b.schemaFile, at, "is an object in one shape and something else in another: there is no editor for it")
		return
	}
	defer b.enter(n.refs)()
	if bx == nil {
		bx = &box{path: path, title: n.text("title"), words: b.words(path)}
		b.boxes[boxKey(w.table, path)] = bx
	}
	before := len(b.def.questions)
	if within := (where{path: path, table: w.table, given: w.given}); isTuple != "" {
		b.tuple(n, compiled, within)
	} else {
		b.container(n, compiled, within)
	}
	if len(b.def.questions) == before && len(bx.qs) == 0 {
		b.f.add(b.schemaFile, n.at, "object has no properties: there is no editor for it")
	}
	b.fillBox(bx, before, w.table)
}

// fillBox notes the questions read since there were n.
func (b *builder) fillBox(bx *box, n int, table *Question) {
	for _, q := range b.def.questions[n:] {
		if q.table == table {
			bx.qs = append(bx.qs, q)
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

// id names a question by its path in the form or the row.
func (b *builder) id(table *Question, path []string) casefile.QuestionID {
	id := casefile.QuestionID(strings.Join(path, "."))
	if table != nil {
		id = table.ID + "." + id
	}
	return id
}

// question reads one question of the schema. One that is there already, in
// another shape of the same object, is asked in either; see again.
func (b *builder) question(n node, at string, path []string, compiled *jsonschema.Schema, w where, required bool) *Question {
	id := b.id(w.table, path)
	if old := b.def.byID[id]; old != nil && !b.again(old, n, compiled, w, &id) {
		return old
	}
	q := &Question{
		ID: id, table: w.table, path: path, Required: required, Who: Survivor, Sens: P1, given: w.given,
		NonAnswers: casefile.NonAnswers, Format: n.text("format"), index: len(b.def.questions),
		check: &check{schema: compiled},
	}
	if w.table != nil {
		q.Who, q.Sens, q.Copies = w.table.Who, w.table.Sens, w.table.Copies
	}
	q.Words = b.words([]string{string(id)})
	b.def.questions = append(b.def.questions, q)
	b.def.byID[q.ID] = q
	b.places[q], b.trees[q] = at, n.object
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
	b.fitting(q, n.at)
	if q.Kind == Table {
		b.columns(n, q, at, compiled)
	}
	return q
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
