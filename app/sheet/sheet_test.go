package sheet

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestTable_ComesBackAsItWasWritten(t *testing.T) {
	rows := [][]string{{"name", "telephone", "note"}, {"ສູນ", "+856 21 000 000", "=1+1"}, {"'quoted'", "''twice", "two\nlines, \"and\" more"}, {"＝wide", "", "-"}}
	var b bytes.Buffer
	if err := Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	for _, formula := range []string{",+856", ",=1", "\n＝", ",-"} {
		if strings.Contains(b.String(), formula) {
			t.Errorf("a program would reckon with %q:\n%s", formula, b.String())
		}
	}
	back, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, r := range back {
		got = append(got, r.Cells)
	}
	if !reflect.DeepEqual(got, rows) {
		t.Errorf("came back as %q", got)
	}
}

func TestRead_TakesWhatSpreadsheetProgramsWrite(t *testing.T) {
	want := []Row{{1, []string{"a", "b"}}, {3, []string{"1", "2"}}}
	for name, file := range map[string]string{
		"commas":     "a,b\n,\n1,2\n",
		"semicolons": "a;b\r\n;\r\n1;2\r\n",
		"tabs":       "\uFEFFa\tb\n\t\n1\t2",
	} {
		if got, err := Read(strings.NewReader(file)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestRead_SaysWhatIsWrong(t *testing.T) {
	var syntax *SyntaxError
	if _, err := Read(strings.NewReader("a,b\n1,\"2\n3\n")); !errors.As(err, &syntax) || syntax.Line != 2 {
		t.Errorf("an open quote: %v", err)
	}
	if _, err := Read(strings.NewReader("a\xff")); !errors.Is(err, ErrLetters) {
		t.Errorf("not letters: %v", err)
	}
	if _, err := Read(strings.NewReader(strings.Repeat("a", MostBytes+1))); !errors.Is(err, ErrLarge) {
		t.Errorf("too large: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a,b\n1,2\n")
	f.Add("\uFEFFa;b\r\n\"x\"\"y\";'=1\r\n")
	f.Fuzz(func(t *testing.T, file string) {
		rows, err := Read(strings.NewReader(file))
		if err != nil {
			return
		}
		var cells [][]string
		for _, r := range rows {
			cells = append(cells, r.Cells)
		}
		var b bytes.Buffer
		if err := Write(&b, cells); err != nil {
			t.Fatal(err)
		}
	})
}
