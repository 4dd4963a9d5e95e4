package app_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/stats"
)

// Twelve people with a word of their own in every field of every form: none of
// these words is in any export, nor is anything different in it where all that
// can hurt someone was never said. Who did not say yes is not in it at all, and
// that numbers left stands in the log.
func TestCount_NoWordOfAnybodyLeaves(t *testing.T) {
	c := &canary{T: t, d: create(t, filepath.Join(t.TempDir(), "n.vault")), marks: map[string]casefile.QuestionID{}}
	opened, err := c.d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range c.d.Shelf.All() {
		c.sits(opened.ID, def.ID())
	}
	whole, err := c.d.Open(opened.ID)
	if err != nil {
		t.Fatal(err)
	}
	whole = whole.Clone()
	now := c.d.Now()
	set := func(p *casefile.Case, f casefile.FormID, q casefile.QuestionID, v any) {
		p.Latest(f).Put(q, casefile.Answer{Value: v, At: now})
	}
	set(whole, "f01", "choice.numbers", "yes")
	set(whole, "f01", "choice.record", "yes")
	set(whole, "f01", "taken_back.log", nil)
	set(whole, "f17", "answer.decided", "no")
	set(whole, "f04", "decision.decision", "identified")
	set(whole, "f04", "start.form", []any{"fishing", "sex"})
	asked, usual := app.Asks()
	export := func(strip bool) (out, more string) {
		d := create(t, filepath.Join(t.TempDir(), "m.vault"))
		for i := range 14 {
			p := whole.Clone()
			p.ID, p.Code = casefile.CaseID(fmt.Sprintf("zqcase%04d", i)), casefile.Code(fmt.Sprintf("ZQ%02d", i))
			for j, s := range p.Sittings {
				s.ID = casefile.SittingID(fmt.Sprintf("zqsit%04d%04d", i, j))
				if strip {
					withoutP3(d.Shelf, s)
				}
			}
			if i >= 12 {
				set(p, "f01", "choice.numbers", []string{"no", "later"}[i-12])
			}
			if err := d.Import(p); err != nil {
				t.Fatal(err)
			}
		}
		all, err := d.Count()
		if err != nil || len(all.People) != 12 || len(all.NoConsent) != 2 || all.Unread != 0 {
			t.Fatalf("%d people, %d without a yes, %d unread, %v", len(all.People), len(all.NoConsent), all.Unread, err)
		}
		year := d.Now().Year()
		for _, form := range stats.Forms {
			out += string(all.Numbers(form, year, year, usual).CSV())
			more += string(all.Numbers(form, year, year, asked).CSV())
		}
		return out, more
	}
	out, more := export(false)
	if !strings.Contains(out, "gender,") || strings.Count(out, ",true\n") != 12 || strings.Count(out, "Case Management") != 12 {
		t.Fatalf("nothing was exported:\n%s", out)
	}
	for word, q := range c.marks {
		if strings.Contains(strings.ToLower(out), strings.ToLower(word)) {
			t.Errorf("%s left: %q", q, word)
		}
	}
	for _, word := range []string{"zq", string(opened.ID), string(opened.Code)} {
		if strings.Contains(strings.ToLower(out), strings.ToLower(word)) {
			t.Errorf("%q left", word)
		}
	}
	if without, _ := export(true); without != out {
		t.Errorf("what can hurt someone changes what leaves:\n%s\n%s", out, without)
	}
	if !strings.Contains(more, "kind_work,yes,") || strings.Contains(out, "kind_") {
		t.Errorf("what happened is counted only where it is asked for:\n%s\n%s", out, more)
	}
	if kept := regexp.MustCompile(`(?m)^kind_.*\n`).ReplaceAllString(more, ""); kept != out {
		t.Errorf("what happened changes more than its own counts:\n%s", kept)
	}
}

// withoutP3 takes every answer of sensitivity P3 out of a sitting.
func withoutP3(shelf *form.Shelf, s *casefile.Sitting) {
	def, _ := shelf.Of(s)
	for id := range s.Answers {
		if q, ok := def.Question(id); !ok || q.Sens == form.P3 {
			delete(s.Answers, id)
		}
	}
}
