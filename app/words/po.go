package words

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"onward/i18n"
)

// What stands before a back-translation and a note in a translator's comment.
// Programs for PO files keep such comments, and let them be changed.
const (
	backMark = "Back-translation: "
	noteMark = "Note: "
)

// WritePO writes a book as a PO file. now is written into its head.
func WritePO(w io.Writer, b Book, say *i18n.Printer, now time.Time) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Onward: the words in %s.\n", english(b.Lang))
	for _, line := range headNotes {
		fmt.Fprintf(out, "# %s\n", line)
	}
	if bad := i18n.Forbidden(b.Lang); len(bad) > 0 {
		fmt.Fprintf(out, "# Never in words a person reads: %s.\n", strings.Join(bad, ", "))
	}
	stamp := now.Format("2006-01-02 15:04-0700")
	writeString(out, "msgid", "")
	writeString(out, "msgstr", "Project-Id-Version: Onward\n"+
		"Report-Msgid-Bugs-To: \n"+
		"POT-Creation-Date: "+stamp+"\n"+
		"PO-Revision-Date: "+stamp+"\n"+
		"Last-Translator: \n"+
		"Language-Team: \n"+
		"Language: "+strings.ReplaceAll(b.Lang, "-", "_")+"\n"+
		"MIME-Version: 1.0\n"+
		"Content-Type: text/plain; charset=UTF-8\n"+
		"Content-Transfer-Encoding: 8bit\n"+
		"Plural-Forms: "+plural(b.Lang)+"\n")
	for _, e := range b.Entries {
		writeEntry(out, e, say)
	}
	return out.Flush()
}

var headNotes = []string{
	"Write as a kind person speaks to somebody who is tired: short sentences, \"you\",",
	"words a child of ten knows. Keep what stands in {braces} as it is. \"Needs work\"",
	"(fuzzy) means that nobody who speaks the language has signed the word yet: take",
	"the mark off where it is right.",
}

func writeEntry(out *bufio.Writer, e Entry, say *i18n.Printer) {
	out.WriteByte('\n')
	comment := func(mark, text string) {
		if text = oneLine(text); text != "" {
			fmt.Fprintf(out, "%s %s\n", mark, text)
		}
	}
	if e.Review.Back != "" {
		comment("#", backMark+e.Review.Back)
	}
	if e.Review.Note != "" {
		comment("#", noteMark+e.Review.Note)
	}
	comment("#.", Where(say, e.Key))
	if p := i18n.Places(e.English); len(p) > 0 {
		comment("#.", say.Say("words.keep", i18n.Args{"list": strings.Join(p, " ")}))
	}
	if Agreed(e.Key) {
		comment("#.", say.Say("words.agreed", nil))
	}
	if e.State != i18n.Draft {
		comment("#.", say.Say("words.state."+e.State, nil)+" "+e.Review.By+" "+e.Review.On)
	}
	fmt.Fprintf(out, "#: i18n/%s/%s.json\n", e.Lang, e.File)
	if e.State == i18n.Draft && e.Text != "" {
		out.WriteString("#, fuzzy\n")
	}
	if e.Changed {
		writeOld(out, e.Review.Of)
	}
	writeString(out, "msgctxt", e.Key)
	writeString(out, "msgid", e.English)
	writeString(out, "msgstr", e.Text)
}

// writeOld writes the English a word was made from, before it changed.
func writeOld(out *bufio.Writer, of string) {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	writeString(w, "msgid", of)
	w.Flush()
	for line := range strings.Lines(b.String()) {
		out.WriteString("#| " + line)
	}
}

// wide is where lines end, as in GNU gettext: 79 signs with the quotes.
const wide = 79

// writeString writes a keyword and its string, on one line where it fits.
func writeString(out *bufio.Writer, keyword, s string) {
	esc := poEscape(s)
	inner := strings.Contains(strings.TrimSuffix(esc, `\n`), `\n`)
	if !inner && len(keyword)+3+utf8.RuneCountInString(esc) <= wide {
		fmt.Fprintf(out, "%s \"%s\"\n", keyword, esc)
		return
	}
	fmt.Fprintf(out, "%s \"\"\n", keyword)
	for _, line := range fold(esc) {
		fmt.Fprintf(out, "\"%s\"\n", line)
	}
}

// fold cuts an escaped string after line breaks, and at spaces where a line
// gets too long. Text without spaces stays in one piece.
func fold(esc string) []string {
	var lines []string
	for esc != "" {
		line := esc
		if i := strings.Index(esc, `\n`); i >= 0 {
			line = esc[:i+2]
		}
		if cut := cutAt(line); cut > 0 {
			line = line[:cut]
		}
		lines = append(lines, line)
		esc = esc[len(line):]
	}
	return lines
}

// cutAt gives where a line that is too long is cut: after the last space that
// fits, or after the first there is; 0 where it is not.
func cutAt(line string) int {
	n, last := 0, 0
	for i, r := range line {
		if n++; r != ' ' {
			continue
		}
		if n > wide-2 && last > 0 {
			return last
		}
		last = i + 1
		if n > wide-2 {
			break
		}
	}
	if utf8.RuneCountInString(line) <= wide-2 || last == len(line) {
		return 0
	}
	return last
}

var poEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

func poEscape(s string) string { return poEscapes.Replace(s) }

// oneLine takes line breaks out of a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func english(lang string) string {
	for _, l := range i18n.Languages() {
		if l.Tag == lang {
			return l.English
		}
	}
	return lang
}

// plural is what PO programs want to know of a language, though none of our
// words has plural forms: one form but for English.
func plural(lang string) string {
	if lang == "en" {
		return "nplurals=2; plural=(n != 1);"
	}
	return "nplurals=1; plural=0;"
}
