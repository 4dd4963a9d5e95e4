package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/casefile"
)

// run runs the command as a script would.
func run(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Main(args, strings.NewReader(in), &o, &e)
	return code, o.String(), e.String()
}

// ok runs the command and wants exit 0.
func ok(t *testing.T, in string, args ...string) string {
	t.Helper()
	code, out, errs := run(t, in, args...)
	if code != 0 {
		t.Fatalf("onwardctl %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

func TestExitCodes(t *testing.T) {
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	for _, c := range []struct {
		want int
		args string
	}{
		{2, ""}, {2, "sing"}, {2, "forms"}, {2, "forms sing"}, {2, "demo"}, {2, "demo --loud"},
		{2, "text break"}, {2, "text pdf --lang km --width 5 --out x.pdf"},
		{2, "forms blank --form f05 --lang fr --out x.pdf"},
		{2, "forms blank --form f05 --lang km,th,my --out x.pdf"},
		{2, "forms fill --form f77 --data x.json"},
		{2, "vault new"}, {2, "plan --copy survivor --lang km --out x.pdf"},
		{1, "forms fill --form f02 --data not-there.json"},
		{1, "plan --case not-there.json --copy survivor --lang km --out x.pdf"},
		{0, "forms list"}, {0, "forms check"},
	} {
		code, out, errs := run(t, "", strings.Fields(c.args)...)
		if code != c.want {
			t.Errorf("onwardctl %s: exit %d, want %d\n%s%s", c.args, code, c.want, out, errs)
		}
		if code != 0 && out+errs == "" {
			t.Errorf("onwardctl %s: exit %d without a word", c.args, code)
		}
	}
}

// paperIsKnown holds that the code on a page the demo leaves is that of a paper
// in its vault.
func paperIsKnown(t *testing.T, dir string, vault []string) {
	t.Helper()
	left, _ := filepath.Glob(filepath.Join(dir, "en-*-survivor.pdf"))
	if len(left) != 1 {
		t.Fatal(left)
	}
	code := strings.Split(filepath.Base(left[0]), "-")[1]
	text := ok(t, "", "plan", "--case", filepath.Join(dir, "en-"+code+".json"), "--copy", "survivor", "--lang", "en,th", "--out", filepath.Join(dir, "x.pdf"), "--text")
	_, check, found := strings.Cut(text, "check code ")
	if !found {
		t.Fatal(text)
	}
	said := ok(t, "", append([]string{"plan", "verify", "--case", code, "--check", check[:5]}, vault...)...)
	if !strings.HasPrefix(said, "survivor\tcopy 1\tversion 1\ten+th") {
		t.Errorf("the paper is not known: %s", said)
	}
}

// The demo leaves a sealed vault, every copy as PDF, every case as JSON; the
// cases can be put into another vault, listed, taken out again, and printed.
func TestDemo_AndEveryVerbOnWhatItLeaves(t *testing.T) {
	dir := t.TempDir()
	out := ok(t, "", "demo", "--out", dir)
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		for _, kind := range []string{"survivor.pdf", "carry.pdf", "receiving.pdf", "handover.pdf", "file.pdf"} {
			if found, _ := filepath.Glob(filepath.Join(dir, lang+"-*-"+kind)); len(found) != 1 {
				t.Errorf("%s: %d of %s\n%s", lang, len(found), kind, out)
			}
		}
	}
	pass := filepath.Join(dir, "pass")
	if err := os.WriteFile(pass, []byte(demoPass+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ONWARD_PASSPHRASE_FILE", pass)
	demo := []string{"--vault", filepath.Join(dir, "demo.vault"), "--user", "demo"}
	if out := ok(t, "", append([]string{"vault", "check"}, demo...)...); !strings.Contains(out, "all is whole") {
		t.Error(out)
	}
	var stats map[string]any
	if err := json.Unmarshal([]byte(ok(t, "", append([]string{"vault", "stats"}, demo...)...)), &stats); err != nil || len(stats) == 0 {
		t.Errorf("stats: %v %v", stats, err)
	}
	list := ok(t, "", append([]string{"case", "list"}, demo...)...)
	if n := strings.Count(list, "\n"); n != 7 {
		t.Errorf("%d cases, want 7:\n%s", n, list)
	}
	paperIsKnown(t, dir, demo)
	code, _, _ := strings.Cut(list, "\t")
	file := filepath.Join(dir, "one.json")
	ok(t, "", append([]string{"case", "export", "--case", code, "--out", file}, demo...)...)

	second := []string{"--vault", filepath.Join(dir, "second.vault")}
	ok(t, "", append([]string{"vault", "new"}, second...)...)
	ok(t, "", append([]string{"case", "import", "--in", file}, second...)...)
	ok(t, "", append([]string{"case", "import", "--in", file}, second...)...) // again: merged, not doubled
	ok(t, "", append([]string{"vault", "fill", "--cases", "9"}, second...)...)
	if n := strings.Count(ok(t, "", append([]string{"case", "list"}, second...)...), "\n"); n != 10 {
		t.Errorf("%d cases, want 10", n)
	}
	again := filepath.Join(dir, "again.json")
	ok(t, "", append([]string{"case", "export", "--case", code, "--out", again}, second...)...)
	sameCase(t, file, again)

	for _, kind := range []string{"survivor", "receiving"} {
		pdf := filepath.Join(dir, kind+".pdf")
		text := ok(t, "", "plan", "--case", file, "--copy", kind, "--lang", "km,th", "--out", pdf, "--text")
		if len(text) < 500 {
			t.Errorf("%s: the plain text is short:\n%s", kind, text)
		}
		if b, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Errorf("%s: no PDF: %v", kind, err)
		}
	}
	if code, _, errs := run(t, "", "plan", "--case", file, "--copy", "wall", "--lang", "km", "--out", filepath.Join(dir, "w.pdf")); code != 1 || errs == "" {
		t.Errorf("an unknown copy: exit %d %q", code, errs)
	}
}

func sameCase(t *testing.T, a, b string) {
	t.Helper()
	one, err := readCase(a)
	if err != nil {
		t.Fatal(err)
	}
	two, err := readCase(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.Sittings) != len(two.Sittings) || one.ID != two.ID {
		t.Fatalf("%d sittings became %d", len(one.Sittings), len(two.Sittings))
	}
	for _, s := range one.Sittings {
		other := two.Sitting(s.ID)
		if other == nil {
			t.Fatalf("a sitting of %s is gone", s.Form)
		}
		for q := range s.Answers {
			x, _ := s.Answer(q)
			y, _ := other.Answer(q)
			if casefile.Plain(x.Value) == nil && x.Value != nil || !jsonEqual(x, y) {
				t.Errorf("%s %s changed on the way", s.Form, q)
			}
		}
	}
}

func jsonEqual(x, y any) bool {
	a, _ := json.Marshal(x)
	b, _ := json.Marshal(y)
	return bytes.Equal(a, b)
}

func TestVault_WrongPassPhraseIsOneClearSentence(t *testing.T) {
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	path := filepath.Join(t.TempDir(), "v.vault")
	ok(t, "one good long pass phrase\n", "vault", "new", "--vault", path)
	code, out, errs := run(t, "another long pass phrase\n", "vault", "check", "--vault", path)
	if code != 1 || out != "" || !strings.Contains(errs, "does not fit") || strings.Contains(errs, "goroutine") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if code, _, errs := run(t, "short\n", "vault", "new", "--vault", path+"2"); code != 1 || !strings.Contains(errs, "too easy") {
		t.Errorf("exit %d %s", code, errs)
	}
	if code, _, errs := run(t, "", "vault", "check", "--vault", path); code != 2 || !strings.Contains(errs, "ONWARD_PASSPHRASE_FILE") {
		t.Errorf("exit %d %s", code, errs)
	}
}

// A debt: the table is asked for, the alert is raised, a wrong date is worded.
func TestForms_FillSaysWhatFollows(t *testing.T) {
	data := filepath.Join(t.TempDir(), "d.json")
	write := func(s string) {
		if err := os.WriteFile(data, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var r struct {
		Asked, Hidden []string
		Problems      []map[string]any
		Alerts        []map[string]any
		Messages      map[string]string
		Data          map[string]any
	}
	fill := func() {
		t.Helper()
		out := ok(t, "", "forms", "fill", "--form", "f05", "--data", data, "--lang", "en")
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"d10":{"has_debt":{"non":"pns"}}}`)
	fill()
	if contains(r.Asked, "d10.debts") {
		t.Error("debts are asked for after “prefer not to say”")
	}
	write(`{"d10":{"has_debt":true,"debts":[{"lender":"recruiter"}]},"d3":{"now":9}}`)
	fill()
	if !contains(r.Asked, "d10.debts") || len(r.Alerts) == 0 {
		t.Errorf("after a debt to a recruiter: asked %v, alerts %v", contains(r.Asked, "d10.debts"), r.Alerts)
	}
	if len(r.Problems) == 0 || r.Messages["d3.now"] == "" {
		t.Errorf("a face of 9: %v %v", r.Problems, r.Messages)
	}
	write(`[1]`)
	if code, _, errs := run(t, "", "forms", "fill", "--form", "f05", "--data", data); code != 1 || errs == "" {
		t.Errorf("a list for answers: exit %d %s", code, errs)
	}
}

func contains(list []string, want string) bool {
	for _, s := range list {
		if s == want {
			return true
		}
	}
	return false
}

// A broken pack: every fault on its line, with file and pointer; exit 1.
func TestForms_CheckListsFaults(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bad")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"schema.json":   `{"type":"object","properties":{"a":{"type":"string"},"b":{"$ref":"file:///etc/passwd"}}}`,
		"uischema.json": `{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/nothing"},{"type":"Control","scope":"#/properties/a","rule":{"effect":"WINK","condition":{"scope":"#/properties/b","schema":{}}}}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := run(t, "", "forms", "check", dir)
	if code != 1 || !strings.Contains(out, "schema.json") && !strings.Contains(out, "uischema.json") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if strings.Contains(out+errs, "root:") {
		t.Error("something outside the pack was read")
	}
}

func TestText_BreakAndPDF(t *testing.T) {
	if out := ok(t, "การวางแผนดูแล\n", "text", "break", "--lang", "th"); strings.ReplaceAll(out, "|", "") != "การวางแผนดูแล\n" || !strings.Contains(out, "การ|วาง") {
		t.Errorf("%q", out)
	}
	names := filepath.Join(t.TempDir(), "names.txt")
	if err := os.WriteFile(names, []byte("มะลิ ใจดี\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := ok(t, "พบมะลิ ใจดีที่บ้าน\n", "text", "break", "--lang", "th", "--keep", names); out != "พบ|มะลิ ใจดี|ที่|บ้าน\n" {
		t.Errorf("%q", out)
	}
	pdf := filepath.Join(t.TempDir(), "t.pdf")
	km := "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។"
	ok(t, km+"\n\n"+km+"\n", "text", "pdf", "--lang", "km,th", "--width", "80", "--size", "14", "--out", pdf)
	out, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (Debian: poppler-utils): %v", err)
	}
	if n := strings.Count(strings.Join(strings.Fields(string(out)), ""), strings.Join(strings.Fields(km), "")); n != 2 {
		t.Errorf("found %d times, want 2:\n%s", n, out)
	}
	none := filepath.Join(t.TempDir(), "none.pdf")
	code, _, errs := run(t, "hieroglyph \U00013000\n", "text", "pdf", "--lang", "en", "--out", none)
	if code != 1 || !strings.Contains(errs, "U+13000") {
		t.Errorf("a missing glyph: exit %d %s", code, errs)
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("half a page was left behind")
	}
}

func TestForms_Blank(t *testing.T) {
	for _, form := range []string{"f00", "f02", "f10"} {
		pdf := filepath.Join(t.TempDir(), form+".pdf")
		ok(t, "", "forms", "blank", "--form", form, "--lang", "my,th", "--out", pdf)
		if b, err := os.ReadFile(pdf); err != nil || len(b) < 5000 {
			t.Errorf("%s: %d bytes, %v", form, len(b), err)
		}
	}
}
