package xlsform

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	notID   = regexp.MustCompile(`[^a-z0-9_-]+`)
	threes  = regexp.MustCompile(`^[vV]?([0-9]{1,18})(?:\.([0-9]{1,18}))?(?:\.([0-9]{1,18}))?$`)
	mention = regexp.MustCompile(`\$\{[^}]*\}`)
	markup  = regexp.MustCompile(`</?[A-Za-z][^<>]*>|\*\*|(?m:^#{1,6} )`)
)

// formID makes the id of the form out of that of the survey.
func (im *importer) formID() string {
	for _, s := range []string{im.settings.get("form_id"), im.params.ID} {
		s = notID.ReplaceAllString(strings.ToLower(s), "-")
		s = strings.TrimLeft(s, "-_0123456789")
		s = strings.TrimRight(s[:min(len(s), 40)], "-_")
		if s != "" {
			return s
		}
	}
	return "survey"
}

// version reads what a survey calls its version. Where it has none, or one
// that is not of numbers, it is drawn from what was made.
func (im *importer) version(made ...[]byte) string {
	v := im.settings.get("version")
	if m := threes.FindStringSubmatch(v); m != nil {
		for i := range m {
			m[i] = strings.TrimLeft(m[i], "0")
			if m[i] == "" {
				m[i] = "0"
			}
		}
		return m[1] + "." + m[2] + "." + m[3]
	}
	sum := sha256.Sum256(bytes.Join(made, nil))
	drawn := fmt.Sprintf("0.0.%d", binary.BigEndian.Uint32(sum[:4]))
	if v != "" {
		im.lose(im.settings, "version", "is not of numbers with full stops; it is "+drawn+" here")
	}
	return drawn
}

// write makes the files of the pack.
func (im *importer) write() (*Pack, error) {
	p := &Pack{ID: im.id, Files: map[string][]byte{}}
	p.Title = im.title()
	ui := object{"type": "Categorization", "elements": im.sections()}
	schema := object{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "onward:form/" + im.id}
	maps.Copy(schema, properties(im.root.kids))
	im.standIn()
	p.Languages = slices.Sorted(maps.Keys(im.words))
	if len(p.Languages) > 1 {
		p.Languages = slices.DeleteFunc(p.Languages, func(l string) bool { return l == "und" })
	}
	for name, doc := range map[string]any{"schema.json": schema, "ui.json": ui} {
		b, err := write(doc)
		if err != nil {
			return nil, err
		}
		p.Files[name] = b
	}
	for lang, w := range im.words {
		b, err := write(object{"lang": lang, "words": w})
		if err != nil {
			return nil, err
		}
		p.Files["words/"+lang+".json"] = b
	}
	var made [][]byte
	for _, name := range slices.Sorted(maps.Keys(p.Files)) {
		made = append(made, p.Files[name])
	}
	p.Version = im.version(made...)
	code := strings.ToUpper(im.id)
	meta, err := write(object{"id": im.id, "code": code[:min(len(code), 20)], "version": p.Version, "stage": "any",
		"who": []string{"S", "W"}, "languages": p.Languages, "repeat": true, "order": "free"})
	p.Files["form.json"] = meta
	slices.SortFunc(im.lost, func(a, b Loss) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(a.Sheet, b.Sheet), a.Row-b.Row, cmp.Compare(a.Column, b.Column), cmp.Compare(a.Why, b.Why))
	})
	p.Lost, p.Rows, p.Carried = im.lost, im.rows, im.carried
	return p, err
}

// rank puts losses in the order of the worksheets, others last.
func rank(l Loss) int {
	if i := slices.Index(known, l.Sheet); i >= 0 {
		return i
	}
	return len(known)
}

// properties is the schema of an object that holds the questions of items.
func properties(items []*item) object {
	var all ordered
	var required []string
	for _, it := range answers(items, nil) {
		all = append(all, property{it.id, it.schema()})
		if it.needed {
			required = append(required, it.id)
		}
	}
	o := object{"type": "object", "properties": all}
	if required != nil {
		o["required"] = required
	}
	return o
}

// answers lists the items that have an answer: questions and tables, through
// groups.
func answers(items []*item, all []*item) []*item {
	for _, it := range items {
		switch it.sort {
		case group:
			all = answers(it.kids, all)
		case note:
		default:
			all = append(all, it)
		}
	}
	return all
}

var natures = map[nature]object{
	amount: {"type": "number"}, words: {"type": "string"}, figures: {"type": "string"}, verdict: {"type": "boolean"},
	day: {"type": "string", "format": "date"},
}

var schemas = map[sort]object{
	text: {"type": "string"}, whole: {"type": "integer"}, number: {"type": "number"}, truth: {"type": "boolean"},
	date: {"type": "string", "format": "date"}, clock: {"$ref": "onward:types#/$defs/time"},
}

// schema is the JSON Schema of an item's answer.
func (it *item) schema() object {
	s := object{}
	switch it.sort {
	case one:
		s["enum"] = it.list.names()
	case many:
		s = object{"type": "array", "items": object{"enum": it.list.names()}, "uniqueItems": true}
	case repeat:
		s = object{"type": "array", "items": properties(it.kids)}
	case worked:
		maps.Copy(s, natures[it.result.nature])
		s["x-who"], s["x-compute"] = "X", it.result.code
	default:
		maps.Copy(s, schemas[it.sort])
	}
	maps.Copy(s, it.shape)
	switch len(it.never) {
	case 0:
	case 1:
		s["not"] = it.never[0]
	default:
		s["not"] = object{"anyOf": it.never}
	}
	if it.words["hint"] != nil || it.words["guidance_hint"] != nil {
		s["x-help"] = true
	}
	if strings.Contains(it.get("appearance"), "multiline") && it.sort == text {
		s["x-long"] = true
	}
	if yes(it.get("read_only")) && it.asked() {
		s["readOnly"] = true
	}
	if it.valid != nil {
		s["x-valid"] = together(it.valid)
	}
	if it.neededIf != "" {
		s["x-needed"] = it.neededIf
	}
	if it.offer != "" {
		s["x-offer"] = it.offer
		if len(it.about) > 0 {
			s["x-choices"] = it.about
		}
	}
	if it.own != "" {
		s["x-words"] = it.own
	}
	return s
}
