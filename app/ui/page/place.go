package page

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/form"
	"onward/app/ui/part"
	"onward/i18n"
)

// Page is one screen.
type Page interface {
	Content() fyne.CanvasObject
	// Route says how to come back to what is shown just now.
	Route() Route
	// Ready is called once the page is shown; it gives the keyboard away.
	Ready()
}

// Abilities a page may have.
type (
	// Turner goes to the next section or page (1) or the one before (-1).
	Turner interface{ Turn(by int) }
	// Chooser takes an answer by its place, from 1; false where there is none.
	Chooser interface{ Choose(n int) bool }
	// Finder gives the keyboard to its search field.
	Finder interface{ Find() }
	// Pauser stops a talk, or makes a break in it.
	Pauser interface {
		Stop()
		Break()
	}
	// Closer closes what lies on top; false where nothing did.
	Closer interface{ Close() bool }
	// Holder keeps what was typed on it, and nowhere else yet, while it is
	// shown anew in another language or look. Take is given what Hold gave, on
	// the new page before Ready.
	Holder interface {
		Hold() any
		Take(held any)
	}
	// Hander turns the screen to the person.
	Hander interface{ Hand() }
	// Leaver is a turned screen; Leave gives it back, which locks.
	Leaver interface{ Leave() }
	// Speaker speaks another language than the screens.
	Speaker interface{ Speaks() string }
	// Waiter is told whether it will soon be closed because nobody uses it.
	Waiter interface{ Waits(soon bool) }
	// Keeper writes down what is typed on it and nowhere else yet, before
	// another page is shown or the vault closes; with an error neither is.
	Keeper interface{ Keep() error }
	// Dropper is told that it is no longer shown.
	Dropper interface{ Drop() }
	// Ticker is told the time, about each second.
	Ticker interface{ Tick(now time.Time) }
)

// Settings are the looks and habits kept outside the vault. Nothing about a
// person may ever be in them.
type Settings struct {
	Lang  string  `json:"lang"`  // of the screens, BCP 47
	Mode  string  `json:"mode"`  // light dark contrast
	Scale float32 `json:"scale"` // text size, 1 for 100 %
	Idle  int     `json:"idle"`  // minutes without use before locking
	Leave bool    `json:"leave"` // lock as soon as another window is in front
	Hers  int     `json:"hers"`  // the same, of a screen that was turned to the person
	Own   bool    `json:"own"`   // numbers in the digits of each language that has some
	Keys  bool    `json:"keys"`  // a keyboard is shown on the screen
	Names bool    `json:"names"` // lists show names, not only codes
}

// Voice gives the voice of a language on the screens.
func (s Settings) Voice(words *i18n.Catalog, lang string) *i18n.Printer {
	p := words.For(lang)
	if s.Own {
		return p.Own()
	}
	return p
}

// Place is what every page is given.
type Place struct {
	Desk     *app.Desk // nil while locked
	Words    *i18n.Catalog
	Say      *i18n.Printer // the language of the screens
	Shelf    *form.Shelf
	Now      func() time.Time
	Settings Settings
	Folder   string // where the files are
	Home     string // where a saved PDF goes at first
	Vault    string // the vault's file
	Empty    bool   // there is no vault yet
	Doors
}

// Doors are what a page may ask of the window.
type Doors struct {
	Go      func(Route)
	Back    func()
	Lock    func()
	Hide    func()
	Keys    func()      // shows the keyboard on the screen, or puts it away
	Trouble func(error) // says above the page what went wrong; nil takes it back
	Told    func(words part.Said)
	Focus   func(fyne.Focusable)
	Settle  func()                                    // lets what was just put on the screen be given the keyboard
	Keep    func(Settings)                            // shows and keeps settings
	Work    func(work func() error, then func(error)) // beside the screen
	Unlock  func(user, pass string, then func(error)) // unlocks
	BySheet func(typed string, then func(error))      // unlocks with the recovery sheet
	Create  func(user, pass string, then func(error)) // makes the vault
	GoOn    func(user, pass string, then func(error)) // unlocks a vault that is not as it was left, and takes it as it is
	Print   func(pdf []byte) error                    // nil where nothing prints
	Locked  LockedBecause

	BringBack func(*app.OpenedCopy) // locks, and puts a copy in the vault's place

	Lend     func(bool)  // shows the keyboard on the screen as long as this page wants it
	GiveBack func(Route) // locks a screen that was turned to the person; then unlocking shows the route
}

// LockedBecause tells the unlock page why it is shown.
type LockedBecause struct {
	Idle int  // minutes, where nobody used it
	Yes  bool // it was open before
	Demo *Demo
	Hurt error     // it did not open, because it is damaged
	Wait bool      // a copy is being brought back
	Back time.Time // a copy of that day was brought back
}

// Demo is the known key of a vault of invented people.
type Demo struct{ User, Pass string }

// Open builds the page of a route.
func Open(p *Place, r Route) (Page, error) {
	switch r.Page {
	case ToFirst:
		return newFirst(p), nil
	case ToUnlock:
		return newUnlock(p), nil
	case ToNote:
		return newNote(p), nil
	case ToCases:
		return newCases(p), nil
	case ToNew:
		return newNew(p), nil
	case ToCase:
		return newCase(p, r)
	case ToBegin:
		return newBegin(p, r)
	case ToSitting:
		return newSitting(p, r)
	case ToTurned:
		return newTurned(p, r)
	case ToCalendar:
		return newCalendar(p, r)
	case ToPlan:
		return newPlan(p, r)
	case ToPreview:
		return newPreview(p, r)
	case ToSettings:
		return newSettings(p, r), nil
	case ToHelp:
		return newHelp(p, r), nil
	case ToOutside:
		return newOutside(p), nil
	case ToMove:
		return newMove(p, r)
	case ToPeople:
		return newPeople(p)
	case ToHire:
		return newHire(p, r)
	case ToMember:
		return newMember(p, r)
	case ToOwnPass:
		return newOwnPass(p)
	case ToSheet:
		return newRecovery(p)
	case ToApart:
		return newApart(p, r)
	case ToLost:
		return newLost(p), nil
	case ToCopies:
		return newCopies(p), nil
	case ToBring:
		return newBring(p), nil
	case ToHurt:
		return newHurt(p), nil
	case ToSeen:
		return newSeen(p, r)
	case ToLog:
		return newHistory(p), nil
	case ToKeeping:
		return newKeeping(p)
	case ToKeep:
		return newKeep(p, r)
	case ToPapers:
		return newPapers(p, r)
	case ToSafe:
		return newSafe(p), nil
	case ToPost:
		return newPost(p), nil
	case ToLetter:
		return newLetter(p), nil
	case ToSend:
		return newSend(p, r)
	case ToReply:
		return newReply(p, r)
	case ToPlaces:
		return newPlaces(p), nil
	case ToCounting:
		return newCounting(p, r)
	case ToService:
		return newService(p, r)
	case ToWords:
		return newReview(p, r), nil
	}
	return nil, fmt.Errorf("no page %q", r.Page)
}

// say gives words in the language of the screens.
func (p *Place) say(key string, args i18n.Args) part.Said {
	return part.Said{Text: p.Say.Say(key, args), Lang: p.Say.Tag()}
}

// pair is say for parts that can speak two languages.
func (p *Place) pair(key string, args i18n.Args) part.Pair {
	return part.Pair{Hers: p.say(key, args)}
}

// words gives the small words of parts in the language of the screens.
func (p *Place) words(key string) part.Pair { return p.pair(key, nil) }

// explain says an error in words.
func (p *Place) explain(err error) string {
	key, args := app.Explain(err)
	return p.Say.Say(key, args)
}
