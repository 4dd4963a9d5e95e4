// Package sheet reads and writes tables as spreadsheet programs do: CSV (RFC
// 4180) in UTF-8, with a byte order mark so that the letters are seen.
//
// People fill in such a table in whatever program they have, in Hanoi or in
// Vientiane, so what is read may be parted by commas, semicolons or tabs and may
// have empty rows. What is written can be opened without fear: a cell that a
// program would take for a formula has an apostrophe before it, which is taken
// off again in reading.
package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MostBytes is how large a file may be.
const MostBytes = 16 << 20

var (
	// ErrLarge is a file of more than [MostBytes].
	ErrLarge = errors.New("sheet: too large")
	// ErrLetters is a file that is not UTF-8.
	ErrLetters = errors.New("sheet: not UTF-8")
)

// SyntaxError is a file that is no table from a row on: a quote was left open,
// or stands within a cell.
type SyntaxError struct {
	Line int // of the file, from 1, on which the row begins
}

// Error gives the line.
func (e *SyntaxError) Error() string { return fmt.Sprintf("sheet: line %d is not CSV", e.Line) }

// Row is a row and the line of the file it begins on, from 1.
type Row struct {
	Line  int
	Cells []string
}

const mark = "\uFEFF"

// Text reads a file of text of at most [MostBytes], without its byte order mark.
// It gives [ErrLarge], [ErrLetters] or the reader's own error.
func Text(r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, MostBytes+1))
	switch {
	case err != nil:
		return "", err
	case len(b) > MostBytes:
		return "", ErrLarge
	case !utf8.Valid(b):
		return "", ErrLetters
	}
	return strings.TrimPrefix(string(b), mark), nil
}

// Read gives the rows of a table, the headings first, without those that are
// empty; rows may be of different lengths. Besides the errors of [Text] it gives
// a *[SyntaxError].
func Read(r io.Reader) ([]Row, error) {
	text, err := Text(r)
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = -1
	in.Comma = parting(text)
	var all []Row
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, &SyntaxError{bad.StartLine}
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		line, _ := in.FieldPos(0)
		for i := range row {
			row[i] = harmed(row[i])
		}
		all = append(all, Row{line, row})
	}
}

// parting finds what parts the columns in the first row.
func parting(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	for _, c := range ",;\t" {
		if strings.ContainsRune(head, c) {
			return c
		}
	}
	return ','
}

// Write writes rows as a table, parted by commas, with CR LF at their ends.
func Write(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// risky are the signs a spreadsheet takes a cell for a formula by.
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
