package forms_test

import "testing"

func TestF12_TheReceivingWorkerAnswersEachStep(t *testing.T) {
	k := begin(t, "f12")
	k.says("sent.date", "2026-11-20")
	k.line("rows.steps", m{"row": 1.0, "answer": "accept", "by": "2026-12-01"})
	k.line("rows.steps", m{"row": 2.0, "answer": "cannot", "note": "no clinic"})
	k.says("got.condition", "care")
	k.warns("care_on_arrival red today worker")
	k.says("got.seal", "broken")
	k.warns("data_lost red today supervisor")
}

func TestF12_NoAnswerIsNoticed(t *testing.T) {
	k := begin(t, "f12")
	k.says("sent.date", "2026-11-20")
	k.rests("reply_late", "reply_missing")
	k.says("sent.date", "2026-11-14")
	k.stands("reply_late")
	k.rests("reply_missing")
	k.says("sent.date", "2026-11-01")
	k.stands("reply_missing")
	k.says("back.came", "2026-11-22")
	k.rests("reply_late", "reply_missing")
}
