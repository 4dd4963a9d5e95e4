//go:build gettext

package words

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onward/i18n"
)

// GNU gettext finds nothing to complain of in what we write, and what it
// writes itself from that is read as the same words. Needs msgfmt and msgcat
// (Debian: gettext); run with -tags gettext.
func TestPO_AsGettextHasIt(t *testing.T) {
	c := i18n.Open()
	for _, l := range i18n.Languages() {
		file := filepath.Join(t.TempDir(), "w.po")
		if err := os.WriteFile(file, []byte(po(t, c, l.Tag)), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("msgfmt", "-c", "-o", os.DevNull, file).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: msgfmt: %v\n%s", l.Tag, err, out)
		}
		for _, how := range []string{"--no-wrap", "--width=40", "--escape", "--sort-output"} {
			out, err := exec.Command("msgcat", how, file).Output()
			if err != nil {
				t.Fatalf("%s: msgcat %s: %v", l.Tag, how, err)
			}
			in, err := ReadPO(bytes.NewReader(out))
			if err != nil || in.Lang != l.Tag || len(in.Words) != strings.Count(string(out), "\nmsgctxt ") {
				t.Fatalf("%s %s: %d words in %q, %v", l.Tag, how, len(in.Words), in.Lang, err)
			}
			if changes, bad := Take(c, l.Tag, in, How{}); len(changes)+len(bad) > 0 {
				t.Errorf("%s %s: %d new, %.300v", l.Tag, how, len(changes), bad)
			}
		}
	}
}
