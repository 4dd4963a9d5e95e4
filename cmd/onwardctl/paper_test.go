package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/i18n"
)

// A letter that no font here has stops the paper. The letter is named, and the
// question it stands in, in English and in the worker's language; what was typed
// is not said, and nothing is written.
func TestPlan_NamesALetterThatCannotBePrinted(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	need := casefile.Cell("plan.rows", casefiletest.Speaking("km", now).Latest("f09").Rows("plan.rows")[1], "need")
	for _, c := range []struct {
		letter, code string
		form         casefile.FormID
		question     casefile.QuestionID
		words, row   string
	}{
		{"𠮷", "U+20BB7", "f00", "person.called", "plan.sign.name", ""},
		{"ع", "U+0639", "f09", need, "plan.rows.need.label", " 2 "},
		{"😀", "U+1F600", "f09", "words.first", "words.first.label", ""},
	} {
		person := casefiletest.Speaking("km", now)
		typed := "Sok" + c.letter
		sitting := person.Latest(c.form)
		answer, _ := sitting.Answer(c.question)
		answer.Value, answer.At = any(typed), now
		if c.form == "f00" {
			answer.Value = casefile.Plain(casefile.Name{Full: typed, Called: typed})
		}
		sitting.Put(c.question, answer)
		dir := t.TempDir()
		file, pdf := filepath.Join(dir, "case.json"), filepath.Join(dir, "plan.pdf")
		b, err := json.Marshal(person)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, errs := run(t, "", "plan", "--case", file, "--copy", "survivor", "--lang", "km,th", "--paper", "a5", "--out", pdf)
		if code != 1 || strings.Contains(out+errs, "Sok") || !strings.Contains(errs, c.letter) || !strings.Contains(errs, c.code) {
			t.Errorf("%s: exit %d\n%s%s", c.code, code, out, errs)
		}
		for _, lang := range []string{"en", "th"} {
			say := i18n.Open().For(lang)
			want := say.Say(c.words, nil)
			if w, ok := say.Find("f09." + c.words); ok {
				want = w.Text
			}
			if !strings.Contains(errs, want) || !strings.Contains(errs, c.row) {
				t.Errorf("%s: %q is not said in %s:\n%s", c.code, want, lang, errs)
			}
		}
		if _, err := os.Stat(pdf); err == nil {
			t.Errorf("%s: there is a paper", c.code)
		}
	}
}

// Every paper that is offered can be made, of every kind of page; another is
// wrong use.
func TestPapers(t *testing.T) {
	dir := t.TempDir()
	for paper, size := range map[string]string{
		"a4": "[0 0 595.28 841.89]", "a5": "[0 0 419.53 595.28]", "booklet": "[0 0 841.89 595.28]", "large": "[0 0 595.28 841.89]",
	} {
		out := filepath.Join(dir, paper+".pdf")
		ok(t, "", "forms", "blank", "--form", "f02", "--lang", "my,th", "--paper", paper, "--out", out)
		sized(t, out, size)
		ok(t, "ผู้ที่ช่วยคือพี่สาว\n", "text", "pdf", "--lang", "th", "--paper", paper, "--out", out)
		sized(t, out, size)
	}
	for _, verb := range []string{"forms blank --form f02 --lang my", "text pdf --lang my", "plan --case x.json --copy survivor --lang my"} {
		if code, _, errs := run(t, "", append(strings.Fields(verb), "--paper", "a3", "--out", filepath.Join(dir, "x.pdf"))...); code != 2 || !strings.Contains(errs, "booklet") {
			t.Errorf("%s on a3: exit %d, %s", verb, code, errs)
		}
	}
}

func sized(t *testing.T, file, size string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "/MediaBox "+size) {
		at := strings.Index(string(b), "/MediaBox")
		t.Errorf("%s: no page of %s but %s", filepath.Base(file), size, b[max(at, 0):at+40])
	}
}
