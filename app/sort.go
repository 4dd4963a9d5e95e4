package app

import (
	"strings"
	"sync/atomic"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
)

// Sort tells which key of a case the answers to a question are sealed with, by
// what the form says of it:
//
//   - what can get someone hurt (sensitivity P3) is private, whatever else it is;
//   - names, photos, papers with numbers, telephones, addresses, signatures and
//     days of birth say who someone is;
//   - the rest are ordinary answers.
//
// What the shelf does not know is private.
func Sort(shelf *form.Shelf) func(casefile.FormID, string, casefile.QuestionID) vault.Ring {
	return func(f casefile.FormID, version string, id casefile.QuestionID) vault.Ring {
		def, ok := shelf.Version(f, version)
		if !ok {
			if def, ok = shelf.Form(f); !ok {
				return vault.Private
			}
		}
		q, _ := def.Question(id)
		switch {
		case q == nil || q.Sens == form.P3 || q.Sens == "":
			return vault.Private
		case tellsWho(q):
			return vault.Identity
		}
		return vault.Cases
	}
}

// tellsWho knows the shared types that say who someone is, and the few plain
// ones that do by what they ask for.
func tellsWho(q *form.Question) bool {
	switch q.Kind {
	case "name", "photo", "iddoc", "phone", "addr", "sign":
		return true
	}
	last := string(q.ID[strings.LastIndex(string(q.ID), ".")+1:])
	switch {
	case last == "birth" || last == "born", last == "name" || last == "known_as", strings.HasSuffix(last, "number"):
		return q.Kind == "pdate" || q.Kind == "date" || q.Kind == "text"
	}
	return false
}

// sorter sorts by the shelf there is now: the Desk lays one of its own when it
// is opened, with the packs that are kept in the vault.
type sorter struct{ shelf atomic.Pointer[form.Shelf] }

func (s *sorter) sort(f casefile.FormID, version string, q casefile.QuestionID) vault.Ring {
	return Sort(s.shelf.Load())(f, version, q)
}
