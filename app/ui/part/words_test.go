package part

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"onward/i18n"
)

// Every key a part may ask for has its words in English, from which all other
// languages are made.
func TestEveryKeyHasWords(t *testing.T) {
	keys := map[string]bool{"calendar.ce": true, "calendar.be": true}
	some := func(prefix string, ends ...string) {
		for _, e := range ends {
			keys[prefix+e] = true
		}
	}
	some("non.", "dk", "pns", "later", "na")
	some("source.", "told", "document", "family", "agency", "observed")
	some("face.", "1", "2", "3", "4", "5")
	some("level.", "1", "2", "3", "4")
	some("safe.", "yes", "no", "unknown")
	some("mark.", "signed", "thumb", "spoken", "refused")
	some("per.", "once", "day", "week", "month", "year")
	for _, w := range ways {
		keys["part.date."+w+"_known"] = true
	}
	some("arrival.", "use", "keep", "remove", "show", "hide", "more", "before", "after")
	for _, why := range []string{"zawgyi", "hidden", "damage", "mixed"} {
		some("arrival."+why, ".title", ".text")
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	literal := regexp.MustCompile(`"((?:part|typing)\.[a-z_.]*[a-z])"`)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(b), -1) {
			keys[m[1]] = true
		}
	}
	if len(keys) < 80 {
		t.Fatalf("only %d keys found", len(keys))
	}
	english := i18n.Open().For("en")
	for k := range keys {
		if _, ok := english.Find(k); !ok {
			t.Errorf("no words for %q", k)
		}
	}
}
