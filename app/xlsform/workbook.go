package xlsform

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of what a workbook may ask of this machine. A survey of a thousand
// questions in seven languages is half a megabyte.
const (
	maxFile    = 20 << 20 // bytes, as it comes
	maxEntries = 2000     // files in the zip
	maxPart    = 32 << 20 // bytes of one file, unpacked
	maxTotal   = 64 << 20 // bytes of all that are read
	maxCells   = 300_000
	maxColumns = 1000
	maxText    = 100_000 // bytes of one cell
	maxLevels  = 64      // elements inside each other
)

// Book is a workbook: the worksheets an XLSForm may have, as text, and the
// names of the others.
type Book struct {
	Sheets map[string]*Sheet // by name in small letters: survey, choices, settings
	Others []string
}

// Sheet is one worksheet: its rows that hold something, from the top.
type Sheet struct {
	Name string
	Rows []SheetRow
}

// SheetRow is a row by its number on the screen, from 1, with its cells from
// the left.
type SheetRow struct {
	Number int
	Cells  []Cell
}

// Cell is what stands in a column, counted from 0. It is never empty.
type Cell struct {
	Column int
	Text   string
}

// known are the worksheets that are read.
var known = []string{"survey", "choices", "settings"}

// Read reads an .xlsx file (ECMA-376, Office Open XML). Values are taken as
// they were last worked out; formulas, styles and macros are not looked at.
func Read(r io.ReaderAt, size int64) (*Book, error) {
	if size > maxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFile>>20)
	}
	var head [8]byte
	if _, err := r.ReadAt(head[:], 0); err == nil && bytes.Equal(head[:4], []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return nil, errors.New("the file is an old .xls, or locked with a pass word: save it as .xlsx, without one")
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("the file is not an .xlsx: %w", err)
	}
	p := &parts{files: map[string]*zip.File{}, left: maxTotal}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("the file holds more than %d files", maxEntries)
	}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if p.files[name] != nil {
			return nil, fmt.Errorf("the file holds %q twice", f.Name)
		}
		p.files[name] = f
	}
	return p.book()
}

// parts are the files inside an .xlsx, by name in small letters.
type parts struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	cells int
}

// read unpacks a part. What the zip says of its size is not believed.
func (p *parts) read(name string) ([]byte, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("the file is not a whole .xlsx: %s is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	most := min(maxPart, p.left)
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(b)) > most {
		return nil, fmt.Errorf("%s is too large", name)
	}
	p.left -= int64(len(b))
	return b, nil
}

const workbookPart = "xl/workbook.xml"

func (p *parts) book() (*Book, error) {
	b, err := p.read(workbookPart)
	if err != nil {
		return nil, err
	}
	targets, shared, err := p.relations()
	if err != nil {
		return nil, err
	}
	var texts []string
	if shared != "" {
		if texts, err = p.sharedStrings(shared); err != nil {
			return nil, err
		}
	}
	book := &Book{Sheets: map[string]*Sheet{}}
	err = elements(b, workbookPart, func(e xml.StartElement, _ []string) error {
		if e.Name.Local != "sheet" {
			return nil
		}
		name := strings.TrimSpace(attr(e, "name"))
		key := strings.ToLower(name)
		if !has(known, key) {
			book.Others = append(book.Others, name)
			return nil
		}
		if book.Sheets[key] != nil {
			return fmt.Errorf("there are two worksheets %q", key)
		}
		s, err := p.sheet(targets[attr(e, "id")], texts)
		if err != nil {
			return err
		}
		s.Name = key
		book.Sheets[key] = s
		return nil
	}, nil)
	return book, err
}

// relations gives the files of the worksheets by id, and that of the texts
// cells share.
func (p *parts) relations() (targets map[string]string, shared string, err error) {
	const file = "xl/_rels/workbook.xml.rels"
	b, err := p.read(file)
	if err != nil {
		return nil, "", err
	}
	targets = map[string]string{}
	err = elements(b, file, func(e xml.StartElement, _ []string) error {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		to := attr(e, "Target")
		if strings.HasPrefix(to, "/") {
			to = path.Clean(to)[1:]
		} else {
			to = path.Join("xl", to)
		}
		targets[attr(e, "Id")] = to
		if strings.HasSuffix(attr(e, "Type"), "/sharedStrings") {
			shared = to
		}
		return nil
	}, nil)
	return targets, shared, err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// elements walks through a part. begin is told of each element with the names
// of those around it; text of what stands between tags, may be nil. There is
// nothing to expand: a document type is refused, and with it all entities but
// XML's own five.
func elements(b []byte, file string, begin func(e xml.StartElement, in []string) error, text func(s string, in []string)) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	var in []string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		switch t := tok.(type) {
		case xml.Directive:
			return fmt.Errorf("%s: a document type is not read", file)
		case xml.StartElement:
			if len(in) >= maxLevels {
				return fmt.Errorf("%s: more than %d levels", file, maxLevels)
			}
			if begin != nil {
				if err := begin(t, in); err != nil {
					return err
				}
			}
			in = append(in, t.Name.Local)
		case xml.EndElement:
			in = in[:len(in)-1] // the decoder sees to pairs
		case xml.CharData:
			if text != nil {
				text(string(t), in)
			}
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
