package app_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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
	case form.Date, form.Time:
		return m()
	case form.Num, form.Int, form.Age:
		return c.number(id)
	case form.Money:
		return casefile.Plain(casefile.Money{Amount: c.number(id), Currency: "KHR"})
	}
	// Of what is chosen, the question itself is the mark.
	if len(id) > 5 { // what is shorter may stand in sealed bytes by chance
		c.marks[strings.ToLower(string(id))] = id
	}
	switch {
	case q.Kind == form.YesNo:
		return true
	case q.Kind == form.Face5 || q.Kind == form.Level4:
		return float64(2)
	case q.Kind == form.Lang:
		return "km"
	case q.Kind == form.Country:
		return "KH"
	case q.Kind == form.Many && len(q.Options) > 0:
		return []any{q.Options[0]}
	case len(q.Options) > 0:
		return q.Options[0]
	}
	return nil
}

// number gives a number found nowhere else.
func (c *canary) number(q casefile.QuestionID) float64 {
	c.n++
	n := 7310000000 + float64(c.n)
	c.marks[fmt.Sprintf("%.0f", n)] = q
	return n
}

func (c *canary) answer(s *app.Sitting, q *form.Question, id casefile.QuestionID) {
	if q.Compute != "" {
		return
	}
	v := c.value(q, id)
	if v == nil {
		c.Errorf("%s: no mark for a %s", q.ID, q.Kind)
		return
	}
	c.d.Answer(s, id, casefile.Answer{Value: v, Lang: "km", Translations: []casefile.Translation{{Lang: "th", Text: c.mark(id), State: "draft"}}})
}

// sits fills a form in, every field of it and two rows of every table.
func (c *canary) sits(id casefile.CaseID, f casefile.FormID) *app.Sitting {
	c.Helper()
	s, err := c.d.Begin(id, f)
	if err != nil {
		c.Fatal(err)
	}
	before := c.n
	for _, section := range s.Def().Sections() {
		for _, q := range section.Questions() {
			c.fill(s, q, q.ID)
		}
	}
	if c.n-before < 5 {
		c.Errorf("%s: only %d words were written", f, c.n-before)
	}
	return s
}

// fill answers a question, or two rows of a table and of the tables in them.
func (c *canary) fill(s *app.Sitting, q *form.Question, id casefile.QuestionID) {
	if len(q.Columns) == 0 {
		c.answer(s, q, id)
		return
	}
	for range 2 {
		row, _ := c.d.AddRow(s, id)
		for _, col := range q.Columns {
			parts := strings.Split(string(col.ID), ".")
			c.fill(s, col, casefile.Cell(id, row, parts[len(parts)-1]))
		}
	}
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
	says(t, filepath.Join(home, "said"))
	path := filepath.Join(data, "onward.vault")
	c := &canary{T: t, d: create(t, path), marks: map[string]casefile.QuestionID{}}
	opened, err := c.d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	var share *app.Sitting
	for _, def := range c.d.Shelf.All() {
		if st := c.sits(opened.ID, def.ID()); def.ID() == "f10" {
			share = st
		}
		if err := c.d.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	c.clean("while it is open", home, path)
	if len(c.d.Find("zq")) != 1 {
		t.Error("the case is not found by its name")
	}
	for q, v := range map[casefile.QuestionID]any{ // so that the agreement holds, and the copy may leave
		"to.kind": "receiving_worker", "to.from": c.d.Now().Format(time.DateOnly), "to.until": c.d.Now().AddDate(0, 1, 0).Format(time.DateOnly),
		"decide.sign": casefile.Plain(casefile.Mark{How: "thumb", On: c.d.Now().Format(time.DateOnly)}), "withdrawn.taken_back": false, "withdrawn.what": []any{},
	} {
		c.d.Answer(share, q, casefile.Answer{Value: v})
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
	c.planted(tmp)
}

// says sends what the program writes for whoever started it to a file, where
// it is searched too.
func says(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	out, wrong := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = f, f
	log.SetOutput(f)
	t.Cleanup(func() {
		os.Stdout, os.Stderr = out, wrong
		log.SetOutput(wrong)
		f.Close()
	})
}

// planted holds that a word that leaked would be found.
func (c *canary) planted(dir string) {
	c.Helper()
	var wide []byte
	for _, b := range []byte(" zq0001kanari ") {
		wide = append(wide, b, 0)
	}
	for name, text := range map[string][]byte{
		"a.log": []byte(`panic: "ZQ0001kanari"`), "b.tmp": wide, "zq0002kanari.pdf": nil, "d.json": []byte(`{"d10.has_debt":true}`),
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, text, 0o600); err != nil {
			c.Fatal(err)
		}
		if len(c.leaks(dir)) == 0 {
			c.Errorf("%s was planted and not found", name)
		}
		if err := os.Remove(file); err != nil {
			c.Fatal(err)
		}
	}
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
	for _, leak := range c.leaks(root) {
		c.Errorf("%s: %s", when, leak)
	}
	if _, err := os.Stat(vaultPath); err != nil || len(c.marks) < 1000 {
		c.Errorf("%s: %d marks, %v: the search is broken", when, len(c.marks), err)
	}
}

// leaks reads each file once, and looks its words up. Between the letters of
// a word in UTF-16 stand zeros, so without them it reads as UTF-8.
func (c *canary) leaks(root string) (found []string) {
	c.Helper()
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b = bytes.ToLower(append(append(b, ' '), filepath.Base(name)...))
		for _, text := range [][]byte{b, bytes.ReplaceAll(b, []byte{0}, nil)} {
			for _, word := range bytes.FieldsFunc(text, func(r rune) bool {
				return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '.')
			}) {
				for _, w := range append(strings.Split(string(word), "."), strings.Trim(string(word), ".")) {
					if q, ok := c.marks[w]; ok {
						found = append(found, fmt.Sprintf("what was written at %s stands in %s", q, filepath.Base(name)))
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	return found
}
