package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"onward/app"
	"onward/app/directory"
)

// directoryList lists the services, one a line; those to be checked first say so.
func (t *tool) directoryList(args []string) error {
	var v vaultFlags
	var query, kind string
	_, err := t.flags("directory list", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&query, "find", "", "words that stand in the entry")
		f.StringVar(&kind, "type", "", "a type of service")
	})
	if err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	all, err := d.Services()
	for _, s := range directory.Find(all, query, kind) {
		state := "checked " + dash(s.Checked)
		if s.CheckFirst(d.Now()) {
			state += ", check first"
		}
		fmt.Fprintf(t.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", s.ID, s.Country, dash(s.Place()), s.Name, s.Type, dash(s.Phone), state)
	}
	return errors.Join(err, d.Close())
}

// directoryImport takes a sheet in, all of it or nothing.
func (t *tool) directoryImport(args []string) error {
	var v vaultFlags
	var in string
	var start bool
	_, err := t.flags("directory import", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&in, "in", "", "the sheet, CSV")
		f.BoolVar(&start, "start", false, "the hotlines that come with the program, unchecked")
	})
	if err != nil {
		return err
	}
	if (in == "") != start {
		return fmt.Errorf("%w: --in or --start. See onwardctl without arguments", errUse)
	}
	var sheet []byte
	if !start {
		if sheet, err = os.ReadFile(in); err != nil {
			return err
		}
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	var m directory.Merged
	if start {
		m, err = d.MergeServices(directory.Start())
	} else {
		m, err = d.TakeServices(bytes.NewReader(sheet))
	}
	return errors.Join(t.saidOfSheet(m, err), d.Close())
}

// saidOfSheet says what became of a sheet, or lists what is wrong in it.
func (t *tool) saidOfSheet(m directory.Merged, err error) error {
	var bad directory.Faults
	if errors.As(err, &bad) {
		for _, f := range bad {
			fmt.Fprintf(t.out, "row %d\tcolumn %s\t%s\n", f.Row, dash(f.Column), t.words.For("en").Say("directory.fault."+string(f.Kind), nil))
		}
		fmt.Fprintln(t.err, "nothing was taken in")
		return errFound
	}
	if err == nil {
		fmt.Fprintf(t.out, "%d new, %d checked later than ours, %d kept as ours, %d the same\n", m.Added, m.Newer, m.Kept, m.Same)
	}
	return err
}

// directoryExport writes the directory as a sheet, or an empty one to fill in.
func (t *tool) directoryExport(args []string) error {
	var v vaultFlags
	var out string
	var template bool
	_, err := t.flags("directory export", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&out, "out", "", "the sheet to write, CSV")
		f.BoolVar(&template, "template", false, "an empty sheet with an example; needs no vault")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": out}); err != nil {
		return err
	}
	if template {
		return write(out, directory.Template)
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	return errors.Join(exportServices(d, out), d.Close())
}

func exportServices(d *app.Desk, out string) error {
	all, err := d.Services()
	if err != nil {
		return err
	}
	return write(out, func(w io.Writer) error { return directory.Write(w, all) })
}

// directoryPrint writes the services as pages for the wall or the bag.
func (t *tool) directoryPrint(args []string) error {
	var v vaultFlags
	var out, country, place, lang, paper string
	_, err := t.flags("directory print", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&out, "out", "", "the PDF to write")
		f.StringVar(&country, "country", "", "only of this country, as LA")
		f.StringVar(&place, "place", "", "only where the province or district has this word")
		f.StringVar(&lang, "lang", "en", "language of the pages")
		f.StringVar(&paper, "paper", "", paperNames)
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": out}); err != nil {
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
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	all, err := d.Services()
	if err == nil {
		all = directory.In(all, strings.ToUpper(country), place)
		if len(all) == 0 {
			return errors.Join(app.ErrNoPlaces, d.Close())
		}
		err = write(out, func(w io.Writer) error { return d.WriteDirectory(w, all, tags[0], sheet) })
	}
	return errors.Join(err, d.Close())
}
