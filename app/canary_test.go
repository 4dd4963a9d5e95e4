package app_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
)

// canary is a day of work in which every word that can be written is a word
// found nowhere else, so that any of them can be looked for on the disk.
type canary struct {
	*testing.T
	d     *app.Desk
	n     int
	marks map[string]casefile.QuestionID // word → where it was written
}

// mark gives a word of letters and digits alone, so that neither JSON nor a
// PDF writes it differently.
func (c *canary) mark(q casefile.QuestionID) string {
	c.n++
	m := fmt.Sprintf("zq%04dkanari", c.n)
	c.marks[m] = q
	return m
}

// value gives a whole value of a kind with a mark in each place for words, or
// nil where a kind has no words.
func (c *canary) value(q *form.Question, id casefile.QuestionID) any {
	m := func() string { return c.mark(id) }
	switch q.Kind {
	case form.Text, form.Long:
		return m()
	case form.Name:
		return casefile.Plain(casefile.Name{Full: m(), Roman: m(), Called: m(), Nick: m(), Family: m(), Given: m()})
	case form.Phone:
		return casefile.Plain(casefile.Phone{Number: "+66800000000", Owner: m(), When: m(), Say: m()})
	case form.Addr:
		return casefile.Plain(casefile.Addr{Text: m(), Roman: m(), Landmark: m(), Country: "TH"})
	case form.IDDoc:
		return casefile.Plain(casefile.IDDoc{Type: "passport", Number: m(), Country: "KH", Place: m()})
	case form.Sign:
		return casefile.Plain(casefile.Mark{How: "signed", By: m()})
	case form.PDate:
		return casefile.Plain(casefile.PDate{Precision: "event", Calendar: "ce", Text: m()})
	case form.YesNo:
		return true
	case form.One:
		return q.Options[0]
	}
	return nil
}

func (c *canary) answer(s *app.Sitting, q *form.Question, id casefile.QuestionID) {
	if v := c.value(q, id); v != nil && q.Compute == "" {
		c.d.Answer(s, id, casefile.Answer{Value: v, Lang: "km", Translations: []casefile.Translation{{Lang: "th", Text: c.mark(id), State: "draft"}}})
	}
}

// sits fills a form in, every field of it and two rows of every table.
func (c *canary) sits(id casefile.CaseID, f casefile.FormID) *app.Sitting {
	c.Helper()
	s, err := c.d.Begin(id, f)
	if err != nil {
		c.Fatal(err)
	}
	before := c.n
	for _, q := range s.Def().Questions() {
		if len(q.Columns) == 0 {
			c.answer(s, q, q.ID)
			continue
		}
		for range 2 {
			row, _ := c.d.AddRow(s, q.ID)
			for _, col := range q.Columns {
				parts := strings.Split(string(col.ID), ".")
				c.answer(s, col, casefile.Cell(q.ID, row, parts[len(parts)-1]))
			}
		}
	}
	if c.n-before < 10 {
		c.Errorf("%s: only %d words were written", f, c.n-before)
	}
	return s
}

// A day from registering to the paper in a folder, with everything that can go
// wrong on the way: afterwards no word of it is on the disk but sealed, and on
// the paper that was saved.
func TestCanary_ADayLeavesNoWordBehind(t *testing.T) {
	home := t.TempDir()
	tmp, data, papers := filepath.Join(home, "tmp"), filepath.Join(home, "data"), filepath.Join(home, "papers")
	for _, dir := range []string{tmp, data, papers} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"} {
		t.Setenv(name, tmp)
	}
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "AppData", "LocalAppData"} {
		t.Setenv(name, home)
	}
	path := filepath.Join(data, "onward.vault")
	c := &canary{T: t, d: create(t, path), marks: map[string]casefile.QuestionID{}}
	opened, err := c.d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	var share *app.Sitting
	for _, f := range []casefile.FormID{"f00", "f01", "f02", "f05", "f09", "f10"} {
		share = c.sits(opened.ID, f)
		if err := c.d.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	c.clean("while it is open", home, path)
	if len(c.d.Find("zq")) != 1 {
		t.Error("the case is not found by its name")
	}
	for _, kind := range []plan.Copy{plan.Survivor, plan.Receiving} {
		c.prints(opened.ID, kind, share.Record().ID, papers)
	}
	if err := c.d.Import(&casefile.Case{ID: opened.ID, Code: opened.Code, Sittings: []*casefile.Sitting{{ID: share.Record().ID, Form: "f10"}}}); err != nil {
		t.Fatal(err)
	}
	if err := c.d.Close(); err != nil {
		t.Fatal(err)
	}
	c.clean("locked", home, path)
	k := key(path)
	k.Pass = []byte(c.mark("a wrong pass phrase") + " is four words long")
	if _, err := app.Unlock(k, app.Options{}, params(t)); err == nil || c.tells(err.Error()) != "" {
		t.Errorf("a wrong pass phrase: %v", err)
	}
	c.marks[pass] = "the pass phrase"
	c.d = unlock(t, path)
	c.sits(opened.ID, "f05") // and the program is killed here, nothing closed
	if err := c.d.Flush(); err != nil {
		t.Fatal(err)
	}
	c.clean("killed", home, path)
	if err := c.d.Close(); err != nil {
		t.Fatal(err)
	}
	c.clean("closed", home, path)
}

// prints saves a copy and holds that it carries words, but none that no copy
// of its kind may.
func (c *canary) prints(id casefile.CaseID, kind plan.Copy, to casefile.SittingID, folder string) {
	c.Helper()
	p, err := c.d.Compose(id, app.Copy{Copy: kind, Langs: []string{"km", "th"}, Recipient: to})
	if err != nil {
		c.Fatal(err)
	}
	pages, err := c.d.Pages(p, pdf.A4)
	if err != nil {
		c.Fatal(err)
	}
	name := filepath.Join(folder, string(kind)+"-"+plan.FileName(p))
	var b bytes.Buffer
	if err := c.d.WritePDF(&b, pages, p, pdf.A4); err != nil {
		c.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		c.Fatal(err)
	}
	if m := c.tells(name); m != "" {
		c.Errorf("the file's name tells %s", c.marks[m])
	}
	// pdftotext reads what is shown, strings what is hidden beside it.
	shown, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", name, "-").Output()
	if err != nil {
		c.Fatalf("pdftotext (Debian: poppler-utils): %v", err)
	}
	letter := map[plan.Copy]form.Copy{plan.Survivor: form.SurvivorCopy, plan.Receiving: form.ReceivingCopy}[kind]
	found := 0
	for m, q := range c.marks {
		if !strings.Contains(squeeze(string(shown)), m) {
			continue
		}
		found++
		if !c.permitted(q, letter) {
			c.Errorf("%s copy: %s is on it", kind, q)
		}
	}
	if kind == plan.Survivor && found < 10 {
		c.Errorf("%s copy: only %d words are on it; the search is broken", kind, found)
	}
}

// permitted tells whether some form lets a question with this name on a copy.
// A copy is addressed: its reader's own name stands on it.
func (c *canary) permitted(id casefile.QuestionID, letter form.Copy) bool {
	if letter == form.ReceivingCopy && id == "to.name" {
		return true
	}
	for _, def := range c.d.Shelf.All() {
		if q, ok := def.Question(id); ok && slices.Contains(q.Copies, letter) {
			return true
		}
	}
	return false
}

// tells gives the first mark that words hold, or "".
func (c *canary) tells(words string) string {
	for m := range c.marks {
		if strings.Contains(words, m) {
			return m
		}
	}
	return ""
}

// clean looks through every file under a folder, and their names, for every
// mark in UTF-8 and both kinds of UTF-16.
func (c *canary) clean(when, root, vaultPath string) {
	c.Helper()
	files, vaultSeen := 0, false
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		vaultSeen = vaultSeen || name == vaultPath
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b = bytes.ToLower(append(b, filepath.Base(name)...))
		for m, q := range c.marks {
			for spelling, want := range spellings(m) {
				if bytes.Contains(b, want) {
					c.Errorf("%s: what was written at %s stands in %s in %s", when, q, filepath.Base(name), spelling)
				}
			}
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	if !vaultSeen || len(c.marks) < 100 {
		c.Errorf("%s: %d files and %d marks: the search is broken", when, files, len(c.marks))
	}
}

func spellings(m string) map[string][]byte {
	le, be := []byte{}, []byte{}
	for _, u := range utf16.Encode([]rune(m)) {
		le, be = append(le, byte(u), byte(u>>8)), append(be, byte(u>>8), byte(u))
	}
	return map[string][]byte{"UTF-8": []byte(m), "UTF-16LE": le, "UTF-16BE": be}
}
