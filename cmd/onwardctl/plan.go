package main

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/forms"
)

// planFlags say which copy of a plan is wanted, and how.
type planFlags struct {
	file, kind, lang, out, paper, digits, recipient, today string
	asText                                                 bool

	tags  []string
	day   time.Time
	sheet pdf.Paper
}

func (p *planFlags) set(f *flag.FlagSet) {
	f.StringVar(&p.file, "case", "", "the case, as case export writes it")
	f.StringVar(&p.kind, "copy", "", "survivor, carry (a card for the pocket), receiving, file (all of it, to be locked up), request (to look for a family) or handover (to fill in and send back)")
	f.StringVar(&p.lang, "lang", "", "one or two languages, the survivor's first")
	f.StringVar(&p.out, "out", "", "the PDF to write")
	f.StringVar(&p.paper, "paper", "", paperNames)
	f.StringVar(&p.digits, "digits", "", "own: the digits of the first language")
	f.StringVar(&p.recipient, "recipient", "", "for receiving and handover: the id of the F10 sitting; else the latest")
	f.StringVar(&p.today, "today", time.Now().Format(time.DateOnly), "the day of printing")
	f.BoolVar(&p.asText, "text", false, "say the plan as plain text on standard output")
}

// read makes sense of what was typed, or says what is wrong with it.
func (p *planFlags) read() (err error) {
	wanted := map[string]string{"case": p.file, "copy": p.kind, "lang": p.lang}
	if !p.asText {
		wanted["out"] = p.out
	}
	if err := need(wanted); err != nil {
		return err
	}
	if p.tags, err = langs(p.lang); err != nil {
		return err
	}
	if p.day, err = time.ParseInLocation(time.DateOnly, p.today, time.Local); err != nil {
		return fmt.Errorf("%w: --today is a day such as 2026-11-23", errUse)
	}
	if p.digits != "" && p.digits != plan.OwnDigits {
		return fmt.Errorf("%w: --digits is own, or not there for 0 to 9", errUse)
	}
	p.sheet, err = paperNamed(p.paper)
	return err
}

// plan writes one copy of the plan of an exported case, or a page that goes
// round it.
func (t *tool) plan(args []string) error {
	var want planFlags
	if _, err := t.flags("plan", args, want.set); err != nil {
		return err
	}
	if err := want.read(); err != nil {
		return err
	}
	c, err := readCase(want.file)
	if err != nil {
		return err
	}
	set, err := text.Open()
	if err != nil {
		return err
	}
	go t.warm(set, want.tags) // words and fonts are read while the forms are
	shelf, err := form.Lend(forms.FS)
	if err != nil {
		return err
	}
	p, err := app.Press{Shelf: shelf, Words: t.words, Text: set, Now: want.day}.Compose(c, app.Copy{
		Copy: plan.Copy(want.kind), Langs: want.tags, Recipient: recipientOf(c, want.recipient), Digits: want.digits,
	})
	if err != nil {
		return err
	}
	t.unread(p, shelf)
	if want.asText {
		fmt.Fprint(t.out, p.Text())
	}
	if want.out == "" {
		return nil
	}
	if err := app.Shared(p); err != nil {
		return err
	}
	return t.placed(t.print(set, p, want.sheet, want.out), c, shelf, want.tags[len(want.tags)-1])
}

// warm reads the words and the fonts that will be needed. What goes wrong here
// goes wrong again where it is needed, and is said there.
func (t *tool) warm(set *text.Set, tags []string) {
	for _, tag := range tags {
		w, _ := t.words.For(tag).Find("plan.title.survivor")
		for _, weight := range []text.Weight{text.Regular, text.Bold} {
			set.Width(w.Text, text.Style{Lang: tag, Weight: weight, Size: 1})
		}
	}
}

// recipientOf is the F10 sitting asked for, or the latest one.
func recipientOf(c *casefile.Case, id string) casefile.SittingID {
	if id = strings.TrimSpace(id); id != "" {
		return casefile.SittingID(id)
	}
	if s := c.Latest("f10"); s != nil {
		return s.ID
	}
	return ""
}
