package form_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onward/app/casefile"
	"onward/app/form"
)

const someMeta = `{"id":"x","code":"X","version":"1.0.0","stage":"needs","who":["S"],"languages":["en"],"repeat":true,"order":"free"}`

// pack builds one of our packs from the inside of "properties" and of the
// first category's "elements".
func pack(properties, elements string) fstest.MapFS {
	return files(someMeta,
		`{"$id":"onward:form/x","type":"object","properties":{`+properties+`}}`,
		`{"type":"Categorization","elements":[{"type":"Category","i18n":"x.a","elements":[`+elements+`]}]}`)
}

func files(meta, schema, ui string) fstest.MapFS {
	return fstest.MapFS{
		"x/form.json": {Data: []byte(meta)}, "x/schema.json": {Data: []byte(schema)}, "x/ui.json": {Data: []byte(ui)},
	}
}

func textFile(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func control(id string, more ...string) string {
	return `{"type":"Control","scope":"#/properties/` + id + `"` + strings.Join(append([]string{""}, more...), ",") + `}`
}

// faulty expects the pack to be refused at a place, with words that say why.
func faulty(t *testing.T, fsys fstest.MapFS, file, pointer, why string) error {
	t.Helper()
	_, err := form.Load(fsys, "x")
	if err == nil {
		t.Errorf("loads, wanted %s#%s: %s", file, pointer, why)
		return nil
	}
	if !errors.Is(err, form.ErrBroken) {
		t.Errorf("%v is not ErrBroken", err)
	}
	for _, f := range form.Faults(err) {
		if f.File == file && f.Pointer == pointer && strings.Contains(f.Why, why) {
			return err
		}
	}
	t.Errorf("got %v\nwanted %s#%s: …%s…", err, file, pointer, why)
	return err
}

const yes = `{"type":"boolean"}`

func TestAPackThatIsRightLoads(t *testing.T) {
	if _, err := form.Load(pack(`"a":`+yes, control("a")), "x"); err != nil {
		t.Fatal(err)
	}
}

func TestWrongSchemas(t *testing.T) {
	for _, c := range []struct{ a, pointer, why string }{
		{`{"type":"boolean","x-colour":"red"}`, "/properties/a/x-colour", "unknown"},
		{`{"type":"boolean","X-Who":"S"}`, "/properties/a/X-Who", "unknown"},
		{`{"type":"boolean","x-who":"Q"}`, "/properties/a/x-who", "S W F M X"},
		{`{"type":"boolean","x-sens":"P9"}`, "/properties/a/x-sens", "P0"},
		{`{"type":"boolean","x-copies":["F","Z"]}`, "/properties/a/x-copies", "F S C R"},
		{`{"type":"boolean","x-copies":"F"}`, "/properties/a/x-copies", "F S C R"},
		{`{"type":"boolean","x-nonanswers":["never"]}`, "/properties/a/x-nonanswers", "dk pns"},
		{`{"type":"boolean","x-words":"Über Uns"}`, "/properties/a/x-words", "wording"},
		{`{"type":"boolean","x-answers":"perhaps"}`, "/properties/a/x-answers", "have want"},
		{`{"type":"boolean","x-answers":true}`, "/properties/a/x-answers", "have want"},
		{`{"type":"string","x-answers":"have"}`, "/properties/a/x-answers", "yes or no"},
		{`{"enum":["late","early"],"x-answers":"is"}`, "/properties/a/x-answers", "yes or no"},
		{`{"type":"boolean","x-script":1}`, "/properties/a/x-script", "true or false"},
		{`{"type":"boolean","requierd":true}`, "/properties/a/requierd", "unknown"},
		{`{"type":"boolean","type":"string"}`, "/properties/a/type", "twice"},
		{`{"type":"boolean","Type":"string"}`, "/properties/a/Type", "case alone"},
		{`{"type":"bolean"}`, "/properties/a/type", "JSON Schema"},
		{`{"type":"string","pattern":"("}`, "/properties/a/pattern", "JSON Schema"},
		{`{"type":"null"}`, "/properties/a", "no editor"},
		{`{}`, "/properties/a", "no single type"},
		{`true`, "/properties/a", "can be asked"},
		{`7`, "/properties/a", "not a schema"},
		{`{"type":"object"}`, "/properties/a", "no properties"},
		{`{"type":"object","properties":{"b":{"type":"string"}},"x-sens":"P3"}`, "/properties/a/x-sens", "belongs on a question"},
		{`{"type":"object","properties":{"b":{"type":"string"}},"required":["c"]}`, "/properties/a/required", "does not exist"},
		{`{"type":"object","properties":{"b.c":{"type":"string"}}}`, "/properties/a/properties/b.c", "dot"},
		{`{"type":"object","patternProperties":{"^b":{"type":"string"}}}`, "/properties/a/patternProperties", "not supported"},
		{`{"type":"object","properties":{"b":{"type":"string"}},"propertyNames":{"maxLength":3}}`, "/properties/a/propertyNames", "not supported"},
		{`{"type":"object","properties":{"b":{"type":"string"}},"x-sens":"P3","allOf":[{"type":"string"}]}`, "/properties/a/allOf/0", "is none"},
		{`{"$ref":"#elsewhere"}`, "/properties/a/$ref", "points to nothing"},
		{`{"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"string"}}`, "/properties/a/items", "more of a list"},
		{`{"type":"array","prefixItems":[]}`, "/properties/a/prefixItems", "is not JSON Schema"},
		{`{"type":"array","prefixItems":[{"type":"string","x-one":1}]}`, "/properties/a/prefixItems/0/x-one", "unknown"},
		{`{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"string"}}}}}`, "/properties/a/items/items/items", "more than 3 tables"},
		{`{"type":"string","contentEncoding":"base64"}`, "/properties/a/contentEncoding", "not supported"},
		{`{"type":"string","$id":"other"}`, "/properties/a/$id", "at the top only"},
		{`{"enum":["a","a"]}`, "/properties/a/enum/1", "twice"},
		{`{"oneOf":[{"const":"a"},{"const":"a"}]}`, "/properties/a/oneOf/1", "twice"},
		{`{"enum":[{"b":1}]}`, "/properties/a/enum/0", "neither"},
		{`{"type":"number","minimum":1e999999999}`, "/properties/a/minimum", "too large"},
		{`{"$ref":"file:///etc/passwd"}`, "/properties/a/$ref", "outside the pack"},
		{`{"$ref":"https://example.org/a.json"}`, "/properties/a/$ref", "outside the pack"},
		{`{"$ref":"../other/schema.json#/properties/a"}`, "/properties/a/$ref", "outside the pack"},
		{`{"$ref":"onward:types#/$defs/secret"}`, "/properties/a/$ref", "no shared type"},
		{`{"$ref":"onward:types"}`, "/properties/a/$ref", "outside the pack"},
		{`{"$ref":"#/properties/b"}`, "/properties/a/$ref", "points to nothing"},
		{`{"$ref":"#/properties/a"}`, "/properties/a/$ref", "refers to itself"},
		{`{"$ref":"#"}`, "/properties/a/$ref", "refers to itself"},
		{`{"type":"boolean","if":{"$ref":"http://example.org"}}`, "/properties/a/if/$ref", "outside the pack"},
		{`{"type":"boolean","x-who":"X"}`, "/properties/a", "belong together"},
		{`{"type":"boolean","x-who":"X","x-compute":""}`, "/properties/a/x-compute", "not an expression"},
		{`{"type":"boolean","x-alert":[{"if":"value","alert":"b","level":"blue","within":"today","to":"worker"}]}`, "/properties/a/x-alert/0/level", "red amber"},
		{`{"type":"boolean","x-alert":[{"if":"value"}]}`, "/properties/a/x-alert/0/alert", "missing"},
		{`{"type":"boolean","x-alert":{}}`, "/properties/a/x-alert", "list"},
		{`{"type":"boolean","x-plan":[{"if":"value","action":"b","when":"now"}]}`, "/properties/a/x-plan/0/when", "unknown"},
		{`{"$recursiveRef":"#"}`, "/properties/a/$recursiveRef", "not supported"},
		{`{"type":"array","items":[{"type":"string"}]}`, "/properties/a/items", "is not JSON Schema"},
	} {
		faulty(t, pack(`"a":`+c.a, control("a")), "schema.json", c.pointer, c.why)
	}
}

func TestCircleThroughTheWholeSchema(t *testing.T) {
	schema := `{"type":"object","properties":{"name":{"type":"string"},"child":{"$ref":"#/$defs/p"}},
		"$defs":{"p":{"type":"object","properties":{"child":{"$ref":"#/$defs/p"}}}}}`
	fsys := fstest.MapFS{"x/schema.json": {Data: []byte(schema)}}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "schema.json"), fsys["x/schema.json"].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := form.LoadDir(dir); err == nil || !strings.Contains(err.Error(), "refers to itself") {
		t.Errorf("got %v", err)
	}
}

// However shapes lead into one another, reading ends, and says where.
func TestShapesThatLeadBack(t *testing.T) {
	wide := `"a0":{"type":"object","properties":{"x":{"type":"string"}}}`
	for i := range 9 {
		wide += fmt.Sprintf(`,"a%d":{"oneOf":[%s{"type":"object","properties":{"y%d":{"type":"string"}}}]}`, i+1, strings.Repeat(fmt.Sprintf(`{"$ref":"#/$defs/a%d"},`, i), 9), i)
	}
	for _, c := range []struct{ defs, a string }{
		{`"a":{"allOf":[{"$ref":"#/$defs/a"}]}`, `{"$ref":"#/$defs/a"}`},
		{`"a":{"oneOf":[{"$ref":"#/$defs/a"},{"type":"string"}]}`, `{"$ref":"#/$defs/a"}`},
		{`"a":{"type":"object","properties":{"b":{"type":"string"}},"oneOf":[{"$ref":"#/$defs/a"},{"properties":{"c":{"type":"string"}}}]}`, `{"$ref":"#/$defs/a"}`},
		{`"a":{"type":"object","properties":{"b":{"type":"string"}},"if":{"properties":{"b":{"const":"x"}}},"then":{"$ref":"#/$defs/a"}}`, `{"$ref":"#/$defs/a"}`},
		{`"a":{"type":"object","properties":{"b":{"type":"string"}},"dependentSchemas":{"b":{"$ref":"#/$defs/a"}}}`, `{"$ref":"#/$defs/a"}`},
		{wide, `{"$ref":"#/$defs/a9"}`},
	} {
		_, err := form.LoadPlain(plainFiles(`{"type":"object","$defs":{`+c.defs+`},"properties":{"a":`+c.a+`}}`, ""))
		if err == nil || !strings.Contains(err.Error(), "infinite loop") && !strings.Contains(err.Error(), "more than") {
			t.Errorf("%.200s: %.300v", c.defs, err)
		}
	}
}

func TestWrongPages(t *testing.T) {
	leaf := func(s string) string { return control("a", `"rule":{"effect":"SHOW","condition":`+s+`}`) }
	for _, c := range []struct{ elements, pointer, why string }{
		{``, "", "no control"}, // of schema.json
		{control("a") + "," + control("a"), "/elements/0/elements/1/scope", "twice"},
		{control("c"), "/elements/0/elements/0/scope", "no question"},
		{`{"type":"Control","scope":"a"}`, "/elements/0/elements/0/scope", "not a scope"},
		{`{"type":"Slider","scope":"#/properties/a"}`, "/elements/0/elements/0/type", "unknown"},
		{`{"type":"Category","elements":[]}`, "/elements/0/elements/0", "belongs in"},
		{`{"type":"Categorization","elements":[]}`, "/elements/0/elements/0", "at the top only"},
		{`"a"`, "/elements/0/elements/0", "not an element"},
		{`{"type":"Group","i18n":"x.g"}`, "/elements/0/elements/0/elements", "missing"},
		{`{"type":"Group","elements":[]}`, "/elements/0/elements/0", "neither i18n"},
		{control("a", `"options":{"slider":true}`), "/elements/0/elements/0/options/slider", "unknown"},
		{control("a", `"option":{}`), "/elements/0/elements/0/option", "no member"},
		{control("a", `"options":{"detail":{}}`), "/elements/0/elements/0/options/detail", "only a table"},
		{control("a", `"rule":true`), "/elements/0/elements/0/rule", "not a rule"},
		{control("a", `"rule":{"effect":"BLINK","condition":{"scope":"#/properties/b","schema":{}}}`), "/elements/0/elements/0/rule/effect", "SHOW HIDE"},
		{control("a", `"rule":{"effect":"SHOW"}`), "/elements/0/elements/0/rule/condition", "not a condition"},
		{leaf(`{"type":"NOT","conditions":[]}`), "/elements/0/elements/0/rule/condition/type", "AND OR"},
		{leaf(`{"type":"AND","conditions":[]}`), "/elements/0/elements/0/rule/condition/conditions", "empty"},
		{leaf(`{"type":"OR","conditions":[{"expr":"true"}]}`), "/elements/0/elements/0/rule/condition/conditions/0/expr", "unknown"},
		{leaf(`{"scope":"#/properties/zz","schema":{"const":1}}`), "/elements/0/elements/0/rule/condition/scope", "points to nothing"},
		{leaf(`{"scope":"#/properties/b/properties/c","schema":{"const":1}}`), "/elements/0/elements/0/rule/condition/scope", "points to nothing"},
		{leaf(`{"scope":"#/properties/b"}`), "/elements/0/elements/0/rule/condition", "needs either"},
		{leaf(`{"scope":"#/properties/b","schema":{"type":"bolean"}}`), "/elements/0/elements/0/rule/condition/schema/type", "JSON Schema"},
		{leaf(`{"scope":"#/properties/b","schema":{"$ref":"http://example.org/"}}`), "/elements/0/elements/0/rule/condition/schema/$ref", "outside"},
		{leaf(`{"scope":"#/properties/b","schema":{"$ref":"#/properties/a"}}`), "/elements/0/elements/0/rule/condition/schema/$ref", "only"},
		{leaf(`{"scope":"#/properties/b","schema":{"const":1},"fails":true}`), "/elements/0/elements/0/rule/condition/fails", "unknown"},
	} {
		file, pointer := "ui.json", c.pointer
		if pointer == "" {
			file, pointer = "schema.json", "/properties/a"
		}
		err := faulty(t, pack(`"a":`+yes+`,"b":`+yes, c.elements), file, pointer, c.why)
		if strings.Contains(pointer, "/rule") && !strings.Contains(pointer, "schema") && !errors.Is(err, form.ErrUnknownRule) {
			t.Errorf("%s: %v is not ErrUnknownRule", c.elements, err)
		}
	}
}

func TestWrongMeta(t *testing.T) {
	good := pack(`"a":`+yes, control("a"))
	for _, c := range []struct{ old, new, pointer, why string }{
		{`"id":"x"`, `"id":"y"`, "/id", "name of the folder"},
		{`"id":"x"`, `"ID":"x"`, "/id", "missing"},
		{`"version":"1.0.0"`, `"version":"one"`, "/version", "not right"},
		{`"stage":"needs"`, `"stage":"later"`, "/stage", "not right"},
		{`"order":"free"`, `"order":"free","colour":"red"`, "/colour", "unknown"},
		{`"languages":["en"]`, `"languages":["English"]`, "/languages", "not right"},
		{`"repeat":true`, `"repeat":"yes"`, "/repeat", "true or false"},
		{`{"id"`, `[{"id"`, "", "not JSON"},
	} {
		fsys := files(strings.Replace(someMeta, c.old, c.new, 1), string(good["x/schema.json"].Data), string(good["x/ui.json"].Data))
		faulty(t, fsys, "form.json", c.pointer, c.why)
	}
	faulty(t, files(someMeta, `{"$id":"onward:form/z","type":"object","properties":{}}`, `{}`), "schema.json", "/$id", "onward:form/x")
	faulty(t, fstest.MapFS{"x/form.json": good["x/form.json"]}, "schema.json", "", "cannot be read")
}

func TestEveryFaultIsTold(t *testing.T) {
	_, err := form.Load(pack(`"a":{"type":"boolean","x-one":1},"b":{"type":"boolean","x-two":2}`, control("a")), "x")
	if n := len(form.Faults(err)); n != 2 {
		t.Errorf("%d faults: %v", n, err)
	}
	_, err = form.Load(pack(`"a":`+yes+`,"b":`+yes+`,"c":`+yes, control("z")), "x")
	if n := len(form.Faults(err)); n != 4 {
		t.Errorf("%d faults: %v", n, err)
	}
}

func TestCirclesAreRefusedWithTheirPath(t *testing.T) {
	computed := func(id, expr string) string {
		return fmt.Sprintf(`%q:{"type":"number","x-who":"X","x-compute":%q}`, id, expr)
	}
	shownIf := func(id, on string) string {
		return control(id, `"rule":{"effect":"SHOW","condition":{"scope":"#/properties/`+on+`","schema":{"const":true}}}`)
	}
	for _, c := range []struct{ properties, elements, path string }{
		{computed("a", "answers.b + 1") + "," + computed("b", "answers.c + 1") + "," + computed("c", "answers.a + 1"),
			control("a") + "," + control("b") + "," + control("c"), "→"},
		{computed("a", "value + 1"), control("a"), "a → a"},
		{computed("a", "answers.a"), control("a"), "a → a"},
		{computed("a", "len(answers)"), control("a"), "a → a"},
		{`"a":` + yes, shownIf("a", "a"), "a → a"},
		{`"a":` + yes + `,"b":` + yes, shownIf("a", "b") + "," + shownIf("b", "a"), "a → b → a"},
		{computed("a", "answers.b ? 1 : 2") + `,"b":` + yes,
			control("a") + "," + control("b", `"rule":{"effect":"HIDE","condition":{"scope":"#/properties/a","schema":{"const":1}}}`), "a → b → a"},
	} {
		err := faulty(t, pack(c.properties, c.elements), "schema.json", "/properties/a", c.path)
		if !errors.Is(err, form.ErrCycle) {
			t.Errorf("%v is not ErrCycle", err)
		}
	}
}

func TestWrongExpressions(t *testing.T) {
	for expr, why := range map[string]string{
		"1 +":                                "unexpected",
		"answers.zz == 1":                    "points to no question",
		"answers.b.c == 1":                   "points to no question",
		"row.b":                              "no row outside a table",
		"nobody == 1":                        "unknown name",
		"exec('ls')":                         "unknown name",
		"now()":                              "unknown name",
		"answered(today)":                    "written out",
		"answered('zz')":                     "no question",
		"1..1000000000 == nil":               "ranges",
		"answers.b.run()":                    "only the functions",
		"holds_truth(1)":                     "only the functions",
		"'a' matches string(answers.b)":      "written out",
		"'a' matches '('":                    "error parsing regexp",
		"today + 1":                          "mismatch",
		"all([1], all([1], all([1], true)))": "loops",
		strings.Repeat("(", 5000):            "longer",
		strings.Repeat("1+", 500) + "1":      "nodes",
		`reduce([1,2], #acc + #)`:            "unknown name",
		`fromJSON("{}")`:                     "unknown name",
	} {
		props := fmt.Sprintf(`"a":{"type":"number","x-who":"X","x-compute":%q},"b":{"type":"boolean"}`, expr)
		faulty(t, pack(props, control("a")+","+control("b")), "schema.json", "/properties/a/x-compute", why)
	}
}

func TestLimits(t *testing.T) {
	deep := strings.Repeat(`{"if":`, 40) + `{}` + strings.Repeat(`}`, 40)
	faulty(t, pack(`"a":`+deep, control("a")), "schema.json", "", "deeper than 32")
	faulty(t, pack(`"a":{"type":"boolean","title":"`+strings.Repeat("a", 5<<20)+`"}`, control("a")), "schema.json", "", "larger than")
	faulty(t, pack("\"a\":{\"type\":\"boolean\",\"title\":\"\xff\"}", control("a")), "schema.json", "", "UTF-8")
	var many strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&many, `"q%d":{"type":"boolean"},`, i)
	}
	faulty(t, pack(many.String()+`"a":`+yes, control("a")), "schema.json", "/properties/q5000", "more than 5000")
	// A thousand laughs: each level refers twice to the next.
	laughs := `{"type":"object","properties":{"a":{"$ref":"#/$defs/d0"}},"$defs":{`
	for i := range 7 {
		laughs += `"d` + fmt.Sprint(i) + `":{"type":"object","properties":{`
		for j := range 9 {
			laughs += fmt.Sprintf(`%s"p%d":{"$ref":"#/$defs/d%d"}`, strings.Repeat(",", min(j, 1)), j, i+1)
		}
		laughs += `}},`
	}
	laughs += `"d7":{"type":"boolean"}}}`
	d := t.TempDir()
	if err := os.WriteFile(filepath.Join(d, "schema.json"), []byte(laughs), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := form.LoadDir(d); err == nil || !strings.Contains(err.Error(), "more than 5000") {
		t.Errorf("got %.200v", err)
	}
}

func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "schema.json")
	if err := os.WriteFile(outside, []byte(`{"type":"object","properties":{"a":{"type":"string"}}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(d, "schema.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := form.LoadDir(d); !errors.Is(err, form.ErrBroken) {
		t.Errorf("a link out of the folder was followed: %v", err)
	}
}

func TestAPackBringsItsWords(t *testing.T) {
	fsys := pack(`"a":`+yes, control("a"))
	fsys["x/words/km.json"] = &fstest.MapFile{Data: []byte(`{"lang":"km","words":{"x.a.label":"តើ"}}`)}
	d, err := form.Load(fsys, "x")
	if err != nil {
		t.Fatal(err)
	}
	if d.Words()["km"]["x.a.label"] != "តើ" {
		t.Errorf("words %v", d.Words())
	}
	fsys["x/words/km.json"] = &fstest.MapFile{Data: []byte(`{"lang":"th","words":{}}`)}
	faulty(t, fsys, "words/km.json", "", "km")
}

// Yes and no are said with the verb of the question: do you have, have not.
func TestOptionWords_AreFoundFromTheParticularToTheShared(t *testing.T) {
	d, err := form.Load(pack(`"a":{"enum":["yes","no","later"],"x-answers":"have"},"b":`+yes+`,
		"c":{"type":"array","items":{"type":"object","properties":{"d":{"type":"boolean","x-answers":"did"}}}}`,
		control("a")+","+control("b")+","+control("c")), "x")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		question casefile.QuestionID
		option   string
		ladder   []string
	}{
		{"a", "yes", []string{"x.a.opt.yes", "answer.have.yes", "opt.yes"}},
		{"a", "no", []string{"x.a.opt.no", "answer.have.no", "opt.no"}},
		{"a", "later", []string{"x.a.opt.later", "opt.later"}},
		{"b", "yes", []string{"x.b.opt.yes", "opt.yes"}},
		{"c.d", "no", []string{"x.c.d.opt.no", "answer.did.no", "opt.no"}},
	} {
		q, ok := d.Question(c.question)
		if !ok {
			t.Fatalf("no question %s", c.question)
		}
		if got := q.OptionWords(c.option); !slices.Equal(got, c.ladder) {
			t.Errorf("%s %s: %v", c.question, c.option, got)
		}
		if !slices.Contains(q.Choices(), c.option) {
			t.Errorf("%s offers %v", c.question, q.Choices())
		}
		if !slices.ContainsFunc(d.WordsNeeded(), func(l []string) bool { return slices.Equal(l, c.ladder) }) {
			t.Errorf("%s: the words of %s are not asked for", c.question, c.option)
		}
	}
}

func TestShelf(t *testing.T) {
	fsys := pack(`"a":`+yes, control("a"))
	fsys["y/form.json"] = &fstest.MapFile{Data: []byte(`{}`)}
	s, err := form.LoadAll(fsys)
	if len(form.Faults(err)) == 0 {
		t.Error("y was let by")
	}
	if _, ok := s.Form("x"); !ok || len(s.All()) != 1 {
		t.Errorf("the shelf holds %v", s.All())
	}
}

// A form keeps its earlier versions beside it; one that is not what its folder
// says is not on the shelf.
func TestShelf_EarlierVersions(t *testing.T) {
	fsys := pack(`"a":`+yes+`,"b":`+yes, control("a")+","+control("b"))
	fsys["x/form.json"].Data = []byte(strings.Replace(someMeta, "1.0.0", "1.2.0", 1))
	for version, said := range map[string]string{"1.0.0": "1.0.0", "1.1.0": "1.1.1"} {
		for name, f := range pack(`"a":`+yes, control("a")) {
			fsys["x/was/"+version+strings.TrimPrefix(name, "x")] = f
		}
		fsys["x/was/"+version+"/form.json"] = textFile(strings.Replace(someMeta, "1.0.0", said, 1))
	}
	s, err := form.LoadAll(fsys)
	if err != nil {
		t.Fatal(err)
	}
	old, ok := s.Version("x", "1.0.0")
	if !ok || len(old.Questions()) != 1 || old.Questions()[0].Words != "x@1.0.0.a" {
		t.Fatalf("the earlier version is %v", old)
	}
	if d, ok := s.Of(&casefile.Sitting{Form: "x", Version: "1.0.0"}); !ok || d != old {
		t.Error("a sitting does not find the version it was begun with")
	}
	if _, ok := s.Version("x", "1.1.0"); ok {
		t.Error("1.1.1 passes for 1.1.0")
	}
	all, err := s.Earlier()
	if len(all) != 1 || len(form.Faults(err)) != 1 {
		t.Errorf("earlier versions %v, %v", all, err)
	}
	if d, ok := s.Form("x"); !ok || d.Version() != "1.2.0" || len(s.All()) != 1 {
		t.Error("the newest is not what is begun with")
	}
}

// forms/README.md names every keyword in its tables.
func TestTheReadmeNamesEveryKeyword(t *testing.T) {
	b, err := os.ReadFile(filepath.FromSlash("../../forms/README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range form.Keywords() {
		if !strings.Contains(string(b), "| `"+k+"` |") {
			t.Errorf("%s is not in a table", k)
		}
	}
}
