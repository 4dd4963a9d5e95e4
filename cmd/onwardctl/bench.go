package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/app/vault"
	"onward/forms"
	"onward/i18n"
)

// bench makes the table of the README again, on this machine, in one run.
func (t *tool) bench(args []string) error {
	if len(args) > 0 {
		return t.benchVault(args)
	}
	dir, err := os.MkdirTemp("", "onward-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b, err := t.newBench(dir)
	if err != nil {
		return err
	}
	defer b.desk.Close()
	fmt.Fprintf(t.out, "%s/%s, %d cores, %s\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	fmt.Fprintln(t.out, "| what | time | memory | |")
	fmt.Fprintln(t.out, "|---|---|---|---|")
	for _, row := range b.rows() {
		var note string
		r := testing.Benchmark(func(tb *testing.B) {
			tb.ReportAllocs()
			for tb.Loop() {
				note = row.run(tb)
			}
		})
		if r.N == 0 {
			return fmt.Errorf("bench: %s failed", row.what)
		}
		fmt.Fprintf(t.out, "| %s | %v | %d KiB | %s |\n", row.what, round(time.Duration(r.NsPerOp())), r.AllocedBytesPerOp()>>10, note)
	}
	return nil
}

func round(d time.Duration) time.Duration {
	for unit := time.Duration(1); ; unit *= 10 {
		if d < 1000*unit {
			return d.Round(unit)
		}
	}
}

type benchRow struct {
	what string
	run  func(*testing.B) string
}

// benching is what the rows need: a vault of its own and an invented person.
type benching struct {
	params app.Params
	desk   *app.Desk
	talk   *app.Sitting
	person *casefile.Case
	khmer  string

	presses int
}

func (t *tool) newBench(dir string) (*benching, error) {
	p, err := t.params()
	if err != nil {
		return nil, err
	}
	key := app.Key{Path: filepath.Join(dir, "bench.vault"), User: "bench", Pass: []byte(demoPass)}
	d, err := app.CreateVault(key, app.Options{Cost: vault.CostFloor}, p)
	if err != nil {
		return nil, err
	}
	person := casefiletest.Speaking("my", p.Now())
	if err := d.Import(person); err != nil {
		return nil, err
	}
	talk, err := d.Continue(person.ID, "f05")
	if err != nil {
		return nil, err
	}
	var khmer strings.Builder
	for _, s := range casefiletest.Speaking("km", p.Now()).Sittings {
		for _, as := range s.Answers {
			for _, a := range as {
				khmer.WriteString(a.Text())
			}
		}
	}
	return &benching{params: p, desk: d, talk: talk, person: person, khmer: khmer.String()}, nil
}

func (b *benching) rows() []benchRow {
	return []benchRow{
		{"key press → validated and handed to the store (F05, Khmer)", b.keyPress},
		{"open F05: read, check, compile", b.openForm},
		{"seal and save F05, on disk", b.save},
		{"open the fonts, lay out and write a bilingual plan (Burmese, Thai) as PDF", b.plan},
		{"break Khmer into lines", b.breaks},
	}
}

func (b *benching) keyPress(tb *testing.B) string {
	b.presses++ // another text each time: an unchanged one is less work
	b.desk.Answer(b.talk, "d10.worry", casefile.Answer{Value: fmt.Sprint("ខ្ញុំជំពាក់ប្រាក់ ", b.presses), Lang: "km"})
	return ""
}

func (b *benching) openForm(tb *testing.B) string {
	d, err := form.Load(forms.FS, "f05")
	if err != nil {
		tb.Fatal(err)
	}
	return fmt.Sprintf("%d questions", len(d.Questions()))
}

func (b *benching) save(tb *testing.B) string {
	b.keyPress(tb)
	if err := b.desk.Flush(); err != nil {
		tb.Fatal(err)
	}
	return "sitting and summary, synchronous"
}

func (b *benching) plan(tb *testing.B) string {
	set, err := text.Open()
	if err != nil {
		tb.Fatal(err)
	}
	press := app.Press{Shelf: b.params.Shelf, Words: i18n.Open(), Text: set, Now: b.params.Now()}
	p, err := press.Compose(b.person, app.Copy{Copy: plan.Survivor, Langs: []string{"my", "th"}})
	if err != nil {
		tb.Fatal(err)
	}
	pages, err := pdf.Layout(p, set, pdf.A4)
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, pages, set, pdf.Meta{Date: b.params.Now()}); err != nil {
		tb.Fatal(err)
	}
	return fmt.Sprintf("%d pages, %d KB", len(pages), out.Len()/1000)
}

func (b *benching) breaks(tb *testing.B) string {
	text.Breaks(b.khmer, "km")
	return fmt.Sprintf("%d KB of text", len(b.khmer)/1000)
}
