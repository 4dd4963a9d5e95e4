package page

import (
	"time"

	"onward/app/plan"
	"onward/app/ui/part"
	"onward/i18n"
)

// What a paper says in a language its reader does not read is said above the
// paper, where it can be said again in theirs.

// Tick implements Ticker.
func (v *preview) Tick(now time.Time) { v.across.tick(now) }

// unreadTitle names the reader and how many of the words they cannot read.
func (v *preview) unreadTitle(left int) part.Said {
	args := i18n.Args{"count": left}
	switch {
	case v.copy == plan.Survivor || v.copy == plan.Carry:
		return v.say("border.title_person", args)
	case v.readerName() != "":
		args["name"] = v.readerName()
		return v.say("border.title", args)
	}
	return v.say("border.title_reader", args)
}

// readerName is whom a sharing was agreed for; "" where there is no such paper.
func (v *preview) readerName() string {
	s := v.c.Sitting(v.recipientOf())
	if s == nil {
		return ""
	}
	a, _ := s.Answer("to.name")
	return a.Text()
}

// sayForeign says that the paper is in no language its reader is known to read,
// where that is so.
func (v *preview) sayForeign() {
	tag := plan.ReaderLang(v.c, v.recipientOf())
	if tag == "" || v.readerName() == "" || tag == v.first || tag == v.second {
		v.foreign.Set()
		return
	}
	v.foreign.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: v.pair("border.other_language",
		i18n.Args{"name": v.readerName(), "language": v.Say.LanguageWithin(tag)})}))
}

// hold closes the ways out of the page while words on it are being typed: what
// would leave is not what is shown.
func (v *preview) hold() {
	v.asked++ // pages that are still being made are of other words
	v.closed()
}

func (v *preview) closed() {
	v.save.Disable()
	v.print.Disable()
	v.send.Disable()
}
