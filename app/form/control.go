package form

import (
	"net/url"
	"regexp"
	"strings"
)

var knownOptions = set("detail", "multi", "readonly")

// control reads one Control: it puts a question on the page.
func (b *builder) control(e *object, at string, p place) {
	path, ok := b.scopePath(e.text("scope"))
	if !ok {
		b.f.add(b.uiFile, at+"/scope", "%q is not a scope such as #/properties/name", e.text("scope"))
		return
	}
	q, bx := b.find(path, p.table), b.boxes[boxKey(p.table, path)]
	if len(path) == 0 {
		bx = b.everything(p.table)
	}
	if bx != nil && (q == nil || bx.choice) {
		b.wholeBox(bx, e, p)
		return
	}
	if q == nil {
		b.f.add(b.uiFile, at+"/scope", "%q points to no question of the schema", e.text("scope"))
		return
	}
	if q.asked {
		if b.own || len(p.rules) > 0 || len(q.rules) > 0 {
			b.f.add(b.uiFile, at+"/scope", "question %q is asked twice", q.ID)
		}
		return // a second look at the same answer, in a plain form
	}
	b.ask(q, p)
	b.label(q, e, at)
	b.controlOptions(q, e, at)
}

func (b *builder) find(path []string, table *Question) *Question {
	if table == nil {
		q := b.def.byPath(path)
		if q != nil && q.table != nil {
			return nil
		}
		return q
	}
	for _, c := range table.Columns {
		if strings.Join(c.path, ".") == strings.Join(path, ".") && !c.bare {
			return c
		}
	}
	return nil
}

func (b *builder) ask(q *Question, p place) {
	q.asked = true
	q.rules = append(q.rules, p.rules...)
	if p.table == nil {
		*p.items = append(*p.items, q)
	} else {
		b.detail[p.table] = append(b.detail[p.table], q)
	}
	askColumns(q, true) // unless a detail says otherwise
}

func askColumns(q *Question, on bool) {
	for _, c := range q.Columns {
		c.asked = on
		askColumns(c, on)
	}
}

// wholeBox asks everything an object holds, as JSON Forms does for a Control
// whose scope is an object.
func (b *builder) wholeBox(bx *box, e *object, p place) {
	g := &Group{Words: bx.words, rules: p.rules}
	title := e.text("label")
	if title == "" {
		title = bx.title
	}
	if title == "" && !b.own {
		title = b.titleOf(b.def.meta.ID)
		if len(bx.path) > 0 {
			title = spell(bx.path[len(bx.path)-1])
		}
	}
	if key := e.text("i18n"); key != "" && b.own {
		g.Words = key
	}
	if title != "" {
		b.say(g.Words+".title", title)
	}
	p = p.into(g)
	for _, q := range bx.qs {
		if !q.asked {
			b.ask(q, p)
		}
	}
}

// everything is the box of the form itself, or of a row.
func (b *builder) everything(table *Question) *box {
	return &box{words: b.words([]string{"main"}), qs: b.under(nil, table)}
}

// label reads "label": words, false, or {"text": …, "show": …}.
func (b *builder) label(q *Question, e *object, at string) {
	if key := e.text("i18n"); key != "" && b.own {
		if !keyPrefix.MatchString(key) {
			b.f.add(b.uiFile, at+"/i18n", "is not a prefix of wording keys")
		}
		q.Words = key
	}
	switch l := e.get("label").(type) {
	case nil:
	case string:
		b.say(q.Words+".label", l)
	case bool:
		q.Unlabelled = !l
	case *object:
		if t := l.text("text"); t != "" {
			b.say(q.Words+".label", t)
		}
		if show, ok := l.get("show").(bool); ok {
			q.Unlabelled = !show
		}
	default:
		b.f.add(b.uiFile, at+"/label", "is neither words, false nor an object")
	}
}

func (b *builder) controlOptions(q *Question, e *object, at string) {
	if !e.has("options") {
		return
	}
	o := e.obj("options")
	if o == nil {
		b.f.add(b.uiFile, at+"/options", "is not an object")
		return
	}
	for _, k := range o.keys {
		if b.own && !knownOptions[k] {
			b.f.add(b.uiFile, at+"/options/"+escapePointer(k), "option %q is unknown; known are detail multi readonly", k)
		}
	}
	if multi, _ := o.get("multi").(bool); multi {
		q.Long = true
	}
	if ro, _ := o.get("readonly").(bool); ro {
		q.ReadOnly = true
	}
	if !o.has("detail") {
		return
	}
	d := o.obj("detail")
	if d == nil && !b.own {
		return // "GENERATED" and other names of ways to draw
	}
	if q.Kind != Table || d == nil {
		b.f.add(b.uiFile, at+"/options/detail", "only a table has the detail of a row")
		return
	}
	askColumns(q, false)
	b.one(d, at+"/options/detail", place{table: q})
	for _, c := range q.Columns {
		if b.own && !c.asked {
			b.f.add(b.uiFile, at+"/options/detail", "column %q has no control", c.ID)
		}
	}
	q.Columns = b.detail[q]
}

var throughShapes = regexp.MustCompile(`/(?:(?:(?:anyOf|allOf|oneOf)/[0-9]+|then|else)/)+`)

// listPlace is a place of a list of unlike things.
var listPlace = regexp.MustCompile(`^/(?:prefixItems|items)/([0-9]{1,4})`)

// scopePath reads "#/properties/a/properties/b" as [a b]; "#" as nothing; the
// place prefixItems/0 of a list as 1.
func (b *builder) scopePath(scope string) ([]string, bool) {
	rest, ok := strings.CutPrefix(scope, "#")
	if !b.own { // as JSON Forms reads a scope that leads through a shape
		ok = ok || strings.HasPrefix(scope, "/")
		rest = strings.TrimSuffix(throughShapes.ReplaceAllString(rest, "/"), "/")
	}
	if !ok {
		return nil, false
	}
	var path []string
	for rest != "" {
		place := listPlace.FindStringSubmatch(rest)
		if place != nil {
			path, rest = append(path, itoa(atoi(place[1])+1)), rest[len(place[0]):]
			continue
		}
		if rest, ok = strings.CutPrefix(rest, "/properties/"); !ok {
			return nil, false
		}
		key, more, found := strings.Cut(rest, "/")
		if found {
			more = "/" + more
		}
		key, err := url.PathUnescape(key)
		if err != nil {
			return nil, false
		}
		path, rest = append(path, unescapePointer(key)), more
	}
	return path, true
}

// generate asks every question in the order of the schema, for a schema that
// comes without a UI schema.
func (b *builder) generate() {
	s := &Section{ID: "main", Words: b.words([]string{"main"})}
	b.say(s.Words+".title", b.titleOf(b.def.meta.ID))
	p := place{items: &s.Items}
	props := b.schema.obj("properties")
	if props == nil {
		props = newObject()
	}
	for _, key := range props.keys {
		bx := b.boxes[key]
		if q := b.def.byPath([]string{key}); q != nil && (bx == nil || !bx.choice) {
			b.ask(q, p)
		} else if bx != nil {
			b.wholeBox(bx, newObject(), p)
		}
	}
	for _, q := range b.under(nil, nil) { // what shapes and conditions bring
		if !q.asked {
			b.ask(q, p)
		}
	}
	b.def.sections = []*Section{s}
}
