package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/app/words"
	"onward/i18n"
)

// fix is where one word is corrected and signed. What does not fit is said
// while it is typed.
type fix struct {
	*review
	key              string
	english          string
	text, back, note *part.Field
	looks            *part.Para
	faults           *part.Column
	card             *part.Card
}

func newFix(v *review, key string) *fix {
	w, _ := v.Words.Word(v.lang, key)
	en, _ := v.Words.Word(i18n.Source, key)
	d := &fix{review: v, key: key, english: en.Text}
	name := i18n.Args{"language": v.Say.Language(v.lang)}
	d.text = part.NewField(part.FieldParams{Many: true, Lang: v.lang, Text: w.Text, OnChanged: func(string) { d.judge() }})
	d.back = part.NewField(part.FieldParams{Many: true, Lang: i18n.Source, Text: w.Review.Back})
	d.note = part.NewField(part.FieldParams{Lang: v.Say.Tag(), Text: w.Review.Note})
	d.looks = part.NewPara(v.text(w.Text), styleOf(key))
	d.faults = part.NewColumn(2)
	rows := []fyne.CanvasObject{v.whereLine(key), v.sides(key, d.looks)}
	if w.Changed {
		rows = append(rows, v.quiet("words.was", i18n.Args{"english": w.Review.Of}))
	}
	if w.Aside != "" {
		aside := v.say("words.aside", i18n.Args{"text": w.Aside})
		aside.Lang = v.lang
		rows = append(rows, part.NewPara(aside, part.Style{Size: look.Working, Color: look.Quiet}))
	}
	rows = append(rows, part.NewColumn(look.Step/2, v.title("words.text", name), d.text, d.faults))
	if keep := i18n.Places(d.english); len(keep) > 0 {
		rows = append(rows, v.quiet("words.keep", i18n.Args{"list": strings.Join(keep, " ")}))
	}
	if words.Agreed(key) && v.lang != i18n.Source {
		rows = append(rows, v.labelled("words.back", d.back, "words.back_hint"))
	}
	rows = append(rows, v.labelled("words.note", d.note, ""), part.NewFlow(look.Step, d.chip(w)),
		part.NewFlow(look.Step,
			v.primary("words.sign", func() { d.keep(i18n.Reviewed) }),
			v.plain("words.approve", func() { d.keep(i18n.Approved) }),
			v.plain("words.keep_draft", func() { d.keep(i18n.Draft) }),
			v.bare("words.close", func() { v.turnTo("") })))
	d.card = part.NewCard(rows...)
	d.judge()
	return d
}

// judge shows the words as they will look, and what does not fit in them.
func (d *fix) judge() {
	d.looks.Set(d.review.text(d.text.Text()))
	faults := words.Judge(d.lang, d.key, d.english, d.text.Text())
	if d.lang == i18n.Source && d.text.Text() != d.english {
		faults = append(faults, i18n.Fault{Kind: "source"})
	}
	d.tell(faults)
}

func (d *fix) tell(faults []i18n.Fault) {
	var rows []fyne.CanvasObject
	for _, f := range faults {
		rows = append(rows, part.NewPara(d.say("words.problem."+f.Kind, f.Args), part.Style{Size: look.Working, Color: look.Care}))
	}
	if len(rows) == 0 {
		rows = append(rows, d.quiet("words.fits", nil))
	}
	d.faults.Set(rows...)
	if d.card != nil {
		d.card.Refresh()
		d.page.Refresh()
	}
}

// keep puts the word into a state, and goes on to the next of the list.
func (d *fix) keep(state string) {
	who := strings.TrimSpace(d.who.Text())
	if who == "" && state != i18n.Draft {
		d.tell([]i18n.Fault{{Kind: "no_name"}})
		d.who.Focus()
		return
	}
	own, faults := words.Review(d.Words, d.lang, words.Written{
		Key: d.key, Text: d.text.Text(), State: state, Back: d.back.Text(), Note: d.note.Text(),
	}, d.Desk.Signing(who))
	if len(faults) > 0 {
		d.tell(faults)
		d.text.Focus()
		return
	}
	err := d.Desk.Reword(d.lang, map[string]i18n.Own{d.key: own})
	d.Trouble(err)
	if err != nil {
		return
	}
	next := d.next()
	d.open = ""
	d.fill()
	d.Told(d.say("words.kept", nil))
	d.turnTo(next)
}

// next gives the word after this one in the list, or none.
func (d *fix) next() string {
	for i, key := range d.shown {
		if key == d.key && i+1 < len(d.shown) {
			return d.shown[i+1]
		}
	}
	return ""
}
