package vault

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// A sitting is stored in up to three parts, each in a box of its own: ordinary
// answers, those that say who someone is, and those that could get someone
// hurt. The content part is always there; another where it has an answer.
//
// What a user has no key for, she neither sees nor changes. But she may have
// typed an answer that belongs there: for that she leaves a letter, sealed to
// those who hold the ring. Whoever holds it and saves the sitting next puts the
// letter's answers in their place. So nothing typed is lost, and a question
// that moves to another class takes its old answers along.

// split gives the parts of a sitting. All but the content's have no time of
// touching, so that they change only when their answers do.
func (v *Vault) split(s *casefile.Sitting) (of [partCount]*casefile.Sitting) {
	for p := range of {
		bare := *s
		bare.Answers = map[casefile.QuestionID][]casefile.Answer{}
		if part(p) != partContent {
			bare.Touched = bare.Begun
		}
		of[p] = &bare
	}
	for q, as := range s.Answers {
		of[partOf(v.sort(s.Form, s.Version, q))].Answers[q] = as
	}
	return of
}

// join adds the answers of a part to a sitting. Where both have answers to one
// question, it changed its class in between, and all of them are kept.
func join(s, more *casefile.Sitting) *casefile.Sitting {
	if s == nil {
		return more
	}
	for q, as := range more.Answers {
		if s.Answers == nil {
			s.Answers = map[casefile.QuestionID][]casefile.Answer{}
		}
		if len(s.Answers[q]) == 0 {
			s.Answers[q] = as
			continue
		}
		one := &casefile.Sitting{Answers: map[casefile.QuestionID][]casefile.Answer{q: s.Answers[q]}}
		two := &casefile.Sitting{Answers: map[casefile.QuestionID][]casefile.Answer{q: as}}
		s.Answers[q] = casefile.Merge(one, two).Answers[q]
	}
	return s
}

// putSitting writes the parts of a sitting.
func (t *Tx) putSitting(ps *parts, c casefile.CaseID, s *casefile.Sitting) error {
	s, read, err := t.v.withLetters(ps, string(c), s)
	if err != nil {
		return err
	}
	of := t.v.split(s)
	if err := t.putJSON(ps.of[partContent], kindSitting, string(s.ID), of[partContent]); err != nil {
		return err
	}
	for _, p := range []part{partIdentity, partPrivate} {
		if ps.of[p] != nil {
			err = t.putPart(ps.of[p], of[p])
		} else if len(of[p].Answers) > 0 {
			err = t.leave(ps, string(c), p, of[p])
		}
		if err != nil {
			return err
		}
	}
	for _, name := range read {
		if err := t.remove(ps.left, kindLeft, name); err != nil {
			return err
		}
	}
	return nil
}

// putPart writes one part, if it is not there as it is already. One that is
// damaged is left as it is until there is something to put in its place.
func (t *Tx) putPart(b *box, s *casefile.Sitting) error {
	v, id := t.v, b.names.Name(kindSitting, string(s.ID))
	if len(s.Answers) == 0 {
		if _, err := v.known(b.kid, id); errors.Is(err, errNoRecord) {
			return nil
		}
		r, err := v.get(b, kindSitting, string(s.ID))
		if errors.Is(err, ErrDamaged) {
			return nil
		}
		if err != nil {
			return err
		}
		clear(r.data)
	}
	data, err := json.Marshal(s)
	if err != nil {
		return ErrShape
	}
	defer clear(data)
	is := wrote{what: sha256.Sum256(data)}
	if was, ok := v.written[id]; ok && was.what == is.what {
		if row, err := v.known(b.kid, id); err == nil && row == was.row {
			return nil
		}
	}
	if err := t.put(b, kindSitting, string(s.ID), data); err != nil {
		return err
	}
	if is.row, err = v.known(b.kid, id); err != nil {
		return err
	}
	v.written[id] = is
	return nil
}

// wrote is what a part was last written with, and the row that it became.
type wrote struct {
	what [32]byte
	row  row
}

// letterName is unique to the sitting, the part and this opening of the vault:
// a later letter does not replace an earlier one that the writer cannot read.
func (v *Vault) letterName(p part, id casefile.SittingID) string {
	return partKind[p] + " " + v.session.String() + " " + string(id)
}

func readLetterName(name string) (p part, id casefile.SittingID, ok bool) {
	f := strings.SplitN(name, " ", 3)
	if len(f) != 3 {
		return 0, "", false
	}
	for p := range partCount {
		if partKind[p] == f[0] {
			return p, casefile.SittingID(f[2]), true
		}
	}
	return 0, "", false
}

func letterLabel(vault seal.ID, caseID string, p part) seal.Label {
	l := caseLabel(vault, caseID, p)
	l.Kind = "left " + partKind[p]
	return l
}

// leave leaves a part for those who hold its ring.
func (t *Tx) leave(ps *parts, caseID string, p part, s *casefile.Sitting) error {
	data, err := json.Marshal(s)
	if err != nil {
		return ErrShape
	}
	defer clear(data)
	return t.post(ps, caseID, t.v.letterName(p, s.ID), p, data)
}

func (t *Tx) post(ps *parts, caseID, name string, p part, data []byte) error {
	to, err := t.v.ringPublic(partRing[p])
	if err != nil {
		return err
	}
	text, err := seal.SealTo(to, letterLabel(t.v.id, caseID, p), data)
	if err != nil {
		return ErrShape
	}
	return t.put(ps.left, kindLeft, name, text)
}

// letter opens a letter, or gives nil where its ring is not held.
func (v *Vault) letter(k *keys, caseID string, r record) ([]byte, part, error) {
	p, _, ok := readLetterName(r.name)
	if r.kind != kindLeft || !ok {
		return nil, p, nil // a kind not known here belongs to a later version
	}
	ring := k.rings[partRing[p]]
	if ring == nil {
		return nil, p, nil
	}
	data, err := ring.Pair().Open(letterLabel(v.id, caseID, p), r.data)
	if err != nil {
		return nil, p, ErrDamaged
	}
	return data, p, nil
}

// letters hands out the letters of a case that can be read.
func (v *Vault) letters(ps *parts, caseID string, do func(name string, s *casefile.Sitting)) error {
	return v.each(ps.left, func(r record) error {
		data, _, err := v.letter(v.keys, caseID, r)
		if err != nil || data == nil {
			return err
		}
		defer clear(data)
		s := new(casefile.Sitting)
		if json.Unmarshal(data, s) != nil {
			return ErrDamaged
		}
		do(r.name, s)
		return nil
	})
}

// withLetters gives a sitting with what letters add to it, and the names of
// the letters. One that does not open stays where it is.
func (v *Vault) withLetters(ps *parts, caseID string, s *casefile.Sitting) (*casefile.Sitting, []string, error) {
	var read []string
	err := v.letters(ps, caseID, func(name string, left *casefile.Sitting) {
		if left.ID == s.ID {
			if read == nil {
				s = s.Clone()
			}
			s, read = join(s, left), append(read, name)
		}
	})
	if errors.Is(err, ErrDamaged) {
		err = nil
	}
	return s, read, err
}

// readParts reads what a user may see of the sittings of a case. withheld are
// the parts that have something in them that she may not, letters that she left
// herself among it.
func (v *Vault) readParts(ps *parts, caseID string, into map[casefile.SittingID]*casefile.Sitting) (withheld []string, err error) {
	bad := &DamageError{}
	keep := func(err error) error {
		var more *DamageError
		if errors.As(err, &more) {
			bad.Records = append(bad.Records, more.Records...)
			clear(v.written) // what is damaged is to be written over
			return nil
		}
		return err
	}
	for _, p := range []part{partIdentity, partPrivate} {
		if ps.of[p] == nil {
			rows, err := v.rows(v.keys.partKid(partKind[p], caseID))
			if err != nil {
				return withheld, err
			}
			if len(rows) > 0 {
				withheld = append(withheld, partRing[p].String())
			}
			continue
		}
		err := keep(v.each(ps.of[p], func(r record) error {
			if r.kind != kindSitting {
				return nil
			}
			s := new(casefile.Sitting)
			if json.Unmarshal(r.data, s) != nil || string(s.ID) != r.name {
				return ErrDamaged
			}
			into[s.ID] = join(into[s.ID], s)
			return nil
		}))
		if err != nil {
			return withheld, err
		}
	}
	err = keep(v.letters(ps, caseID, func(_ string, s *casefile.Sitting) { into[s.ID] = join(into[s.ID], s) }))
	if err != nil {
		return withheld, err
	}
	err = keep(v.each(ps.left, func(r record) error {
		p, _, ok := readLetterName(r.name)
		if ring := partRing[p]; ok && !v.keys.holds(ring) && !slices.Contains(withheld, ring.String()) {
			withheld = append(withheld, ring.String())
		}
		return nil
	}))
	if err != nil {
		return withheld, err
	}
	return withheld, bad.orNil()
}
