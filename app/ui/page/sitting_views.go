package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

func indexOf(list []string, s string) int { return slices.Index(list, s) }
func equal(a, b []string) bool            { return slices.Equal(a, b) }

// open shows a view in place of the section, or goes back from it.
func (s *sitting) open(view string) {
	if s.view == view {
		s.section()
		return
	}
	s.sheet.scold()
	s.view = view
	switch view {
	case "missing":
		s.page.Set(s.missing())
	case "languages":
		s.page.Set(s.languages())
	case "areas":
		s.page.Set(s.areas()...)
	case "own":
		s.page.Set(s.owned())
	}
	s.foot()
}

// Close implements Closer.
func (s *sitting) Close() bool {
	switch {
	case s.stack.Objects[0] != s.page:
		s.resume()
	case s.view != "":
		s.find.SetText("")
		s.section()
	default:
		return false
	}
	return true
}

// missing lists what the form needs and has not, each a way to its question.
func (s *sitting) missing() fyne.CanvasObject {
	open := s.st.Missing()
	if len(open) == 0 {
		return part.NewCard(s.title("sitting.missing_title", nil), s.para("sitting.missing_none", nil))
	}
	return part.NewCard(append([]fyne.CanvasObject{s.title("sitting.missing_title", nil), s.quiet("sitting.missing_text", nil)}, s.links(open)...)...)
}

// links are ways to questions, by what they ask.
func (s *sitting) links(ids []casefile.QuestionID) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, id := range ids {
		q, ok := s.st.Def().Question(id)
		if !ok {
			continue
		}
		rows = append(rows, part.NewButton(part.ButtonParams{
			Label: s.label(q).OneOf(), Kind: part.Bare, Icon: "right",
			OnTap: func() { s.find.SetText(""); s.goTo(q.Section(), id) },
		}))
	}
	return rows
}

// Find implements Finder.
func (s *sitting) Find() { s.find.Focus() }

// enough is how many questions a search lists.
const enough = 25

// search lists the questions that have some words, in either language.
func (s *sitting) search(words string) {
	words = strings.ToLower(strings.TrimSpace(words))
	if words == "" {
		if s.view == "found" {
			s.section()
		}
		return
	}
	var found []casefile.QuestionID
	for _, sec := range s.st.Def().Sections() {
		for _, q := range sec.Questions() {
			if len(found) < enough && s.st.Shown(q.ID) && s.has(q, words) {
				found = append(found, q.ID)
			}
		}
	}
	s.view = "found"
	rows := s.links(found)
	if len(rows) == 0 {
		rows = []fyne.CanvasObject{s.para("sitting.find_none", nil)}
	}
	s.page.Set(part.NewCard(rows...))
	s.foot()
}

func (s *sitting) has(q *form.Question, words string) bool {
	l := s.label(q)
	return strings.Contains(strings.ToLower(l.Hers.Text+"\n"+l.Working.Text+"\n"+string(q.ID)), words)
}

// languages chooses anew who is spoken to in what.
func (s *sitting) languages() fyne.CanvasObject {
	rec := s.st.Record()
	speak := func(hers, working string) {
		s.Desk.Speak(s.st, hers, working)
		s.rebuild()
	}
	hers, _ := s.pick("begin.hers", languages(), rec.Language, func(tag string) { speak(tag, rec.Working) })
	working, _ := s.pick("begin.working", languages(), rec.Working, func(tag string) { speak(rec.Language, tag) })
	rows := []fyne.CanvasObject{hers, working, s.title("begin.words", nil)}
	for i, tag := range []string{rec.Language, rec.Working} {
		if i == 0 || tag != rec.Language {
			rows = append(rows, part.NewPara(s.coverageOf(tag, s.st.Def()), part.Style{}))
		}
	}
	return part.NewCard(rows...)
}

// rebuild shows the same place in other languages.
func (s *sitting) rebuild() {
	s.Go(Route{Page: s.to, Case: s.c.ID, Sitting: s.st.Record().ID, Section: s.at, Question: s.sheet.at})
}

// Stop implements Pauser: everything is saved, and the screen is calm.
func (s *sitting) Stop() {
	s.Trouble(s.Desk.Flush())
	s.calm("sitting.stop_title", "sitting.stop_text", s.primary("sitting.to_case", s.toCase), s.plain("sitting.go_on", s.resume))
}

// Break implements Pauser.
func (s *sitting) Break() {
	s.Trouble(s.Desk.Flush())
	s.calm("sitting.break_title", "sitting.break_text", s.primary("sitting.go_on", s.resume), s.plain("sitting.stop", s.Stop))
}

// calm covers the page with a few words in both languages.
func (s *sitting) calm(title, text string, next, other *part.Button) {
	s.sheet.scold()
	p := part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{
			part.NewBoth(s.spoken(title, nil), part.Style{Size: look.Survivor}),
			part.NewBoth(s.spoken(text, nil), part.Style{Size: look.Hers}),
			part.NewPara(s.saveState(), part.Style{Color: look.Quiet}),
		},
		Back: other, Next: next, Calm: true,
	})
	s.stack.Objects = []fyne.CanvasObject{p}
	s.stack.Refresh()
	s.Focus(next)
}

// resume goes on where the talk was.
func (s *sitting) resume() {
	s.rested()
	s.stack.Objects = []fyne.CanvasObject{s.page}
	s.stack.Refresh()
	s.sheet.focus(s.sheet.at)
}
