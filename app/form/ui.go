package form

import (
	"slices"
	"strings"
)

// The UI schema of JSON Forms: which questions are asked, in which order, and
// under which rules. Layouts say how wide a screen might set things; here they
// only group.

// place is where elements are being read: the form, or a row of a table.
type place struct {
	table *Question
	rules []*rule
	items *[]Item
}

func (p place) with(r *rule) place {
	if r != nil {
		p.rules = append(slices.Clone(p.rules), r)
	}
	return p
}

var elementMembers = map[string]map[string]bool{
	"Categorization":   set("type", "elements", "rule", "label", "i18n"),
	"Category":         set("type", "elements", "rule", "label", "i18n"),
	"Group":            set("type", "elements", "rule", "label", "i18n"),
	"VerticalLayout":   set("type", "elements", "rule"),
	"HorizontalLayout": set("type", "elements", "rule"),
	"Control":          set("type", "scope", "rule", "label", "i18n", "options"),
	"ListWithDetail":   set("type", "scope", "rule", "label", "i18n", "options"),
	"Label":            set("type", "text", "rule", "label", "i18n"),
}

// element checks that v is an element this program knows, and reads its rule.
func (b *builder) element(v any, at string, table *Question) (*object, *rule, bool) {
	e, ok := v.(*object)
	if !ok {
		b.f.add(b.uiFile, at, "is not an element")
		return nil, nil, false
	}
	known := elementMembers[e.text("type")]
	if known == nil {
		b.f.add(b.uiFile, at+"/type", "element type %q is unknown; known are %s", e.text("type"), strings.Join(sortedKeys(elementMembers), " "))
		return nil, nil, false
	}
	for _, k := range e.keys {
		if b.own && !known[k] {
			b.f.add(b.uiFile, at+"/"+escapePointer(k), "%s has no member %q", e.text("type"), k)
		}
	}
	var r *rule
	if e.has("rule") {
		r = b.rule(e.get("rule"), at+"/rule", table)
	}
	return e, r, true
}

// page reads the whole UI schema.
func (b *builder) page(v any) {
	e, r, ok := b.element(v, "", nil)
	if !ok {
		return
	}
	if e.text("type") == "Categorization" {
		b.categories(e, "", place{}.with(r))
		return
	}
	if b.own {
		b.f.add(b.uiFile, "/type", "a form begins with a Categorization")
		return
	}
	// A plain form without categories is one section; categories further
	// down become sections of their own.
	s := &Section{ID: "main", Words: b.words([]string{"main"})}
	b.say(s.Words+".title", b.titleOf(b.def.meta.ID))
	p := place{items: &s.Items}.with(r)
	switch e.text("type") {
	case "VerticalLayout", "HorizontalLayout", "Category":
		b.all(e, "", p)
	default:
		b.one(v, "", p)
	}
	if len(s.Items) > 0 {
		b.def.sections = append([]*Section{s}, b.def.sections...)
	}
}

func (b *builder) titleOf(id string) string {
	if t := b.schema.text("title"); t != "" {
		return t
	}
	return spell(id)
}

func (b *builder) categories(e *object, at string, p place) {
	for i, v := range b.elements(e, at) {
		here := at + "/elements/" + itoa(i)
		c, r, ok := b.element(v, here, nil)
		if !ok {
			continue
		}
		switch c.text("type") {
		case "Categorization":
			b.categories(c, here, p.with(r))
		case "Category":
			b.section(c, here, p.with(r))
		default:
			b.f.add(b.uiFile, here+"/type", "a Categorization holds Categories, not %q", c.text("type"))
		}
	}
}

func (b *builder) section(c *object, at string, p place) {
	s := &Section{Words: b.named(c, at, "title"), rules: p.rules}
	s.ID = strings.TrimPrefix(s.Words, b.def.meta.ID+".")
	if b.sections[s.ID] {
		b.f.add(b.uiFile, at, "section %q stands here twice", s.ID)
	}
	b.sections[s.ID] = true
	b.def.sections = append(b.def.sections, s)
	p.items = &s.Items
	b.all(c, at, p)
}

func (b *builder) elements(e *object, at string) []any {
	list, ok := e.get("elements").([]any)
	if !ok {
		b.f.add(b.uiFile, at+"/elements", "is missing or not a list")
	}
	return list
}

func (b *builder) all(e *object, at string, p place) {
	for i, v := range b.elements(e, at) {
		b.one(v, at+"/elements/"+itoa(i), p)
	}
}

// one reads an element inside a section.
func (b *builder) one(v any, at string, p place) {
	e, r, ok := b.element(v, at, p.table)
	if !ok {
		return
	}
	p = p.with(r)
	switch e.text("type") {
	case "Control", "ListWithDetail":
		b.control(e, at, p)
	case "Label":
		if p.table != nil {
			b.f.add(b.uiFile, at, "a Label has no place in the rows of a table")
			return
		}
		*p.items = append(*p.items, &Note{Words: b.named(e, at, "text"), rules: p.rules})
	case "Group":
		g := &Group{rules: p.rules}
		if p.table == nil {
			g.Words = b.named(e, at, "title")
		}
		p = p.into(g)
		b.all(e, at, p)
	case "Categorization", "Category":
		if !b.own && p.table != nil { // tabs in a row: one below the other
			b.all(e, at, p)
			return
		}
		if e.text("type") == "Category" {
			b.f.add(b.uiFile, at, "a Category belongs in a Categorization")
			return
		}
		if b.own || p.table != nil {
			b.f.add(b.uiFile, at, "a Categorization stands at the top only")
			return
		}
		b.categories(e, at, p)
	default: // layouts
		b.all(e, at, p)
	}
}

// into puts a group on the page; in the rows of a table groups only carry
// rules.
func (p place) into(g *Group) place {
	if p.table == nil {
		*p.items = append(*p.items, g)
		p.items = &g.Items
	}
	return p
}

// named gives the wording prefix of an element: its i18n key, or one made up
// for literal words.
func (b *builder) named(e *object, at, suffix string) string {
	literal := e.text("label")
	if literal == "" {
		literal = e.text("text")
	}
	key := e.text("i18n")
	if !b.own {
		key = "" // of another program, which has other words
	}
	if e.has("i18n") && b.own && !keyPrefix.MatchString(key) {
		b.f.add(b.uiFile, at+"/i18n", "is not a prefix of wording keys")
	}
	if key == "" {
		if literal == "" && b.own {
			b.f.add(b.uiFile, at, "has neither i18n nor literal words")
		}
		b.noted++
		key = b.words([]string{"page" + itoa(b.noted)})
	}
	if literal != "" {
		b.say(key+"."+suffix, literal)
	}
	return key
}
