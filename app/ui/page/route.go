package page

import "onward/app/casefile"

// Name names a page.
type Name string

// The pages.
const (
	ToFirst    Name = "first"
	ToUnlock   Name = "unlock"
	ToNote     Name = "note"
	ToCases    Name = "cases"
	ToNew      Name = "new"
	ToCase     Name = "case"
	ToBegin    Name = "begin"
	ToSitting  Name = "sitting"
	ToTurned   Name = "turned"
	ToCalendar Name = "calendar" // of a case, or of all
	ToPlan     Name = "plan"
	ToPreview  Name = "preview"
	ToSettings Name = "settings"
	ToHelp     Name = "help"
	ToOutside  Name = "outside"
	ToMove     Name = "move"
	ToWords    Name = "words"
	ToCopies   Name = "copies"
	ToPeople   Name = "people"
	ToHire     Name = "hire"   // Section: the id of whom to give a new pass phrase
	ToMember   Name = "member" // Section: the id of whom to change
	ToOwnPass  Name = "own_pass"
	ToSheet    Name = "sheet"
	ToLost     Name = "lost"
	ToApart    Name = "apart"
	ToBring    Name = "bring"
	ToHurt     Name = "hurt"
	ToSeen     Name = "seen"
	ToLog      Name = "log"
	ToKeeping  Name = "keeping"
	ToKeep     Name = "keep"
	ToPapers   Name = "papers"
	ToSafe     Name = "safe"
	ToPost     Name = "post"
	ToLetter   Name = "letter"
	ToSend     Name = "send"
	ToReply    Name = "reply"   // a reply that came back on paper
	ToPlaces   Name = "places"  // the directory
	ToService  Name = "service" // one entry of it
	ToCounting Name = "count"   // Section: the years, "2024-2025"
)

// Route says where to go: plain data, so that locking can remember it. It
// holds random ids and no answer.
type Route struct {
	Page     Name
	Case     casefile.CaseID
	Form     casefile.FormID     // for ToBegin: the form to begin; for ToWords: where they are shown
	Sitting  casefile.SittingID  // for ToSitting, ToTurned, ToPlan and ToPreview
	Section  string              // of the form; for ToWords: their language; for ToSend: the languages of the copy; for ToReply: the check code of a paper; for ToHelp: the page it is asked for on; for ToService: the id of the entry, or "" for a new one
	Question casefile.QuestionID // had the keyboard
}

// Open tells whether a route may be shown while the vault is locked.
func (r Route) Open() bool {
	switch r.Page {
	case ToFirst, ToUnlock, ToNote, ToBring, ToHurt, ToLost:
		return true
	}
	return false
}

// Passing tells whether a page is done with once it is left: going back does
// not come to it again.
func (r Route) Passing() bool {
	return r.Page == ToNew || r.Page == ToBegin || r.Page == ToMove || r.Page == ToHire || r.Page == ToMember || r.Page == ToSheet || r.Page == ToApart || r.Page == ToOwnPass
}
