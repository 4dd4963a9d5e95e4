package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"onward/app"
	"onward/app/stats"
)

// exportCounts writes numbers about people who said they may be counted. It
// says first what would leave and who is left out; --yes writes it, and the
// years it speaks of leave no second time.
func (t *tool) exportCounts(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: export htcds, ctdc or csv", errUse)
	}
	form, ok := map[string]stats.Form{"csv": stats.AsCounts, "htcds": stats.AsHTCDS, "ctdc": stats.AsCTDC}[args[0]]
	if !ok {
		return fmt.Errorf("%w: export htcds, ctdc or csv", errUse)
	}
	var v vaultFlags
	e := leaving{form: form, name: args[0] + ".csv"}
	var asked string
	_, err := t.flags("export", args[1:], func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&e.out, "out", "", "a folder")
		f.IntVar(&e.from, "from", 0, "the first year; without, the first there is")
		f.IntVar(&e.to, "to", 0, "the last year; without, the last that is over")
		f.StringVar(&asked, "count", "", "of csv: what to count, of "+questions(stats.Questions)+"; without, all but kind")
		f.BoolVar(&e.yes, "yes", false, "write it; without, it is only shown")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": e.out}); err != nil {
		return err
	}
	if e.asked, err = asks(asked); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	return errors.Join(t.export(d, e), d.Close())
}

// leaving is what is asked for.
type leaving struct {
	form      stats.Form
	name, out string
	from, to  int
	asked     []stats.Question
	yes       bool
}

func questions(all []stats.Question) string {
	var names []string
	for _, q := range all {
		names = append(names, string(q))
	}
	return strings.Join(names, ",")
}

func asks(list string) (all []stats.Question, err error) {
	if list == "" {
		return stats.Usual, nil
	}
	for name := range strings.SplitSeq(list, ",") {
		if !strings.Contains(","+questions(stats.Questions)+",", ","+name+",") {
			return nil, fmt.Errorf("%w: --count is of %s", errUse, questions(stats.Questions))
		}
		all = append(all, stats.Question(name))
	}
	return all, nil
}

func (t *tool) export(d *app.Desk, e leaving) error {
	all, err := d.Count()
	if err != nil {
		return err
	}
	if e.to == 0 {
		e.to = d.Now().Year() - 1
	}
	if years := all.Years(); e.from == 0 && len(years) > 0 {
		e.from = min(years[0], e.to)
	}
	may, not := all.Between(e.from, e.to)
	fmt.Fprintf(t.out, "%d to %d: may be counted: %s. Did not say yes: %s. Could not be read: %d\n", e.from, e.to, few(may), few(not), all.Unread)
	leaf := all.Numbers(e.form, e.from, e.to, e.asked)
	t.sayLeaf(leaf)
	why, by, err := d.MayRelease(leaf)
	if err != nil {
		return err
	}
	switch why {
	case stats.TooFew:
		fmt.Fprintf(t.out, "nothing leaves: fewer than %d people could be told. Take more years together\n", stats.Least)
		return nil
	case stats.Running:
		fmt.Fprintf(t.out, "nothing leaves: %d is not over. Each year leaves once, when it is over\n", e.to)
		return errFound
	case stats.Gone:
		fmt.Fprintf(t.out, "nothing leaves: %d to %d left before, as %s on %s. Each year leaves once: two releases of the same people could be subtracted\n",
			by.From, by.To, by.Form, by.At.Format("2006-01-02"))
		return errFound
	}
	if !e.yes {
		fmt.Fprintln(t.out, "nothing is written yet; add --yes. These years leave once: as counts or as lines, and not again")
		return nil
	}
	return d.Release(leaf, func() error {
		return write(filepath.Join(e.out, e.name), func(w io.Writer) error {
			_, err := w.Write(leaf.CSV())
			return err
		})
	})
}

// few says a number of people where that may be told.
func few(n int) string {
	if stats.Few(n) {
		return fmt.Sprintf("fewer than %d", stats.Least)
	}
	return fmt.Sprint(n)
}

// sayLeaf says how much would be told.
func (t *tool) sayLeaf(l stats.Leaf) {
	if l.Form != stats.AsCounts {
		fmt.Fprintf(t.out, "%d lines of %v, empty for too few share them: %v; people left out: %s\n", len(l.Rows.Lines), l.Rows.Head, l.Rows.Blank, few(l.Rows.Left))
		return
	}
	told, hidden := 0, 0
	for _, table := range l.Tables {
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
	fmt.Fprintf(t.out, "%d tables, %d counts told, %d hidden because too few people stand behind them or one could be worked out\n", len(l.Tables), told, hidden)
}
