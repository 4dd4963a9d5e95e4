package forms_test

import "testing"

func TestF17_WhatIsAskedForDecidesWhatFollows(t *testing.T) {
	k := begin(t, "f17")
	k.says("ask.date", today)
	k.says("ask.what", []any{"see"})
	k.spares("ask.words", "answer.recalled", "answer.told")
	k.says("ask.what", []any{"see", "correct"})
	k.asks("ask.words")
	k.says("ask.what", []any{"withdraw"})
	k.spares("ask.words")
	k.asks("answer.recalled", "answer.told")
}

func TestF17_ThirtyDaysAndAReason(t *testing.T) {
	k := begin(t, "f17")
	k.says("ask.date", today)
	k.says("take.due", "2026-12-20")
	k.warns()
	k.says("take.due", "2027-02-01")
	k.warns("rights_due amber 7d supervisor")
	k.spares("answer.reason")
	k.says("answer.decided", "part")
	k.stands("rights_reason")
	k.asks("answer.reason")
	k.says("answer.reason", "Words of another person stand beside it.")
	k.rests("rights_reason")
}
