package forms_test

import "testing"

func TestF16_ItMayStayWithoutAName(t *testing.T) {
	k := begin(t, "f16")
	k.says("before.link", false)
	k.warns("feedback_apart amber today worker")
	k.says("before.link", true)
	k.rests("feedback_apart")
}

func TestF16_WhatWasToldAgainstTheWillIsActedOn(t *testing.T) {
	k := begin(t, "f16")
	k.says("place.hours", "little")
	k.warns()
	k.says("plan.plan_surprise", "yes")
	k.warns("plan_surprise amber 7d worker")
	k.says("plan.told", "yes")
	k.warns("told_too_much red today supervisor")
}
