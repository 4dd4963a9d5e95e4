package directory

import (
	"errors"
	"io"
	"slices"
	"strings"

	"onward/app/sheet"
)

// Columns are the headings of a sheet, in the order they are written in. They
// are plain English keys in every language, so that a sheet filled in in Hanoi
// can be read in Vientiane.
var Columns = []string{
	"id", "country", "province", "district", "name", "name_en", "type", "services", "languages", "served",
	"may_be_told", "opening", "contact", "phone", "distance_cost", "focal_role", "checked_on", "checked_by", "next_check", "source",
}

// Example is the id of the row that shows how a sheet is filled in. It is
// passed over when the sheet is read.
const Example = "example"

// list is what parts several languages or groups in one cell.
const list = ";"

func cells(s Service) [20]string {
	return [20]string{
		s.ID, s.Country, s.Province, s.District, s.Name, s.English, s.Type, s.Services, strings.Join(s.Languages, list), strings.Join(s.Served, list),
		s.Told, s.Opening, s.Contact, s.Phone, s.Reach, s.Focal, s.Checked, s.CheckedBy, s.Next, s.Source,
	}
}

func entry(c [20]string) Service {
	return Service{
		ID: c[0], Country: strings.ToUpper(c[1]), Province: c[2], District: c[3], Name: c[4], English: c[5], Type: strings.ToLower(c[6]), Services: c[7],
		Languages: several(c[8]), Served: several(strings.ToLower(c[9])), Told: strings.ToLower(c[10]), Opening: c[11], Contact: c[12], Phone: c[13],
		Reach: c[14], Focal: c[15], Checked: c[16], CheckedBy: c[17], Next: c[18], Source: c[19],
	}
}

func several(cell string) (all []string) {
	for _, one := range strings.Split(cell, list) {
		if one = strings.TrimSpace(one); one != "" && !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// Write writes entries as a sheet.
func Write(w io.Writer, all []Service) error {
	rows := [][]string{Columns}
	for _, s := range all {
		row := cells(s)
		rows = append(rows, row[:])
	}
	return sheet.Write(w, rows)
}

// Template writes an empty sheet with one example row, which [Read] passes over.
func Template(w io.Writer) error {
	return Write(w, []Service{{
		ID: Example, Country: "LA", Province: "Savannakhet", District: "Kaysone", Name: "ຕົວຢ່າງ", English: "Example office", Type: "office",
		Services: "papers, family visits", Languages: []string{"lo", "th"}, Served: []string{"women", "girls"}, Told: "no", Opening: "Mon-Fri 8-16",
		Contact: "by phone, ask for the social worker", Phone: "000 000 000", Reach: "40 minutes by bus, 20000 LAK", Focal: "social worker",
		Checked: "2026-01-31", CheckedBy: "N. K.", Next: "2026-07-31", Source: "visit",
	}})
}

// Read reads a sheet as spreadsheet programs write it: with or without byte
// order mark, columns in any order, parted by commas, semicolons or tabs. A
// heading it does not know, or one twice, is a fault; id, country, name and type
// must be there. today is an ISO 8601 date no check can be later than; newID
// draws ids for rows without one. The error is [Faults], and then nothing is
// given.
func Read(r io.Reader, today string, newID func() string) ([]Service, error) {
	rows, err := rowsOf(r)
	if err != nil {
		return nil, err
	}
	at, bad := headOf(rows[0])
	if len(bad) > 0 {
		return nil, bad
	}
	var all []Service
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		s, faults := rowOf(row, at, today)
		if s.ID == Example {
			continue
		}
		if s.ID == "" {
			s.ID = newID()
		}
		if seen[s.ID] {
			faults = append(faults, Fault{row.Line, "id", Twice})
		}
		seen[s.ID] = true
		bad = append(bad, faults...)
		if all = append(all, s); len(all) > Most {
			return nil, Faults{{Row: row.Line, Kind: TooManyRows}}
		}
	}
	if len(bad) > 0 {
		return nil, bad
	}
	return all, nil
}

// rowsOf gives the rows of a sheet, the headings first.
func rowsOf(r io.Reader) ([]sheet.Row, error) {
	rows, err := sheet.Read(r)
	var syntax *sheet.SyntaxError
	switch {
	case errors.Is(err, sheet.ErrLarge):
		return nil, Faults{{Kind: TooLarge}}
	case errors.Is(err, sheet.ErrLetters):
		return nil, Faults{{Kind: Letters}}
	case errors.As(err, &syntax):
		return nil, Faults{{Row: syntax.Line, Kind: Syntax}}
	case err == nil && len(rows) == 0:
		return nil, Faults{{Row: 1, Kind: NoColumn, Column: "id"}}
	}
	return rows, err
}
