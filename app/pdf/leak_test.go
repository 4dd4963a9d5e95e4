package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/plan"
)

// The words of P3 answers are nowhere in the file: not in its text, not in its
// spans, not in what it tells about itself.
func TestWrite_NothingDangerousAnywhereInTheFile(t *testing.T) {
	set, shelf := open(t)
	const mark = "Zq7777qZ"
	for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving} {
		c := casefiletest.Speaking("en", now)
		for _, q := range []casefile.QuestionID{"d1.worry", "d1.strength", "d1.level_reason", "d5.worry", "d5.lawyer_contact", "d7.wages_employer"} {
			c.Latest("f05").Put(q, casefile.Answer{Value: mark, Lang: "en", At: now})
		}
		c.Latest("f09").Put("agree.supervisor", casefile.Answer{Value: mark, Lang: "en", At: now})
		c.Latest("f00").Put("person.home_place", casefile.Answer{Value: casefile.Plain(casefile.Addr{Text: mark}), At: now})
		p, err := plan.Compose(plan.Input{
			Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{"en", "th"},
			Today: now.Format("2006-01-02"), Number: 1, Recipient: casefiletest.Recipient(c),
		})
		if err != nil {
			t.Fatal(err)
		}
		file := write(t, layout(t, p, set), set)
		if all := everything(t, file); strings.Contains(all, mark) {
			t.Errorf("%s: the file holds what must stay", copy)
		} else if !strings.Contains(all, "To have work close to home.") && copy == plan.Survivor {
			t.Error("the search does not even find what is printed")
		}
		if strings.Contains(pdftotext(t, file), mark) {
			t.Errorf("%s: the text holds what must stay", copy)
		}
	}
}

// everything is all that can be read out of a PDF: its bytes, its streams
// unpacked, and the words of its spans.
func everything(t *testing.T, file []byte) string {
	t.Helper()
	all := string(file)
	for _, m := range regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`).FindAllSubmatch(file, -1) {
		z, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // not packed
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all += string(b)
	}
	for _, m := range regexp.MustCompile(`(?s)/ActualText \((.*?[^\\])\)>>BDC`).FindAllStringSubmatch(all, -1) {
		b := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllString(m[1], "$1")
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		all += string(utf16.Decode(units))
	}
	return all
}

// A file tells its day and nothing of who or what made it.
func TestWrite_TellsNothingOfItsMaker(t *testing.T) {
	set, shelf := open(t)
	file := string(write(t, layout(t, compose(t, shelf, "en", plan.Survivor), set), set))
	for _, word := range []string{"/Producer", "/Creator", "/Author", "FPDF", "Onward", "onward", "Noto"} {
		if strings.Contains(file, word) {
			t.Errorf("the file says %q", word)
		}
	}
	if !strings.Contains(file, "D:20261123090000") {
		t.Error("the file does not have the day it was given")
	}
}
