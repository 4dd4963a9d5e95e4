package words

import (
	"strconv"
	"strings"
	"time"

	"onward/app/arrival"
	"onward/i18n"
)

// How says who takes words in, and when.
type How struct {
	By string // signs what the file itself does not say who signed; may be empty
	On string // the day, 2026-11-23
}

// Change is one word that is new.
type Change struct {
	Key, File string
	Own       i18n.Own
	Was       i18n.Word
}

// Take holds what a file says against the words as they are, and gives what
// is new in it. Where there is any problem nothing may be taken: then there
// are no changes.
func Take(c *i18n.Catalog, lang string, in Reading, how How) ([]Change, []Problem) {
	if in.Lang != "" && in.Lang != lang {
		return nil, []Problem{{Kind: "language", Args: i18n.Args{"language": in.Lang}}}
	}
	file := map[string]string{}
	for _, s := range c.Sheaves() {
		for _, key := range s.Keys {
			file[key] = s.Name
		}
	}
	var all []Change
	var bad []Problem
	seen := map[string]bool{}
	for _, s := range in.Words {
		name, known := file[s.Key]
		switch {
		case s.Key == "":
			bad = append(bad, Problem{Line: s.Line, Kind: "no_key"})
			continue
		case !known:
			bad = append(bad, Problem{Line: s.Line, Key: s.Key, Kind: "unknown"})
			continue
		case seen[s.Key]:
			bad = append(bad, Problem{Line: s.Line, Key: s.Key, Kind: "twice"})
			continue
		}
		seen[s.Key] = true
		was := entry(c, lang, s.Key, name)
		own, faults := weigh(was, s, how)
		for _, f := range faults {
			bad = append(bad, Problem{Line: s.Line, Key: s.Key, Kind: f.Kind, Args: f.Args})
		}
		if own != nil {
			all = append(all, Change{Key: s.Key, File: name, Own: *own, Was: was.Word})
		}
	}
	if len(bad) > 0 {
		return nil, bad
	}
	return all, nil
}

// Written is what a reviewer writes about one word on the screen, and the state
// she puts it in.
type Written struct{ Key, Text, State, Back, Note string }

// Review gives what one word becomes by what was written, or why that cannot
// be. It is Take for the screen.
func Review(c *i18n.Catalog, lang string, w Written, how How) (i18n.Own, []i18n.Fault) {
	was := entry(c, lang, w.Key, "")
	s := Said{Key: w.Key, English: was.English, Text: w.Text, State: &w.State, Back: &w.Back, Note: &w.Note}
	if w.State != i18n.Draft {
		s.By, s.On = &how.By, &how.On
	}
	own, faults := weigh(was, s, how)
	if len(faults) > 0 {
		return i18n.Own{}, faults
	}
	if own == nil {
		own = &i18n.Own{Text: was.Text, Review: was.Review}
	}
	return *own, nil
}

// weigh gives the word as it becomes, or nil where nothing is new.
func weigh(was Entry, s Said, how How) (*i18n.Own, []i18n.Fault) {
	own := i18n.Own{Text: was.Text, Review: was.Review}
	own.State = was.State
	if s.Text != "" && s.Text != was.Text {
		own.Text = arrival.Tidy(trimAs(s.Text, was.English))
	}
	if s.Back != nil {
		own.Back = oneLine(*s.Back)
	}
	if s.Note != nil {
		own.Note = oneLine(*s.Note)
	}
	sameBack := own.Back == oneLine(was.Review.Back) && own.Note == oneLine(was.Review.Note)
	fresh := own.Text != was.Text
	faults := sign(&own, was, s, how, fresh)
	same := !fresh && sameBack && own.State == was.State && own.By == was.Review.By && own.On == was.Review.On
	if same && len(faults) == 0 {
		return nil, nil
	}
	if fresh || own.State != was.State || was.Changed && own.State != i18n.Draft {
		own.Of = s.English
	}
	if fresh || own.State != i18n.Draft {
		faults = append(faults, Judge(was.Lang, was.Key, was.English, own.Text)...)
	}
	faults = append(faults, second(&own, was, fresh)...)
	if was.Lang == i18n.Source && fresh {
		faults = append(faults, i18n.Fault{Kind: "source"})
	}
	if own.State == i18n.Approved && own.Back == "" && was.Lang != i18n.Source && Agreed(was.Key) {
		faults = append(faults, i18n.Fault{Kind: "no_back"})
	}
	return &own, faults
}

// second holds an approval to two people: what one has reviewed, another
// approves.
func second(own *i18n.Own, was Entry, fresh bool) []i18n.Fault {
	switch {
	case own.State != i18n.Approved:
		own.Checked = ""
	case was.State == i18n.Approved && !fresh:
	case was.State != i18n.Reviewed || fresh:
		return []i18n.Fault{{Kind: "not_reviewed"}}
	case strings.EqualFold(strings.TrimSpace(own.By), strings.TrimSpace(was.Review.By)):
		return []i18n.Fault{{Kind: "same_person", Args: i18n.Args{"name": own.By}}}
	default:
		own.Checked = was.Review.By
	}
	return nil
}

// trimAs takes spaces off the ends of a text where the English has none.
func trimAs(text, english string) string {
	if strings.TrimSpace(english) == english {
		return strings.TrimSpace(text)
	}
	return text
}

// Judge is [i18n.Check], and a look at letters that came in another spelling.
func Judge(lang, key, english, text string) []i18n.Fault {
	faults := i18n.Check(lang, key, english, text)
	look := arrival.Look(text, lang)
	if look.Zawgyi {
		return append(faults, i18n.Fault{Kind: "zawgyi"})
	}
	if look.Faults() {
		faults = append(faults, i18n.Fault{Kind: "hidden"})
	}
	return faults
}

// sign puts a word in the state the file asks for, with name and day.
func sign(own *i18n.Own, was Entry, s Said, how How, fresh bool) []i18n.Fault {
	if s.State == nil {
		signPO(own, was, s, how, fresh)
		return nil
	}
	state := strings.ToLower(strings.TrimSpace(*s.State))
	if state == "" {
		state = was.State
	}
	if state != i18n.Draft && state != i18n.Reviewed && state != i18n.Approved {
		return []i18n.Fault{{Kind: "state", Args: i18n.Args{"state": state}}}
	}
	by := strings.TrimSpace(told(s.By, was.Review.By))
	on, ok := day(strings.TrimSpace(told(s.On, was.Review.On)), was.Review.On)
	if !ok {
		return []i18n.Fault{{Kind: "date", Args: i18n.Args{"date": on}}}
	}
	// A text that was changed under an old signature is not signed.
	stale := fresh && state == was.State && by == was.Review.By && on == was.Review.On
	signed := state != was.State && by == was.Review.By && on == was.Review.On
	switch {
	case stale && how.By == "":
		state = i18n.Draft
	case stale:
		state, by, on = i18n.Reviewed, how.By, how.On
	case signed && how.By != "":
		by, on = how.By, how.On
	}
	if state != i18n.Draft {
		if by == "" {
			by = how.By
		}
		if on == "" {
			on = how.On
		}
		if by == "" {
			return []i18n.Fault{{Kind: "no_name"}}
		}
	}
	own.State, own.By, own.On = state, by, on
	if state == i18n.Draft && (fresh || was.State != i18n.Draft) {
		own.By, own.On = "", "" // nobody signs a draft
	}
	return nil
}

// signPO reads a state from what a PO file can say.
func signPO(own *i18n.Own, was Entry, s Said, how How, fresh bool) {
	unsigned := s.Fuzzy || s.Text == ""
	switch {
	case unsigned == (was.State == i18n.Draft) && !fresh:
		return
	case unsigned, how.By == "":
		own.State, own.By, own.On = i18n.Draft, "", ""
	default:
		own.State, own.By, own.On = i18n.Reviewed, how.By, how.On
	}
	if !fresh && own.State == was.State {
		own.By, own.On = was.Review.By, was.Review.On
	}
}

func told(s *string, before string) string {
	if s == nil {
		return before
	}
	return *s
}

// day reads a date as a sheet has it: as it was written, or as the spreadsheet
// program turned it round, where that can mean one day only or means the day
// that stood there before. Years of the Thai calendar are years of it.
func day(s, before string) (string, bool) {
	if s == "" || s == before {
		return s, true
	}
	if iso(s) != "" {
		return s, true
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '.' || r == '-' || r == ' ' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return s, false
	}
	if y, err := strconv.Atoi(parts[2]); err == nil && y > 2400 {
		parts[2] = strconv.Itoa(y - 543)
	}
	dm := iso(parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]))
	md := iso(parts[2] + "-" + two(parts[0]) + "-" + two(parts[1]))
	switch {
	case dm != "" && (md == "" || md == dm || dm == before):
		return dm, true
	case md != "" && (dm == "" || md == before):
		return md, true
	}
	return s, false
}

func iso(s string) string {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(time.DateOnly)
	}
	return ""
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
