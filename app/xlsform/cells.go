package xlsform

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

var errCells = fmt.Errorf("the worksheets hold more than %d cells", maxCells)

// sharedStrings reads the texts cells refer to by number. Runs of one text
// are put together, readings above the line (rPh) left out.
func (p *parts) sharedStrings(file string) ([]string, error) {
	b, err := p.read(file)
	if err != nil {
		return nil, err
	}
	var all []string
	var now strings.Builder
	flush := func() {
		if len(all) > 0 {
			all[len(all)-1] = now.String()
		}
		now.Reset()
	}
	err = elements(b, file, func(e xml.StartElement, _ []string) error {
		if e.Name.Local == "si" {
			flush()
			if all = append(all, ""); len(all) > maxCells {
				return errCells
			}
		}
		return nil
	}, func(s string, in []string) {
		if isText(in) {
			now.WriteString(s)
		}
	})
	flush()
	return all, err
}

func isText(in []string) bool { return len(in) > 0 && in[len(in)-1] == "t" && !has(in, "rPh") }

// raw is a cell as it is being read.
type raw struct {
	column int
	kind   string // s inlineStr str b e d, or nothing for a number
	text   strings.Builder
}

// sheet reads the rows of a worksheet.
func (p *parts) sheet(file string, texts []string) (*Sheet, error) {
	b, err := p.read(file)
	if err != nil {
		return nil, err
	}
	s := &Sheet{}
	var now *raw
	number, column := 0, -1
	flush := func() error {
		if now == nil {
			return nil
		}
		text, err := now.value(texts)
		if err == nil && text != "" {
			err = p.put(s, number, now.column, text)
		}
		now = nil
		return err
	}
	err = elements(b, file, func(e xml.StartElement, _ []string) error {
		switch e.Name.Local {
		case "row":
			if err := flush(); err != nil {
				return err
			}
			number, column = place(attr(e, "r"), number+1), -1
		case "c":
			if err := flush(); err != nil {
				return err
			}
			column = columnOf(attr(e, "r"), column+1)
			now = &raw{column: column, kind: attr(e, "t")}
		}
		return nil
	}, func(t string, in []string) {
		if now != nil && (in[len(in)-1] == "v" || isText(in)) {
			now.text.WriteString(t)
		}
	})
	if err == nil {
		err = flush()
	}
	return s, err
}

// put adds a cell to the rows of a worksheet.
func (p *parts) put(s *Sheet, number, column int, text string) error {
	if p.cells++; p.cells > maxCells {
		return errCells
	}
	if column >= maxColumns {
		return fmt.Errorf("a worksheet has more than %d columns", maxColumns)
	}
	if len(text) > maxText {
		return fmt.Errorf("row %d holds more than %d bytes in a cell", number, maxText)
	}
	if n := len(s.Rows); n == 0 || s.Rows[n-1].Number != number {
		s.Rows = append(s.Rows, SheetRow{Number: number})
	}
	r := &s.Rows[len(s.Rows)-1]
	r.Cells = append(r.Cells, Cell{column, text})
	return nil
}

func place(s string, or int) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= 1<<20 {
		return n
	}
	return or
}

// columnOf reads the letters of "AB12"; a cell without them is next to the
// last.
func columnOf(ref string, or int) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > 1<<15 {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return or
	}
	return n - 1
}

// value is what a person sees in the cell, nearly: numbers are written
// shortly, and a date is the number it is kept as.
func (c *raw) value(texts []string) (string, error) {
	text := c.text.String()
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n >= len(texts) {
			return "", errors.New("a cell refers to a text that is not there")
		}
		text = texts[n]
	case "b":
		text = map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(text)]
	case "", "n":
		if f, err := strconv.ParseFloat(text, 64); err == nil && f > -1e15 && f < 1e15 {
			text = strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	return clean(text), nil
}

var (
	escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)
	breaks  = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ")
)

// clean undoes the escapes of Office Open XML (_x000D_) and takes away what
// nobody sees: control characters, spaces at the ends.
func clean(s string) string {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(e string) string {
			n, _ := strconv.ParseUint(e[2:6], 16, 16) // the pattern is four digits
			return string(rune(n))
		})
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\ufeff' || r == '\ufffd' {
			return -1
		}
		return r
	}, breaks.Replace(s))
	return strings.TrimSpace(s)
}

// ReadFolder reads the worksheets from a folder of survey.csv, choices.csv and
// settings.csv, in UTF-8 with commas.
func ReadFolder(dir fs.FS) (*Book, error) {
	book := &Book{Sheets: map[string]*Sheet{}}
	p := &parts{}
	for _, name := range known {
		f, err := dir.Open(name + ".csv")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		s, err := p.csv(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s.csv: %w", name, err)
		}
		s.Name = name
		book.Sheets[name] = s
	}
	return book, nil
}

func (p *parts) csv(f fs.File) (*Sheet, error) {
	if i, err := f.Stat(); err != nil || i.Size() > maxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFile>>20)
	}
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	s := &Sheet{}
	for i, record := range all {
		for column, text := range record {
			if text = clean(strings.ToValidUTF8(text, "")); text == "" {
				continue
			}
			if err := p.put(s, i+1, column, text); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}
