package app

import (
	"reflect"
	"strings"
	"sync"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
)

// What the log is told, and by whom: by the Desk's verbs where something is
// done, and by the window, in one place, where something is looked at
// ([Desk.Looked]). What changes the vault is noted in the commit that changes
// it; what is looked at, at once. Looking and writing count once an hour.

// logbook is a store that keeps a log.
type logbook interface {
	Note(...vault.Event) error
	Log(casefile.CaseID) ([]vault.Event, error)
	Names() (map[string]string, error)
	CheckLog() (vault.LogReport, error)
	LogHead(time.Time) (vault.LogHead, error)
	CheckHead(vault.LogHead) error
	CheckEnd(number uint64, typed string) error
}

// noter is a store that writes events in the commit of a save.
type noter interface {
	SaveNoted(casefile.CaseID, *casefile.Sitting, casefile.Summary, []vault.Event) error
}

// often is how long looking at one thing counts as one look.
const often = time.Hour

// notes are the events that are not in the log yet.
type notes struct {
	mu      sync.Mutex
	waiting []vault.Event
	last    map[string]time.Time // by what was done with what
}

// add takes an event down; once says that it counts once an hour.
func (n *notes) add(e vault.Event, once bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if once {
		key := strings.Join([]string{string(e.Did), string(e.Case), e.Args["form"]}, " ")
		if was, ok := n.last[key]; ok && e.At.Sub(was) < often && !e.At.Before(was) {
			return
		}
		if n.last == nil {
			n.last = map[string]time.Time{}
		}
		n.last[key] = e.At
	}
	n.waiting = append(n.waiting, e)
}

func (n *notes) take() []vault.Event {
	n.mu.Lock()
	defer n.mu.Unlock()
	all := n.waiting
	n.waiting = nil
	return all
}

// back puts events back that could not be written, before those that came since.
func (n *notes) back(all []vault.Event) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.waiting = append(all, n.waiting...)
}

// event is something done just now. pairs are names and values of its args.
func (d *Desk) event(did vault.Verb, id casefile.CaseID, pairs ...string) vault.Event {
	e := vault.Event{At: d.Now(), Did: did, Case: id}
	for i := 0; i+1 < len(pairs); i += 2 {
		if e.Args == nil {
			e.Args = map[string]string{}
		}
		e.Args[pairs[i]] = pairs[i+1]
	}
	return e
}

// note writes down what was done, now. Where the log cannot be written just
// then, such as on a full disk, the work goes on and the event waits for the
// next save.
func (d *Desk) note(did vault.Verb, id casefile.CaseID, pairs ...string) {
	d.notes.add(d.event(did, id, pairs...), false)
	d.writeNotes()
}

func (d *Desk) writeNotes() {
	all := d.notes.take()
	if l, ok := d.Store.(logbook); ok && len(all) > 0 && l.Note(all...) != nil {
		d.notes.back(all)
	}
}

// Looked notes that a case was looked at, or a form of it where a sitting is
// given.
func (d *Desk) Looked(id casefile.CaseID, sitting casefile.SittingID) {
	if !d.knows(id) {
		return
	}
	e := d.event(vault.DidView, id)
	if c, err := d.Open(id); err == nil && sitting != "" {
		if s := c.Sitting(sitting); s != nil {
			e = d.event(vault.DidRead, id, "form", string(s.Form))
		}
	}
	d.notes.add(e, true)
	d.writeNotes()
}

// Exported notes that a case was written into a file that is not sealed.
func (d *Desk) Exported(id casefile.CaseID) { d.note(vault.DidExport, id) }

// changed notes that a sitting was written in, with its next save.
func (d *Desk) changed(s *Sitting) {
	d.notes.add(d.event(vault.DidWrite, s.Case.ID, "form", string(s.Record().Form)), true)
}

// answered notes, with the next save, an answer that is more than an answer: a
// choice about what may be done, or that the plan was agreed.
func (d *Desk) answered(s *Sitting, q casefile.QuestionID, was casefile.Answer) {
	is, _ := s.Record().Answer(q)
	if is.Non == was.Non && reflect.DeepEqual(is.Value, was.Value) {
		return
	}
	f := s.Record().Form
	def, known := s.Def().Question(q)
	switch {
	case !known || def.Kind == form.Text || def.Kind == form.Long: // these are typed, and saved many times on the way
	case f == "f01" && (strings.HasPrefix(string(q), "choice.") || strings.HasPrefix(string(q), "taken_back.")), f == "f10":
		d.notes.add(d.event(vault.DidConsent, s.Case.ID, "form", string(f)), false)
	case f == "f09" && (q == "agree.on" || q == "agree.sign") && !is.Empty():
		d.notes.add(d.event(vault.DidAgree, s.Case.ID, "form", string(f)), true)
	}
}

// SaveNoted is [sealed.Save] with the events that belong to it.
func (s sealed) SaveNoted(id casefile.CaseID, sit *casefile.Sitting, sum casefile.Summary, events []vault.Event) error {
	return s.Batch(func(tx *vault.Tx) error {
		if err := tx.SaveSitting(id, sit); err != nil {
			return err
		}
		if err := tx.SaveSummary(sum); err != nil {
			return err
		}
		return noteAll(tx, events)
	})
}

func noteAll(tx *vault.Tx, events []vault.Event) error {
	for _, e := range events {
		if err := tx.Note(e); err != nil {
			return err
		}
	}
	return nil
}
