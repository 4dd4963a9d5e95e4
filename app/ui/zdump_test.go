package ui

import (
	"fmt"
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
	"onward/i18n"
)

func shoot(s *story, name string) {
	f, _ := os.Create("/tmp/shots/" + name + ".png")
	png.Encode(f, s.a.win.Canvas().Capture())
	f.Close()
}

func TestDump(t *testing.T) {
	os.MkdirAll("/tmp/shots", 0o755)
	for _, l := range i18n.Languages() {
		s := begin(t, func(p *Params) { p.Lang = l.Tag })
		s.a.win.Resize(fyne.NewSize(1024, 640))
		shoot(s, l.Tag+"-first")
		seated(t, s, newMemory())
		c := casefiletest.Speaking(l.Tag, s.now)
		for i, r := range []page.Route{
			{Page: page.ToNew}, {Page: page.ToSettings}, {Page: page.ToHelp}, {Page: page.ToCase, Case: c.ID}, {Page: page.ToBegin, Case: c.ID, Form: "f05"},
			{Page: page.ToPlan, Case: c.ID}, {Page: page.ToPreview, Case: c.ID},
			{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID, Section: "d10"},
			{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID, Section: "d10", Question: "d10.has_debt"},
			{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f10").ID, Section: "items"},
			{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f00").ID},
		} {
			s.goes(r)
			shoot(s, fmt.Sprintf("%s-%02d-%s", l.Tag, i, r.Page))
		}
		s.a.Page().(page.Pauser).Stop()
		shoot(s, l.Tag+"-stop")
	}
}
