package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"onward/app"
	"onward/app/arrival"
)

func (t *tool) caseList(args []string) error {
	var v vaultFlags
	var due bool
	if _, err := t.flags("case list", args, func(f *flag.FlagSet) {
		v.set(f)
		f.BoolVar(&due, "due", false, "what is due instead, the earliest first: day, case, what")
	}); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	if due {
		var lines []string
		for _, s := range d.Cases() {
			for _, x := range s.Due {
				lines = append(lines, fmt.Sprintf("%s\t%s\t%s\n", x.On, s.Code, x.What))
			}
		}
		slices.Sort(lines)
		fmt.Fprint(t.out, strings.Join(lines, ""))
		return d.Close()
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
			d.Exported(s.ID)
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
// already is merged answer by answer. Where a text in it is Zawgyi, nobody but
// the caller can say whether to convert it: without --zawgyi nothing is
// imported, and the places are listed, by question and never with their text.
// Signs that cannot be seen and may do harm are listed too, and stay unless
// --hidden says to remove them.
func (t *tool) caseImport(args []string) error {
	var v vaultFlags
	var in, zawgyi, hidden string
	rest, err := t.flags("case import", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&in, "in", "", "the file to read")
		f.StringVar(&zawgyi, "zawgyi", "", "what to do with Zawgyi texts: convert or keep")
		f.StringVar(&hidden, "hidden", "keep", "what to do with hidden signs that may do harm: remove or keep")
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
	if !slices.Contains([]string{"", "convert", "keep"}, zawgyi) || !slices.Contains([]string{"remove", "keep"}, hidden) {
		return fmt.Errorf("%w: --zawgyi is convert or keep, --hidden is remove or keep", errUse)
	}
	c, err := readCase(in)
	if err != nil {
		return err
	}
	if t.listPlaces(app.Inspect(c)) && zawgyi == "" {
		fmt.Fprintln(t.err, "nothing was imported: say --zawgyi convert, or --zawgyi keep")
		return errFound
	}
	c = app.Mend(c, zawgyi == "convert", hidden == "remove")
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

// listPlaces lists where in a case someone should decide something, and says
// whether any of it is Zawgyi.
func (t *tool) listPlaces(places []app.Place) (zawgyi bool) {
	for _, p := range places {
		if p.Finding.Zawgyi {
			zawgyi = true
			fmt.Fprintf(t.err, "%s\tzawgyi\n", p.Question)
		}
		count := map[arrival.Kind]int{}
		for _, s := range p.Finding.Signs {
			if s.Fault {
				count[s.Kind]++
			}
		}
		for _, k := range slices.Sorted(maps.Keys(count)) {
			fmt.Fprintf(t.err, "%s\t%s\t%d\n", p.Question, k, count[k])
		}
	}
	return zawgyi
}

func (t *tool) json(v any) error { return writeJSON(t.out, v) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// caseApart keeps a case for named people alone, or with --everybody for all who
// work with people again.
func (t *tool) caseApart(args []string) error {
	var v vaultFlags
	var code, users string
	var everybody bool
	_, err := t.flags("case apart", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&code, "case", "", "the case's code")
		f.StringVar(&users, "users", "", "who may open it, by name, with commas between")
		f.BoolVar(&everybody, "everybody", false, "everybody who works with people may open it again")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"case": code}); err != nil {
		return err
	}
	if everybody == (users != "") {
		return fmt.Errorf("%w: --users or --everybody, one of them", errUse)
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	return errors.Join(t.keepApart(d, code, users), d.Close())
}

func (t *tool) keepApart(d *app.Desk, code, users string) error {
	id, ok := coded(d, code)
	if !ok {
		fmt.Fprintln(t.err, "there is no case with this code")
		return errFound
	}
	staff, err := d.Staff()
	if err != nil {
		return err
	}
	var people []app.MemberID
	for _, name := range strings.FieldsFunc(users, func(r rune) bool { return r == ',' }) {
		u, err := staff.FindUser(name)
		if err != nil {
			return err
		}
		people = append(people, u.ID)
	}
	if err := staff.KeepApart(id, people); err != nil {
		return err
	}
	if len(people) == 0 {
		fmt.Fprintln(t.out, "for everybody who works with people; the case has new keys")
		return nil
	}
	fmt.Fprintf(t.out, "for %d people alone, and the recovery sheet; the case has new keys\n", len(people))
	return nil
}
