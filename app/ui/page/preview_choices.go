package page

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What can be chosen before a paper is made: whose it is, its languages, how it
// is printed. Nothing chosen here is remembered.

func (v *preview) fillChoices() {
	var whom fyne.CanvasObject
	if v.named() { // who reads it decides which languages are offered
		whom = v.recipients()
	}
	copies := []part.Option{
		{Value: string(plan.Survivor), Label: v.pair("preview.copy.survivor", nil)},
		{Value: string(plan.Carry), Label: v.pair("preview.copy.carry", nil)},
		{Value: string(plan.Receiving), Label: v.pair("preview.copy.receiving", nil)},
		{Value: string(plan.Handover), Label: v.pair("preview.copy.handover", nil)},
		{Value: string(plan.Request), Label: v.pair("preview.copy.request", nil)},
		{Value: string(plan.File), Label: v.pair("preview.copy.file", nil)},
	}
	whose, e := v.pick("preview.copy", copies, string(v.copy), func(s string) {
		v.copy = plan.Copy(s)
		v.speak()
		v.fillChoices()
		v.compose()
		v.Settle()
		v.copies.Focus()
	})
	v.copies = e
	first, _ := v.pick("preview.first_language", languages(), v.first, func(s string) {
		v.first = s
		v.fillPapers()
		v.retitle()
		v.compose()
	})
	second, _ := v.pick("preview.second_language", append(languages(), part.Option{Value: oneLanguage, Label: v.pair("preview.one_language", nil)}),
		v.second, func(s string) { v.second = s; v.retitle(); v.compose() })
	rows := []fyne.CanvasObject{whose}
	if whom != nil {
		rows = append(rows, whom, v.foreign)
	}
	switch v.copy {
	case plan.Carry:
		rows = append(rows, v.quiet("preview.carry_note", nil))
	case plan.File:
		rows = append(rows, v.para("preview.file_note", nil))
	}
	v.languages = part.NewFold(v.languagePair(), func() fyne.CanvasObject { return part.NewCard(first, second) })
	v.printed = part.NewFold(v.paperPair(), func() fyne.CanvasObject { v.fillPapers(); return v.papers })
	v.sayForeign()
	all := []fyne.CanvasObject{part.NewCard(rows...)}
	all = append(all, v.beforehand()...)
	all = append(all, v.languages)
	if v.copy != plan.Carry { // it has a paper of its own
		all = append(all, v.printed)
	}
	v.choices.Set(all...)
	if v.page != nil {
		v.page.Refresh()
	}
}

// speak chooses the languages a paper is first offered in: a request is for
// another country.
func (v *preview) speak() {
	langs := []string{v.c.Language, v.c.Working}
	switch tag := plan.ReaderLang(v.c, v.recipientOf()); {
	case v.copy == plan.Request:
		langs = plan.RequestLangs(v.c)
	case tag != "" && !slices.Contains(langs, tag): // whoever takes over reads another
		langs[0] = tag
	}
	v.first, v.second = langs[0], oneLanguage
	if last := langs[len(langs)-1]; last != v.first && v.copy != plan.Carry {
		v.second = last
	}
}

// named tells whether the paper is for somebody a sharing was agreed for.
func (v *preview) named() bool { return v.copy == plan.Receiving || v.copy == plan.Handover }

// retitle lets the folds say what is chosen in them now.
func (v *preview) retitle() {
	v.languages.SetTitle(v.languagePair())
	v.printed.SetTitle(v.paperPair())
	v.sayForeign()
}

// languagePair is the title over the choice of languages.
func (v *preview) languagePair() part.Pair {
	s := v.say("sitting.languages", nil)
	langs := v.Say.Language(v.first)
	if v.second != oneLanguage {
		langs += " + " + v.Say.Language(v.second)
	}
	s.Text = v.Say.Labelled(s.Text, langs)
	return part.Pair{Hers: s}
}

func (v *preview) recipients() fyne.CanvasObject {
	var options []part.Option
	for _, s := range v.c.All(shareForm) {
		label := v.pair("case.share_noname", nil)
		if a, ok := s.Answer("to.name"); ok && a.Text() != "" {
			label = part.One(a.Text(), s.Working)
		}
		options = append(options, part.Option{Value: string(s.ID), Label: label})
	}
	if len(options) == 0 {
		return part.NewColumn(look.Step, v.para("preview.no_recipient", nil),
			part.NewFlow(look.Step, v.plain("preview.ask", func() { v.Go(Route{Page: ToBegin, Case: v.c.ID, Form: shareForm}) })))
	}
	if v.recipient == "" {
		v.recipient = casefile.SittingID(options[len(options)-1].Value)
		v.speak()
	}
	whom, _ := v.pick("preview.recipient", options, string(v.recipient), func(s string) {
		v.recipient = casefile.SittingID(s)
		v.speak()
		v.fillChoices()
		v.compose()
		v.Settle()
	})
	return whom
}

func (v *preview) recipientOf() casefile.SittingID {
	if v.named() {
		return v.recipient
	}
	return ""
}

func (v *preview) langs() []string {
	if v.second == oneLanguage || v.second == v.first {
		return []string{v.first}
	}
	return []string{v.first, v.second}
}

// paperPair is the title over the choice of paper.
func (v *preview) paperPair() part.Pair {
	s := v.say("paper.title", nil)
	s.Text = v.Say.Labelled(s.Text, v.Say.Say("paper.kind."+v.paper.Name, nil))
	return part.Pair{Hers: s}
}

// fillPapers offers papers, and digits where the first language has its own.
func (v *preview) fillPapers() {
	var kinds []part.Option
	for _, p := range pdf.Papers() {
		kinds = append(kinds, part.Option{Value: p.Name, Label: v.pair("paper.kind."+p.Name, nil)})
	}
	how := part.NewColumn(0)
	folded := func() {
		how.Set()
		if v.paper.Folded {
			how.Set(v.quiet("paper.fold", nil))
		}
	}
	folded()
	kind, _ := v.pick("paper.kind", kinds, v.paper.Name, func(s string) {
		if p, ok := pdf.PaperNamed(s); ok {
			v.paper = p
			folded()
			v.retitle()
			v.compose()
		}
	})
	rows := []fyne.CanvasObject{kind, how}
	if i18n.HasDigits(v.first) {
		digits, _ := v.pick("paper.digits", []part.Option{
			{Value: western, Label: part.One("1 2 3", v.first)},
			{Value: plan.OwnDigits, Label: part.One(i18n.OwnDigits(v.first, "1 2 3"), v.first)},
		}, orWestern(v.digits), func(s string) {
			v.digits = ""
			if s == plan.OwnDigits {
				v.digits = s
			}
			v.compose()
		})
		rows = append(rows, digits)
	}
	v.papers.Set(part.NewCard(rows...))
}

// western is the choice of the digits 0 to 9, which a plan knows as no choice.
const western = "western"

func orWestern(digits string) string {
	if digits == "" {
		return western
	}
	return digits
}

// cannotPrint says which letter no font has, where it stands, and what can be
// done; false where err is something else.
func (v *preview) cannotPrint(err error) bool {
	var missing *pdf.MissingGlyph
	if !errors.As(err, &missing) {
		return false
	}
	key, args := app.Explain(err)
	if where := app.PlaceOnPaper(missing, v.c, v.Shelf, v.Say); where != "" {
		key, args["where"] = "paper.glyph", where
	}
	v.stop(key, args)
	return true
}

// stop says above the page why there is none.
func (v *preview) stop(key string, args i18n.Args) {
	v.stopped.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: v.pair(key, args)}))
	v.stopped.Show()
}
