package app_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"onward/app"
	"onward/app/directory"
	"onward/app/pdf"
	"onward/i18n"
)

// The list for the wall, in each language: every place under its country, what
// nobody checked lately is marked, and an empty list is not printed.
func TestDirectory_OnPaper(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault")) // on 23 November 2026
	defer d.Close()
	all := append(directory.Start(), directory.Service{
		ID: "a", Country: "LA", Province: "ສະຫວັນນະເຂດ", Name: "ປະຕູສີຟ້າ", English: "Blue gate", Type: "ngo", Phone: "021 555 000", Served: []string{"women"},
		Languages: []string{"lo", "th"}, Checked: "2026-11-01", CheckedBy: "W1",
	})
	for _, l := range i18n.Languages() {
		p := app.DirectoryPages(all, d.Words.For(l.Tag), d.Now())
		text := p.Text()
		say := d.Words.For(l.Tag)
		for _, want := range []string{say.Country("LA"), say.Country("KH"), "1300", "ປະຕູສີຟ້າ", "ສະຫວັນນະເຂດ", "021 555 000", say.Say("directory.group.women", nil)} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", l.Tag, want)
			}
		}
		if first := say.Say("directory.check_first", nil); strings.Count(text, first) < len(all)-1 {
			t.Errorf("%s: %d of %d are marked", l.Tag, strings.Count(text, first), len(all)-1)
		}
		for _, paper := range []pdf.Paper{pdf.A4, pdf.A5} {
			var b bytes.Buffer
			if err := d.WriteDirectory(&b, all, l.Tag, paper); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
				t.Errorf("%s on %s: %v", l.Tag, paper.Name, err)
			}
		}
	}
	only := app.DirectoryPages(directory.In(all, "LA", "ສະຫວັນ"), d.Words.For("en"), d.Now()).Text()
	if strings.Contains(only, "1300") || !strings.Contains(only, "Blue gate") || strings.Contains(only, "check first ") {
		t.Errorf("one province:\n%s", only)
	}
	if err := d.WriteDirectory(&bytes.Buffer{}, nil, "en", pdf.A4); !errors.Is(err, app.ErrNoPlaces) {
		t.Error(err)
	}
}
