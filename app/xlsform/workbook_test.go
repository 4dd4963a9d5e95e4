package xlsform_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"onward/app/xlsform"
)

// parts are the files of a small workbook with one worksheet.
func parts(sheet, shared string) map[string]string {
	return map[string]string{
		"xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="urn:r"><sheets><sheet name="SURVEY" r:id="a"/><sheet name="notes" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/one.xml"/>
			<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/one.xml": `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml":  `<sst>` + shared + `</sst>`,
	}
}

func cells(t *testing.T, sheet, shared string) string {
	t.Helper()
	b, err := read(zipped(t, parts(sheet, shared)))
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for _, r := range b.Sheets["survey"].Rows {
		for _, c := range r.Cells {
			fmt.Fprintf(&s, "%d,%d=%s;", r.Number, c.Column, c.Text)
		}
	}
	return s.String()
}

func TestCellsAreReadAsAPersonSeesThem(t *testing.T) {
	for what, c := range map[string]struct{ sheet, shared, want string }{
		"shared text":          {`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, `<si><t>no</t></si><si><t>yes</t></si>`, "1,0=yes;"},
		"runs of one text":     {`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<si><r><t>la</t></r><r><rPr><b/></rPr><t>bel</t></r><rPh><t>x</t></rPh></si>`, "1,0=label;"},
		"text in the cell":     {`<row r="2"><c r="C2" t="inlineStr"><is><t>ឈ្មោះ</t></is></c></row>`, ``, "2,2=ឈ្មោះ;"},
		"a formula's result":   {`<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c></row>`, ``, "1,0=ab;"},
		"a number":             {`<row r="1"><c r="A1"><v>0.10000000000000001</v></c><c r="B1"><v>3</v></c></row>`, ``, "1,0=0.1;1,1=3;"},
		"truth":                {`<row r="1"><c r="A1" t="b"><v>1</v></c></row>`, ``, "1,0=TRUE;"},
		"no references":        {`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, ``, "1,0=1;1,1=2;2,0=3;"},
		"gaps":                 {`<row r="4"><c r="AB4"><v>1</v></c></row>`, ``, "4,27=1;"},
		"escapes and spaces":   {`<row r="1"><c r="A1" t="inlineStr"><is><t> a_x000D_` + "\n" + `b_x0007_&amp;&#160; </t></is></c></row>`, ``, "1,0=a\nb&;"},
		"cells with nothing":   {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="C1"><v>5</v></c></row>`, `<si><t> </t></si>`, "1,2=5;"},
		"another name for the": {`<x:row xmlns:x="urn:strict" r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>`, ``, "1,0=7;"},
	} {
		if got := cells(t, c.sheet, c.shared); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestOtherWorksheetsAreNamed(t *testing.T) {
	b, err := read(zipped(t, parts("", "")))
	if err != nil || len(b.Others) != 1 || b.Others[0] != "notes" {
		t.Errorf("%v %v", b, err)
	}
}

// What comes from outside may mean harm.
func TestHostileFilesAreRefused(t *testing.T) {
	with := func(name, text string) map[string]string {
		p := parts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<si><t>a</t></si>`)
		if p[name] = text; text == "" {
			delete(p, name)
		}
		return p
	}
	const one = "xl/worksheets/one.xml"
	many := map[string]string{}
	for i := range 2001 {
		many[fmt.Sprint("x", i)] = ""
	}
	for why, files := range map[string]map[string]string{
		"a document type is not read":             with("xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>`),
		"invalid character entity":                with("xl/workbook.xml", `<workbook>&b;</workbook>`),
		"more than 64 levels":                     with(one, strings.Repeat("<a>", 100)),
		"syntax error":                            with(one, `<worksheet><row>`),
		"encoding \"UTF-16\"":                     with(one, `<?xml version="1.0" encoding="UTF-16"?><worksheet/>`),
		"xl/worksheets/one.xml is missing":        with(one, ""),
		"xl/workbook.xml is missing":              with("xl/workbook.xml", ""),
		"refers to a text that is not there":      with(one, `<worksheet><row><c t="s"><v>9</v></c></row></worksheet>`),
		"more than 1000 columns":                  with(one, `<worksheet><row><c r="ZZZ1"><v>9</v></c></row></worksheet>`),
		"holds more than 100000 bytes in a cell":  with(one, `<worksheet><row><c t="str"><v>`+strings.Repeat("a", 100_001)+`</v></c></row></worksheet>`),
		"hold more than 300000 cells":             with(one, `<worksheet><row>`+strings.Repeat("<c r=\"A1\"><v>1</v></c>", 300_001)+`</row></worksheet>`),
		"xl/worksheets/one.xml is too large":      with(one, `<worksheet>`+strings.Repeat(" ", 33<<20)+`</worksheet>`),
		"two worksheets \"survey\"":               with("xl/workbook.xml", `<workbook xmlns:r="r"><sheet name="survey" r:id="a"/><sheet name="Survey" r:id="a"/></workbook>`),
		"the file holds more than 2000 files":     many,
		"xl/sharedStrings.xml is missing":         with("xl/sharedStrings.xml", ""),
		"xl/_rels/workbook.xml.rels is missing":   with("xl/_rels/workbook.xml.rels", ""),
		"the file is not a whole .xlsx:  is miss": with("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" TargetMode="External" Target="https://example.org/x.xml"/></Relationships>`),
	} {
		if _, err := read(zipped(t, files)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%v, want …%s…", err, why)
		}
	}
	for why, b := range map[string][]byte{
		"old .xls":       append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...),
		"not an .xlsx":   []byte("type,name,label\n"),
		"\"A\" twice":    twice(t),
		"larger than 20": make([]byte, 20<<20+1),
	} {
		if _, err := read(b); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%v, want …%s…", err, why)
		}
	}
}

func twice(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"a", "A"} {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFolderOfCSV(t *testing.T) {
	dir := fstest.MapFS{
		"survey.csv":  {Data: []byte("\ufefftype,name,label\n\ntext,who,\"Who, then?\"\n")},
		"choices.csv": {Data: []byte("list_name,name\n")},
	}
	b, err := xlsform.ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets["survey"].Rows
	if len(s) != 2 || s[0].Cells[0].Text != "type" || s[1].Cells[2].Text != "Who, then?" || b.Sheets["settings"] != nil {
		t.Errorf("%+v", s)
	}
	dir["survey.csv"] = &fstest.MapFile{Data: []byte("a\"b\n")}
	if _, err := xlsform.ReadFolder(dir); err == nil {
		t.Error("a quote in the middle of a cell was read")
	}
}

// Whatever the bytes: an answer, never a crash, and what is made loads.
func FuzzRead(f *testing.F) {
	f.Add(workbook(f, map[string]string{"survey": household, "choices": householdChoices, "settings": "form_id\nx"}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if book, err := read(b); err == nil {
			xlsform.Import(book, xlsform.Params{ID: "x"})
		}
	})
}

// The cells are what people write, so they are fuzzed without the zip around
// them.
func FuzzImport(f *testing.F) {
	f.Add(household, householdChoices)
	f.Add("type|name|label\nbegin repeat|r|R\ninteger|n|N\nend repeat\ncalculate|c|||sum(${n})", "list_name|name\nl|a")
	f.Fuzz(func(t *testing.T, survey, choices string) {
		b := &xlsform.Book{Sheets: map[string]*xlsform.Sheet{"survey": typed(survey), "choices": typed(choices)}}
		_, err := xlsform.Import(b, xlsform.Params{ID: "x"})
		if err != nil && strings.Contains(err.Error(), "does not load") && len(survey) < 1<<16 {
			t.Error(err)
		}
	})
}

func typed(s string) *xlsform.Sheet {
	sheet := &xlsform.Sheet{Name: "survey"}
	for i, line := range rows(s) {
		r := xlsform.SheetRow{Number: i + 1}
		for c, text := range line {
			if text != "" {
				r.Cells = append(r.Cells, xlsform.Cell{Column: c, Text: text})
			}
		}
		if len(r.Cells) > 0 {
			sheet.Rows = append(sheet.Rows, r)
		}
	}
	return sheet
}
