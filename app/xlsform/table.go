package xlsform

import (
	"fmt"
	"slices"
	"strings"
)

// row is a row of a worksheet, its cells by the names of their columns.
type row struct {
	sheet  string
	number int
	cells  map[string]string            // columns without words: type, name, relevant
	words  map[string]map[string]string // columns of words, by language: label, hint
	heads  map[string]string            // how the columns are named in the survey
}

func (r row) get(column string) string { return r.cells[column] }

// aliases are other names of columns, as converters of XLSForm take them.
var aliases = map[string]string{
	"relevance": "relevant", "bind::relevant": "relevant", "bind::required": "required", "bind::readonly": "read_only",
	"readonly": "read_only", "bind::constraint": "constraint", "bind::calculate": "calculation", "calculate": "calculation",
	"bind::jr:constraintmsg": "constraint_message", "bind::jr:requiredmsg": "required_message", "body::appearance": "appearance",
	"jr:count": "repeat_count", "caption": "label", "value": "name", "list": "list_name", "required_msg": "required_message",
	"constraint_msg": "constraint_message", "control::appearance": "appearance", "media": "media::image",
	"image": "media::image", "audio": "media::audio", "video": "media::video", "big-image": "media::big-image",
	"form_name": "form_title", "title": "form_title", "id_string": "form_id",
}

// worded columns have a column for each language.
var worded = []string{"label", "hint", "guidance_hint", "required_message", "constraint_message", "form_title",
	"media::image", "media::audio", "media::video", "media::big-image"}

// column is the head of a column, understood.
type column struct {
	name, lang, head string
}

// columnNamed reads "label::Khmer (km)", "media::image::English", "Read Only".
func columnNamed(head string) column {
	parts := strings.Split(head, "::")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) == 1 { // "label:English", as surveys were written once
		if base, lang, ok := strings.Cut(head, ":"); ok && has(worded, columnName(base)) {
			parts = []string{base, strings.TrimSpace(lang)}
		}
	}
	for n := len(parts); n > 0; n-- {
		if name := columnName(strings.Join(parts[:n], "::")); has(worded, name) {
			return column{name, strings.Join(parts[n:], "::"), head}
		}
	}
	return column{columnName(head), "", head}
}

func columnName(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(s)), "_")
	if a, ok := aliases[s]; ok {
		return a
	}
	return s
}

// table reads a worksheet: its first row names the columns. A name that
// stands there twice keeps its first column.
func (im *importer) table(s *Sheet) ([]row, []column) {
	if s == nil || len(s.Rows) == 0 {
		return nil, nil
	}
	columns := map[int]column{}
	var order []column
	for _, c := range s.Rows[0].Cells {
		col := columnNamed(c.Text)
		if slices.ContainsFunc(order, func(o column) bool { return o.name == col.name && o.lang == col.lang }) {
			im.lose(row{sheet: s.Name, number: s.Rows[0].Number}, c.Text, "a column of this name stands here twice; the first was read")
			continue
		}
		columns[c.Column] = col
		order = append(order, col)
	}
	var rows []row
	for _, sr := range s.Rows[1:] {
		r := row{sheet: s.Name, number: sr.Number, cells: map[string]string{}, words: map[string]map[string]string{}, heads: map[string]string{}}
		for _, c := range sr.Cells {
			col, named := columns[c.Column]
			if !named {
				im.strays[s.Name]++
				continue
			}
			r.heads[col.name] = col.head
			if !has(worded, col.name) {
				r.cells[col.name] = c.Text
				continue
			}
			r.heads[col.name] = col.name // there is one for each language
			if r.words[col.name] == nil {
				r.words[col.name] = map[string]string{}
			}
			r.words[col.name][col.lang] = c.Text
		}
		if len(r.heads) > 0 {
			rows = append(rows, r)
		}
	}
	return rows, order
}

// unread lists the columns of a worksheet that mean nothing here, each once.
func (im *importer) unread(sheet string, rows []row, columns []column, read []string) {
	for _, c := range columns {
		if has(read, c.name) || strings.HasPrefix(c.name, "#") {
			continue
		}
		count, first := 0, row{sheet: sheet}
		for _, r := range rows {
			if r.cells[c.name] == "" && r.words[c.name][c.lang] == "" {
				continue
			}
			if count++; count == 1 {
				first = r
			}
		}
		if count == 0 {
			continue
		}
		why := "is not a column that is read"
		if strings.HasPrefix(c.name, "media::") {
			why = "pictures, sound and film are not carried over"
		}
		if count > 1 {
			why += fmt.Sprintf("; %d cells, this is the first", count)
		}
		im.lose(first, c.head, why)
	}
	if n := im.strays[sheet]; n > 0 {
		im.lose(row{sheet: sheet}, "", fmt.Sprintf("%d cells stand under no name of a column", n))
	}
}

// languages finds the tag of every language the columns name.
func (im *importer) languages(columns ...[]column) error {
	var unknown []string
	for _, c := range slices.Concat(columns...) {
		name := c.lang
		if !has(worded, c.name) || c.name == "form_title" && name == "" || strings.HasPrefix(c.name, "media::") {
			continue
		}
		if _, done := im.tags[name]; done {
			continue
		}
		said := name
		if said == "" {
			if said = im.settings.get("default_language"); said == "" || strings.EqualFold(said, Unsaid) {
				said = Unsaid
			}
		}
		tag, ok := languageOf(said, im.params.Languages)
		switch {
		case ok && goodTag.MatchString(tag):
			im.tags[name] = tag
		case said == Unsaid:
			im.tags[name] = "und" // words in a language nobody named
			im.lose(row{sheet: known[0]}, c.head, "which language this is, is not said; import again with --lang "+Unsaid+"=TAG")
		case !has(unknown, said):
			unknown = append(unknown, said)
		}
	}
	if unknown != nil {
		return &LanguageError{unknown}
	}
	return nil
}
