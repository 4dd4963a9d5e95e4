package page

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/part"
	"onward/forms"
	"onward/i18n"
)

func TestStrength_IsKindAndAgreesWithTheVault(t *testing.T) {
	for pass, want := range map[string]string{
		"":                        "none",
		"secret":                  "short",
		"aaaaaaaaaaaaaaaaaaaa":    "short",
		"a b c d":                 "short",
		"one two six ten":         "fair",
		"river lamp seven stones": "good",
		"小云喜欢早上的茶":                "fair",
		"ស្រលាញ់ ទន្លេ ផ្កា ថ្ងៃ ខ្យល់": "good",
	} {
		if got := strength(pass); got != want {
			t.Errorf("%q: %s, want %s", pass, got, want)
		}
	}
}

// The letters tell the language; where two share them the sitting decides.
func TestLangOf_ReadsTheLetters(t *testing.T) {
	for _, c := range []struct{ text, hers, working, want string }{
		{"ខ្ញុំចង់", "km", "th", "km"},
		{"อยากเรียน", "km", "th", "th"},
		{"muốn học", "vi", "th", "vi"},
		{"to learn", "km", "en", "en"},
		{"to learn", "km", "th", "en"},
		{"လုပ်ချင်", "km", "th", "my"},
		{"我想学 sewing", "zh-Hans", "en", "zh-Hans"},
		{"123", "lo", "en", "lo"},
	} {
		if got := langOf(c.text, c.hers, c.working); got != c.want {
			t.Errorf("%q (%s, %s): %s, want %s", c.text, c.hers, c.working, got, c.want)
		}
	}
}

// No paper ever replaces another.
func TestWriteNew_KeepsWhatIsThere(t *testing.T) {
	name := filepath.Join(t.TempDir(), "plan-7Q4K-v1.pdf")
	first, err := writeNew(name, []byte("one"))
	if err != nil || first != name {
		t.Fatal(first, err)
	}
	second, err := writeNew(name, []byte("two"))
	if err != nil || second == name {
		t.Fatal(second, err)
	}
	if b, _ := os.ReadFile(first); string(b) != "one" {
		t.Errorf("the first paper now says %q", b)
	}
}

// Every form belongs to a step of the way, or to any time; each step has one.
func TestPath_EveryFormHasItsPlace(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	var all []standing
	held := map[string]int{}
	for _, def := range shelf.All() {
		all = append(all, standing{def: def})
		for _, s := range append(slices.Clone(seven), anyTime) {
			if slices.Contains(s.stages, def.Stage()) {
				held[string(def.ID())]++
				held[s.name]++
			}
		}
		if held[string(def.ID())] != 1 {
			t.Errorf("%s stands in %d places", def.ID(), held[string(def.ID())])
		}
	}
	for _, s := range append(slices.Clone(seven), anyTime) {
		if held[s.name] == 0 {
			t.Errorf("no form for %s", s.name)
		}
	}
	if got := nextStep(all); got != "f00" {
		t.Errorf("an empty case begins with %s", got)
	}
	all[0].last, all[0].done, all[0].state = &casefile.Sitting{}, 3, part.Half
	if p := pathOf(all); p[0].state != part.Half || p[1].state != part.Open {
		t.Errorf("%+v", p)
	}
}

// Each key the help lists has its two sentences, and each topic at least one.
func TestHelp_HasItsWords(t *testing.T) {
	say := i18n.Open().For("en")
	for _, k := range helpKeys {
		for _, key := range []string{"help.key." + k, "help.key." + k + "_does"} {
			if _, ok := say.Find(key); !ok {
				t.Errorf("no words for %s", key)
			}
		}
	}
	for _, topic := range helpTopics {
		for _, key := range []string{"help." + topic + ".title", "help." + topic + ".1"} {
			if _, ok := say.Find(key); !ok {
				t.Errorf("no words for %s", key)
			}
		}
	}
}

// Wherever help can be asked for, a part of it is about that page. Pages before
// unlocking have none, and the note pad tells nothing.
func TestHelp_EveryPageHasItsPart(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "route.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		lit, ok := v.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		name, _ := strconv.Unquote(lit.Value)
		pages++
		if r := (Route{Page: Name(name)}); r.Page == ToHelp || r.Page == ToFirst || r.Page == ToUnlock || r.Page == ToNote || r.Page == ToLost {
			return true
		}
		if topic := helpOn[Name(name)]; !slices.Contains(helpTopics, topic) {
			t.Errorf("no help on %s", name)
		}
		return true
	})
	if pages < 30 {
		t.Errorf("only %d pages were found", pages)
	}
}
