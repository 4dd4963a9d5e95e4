package vault

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sheetLetters are the signs of a sheet's code. Left out is what is mistaken
// for another by eye or hand: 0 O, 1 I L, 5 S, 6 (G stays), 8 B, U V, Z (2
// stays). There are 23, a prime, so that one check sign a row notices every
// wrong sign and every two neighbours changed over.
const sheetLetters = "23479ACDEFGHJKMNPQRTWXY"

const (
	sheetRows = 6 // of the code
	sheetRow  = 5 // signs drawn by lot in each, and a check sign behind
)

// Sheet is what is printed so that a vault can be opened when a pass phrase is
// lost: thirty signs drawn by lot, 135 bits, and a check sign a row. Whoever has
// it can open everything; it belongs in a locked place outside the house.
type Sheet struct{ rows [sheetRows]string }

// SheetError names the rows of a sheet that were not typed as they stand there,
// from 1.
type SheetError struct{ Rows []int }

// Error never tells a sign.
func (e *SheetError) Error() string { return fmt.Sprintf("rows %v of the sheet are not right", e.Rows) }

func newSheet() (s Sheet) {
	for r := range s.rows {
		row := make([]byte, 0, sheetRow+1)
		for len(row) < sheetRow {
			row = append(row, drawSign())
		}
		s.rows[r] = string(append(row, checkSign(r, row)))
	}
	return s
}

// drawSign draws one sign, each as likely as any other.
func drawSign() byte {
	const n = len(sheetLetters)
	var b [1]byte
	for {
		rand.Read(b[:])
		if int(b[0]) < 256/n*n {
			return sheetLetters[int(b[0])%n]
		}
	}
}

// checkSign is a weighted sum over the places, by 23. The number of the row is
// in it, so that two rows changed over are noticed too.
func checkSign(row int, signs []byte) byte {
	sum := row + 1
	for i, c := range signs {
		sum += (i + 2) * strings.IndexByte(sheetLetters, c)
	}
	return sheetLetters[sum%len(sheetLetters)]
}

// Rows gives the code as it is printed: six rows of two groups of three.
func (s Sheet) Rows() []string {
	out := make([]string, 0, sheetRows)
	for _, r := range s.rows {
		if r != "" {
			out = append(out, r[:3]+" "+r[3:])
		}
	}
	return out
}

// Bytes gives the code as text, to be sealed to someone who keeps it besides
// the paper. OpenWithSheet takes it as it is. The caller wipes it.
func (s Sheet) Bytes() []byte { return []byte(strings.Join(s.Rows(), "\n")) }

// Format keeps the code out of messages: every verb prints a dash.
func (s Sheet) Format(f fmt.State, _ rune) { fmt.Fprint(f, "-") }

// Confirm compares what was typed from the printed sheet with the sheet. The
// error is a *SheetError that names the rows to look at again.
func (s Sheet) Confirm(typed string) error {
	got, err := ReadSheet(typed)
	var wrong *SheetError
	if err != nil && !errors.As(err, &wrong) {
		return err
	}
	if wrong == nil {
		wrong = &SheetError{}
	}
	for r := range s.rows {
		if got.rows[r] != s.rows[r] && !slices.Contains(wrong.Rows, r+1) {
			wrong.Rows = append(wrong.Rows, r+1)
		}
	}
	if len(wrong.Rows) > 0 {
		slices.Sort(wrong.Rows)
		return wrong
	}
	return nil
}

// ReadSheet reads a code as someone typed it: line by line or all at once,
// small letters or capital ones, digits of any script, with spaces and dashes
// anywhere. The error is a *SheetError.
func ReadSheet(typed string) (s Sheet, err error) {
	rows := typedRows(typed)
	bad := &SheetError{}
	for r := range s.rows {
		if r >= len(rows) || len(rows[r]) != sheetRow+1 || strings.Contains(rows[r], "?") || checkSign(r, []byte(rows[r][:sheetRow])) != rows[r][sheetRow] {
			bad.Rows = append(bad.Rows, r+1)
			continue
		}
		s.rows[r] = rows[r]
	}
	if len(rows) > sheetRows && len(bad.Rows) == 0 {
		bad.Rows = append(bad.Rows, sheetRows) // there is more behind the last
	}
	if len(bad.Rows) > 0 {
		return s, bad
	}
	return s, nil
}

// typedRows parts what was typed into rows: by line where there are several,
// else by their length. A sign that is none of ours stays, as a question mark.
func typedRows(typed string) (rows []string) {
	for _, line := range strings.FieldsFunc(typed, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if s := signs(line); s != "" {
			rows = append(rows, s)
		}
	}
	if len(rows) != 1 {
		return rows
	}
	all := rows[0]
	rows = nil
	for len(all) > sheetRow+1 {
		rows, all = append(rows, all[:sheetRow+1]), all[sheetRow+1:]
	}
	return append(rows, all)
}

func signs(line string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(line) {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Pd, r) || r == '.' || r == ',':
			continue
		case unicode.IsDigit(r):
			r = '0' + digit(r)
		default:
			r = unicode.ToUpper(r)
		}
		if r > unicode.MaxASCII || !strings.ContainsRune(sheetLetters, r) {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digit gives the value of a decimal digit. Unicode keeps the ten of each script
// together and in order (Unicode Standard, §4.6).
func digit(r rune) rune {
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return r - zero
}
