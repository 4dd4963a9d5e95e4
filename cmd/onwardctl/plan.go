package main

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
	"onward/app/text"
	"onward/forms"
)

// plan writes one copy of the plan of an exported case, or a page that goes
// round it.
func (t *tool) plan(args []string) error {
	var file, kind, lang, out, paper, digits, recipient, today string
	var asText bool
	_, err := t.flags("plan", args, func(f *flag.FlagSet) {
		f.StringVar(&file, "case", "", "the case, as case export writes it")
		f.StringVar(&kind, "copy", "", "survivor, carry (a card for the pocket), receiving, file (all of it, to be locked up), request (to look for a family) or handover (to fill in and send back)")
		f.StringVar(&lang, "lang", "", "one or two languages, the survivor's first")
		f.StringVar(&out, "out", "", "the PDF to write")
		f.StringVar(&paper, "paper", "", paperNames)
		f.StringVar(&digits, "digits", "", "own: the digits of the first language")
		f.StringVar(&recipient, "recipient", "", "for receiving and handover: the id of the F10 sitting; else the latest")
		f.StringVar(&today, "today", time.Now().Format(time.DateOnly), "the day of printing")
		f.BoolVar(&asText, "text", false, "say the plan as plain text on standard output")
	})
	if err != nil {
		return err
	}
	wanted := map[string]string{"case": file, "copy": kind, "lang": lang}
	if !asText {
		wanted["out"] = out
	}
	if err := need(wanted); err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	day, err := time.ParseInLocation(time.DateOnly, today, time.Local)
	if err != nil {
		return fmt.Errorf("%w: --today is a day such as 2026-11-23", errUse)
	}
	if digits != "" && digits != plan.OwnDigits {
		return fmt.Errorf("%w: --digits is own, or not there for 0 to 9", errUse)
	}
	sheet, err := paperNamed(paper)
	if err != nil {
		return err
	}
	c, err := readCase(file)
	if err != nil {
		return err
	}
	set, err := text.Open()
	if err != nil {
		return err
	}
	go t.warm(set, tags) // words and fonts are read while the forms are
	shelf, err := form.Lend(forms.FS)
	if err != nil {
		return err
	}
	want := app.Copy{Copy: plan.Copy(kind), Langs: tags, Recipient: recipientOf(c, recipient), Digits: digits}
	p, err := app.Press{Shelf: shelf, Words: t.words, Text: set, Now: day}.Compose(c, want)
	if err != nil {
		return err
	}
	t.unread(p, shelf)
	if asText {
		fmt.Fprint(t.out, p.Text())
	}
	if out == "" {
		return nil
	}
	if err := app.Shared(p); err != nil {
		return err
	}
	return t.placed(t.print(set, p, sheet, out), c, shelf, tags[len(tags)-1])
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
