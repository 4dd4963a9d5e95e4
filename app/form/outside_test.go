package form_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// packFiles are the files of a small pack from outside, in a version.
func packFiles(version, properties, elements string) map[string]string {
	return map[string]string{
		"form.json":     strings.Replace(someMeta, "1.0.0", version, 1),
		"schema.json":   `{"$id":"onward:form/x","type":"object","properties":{` + properties + `}}`,
		"ui.json":       `{"type":"Categorization","elements":[{"type":"Category","i18n":"x.a","elements":[` + elements + `]}]}`,
		"words/en.json": `{"lang":"en","words":{"x.title":"A form","x.a.title":"About you","x.a.label":"Is it ` + version + `?"}}`,
	}
}

func zipped(t testing.TB, files map[string]string, more ...zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(h zip.FileHeader, text string) {
		w, err := z.CreateHeader(&h)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		write(zip.FileHeader{Name: name, Method: zip.Deflate}, text)
	}
	for _, h := range more {
		write(h, h.Comment)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func outside(t testing.TB, version, properties, elements string, more ...string) *form.Pack {
	t.Helper()
	files := packFiles(version, properties, elements)
	for i := 0; i+1 < len(more); i += 2 {
		files[more[i]] = more[i+1]
	}
	p, err := form.OpenPack(zipped(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A folder and the file made of it are the same pack, byte by byte.
func TestAFolderAndItsFileAreTheSamePack(t *testing.T) {
	dir := t.TempDir()
	for name, text := range packFiles("1.0.0", `"a":`+yes, control("a")) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder, err := form.ReadPack(dir)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x"+form.Ext)
	if err := os.WriteFile(file, folder.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := form.ReadPack(file)
	if err != nil {
		t.Fatal(err)
	}
	if !again.Same(folder) || !again.Same(outside(t, "1.0.0", `"a":`+yes, control("a"))) {
		t.Error("they differ")
	}
	if q, _ := again.Def.Question("a"); again.Def.Words()["en"][q.Words+".label"] != "Is it 1.0.0?" {
		t.Errorf("%s has no words in %v", q.Words, again.Def.Words())
	}
}

func TestPackFilesThatAreRefused(t *testing.T) {
	good := packFiles("1.0.0", `"a":`+yes, control("a"))
	with := func(name, text string) map[string]string {
		m := map[string]string{name: text}
		for k, v := range good {
			if k != name {
				m[k] = v
			}
		}
		return m
	}
	huge := strings.Repeat(" ", 5<<20)
	many := map[string]string{}
	for i := range 70 {
		many["words/a"+string(rune('a'+i/26))+string(rune('a'+i%26))+".json"] = "{}"
	}
	link := zip.FileHeader{Name: "words/th.json", Comment: "/etc/passwd"}
	link.SetMode(os.ModeSymlink | 0o777)
	for what, c := range map[string]struct {
		data []byte
		why  string
	}{
		"no zip":      {[]byte("hello"), "not a zip"},
		"a bomb":      {zipped(t, with("schema.json", huge)), "larger than"},
		"bombs":       {zipped(t, with("words/km.json", huge)), "larger than"},
		"many files":  {zipped(t, many), "more than 64"},
		"upwards":     {zipped(t, with("../form.json", "{}")), "has no place"},
		"absolute":    {zipped(t, with("/etc/passwd", "x")), "has no place"},
		"backslashes": {zipped(t, with(`words\..\..\a.json`, "x")), "has no place"},
		"a program":   {zipped(t, with("run.exe", "MZ")), "has no place"},
		"in a folder": {zipped(t, with("x/form.json", "{}")), "has no place"},
		"a link":      {zipped(t, good, link), "not a plain file"},
		"twice":       {zipped(t, good, zip.FileHeader{Name: "form.json", Comment: "{}"}), "twice"},
		"nothing":     {zipped(t, map[string]string{"ui.json": good["ui.json"]}), "neither form.json nor"},
		"plain words": {zipped(t, map[string]string{"schema.json": good["schema.json"], "words/en.json": "{}"}), "needs a form.json"},
		"both":        {zipped(t, with("plain.json", `{"id":"y"}`)), "files of a pair"},
		"odd name":    {zipped(t, map[string]string{"schema.json": good["schema.json"], "plain.json": `{"id":"../y"}`}), "plain.json is not"},
		"a fault":     {zipped(t, with("schema.json", `{"type":"object"}`)), "onward:form/x"},
		"our words":   {zipped(t, with("words/en.json", `{"lang":"en","words":{"ui.lock":"Send"}}`)), "begins neither"},
		"odd moves":   {zipped(t, with("migrate.json", `{"moves":[{"from":"2.0.0","questions":{}}]}`)), "earlier version"},
		"lost moves":  {zipped(t, with("migrate.json", `{"moves":[{"from":"0.9.0","questions":{"b":"c"}}]}`)), "no question"},
	} {
		_, err := form.OpenPack(c.data)
		if err == nil || !strings.Contains(err.Error(), c.why) || !errors.Is(err, form.ErrPack) && !errors.Is(err, form.ErrBroken) {
			t.Errorf("%s: %v, want %s", what, err, c.why)
		}
	}
}

// Two versions of one form are there at once: new talks begin with the newest,
// old ones go on with theirs, each in its own words.
func TestAShelfHoldsSeveralVersions(t *testing.T) {
	s := form.NewShelf(small(t))
	for _, v := range []string{"1.9.0", "1.10.0", "1.2.0"} {
		if err := s.Put(outside(t, v, `"a":`+yes, control("a")).Def); err != nil {
			t.Fatal(err)
		}
	}
	if d, _ := s.Form("x"); d.Version() != "1.10.0" {
		t.Errorf("the newest is %s", d.Version())
	}
	old, ok := s.Version("x", "1.9.0")
	if q, _ := old.Question("a"); !ok || old.Words()["en"][q.Words+".label"] != "Is it 1.9.0?" {
		t.Errorf("version 1.9.0 speaks as %s", q.Words)
	}
	newest, _ := s.Form("x")
	q, _ := old.Question("a")
	if n, _ := newest.Question("a"); n.Words == q.Words {
		t.Errorf("both speak as %s", q.Words)
	}
	if len(s.All()) != 2 || len(s.Outside()) != 3 {
		t.Errorf("%d forms, %d from outside", len(s.All()), len(s.Outside()))
	}
	if err := s.Put(old); !errors.Is(err, form.ErrSameVersion) {
		t.Errorf("twice: %v", err)
	}
	if err := form.NewShelf(old).Put(old); !errors.Is(err, form.ErrTaken) {
		t.Errorf("over one of ours: %v", err)
	}
	c := s.Copy()
	c.Take("x", "1.10.0")
	if d, _ := c.Form("x"); d.Version() != "1.9.0" || len(s.Outside()) != 3 {
		t.Errorf("after taking: %s, %d", d.Version(), len(s.Outside()))
	}
	if _, ok := c.Version("x", "1.10.0"); ok {
		t.Error("what was taken is still there")
	}
}

// The town became a place, the fax is gone, the number of children is asked in
// steps now, and the list of debts has another name.
func TestMovingASittingOn(t *testing.T) {
	old := outside(t, "1.0.0", `"town":{"type":"string"},"fax":{"type":"string"},"children":{"type":"integer"},"same":{"type":"boolean"},
		"debts":{"type":"array","items":{"type":"object","properties":{"whom":{"type":"string"},"much":{"type":"number"}}}}`,
		control("town")+","+control("fax")+","+control("children")+","+control("same")+","+control("debts")).Def
	now := outside(t, "2.0.0", `"place":{"type":"string"},"children":{"enum":["none","some"]},"same":{"type":"boolean"},
		"owed":{"type":"array","items":{"type":"object","properties":{"whom":{"type":"string"},"sum":{"type":"number"}}}}`,
		control("place")+","+control("children")+","+control("same")+","+control("owed"),
		"migrate.json", `{"moves":[{"from":"1.0.0","questions":{"town":"place","fax":"","debts":"owed","debts.much":"owed.sum"}}]}`).Def
	s := sit(t, old)
	s.Answer("town", "Pakse")
	s.Answer("town", "Vientiane")
	s.Answer("fax", "12")
	s.Answer("children", 2)
	s.Non("same", casefile.PreferNot)
	row := s.Row("debts")
	s.Answer(row+".whom", "an uncle")
	s.Answer(row+".much", 300)
	before := s.s.Record().Clone()

	if !now.MovesFrom("1.0.0") || now.MovesFrom("0.1.0") {
		t.Error("it does not know where it can be moved from")
	}
	rec, what := now.MoveOn(old, s.s.Record(), today)
	if want := []form.Left{{Question: "children", Why: "unfit"}, {Question: "fax", Why: "gone"}}; !reflect.DeepEqual(what.Left, want) {
		t.Errorf("left behind: %v", what.Left)
	}
	if len(what.Carried) != 5 {
		t.Errorf("carried: %v", what.Carried)
	}
	moved := resume(t, now, rec)
	moved.Data(m{"place": "Vientiane", "owed": []any{m{"whom": "an uncle", "sum": 300.0}}})
	if len(rec.Answers["place"]) != 2 {
		t.Errorf("what was said before is lost: %v", rec.Answers["place"])
	}
	if a, _ := rec.Answer("same"); a.Non != casefile.PreferNot {
		t.Errorf("same is %v", a)
	}
	if !reflect.DeepEqual(before, s.s.Record()) {
		t.Error("the sitting of the earlier version was changed")
	}
}

func FuzzOpenPack(f *testing.F) {
	f.Add(zipped(f, packFiles("1.0.0", `"a":`+yes, control("a"))))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := form.OpenPack(data)
		if err != nil {
			return
		}
		again, err := form.OpenPack(p.Bytes())
		if err != nil || !again.Same(p) {
			t.Errorf("written again it is another: %v", err)
		}
	})
}
