package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
	"onward/app/text"
	"onward/i18n"
)

func (t *tool) formsList(args []string) error {
	shelf, err := t.shelf()
	if err != nil {
		return err
	}
	for _, d := range shelf.All() {
		fmt.Fprintf(t.out, "%s\t%s\t%s\t%d questions\t%s\n", d.ID(), d.Code(), d.Version(), len(d.Questions()), t.words.For("en").Say(string(d.ID())+".title", nil))
		for _, l := range i18n.Languages() {
			c := t.words.CoverageOf(l.Tag, app.WordsOf(d, t.words))
			fmt.Fprintf(t.out, "\t%s\t%d of %d words, %d not yet reviewed\n", l.Tag, c.There, c.Total, c.There-c.Reviewed)
		}
	}
	return nil
}

// formsCheck loads the built-in packs, or the one in a folder or file, or every
// pack in the folders of a folder, and lists every fault with file and pointer.
func (t *tool) formsCheck(args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%w: forms check takes one folder or file at most", errUse)
	}
	if len(args) == 0 {
		return t.checkBuiltIn()
	}
	if isPackFile(args[0]) {
		return t.checkPack(args[0])
	}
	dirs, err := packDirs(args[0])
	if err != nil {
		return err
	}
	bad := false
	for _, dir := range dirs {
		if _, err := os.Stat(filepath.Join(dir, "form.json")); err == nil {
			bad = t.checkPack(dir) != nil || bad
			continue
		}
		d, err := form.LoadDir(dir)
		if err != nil {
			bad = true
			t.faults(filepath.Base(dir), err)
			continue
		}
		fmt.Fprintf(t.out, "%s\t%s\t%d questions\tfine\n", d.ID(), d.Version(), len(d.Questions()))
	}
	if bad {
		return errFound
	}
	return nil
}

// packDirs gives dir itself if it holds a pack, else the folders in it that do.
func packDirs(dir string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(dir, "schema.json")); err == nil {
		return []string{dir}, nil
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "schema.json"))
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(dir); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("there is no form in this folder: a form is a folder with schema.json in it")
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found, nil
}

func (t *tool) checkBuiltIn() error {
	shelf, err := t.shelf()
	if err != nil {
		t.faults("forms", err)
		return errFound
	}
	bad := false
	for _, d := range shelf.All() {
		missing := missingWords(d, t.words)
		for _, m := range missing {
			fmt.Fprintf(t.out, "%s\tno words: %s\n", d.ID(), m)
		}
		bad = bad || len(missing) > 0
		fmt.Fprintf(t.out, "%s\t%s\t%d questions\t%d missing words\n", d.ID(), d.Version(), len(d.Questions()), len(missing))
	}
	if bad {
		return errFound
	}
	return nil
}

// missingWords lists language and key of every word a form needs and lacks.
func missingWords(d *form.Def, words *i18n.Catalog) []string {
	var missing []string
	for _, l := range i18n.Languages() {
		p := words.For(l.Tag)
		for _, ladder := range d.WordsNeeded() {
			if w, ok := p.Find(ladder...); !ok || w.Fallback {
				missing = append(missing, l.Tag+" "+ladder[0])
			}
		}
	}
	return missing
}

// faults prints each fault on its own line, or the error if it is not about
// the files of a pack.
func (t *tool) faults(what string, err error) {
	all := form.Faults(err)
	for _, f := range all {
		fmt.Fprintf(t.out, "%s\t%v\n", what, f)
	}
	if len(all) == 0 {
		fmt.Fprintf(t.out, "%s\t%v\n", what, err)
	}
}

// loadForm takes the id of a built-in form, or a folder.
func (t *tool) loadForm(name string) (*form.Def, error) {
	shelf, err := t.shelf()
	if err != nil {
		return nil, err
	}
	if d, ok := shelf.Form(casefile.FormID(strings.ToLower(name))); ok {
		return d, nil
	}
	if _, err := os.Stat(name); err != nil {
		return nil, fmt.Errorf("%w: %q is neither a form that is built in (see forms list) nor a folder nor a file", errUse, name)
	}
	load := form.LoadDir
	if isPackFile(name) {
		load = func(name string) (*form.Def, error) {
			p, err := form.ReadPack(name)
			if err != nil {
				return nil, err
			}
			return p.Def, nil
		}
	}
	d, err := load(name)
	if err != nil {
		return nil, err
	}
	for lang, words := range d.Words() {
		t.words.Add(lang, i18n.Draft, words)
	}
	return d, nil
}

// formsFill says what would be asked, hidden, wrong and computed.
func (t *tool) formsFill(args []string) error {
	var name, data, lang string
	_, err := t.flags("forms fill", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "form", "", "a form's id, or a folder")
		f.StringVar(&data, "data", "", "the answers, JSON")
		f.StringVar(&lang, "lang", "en", "the language problems are said in")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"form": name, "data": data}); err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	d, err := t.loadForm(name)
	if err != nil {
		if len(form.Faults(err)) > 0 {
			t.faults(name, err)
			return errFound
		}
		return err
	}
	b, err := os.ReadFile(data)
	if err != nil {
		return err
	}
	var values map[string]any
	if err := json.Unmarshal(b, &values); err != nil {
		return fmt.Errorf("the answers are not a JSON object: %w", err)
	}
	report, err := fill(d, values, time.Now())
	if err != nil {
		return err
	}
	return t.json(worded(report, d, t.words.For(tags[0])))
}

func fill(d *form.Def, values map[string]any, now time.Time) (*form.Report, error) {
	rec, problems := d.FromData(values, now.UTC())
	st, err := form.Begin(d, rec, form.Env{Today: now.Format(time.DateOnly)})
	if err != nil {
		return nil, err
	}
	r := st.Report()
	r.Problems = append(problems, r.Problems...)
	return &r, nil
}

// answerReport is form.Report with words beside the facts.
type answerReport struct {
	Lang string `json:"lang"`
	form.Report
	Messages map[casefile.QuestionID]string `json:"messages"` // problems in words
	Labels   map[casefile.QuestionID]string `json:"labels"`   // what is asked, in words
}

func worded(r *form.Report, d *form.Def, p *i18n.Printer) answerReport {
	a := answerReport{Lang: p.Tag(), Report: *r,
		Messages: map[casefile.QuestionID]string{}, Labels: map[casefile.QuestionID]string{}}
	for _, pr := range r.Problems {
		a.Messages[pr.Question] = p.Say("problem."+string(pr.Kind), i18n.Args(pr.Args))
	}
	for _, q := range r.Asked {
		if qu, ok := d.Question(q); ok {
			a.Labels[q] = p.Say(qu.Words+".label", nil)
		}
	}
	return a
}

// formsBlank writes a form to fill in by hand.
func (t *tool) formsBlank(args []string) error {
	var name, lang, out, paper, section string
	_, err := t.flags("forms blank", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "form", "", "a form's id, or a folder")
		f.StringVar(&lang, "lang", "", "one or two languages")
		f.StringVar(&out, "out", "", "the PDF to write")
		f.StringVar(&paper, "paper", "", paperNames)
		f.StringVar(&section, "section", "", "one section alone, such as b of f07; else the whole form")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"form": name, "lang": lang, "out": out}); err != nil {
		return err
	}
	sheet, err := paperNamed(paper)
	if err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	d, err := t.loadForm(name)
	if err != nil {
		return err
	}
	var sections []string
	if section != "" {
		if !slices.ContainsFunc(d.Sections(), func(s form.Section) bool { return s.ID == section }) {
			return fmt.Errorf("%w: the form has no section %q", errUse, section)
		}
		sections = []string{section}
	}
	set, err := text.Open()
	if err != nil {
		return err
	}
	return t.print(set, plan.Blank(d, t.words, tags, sections...), sheet, out)
}
