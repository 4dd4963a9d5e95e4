package plan

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// What can be asked for wrongly.
var (
	ErrCopy   = errors.New("no such copy of a plan")
	ErrLangs  = errors.New("a plan speaks one or two languages")
	ErrNoPlan = errors.New("no plan has been begun")
	ErrDigits = errors.New("digits are western or a language's own")
)

// Input is all that a plan is made of. The same input gives the same plan.
type Input struct {
	Case      *casefile.Case // not changed; hand in a clone if others write to it
	Shelf     *form.Shelf
	Words     *i18n.Catalog
	Copy      Copy
	Langs     []string           // one or two, the person's first; BCP 47
	Today     string             // ISO 8601
	Number    int                // of this copy, from 1
	Version   int                // of the plan, from 1; 0: as many as were begun
	Recipient casefile.SittingID // for Receiving: the F10 sitting of its reader
	Digits    string             // of numbers, money and dates: "" western, OwnDigits
	Since     *Since             // for Survivor: what became of the plan agreed before; nil for none
	Young     bool               // for Survivor: somebody who looks after the person may sign too
	Pages     int                // for Handover: of the copy it goes with; 0 not known
}

// OwnDigits writes numbers, money and dates in the digits of the first
// language, where it has any. The second language keeps western ones, so that
// whoever helps to read finds each number in both. Telephone and identity
// numbers and codes stay as they were typed.
const OwnDigits = "own"

// Compose makes a copy of the newest plan (F09) of a case, or one of the pages
// that go round it. Errors wrap [ErrCopy], [ErrLangs], [ErrDigits], [ErrNoPlan],
// [ErrRecipient], [ErrNoRequest], [ErrNoYes], [ErrNoCard] or what the form room says; they
// never hold an answer.
func Compose(in Input) (*Plan, error) {
	if !slices.Contains([]Copy{Survivor, Carry, Receiving, File, Request, Handover}, in.Copy) {
		return nil, fmt.Errorf("compose plan %q: %w", in.Copy, ErrCopy)
	}
	if len(in.Langs) < 1 || len(in.Langs) > 2 {
		return nil, fmt.Errorf("compose plan: %w", ErrLangs)
	}
	if in.Digits != "" && in.Digits != OwnDigits {
		return nil, fmt.Errorf("compose plan: %w", ErrDigits)
	}
	if in.Copy == Request {
		return request(in)
	}
	s := in.Case.Latest("f09")
	if s == nil {
		return nil, fmt.Errorf("compose plan of case %s: %w", in.Case.ID, ErrNoPlan)
	}
	c := &composer{gate: newGate(in), voice: newVoice(in.Words, in.Langs, in.Digits), plan: &Plan{Copy: in.Copy, Langs: in.Langs}, reads: ReadsIn(in)}
	if err := c.open(s); err != nil {
		return nil, fmt.Errorf("compose plan of case %s: %w", in.Case.ID, err)
	}
	switch in.Copy {
	case Survivor:
		c.survivor()
	case Carry:
		if err := c.carry(); err != nil {
			return nil, err
		}
	case File:
		if err := c.file(); err != nil {
			return nil, err
		}
	case Receiving:
		c.receiving()
	case Handover:
		c.handover()
	}
	c.sweep()
	c.plan.Leaves, c.plan.Left = c.leaves, c.left
	if c.consent != nil && c.consent.overall == "" {
		c.plan.Ends = c.consent.until()
	}
	version := in.Version
	if version == 0 {
		version = len(in.Case.All("f09"))
	}
	if in.Copy == Carry {
		c.carryHead(version)
	} else {
		c.head(version)
	}
	return c.plan, nil
}

// composer writes one copy: what may leave comes through the gate, how it is
// said through the voice.
type composer struct {
	*gate
	*voice
	plan  *Plan
	reads string // the language of the reader; "" for nobody's
	f09   *form.Sitting
	f00   *form.Sitting // nil where the case has none, as the others are
	f07   *form.Sitting // of a request
	f12   *form.Sitting // of a handover
}

func (c *composer) open(s *casefile.Sitting) (err error) {
	if c.f09, err = c.begin(s); err != nil {
		return err
	}
	if c.f00, err = c.begin(c.in.Case.Latest("f00")); err != nil {
		return err
	}
	if c.in.Copy == Handover {
		if c.f12, err = c.begin(c.in.Case.Latest(handoverForm)); err != nil {
			return err
		}
	}
	if !c.unshared() {
		c.consent, err = readConsent(c.gate)
	}
	return err
}

func (c *composer) add(b ...Block) { c.plan.Blocks = append(c.plan.Blocks, b...) }

func (c *composer) part(key string) { c.add(Heading{1, c.say(key, nil)}) }

// head writes what stands on every page. It comes last, for the check code
// speaks of everything else.
func (c *composer) head(version int) {
	h := Head{Code: c.in.Case.Code, Version: version, Number: c.in.Number, Date: c.in.Today, Digits: c.in.Digits}
	h.Title = c.say("plan.title."+string(c.in.Copy), nil)
	kind := c.say("plan.kind.survivor", nil)
	switch {
	case c.in.Copy == File:
		kind = c.say("plan.kind.file", nil)
	case !c.unshared():
		kind = c.forReader("plan.kind.receiving")
	}
	h.Kind = c.join(" · ", kind, c.say("plan.head.copy", i18n.Args{"number": c.in.Number}))
	if c.in.Copy == Handover { // what is to be done with it; the reader writes the name
		h.Kind = c.say("plan.reply.intro", nil)
	}
	h.Page = c.say("plan.head.page", nil)
	h.Foot = c.each(func(p *i18n.Printer) string {
		s := c.counted(p, h) + " · " + p.ShortDate(h.Date) + " · "
		for i, lang := range c.in.Langs {
			if i > 0 {
				s += " + "
			}
			s += p.Language(lang)
		}
		return s
	})
	h.Brief = c.each(func(p *i18n.Printer) string { return c.counted(p, h) + " · " + h.Date })
	if c.drafts {
		h.Draft = c.say("plan.draft_words", nil)
	}
	c.plan.Head = h
	c.plan.Head.Check = check(c.plan)
	for i, p := range c.printers {
		for _, foot := range [][]Said{c.plan.Head.Foot, c.plan.Head.Brief} {
			if i < len(foot) {
				foot[i].Text += " · " + c.word(p, i18n.Args{"check": c.plan.Head.Check}, "plan.head.check")
			}
		}
	}
}

// counted says which paper this is: the code, the version and the copy.
func (c *composer) counted(p *i18n.Printer, h Head) string {
	return c.word(p, i18n.Args{"code": string(h.Code)}, "plan.head.code") +
		" · " + c.word(p, i18n.Args{"version": h.Version}, "plan.head.version") +
		" · " + c.word(p, i18n.Args{"number": h.Number}, "plan.head.copy")
}

// forReader says a word with the name of the reader in it, or the word beside
// it where the name is not known.
func (c *composer) forReader(key string) []Said {
	if name := c.consent.name.Text(); name != "" {
		return c.say(key, i18n.Args{"name": name})
	}
	return c.say(key+"_noname", nil)
}
