package forms

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"
)

// node is the part of a schema these tests look at.
type node struct {
	ID         string          `json:"$id"`
	Ref        string          `json:"$ref"`
	Properties map[string]node `json:"properties"`
	Items      *node           `json:"items"`
	Sens       string          `json:"x-sens"`
	Copies     []string        `json:"x-copies"`
	Compute    string          `json:"x-compute"`
	Who        string          `json:"x-who"`
}

// each calls f for every property below n, tables and their columns included.
func (n node) each(path string, f func(path string, q node)) {
	for name, q := range n.Properties {
		at := path + "." + name
		f(at, q)
		q.each(at, f)
		if q.Items != nil {
			q.Items.each(at, f)
		}
	}
}

func packs(t *testing.T) []string {
	t.Helper()
	dirs, err := fs.ReadDir(FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, d := range dirs {
		ids = append(ids, d.Name())
	}
	if len(ids) < 6 {
		t.Fatalf("only these packs are carried: %v", ids)
	}
	return ids
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	b, err := FS.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// Every pack is whole, and calls itself what its folder is called.
func TestEveryPackIsWhole(t *testing.T) {
	for _, id := range packs(t) {
		var meta struct{ ID, Version string }
		read(t, id+"/form.json", &meta)
		if meta.ID != id || meta.Version == "" {
			t.Errorf("%s/form.json says id %q, version %q", id, meta.ID, meta.Version)
		}
		var schema node
		read(t, id+"/schema.json", &schema)
		if schema.ID != "onward:form/"+id {
			t.Errorf("%s/schema.json says $id %q", id, schema.ID)
		}
		var ui struct{ Type string }
		read(t, id+"/ui.json", &ui)
		if ui.Type != "Categorization" {
			t.Errorf("%s/ui.json begins with %q", id, ui.Type)
		}
	}
}

// What can get someone hurt never reaches paper outside the locked file.
func TestDangerousAnswersStayInTheFile(t *testing.T) {
	for _, id := range packs(t) {
		var schema node
		read(t, id+"/schema.json", &schema)
		schema.each(id, func(path string, q node) {
			for _, c := range q.Copies {
				if q.Sens == "P3" && c != "F" {
					t.Errorf("%s is P3 and may reach copy %s", path, c)
				}
			}
		})
	}
}

// The twelve areas ask the same eight things, so that they can be laid side by
// side over the months.
func TestTwelveAreasShareOneFrame(t *testing.T) {
	frame := []string{"now", "worry", "strength", "want_help", "urgency", "level", "level_reason", "plan_tags"}
	var schema node
	read(t, "f05/schema.json", &schema)
	for _, area := range []string{"d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12"} {
		for _, q := range frame {
			if _, ok := schema.Properties[area].Properties[q]; !ok {
				t.Errorf("%s does not ask %s", area, q)
			}
		}
		for _, q := range []string{"level", "level_reason", "plan_tags"} {
			if c := schema.Properties[area].Properties[q].Copies; !slices.Equal(c, []string{"F"}) {
				t.Errorf("the worker's view %s.%s may reach copies %v", area, q, c)
			}
		}
	}
	if _, ok := schema.Properties["close"]; !ok || len(schema.Properties) != 13 {
		t.Errorf("there are %d sections, not twelve areas and a close", len(schema.Properties))
	}
}

// Safety and law are dangerous as a whole: nothing of them leaves the file.
func TestSafetyAndLawNeverLeaveTheFile(t *testing.T) {
	var schema node
	read(t, "f05/schema.json", &schema)
	for _, area := range []string{"d1", "d5"} {
		schema.Properties[area].each(area, func(path string, q node) {
			if !slices.Equal(q.Copies, []string{"F"}) {
				t.Errorf("%s may reach copies %v", path, q.Copies)
			}
		})
	}
}

// Only the form itself answers what it works out.
func TestComputedQuestionsAreNobodysToAnswer(t *testing.T) {
	for _, id := range packs(t) {
		var schema node
		read(t, id+"/schema.json", &schema)
		schema.each(id, func(path string, q node) {
			if (q.Compute != "") != (q.Who == "X") {
				t.Errorf("%s: worked out %t, answered by %q", path, q.Compute != "", q.Who)
			}
		})
	}
}
