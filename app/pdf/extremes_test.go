package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/i18n"
)

// unbroken are sentences that go on without a space, as some people write them.
var unbroken = map[string]string{
	"th": "ฉันอยากกลับไปอยู่บ้านกับแม่และลูกชายของฉันซึ่งยังเล็กอยู่และต้องการคนดูแลทุกวัน",
	"my": "ကျွန်ုပ်အမေနဲ့သားလေးဆီကိုပြန်ပြီးအိမ်နားမှာအလုပ်လုပ်ချင်ပါတယ်၊ညဘက်တွေမှာအိပ်မပျော်ဘူး",
	"km": "ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញជាមួយម្តាយនិងកូនប្រុសរបស់ខ្ញុំហើយធ្វើការនៅក្បែរផ្ទះជារៀងរាល់ថ្ងៃ",
}

// talkative is somebody whose every answer in words is as long as answers come.
func talkative(lang string, signs int) *casefile.Case {
	c := casefiletest.Speaking(lang, now)
	f09 := c.Latest("f09")
	for q := range f09.Answers {
		if a, _ := f09.Answer(q); a.Lang == lang && len(a.Translations) > 0 {
			sentence := []rune(unbroken[lang])
			a.Value = strings.Repeat(string(sentence), signs/len(sentence)+1)
			a.Translations = nil
			f09.Put(q, a)
		}
	}
	return c
}

// busy is somebody with n steps, empty those who have said nothing yet.
func busy(lang string, n int) *casefile.Case {
	c := casefiletest.Speaking(lang, now)
	f09 := c.Latest("f09")
	rows := f09.Rows("plan.rows")
	var list []any
	for i := range n {
		id := casefile.RowID(fmt.Sprint("s", i))
		list = append(list, string(id))
		for q := range f09.Answers {
			if col, of := strings.CutPrefix(string(q), string(casefile.Cell("plan.rows", rows[i%len(rows)], ""))); of {
				a, _ := f09.Answer(q)
				f09.Put(casefile.Cell("plan.rows", id, col), a)
			}
		}
	}
	f09.Put("plan.rows", casefile.Answer{Value: list, At: now})
	return c
}

func empty(lang string) *casefile.Case {
	c := casefiletest.Speaking(lang, now)
	s := c.Latest("f09")
	s.Answers = map[casefile.QuestionID][]casefile.Answer{}
	return c
}

// Whatever somebody has said, much or nothing, no line of a copy leaves the
// paper or lies on another, and no page is nearly empty.
func TestCopies_HoldWhateverWasSaid(t *testing.T) {
	set, shelf := open(t)
	for name, c := range map[string]*casefile.Case{
		"Thai, 2,000 signs each": talkative("th", 2000), "Burmese, 2,000": talkative("my", 2000), "Khmer, 2,000": talkative("km", 2000),
		"Burmese, 200": talkative("my", 200),
		"25 steps":     busy("my", 25), "one step": busy("km", 1), "no step": busy("vi", 0),
		"nothing said": empty("lo"), "nothing, in Burmese": empty("my"),
	} {
		for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving, plan.Handover, plan.Carry} {
			p, err := plan.Compose(plan.Input{
				Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{c.Language, c.Working},
				Today: now.Format("2006-01-02"), Number: 1, Recipient: casefiletest.Recipient(c),
			})
			if copy == plan.Carry && err != nil {
				continue // nothing was said for it
			}
			if err != nil {
				t.Fatalf("%s, %s: %v", name, copy, err)
			}
			reply := words.For(c.Language).Say("plan.reply", nil)
			for _, paper := range []pdf.Paper{pdf.A4, pdf.A5, pdf.Large} {
				if copy == plan.Carry {
					paper = pdf.Pocket
				}
				pages := on(t, p, set, paper)
				for n, page := range pages {
					within(t, page, paper)
					if hit := overlap(page); hit != "" {
						t.Errorf("%s, %s on %s, page %d: %s", name, copy, paper.Name, n+1, hit)
					}
					// What is to sign or to answer stands by itself.
					if low := lowest(page); n < len(pages)-2 && low < paper.Height*0.2 && !strings.Contains(strings.Join(lines(pages[n+1]), "\n"), reply) {
						t.Errorf("%s, %s on %s: page %d of %d ends at %.0f mm", name, copy, paper.Name, n+1, len(pages), low)
					}
				}
			}
		}
	}
}

// The plans of the invented people leave no page nearly empty either, on any
// paper, but before the last: to sign or to answer.
func TestCopies_NoPageIsNearlyEmpty(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving, plan.File} {
			for _, paper := range []pdf.Paper{pdf.A4, pdf.A5, pdf.Large} {
				pages := on(t, compose(t, shelf, l.Tag, copy), set, paper)
				for n, page := range pages {
					if low := lowest(page); n < len(pages)-1 && low < paper.Height*0.15 {
						t.Errorf("%s, %s on %s: page %d of %d ends at %.0f mm", l.Tag, copy, paper.Name, n+1, len(pages), low)
					}
					if hit := overlap(page); hit != "" {
						t.Errorf("%s, %s on %s, page %d: %s", l.Tag, copy, paper.Name, n+1, hit)
					}
				}
			}
		}
	}
}

// lowest is where the last text of a page stands, above its foot.
func lowest(page pdf.Page) (low float64) {
	for _, m := range page.Marks {
		if line, ok := m.(pdf.Text); ok && line.Y < page.Height-26 {
			low = max(low, line.Y)
		}
	}
	return low
}

// overlap says which two lines of a page lie on each other.
func overlap(page pdf.Page) string {
	type place struct {
		pdf.Text
		end float64
	}
	var all []place
	for _, m := range page.Marks {
		if line, ok := m.(pdf.Text); ok && strings.TrimSpace(line.Words) != "" {
			end := line.X
			for _, r := range line.Runs {
				for _, g := range r.Glyphs {
					end += g.Advance
				}
			}
			all = append(all, place{line, end})
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if d := a.Y - b.Y; max(d, -d) < 0.8*min(a.Size, b.Size) && a.X < b.end-0.1 && b.X < a.end-0.1 {
				return fmt.Sprintf("%q lies on %q", a.Words, b.Words)
			}
		}
	}
	return ""
}
