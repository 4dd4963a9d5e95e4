package plan

import (
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// Blank makes a form to fill in by hand, for days without power: every
// question with squares to tick and lines to write on, and under them, small,
// the answers that are always open. What a form works out by itself is left out;
// what it would only ask after another answer is there. langs are one or two,
// the person's first. Where sections are named only they are printed, such as
// the part of a search that the worker there fills in ("b" of F07).
func Blank(def *form.Def, words *i18n.Catalog, langs []string, sections ...string) *Plan {
	b := &blank{voice: newVoice(words, langs, ""), plan: &Plan{Langs: langs}}
	id := string(def.ID())
	h := Head{Code: casefile.Code(def.Code())}
	h.Title = b.say(id+".title", nil)
	h.Kind = b.say("plan.kind.blank", nil)
	h.Page = b.say("plan.head.page", nil)
	h.Foot = b.each(func(p *i18n.Printer) string {
		return b.word(p, i18n.Args{"code": def.Code()}, "plan.head.form") + " · " +
			b.word(p, i18n.Args{"version": def.Version()}, "plan.head.version")
	})
	b.add(Table{
		Columns: []Column{{Share: 0.34}, {Share: 0.33}, {Share: 0.33}},
		Rows: []Row{{[]Cell{
			{b.line("plan.blank.code")}, {b.line("plan.blank.worker")}, {b.line("plan.blank.date")},
		}}},
	}, Paragraph{Part: Part{From: "plan.blank.intro", Text: b.say("plan.blank.intro", nil)}})
	for _, s := range def.Sections() {
		if len(sections) > 0 && !slices.Contains(sections, s.ID) {
			continue
		}
		b.title(1, s.Words, s.ID)
		b.items(s.Items)
		b.close()
	}
	if b.drafts {
		h.Draft = b.say("plan.draft_words", nil)
	}
	b.plan.Head = h
	return b.plan
}

type blank struct {
	*voice
	plan *Plan
	rows []Row // of the questions since the last heading
}

func (b *blank) add(blocks ...Block) { b.plan.Blocks = append(b.plan.Blocks, blocks...) }

// close puts the questions so far into a table: what is asked left, room for
// the answer right.
func (b *blank) close() {
	if len(b.rows) > 0 {
		b.add(Table{Columns: []Column{{Share: 0.42}, {Share: 0.58}}, Rows: b.rows})
		b.rows = nil
	}
}

// title opens a section or group. Words of packs from outside may be literal;
// one without any shows its id.
func (b *blank) title(level int, words, id string) {
	b.close()
	said := b.each(func(p *i18n.Printer) string {
		if _, ok := p.Find(words + ".title"); !ok {
			return id
		}
		return b.word(p, nil, words+".title")
	})
	if len(said) > 0 {
		b.add(Heading{level, said})
	}
}

func (b *blank) items(items []form.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *form.Group:
			b.title(2, it.Words, "")
			b.items(it.Items)
			b.close()
		case *form.Note:
			b.close()
			b.add(Paragraph{Part: Part{From: it.Words, Text: b.say(it.Words+".text", nil)}})
		case *form.Question:
			b.question(it)
		}
	}
}

func (b *blank) question(q *form.Question) {
	if q.Who == form.Computed || q.Compute != "" {
		return
	}
	label := b.asked(q)
	if q.Kind == form.Table {
		b.close()
		b.table(q, label)
		return
	}
	ask := Part{From: string(q.ID), Text: label}
	editor := b.editor(q)
	answer := append(editor, b.nonAnswers(q)...)
	if len(editor[0].Boxes) > sideBySide {
		b.close() // many squares take the whole width
		b.add(Table{Columns: []Column{{Share: 1}}, Rows: []Row{{[]Cell{append(Cell{ask}, answer...)}}}})
		return
	}
	b.rows = append(b.rows, Row{[]Cell{{ask}, answer}})
}

// asked is the question itself; one without words shows its id.
func (v *voice) asked(q *form.Question) []Said {
	return v.each(func(p *i18n.Printer) string {
		if _, ok := p.Find(q.Words + ".label"); !ok {
			return string(q.ID)
		}
		return v.word(p, nil, q.Words+".label")
	})
}

// joined says two things in one line, in each language.
func joined(a, c []Said) []Said {
	both := slices.Clone(a)
	for i := range min(len(a), len(c)) {
		both[i].Text += " · " + c[i].Text
	}
	return both
}

// nonAnswers are squares the worker ticks, and so in the worker's language
// alone.
func (b *blank) nonAnswers(q *form.Question) Cell {
	p := Part{From: string(q.ID), Quiet: true}
	worker := b.printers[len(b.printers)-1]
	for _, n := range q.NonAnswers {
		said := Said{Lang: worker.Tag(), Text: b.word(worker, nil, "non."+string(n))}
		p.Boxes = append(p.Boxes, Box{Text: []Said{said}})
	}
	return Cell{p}
}

const (
	wideTable  = 4 // columns a sheet can hold
	sideBySide = 3 // options that stand well beside their question
)

// table makes blank rows: as a table where the columns fit on the sheet, as
// one question under the other where they do not, or where a row has lists of
// its own. These come last, so that it is plain to whose row they belong.
func (b *blank) table(q *form.Question, label []Said) {
	rows := 3
	b.add(Heading{2, label})
	var columns, lists []*form.Question
	for _, c := range q.Columns {
		switch {
		case c.Who == form.Computed || c.Compute != "":
		case c.Kind == form.Table:
			lists = append(lists, c)
		default:
			columns = append(columns, c)
		}
	}
	if len(columns) > wideTable || len(lists) > 0 {
		columns = append(columns, lists...)
		rows = 2 // each is half a page
		for i := range rows {
			title := b.say("plan.blank.row", i18n.Args{"number": i + 1})
			if q.Table() != nil { // or it might be taken for the next row of the table around it
				title = joined(label, title)
			}
			b.add(Heading{2, title})
			for _, c := range columns {
				b.question(c)
			}
			b.close()
		}
		return
	}
	var t Table
	for _, c := range columns {
		var title []Said
		if !c.Bare() {
			title = b.asked(c)
		}
		t.Columns = append(t.Columns, Column{title, 1 / float64(len(columns))})
	}
	for range rows {
		var r Row
		for _, c := range columns {
			r.Cells = append(r.Cells, b.editor(c))
		}
		t.Rows = append(t.Rows, r)
	}
	b.add(t)
}

// editor is where the answer to a question goes.
func (b *blank) editor(q *form.Question) Cell {
	p := Part{From: string(q.ID)}
	switch q.Kind {
	case form.YesNo, form.One, form.Many:
		p.Boxes = b.boxes(q.Choices(), q.OptionWords)
	case form.Face5:
		p.Boxes = b.boxes([]string{"1", "2", "3", "4", "5"}, scale(q, "face."))
	case form.Level4:
		p.Boxes = b.boxes([]string{"1", "2", "3", "4"}, scale(q, "level."))
	case form.Long:
		p.Lines = 2
	case form.Date:
		return Cell{b.line("plan.blank.date_parts")}
	case form.PDate:
		return Cell{b.line("plan.blank.date_parts"), b.line("plan.blank.age")}
	case form.Sign:
		p.Boxes = b.boxes([]string{"signed", "thumb", "spoken", "refused"}, scale(q, "mark."))
		return Cell{p, b.line("plan.blank.date")}
	default:
		if parts := shapes[q.Kind]; parts != "" {
			var cell Cell
			for _, name := range strings.Fields(parts) {
				cell = append(cell, b.line("plan.blank."+name))
			}
			return cell
		}
		p.Lines = 1
		if q.Long {
			p.Lines = 2
		}
	}
	return Cell{p}
}

// shapes are the lines that the shared types with several parts ask for.
var shapes = map[form.Kind]string{
	form.Name: "name_full name_roman name_called", form.Phone: "phone phone_owner phone_safe phone_when",
	form.Addr: "addr landmark country", form.Money: "amount currency", form.IDDoc: "doc_number doc_place doc_expires country",
}

// boxes are squares to tick, each with the first words its ladder leads to.
func (b *blank) boxes(values []string, ladder func(v string) []string) []Box {
	var all []Box
	for _, v := range values {
		keys := ladder(v)
		all = append(all, Box{Text: b.each(func(p *i18n.Printer) string {
			if _, ok := p.Find(keys...); !ok {
				return v
			}
			return b.word(p, nil, keys...)
		})})
	}
	return all
}

// scale is the ladder of a shared type's steps: the question's own words for
// one, or those of the type.
func scale(q *form.Question, shared string) func(v string) []string {
	return func(v string) []string { return []string{q.Words + ".opt." + v, shared + v} }
}

func (b *blank) line(key string) Part {
	return Part{From: key, Label: b.say(key, nil), Lines: 1}
}
