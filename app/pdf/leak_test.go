package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/plan"
)

// marked gives every question that takes words a word of its own, in every
// form, and says which question each belongs to. All is agreed to and shared.
func marked(t *testing.T, shelf *form.Shelf) (*casefile.Case, map[string]*form.Question) {
	t.Helper()
	c := casefiletest.Searching("en", now)
	marks := map[string]*form.Question{}
	for _, sit := range c.Sittings {
		def, ok := shelf.Form(sit.Form)
		if !ok {
			t.Fatalf("no form %s", sit.Form)
		}
		for _, q := range def.Questions() {
			id := q.ID
			if table := q.Table(); table != nil {
				id = casefile.Cell(table.ID, "r1", string(q.ID)[strings.LastIndex(string(q.ID), ".")+1:])
				rows, _ := sit.Answer(table.ID)
				rows.Value, rows.At = []any{"r1"}, now
				sit.Put(table.ID, rows)
			}
			mark := fmt.Sprintf("Zq%04dqZ", len(marks)+1)
			var v any
			switch q.Kind {
			case form.Text, form.Long:
				v = mark
			case form.Name:
				v = casefile.Plain(casefile.Name{Full: mark, Called: mark})
			case form.Phone:
				v = casefile.Plain(casefile.Phone{Number: mark, Owner: mark, When: mark, Say: mark})
			case form.Addr:
				v = casefile.Plain(casefile.Addr{Text: mark, Landmark: mark})
			case form.IDDoc:
				v = casefile.Plain(casefile.IDDoc{Number: mark})
			case form.PDate:
				v = casefile.Plain(casefile.PDate{Precision: "event", Calendar: "other", Text: mark})
			default:
				continue
			}
			marks[mark] = q
			sit.Put(id, casefile.Answer{Value: v, Lang: "en", At: now})
		}
		for q, v := range map[casefile.QuestionID]any{"plan.rows.r1.choice": "yes", "plan.rows.r1.share": []any{"receiving"}} {
			if sit.Form == "f09" {
				sit.Put(q, casefile.Answer{Value: v, At: now})
			}
		}
		if def, _ := shelf.Form("f10"); sit.Form == "f10" {
			for _, q := range def.Questions() {
				if strings.HasPrefix(string(q.ID), "items.") && q.Kind == form.One {
					sit.Put(q.ID, casefile.Answer{Value: "yes", At: now})
				}
			}
		}
	}
	return c, marks
}

// With a mark in every question, the file holds the marks of what the plan
// says, no more and no fewer: not in its text, not in its tables, not in what it
// tells about itself. None is of an answer that can get someone hurt.
func TestWrite_NothingInTheFileThatThePlanDoesNotSay(t *testing.T) {
	set, shelf := open(t)
	find := func(s string) []string {
		all := regexp.MustCompile(`Zq\d{4}qZ`).FindAllString(s, -1)
		slices.Sort(all)
		return slices.Compact(all)
	}
	for copy, letter := range map[plan.Copy]form.Copy{
		plan.Survivor: form.SurvivorCopy, plan.Receiving: form.ReceivingCopy, plan.Request: form.ReceivingCopy,
	} {
		c, marks := marked(t, shelf)
		p, err := plan.Compose(plan.Input{
			Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{"en", "th"},
			Today: now.Format("2006-01-02"), Number: 1, Recipient: casefiletest.Recipient(c),
		})
		if err != nil {
			t.Fatal(err)
		}
		file := write(t, layout(t, p, set), set)
		said, printed := find(p.Text()), find(everything(t, file))
		if len(marks) < 100 || len(said) < 12 {
			t.Fatalf("%s: %d marks, %d of them said: too few to believe the test", copy, len(marks), len(said))
		}
		if !slices.Equal(said, printed) || !slices.Equal(said, find(pdftotext(t, file))) {
			t.Errorf("%s: the plan says %v, the file %v", copy, said, printed)
		}
		if copy == plan.Request && strings.Contains(everything(t, file)+pdftotext(t, file), string(c.Code)) {
			t.Error("the code of the case stands in a request")
		}
		for _, mark := range printed {
			q := marks[mark]
			if q.Sens == form.P3 || !slices.Contains(q.Copies, letter) && q.ID != "to.name" {
				t.Errorf("%s: the file tells %s", copy, q.ID)
			}
		}
	}
}

// everything is all that can be read out of a PDF: its bytes, its streams
// unpacked, and the words of its codes.
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
	return all + shown(t, all)
}

// shown is what the codes of all texts stand for, by the table of each font.
func shown(t *testing.T, streams string) (all string) {
	t.Helper()
	var tables []map[uint16]string
	for _, cmap := range regexp.MustCompile(`(?s)beginbfchar\n.*?endcmap`).FindAllString(streams, -1) {
		table := map[uint16]string{}
		for _, m := range regexp.MustCompile(`<(\w{4})><(\w+)>`).FindAllStringSubmatch(cmap, -1) {
			code, _ := strconv.ParseUint(m[1], 16, 16)
			b, err := hex.DecodeString(m[2])
			if err != nil {
				t.Fatal(err)
			}
			var units []uint16
			for i := 0; i+1 < len(b); i += 2 {
				units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
			}
			table[uint16(code)] = string(utf16.Decode(units))
		}
		tables = append(tables, table)
	}
	if len(tables) != 2 {
		t.Fatalf("%d fonts say what they show, want 2", len(tables))
	}
	for _, m := range regexp.MustCompile(`(?s)Td \[(.*?)\]TJ ET`).FindAllStringSubmatch(streams, -1) {
		for _, table := range tables {
			for _, part := range regexp.MustCompile(`(?s)\(((?:[^\\)]|\\.)*)\)`).FindAllStringSubmatch(m[1], -1) {
				b := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllStringFunc(part[1], func(s string) string {
					if s == `\r` {
						return "\r"
					}
					return s[1:]
				})
				for i := 0; i+1 < len(b); i += 2 {
					all += table[uint16(b[i])<<8|uint16(b[i+1])]
				}
			}
			all += "\n"
		}
	}
	return all
}

// A file tells its day and nothing of who or what made it.
func TestWrite_TellsNothingOfItsMaker(t *testing.T) {
	set, shelf := open(t)
	file := everything(t, write(t, layout(t, compose(t, shelf, "en", plan.Survivor), set), set))
	file += strings.ReplaceAll(file, "\x00", "") // and what fonts say in two bytes a letter
	for _, word := range []string{"/Producer", "/Creator", "/Author", "FPDF", "Onward", "onward", "Noto"} {
		if strings.Contains(file, word) {
			t.Errorf("the file says %q", word)
		}
	}
	if !strings.Contains(file, "D:20261123090000") {
		t.Error("the file does not have the day it was given")
	}
}
