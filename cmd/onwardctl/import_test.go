package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// survey writes the worksheets of a survey as CSV.
func survey(t *testing.T, sheets map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range sheets {
		if err := os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const talk = `type,name,label::English (en),label::Khmer,relevant
select_one yes_no,hungry,Are you hungry?,តើអ្នកឃ្លានទេ?,
text,eat,What would you like?,តើអ្នកចង់ញ៉ាំអ្វី?,${hungry} = 'yes'
geopoint,place,Where?,នៅឯណា?,
`

const talkChoices = "list_name,name,label::English (en),label::Khmer\nyes_no,yes,Yes,ចាស\nyes_no,no,No,ទេ\n"

// A survey is imported, what was lost is listed, and the form is checked,
// filled in and printed as any other.
func TestImportASurvey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "meal")
	out := ok(t, "", "forms", "import", survey(t, map[string]string{"survey": talk, "choices": talkChoices}), dir)
	want := "survey\t4\ttype\tgeopoint: places on a map are not recorded\n"
	if !strings.HasPrefix(out, want) || !strings.Contains(out, "2 questions\ten,km\t2 of 3 rows carried over, 1 things listed above were not") {
		t.Errorf("said:\n%s", out)
	}
	if out := ok(t, "", "forms", "check", dir); !strings.Contains(out, "2 questions\tfine") {
		t.Errorf("checked:\n%s", out)
	}
	data := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(data, []byte(`{"hungry":"no"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	out = ok(t, "", "forms", "fill", "--form", dir, "--data", data, "--lang", "km")
	if !strings.Contains(out, "តើអ្នកឃ្លានទេ?") || !strings.Contains(strings.Join(strings.Fields(out), " "), `"hidden": [ "eat" ]`) {
		t.Errorf("filled in:\n%s", out)
	}
	ok(t, "", "forms", "blank", "--form", dir, "--lang", "km,en", "--out", filepath.Join(t.TempDir(), "x.pdf"))
}

func TestImportSaysWhatIsWrong(t *testing.T) {
	good := survey(t, map[string]string{"survey": talk, "choices": talkChoices})
	strange := survey(t, map[string]string{"survey": "type,name,label::Ours\ntext,x,X\n"})
	full := filepath.Join(t.TempDir(), "full")
	ok(t, "", "forms", "import", good, full)
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{2, []string{good}, "a survey and the folder"},
		{2, []string{"--colour", good, full}, "flag"},
		{2, []string{"--lang", "Khmer", good, full}, "Khmer=km"},
		{2, []string{good, full}, "there is something in that folder"},
		{2, []string{strange, "NEW"}, `--lang "Ours=TAG"`},
		{0, []string{"--lang", "Ours=shn", strange, "NEW"}, "shn"},
		{1, []string{survey(t, map[string]string{"survey": "type,name\nend group,x\n"}), "NEW"}, "survey\t2\ttype\t"},
		{1, []string{survey(t, nil), "NEW"}, "survey\t-\t-\tthere is no worksheet survey"},
		{1, []string{"not-there.xlsx", "NEW"}, "not there"},
		{1, []string{filepath.Join(full, "form.json"), "NEW"}, "not an .xlsx"},
	} {
		args := append([]string{"forms", "import"}, c.args...)
		dir := filepath.Join(t.TempDir(), "new")
		if args[len(args)-1] == "NEW" {
			args[len(args)-1] = dir
		}
		code, out, errs := run(t, "", args...)
		if code != c.code || !strings.Contains(out+errs, c.says) {
			t.Errorf("%v: exit %d, want %d and …%s…\n%s%s", c.args, code, c.code, c.says, out, errs)
		}
		if _, err := os.Stat(dir); code != 0 && err == nil {
			t.Errorf("%v: a folder was made for nothing", c.args)
		}
	}
}

func TestImportAWorkbook(t *testing.T) {
	file := filepath.Join(t.TempDir(), "survey.xlsx")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="survey" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="worksheets/a.xml"/></Relationships>`,
		"xl/worksheets/a.xml": `<worksheet><row r="1">` + cell("A1", "type") + cell("B1", "name") + cell("C1", "label::Lao (lo)") + `</row><row r="2">` +
			cell("A2", "text") + cell("B2", "who") + cell("C2", "ໃຜ?") + `</row></worksheet>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	out := ok(t, "", "forms", "import", "--id", "who", file, filepath.Join(t.TempDir(), "new"))
	if !strings.HasPrefix(out, "who\t") || !strings.Contains(out, "1 questions\tlo\t1 of 1 rows carried over, 0 things") {
		t.Error(out)
	}
}
