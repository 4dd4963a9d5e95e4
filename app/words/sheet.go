package words

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"onward/i18n"
)

// columns of a sheet, as they are named in its first row. The name of the
// translation's has its language behind it: "translation km".
var columns = []string{"key", "where", "english", translation, "back-translation", "state", "reviewer", "date", "note"}

const translation = "translation"

// WriteSheet writes a book as a sheet.
func WriteSheet(w io.Writer, b Book, say *i18n.Printer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	head := slices.Clone(columns)
	head[slices.Index(head, translation)] += " " + b.Lang
	rows := [][]string{head}
	for _, e := range b.Entries {
		note := Where(say, e.Key)
		if Agreed(e.Key) {
			note += ". " + say.Say("words.agreed", nil)
		}
		if e.Changed {
			note += ". " + say.Say("words.changed_from", i18n.Args{"english": e.Review.Of})
		}
		row := []string{e.Key, note, e.English, e.Text, e.Review.Back, e.State, e.Review.By, e.Review.On, e.Review.Note}
		for i := range row {
			row[i] = harmless(row[i])
		}
		rows = append(rows, row)
	}
	return out.WriteAll(rows)
}

// risky are the signs a spreadsheet takes a cell for a formula by, and the
// apostrophe that is put before them.
const risky = "=+-@\t\r'＝＋－＠"

// harmless puts an apostrophe before a cell that could be taken for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune(risky, []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}

// harmed takes the apostrophe of harmless off again.
func harmed(cell string) string {
	rest, ok := strings.CutPrefix(cell, "'")
	if ok && rest != "" && strings.ContainsRune(risky, []rune(rest)[0]) {
		return rest
	}
	return cell
}

// ReadSheet reads a sheet as spreadsheet programs write it: columns in any
// order, parted by commas, semicolons or tabs, without those nobody needs. The
// columns key, english and translation must be there. The error is a *Problem.
func ReadSheet(r io.Reader) (Reading, error) {
	s, err := textOf(r)
	if err != nil {
		return Reading{}, err
	}
	head, _, _ := strings.Cut(s, "\n")
	in := csv.NewReader(strings.NewReader(s))
	in.FieldsPerRecord = -1
	in.Comma = parting(head)
	var got Reading
	var at map[string]int
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return Reading{}, &Problem{Line: bad.Line, Kind: "syntax"}
		}
		if err != nil {
			return Reading{}, err
		}
		if at == nil {
			if at, got.Lang, err = headOf(row); err != nil {
				return Reading{}, err
			}
			continue
		}
		line, _ := in.FieldPos(0)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue // an empty row at the end
		}
		got.Words = append(got.Words, said(line, row, at))
	}
	if at == nil {
		return Reading{}, &Problem{Line: 1, Kind: "columns"}
	}
	return got, nil
}

// parting finds what parts the columns in the first row.
func parting(head string) rune {
	for _, c := range ",;\t" {
		if strings.ContainsRune(head, c) {
			return c
		}
	}
	return ','
}

// headOf finds the columns by their names, and the language.
func headOf(row []string) (map[string]int, string, error) {
	at, lang := map[string]int{}, ""
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if tag, ok := strings.CutPrefix(name, translation); ok {
			name = translation
			known, ok := i18n.Known(strings.TrimSpace(tag))
			if !ok {
				return nil, "", &Problem{Line: 1, Kind: "language", Args: i18n.Args{"language": strings.TrimSpace(tag)}}
			}
			lang = known
		}
		if _, twice := at[name]; twice && slices.Contains(columns, name) {
			return nil, "", &Problem{Line: 1, Kind: "columns"}
		}
		at[name] = i
	}
	for _, must := range []string{"key", "english", translation} {
		if _, ok := at[must]; !ok {
			return nil, "", &Problem{Line: 1, Kind: "columns"}
		}
	}
	return at, lang, nil
}

func said(line int, row []string, at map[string]int) Said {
	cell := func(name string) *string {
		i, ok := at[name]
		if !ok {
			return nil
		}
		s := ""
		if i < len(row) {
			s = harmed(row[i])
		}
		return &s
	}
	s := Said{Line: line, State: cell("state"), By: cell("reviewer"), On: cell("date"), Back: cell("back-translation"), Note: cell("note")}
	s.Key, s.English, s.Text = strings.TrimSpace(*cell("key")), *cell("english"), *cell(translation)
	return s
}
