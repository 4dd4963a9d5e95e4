package plan_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/plan"
	"onward/forms"
	"onward/i18n"
)

// A form that marks an answer as dangerous and, by mistake, lets it reach the
// papers all the same: it stays.
func TestLeave_WhatIsDangerousStaysWhateverTheFormAllows(t *testing.T) {
	shelf := fstest.MapFS{}
	err := fs.WalkDir(forms.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(forms.FS, name)
		if name == "f09/schema.json" {
			safe := []byte(`"first": {"$ref": "onward:types#/$defs/text",`)
			if !bytes.Contains(b, safe) {
				t.Fatal("words.first is not written as this test knows it")
			}
			b = bytes.Replace(b, safe, []byte(`"first": {"$ref": "onward:types#/$defs/text", "x-sens": "P3",`), 1)
		}
		shelf[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := form.LoadAll(shelf)
	if err != nil {
		t.Fatal(err)
	}
	person := casefiletest.Speaking("en", time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	first, _ := person.Latest("f09").Answer("words.first")
	if first.Text() == "" {
		t.Fatal("the invented person has no first wish")
	}
	p, err := plan.Compose(plan.Input{Case: person, Shelf: loaded, Words: i18n.Open(), Copy: plan.Survivor,
		Langs: []string{"en"}, Today: "2026-11-23", Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.Text(), first.Text()) {
		t.Error("what is dangerous is on the paper")
	}
	for _, w := range p.Left {
		if w.Question == "words.first" && w.Why == plan.Sensitive {
			return
		}
	}
	t.Error("the screen is not told that it stays, and why")
}
