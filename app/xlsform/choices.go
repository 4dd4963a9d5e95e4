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

// nearly tells whether a choice is there but for small and large letters.
func (l *list) nearly(name string) bool {
	return slices.ContainsFunc(l.choices, func(c choice) bool { return strings.EqualFold(c.name, name) })
}

const otherChoice = "other"

func (l *list) withOther() *list {
	if slices.Contains(l.names(), otherChoice) {
		return l
	}
	return &list{l.name, append(slices.Clone(l.choices), choice{name: otherChoice})}
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
			l = &list{name: key}
			im.lists[key] = l
		}
		switch {
		case key == "":
			im.lose(r, "list_name", "a choice belongs to no list")
			continue
		case name == "":
			im.lose(r, "name", "a choice stands for nothing")
			continue
		case slices.Contains(l.names(), name):
			im.lose(r, "name", fmt.Sprintf("the choice %q stands in its list twice; the first was taken", name))
			continue
		case len(name) > maxChoice:
			short := fmt.Sprintf("choice%d", r.number)
			im.lose(r, "name", fmt.Sprintf("the choice stands for more than %d bytes of text; it is called %q here", maxChoice, short))
			name = short
		case l.nearly(name):
			other := fmt.Sprintf("%s_%d", name, r.number)
			im.lose(r, "name", fmt.Sprintf("the choice differs from another by small and large letters alone; it is called %q here", other))
			name = other
		}
		l.choices = append(l.choices, choice{name, r})
	}
}
