package app

import (
	"errors"
	"io"
	"time"

	"onward/app/directory"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/i18n"
)

// ErrNoPlaces says that there is nothing to print.
var ErrNoPlaces = errors.New("no places to print")

// WriteDirectory writes entries of the directory as a PDF for the wall or the
// bag: by country and place, in one language, each name in its own letters. An
// entry nobody made sure of lately is said to be checked first. Errors:
// ErrNoPlaces, those of Pages and of writing.
func (d *Desk) WriteDirectory(w io.Writer, all []directory.Service, lang string, paper pdf.Paper) error {
	if len(all) == 0 {
		return ErrNoPlaces
	}
	p := DirectoryPages(all, d.Words.For(lang), d.Now())
	pages, err := d.Pages(p, paper)
	if err != nil {
		return err
	}
	return d.WritePDF(w, pages, p, paper)
}

// DirectoryPages are the pages of WriteDirectory, before they are laid out.
func DirectoryPages(all []directory.Service, say *i18n.Printer, now time.Time) *plan.Plan {
	l := lister{say, now}
	title := l.said(say.Say("directory.title", nil))
	p := &plan.Plan{
		Langs: []string{say.Tag()},
		Head: plan.Head{
			Title: title, Foot: l.said(title[0].Text + " · " + say.Day(now)), Date: now.Format(time.DateOnly),
			Page: l.said(say.Say("plan.head.page", i18n.Args{"page": "{page}", "pages": "{pages}"})),
		},
		Blocks: []plan.Block{plan.Paragraph{Part: plan.Part{From: "directory.paper_hint", Text: l.said(say.Say("directory.paper_hint", nil))}}},
	}
	var country, place string
	var rows []plan.Row
	flush := func() {
		if len(rows) > 0 {
			p.Blocks = append(p.Blocks, l.table(rows))
			rows = nil
		}
	}
	for i, s := range directory.Sort(all) {
		if i == 0 || s.Country != country {
			flush()
			p.Blocks = append(p.Blocks, plan.Heading{Level: 1, Text: l.said(say.Country(s.Country))})
			country, place = s.Country, ""
		}
		if s.Place() != place {
			flush()
			place = s.Place()
			if place != "" {
				p.Blocks = append(p.Blocks, plan.Heading{Level: 2, Text: l.theirs(s, place)})
			}
		}
		rows = append(rows, l.row(s))
	}
	flush()
	return p
}

// lister says entries in one language.
type lister struct {
	say *i18n.Printer
	now time.Time
}

func (l lister) said(text string) []plan.Said { return []plan.Said{{Lang: l.say.Tag(), Text: text}} }

// theirs is text in the letters of the country, as far as it is one of ours.
func (l lister) theirs(s directory.Service, text string) []plan.Said {
	return []plan.Said{{Lang: directory.WrittenIn(s.Country, text, l.say.Tag()), Text: text}}
}

func (l lister) table(rows []plan.Row) plan.Table {
	return plan.Table{Columns: []plan.Column{
		{Title: l.said(l.say.Say("directory.f.name", nil)), Share: 0.38},
		{Title: l.said(l.say.Say("directory.f.phone", nil)), Share: 0.34},
		{Title: l.said(l.say.Say("directory.paper_sure", nil)), Share: 0.28},
	}, Rows: rows}
}

func (l lister) row(s directory.Service) plan.Row {
	who := plan.Cell{{From: "name", Text: l.theirs(s, s.Name), Strong: true}}
	if s.English != "" && s.English != s.Name {
		who = append(who, plan.Part{From: "name_en", Text: []plan.Said{{Lang: "en", Text: s.English}}})
	}
	about := l.say.Say("directory.type."+s.Type, nil)
	for _, group := range s.Served {
		about += " · " + l.say.Say("directory.group."+group, nil)
	}
	who = append(who, plan.Part{From: "type", Text: l.said(about)})
	how := plan.Cell{}
	if s.Phone != "" {
		how = append(how, plan.Part{From: "phone", Text: []plan.Said{{Lang: "en", Text: s.Phone}}, Strong: true})
	}
	for _, more := range []struct{ key, text string }{
		{"contact", s.Contact}, {"opening", s.Opening}, {"focal_role", s.Focal}, {"services", s.Services}, {"distance_cost", s.Reach}, {"languages", l.spoken(s)},
	} {
		if more.text != "" {
			how = append(how, plan.Part{From: more.key, Label: l.said(l.say.Say("directory.f."+more.key, nil)), Text: l.theirs(s, more.text)})
		}
	}
	if s.Phone == "" { // a line to write it on, once somebody knows
		how = append(how, plan.Part{From: "phone", Label: l.said(l.say.Say("directory.f.phone", nil)), Lines: 1})
	}
	return plan.Row{Cells: []plan.Cell{who, how, l.sure(s)}}
}

func (l lister) spoken(s directory.Service) string {
	var all []string
	for _, tag := range s.Languages {
		all = append(all, l.say.Language(tag))
	}
	return l.say.List(all...)
}

// sure says when somebody made sure of an entry, and whether to do so first.
func (l lister) sure(s directory.Service) plan.Cell {
	text := l.say.Say("directory.never", nil)
	if s.Checked != "" {
		text = l.say.Say("directory.checked", i18n.Args{"date": l.say.ShortDate(s.Checked)})
	}
	cell := plan.Cell{{From: "checked_on", Text: l.said(text)}}
	if s.CheckFirst(l.now) {
		cell = append(cell, plan.Part{From: "check_first", Text: l.said(l.say.Say("directory.check_first", nil)), Strong: true})
	}
	return cell
}
