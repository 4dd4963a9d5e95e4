package assets

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// sums reads SHA256SUMS: the file's path relative to this folder → digest.
func sums(t *testing.T) map[string]string {
	t.Helper()
	list, err := os.ReadFile("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	in := bufio.NewScanner(bytes.NewReader(list))
	for in.Scan() {
		sum, name, ok := strings.Cut(in.Text(), "  ")
		if !ok || len(sum) != 2*sha256.Size {
			t.Fatalf("SHA256SUMS has the line %q, want «digest, two spaces, path»", in.Text())
		}
		want[name] = sum
	}
	return want
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func TestEveryFileIsListedAndUnchanged(t *testing.T) {
	want := sums(t)
	for _, dir := range []string{"fonts", "words", "words/phrases"} {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if fi, err := os.Stat(file); err == nil && fi.IsDir() {
				continue
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.ToSlash(file)
			switch sum, listed := want[name]; {
			case !listed:
				t.Errorf("%s is not in SHA256SUMS", name)
			case sum != digest(b):
				t.Errorf("%s has changed: SHA256SUMS says %s, the file is %s", name, sum, digest(b))
			}
			delete(want, name)
		}
	}
	for name := range want {
		t.Errorf("%s is in SHA256SUMS but not in the tree", name)
	}
}

func TestWhatIsEmbeddedIsWhatIsListed(t *testing.T) {
	want := sums(t)
	embedded := map[string][]byte{
		"fonts/Onward-Regular.ttf": Regular(),
		"fonts/Onward-Bold.ttf":    Bold(),
		"fonts/OFL-Noto.txt":       []byte(Licences()[0].Text),
		"fonts/OFL-NotoSansSC.txt": []byte(Licences()[1].Text),
		"words/LICENSE.icu":        []byte(Licences()[2].Text),
		"words/LICENSE.costs":      []byte(Licences()[3].Text),
		"words/thaidict.dict":      list(t, "th"),
		"words/laodict.dict":       list(t, "lo"),
		"words/khmerdict.dict":     list(t, "km"),
		"words/burmesedict.dict":   list(t, "my"),
		"words/th.costs":           costs(t, "th"),
		"words/lo.costs":           costs(t, "lo"),
		"words/km.costs":           costs(t, "km"),
		"words/my.costs":           costs(t, "my"),
	}
	for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
		words, ok := Phrases(lang)
		if !ok {
			t.Errorf("no words for pass phrases in %s", lang)
		}
		embedded["words/phrases/"+lang+".txt"] = []byte(words)
	}
	for name, b := range embedded {
		if want[name] != digest(b) {
			t.Errorf("embedded %s is not the file that SHA256SUMS lists", name)
		}
	}
}

func list(t *testing.T, lang string) []byte {
	t.Helper()
	b, ok := Words(lang)
	if !ok {
		t.Fatalf("no word list for %s", lang)
	}
	return b
}

func costs(t *testing.T, lang string) []byte {
	t.Helper()
	b, ok := Costs(lang)
	if !ok {
		t.Fatalf("no costs of words for %s", lang)
	}
	return b
}

func TestOnlyFourLanguagesNeedAWordList(t *testing.T) {
	for _, lang := range []string{"vi", "zh-Hans", "en", "shn", "mnw", "ksw", ""} {
		if _, ok := Words(lang); ok {
			t.Errorf("a word list for %q: Shan, Mon and Karen must never be broken by the Burmese one", lang)
		}
		if _, ok := Costs(lang); ok {
			t.Errorf("costs of words for %q, which has no list", lang)
		}
	}
}

func TestEachFontNamesItsLicence(t *testing.T) {
	for _, l := range Licences() {
		if l.Covers == "" || l.Name == "" || len(l.Text) < 1000 {
			t.Errorf("licence of %q is incomplete", l.Covers)
		}
	}
	for _, l := range Licences()[:2] {
		if !strings.Contains(l.Text, "SIL OPEN FONT LICENSE Version 1.1") {
			t.Errorf("the text for %q is not the OFL", l.Covers)
		}
	}
}

// The licence forbids the name "Source"; "Noto" would say the fonts are Google's.
// What the fonts say of themselves is shown by other programs, and in every PDF.
func TestFontsGoByTheirOwnName(t *testing.T) {
	for style, file := range map[string][]byte{"Regular": Regular(), "Bold": Bold()} {
		font, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		for id, want := range map[sfnt.NameID]string{
			sfnt.NameIDFamily: "Onward", sfnt.NameIDSubfamily: style, sfnt.NameIDPostScript: "Onward-" + style,
		} {
			if got, err := font.Name(nil, id); got != want {
				t.Errorf("%s: name %d is %q (%v), want %q", style, id, got, err, want)
			}
		}
		for id, part := range map[sfnt.NameID]string{
			sfnt.NameIDCopyright: "The Noto Project Authors", sfnt.NameIDLicense: "SIL Open Font License",
			sfnt.NameIDLicenseURL: "https://openfontlicense.org",
		} {
			if got, err := font.Name(nil, id); !strings.Contains(got, part) {
				t.Errorf("%s: name %d is %q (%v), which does not say %q", style, id, got, err, part)
			}
		}
	}
}
