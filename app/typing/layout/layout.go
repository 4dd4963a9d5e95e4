package layout

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.json data/pinyin.txt data/simplified.txt
var data embed.FS

// Layout is one keyboard.
type Layout struct {
	ID   string // "km", "telex"
	Lang string // BCP 47, of what is typed
	Own  string // the language's name in itself
	Name string // what the layout is called where it is described, in English
	From string // where its keys were taken from
	Rows [][]Key
	at   map[string]Key
}

// Key is one key. Levels are what it types: plain, with Shift, with AltGr, with
// both; empty types nothing.
type Key struct {
	At     string // ISO 9995: row E D C B from the top, column from the left
	Levels [4]string
}

// Types gives what a key types at a level, 0 to 3. A key that has nothing on
// Shift types there what it types without.
func (k Key) Types(level int) string {
	if s := k.Levels[level]; s != "" || level%2 == 0 {
		return s
	}
	return k.Levels[level-1]
}

// Key gives the key of a place.
func (l *Layout) Key(at string) (Key, bool) {
	k, ok := l.at[at]
	return k, ok
}

// HasAlt tells whether AltGr does anything.
func (l *Layout) HasAlt() bool {
	for _, k := range l.at {
		if k.Levels[2] != "" || k.Levels[3] != "" {
			return true
		}
	}
	return false
}

// Joins tells whether words of the language are written without spaces, so
// that a writer may mark their borders with U+200B.
func (l *Layout) Joins() bool {
	return slices.Contains([]string{"th", "lo", "km", "my", "shn", "mnw"}, l.Lang)
}

// ids is the order in which layouts are offered.
var ids = []string{"en", "th", "lo", "km", "my", "shn", "mnw", "vi", "telex", "zh"}

// All gives every layout, in the order in which they are offered.
func All() []*Layout { return all() }

var all = sync.OnceValue(func() []*Layout {
	var ls []*Layout
	for _, id := range ids {
		l, err := read(id)
		if err != nil {
			panic(err) // the data is part of the program
		}
		ls = append(ls, l)
	}
	return ls
})

// Named gives the layout of an ID.
func Named(id string) (*Layout, bool) {
	for _, l := range All() {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}

// For gives the first layout of a language, without regard to its region, or
// the Latin one where there is none. S'gaw Karen, which has none of its own,
// gets the Burmese one.
func For(lang string) *Layout {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "ksw" {
		base = "my"
	}
	for _, l := range All() {
		if own, _, _ := strings.Cut(strings.ToLower(l.Lang), "-"); own == base {
			return l
		}
	}
	return All()[0]
}

func read(id string) (*Layout, error) {
	b, err := data.ReadFile("data/" + id + ".json")
	if err != nil {
		return nil, err
	}
	var f struct {
		Lang, Own, Name, From string
		Keys                  map[string][]string
	}
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("layout %s: %w", id, err)
	}
	l := &Layout{ID: id, Lang: f.Lang, Own: f.Own, Name: f.Name, From: f.From, at: map[string]Key{}}
	for at, levels := range f.Keys {
		k := Key{At: at}
		copy(k.Levels[:], levels)
		l.at[at] = k
	}
	l.Rows = rowsOf(l.at)
	return l, nil
}

// rowsOf sets the keys of the four rows in order; the space bar is no row.
func rowsOf(keys map[string]Key) [][]Key {
	var rows [][]Key
	for _, r := range []string{"E", "D", "C", "B"} {
		var row []Key
		for at, k := range keys {
			if strings.HasPrefix(at, r) {
				row = append(row, k)
			}
		}
		slices.SortFunc(row, func(a, b Key) int { return cmp.Compare(a.At, b.At) })
		rows = append(rows, row)
	}
	return rows
}
