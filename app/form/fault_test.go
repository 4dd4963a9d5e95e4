package form

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Every sentence this package says of a pack is of a kind there are words for.
func TestEveryFaultHasItsKind(t *testing.T) {
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[FaultKind]int{}
	for _, name := range names {
		if !strings.HasSuffix(name.Name(), ".go") || strings.HasSuffix(name.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			at := map[string]int{"add": 2, "addKind": 3}
			if !ok || at[sel.Sel.Name] == 0 || len(call.Args) <= at[sel.Sel.Name] {
				return true
			}
			lit, ok := call.Args[at[sel.Sel.Name]].(*ast.BasicLit)
			if !ok {
				return true
			}
			format, _ := strconv.Unquote(lit.Value)
			if format == "%s" {
				return true
			}
			known := false
			for _, f := range faultSigns {
				for _, sign := range f.signs {
					known = known || strings.Contains(format, sign)
				}
			}
			if seen[sortOf(format)]++; !known {
				t.Errorf("%s: %q has no kind", name.Name(), format)
			}
			return true
		})
	}
	for _, k := range FaultKinds {
		if seen[k] == 0 {
			t.Errorf("nothing is ever %s", k)
		}
	}
}

// What a pack calls things does not change what is said of it.
func TestFaultKind_IsNotFooledByNames(t *testing.T) {
	var f faults
	f.add("schema.json", "/a", "%q points to nothing", "no editor, twice, in a circle")
	f.add("schema.json", "/b", "%s", "is not JSON Schema: whatever")
	if got := []FaultKind{f.list[0].(*PackError).Kind(), f.list[1].(*PackError).Kind()}; got[0] != FaultNowhere || got[1] != FaultUnreadable {
		t.Errorf("kinds %v", got)
	}
}
