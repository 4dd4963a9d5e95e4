package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"onward/app/xlsform"
)

// formsImport makes a form of a survey in XLSForm and lists what it could not
// carry over, a line each: worksheet, row, column, why, with tabs between.
// Where no form can be made the lines say what is broken.
func (t *tool) formsImport(args []string) error {
	said := tongues{}
	id := ""
	rest, err := t.flags("forms import", args, func(f *flag.FlagSet) {
		f.Var(said, "lang", "which language a name in the survey means")
		f.StringVar(&id, "id", "", "the form's id, where the survey has none")
	})
	if err != nil {
		return err
	}
	if len(rest) != 2 {
		return fmt.Errorf("%w: forms import takes a survey and the folder to make, after the flags", errUse)
	}
	survey, dir := rest[0], rest[1]
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("%w: there is something in that folder already, and it stays", errUse)
	}
	if id == "" {
		id = filepath.Base(filepath.Clean(dir))
	}
	book, err := readSurvey(survey)
	if err != nil {
		return err
	}
	pack, err := xlsform.Import(book, xlsform.Params{ID: id, Languages: said})
	var broken *xlsform.BrokenError
	var unknown *xlsform.LanguageError
	switch {
	case errors.As(err, &broken):
		t.losses(broken.Faults)
		return errFound
	case errors.As(err, &unknown):
		return fmt.Errorf("%w: %v", errUse, unknown)
	case err != nil:
		return err
	}
	if err := writePack(pack, dir); err != nil {
		return err
	}
	t.losses(pack.Lost)
	fmt.Fprintf(t.out, "%s\t%s\t%d questions\t%s\t%d of %d rows carried over, %d things listed above were not\n",
		pack.ID, pack.Version, pack.Questions, strings.Join(pack.Languages, ","), pack.Carried, pack.Rows, len(pack.Lost))
	return nil
}

// tongues are the flags --lang NAME=TAG.
type tongues map[string]string

func (l tongues) String() string { return "" }

// Set takes one "Khmer=km".
func (l tongues) Set(s string) error {
	i := strings.LastIndexByte(s, '=')
	if i < 1 || i == len(s)-1 {
		return errors.New("say a name and a tag, such as Khmer=km")
	}
	l[s[:i]] = s[i+1:]
	return nil
}

// readSurvey reads a workbook, or a folder of its worksheets as CSV.
func readSurvey(path string) (*xlsform.Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if i.IsDir() {
		return xlsform.ReadFolder(os.DirFS(path))
	}
	return xlsform.Read(f, i.Size())
}

func (t *tool) losses(all []xlsform.Loss) {
	for _, l := range all {
		row, column := "-", l.Column
		if l.Row > 0 {
			row = fmt.Sprint(l.Row)
		}
		if column == "" {
			column = "-"
		}
		fmt.Fprintf(t.out, "%s\t%s\t%s\t%s\n", l.Sheet, row, strings.Join(strings.Fields(column), " "), strings.Join(strings.Fields(l.Why), " "))
	}
}

// writePack writes the files of a form into a folder that holds nothing yet.
func writePack(p *xlsform.Pack, dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, "words"), 0o700); err != nil {
		return err
	}
	for name, b := range p.Files {
		err := write(filepath.Join(dir, filepath.FromSlash(name)), func(w io.Writer) error {
			_, err := w.Write(b)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
