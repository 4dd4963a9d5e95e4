package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onward/i18n"
)

// tree copies the words of two languages as they stand in the source.
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, lang := range []string{"en", "km"} {
		if err := os.CopyFS(filepath.Join(dir, lang), os.DirFS(filepath.Join("..", "..", "i18n", lang))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// changed tells which files of words are not as they are in the source.
func changed(t *testing.T, dir string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "km", "*"))
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		is, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		was, err := os.ReadFile(filepath.Join("..", "..", "i18n", "km", filepath.Base(f)))
		if err != nil || string(was) != string(is) {
			names = append(names, filepath.Base(f))
		}
	}
	return names
}

func edit(t *testing.T, file string, pairs ...string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("%s has no %q", filepath.Base(file), pairs[i])
		}
		s = strings.Replace(s, pairs[i], pairs[i+1], 1)
	}
	if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A translator gets the words, changes one, signs another and sends them back;
// what she did not touch is as it was, byte for byte.
func TestWords_GoOutAndComeBack(t *testing.T) {
	dir := tree(t)
	back, _ := i18n.Open().Word("km", "ui.back")
	for _, name := range []string{"km.po", "km.csv"} {
		file := filepath.Join(t.TempDir(), name)
		ok(t, "", "words", "export", "--lang", "km", "--out", file, "--tree", dir)
		if out := ok(t, "", "words", "import", "--in", file, "--by", "Dara", "--tree", dir); !strings.HasPrefix(out, "0 words taken") {
			t.Error(out)
		}
		if c := changed(t, dir); len(c) > 0 {
			t.Errorf("%s came back as it was, and changed %v", name, c)
		}
	}
	file := filepath.Join(t.TempDir(), "km.po")
	ok(t, "", "words", "export", "--lang", "km", "--out", file, "--tree", dir)
	edit(t, file, "#, fuzzy\nmsgctxt \"ui.back\"", "msgctxt \"ui.back\"", "msgstr \""+back.Text+"\"", "msgstr \"ទៅវិញ\"")
	if out := ok(t, "", "words", "import", "--in", file, "--by", "Dara", "--tree", dir, "--check"); !strings.HasPrefix(out, "1 words would be taken: 1 with a new text, 1 newly signed") || len(changed(t, dir)) > 0 {
		t.Errorf("only asked: %s %v", out, changed(t, dir))
	}
	ok(t, "", "words", "import", "--in", file, "--by", "Dara", "--tree", dir)
	if c := changed(t, dir); len(c) != 1 || c[0] != "ui.json" {
		t.Errorf("changed %v", c)
	}
	if w, _ := i18n.From(os.DirFS(dir)).Word("km", "ui.back"); w.Text != "ទៅវិញ" || w.State != i18n.Reviewed || w.Review.By != "Dara" {
		t.Errorf("%+v", w)
	}
	if out := ok(t, "", "words", "status", "--lang", "km", "--tree", dir); !strings.Contains(out, "\t1\t0\t0\n") {
		t.Error(out)
	}
	edit(t, file, "msgstr \"ទៅវិញ\"", "msgstr \"ជនរងគ្រោះ\"", "បានរក្សាទុកម៉ោង {time}", "បានរក្សាទុកម៉ោង ")
	code, out, _ := run(t, "", "words", "import", "--in", file, "--tree", dir)
	if code != 1 || !strings.Contains(out, "\tui.back\tA person must never read this: ជនរងគ្រោះ") || !strings.Contains(out, "\tui.saved\tWhat stands in braces must stay.") || !strings.Contains(out, "2 problems, so no word was taken") {
		t.Errorf("exit %d: %s", code, out)
	}
}

// The same into a vault: the words are said by whoever opens it.
func TestWords_IntoAVault(t *testing.T) {
	dir := t.TempDir()
	pass, file := filepath.Join(dir, "pass"), filepath.Join(dir, "w.csv")
	if err := os.WriteFile(pass, []byte(demoPass+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ONWARD_PASSPHRASE_FILE", pass)
	v := []string{"--vault", filepath.Join(dir, "v.vault")}
	ok(t, "", append([]string{"vault", "new"}, v...)...)
	sheet := "key,english,translation km,state,reviewer\nui.back,Back,ទៅវិញ,reviewed,Dara\n"
	if err := os.WriteFile(file, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	ok(t, "", append([]string{"words", "import", "--in", file}, v...)...)
	out := filepath.Join(dir, "out.csv")
	ok(t, "", append([]string{"words", "export", "--lang", "km", "--out", out}, v...)...)
	b, _ := os.ReadFile(out)
	if !strings.Contains(string(b), "Back,ទៅវិញ,,reviewed,Dara,") {
		t.Error("the vault does not say the word")
	}
	for _, args := range [][]string{
		{"words", "import", "--in", file}, {"words", "export", "--lang", "km", "--out", "x.txt"},
		{"words", "import", "--in", "x.xlsx", "--check"}, {"words", "status", "--tree", dir, "--vault", "v"},
	} {
		if code, _, errs := run(t, "", args...); code != 2 || errs == "" {
			t.Errorf("%v: exit %d %s", args, code, errs)
		}
	}
}
