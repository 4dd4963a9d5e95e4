package form

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// Load reads the form pack in the folder named after the form's id. The error
// holds every fault found, each a *PackError; see Faults.
func Load(fsys fs.FS, id string) (*Def, error) {
	sub, err := fs.Sub(fsys, id)
	if err != nil {
		return nil, fmt.Errorf("load form %s: %w", id, err)
	}
	return load(sub, id, true)
}

// LoadDir reads a form from a folder on disk: a pack of ours (form.json,
// schema.json, ui.json), or a plain JSON Forms pair (schema.json and, if there
// is one, uischema.json or ui.json). Nothing outside the folder is read, not
// even through a link.
func LoadDir(dir string) (*Def, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("load form: %w", err)
	}
	defer root.Close()
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("load form: %w", err)
	}
	return load(root.FS(), filepath.Base(abs), false)
}

// files are the documents of one form, read whole.
type files struct {
	fsys fs.FS
	left int64
	sum  []byte
}

func (fl *files) read(name string) ([]byte, error) {
	f, err := fl.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, fl.left+1))
	if err != nil {
		return nil, err
	}
	if fl.left -= int64(len(b)); fl.left < 0 {
		return nil, fmt.Errorf("form is larger than %d bytes", maxBytes)
	}
	h := sha256.New()
	h.Write(fl.sum)
	h.Write(b)
	fl.sum = h.Sum(nil)
	return b, nil
}

// load reads a form. named tells that the folder's name must be its id.
func load(fsys fs.FS, folder string, named bool) (*Def, error) {
	fl := &files{fsys: fsys, left: maxBytes}
	var meta, ui []byte
	uiFile := "ui.json"
	meta, err := fl.read("form.json")
	own := err == nil
	if err != nil && (named || !errors.Is(err, fs.ErrNotExist)) {
		return nil, unreadable("form.json", err)
	}
	schema, err := fl.read("schema.json")
	if err != nil {
		return nil, unreadable("schema.json", err)
	}
	if ui, err = fl.read("ui.json"); errors.Is(err, fs.ErrNotExist) && !own {
		uiFile = "uischema.json"
		ui, err = fl.read(uiFile)
	}
	if err != nil && (own || !errors.Is(err, fs.ErrNotExist)) {
		return nil, unreadable(uiFile, err)
	}
	b := newBuilder(own)
	b.uiFile = uiFile
	if own {
		b.meta(meta, folder, named)
	} else {
		b.def.meta = plainMeta(folder, fl.sum)
	}
	b.build(schema, ui)
	if own {
		b.ownWords(fl)
		b.readMoves(fl)
	}
	if err := b.f.err(); err != nil {
		return nil, fmt.Errorf("load form %s: %w", folder, err)
	}
	return b.def, nil
}

func unreadable(file string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err // the path is the reader's own, and no news
	}
	return &PackError{File: file, Why: "cannot be read: " + err.Error()}
}

func newBuilder(own bool) *builder {
	return &builder{
		f: &faults{}, own: own, schemaFile: "schema.json", uiFile: "ui.json",
		def:    &Def{byID: map[casefile.QuestionID]*Question{}, words: map[string]map[string]string{}, judged: map[string][]string{}},
		active: map[string]bool{"#": true}, boxes: map[string]*box{}, sections: map[string]bool{},
		detail: map[*Question][]*Question{}, places: map[*Question]string{},
		programs: map[string]*vm.Program{}, anchors: map[string]string{}, trees: map[*Question]*object{},
	}
}

// build reads the schema, then the UI schema, then what depends on what. Each
// stage runs only where the one before made sense.
func (b *builder) build(schema, ui []byte) {
	if !b.readSchema(schema) {
		return
	}
	if !b.own {
		b.say(b.words([]string{"title"}), b.titleOf(b.def.meta.ID))
	}
	if ui == nil {
		b.generate()
	} else {
		v, ok := parseTree(ui, b.uiFile, b.f)
		if !ok {
			return
		}
		b.page(v)
	}
	b.settle()
	b.wire()
}

func (b *builder) readSchema(data []byte) bool {
	v, ok := parseTree(data, b.schemaFile, b.f)
	if !ok {
		return false
	}
	root, ok := v.(*object)
	if !ok {
		b.f.add(b.schemaFile, "", "is not an object")
		return false
	}
	b.schema = root
	if b.own && root.text("$id") != "onward:form/"+b.def.meta.ID {
		b.f.add(b.schemaFile, "/$id", "is not %q", "onward:form/"+b.def.meta.ID)
	}
	b.anchor(root, "")
	b.sweep(b.schemaFile, root, "", false)
	if len(b.f.list) > 0 {
		return false
	}
	var err error
	if b.compiler, err = newCompiler(); err == nil {
		b.compiled, err = compileTree(b.compiler, "onward:form/"+b.def.meta.ID, root)
	}
	if err != nil {
		pointer, why := compileFault(err)
		b.f.add(b.schemaFile, pointer, "%s", why)
		return false
	}
	n, ok := b.follow(root, "")
	if !ok {
		return false
	}
	if !isObject(n.object) {
		b.f.add(b.schemaFile, "/type", "a form is an object")
		return false
	}
	b.def.root = b.compiled
	b.def.schemas = map[string]*jsonschema.Schema{}
	index(b.compiled, b.def.schemas)
	b.container(n, b.compiled, where{})
	if b.followed > maxFollowed { // whatever else was said followed from that
		b.f.list = nil
		b.f.add(b.schemaFile, "", "refers to more than %d schemas, one inside the other", maxFollowed)
		return false
	}
	for _, do := range b.later {
		do()
	}
	b.twins()
	return len(b.f.list) == 0
}

// settle finishes what is known once the pages are read: which section each
// question is in, and that no question of ours was forgotten.
func (b *builder) settle() {
	for _, s := range b.def.sections {
		for _, q := range s.Questions() {
			for _, c := range withColumns([]*Question{q}, nil) {
				c.section = s.ID
			}
		}
	}
	for _, q := range b.def.questions {
		if b.own && !q.asked && q.table == nil {
			b.f.add(b.schemaFile, b.places[q], "question %q has no control in %s", q.ID, b.uiFile)
		}
	}
	if len(b.def.sections) == 0 {
		b.f.add(b.uiFile, "", "asks nothing")
	}
}

var (
	formID   = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)
	version  = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`)
	language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	notName  = regexp.MustCompile(`[^a-z0-9_-]+`)
)

// plainMeta makes up for a missing form.json. The version is drawn from the
// documents, so that a changed form is another version.
func plainMeta(folder string, sum []byte) Meta {
	id := strings.Trim(notName.ReplaceAllString(strings.ToLower(folder), "-"), "-_0123456789")
	if !formID.MatchString(id) {
		id = "form"
	}
	return Meta{ID: id, Code: id, Version: hex.EncodeToString(sum[:6]), Stage: "needs", Repeat: true, Order: "free"}
}

// meta reads form.json.
func (b *builder) meta(data []byte, folder string, named bool) {
	const file = "form.json"
	v, ok := parseTree(data, file, b.f)
	o, isObject := v.(*object)
	if !ok || !isObject {
		b.f.add(file, "", "is not an object")
		return
	}
	m := &b.def.meta
	text := func(key string, into *string, good func(string) bool) {
		*into = o.text(key)
		if !good(*into) {
			b.f.add(file, "/"+key, "is missing or not right")
		}
	}
	list := func(key string, into *[]string, good func(string) bool) {
		l, ok := words(o.get(key))
		if *into = l; !ok || len(l) == 0 || slices.ContainsFunc(l, func(s string) bool { return !good(s) }) {
			b.f.add(file, "/"+key, "is missing or not right")
		}
	}
	among := func(allowed ...string) func(string) bool {
		return func(s string) bool { return slices.Contains(allowed, s) }
	}
	text("id", &m.ID, formID.MatchString)
	text("code", &m.Code, func(s string) bool { return s != "" && len(s) <= 20 })
	text("version", &m.Version, version.MatchString)
	text("stage", &m.Stage, among(stages...))
	text("order", &m.Order, among("free", "fixed"))
	list("who", &m.Who, among("S", "W", "F", "M", "X"))
	list("languages", &m.Languages, language.MatchString)
	if m.Repeat, ok = o.get("repeat").(bool); !ok && o.has("repeat") {
		b.f.add(file, "/repeat", "is not true or false")
	}
	known := []string{"id", "code", "version", "stage", "order", "who", "languages", "repeat"}
	for _, k := range o.keys {
		if !slices.Contains(known, k) {
			b.f.add(file, "/"+escapePointer(k), "is unknown")
		}
	}
	if named && m.ID != folder {
		b.f.add(file, "/id", "is not the name of the folder, %q", folder)
	}
}

// ownWords reads the wording a pack brings along, words/<lang>.json.
func (b *builder) ownWords(fl *files) {
	names, err := fs.Glob(fl.fsys, "words/*.json")
	if err != nil {
		return // the pattern is ours and right
	}
	for _, file := range names {
		data, err := fl.read(file)
		if err != nil {
			b.f.list = append(b.f.list, unreadable(file, err))
			continue
		}
		v, ok := parseTree(data, file, b.f)
		o, _ := v.(*object)
		lang := strings.TrimSuffix(path.Base(file), ".json")
		if !ok || o.text("lang") != lang || !language.MatchString(lang) || o.obj("words") == nil {
			b.f.add(file, "", "is not {\"lang\": %q, \"words\": {…}}", lang)
			continue
		}
		m := map[string]string{}
		for _, k := range o.obj("words").keys {
			text, isText := o.obj("words").vals[k].(string)
			if !isText {
				b.f.add(file, "/words/"+escapePointer(k), "is not text")
			}
			m[k] = text
		}
		b.def.words[lang] = m
	}
}

// stages of the work a form can belong to, in their usual order; "any" is for
// forms that are needed at any time.
var stages = []string{"register", "consent", "rapid", "needs", "tracing", "risk", "plan", "share", "return", "following", "any"}
