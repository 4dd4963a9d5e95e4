package main

import (
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/text"
	"onward/app/ui"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/forms"
)

// room is a page of the real program: where it is for one of the invented
// people, and what is done there before one looks.
type room struct {
	name  string
	route func(c *casefile.Case) page.Route
	after func(a *ui.App)
	every bool // in every set of colours, not in the light one alone
	first bool // in a folder that has no vault yet
	keys  bool // with the keyboard on the screen
}

// rooms are all pages, in the order a person comes to them.
func rooms() []room {
	at := func(n page.Name) func(*casefile.Case) page.Route {
		return func(c *casefile.Case) page.Route { return page.Route{Page: n, Case: c.ID} }
	}
	sitting := func(f casefile.FormID, section string) func(*casefile.Case) page.Route {
		return func(c *casefile.Case) page.Route {
			return page.Route{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest(f).ID, Section: section}
		}
	}
	writing := func(c *casefile.Case) page.Route {
		r := sitting("f05", "d10")(c)
		r.Question = "d10.worry"
		return r
	}
	begin := func(c *casefile.Case) page.Route {
		return page.Route{Page: page.ToBegin, Case: c.ID, Form: "f05"}
	}
	receiving := func(c *casefile.Case) page.Route {
		return page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)}
	}
	step := func(c *casefile.Case) page.Route {
		id := casefile.QuestionID("plan.rows")
		a, _ := c.Latest("f09").Answer(id)
		if rows, ok := a.Value.([]any); ok && len(rows) > 0 {
			id = casefile.Cell(id, casefile.RowID(fmt.Sprint(rows[0])), "need")
		}
		return page.Route{Page: page.ToPlan, Case: c.ID, Question: id}
	}
	turned := func(f casefile.FormID, q casefile.QuestionID) func(*casefile.Case) page.Route {
		return func(c *casefile.Case) page.Route {
			return page.Route{Page: page.ToTurned, Case: c.ID, Sitting: c.Latest(f).ID, Question: q}
		}
	}
	pause := func(do func(page.Pauser)) func(*ui.App) {
		return func(a *ui.App) { do(a.Page().(page.Pauser)) }
	}
	return []room{
		{name: "first", route: at(page.ToFirst), first: true, every: true},
		{name: "unlock", route: at(page.ToUnlock)},
		{name: "cases", route: at(page.ToCases)},
		{name: "new", route: at(page.ToNew)},
		{name: "case", route: at(page.ToCase), every: true},
		{name: "seen", route: at(page.ToSeen)},
		{name: "seen-turned", route: at(page.ToTurned)},
		{name: "keep", route: at(page.ToKeep)},
		{name: "keeping", route: at(page.ToKeeping)},
		{name: "log", route: at(page.ToLog)},
		{name: "count", route: at(page.ToCounting)},
		{name: "safe", route: at(page.ToSafe)},
		{name: "begin", route: begin},
		{name: "consent", route: sitting("f01", "")},
		{name: "rapid", route: sitting("f02", "")},
		{name: "needs-d1", route: sitting("f05", "d1")},
		{name: "needs-d3", route: sitting("f05", "d3")},
		{name: "needs-d10", route: sitting("f05", "d10"), every: true},
		{name: "break", route: sitting("f05", "d10"), after: pause(page.Pauser.Break)},
		{name: "stop", route: sitting("f05", "d10"), after: pause(page.Pauser.Stop)},
		{name: "turned-face", route: turned("f05", "d2.now"), every: true},
		{name: "turned-words", route: turned("f05", "d10.worry")},
		{name: "turned-many", route: turned("f05", "d2.needs")},
		{name: "turned-areas", route: turned("f05", "")},
		{name: "turned-break", route: turned("f05", "d2.now"), after: pause(page.Pauser.Break)},
		{name: "keys", route: writing, keys: true, every: true},
		{name: "keys-unlock", route: at(page.ToUnlock), keys: true},
		{name: "arrival-zawgyi", route: writing, after: pasting(oldLetters)},
		{name: "arrival-hidden", route: writing, after: pasting(unseen)},
		{name: "plan", route: at(page.ToPlan)},
		{name: "plan-step", route: step},
		{name: "share", route: sitting("f10", "")},
		{name: "preview", route: at(page.ToPreview), every: true},
		{name: "preview-receiving", route: receiving},
		{name: "copies", route: at(page.ToCopies)},
		{name: "bring", route: at(page.ToBring)},
		{name: "hurt", route: at(page.ToHurt)},
		{name: "people", route: at(page.ToPeople)},
		{name: "apart", route: at(page.ToApart)},
		{name: "papers", route: at(page.ToPapers)},
		{name: "calendar", route: at(page.ToCalendar)},
		{name: "post", route: at(page.ToPost)},
		{name: "places", route: at(page.ToPlaces)},
		{name: "service", route: at(page.ToService)},
		{name: "hire", route: at(page.ToHire)},
		{name: "own-pass", route: at(page.ToOwnPass)},
		{name: "sheet", route: at(page.ToSheet)},
		{name: "lost", route: at(page.ToLost)},
		{name: "settings", route: at(page.ToSettings)},
		{name: "words", route: func(c *casefile.Case) page.Route {
			return page.Route{Page: page.ToWords, Section: c.Language, Form: "f01", Question: "f01.about"}
		}},
		{name: "words-list", route: func(c *casefile.Case) page.Route {
			return page.Route{Page: page.ToWords, Section: c.Language, Form: "f02"}
		}},
		{name: "outside", route: at(page.ToOutside)},
		{name: "help", route: at(page.ToHelp)},
		{name: "note", route: at(page.ToNote)},
	}
}

// What somebody brings from elsewhere: a line in the old Burmese letters, and
// one with signs in it that cannot be seen.
const (
	oldLetters = "ကၽြန္မ မိုးမိုးပါ။ မိခင္ရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။ ကေလး ၄ ေယာက္ရွိတယ္။"
	unseen     = "ទៅ\u200Bផ្ទះ\u202Eវិញ re\u00ADturn ບ\u00A0ານ 10\u202C000"
)

// pasting pastes a text where the keyboard is.
func pasting(s string) func(*ui.App) {
	return func(a *ui.App) {
		if f, ok := a.Window().Canvas().Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board(s)})
		}
	}
}

// board is a clipboard with one text on it.
type board string

func (b board) Content() string   { return string(b) }
func (b board) SetContent(string) {}

// theDay is the day in the gallery, so that the same pictures come out again.
func theDay() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local) }

// tour is the real program on a vault of invented people, in a folder that is
// gone afterwards.
type tour struct {
	app  *ui.App
	dir  string
	demo *ui.Demo
}

// visit begins a tour; without people, in an empty folder.
func visit(fy fyne.App, people bool) (*tour, error) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		return nil, err
	}
	set, err := text.Open()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "gallery")
	if err != nil {
		return nil, fmt.Errorf("make a folder for invented people: %w", err)
	}
	t := &tour{dir: dir}
	p := ui.Params{
		Fyne: fy, Data: dir, Home: dir, Words: words, Shelf: shelf, Text: set, Now: theDay, Lang: "en",
		Work: func(work func() error, then func(error)) { then(work()) },
	}
	if people {
		p.Demo = ui.Invented(theDay)
		t.demo = p.Demo
	}
	if t.app, err = ui.New(p); err == nil && people {
		t.app.Unlock(p.Demo.User, p.Demo.Pass, func(e error) { err = e })
	}
	if err != nil {
		t.end()
		return nil, fmt.Errorf("open the invented people: %w", err)
	}
	return t, nil
}

// end saves, closes and takes the folder away.
func (t *tour) end() {
	if t.app != nil {
		t.app.Lock()
	}
	os.RemoveAll(t.dir)
}

// wear sets the language, colours and text size of the screens.
func (t *tour) wear(lang string, mode look.Mode, size float32) {
	s := t.app.Settings()
	s.Lang, s.Mode, s.Scale = lang, mode.String(), size
	t.app.Keep(s)
}

// show opens a page for the person who speaks a language.
func (t *tour) show(r room, lang string) {
	if p, ok := t.app.Page().(page.Leaver); ok { // nothing else leads away from there
		p.Leave()
		t.app.Unlock(t.demo.User, t.demo.Pass, func(error) {})
	}
	t.app.Go(r.route(casefiletest.Speaking(lang, theDay())))
	if r.keys != t.app.Settings().Keys {
		t.app.Keys()
	}
	if r.after != nil {
		r.after(t.app)
	}
}
