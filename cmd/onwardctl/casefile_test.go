package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/plan"
	"onward/i18n"
)

const goodCase = `{"id":"c1","code":"7Q4K","language":"km","working":"th","opened":"2026-11-01T10:00:00Z","sittings":[
 {"id":"s1","form":"f05","version":"1.0.0","language":"km","working":"th","worker":"W1","begun":"2026-11-01T10:00:00Z","touched":"2026-11-01T11:00:00Z",
  "answers":{"d1.worry":[{"value":"Sophea at the harbour","source":"told","lang":"km","by":"W1","at":"2026-11-01T10:05:00Z"}],
   "d1.level":[{"non":"pns","by":"W1","at":"2026-11-01T10:06:00Z"}]}}]}`

// What was changed on the way, by accident or on purpose, is refused; the
// refusal quotes nothing, for there are answers in the file.
func TestReadCase_RefusesWhatIsNotAsItWasWritten(t *testing.T) {
	if _, err := casefile.Read([]byte(goodCase)); err != nil {
		t.Fatalf("the case itself: %v", err)
	}
	deep := strings.Repeat("[", 40) + strings.Repeat("]", 40)
	for what, change := range map[string][2]string{
		"nothing":                           {goodCase, ``},
		"null":                              {goodCase, `null`},
		"a list":                            {goodCase, `[]`},
		"cut short":                         {`"d1.level"`, ``},
		"something after it":                {`]}`, `]} {}`},
		"a key twice":                       {`"code":`, `"code":"AAAA","code":`},
		"a key twice, once in capitals":     {`"code":`, `"CODE":"AAAA","code":`},
		"a key in capitals alone":           {`"code":`, `"Code":`},
		"a key with a letter that folds":    {`"working":"th","opened"`, `"wor\u212aing":"th","opened"`},
		"an answer in two spellings":        {`"d1.level":`, `"D1.worry":[],"d1.level":`},
		"a value key twice":                 {`"Sophea at the harbour"`, `{"a":1,"A":2}`},
		"a key nobody knows":                {`"code":`, `"consent":true,"code":`},
		"too deep":                          {`"Sophea at the harbour"`, deep},
		"too many parts":                    {`"Sophea at the harbour"`, `[` + strings.Repeat("0,", 2<<20) + `0]`},
		"no id":                             {`"id":"c1"`, `"id":""`},
		"an id that is a path":              {`"id":"c1"`, `"id":"../c1"`},
		"a code that is a path":             {`"7Q4K"`, `"../../7Q4K"`},
		"an id too long":                    {`"id":"s1"`, `"id":"` + strings.Repeat("s", 65) + `"`},
		"an id with a line break":           {`"id":"s1"`, `"id":"s1\n"`},
		"a form that is a path":             {`"f05"`, `"../f05"`},
		"a question with a nul":             {`"d1.level"`, `"d1.\u0000level"`},
		"a null sitting":                    {`"sittings":[`, `"sittings":[null,`},
		"a sitting twice":                   {`"sittings":[`, `"sittings":[{"id":"s1","form":"f02","begun":"2026-11-01T10:00:00Z"},`},
		"a null answer":                     {`[{"non"`, `[null,{"non"`},
		"an answer that is a word":          {`[{"non":"pns","by":"W1","at":"2026-11-01T10:06:00Z"}]`, `["Sophea"]`},
		"answers that are a list":           {`"answers":{"d1.worry"`, `"answers":[],"x":{"d1.worry"`},
		"a value and a reason for none":     {`"non":"pns"`, `"non":"pns","value":3`},
		"a reason nobody knows":             {`"pns"`, `"Sophea"`},
		"a source nobody knows":             {`"told"`, `"Sophea"`},
		"a time before people":              {`2026-11-01T10:05:00Z`, `0001-01-01T00:00:00Z`},
		"a time after all people":           {`"begun":"2026`, `"begun":"9999`},
		"a time that is a name":             {`"2026-11-01T10:06:00Z"`, `"Sophea at the harbour"`},
		"bytes that are no letters":         {`Sophea`, "\xff\xfe"},
		"a language that is a script of it": {`"language":"km","working":"th","opened"`, `"language":"<b>","working":"th","opened"`},
	} {
		t.Run(what, func(t *testing.T) {
			if !strings.Contains(goodCase, change[0]) {
				t.Fatal("the test changes nothing")
			}
			b := strings.Replace(goodCase, change[0], change[1], 1)
			if change[0] == `"d1.level"` && change[1] == `` {
				b = goodCase[:strings.Index(goodCase, change[0])]
			}
			c, err := casefile.Read([]byte(b))
			if c != nil || !errors.Is(err, app.ErrCaseFile) {
				t.Fatalf("gives %v, %v", c != nil, err)
			}
			if said := err.Error(); strings.Contains(said, "Sophea") || strings.Contains(said, "harbour") || len(said) > 200 {
				t.Errorf("the refusal quotes the file: %s", said)
			}
		})
	}
	t.Run("too large", func(t *testing.T) {
		name := filepath.Join(t.TempDir(), "large.json")
		if err := os.WriteFile(name, append([]byte(goodCase), bytes.Repeat([]byte(" "), casefile.MostBytes)...), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readCase(name); !errors.Is(err, app.ErrCaseFile) {
			t.Errorf("gives %v", err)
		}
	})
}

// Empty lists and nulls for whole lists say that nothing is there.
func TestReadCase_TakesEmptiness(t *testing.T) {
	for _, b := range []string{
		`{"id":"c1","code":"7Q4K","opened":"2026-11-01T10:00:00Z"}`,
		`{"id":"c1","code":"7Q4K","opened":"2026-11-01T10:00:00Z","sittings":null}`,
		`{"id":"c1","code":"7Q4K","opened":"2026-11-01T10:00:00Z","sittings":[{"id":"s1","form":"f02","begun":"2026-11-01T10:00:00Z","answers":null}]}`,
	} {
		if _, err := casefile.Read([]byte(b)); err != nil {
			t.Errorf("%s: %v", b, err)
		}
	}
}

// shelfless keeps cases in memory.
type shelfless map[casefile.CaseID]*casefile.Case

func (m shelfless) Summaries() ([]casefile.Summary, error) { return nil, nil }
func (m shelfless) Case(id casefile.CaseID) (*casefile.Case, error) {
	return m[id].Clone(), nil
}
func (m shelfless) NewCase(c *casefile.Case) error     { m[c.ID] = c.Clone(); return nil }
func (m shelfless) Settings() (json.RawMessage, error) { return nil, nil }
func (m shelfless) SaveSettings(json.RawMessage) error { return nil }
func (m shelfless) Save(casefile.CaseID, *casefile.Sitting, casefile.Summary) error {
	return nil
}
func (m shelfless) Close() error { return nil }

// Whatever the bytes: they are refused, or they are a case that can be written
// and read again, put on a desk twice, and made into papers, without a fall.
func FuzzReadCase(f *testing.F) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	f.Add([]byte(goodCase))
	// Small ones: a byte changed in a large one almost always only breaks it.
	for _, answers := range []string{
		`"plan.rows":[{"value":["k3f9",7,null,"k3f9"],"at":"2026-11-02T10:00:00Z"}],"plan.rows.k3f9.what":[{"value":{"a":[1]},"at":"2026-11-02T10:00:00Z"}],"plan.rows.k3f9.by":[{"value":{"precision":"day","ce":"2026-02-31"},"at":"2026-11-02T10:00:00Z"}]`,
		`"to.name":[{"value":true,"at":"2026-11-02T10:00:00Z"}],"items.name":[{"value":"yes","at":"2026-11-02T10:00:00Z"}],"items.plan_rows":[{"value":3e300,"at":"2026-11-02T10:00:00Z"}]`,
		`"person.called":[{"value":{"called":7},"at":"2026-11-02T10:00:00Z"}],"person.birth":[{"value":{"precision":"age","age":-1e9},"at":"2026-11-02T10:00:00Z"}]`,
	} {
		for _, id := range []string{"f00", "f09", "f10"} {
			f.Add([]byte(`{"id":"c1","code":"7Q4K","language":"km","opened":"2026-11-01T10:00:00Z","sittings":[{"id":"s","form":"` + id + `","version":"1.0.0","begun":"2026-11-02T10:00:00Z","answers":{` + answers + `}}]}`))
		}
	}
	t := &tool{words: i18n.Open()}
	p, err := t.params()
	if err != nil {
		f.Fatal(err)
	}
	p.Now = func() time.Time { return now }
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := casefile.Read(b)
		if err != nil {
			if !errors.Is(err, app.ErrCaseFile) {
				t.Fatalf("not understood: %v", err)
			}
			return
		}
		var out bytes.Buffer
		if err := writeJSON(&out, c); err != nil {
			t.Fatal(err)
		}
		if _, err := casefile.Read(out.Bytes()); err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, out.Bytes())
		}
		p := p
		p.Store = shelfless{}
		d, err := app.OpenDesk(p)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		for range 2 {
			if err := d.Import(c); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.Alerts(c.ID); err != nil {
			t.Fatal(err)
		}
		for _, kind := range []plan.Copy{plan.Survivor, plan.Receiving} {
			if made, err := d.Compose(c.ID, app.Copy{Copy: kind, Langs: []string{"km", "th"}, Recipient: recipientOf(c, "")}); err == nil {
				_ = made.Text()
			}
		}
	})
}
