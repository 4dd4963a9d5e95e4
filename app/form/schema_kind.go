package form

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// From the shape of a plain schema to the kind of a question, its options and
// columns, and the words it brings along.

// kind reads the kind of a question from the shape of its schema.
func (b *builder) kind(n node, q *Question, at string) Kind {
	if b.options(n, q) {
		return One
	}
	types := typesOf(n.object)
	if len(types) != 1 {
		b.f.add(b.schemaFile, at, "has no single type: there is no editor for it")
		return Text
	}
	switch types[0] {
	case "string":
		switch q.Format {
		case "date":
			return Date
		case "time":
			return Time
		}
		return Text
	case "boolean":
		return YesNo
	case "integer":
		return Int
	case "number":
		return Num
	case "array":
		return b.list(n, q, at)
	}
	b.f.add(b.schemaFile, at, "type %q has no editor", types[0])
	return Text
}

// list tells a choice of many from a table.
func (b *builder) list(n node, q *Question, at string) Kind {
	if _, key := placesOf(n.object); key != "" {
		b.f.add(b.schemaFile, n.at+"/"+key, "a list of unlike things as one of several sorts of answer has no editor")
		return Many
	}
	items, ok := b.follow(n.get("items"), n.at+"/items")
	if !ok {
		return Many
	}
	if items.kind == "" && b.options(items, q) {
		return Many
	}
	if q.depth() >= maxTables {
		b.f.add(b.schemaFile, at, "more than %d tables inside each other have no editor", maxTables)
		return Many
	}
	return Table
}

// columns reads the columns of a table, or the one column of a list of plain
// values.
func (b *builder) columns(n node, q *Question, at string, compiled *jsonschema.Schema) {
	items, ok := b.follow(n.get("items"), n.at+"/items")
	if !ok {
		return
	}
	if q.Compute != "" {
		b.f.add(b.schemaFile, at, "a table cannot be computed")
	}
	items = b.shaped(items)
	before := len(b.def.questions)
	if items.kind == "" && isObject(items.object) {
		leave := b.enter(items.refs)
		b.container(items, itemsOf(compiled), where{table: q})
		leave()
		if len(b.def.questions) == before {
			b.f.add(b.schemaFile, items.at, "object has no properties: there is no editor for it")
		}
	} else {
		q.single = true
		b.property(n.get("items"), n.at+"/items", item, itemsOf(compiled), where{table: q})
	}
	for _, c := range b.def.questions[before:] { // columns of tables in it are theirs
		if c.table == q {
			c.bare = q.single && len(c.path) == 1
			q.Columns = append(q.Columns, c)
		}
	}
}

// options reads {"enum": […]} and {"oneOf": [{"const": …, "title": …}, …]}.
func (b *builder) options(n node, q *Question) bool {
	if slices.Contains(typesOf(n.object), "boolean") {
		return false
	}
	list, ok := n.get("enum").([]any)
	if one := n.get("const"); !ok && one != nil {
		b.option(q, one, "", n.at+"/const")
		return true
	}
	if !ok {
		return b.titled(n, q)
	}
	for i, v := range list {
		if v != nil {
			b.option(q, v, "", fmt.Sprintf("%s/enum/%d", n.at, i))
		}
	}
	return true
}

func (b *builder) titled(n node, q *Question) bool {
	key := "oneOf"
	if !n.has(key) {
		key = "anyOf"
	}
	list, _ := n.get(key).([]any)
	for _, v := range list {
		if o, _ := v.(*object); !o.has("const") {
			return false
		}
	}
	for i, v := range list {
		o := v.(*object)
		b.option(q, o.get("const"), o.text("title"), fmt.Sprintf("%s/%s/%d", n.at, key, i))
	}
	return len(list) > 0
}

func (b *builder) option(q *Question, v any, title, at string) {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case json.Number, bool:
		text = fmt.Sprint(v)
		if q.values == nil {
			q.values = map[string]any{}
		}
		q.values[text] = plain(v, false)
	default:
		b.f.add(b.schemaFile, at, "an option is neither text, number nor truth")
		return
	}
	if slices.Contains(q.Options, text) {
		b.f.add(b.schemaFile, at, "option %q stands here twice", text)
		return
	}
	q.Options = append(q.Options, text)
	if title == "" && b.own {
		return // worded in the catalogue
	}
	if title == "" {
		title = text
	}
	b.say(q.Words+".opt."+text, title)
}

// literals keeps the words a plain schema brings along.
func (b *builder) literals(n node, q *Question, key string) {
	title, about := n.text("title"), n.text("description")
	if title == "" && !b.own {
		title = spell(key)
	}
	if title != "" {
		b.say(q.Words+".label", title)
	}
	if about != "" && !b.own {
		q.Help = true
		b.say(q.Words+".help", about)
	}
}

// say notes literal words, in no language known.
func (b *builder) say(key, text string) {
	if b.def.words["und"] == nil {
		b.def.words["und"] = map[string]string{}
	}
	b.def.words["und"][key] = text
}

// spell makes "personalData" "Personal Data", as JSON Forms does.
func spell(key string) string {
	var s strings.Builder
	for i, r := range key {
		switch {
		case i == 0:
			s.WriteString(strings.ToUpper(string(r)))
			continue
		case r == '_' || r == '-':
			r = ' '
		case r >= 'A' && r <= 'Z':
			s.WriteByte(' ')
		}
		s.WriteRune(r)
	}
	return s.String()
}
