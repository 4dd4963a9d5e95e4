package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"
)

func (t *tool) caseList(args []string) error {
	var v vaultFlags
	if _, err := t.flags("case list", args, v.set); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	for _, s := range d.Cases() {
		forms := make([]string, len(s.Forms))
		for i, f := range s.Forms {
			forms[i] = string(f)
		}
		fmt.Fprintf(t.out, "%s\t%s\t%s\t%s\n", s.Code, s.Language, s.Touched.Format("2006-01-02"), strings.Join(forms, " "))
	}
	return d.Close()
}

// caseExport writes one case as JSON: a casefile.Case as it is. What leaves
// the vault this way is no longer sealed.
func (t *tool) caseExport(args []string) error {
	var v vaultFlags
	var code, out string
	_, err := t.flags("case export", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&code, "case", "", "the case's code")
		f.StringVar(&out, "out", "", "the file to write")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"case": code}); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	defer d.Close()
	for _, s := range d.Cases() {
		if strings.EqualFold(string(s.Code), code) {
			c, err := d.Open(s.ID)
			if err != nil {
				return err
			}
			if out == "" {
				return t.json(c)
			}
			return write(out, func(w io.Writer) error { return writeJSON(w, c) })
		}
	}
	fmt.Fprintln(t.err, "there is no case with this code")
	return errFound
}

// caseImport puts a case from JSON into the vault; a case that is there
// already is merged answer by answer.
func (t *tool) caseImport(args []string) error {
	var v vaultFlags
	var in string
	rest, err := t.flags("case import", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&in, "in", "", "the file to read")
	})
	if err != nil {
		return err
	}
	if in == "" && len(rest) == 1 {
		in = rest[0]
	}
	if err := need(map[string]string{"in": in}); err != nil {
		return err
	}
	c, err := readCase(in)
	if err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	if err := d.Import(c); err != nil {
		d.Close()
		return err
	}
	fmt.Fprintln(t.out, "imported", c.Code)
	return d.Close()
}

func (t *tool) json(v any) error { return writeJSON(t.out, v) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
