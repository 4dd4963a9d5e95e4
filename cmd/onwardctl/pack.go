package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onward/app"
	"onward/app/form"
)

// isPackFile tells a pack that is one file from a folder.
func isPackFile(name string) bool {
	i, err := os.Stat(name)
	return err == nil && i.Mode().IsRegular()
}

// checkPack says of a pack from outside what a person is asked to accept, and
// lists every fault and every word that is missing.
func (t *tool) checkPack(name string) error {
	p, err := form.ReadPack(name)
	if err != nil {
		t.faults(filepath.Base(name), err)
		return errFound
	}
	d := p.Def
	fmt.Fprintf(t.out, "%s\t%s\t%d questions\tfine\n", d.ID(), d.Version(), len(d.Questions()))
	sens, copies := map[string]int{}, map[string]int{}
	for _, q := range d.Questions() {
		sens[string(q.Sens)]++
		for _, c := range q.Copies {
			copies[string(c)]++
		}
	}
	if p.Signed != nil {
		fmt.Fprintf(t.out, "\tsigned by\t%s\t%s\n", p.Signed.Publisher, p.Signed.Fingerprint())
	} else {
		fmt.Fprintln(t.out, "\tsigned by\tnobody")
	}
	fmt.Fprintf(t.out, "\tsensitivity\t%s\n\tcopies\t%s\n", counts(sens), counts(copies))
	bad := false
	for _, lang := range d.Meta().Languages {
		missing := app.MissingWords(d, t.words, lang)
		for _, m := range missing {
			fmt.Fprintf(t.out, "\t%s\tno words: %s\n", lang, m)
		}
		bad = bad || len(missing) > 0
	}
	if bad {
		return errFound
	}
	return nil
}

func counts(m map[string]int) string {
	var all []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		all = append(all, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(all, ", ")
}

// formsPack makes one file of a pack's folder, to be sent to others.
func (t *tool) formsPack(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: forms pack takes a folder and the file to write", errUse)
	}
	if filepath.Ext(args[1]) != form.Ext {
		return fmt.Errorf("%w: the file is named *%s", errUse, form.Ext)
	}
	p, err := form.ReadPack(args[0])
	if err != nil {
		t.faults(filepath.Base(args[0]), err)
		return errFound
	}
	err = write(args[1], func(w io.Writer) error {
		_, err := w.Write(p.Bytes())
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%s\t%d questions\n", p.Def.ID(), p.Def.Version(), len(p.Def.Questions()))
	return nil
}
