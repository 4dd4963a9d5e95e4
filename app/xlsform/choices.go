package xlsform

import (
	"fmt"
	"slices"
	"strings"
)

// list is a list of choices.
type list struct {
	name    string
	choices []choice
	taken   map[string]bool // what stands in it, as it is (after a =) and in small letters
}

type choice struct {
	name string
	row  row
}

// names gives what the choices stand for.
func (l *list) names() []string {
	all := make([]string, len(l.choices))
	for i, c := range l.choices {
		all[i] = c.name
	}
	return all
}

const otherChoice = "other"

func (l *list) withOther() *list {
	if slices.Contains(l.names(), otherChoice) {
		return l
	}
	return &list{name: l.name, choices: append(slices.Clone(l.choices), choice{name: otherChoice})}
}

const maxChoice = 100 // bytes of what a choice stands for

// readLists reads the worksheet choices.
func (im *importer) readLists(rows []row) {
	for _, r := range rows {
		key, name := r.get("list_name"), r.get("name")
		if key == "" && name == "" {
			continue // a line to keep lists apart
		}
		l := im.lists[key]
		if l == nil {
			l = &list{name: key, taken: map[string]bool{}}
			im.lists[key] = l
		}
		switch {
		case key == "":
			im.lose(r, "list_name", "a choice belongs to no list")
			continue
		case name == "":
			im.lose(r, "name", "a choice stands for nothing")
			continue
		case l.taken["="+name]:
			im.lose(r, "name", fmt.Sprintf("the choice %q stands in its list twice; the first was taken", name))
			continue
		case len(name) > maxChoice:
			short := fmt.Sprintf("choice%d", r.number)
			im.lose(r, "name", fmt.Sprintf("the choice stands for more than %d bytes of text; it is called %q here", maxChoice, short))
			name = short
		case l.taken[strings.ToLower(name)]:
			other := fmt.Sprintf("%s_%d", name, r.number)
			im.lose(r, "name", fmt.Sprintf("the choice differs from another by small and large letters alone; it is called %q here", other))
			name = other
		}
		l.taken["="+name], l.taken[strings.ToLower(name)] = true, true
		l.choices = append(l.choices, choice{name, r})
	}
}
