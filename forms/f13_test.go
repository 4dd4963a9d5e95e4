package forms_test

import "testing"

// Safe first; the wrong word ends the call.
func TestF13_IsItSafeToTalk(t *testing.T) {
	k := begin(t, "f13")
	k.says("safe.word", "no")
	k.warns("word_wrong red 1h supervisor")
	k.says("safe.listening", true)
	k.warns("call_again_safe amber today worker")
	k.spares("safe.not_reached")
	k.says("safe.seen", "unreachable")
	k.warns("not_reached amber 3d supervisor")
	k.asks("safe.not_reached")
}

// Six faces in the first month, twelve later.
func TestF13_ShortAtFirst(t *testing.T) {
	k := begin(t, "f13")
	k.says("safe.when", "weeks2")
	k.asks("faces.d1", "faces.d2", "faces.d3", "faces.d4", "faces.d10", "faces.d11")
	k.spares("faces.d5", "faces.d6", "faces.d7", "faces.d8", "faces.d9", "faces.d12")
	k.says("safe.when", "months3")
	k.asks("faces.d5", "faces.d6", "faces.d7", "faces.d8", "faces.d9", "faces.d12")
}

func TestF13_WhatIsStuckIsAskedAbout(t *testing.T) {
	k := begin(t, "f13")
	at := k.line("steps.list", m{"row": 2.0, "going": "going"})
	k.spares(at + ".why")
	k.says(at+".going", "stuck")
	k.warns("row_stuck amber 7d worker")
	k.asks(at + ".why")
}

func TestF13_PressureAndContact(t *testing.T) {
	k := begin(t, "f13")
	k.says("life.contact", true)
	k.warns("threats red 1h supervisor")
	k.says("life.pressure", true)
	k.warns("pressure_again amber today worker")
	k.offers("life.pressure", "safe_migration")
	k.says("life.sharing", "stop")
	k.warns("taken_back red today worker")
	k.says("next.next", "2026-11-01")
	k.warns("follow_up_due amber today worker")
}
