package app_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rooms, from the street to the cellar, and what each may import. Moving a
// room is one line.
var rooms = map[string]string{
	"cmd/onward":                "app app/guard app/ui app/form app/text app/casefile/casefiletest forms i18n",
	"cmd/onwardctl":             "app/stats app/directory app/phrase app app/guard app/handover app/words app/arrival app/form app/plan app/pdf app/text app/vault app/xlsform app/casefile app/casefile/casefiletest forms i18n",
	"cmd/dev":                   "",
	"cmd/gallery":               "app/ui/part app/ui/look app/ui/page app/ui app app/form app/text app/plan app/pdf app/casefile app/casefile/casefiletest assets/icons forms i18n",
	"app/guard":                 "",
	"app/ui":                    "app/phrase app/guard app/ui/page app/ui/part app/ui/look app app/form app/casefile app/casefile/casefiletest app/text app/plan i18n forms assets assets/icons",
	"app/ui/page":               "app/directory app/autograph app/phrase app/words app/arrival app/ui/part app/ui/look app app/pdf app/plan app/form app/casefile app/text i18n assets/icons",
	"app/ui/part":               "app/autograph app/ui/look app/text app/typing app/typing/layout i18n assets assets/icons",
	"app/ui/look":               "assets assets/icons",
	"app/directory":             "app/sheet",
	"app/find":                  "app/arrival app/casefile app/typing/layout",
	"app":                       "app/stats app/directory app/find app/handover app/words app/pdf app/plan app/form app/text app/arrival app/vault app/casefile i18n forms",
	"app/pdf":                   "app/autograph app/plan app/text assets assets/icons",
	"app/plan":                  "app/autograph app/form app/casefile i18n forms",
	"app/form":                  "app/casefile",
	"app/xlsform":               "app/form",
	"app/vault":                 "app/vault/seal app/casefile",
	"app/vault/seal":            "",
	"app/handover":              "",
	"app/autograph":             "",
	"app/phrase":                "assets",
	"app/sheet":                 "",
	"app/stats":                 "",
	"app/text":                  "assets",
	"app/words":                 "app/sheet app/arrival i18n",
	"app/arrival":               "",
	"app/typing":                "app/text",
	"app/typing/layout":         "",
	"app/casefile":              "",
	"app/casefile/casefiletest": "app/casefile",
	"assets":                    "",
	"assets/icons":              "",
	"forms":                     "",
	"i18n":                      "",
}

// keepers: each heavy library lives in one room, for one reason.
var keepers = map[string]struct{ rooms, why string }{
	"fyne.io/fyne/v2/app":                   {"cmd/onward cmd/gallery", "needs cgo and a screen; without it all else builds anywhere"},
	"fyne.io/fyne/v2":                       {"app/ui app/ui/page app/ui/part app/ui/look cmd/onward cmd/gallery", "the window"},
	"github.com/santhosh-tekuri/jsonschema": {"app/form", "what an answer may be"},
	"github.com/expr-lang/expr":             {"app/form", "computed answers and alerts"},
	"modernc.org/sqlite":                    {"app/vault", "the file"},
	"github.com/gofrs/flock":                {"app/vault", "one Onward at a time"},
	"github.com/godbus/dbus":                {"app/guard", "hearing that the person has gone; never further than this computer"},
	"filippo.io/age":                        {"app/handover", "one file for one named person"},
	"golang.org/x/crypto":                   {"app/vault/seal", "sealing"},
	"github.com/go-text/typesetting":        {"app/text", "shaping"},
	"github.com/rivo/uniseg":                {"app/text", "grapheme clusters"},
	"github.com/jung-kurt/gofpdf":           {"app/pdf", "paper"},
	"golang.org/x/image":                    {"app/pdf app/ui/part app/ui/look cmd/gallery", "pictures of pages and of icons"},
	"golang.org/x/text/message":             {"i18n", "numbers"},
	"golang.org/x/text/language":            {"i18n", "names of languages"},
	"golang.org/x/text/unicode/norm":        {"app/arrival app/text app/form app/vault", "one spelling of one word"},
	"golang.org/x/text/collate":             {"i18n", "sorting"},
	"golang.org/x/text/number":              {"i18n", "numbers"},
	"golang.org/x/text/language/display":    {"i18n", "names of languages"},
	"net/url":                               {"app/form app/vault", "names of documents and of a database file"},
	"net/http":                              {"", "Onward has no network"},
	"net":                                   {"", "Onward has no network"},
}

func TestHouse_DoorsOpenOneWay(t *testing.T) {
	seen := map[string]bool{}
	walk(t, func(room, file string, imports []string) {
		seen[room] = true
		if strings.HasSuffix(file, "_test.go") {
			return // a test may look at the whole house from outside
		}
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: a new room; give it its line in house_test.go", room)
			return
		}
		for _, imp := range imports {
			if inner, ours := strings.CutPrefix(imp, "onward/"); ours && !has(allowed, inner) {
				t.Errorf("%s: %s must not import %s", file, room, inner)
			}
		}
	})
	for room := range rooms {
		if !seen[room] {
			t.Errorf("%s has a line in house_test.go but is not there", room)
		}
	}
}

func TestHouse_EachLibraryHasOneKeeper(t *testing.T) {
	walk(t, func(room, file string, imports []string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, imp := range imports {
			lib, longest := "", 0
			for l := range keepers {
				if (imp == l || strings.HasPrefix(imp, l+"/")) && len(l) > longest {
					lib, longest = l, len(l)
				}
			}
			if lib != "" && !has(keepers[lib].rooms, room) {
				t.Errorf("%s: %s must not import %s (%s)", file, room, imp, keepers[lib].why)
			}
			if lib == "" && strings.Contains(strings.Split(imp, "/")[0], ".") {
				t.Errorf("%s: %s imports %s, which has no keeper in house_test.go", file, room, imp)
			}
		}
	})
}

// Each package says in one comment what it is for.
func TestHouse_EveryRoomHasItsEssay(t *testing.T) {
	docs := map[string]int{}
	walk(t, func(room, file string, _ []string) {
		docs[room] += 0
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc != nil && (strings.HasPrefix(f.Doc.Text(), "Package ") || strings.HasPrefix(f.Doc.Text(), "Command ")) {
			docs[room]++
		}
	})
	for room, n := range docs {
		if n != 1 {
			t.Errorf("%s has %d package comments, want 1", room, n)
		}
	}
}

func has(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if w == word {
			return true
		}
	}
	return false
}

// walk gives every Go file of the house with its room and imports.
func walk(t *testing.T, visit func(room, file string, imports []string)) {
	t.Helper()
	root := os.DirFS("..")
	for _, top := range []string{"app", "cmd", "assets", "forms", "i18n"} {
		err := fs.WalkDir(root, top, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", path), nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			var imports []string
			for _, i := range f.Imports {
				imports = append(imports, strings.Trim(i.Path.Value, `"`))
			}
			visit(filepath.ToSlash(filepath.Dir(path)), path, imports)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
