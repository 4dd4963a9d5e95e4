package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/lang"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/guard"
	"onward/app/text"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// title is all that a task bar ever shows.
const title = "Onward"

// vaultFile is the name of the vault in a data folder.
const vaultFile = "onward.vault"

// Params is what the program is made of. All but those said to be optional are
// required.
type Params struct {
	Fyne  fyne.App
	Data  string // folder that holds the vault and the settings
	Words *i18n.Catalog
	Shelf *form.Shelf
	Text  *text.Set
	Now   func() time.Time

	Lang    string                 // optional: language of the screens, over the kept one
	Home    string                 // optional: where a saved PDF goes at first
	Options app.Options            // optional: cost of the key of a new vault
	Print   func(pdf []byte) error // optional: nil where nothing prints
	Demo    *Demo                  // optional: a vault of invented people
	Again   func()                 // optional: starts the program anew, after a mistake of ours ended it
	// Alarm says what stays unsaid where no window could be opened; optional.
	Alarm func(text string)
	// Away calls when the system says that the person has gone, until stop; nil
	// where nothing tells.
	Away func(gone func(guard.Why)) (stop func())
	// Work runs work beside the screen and then on its goroutine; nil means
	// with a goroutine and fyne.Do. Tests run both at once.
	Work func(work func() error, then func(error))
}

// Demo is a vault of invented people: who is in it, and its known key.
type Demo struct {
	User, Pass string
	People     func() []*casefile.Case
}

// App is the program.
type App struct {
	Params
	win      fyne.Window
	settings page.Settings
	desk     *app.Desk // nil while locked
	user     string    // who unlocked last, in this run

	show    page.Page
	owing   page.Page // hidden before what was typed on it could be kept
	past    []page.Route
	keys    *part.Keyboard
	lent    bool        // the keyboard is shown as long as this page wants it
	resume  *page.Route // opened again after unlocking
	because page.LockedBecause
	notice  *notice
	copies  copyWatch
	left    chan struct{} // closed when the vault that was left is closed; nil where none was

	begun   time.Time
	fell    bool      // the run before ended by a mistake of ours; said until unlocked
	used    time.Time // last sign of life
	life    pulse
	kept    []string  // words that hold together just now
	clockOf *app.Desk // whose clock was looked at
	blind   bool      // no window could be opened
	covered bool      // the window was left out of pictures, where that is possible
	hidden  bool      // the desk is out of reach, though not closed where saving failed
	hurry   bool      // the keys are to go before a last copy is made
}

// New builds the program and its window, and shows the first page.
func New(p Params) (*App, error) {
	if p.Fyne == nil || p.Data == "" || p.Words == nil || p.Shelf == nil || p.Text == nil || p.Now == nil {
		panic("ui: App needs fyne, a data folder, words, a shelf, text and a clock")
	}
	if p.Work == nil {
		p.Work = beside
	}
	a := &App{Params: p, begun: p.Now()}
	a.Work = a.guarded(p.Work)
	// Where the folder cannot be used the window opens all the same: nobody
	// reads what a program without a window has to say.
	wrong := os.MkdirAll(p.Data, 0o700)
	a.fell = fellBefore(p.Data)
	var chosen bool
	a.settings, chosen = readSettings(p.Data)
	if p.Lang != "" {
		a.settings.Lang, chosen = p.Lang, true
		a.settings = tidy(a.settings)
	}
	a.applyLook()
	a.win = p.Fyne.NewWindow(title)
	a.win.SetPadded(false)
	a.win.Resize(fyne.NewSize(1100, 720))
	a.win.SetMaster()
	a.win.SetCloseIntercept(a.quit)
	a.notice = newNotice()
	a.keys = a.newKeyboard()
	a.listen()
	a.used = p.Now()
	a.because.Demo = a.demoKey()
	there, err := exists(a.vault())
	if wrong == nil {
		wrong = err
	}
	switch {
	case there, p.Demo != nil:
		a.Go(page.Route{Page: page.ToUnlock})
	default:
		if !chosen {
			a.settings.Lang = a.guessLanguage()
		}
		a.Go(page.Route{Page: page.ToFirst})
	}
	if wrong != nil {
		a.trouble(fmt.Errorf("use the data folder: %w", wrong))
	}
	return a, nil
}

// Run shows the window, keeps time, and returns when the window is closed.
func (a *App) Run() {
	if a.falls(crashFile, a.run) {
		a.end()
		os.Exit(1)
	}
	if a.blind {
		os.Exit(1)
	}
}

func (a *App) run() {
	a.win.Show()
	if a.blind = a.windowless(); a.blind {
		if a.Alarm != nil {
			a.Alarm(a.Words.For(a.settings.Lang).Say("explain.no_window", nil))
		}
		return
	}
	done := make(chan struct{})
	t := time.NewTicker(time.Second)
	go func() {
		for {
			select {
			case <-t.C:
				fyne.Do(a.Tick)
			case <-done:
				return
			}
		}
	}()
	stop := a.watchAway()
	a.Fyne.Run()
	stop()
	t.Stop()
	close(done)
	waitFor(a.left) // for the last copy
}

// windowless tells whether the system gave no window. On Windows that is so
// where the graphics know no OpenGL; fyne would wait for ever, unseen.
func (a *App) windowless() (yes bool) {
	if w, ok := a.win.(driver.NativeWindow); ok {
		w.RunNative(func(context any) {
			c, windows := context.(driver.WindowsWindowContext)
			yes = windows && c.HWND == 0
		})
	}
	return yes
}

// Window gives the window, for tests.
func (a *App) Window() fyne.Window { return a.win }

// Settings gives the looks and habits the program runs with.
func (a *App) Settings() page.Settings { return a.settings }

// Page gives what is shown.
func (a *App) Page() page.Page { return a.show }

func (a *App) vault() string { return filepath.Join(a.Data, vaultFile) }

func (a *App) applyLook() {
	a.Fyne.Settings().SetTheme(look.New(look.ModeNamed(a.settings.Mode), a.settings.Scale))
}

// guessLanguage reads the language the computer is set to, where it is one of
// ours. Windows and macOS say it by a call, which fyne makes.
func (a *App) guessLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag, ok := i18n.Known(cutCodeset(os.Getenv(name))); ok {
			return tag
		}
	}
	if runtime.GOOS == "linux" {
		return i18n.Source // fyne reads no more than was read here
	}
	if tag, ok := i18n.Known(lang.SystemLocale().String()); ok {
		return tag
	}
	return i18n.Source
}

func cutCodeset(locale string) string {
	for i, r := range locale {
		if r == '.' || r == '@' {
			return locale[:i]
		}
	}
	return locale
}

// Go shows the page of a route.
func (a *App) Go(r page.Route) {
	if !a.mayShow(r) {
		return
	}
	if r.Page != page.ToTurned && a.show != nil && !a.show.Route().Open() && !a.show.Route().Passing() && a.show.Route() != r {
		a.past = append(a.past, a.show.Route())
	}
	a.open(r)
}

// Back shows the page before, or the cases.
func (a *App) Back() {
	r := page.Route{Page: page.ToCases}
	if !a.mayShow(r) {
		return
	}
	for n := len(a.past); n > 0; n = len(a.past) {
		last := a.past[n-1]
		a.past = a.past[:n-1]
		if last.Case == "" || a.desk == nil || a.desk.Has(last.Case) { // not of a case that was destroyed
			r = last
			break
		}
	}
	a.open(r)
}

func (a *App) open(r page.Route) { a.openWith(r, func(page.Page) {}) }

// openWith shows the page of a route after something was done to it.
func (a *App) openWith(r page.Route, first func(page.Page)) {
	if (a.desk == nil || a.hidden) && !r.Open() {
		r = page.Route{Page: page.ToUnlock}
	}
	if !a.mayShow(r) {
		return
	}
	if !a.hidden { // hiding waits for nothing; letGo keeps it then
		if err := a.keepTyped(); err != nil {
			a.trouble(err)
			return
		}
	}
	if r.Page == page.ToCases {
		a.past = nil
	}
	if a.desk != nil && r.Case != "" {
		a.desk.Looked(r.Case, r.Sitting) // here, so that no page can forget it
	}
	a.keepNames(r)
	a.lent = false
	shown, err := page.Open(a.place(), r)
	if err != nil {
		if a.desk != nil && a.show.Route().Page == page.ToUnlock && r.Page != page.ToCases {
			a.open(page.Route{Page: page.ToCases}) // what was open when it was locked is no longer there
		}
		a.trouble(err)
		return
	}
	first(shown)
	if r.Page == page.ToTurned {
		part.ForgetCopied() // what was copied from a page of the worker's could be pasted there
	}
	before := a.tongue()
	if d, ok := a.show.(page.Dropper); ok {
		d.Drop()
	}
	a.show = shown
	part.SpeakIn(a.words)
	if a.tongue() != before {
		a.keys.Speak(a.words, a.settings.Lang)
	}
	part.CloseMenu(a.win.Canvas())
	a.notice.clear()
	a.used = a.Now()
	a.win.SetContent(frame(a.notice, shown.Content(), a.keys))
	a.settle()
	shown.Ready()
	a.showKeys()
	a.sayStanding(r.Page)
}

// keepNames makes the names of the case that is opened, and the words people
// listed, hold together on screen and on paper.
func (a *App) keepNames(r page.Route) {
	if a.desk == nil {
		a.kept = nil // locking forgot them
		return
	}
	words, err := a.desk.Kept()
	if err != nil {
		a.trouble(err)
	}
	if r.Case != "" {
		if c, err := a.desk.Open(r.Case); err == nil {
			words = append(words, a.desk.Names(c)...)
		}
	}
	if !slices.Equal(words, a.kept) {
		a.kept = words
		a.desk.Text.Keep(words...)
		part.Keep(words...)
	}
}

// sayStanding says what is still true of the program itself, whichever page
// is opened.
func (a *App) sayStanding(on page.Name) {
	switch {
	case on == page.ToNote:
	case a.hidden && a.desk != nil:
		a.trouble(a.desk.SaveState().Err)
	case a.fell:
		a.warn(a.Words.For(a.settings.Lang).Say("explain.stopped", nil))
		a.fell = a.desk == nil
	case a.desk != nil && (on == page.ToCases || on == page.ToCase):
		if err := a.desk.Damage(); err != nil {
			a.trouble(err)
		} else if on == page.ToCases {
			a.sayCopies()
		}
	}
}

// settle makes fyne take note of what was just put on the screen. It learns
// which canvas an object is on only when it next draws; until then nothing on
// a new page could be given the keyboard or be scrolled to.
func (a *App) settle() {
	if c, ok := a.win.Canvas().(interface{ EnsureMinSize() bool }); ok {
		c.EnsureMinSize()
		return
	}
	// fyne's test driver: looking for what is nowhere visits everything.
	a.Fyne.Driver().AbsolutePositionForObject(&canvas.Rectangle{})
}

func (a *App) focus(f fyne.Focusable) {
	a.settle()
	a.win.Canvas().Focus(f)
}

func (a *App) place() *page.Place {
	because := a.because
	if a.hidden { // not locked yet, and not everything is saved
		because.Yes, because.Idle = false, 0
	}
	shelf := a.Shelf
	if a.desk != nil { // which has the forms of its vault too
		shelf = a.desk.Shelf
	}
	there, _ := exists(a.vault())
	return &page.Place{
		Desk: a.desk, Words: a.Words, Say: a.settings.Voice(a.Words, a.settings.Lang), Shelf: shelf,
		Now: a.Now, Settings: a.settings, Folder: a.Data, Home: a.Home, Vault: a.vault(), Empty: !there,
		Doors: page.Doors{
			Go: a.Go, Back: a.Back, Lock: func() { a.Lock() }, Hide: a.Hide, Keys: a.Keys,
			Trouble: a.trouble, Told: a.told, Focus: a.focus, Settle: a.settle, Keep: a.Keep, Lend: a.lend, GiveBack: a.giveBack,
			Work: a.Work, Unlock: a.Unlock, BySheet: a.unlockBySheet, Create: a.create, BringBack: a.bringBack, GoOn: a.goOn, Print: a.Print, Locked: because,
		},
	}
}

// Keep shows settings at once and writes them down.
func (a *App) Keep(s page.Settings) {
	s.Keys = a.settings.Keys // no page changes that, and one may have been opened before it was
	a.settings = tidy(s)
	a.applyLook()
	a.keys.Speak(a.words, a.settings.Lang)
	a.again()
	if err := writeSettings(a.Data, a.settings); err != nil {
		a.trouble(err)
	}
}

// again shows the same page in other looks, with what was typed on it.
func (a *App) again() {
	h, ok := a.show.(page.Holder)
	if !ok {
		a.open(a.show.Route())
		return
	}
	held := h.Hold()
	a.openWith(a.show.Route(), func(p page.Page) {
		if h, ok := p.(page.Holder); ok {
			h.Take(held)
		}
	})
}

func beside(work func() error, then func(error)) {
	go func() {
		err := work()
		fyne.Do(func() { then(err) })
	}()
}
