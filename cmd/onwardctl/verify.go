package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
)

// planVerify holds the check code of a page against the papers of a case:
// which one it is, or that there is no such paper.
func (t *tool) planVerify(args []string) error {
	var v vaultFlags
	var code, check string
	_, err := t.flags("plan verify", args, func(f *flag.FlagSet) {
		v.set(f)
		f.StringVar(&code, "case", "", "the case's code")
		f.StringVar(&check, "check", "", "the check code on the page")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"case": code, "check": check}); err != nil {
		return err
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	return errors.Join(t.verify(d, code, check), d.Close())
}

func (t *tool) verify(d *app.Desk, code, check string) error {
	all := d.Cases()
	i := slices.IndexFunc(all, func(s casefile.Summary) bool { return strings.EqualFold(string(s.Code), code) })
	if i < 0 {
		fmt.Fprintln(t.err, "there is no case with this code")
		return errFound
	}
	found, err := d.Checked(all[i].ID, check)
	if err != nil {
		return err
	}
	for _, p := range found {
		fmt.Fprintf(t.out, "%s\tcopy %d\tversion %d\t%s\t%s\t%s\n", p.Copy, p.Number, p.Version,
			strings.Join(p.Langs, "+"), p.Made.Format(time.DateOnly), stateOf(p))
	}
	if len(found) == 0 {
		fmt.Fprintln(t.out, "no paper of this case carries this check code")
		return errFound
	}
	return nil
}

// stateOf says what became of a paper, and whether it is the agreed plan.
func stateOf(p casefile.Paper) string {
	state := map[casefile.PaperState]string{
		casefile.OutThere: "out there", casefile.AskedBack: "asked back", casefile.CameBack: "came back",
		casefile.Destroyed: "destroyed", casefile.Lost: "lost",
	}[p.Now]
	if p.Agreed {
		state += "\tagreed"
	}
	return state
}
