package forms_test

import "testing"

func TestF15_EndsWithAYesAndAWayBack(t *testing.T) {
	k := begin(t, "f15")
	k.says("why.reasons", []any{"chose"})
	k.says("why.asked_person", "yes")
	k.warns()
	k.says("left.told_back", true)
	k.says("left.papers", true)
	k.warns()
	k.spares("left.later_how")
	k.says("left.later", "once")
	k.asks("left.later_how")
}

func TestF15_NotAgainstTheWill(t *testing.T) {
	k := begin(t, "f15")
	k.says("why.asked_person", "no")
	k.warns("end_against amber 7d supervisor")
	k.spares("why.tried")
	k.says("why.asked_person", "not_reached")
	k.asks("why.tried")
	k.says("left.papers", false)
	k.warns("papers_first amber today worker")
	k.says("left.safety", false)
	k.warns("safety_before_end amber 7d supervisor")
}
