package ui

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/text"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/app/vault"
	"onward/forms"
	"onward/i18n"
)

// story is a person at the screen: the real program on fyne's test driver,
// with a folder, a clock and a vault of its own.
type story struct {
	t   testing.TB
	a   *App
	now time.Time
}

const (
	worker = "W1"
	phrase = "maple kettle river lamp"
)

func begin(t testing.TB, change func(*Params)) *story {
	t.Helper()
	s := &story{t: t, now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local)}
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	p := Params{
		Fyne: test.NewTempApp(t), Data: t.TempDir(), Home: t.TempDir(),
		Words: i18n.Open(), Shelf: shelf, Text: set, Lang: "en",
		Now: func() time.Time { return s.now }, Options: app.Options{Cost: vault.CostFloor},
		Work: func(work func() error, then func(error)) { then(work()) },
	}
	if change != nil {
		change(&p)
	}
	if s.a, err = New(p); err != nil {
		t.Fatal(err)
	}
	s.a.win.Resize(fyne.NewSize(1100, 720))
	t.Cleanup(func() { s.a.letGo() })
	return s
}

// settled begins with a vault that is there and open.
func settled(t testing.TB) *story {
	t.Helper()
	s := begin(t, nil)
	s.create()
	return s
}

func (s *story) create() {
	s.t.Helper()
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.taps("Begin")
	s.on(page.ToCases)
}

// objects gives everything on the screen that is visible.
func (s *story) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		all = append(all, o)
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(s.a.win.Content())
	return all
}

// says gives all words on the screen, line breaks taken out.
func (s *story) says() string {
	var b strings.Builder
	for _, o := range s.objects() {
		switch o := o.(type) {
		case *part.Para:
			b.WriteString(o.Text() + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + " ")
		}
	}
	return b.String()
}

func (s *story) sees(words string) {
	s.t.Helper()
	if !strings.Contains(s.says(), words) {
		s.t.Fatalf("%q is not on the screen:\n%s", words, s.says())
	}
}

func (s *story) seesNot(words string) {
	s.t.Helper()
	if strings.Contains(s.says(), words) {
		s.t.Fatalf("%q is on the screen:\n%s", words, s.says())
	}
}

// on holds the name of the page that is shown.
func (s *story) on(name page.Name) {
	s.t.Helper()
	if got := s.a.Page().Route().Page; got != name {
		s.t.Fatalf("on page %q, want %q:\n%s", got, name, s.says())
	}
}

// button finds a button by its words.
func (s *story) button(label string) *part.Button {
	s.t.Helper()
	for _, o := range s.objects() {
		if b, ok := o.(*part.Button); ok && strings.Contains(b.Label(), label) {
			return b
		}
	}
	s.t.Fatalf("no button %q:\n%s", label, s.says())
	return nil
}

func (s *story) taps(label string) {
	s.t.Helper()
	b := s.button(label)
	if b.Disabled() {
		s.t.Fatalf("button %q cannot be pressed", label)
	}
	test.Tap(b)
}

// types types into whatever has the keyboard.
func (s *story) types(text string) {
	s.t.Helper()
	f := s.a.win.Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the keyboard")
	}
	test.Type(f, text)
}

// key presses a key in whatever has the keyboard, or in the window.
func (s *story) key(k fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: k}
	if f := s.a.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	s.a.win.Canvas().OnTypedKey()(ev)
}

func (s *story) shortcut(k fyne.KeyName, m fyne.KeyModifier) {
	sc := &desktop.CustomShortcut{KeyName: k, Modifier: m}
	if f, ok := s.a.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(sc)
		return
	}
	s.a.win.Canvas().(fyne.Shortcutable).TypedShortcut(sc)
}

// question finds the card of a question; its id may end in the column of the
// only row there is.
func (s *story) question(id string) *part.Question {
	s.t.Helper()
	if q := s.findQuestion(id); q != nil {
		return q
	}
	s.t.Fatalf("question %s is not asked:\n%s", id, s.says())
	return nil
}

func (s *story) findQuestion(id string) *part.Question {
	for _, o := range s.objects() {
		if q, ok := o.(*part.Question); ok && (q.ID() == id || strings.HasPrefix(id, "*") && strings.HasSuffix(q.ID(), id[1:])) {
			return q
		}
	}
	return nil
}

// chooses picks the nth option of a question by keyboard.
func (s *story) chooses(id string, n int) {
	s.t.Helper()
	s.question(id).Focus()
	s.key(fyne.KeyHome)
	for range n {
		s.key(fyne.KeyRight)
	}
	s.key(fyne.KeySpace)
}

func (s *story) writes(id, text string) {
	s.t.Helper()
	s.question(id).Focus()
	s.types(text)
}

func (s *story) goes(r page.Route) { s.a.Go(r) }

func (s *story) passes(d time.Duration) {
	s.now = s.now.Add(d)
	s.a.Tick()
}

func (s *story) files(dir string) []string {
	s.t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		s.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// newCase opens a case of a person who speaks a language and gives its id.
func (s *story) newCase(lang string) casefile.CaseID {
	s.t.Helper()
	c, err := s.a.desk.Register(lang, "en")
	if err != nil {
		s.t.Fatal(err)
	}
	return c.ID
}

// sits begins a form of a case and shows one section of it.
func (s *story) sits(id casefile.CaseID, f casefile.FormID, section string) casefile.SittingID {
	s.t.Helper()
	st, err := s.a.desk.Begin(id, f)
	if err != nil {
		s.t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: st.Record().ID, Section: section})
	s.on(page.ToSitting)
	return st.Record().ID
}
