package forms_test

import (
	"testing"

	"onward/app/casefile"
)

func consentTalk(t *testing.T) *talk {
	k := begin(t, "f01")
	k.says("session.date", today)
	k.says("session.worker", "w1")
	k.says("session.language", "khm")
	return k
}

// No to being told, or no to help, goes straight to the last step: no further
// question, no signature, no reason.
func TestF01_ANoIsAsShortAsAYes(t *testing.T) {
	yes := consentTalk(t)
	yes.says("told.may_i", "yes")
	yes.says("choice.help", "yes")

	atOnce := consentTalk(t)
	atOnce.says("told.may_i", "no")
	atOnce.spares("told.who", "told.report", "choice.help", "choice.police", "able.understands", "method.read_back", "method.copy")
	atOnce.asks("method.number", "method.sign")
	atOnce.says("method.sign", signed("refused"))
	atOnce.lacks()
	atOnce.asksBack("method.sign")

	afterHearing := consentTalk(t)
	afterHearing.says("told.may_i", "yes")
	afterHearing.says("choice.help", "no")
	afterHearing.asks("told.who", "method.number")
	afterHearing.spares("choice.record", "choice.photo", "choice.police", "choice.limits", "able.understands", "method.read_back")
	afterHearing.lacks()

	if atOnce.asked() >= afterHearing.asked() || afterHearing.asked() >= yes.asked() {
		t.Errorf("a no asks %d or %d questions, a yes %d", atOnce.asked(), afterHearing.asked(), yes.asked())
	}
}

// "Later" is no half yes.
func TestF01_LaterEndsItTheSameWay(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "later")
	k.spares("told.why", "choice.help", "able.understands")
	k.asks("method.number")
}

func TestF01_AnInterpreterFromTheSameVillageIsADanger(t *testing.T) {
	k := consentTalk(t)
	k.spares("interpreter.close", "interpreter.agreed", "method.interpreter_sign")
	k.says("interpreter.needed", true)
	k.asks("interpreter.close", "interpreter.agreed", "interpreter.signed", "method.interpreter_sign")
	k.says("interpreter.close", true)
	k.warns("interpreter_close red 1h worker")
	k.says("interpreter.agreed", false)
	k.warns("interpreter_change red 1h worker")
	k.says("interpreter.signed", false)
	k.warns("interpreter_sign amber 1h worker")
	k.says("interpreter.understood", 2.0)
	k.warns("interpreter_unclear amber 1h worker")
	k.says("interpreter.change", true)
	k.warns("interpreter_next amber 3d worker")

	k.says("interpreter.needed", false)
	k.rests("interpreter_close", "interpreter_change", "interpreter_unclear")
}

// No embassy is offered to anyone who has not said, clearly, that there is
// nothing to fear.
func TestF01_TheEmbassyWaitsForAClearNo(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "yes")
	k.says("choice.help", "yes")
	k.spares("choice.contact_embassy")
	k.says("choice.fear", true)
	k.warns("embassy_fear red today lawyer")
	k.spares("choice.contact_embassy")
	for _, why := range []casefile.NonAnswer{casefile.DontKnow, casefile.PreferNot} {
		k.withholds("choice.fear", why)
		k.stands("embassy_ask_first")
		k.spares("choice.contact_embassy")
	}
	k.says("choice.fear", false)
	k.asks("choice.contact_embassy")
	k.says("choice.contact_embassy", "yes")
	k.warns()

	k.says("choice.help", "no")
	k.spares("choice.contact_embassy")
}

func TestF01_EachYesHasItsOwnCare(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "yes")
	k.says("choice.help", "yes")
	k.says("choice.contact_family", "yes")
	k.warns("family_words_first amber 7d worker")
	k.says("choice.police", "yes")
	k.warns("lawyer_first amber 3d lawyer")
	k.says("choice.police", "no")
	k.rests("lawyer_first")
	k.says("choice.limits", "Nobody in my village may know where I am.")
	k.is("choice.photo", nil) // nothing is a yes that was not said
}

// What was not clear is told again before anything is built on it.
func TestF01_TellsAgain(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "yes")
	for _, q := range []string{"who", "free", "why", "stop", "written", "kept", "seen_by", "report", "rights", "not_tied", "complain"} {
		k.says("told."+q, "again")
		k.warns("tell_again")
		k.says("told."+q, "back")
	}
	k.rests("tell_again")
}

// Who cannot decide today decides nothing and signs nothing today.
func TestF01_NotAbleNowGetsHelpAndNoPen(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "yes")
	k.says("choice.help", "yes")
	k.asks("method.sign")
	k.says("able.understands", "not_now")
	k.warns("ask_again_later red today worker")
	k.spares("method.sign")
	k.says("able.understands", "support")
	k.asks("able.support_person", "method.sign")
}

func TestF01_AChildAndAGuardianBothCount(t *testing.T) {
	k := consentTalk(t)
	k.says("told.may_i", "yes")
	k.says("choice.help", "yes")
	k.spares("able.child_agrees", "able.guardian", "method.guardian_sign")
	k.says("able.under_18", true)
	k.warns("maybe_child red today supervisor")
	k.asks("able.child_agrees", "able.guardian", "method.guardian_sign")
	for _, g := range []string{"no", "none", "unsafe"} {
		k.says("able.guardian", g)
		k.stands("guardian_needed")
	}
	k.says("able.guardian", "yes")
	k.rests("guardian_needed")
}

func TestF01_OthersInTheRoom(t *testing.T) {
	k := consentTalk(t)
	k.says("session.private", false)
	k.warns("not_private amber 1h worker")
	who := k.row("session.present")
	k.says(who+".agreed", false)
	k.warns("person_leave_room red 1h worker")
}

// A yes can be taken back on any day; the log says what was done and told.
func TestF01_TakesBack(t *testing.T) {
	k := consentTalk(t)
	at := k.row("taken_back.log")
	k.says(at+".item", "contact_family")
	k.warns("taken_back red today worker")
	k.asks(at+".on", at+".done", at+".told")
}
