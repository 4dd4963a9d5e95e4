package app_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
)

// visit is a small form from outside, in a version.
func visit(t *testing.T, id, version, town, moves string) *form.Pack {
	t.Helper()
	files := map[string]string{
		"form.json":     fmt.Sprintf(`{"id":%q,"code":"V1","version":%q,"stage":"any","who":["S"],"languages":["en","km"],"repeat":true,"order":"free"}`, id, version),
		"schema.json":   fmt.Sprintf(`{"$id":"onward:form/%s","type":"object","properties":{%q:{"type":"string","x-sens":"P3"},"rooms":{"type":"integer"}}}`, id, town),
		"ui.json":       fmt.Sprintf(`{"type":"Categorization","elements":[{"type":"Category","i18n":"%s.home","elements":[{"type":"Control","scope":"#/properties/%s"},{"type":"Control","scope":"#/properties/rooms"}]}]}`, id, town),
		"words/en.json": fmt.Sprintf(`{"lang":"en","words":{"%[1]s.title":"A visit","%[1]s.home.title":"Home","%[1]s.%[2]s.label":"Where, asks version %[3]s","%[1]s.rooms.label":"Rooms"}}`, id, town, version),
	}
	if moves != "" {
		files["migrate.json"] = moves
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := form.OpenPack(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A form comes from outside, is shown, accepted and used. A newer one comes.
// The talk that was begun goes on with the old one, over a lock, in its words,
// until it is moved on; and even then it stays as it was.
func TestPacks_ComeInAndTalksStayWithTheirVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "packs.vault")
	d := create(t, path)
	person := casefiletest.Speaking("km", d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	one := visit(t, "visit", "1.0.0", "town", "")
	r := d.Report(one)
	if r.Titles["en"] != "A visit" || r.Questions != 2 || r.Sens[form.P3] != 1 || r.Missing["en"] != 0 || r.Missing["km"] == 0 || len(r.Have) != 0 {
		t.Errorf("shown as %+v", r)
	}
	if err := errors.Join(d.Accept(one), d.Accept(one)); err != nil {
		t.Fatal(err)
	}
	talk, err := d.Begin(person.ID, "visit")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(talk, "town", casefile.Answer{Value: "Poipet"})
	d.Answer(talk, "rooms", casefile.Answer{Value: "two"})
	id := talk.Record().ID
	if err := d.Accept(visit(t, "visit", "1.1.0", "place", `{"moves":[{"from":"1.0.0","questions":{"town":"place"}}]}`)); err != nil {
		t.Fatal(err)
	}
	if err := d.Accept(visit(t, "visit", "1.1.0", "elsewhere", "")); !errors.Is(err, form.ErrSameVersion) {
		t.Errorf("another form in the same version: %v", err)
	}
	if err := d.Accept(visit(t, "f05", "9.0.0", "town", "")); !errors.Is(err, form.ErrTaken) {
		t.Errorf("a form in the place of one of ours: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	d = unlock(t, path)
	defer d.Close()
	if talk, err = d.Resume(person.ID, id); err != nil {
		t.Fatal(err)
	}
	q, ok := talk.Def().Question("town")
	if !ok || talk.Def().Version() != "1.0.0" || d.Words.For("en").Say(q.Words+".label", nil) != "Where, asks version 1.0.0" {
		t.Errorf("goes on with %s, asking %s", talk.Def().Version(), d.Words.For("en").Say(q.Words+".label", nil))
	}
	to, what, ok, err := d.MoveOn(person.ID, id)
	if err != nil || !ok || to.Version() != "1.1.0" || len(what.Carried) != 1 || len(what.Left) != 1 || what.Left[0].Question != "rooms" {
		t.Fatalf("what would move: %v %v %v", what, ok, err)
	}
	c, _ := d.Open(person.ID)
	if n := len(c.All("visit")); n != 1 {
		t.Errorf("looking made %d talks", n)
	}
	moved, err := d.MovedOn(person.ID, id)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := moved.Value("place"); v != "Poipet" || moved.Def().Version() != "1.1.0" {
		t.Errorf("moved: %v in %s", v, moved.Def().Version())
	}
	if a, _ := c.Sitting(id).Answer("rooms"); a.Value != "two" {
		t.Errorf("the earlier talk lost %v", a)
	}
	if err := d.RemovePack("visit", "1.0.0"); !errors.Is(err, app.ErrPackInUse) {
		t.Errorf("removed under a talk: %v", err)
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
}

// A form nobody has used can go, and is gone after a lock too.
func TestPacks_GoWhereNobodyUsesThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "packs.vault")
	d := create(t, path)
	if err := errors.Join(d.Accept(visit(t, "visit", "1.0.0", "town", "")), d.RemovePack("visit", "1.0.0"), d.Close()); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	if _, ok := d.Shelf.Form("visit"); ok || len(d.Shelf.Outside()) != 0 {
		t.Error("it is still there")
	}
}
