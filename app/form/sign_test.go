package form_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/form"
)

func key(t testing.TB, name string) *form.SigningKey {
	t.Helper()
	k, err := form.NewSigningKey(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// unzipped gives the files of a pack.
func unzipped(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
	}
	return files
}

// A publisher signs; whoever opens the pack sees who, and by which key.
func TestASignedPackSaysWhoSignedIt(t *testing.T) {
	k := key(t, "House of Rice, office ๓")
	plain := outside(t, "1.0.0", `"a":`+yes, control("a"))
	if plain.Signed != nil {
		t.Error("a pack nobody signed is signed")
	}
	signed, err := plain.Sign(k)
	if err != nil {
		t.Fatal(err)
	}
	p, err := form.OpenPack(signed.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if p.Signed == nil || p.Signed.Publisher != "House of Rice, office ๓" || !p.Signed.Same(k.Signature()) || p.Signed.Fingerprint() != k.Signature().Fingerprint() {
		t.Errorf("signed by %+v", p.Signed)
	}
	if f := p.Signed.Fingerprint(); len(f) != 39 || strings.Count(f, " ") != 7 {
		t.Errorf("the fingerprint is %q", f)
	}
	b, err := k.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := form.ReadSigningKey(b)
	if err != nil || !again.Signature().Same(k.Signature()) {
		t.Errorf("the key does not come back: %v", err)
	}
	if other := key(t, "House of Rice, office ๓"); other.Signature().Same(k.Signature()) {
		t.Error("two keys are one")
	}
	twice, err := p.Sign(key(t, "Another"))
	if err != nil || twice.Signed.Publisher != "Another" {
		t.Errorf("signed anew by %+v, %v", twice, err)
	}
}

// Whatever is changed, added, taken away or moved: the signature does not hold.
func TestAWrongSignatureIsRefused(t *testing.T) {
	signed, err := outside(t, "1.0.0", `"a":`+yes, control("a"), "words/en.json", `{"lang":"en","words":{"x.a.label":"One"}}`).Sign(key(t, "House of Rice"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := outside(t, "1.0.0", `"b":`+yes, control("b")).Sign(key(t, "House of Rice"))
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string]func(m map[string]string){
		"a question": func(m map[string]string) {
			m["schema.json"] = strings.Replace(m["schema.json"], "boolean", "string", 1)
		},
		"a word":     func(m map[string]string) { m["words/en.json"] = strings.Replace(m["words/en.json"], "One", "Two", 1) },
		"a language": func(m map[string]string) { m["words/th.json"] = `{"lang":"th","words":{}}` },
		"no words":   func(m map[string]string) { delete(m, "words/en.json") },
		"the publisher": func(m map[string]string) {
			m["signature.json"] = strings.Replace(m["signature.json"], "Rice", "Mice", 1)
		},
		"another's": func(m map[string]string) { m["signature.json"] = unzipped(t, other.Bytes())["signature.json"] },
		"nonsense":  func(m map[string]string) { m["signature.json"] = `{"publisher":"House of Rice"}` },
		"more said": func(m map[string]string) {
			m["signature.json"] = strings.Replace(m["signature.json"], "{", `{"trusted":true,`, 1)
		},
	} {
		files := unzipped(t, signed.Bytes())
		change(files)
		if _, err := form.OpenPack(zipped(t, files)); !errors.Is(err, form.ErrSignature) {
			t.Errorf("%s changed: %v", what, err)
		}
	}
	if _, err := form.OpenPack(zipped(t, unzipped(t, signed.Bytes()))); err != nil {
		t.Errorf("nothing changed: %v", err)
	}
}

func TestKeysThatAreNone(t *testing.T) {
	for _, name := range []string{"", " House", "a\nb", strings.Repeat("x", 81), "a\u202eb"} {
		if _, err := form.NewSigningKey(name); !errors.Is(err, form.ErrSigningKey) {
			t.Errorf("a publisher called %q: %v", name, err)
		}
	}
	for _, file := range []string{"", "{}", `{"publisher":"A","secret":"AAAA"}`} {
		if _, err := form.ReadSigningKey([]byte(file)); !errors.Is(err, form.ErrSigningKey) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

// A pair of JSON Forms comes in as it is: from its folder, or by either of its
// files; kept as one file it is the same form in the same version.
func TestAPairOfJSONFormsComesIn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "House Visit")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"schema.json":   `{"title":"A visit","type":"object","properties":{"called":{"type":"string","title":"Name"},"pets":{"type":"array","items":{"type":"string"}}}}`,
		"uischema.json": `{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/called","i18n":"f05.d1.worry"},{"type":"Control","scope":"#/properties/pets"}]}`,
		"readme.txt":    "not read",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := form.ReadPack(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !p.Plain || p.Def.ID() != "house-visit" || len(p.Def.Questions()) != 3 || p.Signed != nil {
		t.Errorf("read as %s, %d questions", p.Def.ID(), len(p.Def.Questions()))
	}
	q, _ := p.Def.Question("called")
	if got := p.Def.Words()["und"][q.Words+".label"]; got != "Name" || !strings.HasPrefix(q.Words, "house-visit@") || q.Sens != form.P1 || len(q.Copies) != 1 {
		t.Errorf("%s says %q, sensitivity %s, copies %v", q.Words, got, q.Sens, q.Copies)
	}
	for _, file := range []string{"schema.json", "uischema.json"} {
		if same, err := form.ReadPack(filepath.Join(dir, file)); err != nil || !same.Same(p) {
			t.Errorf("by %s it is another form: %v", file, err)
		}
	}
	back, err := form.OpenPack(p.Bytes())
	if err != nil || !back.Plain || back.Def.ID() != p.Def.ID() || back.Def.Version() != p.Def.Version() || !back.Same(p) {
		t.Errorf("kept and read again: %v", err)
	}
	if _, err := p.Sign(key(t, "A")); !errors.Is(err, form.ErrPack) {
		t.Errorf("signed: %v", err)
	}
	rec := sit(t, back.Def)
	rec.Answer("called", "Noi")
	rec.Data(m{"called": "Noi"})
}
