package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onward/app"
	"onward/app/words"
	"onward/i18n"
)

// wordFlags say which words are meant: the built-in ones, those of a folder as
// in the source (i18n), or those of a vault.
type wordFlags struct {
	vaultFlags
	tree string
}

const wordPlace = "[--tree DIR | --vault FILE [--user NAME]]"

func (w *wordFlags) set(f *flag.FlagSet) {
	w.vaultFlags.set(f)
	f.StringVar(&w.tree, "tree", "", "a folder with one folder of words a language")
}

// open gives the words that are meant, and the desk where they are a vault's.
// The caller calls done.
func (t *tool) openWords(w wordFlags) (c *i18n.Catalog, d *app.Desk, done func() error, err error) {
	done = func() error { return nil }
	switch {
	case w.tree != "" && w.path != "":
		return nil, nil, done, fmt.Errorf("%w: --tree or --vault, not both", errUse)
	case w.tree != "":
		c = i18n.From(os.DirFS(w.tree))
		if err := c.Sound(); err != nil {
			return nil, nil, done, err
		}
		if c.Coverage(i18n.Source).Total == 0 {
			return nil, nil, done, fmt.Errorf("there are no English words in this folder: it is one that has the folders en, km and so on in it")
		}
		return c, nil, done, nil
	case w.path != "":
		if d, err = t.desk(w.vaultFlags); err != nil {
			return nil, nil, done, err
		}
		return t.words, d, d.Close, nil
	}
	return t.words, nil, done, nil
}

// wordsExport writes the words of a language for a translator.
func (t *tool) wordsExport(args []string) (err error) {
	var w wordFlags
	var lang, form, out string
	if _, err := t.flags("words export", args, func(f *flag.FlagSet) {
		w.set(f)
		f.StringVar(&lang, "lang", "", "the language")
		f.StringVar(&form, "form", "", "the words of one form alone, with those it shares")
		f.StringVar(&out, "out", "", "the file to write, .po or .csv")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"lang": lang, "out": out}); err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	save, err := writerFor(out)
	if err != nil {
		return err
	}
	c, _, done, err := t.openWords(w)
	if err != nil {
		return err
	}
	defer closing(done, &err)
	pick, err := t.wordsOfForm(c, form)
	if err != nil {
		return err
	}
	b := words.From(c, tags[0], pick)
	if err := write(out, func(w io.Writer) error { return save(w, b, t.words.For(i18n.Source)) }); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%d words\n", out, len(b.Entries))
	return nil
}

// writerFor chooses by the ending of a file's name.
func writerFor(out string) (func(io.Writer, words.Book, *i18n.Printer) error, error) {
	switch strings.ToLower(filepath.Ext(out)) {
	case ".po":
		return func(w io.Writer, b words.Book, say *i18n.Printer) error {
			return words.WritePO(w, b, say, time.Now())
		}, nil
	case ".csv":
		return words.WriteSheet, nil
	}
	return nil, fmt.Errorf("%w: the file must end in .po or .csv", errUse)
}

// wordsOfForm picks the words of a form; none picks all.
func (t *tool) wordsOfForm(c *i18n.Catalog, form string) (func(string) bool, error) {
	if form == "" {
		return nil, nil
	}
	d, err := t.loadForm(form)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, key := range app.WordsOf(d, c) {
		keys[key] = true
	}
	return func(key string) bool { return keys[key] }, nil
}

// wordsImport takes in what a translator sent back.
func (t *tool) wordsImport(args []string) (err error) {
	var w wordFlags
	var in, lang, by string
	var check bool
	if _, err := t.flags("words import", args, func(f *flag.FlagSet) {
		w.set(f)
		f.StringVar(&in, "in", "", "the file, .po or .csv")
		f.StringVar(&lang, "lang", "", "the language, where the file does not say it")
		f.StringVar(&by, "by", "", "who signs the words that the file says are right")
		f.BoolVar(&check, "check", false, "only tell what would be new, and what is wrong")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"in": in}); err != nil {
		return err
	}
	if !check && w.tree == "" && w.path == "" {
		return fmt.Errorf("%w: say where the words go, with --tree or --vault; or only --check them", errUse)
	}
	got, bad, err := readWords(in)
	if err != nil {
		return err
	}
	if bad != nil {
		return t.badWords(in, *bad)
	}
	if lang == "" {
		lang = got.Lang
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	c, d, done, err := t.openWords(w)
	if err != nil {
		return err
	}
	defer closing(done, &err)
	changes, wrong := words.Take(c, tags[0], got, words.How{By: by, On: time.Now().Format(time.DateOnly)})
	if len(wrong) > 0 {
		return t.badWords(in, wrong...)
	}
	if !check {
		if err := keepWords(w, d, tags[0], changes); err != nil {
			return err
		}
	}
	t.tellWords(c, changes, check)
	return nil
}

// readWords reads a PO file or a sheet. What is wrong with the file itself is
// a problem to list, not an error.
func readWords(in string) (words.Reading, *words.Problem, error) {
	read := words.ReadPO
	switch strings.ToLower(filepath.Ext(in)) {
	case ".po":
	case ".csv":
		read = words.ReadSheet
	default:
		return words.Reading{}, nil, fmt.Errorf("%w: the file must end in .po or .csv", errUse)
	}
	f, err := os.Open(in)
	if err != nil {
		return words.Reading{}, nil, err
	}
	defer f.Close()
	got, err := read(f)
	if bad, ok := err.(*words.Problem); ok {
		return got, bad, nil
	}
	return got, nil, err
}

// badWords lists what is wrong with a file, with line and key.
func (t *tool) badWords(in string, all ...words.Problem) error {
	say := t.words.For(i18n.Source)
	for _, p := range all {
		fmt.Fprintf(t.out, "%s:%d\t%s\t%s\n", filepath.Base(in), p.Line, p.Key, say.Say("words.problem."+p.Kind, p.Args))
	}
	fmt.Fprintf(t.out, "%d problems, so no word was taken\n", len(all))
	return errFound
}

// keepWords puts changes into a vault, or into the files of a folder.
func keepWords(w wordFlags, d *app.Desk, lang string, changes []words.Change) error {
	files := map[string]map[string]i18n.Own{}
	all := map[string]i18n.Own{}
	for _, c := range changes {
		if files[c.File] == nil {
			files[c.File] = map[string]i18n.Own{}
		}
		files[c.File][c.Key], all[c.Key] = c.Own, c.Own
	}
	if len(all) == 0 {
		return nil
	}
	if d != nil {
		return d.Reword(lang, all)
	}
	for name, own := range files {
		path := filepath.Join(w.tree, lang, name+".json")
		was, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		is, err := i18n.Rewrite(was, lang, own)
		if err != nil {
			return err
		}
		if err := writeBytes(path, is); err != nil {
			return err
		}
	}
	return nil
}

// tellWords counts what is new.
func (t *tool) tellWords(c *i18n.Catalog, changes []words.Change, check bool) {
	texts, signed, old := 0, 0, 0
	for _, ch := range changes {
		if ch.Own.Text != ch.Was.Text {
			texts++
		}
		if ch.Own.State != i18n.Draft && ch.Own.State != ch.Was.State {
			signed++
		}
		if en, _ := c.Word(i18n.Source, ch.Key); ch.Own.Of != "" && ch.Own.Of != en.Text {
			old++
		}
	}
	verb := "taken"
	if check {
		verb = "would be taken"
	}
	fmt.Fprintf(t.out, "%d words %s: %d with a new text, %d newly signed, %d made from an English that has changed since\n", len(changes), verb, texts, signed, old)
}

// wordsStatus tells how far the words of each form are in each language.
func (t *tool) wordsStatus(args []string) (err error) {
	var w wordFlags
	var lang string
	if _, err := t.flags("words status", args, func(f *flag.FlagSet) {
		w.set(f)
		f.StringVar(&lang, "lang", "", "one or two languages alone")
	}); err != nil {
		return err
	}
	var tags []string
	if lang != "" {
		if tags, err = langs(lang); err != nil {
			return err
		}
	} else {
		for _, l := range i18n.Languages() {
			tags = append(tags, l.Tag)
		}
	}
	c, _, done, err := t.openWords(w)
	if err != nil {
		return err
	}
	defer closing(done, &err)
	shelf, err := t.shelf()
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, "words of\tlanguage\tin all\tmissing\tdraft\treviewed\tapproved\tchanged since")
	for _, d := range shelf.All() {
		keys := app.WordsOf(d, c)
		for _, tag := range tags {
			t.status(string(d.ID()), c.CoverageOf(tag, keys))
		}
	}
	for _, tag := range tags {
		t.status("all", c.Coverage(tag))
	}
	return nil
}

func (t *tool) status(of string, c i18n.Coverage) {
	fmt.Fprintf(t.out, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\n", of, c.Lang, c.Total, c.Total-c.There, c.There-c.Reviewed, c.Reviewed-c.Approved, c.Approved, c.Changed)
}

// closing calls done and keeps its error where there is no other.
func closing(done func() error, err *error) {
	if e := done(); *err == nil {
		*err = e
	}
}
