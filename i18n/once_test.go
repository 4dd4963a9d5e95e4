package i18n

import (
	"io/fs"
	"path"
	"testing"
)

// A key stands once in all the files of a language: of two in one file, JSON
// takes the later and says nothing of the other.
func TestWords_NoKeyStandsTwice(t *testing.T) {
	for _, l := range Languages() {
		names, err := fs.Glob(files, path.Join(l.Tag, "*.json"))
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		seen := map[string]string{}
		for _, name := range names {
			text, err := files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			keys, err := keysIn(text, "words")
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, key := range keys {
				if other, twice := seen[key]; twice {
					t.Errorf("%s: %s stands in %s too", name, key, other)
				}
				seen[key] = name
			}
		}
	}
}
