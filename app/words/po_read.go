package words

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"onward/app/sheet"
	"onward/i18n"
)

// ReadPO reads a PO file as Poedit, Weblate or gettext write it: with or
// without byte order mark, with any line ends, with old and obsolete entries,
// which are passed over. The error is a *Problem.
func ReadPO(r io.Reader) (Reading, error) {
	lines, err := linesOf(r)
	if err != nil {
		return Reading{}, err
	}
	p := &poReader{}
	for i, line := range lines {
		if err := p.line(i+1, strings.TrimSpace(line)); err != nil {
			return Reading{}, err
		}
	}
	if err := p.end(); err != nil {
		return Reading{}, err
	}
	return p.got, nil
}

// linesOf gives the lines of a text file in UTF-8.
func linesOf(r io.Reader) ([]string, error) {
	s, err := sheet.Text(r)
	if err != nil {
		return nil, problem(err)
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Split(s, "\n"), nil
}

// poReader gathers one entry at a time.
type poReader struct {
	got    Reading
	now    Said
	field  *string // the string that lines in quotes go on with
	begun  bool    // a keyword of the entry was read
	id, to bool    // msgid and msgstr were
	ctx    bool
	first  bool // the head was read
}

func (p *poReader) line(n int, line string) error {
	switch {
	case line == "":
		return p.end()
	case strings.HasPrefix(line, "#"):
		if p.to {
			if err := p.end(); err != nil {
				return err
			}
		}
		p.comment(line)
		return nil
	case strings.HasPrefix(line, `"`):
		if p.field == nil {
			return &Problem{Line: n, Kind: "syntax"}
		}
		return p.quoted(n, line)
	}
	word, rest, _ := strings.Cut(line, " ")
	if i := strings.IndexByte(line, '"'); i >= 0 { // no space is needed before the quote
		word, rest = strings.TrimSpace(line[:i]), line[i:]
	}
	if err := p.keyword(n, word); err != nil {
		return err
	}
	return p.quoted(n, strings.TrimSpace(rest))
}

func (p *poReader) keyword(n int, word string) error {
	if p.to {
		if err := p.end(); err != nil {
			return err
		}
	}
	if !p.begun {
		p.now.Line, p.begun = n, true
	}
	again := false
	switch word {
	case "msgctxt":
		again, p.ctx, p.field = p.ctx || p.id, true, &p.now.Key
	case "msgid":
		again, p.id, p.field = p.id, true, &p.now.English
	case "msgstr":
		again, p.to, p.field = !p.id, true, &p.now.Text
	case "msgid_plural", "msgstr[0]":
		return &Problem{Line: n, Key: p.now.Key, Kind: "plural"}
	default:
		return &Problem{Line: n, Key: p.now.Key, Kind: "syntax"}
	}
	if again {
		return &Problem{Line: n, Key: p.now.Key, Kind: "syntax"}
	}
	return nil
}

func (p *poReader) quoted(n int, s string) error {
	text, ok := unquote(s)
	if !ok {
		return &Problem{Line: n, Key: p.now.Key, Kind: "syntax"}
	}
	*p.field += text
	return nil
}

func (p *poReader) comment(line string) {
	kind, rest := line, ""
	if len(line) > 1 {
		kind, rest = line[:2], strings.TrimSpace(line[2:])
	}
	switch kind {
	case "#~": // what was said of an obsolete entry goes with it
		p.now.Fuzzy, p.now.Back, p.now.Note = false, nil, nil
	case "#,":
		for flag := range strings.SplitSeq(rest, ",") {
			p.now.Fuzzy = p.now.Fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	case "# ":
		if back, ok := strings.CutPrefix(rest, strings.TrimSpace(backMark)); ok {
			back = strings.TrimSpace(back)
			p.now.Back = &back
		} else if note, ok := strings.CutPrefix(rest, strings.TrimSpace(noteMark)); ok {
			note = strings.TrimSpace(note)
			p.now.Note = &note
		}
	}
}

// end finishes the entry, if there is one.
func (p *poReader) end() error {
	now := p.now
	if !p.begun {
		p.field = nil
		return nil // comments may stand apart from what they belong to
	}
	if !p.to {
		return &Problem{Line: now.Line, Key: now.Key, Kind: "syntax"}
	}
	ctx := p.ctx
	p.now, p.field, p.begun, p.id, p.to, p.ctx = Said{}, nil, false, false, false, false
	if !ctx && now.English == "" {
		if p.first {
			return &Problem{Line: now.Line, Kind: "twice"}
		}
		p.first = true
		return p.head(now)
	}
	if !ctx {
		return &Problem{Line: now.Line, Kind: "no_key"}
	}
	p.got.Words = append(p.got.Words, now)
	return nil
}

// head reads the entry that speaks of the file.
func (p *poReader) head(s Said) error {
	for line := range strings.SplitSeq(s.Text, "\n") {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "language":
			if value == "" {
				continue
			}
			tag, ok := i18n.Known(value)
			if !ok {
				return &Problem{Line: s.Line, Kind: "language", Args: i18n.Args{"language": value}}
			}
			p.got.Lang = tag
		case "content-type":
			_, set, ok := strings.Cut(strings.ToLower(value), "charset=")
			if ok && set != "utf-8" && set != "utf8" && set != "us-ascii" && set != "ascii" {
				return &Problem{Line: s.Line, Kind: "letters"}
			}
		}
	}
	return nil
}

// unquote reads a string in quotes with the escapes of C.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", false
	}
	s = s[1 : len(s)-1]
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '"' {
			return "", false
		}
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i == len(s) {
			return "", false
		}
		if c := strings.IndexByte(`abfnrtv\"`, s[i]); c >= 0 {
			b.WriteByte("\a\b\f\n\r\t\v\\\""[c])
			continue
		}
		n, ok := number(s[i:])
		if !ok {
			return "", false
		}
		v, err := strconv.ParseUint(strings.TrimPrefix(s[i:i+n], "x"), base(s[i]), 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(v))
		i += n - 1
	}
	return b.String(), utf8.ValidString(b.String())
}

// number measures an octal or hexadecimal escape, after its backslash.
func number(s string) (n int, ok bool) {
	digits, most := "01234567", 3
	if s[0] == 'x' {
		digits, most, n = "0123456789abcdefABCDEF", 3, 1
	}
	start := n
	for n < len(s) && n < most && strings.IndexByte(digits, s[n]) >= 0 {
		n++
	}
	return n, n > start
}

func base(c byte) int {
	if c == 'x' {
		return 16
	}
	return 8
}
