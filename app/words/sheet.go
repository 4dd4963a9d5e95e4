package words

import (
	"errors"
	"io"
	"slices"
	"strings"

	"onward/app/sheet"
	"onward/i18n"
)

// columns of a sheet, as they are named in its first row. The name of the
// translation's has its language behind it: "translation km".
var columns = []string{"key", "where", "english", translation, "back-translation", "state", "reviewer", "date", "note"}

const translation = "translation"

// WriteSheet writes a book as a sheet.
func WriteSheet(w io.Writer, b Book, say *i18n.Printer) error {
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
		rows = append(rows, []string{e.Key, note, e.English, e.Text, e.Review.Back, e.State, e.Review.By, e.Review.On, e.Review.Note})
	}
	return sheet.Write(w, rows)
}

// ReadSheet reads a sheet as spreadsheet programs write it: columns in any
// order, parted by commas, semicolons or tabs, without those nobody needs. The
// columns key, english and translation must be there. The error is a *Problem.
func ReadSheet(r io.Reader) (Reading, error) {
	rows, err := sheet.Read(r)
	if err != nil {
		return Reading{}, problem(err)
	}
	if len(rows) == 0 {
		return Reading{}, &Problem{Line: 1, Kind: "columns"}
	}
	at, lang, err := headOf(rows[0].Cells)
	if err != nil {
		return Reading{}, err
	}
	got := Reading{Lang: lang}
	for _, row := range rows[1:] {
		got.Words = append(got.Words, said(row.Line, row.Cells, at))
	}
	return got, nil
}

// problem says what is wrong with a file that could not be read as a sheet or as
// text; other errors stay as they are.
func problem(err error) error {
	var syntax *sheet.SyntaxError
	switch {
	case errors.Is(err, sheet.ErrLarge):
		return &Problem{Kind: "large"}
	case errors.Is(err, sheet.ErrLetters):
		return &Problem{Kind: "letters"}
	case errors.As(err, &syntax):
		return &Problem{Line: syntax.Line, Kind: "syntax"}
	}
	return err
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
			s = row[i]
		}
		return &s
	}
	s := Said{Line: line, State: cell("state"), By: cell("reviewer"), On: cell("date"), Back: cell("back-translation"), Note: cell("note")}
	s.Key, s.English, s.Text = strings.TrimSpace(*cell("key")), *cell("english"), *cell(translation)
	return s
}
