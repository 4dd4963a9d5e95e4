package xlsform_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"onward/app/xlsform"
)

// rows are a worksheet as a person would type it: lines, and cells between
// bars.
func rows(s string) (all [][]string) {
	for _, line := range strings.Split(strings.TrimSpace(s), "\n") {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		all = append(all, cells)
	}
	return all
}

// workbook makes an .xlsx of worksheets. Texts stand in the cells.
func workbook(t testing.TB, sheets map[string]string) []byte {
	t.Helper()
	files := map[string]string{}
	var list, rels strings.Builder
	n := 0
	for _, name := range []string{"survey", "choices", "settings", "entities", "Survey "} {
		body, there := sheets[name]
		if !there {
			continue
		}
		n++
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, n, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="x/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
		var b strings.Builder
		b.WriteString(`<worksheet><sheetData>`)
		for r, cells := range rows(body) {
			fmt.Fprintf(&b, `<row r="%d">`, r+1)
			for c, text := range cells {
				if text != "" {
					fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, html.EscapeString(text))
				}
			}
			b.WriteString(`</row>`)
		}
		b.WriteString(`</sheetData></worksheet>`)
		files[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = b.String()
	}
	files["xl/workbook.xml"] = `<workbook xmlns:r="urn:r"><sheets>` + list.String() + `</sheets></workbook>`
	files["xl/_rels/workbook.xml.rels"] = `<Relationships>` + rels.String() + `</Relationships>`
	return zipped(t, files)
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(b []byte) (*xlsform.Book, error) {
	return xlsform.Read(bytes.NewReader(b), int64(len(b)))
}
