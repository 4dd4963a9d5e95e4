package vault

// A scripted day: saves of all kinds, each with what must be there once it was
// acknowledged. The book of what was handed in is kept by the script itself
// and never asked of the vault.

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

// state is what somebody who opens the vault must find.
type state struct {
	phrase string            // "" before the vault is made
	told   map[string]string // what is read, by its place
	sheet  string            // the printed recovery sheet; "" while there is none
	copy   *state            // what was so when the newest backup was made; nil while there is none
	hour   int               // a clock that goes on from life to life
}

var firstUser = map[string]string{"user " + testUser: string(Supervisor)}

// scripted opens vaults whose sittings are stored in all three parts.
var scripted = func() Options {
	o := cheap
	o.Sort = func(_ casefile.FormID, _ string, q casefile.QuestionID) Ring {
		switch {
		case strings.HasPrefix(string(q), "about."):
			return Identity
		case q == "n":
			return Private
		}
		return Cases
	}
	return o
}()

func (s *state) now() time.Time { return day(1).Add(time.Duration(s.hour) * time.Hour) }

func (s *state) with(phrase string, told map[string]string) *state {
	n := &state{phrase: phrase, told: maps.Clone(s.told), sheet: s.sheet, copy: s.copy, hour: s.hour + 1}
	if n.told == nil {
		n.told = map[string]string{}
	}
	maps.Copy(n.told, told)
	return n
}

func plain(x any) string {
	b, err := json.Marshal(x)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// readAll reads everything there is, in the words of the book.
func readAll(v *Vault) (map[string]string, error) {
	told := map[string]string{}
	list, err := v.Summaries()
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		told["summary "+string(s.ID)] = plain(s)
		c, err := v.Case(s.ID)
		if err != nil {
			return nil, err
		}
		bookCase(told, c)
		if apart, err := v.Apart(s.ID); err != nil {
			return nil, err
		} else if len(apart) > 0 {
			told["apart "+string(s.ID)] = "yes"
		}
	}
	users, err := v.Users()
	if err != nil {
		return nil, err
	}
	for _, u := range users {
		told["user "+u.Name] = string(u.Role)
	}
	for name, read := range map[string]func() (json.RawMessage, error){"settings": v.Settings, "words": v.Words} {
		b, err := read()
		if err != nil {
			return nil, err
		}
		if b != nil {
			told[name] = string(b)
		}
	}
	return told, nil
}

func bookCase(told map[string]string, c *casefile.Case) {
	bare := *c
	bare.Sittings = nil
	told["case "+string(c.ID)] = plain(bare)
	for _, s := range c.Sittings {
		told[fmt.Sprintf("sitting %s/%s", c.ID, s.ID)] = plain(s)
	}
}

// worker goes through the script.
type worker struct {
	path  string
	r     *rand.Rand
	drive *drive // may be nil
	v     *Vault // nil while closed
	state *state
	may   []*state // asked for since the last acknowledgement
	cases []*casefile.Case
	n     int

	saved, refused int
	again          func() error // asks for the last thing once more
}

// ask does one thing that leads to a next state, and keeps the marks.
func (w *worker) ask(next *state, do func() error) error {
	w.again = func() error { return w.ask(next, do) }
	w.may = append(w.may, next)
	w.mark()
	err := do()
	if err == nil {
		if next != w.state {
			w.saved++
		}
		w.state, w.may = next, nil
		w.mark()
	}
	return err
}

func (w *worker) mark() {
	if w.drive != nil {
		w.drive.ops = append(w.drive.ops, op{kind: opMark, mark: mark{w.state, slices.Clone(w.may)}})
	}
}

// open makes the vault where there is none, or opens it.
func (w *worker) open() error {
	if w.state.phrase == "" {
		return w.ask(w.state.with(testPhrase, firstUser), func() (err error) {
			w.v, err = Create(w.path, testUser, []byte(testPhrase), scripted)
			return err
		})
	}
	return w.ask(w.state, func() (err error) {
		if w.v, err = Open(w.path, testUser, []byte(w.state.phrase), scripted); err != nil {
			return err
		}
		w.cases = nil
		list, err := w.v.Summaries()
		for _, s := range list {
			c, err := w.v.Case(s.ID)
			if err != nil {
				return err
			}
			w.cases = append(w.cases, c)
		}
		return err
	})
}

func (w *worker) close() error {
	if w.v == nil {
		return nil
	}
	v := w.v
	w.v = nil
	return w.ask(w.state, v.Close)
}

// save does one thing of the script, drawn by lot.
func (w *worker) save() error {
	w.n++
	what := w.r.Intn(20)
	switch {
	case len(w.cases) == 0 || what == 0 && len(w.cases) < 5:
		return w.newCase()
	case what == 1:
		text := json.RawMessage(plain(map[string]int{"round": w.n}))
		return w.ask(w.state.with(w.state.phrase, map[string]string{"settings": string(text)}), func() error { return w.v.SaveSettings(text) })
	case what == 2:
		text := json.RawMessage(plain(strings.Repeat("ຄຳ ", w.n)))
		return w.ask(w.state.with(w.state.phrase, map[string]string{"words": string(text)}), func() error { return w.v.SaveWords(text) })
	case what == 3:
		if err := w.close(); err != nil {
			return err
		}
		return w.open()
	case what == 4:
		return w.backUp()
	case what == 5 && w.state.copy != nil:
		return w.bringBack()
	case what == 6:
		return w.changeKeys()
	case what < 10:
		return w.saveTogether()
	}
	return w.saveSitting()
}

func (w *worker) newCase() error {
	c := ma()
	c.ID = casefile.CaseID(fmt.Sprintf("c-%d-%d", len(w.cases), w.r.Int31()))
	told := map[string]string{}
	bookCase(told, c)
	s := casefile.Summary{ID: c.ID, Code: c.Code, Called: "မမြင့်", Language: c.Language, Touched: day(1)}
	told["summary "+string(c.ID)] = plain(s)
	return w.ask(w.state.with(w.state.phrase, told), func() error {
		err := w.v.Batch(func(t *Tx) error { return errors.Join(t.NewCase(c), t.SaveSummary(s)) })
		if err == nil {
			w.cases = append(w.cases, c)
		}
		return err
	})
}

// said changes a sitting: most texts are short, a few fill many pages.
func (w *worker) said(s *casefile.Sitting) {
	long := w.r.Intn(200)
	if w.r.Intn(12) == 0 {
		long = w.r.Intn(6000)
	}
	s.Answers["n"] = []casefile.Answer{{Value: float64(w.n), At: day(2)}, {Value: strings.Repeat("ស ", long), At: day(2)}}
}

func (w *worker) saveSitting() error {
	c := w.cases[w.r.Intn(len(w.cases))]
	s := c.Sittings[w.r.Intn(2)]
	w.said(s)
	told := map[string]string{fmt.Sprintf("sitting %s/%s", c.ID, s.ID): plain(s)}
	return w.ask(w.state.with(w.state.phrase, told), func() error { return w.v.SaveSitting(c.ID, s) })
}

// saveTogether saves both sittings, the summary and the case in one.
func (w *worker) saveTogether() error {
	c := w.cases[w.r.Intn(len(w.cases))]
	for _, s := range c.Sittings {
		w.said(s)
	}
	c.Working = []string{"th", "km", "vi"}[w.r.Intn(3)]
	sum := casefile.Summary{ID: c.ID, Code: c.Code, Called: fmt.Sprint("សុខា ", w.n), Language: c.Language, Touched: day(3), Alerts: w.n}
	told := map[string]string{"summary " + string(c.ID): plain(sum)}
	bookCase(told, c)
	return w.ask(w.state.with(w.state.phrase, told), func() error {
		return w.v.Batch(func(t *Tx) error {
			return errors.Join(t.SaveCase(c), t.SaveSitting(c.ID, c.Sittings[0]), t.SaveSitting(c.ID, c.Sittings[1]), t.SaveSummary(sum))
		})
	})
}

// changeKeys does one of the things that change who can open what: often every
// record is sealed anew in one commit.
func (w *worker) changeKeys() error {
	next := w.state.with(w.state.phrase, nil)
	switch w.r.Intn(5) {
	case 0:
		next.phrase = fmt.Sprint("four other words suffice ", next.hour)
		return w.ask(next, func() error { return w.v.ChangePass([]byte(w.state.phrase), []byte(next.phrase)) })
	case 1:
		sheet := w.v.NewRecovery()
		next.sheet = strings.Join(sheet.Rows(), "\n")
		next.told["user "] = string(Recovery)
		return w.ask(next, func() error { return w.v.SetRecovery(sheet, next.sheet) })
	case 2:
		c := w.cases[w.r.Intn(len(w.cases))]
		at := "apart " + string(c.ID)
		var people []UserID
		if next.told[at] == "" {
			people = []UserID{w.v.Me().ID}
			next.told[at] = "yes"
		} else {
			delete(next.told, at)
		}
		return w.ask(next, func() error { return w.v.KeepApart(c.ID, people) })
	}
	const helper = "Helper"
	if next.told["user "+helper] == "" {
		next.told["user "+helper] = string(Worker)
		return w.ask(next, func() error {
			_, err := w.v.AddUser(helper, []byte("her own words are four"), Worker, nil)
			return err
		})
	}
	delete(next.told, "user "+helper)
	return w.ask(next, func() error {
		users, err := w.v.Users()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(users, func(u User) bool { return u.Name == helper })
		return w.v.RemoveUser(users[i].ID)
	})
}

// backUp makes a copy beside the vault.
func (w *worker) backUp() error {
	next := w.state.with(w.state.phrase, nil)
	next.copy = next
	return w.ask(next, func() error {
		_, err := w.v.Backup(next.now())
		return err
	})
}

// bringBack takes the newest acknowledged copy instead of the vault.
func (w *worker) bringBack() error {
	if err := w.close(); err != nil {
		return err
	}
	next := w.state.with(w.state.copy.phrase, nil)
	next.told, next.sheet = w.state.copy.told, w.state.copy.sheet
	err := w.ask(next, func() error {
		from, err := theCopy(w.path, w.state.copy)
		if err != nil {
			return err
		}
		_, err = Restore(w.path, from, next.now())
		return errors.Join(err, from.Close())
	})
	if err == nil {
		err = w.open()
	}
	return err
}
