package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"onward/app/pdf"
	"onward/app/text"
)

// maxLine is the longest line of standard input that is read, in bytes.
const maxLine = 4 << 20

func (t *tool) lines(do func(string) error) error {
	s := bufio.NewScanner(t.in)
	s.Buffer(make([]byte, 64<<10), maxLine)
	for s.Scan() {
		if err := do(s.Text()); err != nil {
			return err
		}
	}
	return s.Err()
}

// textBreak marks each place where a line may break.
func (t *tool) textBreak(args []string) error {
	var lang, keep string
	_, err := t.flags("text break", args, func(f *flag.FlagSet) {
		f.StringVar(&lang, "lang", "", "the language, BCP 47")
		f.StringVar(&keep, "keep", "", "a file of names and words to hold together, one a line")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"lang": lang}); err != nil {
		return err
	}
	var kept *text.Kept
	if keep != "" {
		words, err := os.ReadFile(keep)
		if err != nil {
			return fmt.Errorf("read words to keep: %w", err)
		}
		kept = text.Keep(strings.Split(string(words), "\n")...)
	}
	w := bufio.NewWriter(t.out)
	defer w.Flush()
	return t.lines(func(line string) error {
		last := 0
		for _, at := range kept.Breaks(line, lang) {
			w.WriteString(line[last:at])
			w.WriteByte('|')
			last = at
		}
		w.WriteString(line[last:])
		return w.WriteByte('\n')
	})
}

// textPDF sets paragraphs, one a line, on pages.
func (t *tool) textPDF(args []string) error {
	var lang, paper, out, align string
	var width, size float64
	_, err := t.flags("text pdf", args, func(f *flag.FlagSet) {
		f.StringVar(&lang, "lang", "", "the paragraphs' language, and a second one that may occur in them")
		f.Float64Var(&width, "width", 0, "width of the text in mm; else as wide as the paper allows")
		f.Float64Var(&size, "size", 0, "size of the letters in points; else as the paper has it")
		f.StringVar(&paper, "paper", "", paperNames)
		f.StringVar(&align, "align", "left", "left, center or justify")
		f.StringVar(&out, "out", "", "the PDF to write")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"lang": lang, "out": out}); err != nil {
		return err
	}
	tag, _, _ := strings.Cut(lang, ",")
	sheet, err := paperNamed(paper)
	if err != nil {
		return err
	}
	if widest := sheet.Width - sheet.Left - 10; width != 0 && (width < 20 || width > widest) || size != 0 && (size < 4 || size > 72) {
		return fmt.Errorf("%w: width from 20 to %.0f mm, size from 4 to 72 points", errUse, widest)
	}
	aligned, known := map[string]text.Align{"left": text.Start, "center": text.Center, "justify": text.Justify}[align]
	if !known {
		return fmt.Errorf("%w: align left, center or justify", errUse)
	}
	var paragraphs []string
	if err := t.lines(func(line string) error { paragraphs = append(paragraphs, line); return nil }); err != nil {
		return err
	}
	set, err := text.Open()
	if err != nil {
		return err
	}
	pages, err := pdf.Paragraphs(paragraphs, set, pdf.Setting{Paper: sheet, Lang: tag, Width: width, Size: size, Align: aligned})
	if err != nil {
		return err
	}
	return write(out, func(w io.Writer) error {
		return pdf.Write(w, pdf.Sheets(pages, sheet), set, pdf.Meta{Lang: tag, Date: time.Now().UTC(), Folded: sheet.Folded})
	})
}
