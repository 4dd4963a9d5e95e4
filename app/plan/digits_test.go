package plan_test

import (
	"errors"
	"strings"
	"testing"

	"onward/app/casefile/casefiletest"
	"onward/app/plan"
	"onward/i18n"
)

// A person who reads numbers in her own digits may have them so: on her copy,
// and on the copy of the worker who takes over.
func TestCompose_InHerOwnDigits(t *testing.T) {
	s := shelf(t)
	for _, lang := range []string{"km", "my"} {
		c := casefiletest.Speaking(lang, now)
		for _, copy := range copies {
			in := ask(s, c, copy)
			in.Digits = plan.OwnDigits
			own := compose(t, in)
			golden(t, lang+"-"+string(copy)+"-own.txt", own.Text())

			// Nothing else is changed by it.
			in.Digits = ""
			plain := compose(t, in)
			western := strings.ReplaceAll(i18n.Western(own.Text()), own.Head.Check, plain.Head.Check)
			if got := i18n.Western(plain.Text()); western != got {
				t.Errorf("%s %s: more than digits differs", lang, copy)
			}
			if !strings.Contains(own.Text(), string(c.Code)) || !strings.Contains(own.Text(), own.Head.Check) {
				t.Errorf("%s %s: a code has other digits", lang, copy)
			}
			if got := own.Head.PageOf(2, 3)[0].Text; !strings.Contains(got, i18n.OwnDigits(lang, "2")) || !strings.Contains(got, i18n.OwnDigits(lang, "3")) {
				t.Errorf("%s %s: page %q", lang, copy, got)
			}
			if got := plain.Head.PageOf(2, 3)[0].Text; !strings.Contains(got, "2") || strings.Contains(got, "{") {
				t.Errorf("%s %s: page %q", lang, copy, got)
			}
		}
	}
}

func TestCompose_DigitsNobodyKnows(t *testing.T) {
	s := shelf(t)
	in := ask(s, casefiletest.Speaking("my", now), plan.Survivor)
	in.Digits = "roman"
	if _, err := plan.Compose(in); !errors.Is(err, plan.ErrDigits) {
		t.Errorf("composed: %v", err)
	}
}

// A telephone number is dialled from the paper: it stays as it was typed.
func TestCompose_TelephoneNumbersStay(t *testing.T) {
	s := shelf(t)
	in := ask(s, casefiletest.Speaking("km", now), plan.Survivor)
	plain := compose(t, in)
	in.Digits = plan.OwnDigits
	own := compose(t, in).Text()
	phones := 0
	for _, b := range plain.Blocks {
		tab, ok := b.(plan.Table)
		if !ok {
			continue
		}
		for _, r := range tab.Rows {
			for _, cell := range r.Cells {
				for _, p := range cell {
					if strings.HasPrefix(p.From, "people.list.") && strings.HasSuffix(p.From, ".phone") && p.Strong {
						phones++
						if !strings.Contains(own, p.Text[0].Text) {
							t.Errorf("%s changed", p.From)
						}
					}
				}
			}
		}
	}
	if phones == 0 {
		t.Error("nobody to call on this copy")
	}
}
