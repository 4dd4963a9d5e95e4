package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onward/app"
	"onward/app/form"
	"onward/app/handover"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/forms"
)

// What the window does with letters from inside a vault, done with files: keys
// under a pass phrase, cards, and the sealed file itself. There is no memory of
// what was opened before, so a file can be opened here as often as one likes.

// mostFile is more than any file that can be taken in.
const mostFile = 16 << 20

// handoverKeygen draws keys and writes them, locked, and the card beside them.
func (t *tool) handoverKeygen(args []string) error {
	var name, out string
	if _, err := t.flags("handover keygen", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "name", "", "as others shall see it: a post or an office")
		f.StringVar(&out, "out", "", "the file of keys to write; the card goes beside it as .card")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"name": name, "out": out}); err != nil {
		return err
	}
	pass, err := t.passphrase()
	if err != nil {
		return err
	}
	who, err := handover.NewPerson(name)
	if err != nil {
		return err
	}
	locked, err := who.Lock(string(pass))
	if err != nil {
		return err
	}
	if _, err := os.Stat(out); err == nil {
		return fmt.Errorf("%w: there is a file of this name; keys are never written over", errUse)
	}
	if err := writeBytes(out, locked); err != nil {
		return err
	}
	return write(out+".card", func(w io.Writer) error { _, err := fmt.Fprintln(w, who.Card().Text()); return err })
}

// handoverCard says what to compare on the telephone.
func (t *tool) handoverCard(args []string) error {
	lang := "en"
	rest, err := t.flags("handover card", args, func(f *flag.FlagSet) { f.StringVar(&lang, "lang", lang, "one or two languages") })
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return fmt.Errorf("%w: name one card", errUse)
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	c, err := readCard(rest[0])
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, c.Name)
	for i, thing := range c.Things() {
		fmt.Fprintf(t.out, "%2d", i+1)
		for _, tag := range tags {
			fmt.Fprintf(t.out, "\t%s", t.words.For(tag).Say("thing."+thing, nil))
		}
		fmt.Fprintln(t.out)
	}
	return nil
}

func readCard(name string) (handover.Card, error) {
	b, err := readUpTo(name, 64<<10)
	if err != nil {
		return handover.Card{}, err
	}
	return handover.ReadCard(string(b))
}

func readUpTo(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

func (t *tool) keys(file string) (*handover.Person, error) {
	b, err := readUpTo(file, 64<<10)
	if err != nil {
		return nil, err
	}
	pass, err := t.passphrase()
	if err != nil {
		return nil, err
	}
	return handover.Unlock(b, string(pass))
}

// handoverSeal seals the receiving copy of an exported case, as data and as
// pages; or, with --answers, what was written in the forms that answer one.
func (t *tool) handoverSeal(args []string) error {
	var key, to, file, lang, recipient, answers, out string
	if _, err := t.flags("handover seal", args, func(f *flag.FlagSet) {
		f.StringVar(&key, "key", "", "own keys, as keygen writes them")
		f.StringVar(&to, "to", "", "the card of the one it is for")
		f.StringVar(&file, "case", "", "the case, as case export writes it")
		f.StringVar(&lang, "lang", "en", "one or two languages of the pages, the survivor's first")
		f.StringVar(&recipient, "recipient", "", "the id of the F10 sitting; else the latest")
		f.StringVar(&answers, "answers", "", "the number of the letter this answers")
		f.StringVar(&out, "out", "", "the file to write")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"key": key, "to": to, "case": file, "out": out}); err != nil {
		return err
	}
	tags, err := langs(lang)
	if err != nil {
		return err
	}
	l, err := t.letter(file, tags, recipient, answers)
	if err != nil {
		return err
	}
	card, err := readCard(to)
	if err != nil {
		return err
	}
	who, err := t.keys(key)
	if err != nil {
		return err
	}
	sealed, err := handover.Seal(who, card, l)
	if err != nil {
		return err
	}
	if err := writeBytes(out, sealed); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "number\t%s\nuntil\t%s\nreceipt\t%s\n", l.ID, l.Until.UTC().Format(time.RFC3339), l.Receipt())
	return nil
}

func (t *tool) letter(file string, tags []string, recipient, answers string) (*handover.Letter, error) {
	c, err := readCase(file)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	if answers != "" {
		return app.WriteAnswer(answers, c, now)
	}
	shelf, err := form.Lend(forms.FS)
	if err != nil {
		return nil, err
	}
	set, err := text.Open()
	if err != nil {
		return nil, err
	}
	want := app.Copy{Copy: plan.Receiving, Langs: tags, Recipient: recipientOf(c, recipient)}
	p, err := app.Press{Shelf: shelf, Words: t.words, Text: set, Now: now}.Compose(c, want)
	if err != nil {
		return nil, err
	}
	t.unread(p, shelf)
	pages, err := pdf.Layout(p, set, pdf.A4)
	if err != nil {
		return nil, err
	}
	var paper bytes.Buffer
	if err := pdf.Write(&paper, pages, set, pdf.MetaOf(p, pdf.A4, now.UTC())); err != nil {
		return nil, err
	}
	return app.WriteLetter(p, c, shelf, paper.Bytes(), now)
}

// handoverOpen opens a file, looks at what is in it and writes it into a
// folder: case.json, and plan.pdf where there are pages.
func (t *tool) handoverOpen(args []string) error {
	var out string
	came, err := t.came("handover open", args, func(f *flag.FlagSet) { f.StringVar(&out, "out", "", "the folder to write into") })
	if err != nil {
		return err
	}
	if err := need(map[string]string{"out": out}); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return err
	}
	data, err := json.MarshalIndent(came.Case, "", "  ")
	if err != nil {
		return err
	}
	for name, b := range map[string][]byte{"case.json": data, "plan.pdf": came.Paper} {
		if b == nil {
			continue
		}
		if err := writeBytes(filepath.Join(out, name), b); err != nil {
			return err
		}
	}
	l := came.Letter
	fmt.Fprintf(t.out, "kind\t%s\nfrom\t%s\nnumber\t%s\nanswers\t%s\nmade\t%s\nreceipt\t%s\n",
		l.Kind, l.From.Name, l.ID, l.Answers, l.Made.UTC().Format(time.RFC3339), l.Receipt())
	return nil
}

// handoverReceipt says what to read out once a file was opened; with --said it
// tells whether what was heard is right.
func (t *tool) handoverReceipt(args []string) error {
	var receipt, said string
	if len(args) > 0 && strings.Contains(strings.Join(args, " "), "-said") {
		if _, err := t.flags("handover receipt", args, func(f *flag.FlagSet) {
			f.StringVar(&receipt, "receipt", "", "as seal gave it")
			f.StringVar(&said, "said", "", "as it was heard")
		}); err != nil {
			return err
		}
		if err := need(map[string]string{"receipt": receipt, "said": said}); err != nil {
			return err
		}
		if !handover.SameReceipt(receipt, said) {
			fmt.Fprintln(t.err, "this is another receipt")
			return errFound
		}
		fmt.Fprintln(t.out, "this is the receipt")
		return nil
	}
	came, err := t.came("handover receipt", args, func(*flag.FlagSet) {})
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, came.Letter.Receipt())
	return nil
}

// came opens a file with the keys and the cards that the flags name.
func (t *tool) came(name string, args []string, more func(*flag.FlagSet)) (*app.Came, error) {
	var key, from, in string
	if _, err := t.flags(name, args, func(f *flag.FlagSet) {
		f.StringVar(&key, "key", "", "own keys, as keygen writes them")
		f.StringVar(&from, "from", "", "the card of the sender")
		f.StringVar(&in, "in", "", "the file that came")
		more(f)
	}); err != nil {
		return nil, err
	}
	if err := need(map[string]string{"key": key, "from": from, "in": in}); err != nil {
		return nil, err
	}
	card, err := readCard(from)
	if err != nil {
		return nil, err
	}
	file, err := readUpTo(in, mostFile)
	if err != nil {
		return nil, err
	}
	who, err := t.keys(key)
	if err != nil {
		return nil, err
	}
	l, err := handover.Open(bytes.NewReader(file), who, handover.Opening{
		Now: time.Now(), Known: []handover.Card{card}, Seen: func(string) bool { return false },
	})
	if err != nil {
		return nil, err
	}
	shelf, err := form.Lend(forms.FS)
	if err != nil {
		return nil, err
	}
	return app.ReadLetter(l, shelf)
}
