package app

import (
	"bytes"
	"errors"
	"slices"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
)

// The people who work here, and what each has a key for. The vault decides;
// these are its verbs, said as the house says them.

// What the pages speak of.
type (
	Member = vault.User
	Role   = vault.Role
	Ring   = vault.Ring
	Sheet  = vault.Sheet
	// MemberID names a member for good.
	MemberID = vault.UserID
)

// Keys that pages ask about: to the list of cases and ordinary answers, and to
// who somebody is.
const (
	CasesRing    = vault.Cases
	IdentityRing = vault.Identity
)

// ErrNoStaff says that the store knows of one person only.
var ErrNoStaff = errors.New("people cannot be kept here")

// staff is a store that knows who opens it.
type staff interface {
	Me() vault.User
	Users() ([]vault.User, error)
	FindUser(name string) (vault.User, error)
	AddUser(name string, pass []byte, role vault.Role, rings []vault.Ring) (vault.User, error)
	LetIn(id vault.UserID, rings []vault.Ring) error
	ChangePass(old, pass []byte) error
	SetPass(id vault.UserID, pass []byte) error
	RemoveUser(id vault.UserID) error
	Rename(id vault.UserID, name string) error
	ChangeRole(id vault.UserID, role vault.Role, rings []vault.Ring) error
	NewRecovery() vault.Sheet
	SetRecovery(s vault.Sheet, typed string) error
	KeepApart(id casefile.CaseID, people []vault.UserID) error
	Apart(id casefile.CaseID) ([]vault.UserID, error)
}

var _ staff = sealed{}

// Staff are the people who work here and what may be done about them, or
// ErrNoStaff.
func (d *Desk) Staff() (Staff, error) {
	if s, ok := d.Store.(staff); ok {
		return Staff{s, d}, nil
	}
	return Staff{}, ErrNoStaff
}

// Staff is given by [Desk.Staff].
type Staff struct {
	staff
	desk *Desk
}

// Leads tells whether whoever is here looks after people.
func (s Staff) Leads() bool {
	r := s.Me().Role
	return r == vault.Supervisor || r == vault.Administrator || r == vault.Recovery
}

// KeepApart keeps a case for named people alone, or with none for everybody
// again. Where whoever is here is not among them it is gone from this desk.
func (s Staff) KeepApart(id casefile.CaseID, people []MemberID) error {
	if err := s.desk.Flush(); err != nil {
		return err
	}
	err := s.staff.KeepApart(id, people)
	if err == nil && len(people) > 0 && !slices.Contains(people, s.Me().ID) {
		s.desk.mu.Lock()
		defer s.desk.mu.Unlock()
		delete(s.desk.cases, id)
		s.desk.roll.drop(id)
	}
	return err
}

// SeesCases tells whether whoever is here has a key for any case.
func (s Staff) SeesCases() bool { return s.Me().Holds(vault.Cases) }

// PrintSheet gives a recovery sheet as a page to print, in one or two
// languages. It is on no disk unless whoever gets the bytes puts it there.
func (s Staff) PrintSheet(sheet Sheet, langs ...string) ([]byte, error) {
	p := plan.Recovery(s.desk.Words, langs, sheet.Rows())
	pages, err := pdf.Layout(p, s.desk.Text, pdf.A4)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = pdf.Write(&b, pages, s.desk.Text, pdf.MetaOf(p, pdf.A4, s.desk.Now().UTC()))
	return b.Bytes(), err
}

// Withheld are the rings of a role that can be left out for one person.
func Withheld(r Role) []Ring {
	if r == vault.Worker {
		return []Ring{vault.Identity, vault.Private}
	}
	return nil
}

// Roles lists the roles that can be given.
func Roles() []Role { return vault.Roles }
