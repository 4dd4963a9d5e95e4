package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"onward/app"
	"onward/app/stats"
)

// exportCounts writes numbers about people who said they may be counted. It
// says first what would leave and who is left out; --yes writes it.
func (t *tool) exportCounts(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: export htcds, ctdc or csv", errUse)
	}
	var v vaultFlags
	var out string
	var yes bool
	_, err := t.flags("export", args[1:], func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&out, "out", "", "a folder")
		f.BoolVar(&yes, "yes", false, "write it; without, it is only shown")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": out}); err != nil {
		return err
	}
	if args[0] != "htcds" && args[0] != "ctdc" && args[0] != "csv" {
		return fmt.Errorf("%w: export htcds, ctdc or csv", errUse)
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	return errors.Join(t.export(d, args[0], out, yes), d.Close())
}

func (t *tool) export(d *app.Desk, kind, out string, yes bool) error {
	all, err := d.Count()
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "may be counted: %d. Left out: %d who did not say yes, %d that cannot be read\n", len(all.People), all.NoConsent, all.Unread)
	var fill func(io.Writer) error
	switch kind {
	case "csv":
		tables := stats.Counts(all.People)
		told, hidden := 0, 0
		for _, table := range tables {
			for _, row := range table.Hidden {
				for _, h := range row {
					if h {
						hidden++
					} else {
						told++
					}
				}
			}
		}
		fmt.Fprintf(t.out, "%d tables, %d counts told, %d hidden because too few people stand behind them or one could be worked out\n", len(tables), told, hidden)
		fill = func(w io.Writer) error { return stats.WriteCounts(w, tables) }
	default:
		rows := stats.CTDC(all.People)
		if kind == "htcds" {
			rows = stats.HTCDS(all.People, newID)
		}
		fmt.Fprintf(t.out, "%d lines of %v, %d people left out because fewer than %d share their line\n", len(rows.Lines), rows.Head, rows.Left, stats.Least)
		fill = rows.Write
	}
	fmt.Fprintln(t.out, "give a reader counts or lines, not both: one could be subtracted from the other")
	if !yes {
		fmt.Fprintln(t.out, "nothing is written yet; add --yes")
		return nil
	}
	if err := write(filepath.Join(out, kind+".csv"), fill); err != nil {
		return err
	}
	d.Counts()
	return nil
}

func newID() string {
	b := make([]byte, 8)
	rand.Read(b)
	return hex.EncodeToString(b)
}
