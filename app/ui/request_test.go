package ui

import (
	"testing"

	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
)

// From the case to the page that asks for the family: one button, the right
// languages, one page, and what it tells beside it. Then the answer turns to no.
func TestCase_PrintsTheRequest(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Searching("km", s.now)
	if err := s.a.desk.Import(c); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.taps("Print the request")
	s.on(page.ToPreview)
	s.sees("Page 1 of 1")
	s.sees("Khmer + Thai")
	s.sees("Home village or quarter")
	s.taps("Save as PDF")
	s.taps("Use this folder")
	if names := s.files(s.a.Home); len(names) != 1 || names[0] != "page-"+s.now.Format("2006-01-02")+".pdf" {
		t.Errorf("in the folder: %v", names)
	}
}

// Without her yes there is no page, and the screen says why.
func TestCase_NoRequestWithoutAYes(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Searching("km", s.now)
	no := c.Latest("f07").Answers["yes.want"][0]
	no.Value, no.At = "no", s.now
	c.Latest("f07").Put("yes.want", no)
	if err := s.a.desk.Import(c); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Form: "f07"})
	s.sees("has not said yes to this search")
	s.seesNot("Page 1 of 1")
}
