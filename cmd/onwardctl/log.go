package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/vault"
)

// vaultLog lists the log, gives its end to keep elsewhere, or holds it against
// an end that was kept. It always says whether the log is whole.
func (t *tool) vaultLog(args []string) error {
	var v vaultFlags
	var code, check string
	var head bool
	_, err := t.flags("vault log", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&code, "case", "", "a case's code: what was done with it alone")
		f.BoolVar(&head, "head", false, "give the end of the log, to keep elsewhere")
		f.StringVar(&check, "check", "", "a file that --head gave")
	})
	if err != nil {
		return err
	}
	if head && check != "" {
		return fmt.Errorf("%w: --head or --check, not both", errUse)
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	switch {
	case head:
		err = t.logHead(d)
	case check != "":
		err = t.logHolds(d, check)
	default:
		err = t.logList(d, code)
	}
	return errors.Join(err, d.Close())
}

func (t *tool) logHead(d *app.Desk) error {
	h, err := d.LogHead()
	if err != nil {
		return err
	}
	_, err = h.WriteTo(t.out)
	return err
}

func (t *tool) logHolds(d *app.Desk, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	h, err := vault.ReadHead(f)
	if err != nil {
		return err
	}
	if err := d.CheckHead(h); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "the log holds all it held on %s, up to event %d\n", h.At.Format(time.DateOnly), h.Number)
	return nil
}

func (t *tool) logList(d *app.Desk, code string) error {
	all, err := d.Log()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return err
	}
	for _, e := range all {
		if code == "" || strings.EqualFold(string(e.Code), code) {
			fmt.Fprintln(t.out, logLine(e))
		}
	}
	r, err := d.CheckLog()
	if err != nil {
		return err
	}
	for _, n := range r.Back {
		fmt.Fprintf(t.err, "the clock went back before event %d\n", n)
	}
	for _, n := range r.Broken {
		fmt.Fprintf(t.err, "not as it was written: event %d\n", n)
	}
	for _, id := range r.Damaged {
		fmt.Fprintf(t.err, "damaged: %s\n", id)
	}
	if r.Missing {
		fmt.Fprintln(t.err, "a part of the log is missing")
	}
	if !r.OK() {
		return errFound
	}
	fmt.Fprintf(t.out, "%d events, each as it was written\n", r.Events)
	return nil
}

func logLine(e app.Did) string {
	line := []string{fmt.Sprint(e.Number), e.At.Format(time.RFC3339), e.Name, string(e.Did)}
	switch {
	case e.Code != "":
		line = append(line, string(e.Code))
	case e.Case != "":
		line = append(line, "case "+string(e.Case))
	default:
		line = append(line, "")
	}
	for _, k := range slices.Sorted(maps.Keys(e.Args)) {
		line = append(line, k+"="+e.Args[k])
	}
	return strings.Join(line, "\t")
}

// vaultRetention lists what is due, asked for, asleep or to be looked at again;
// with --all, every case.
func (t *tool) vaultRetention(args []string) error {
	var v vaultFlags
	var all bool
	_, err := t.flags("vault retention", args, func(f *flag.FlagSet) {
		v.set(f)
		f.BoolVar(&all, "all", false, "every case")
	})
	if err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	defer d.Close()
	if last, ok := d.Jumped(); ok {
		fmt.Fprintf(t.err, "today is %s by this machine's clock; the last day of work was %s. Is the date right?\n",
			time.Now().Format(time.DateOnly), last.Format(time.DateOnly))
	}
	list, err := d.Keeping()
	if err != nil {
		return err
	}
	for _, k := range list {
		if all || k.Standing.Pressing() {
			fmt.Fprintf(t.out, "%s\t%s\tclosed %s\tkept until %s\t%s\n", k.Code, k.Standing, dash(k.Closed), dash(k.Until), k.Why)
		}
	}
	return nil
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// caseShred destroys a case for good. Its code is typed twice, in two flags, so
// that no line out of a history does it by a slip.
func (t *tool) caseShred(args []string) error {
	var v vaultFlags
	var code, again string
	var right bool
	_, err := t.flags("case shred", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&code, "case", "", "the case's code")
		f.StringVar(&again, "again", "", "the code once more")
		f.BoolVar(&right, "date-right", false, "somebody looked: this machine's date is right")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"case": code, "again": again}); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	if right {
		d.ClockRight()
	}
	id, ok := coded(d, code)
	if !ok {
		fmt.Fprintln(t.err, "there is no case with this code")
		return errors.Join(errFound, d.Close())
	}
	if err := d.Shred(id, again); err != nil {
		return errors.Join(err, d.Close())
	}
	fmt.Fprintln(t.out, "destroyed")
	err = t.shredCopies(d, id)
	return errors.Join(err, d.Close())
}

// shredCopies takes a destroyed case out of the copies in reach, and says where
// it may still stand.
func (t *tool) shredCopies(d *app.Desk, id casefile.CaseID) error {
	f, err := d.ForgetInCopies(id)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "taken out of %d copies, not in %d others\n", len(f.Cleaned), len(f.Without))
	for _, name := range f.Left {
		fmt.Fprintln(t.out, "may still hold it:", name)
	}
	for range f.Away {
		fmt.Fprintln(t.out, "a place for copies is not here; what is there may still hold it")
	}
	if f.Done() {
		return nil
	}
	h, err := d.Horizon()
	if err == nil && !h.Until.IsZero() {
		fmt.Fprintln(t.out, "where a copy is made on each day of work, the last of them goes by itself on", h.Until.Format(time.DateOnly))
	}
	return err
}

func coded(d *app.Desk, code string) (casefile.CaseID, bool) {
	for _, s := range d.Cases() {
		if strings.EqualFold(string(s.Code), code) {
			return s.ID, true
		}
	}
	return "", false
}
