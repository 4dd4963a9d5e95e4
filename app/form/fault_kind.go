package form

import (
	"fmt"
	"strings"
)

// FaultKind is a sort of fault of a pack.
type FaultKind string

// The kinds, from what is not even a document to what only is not right.
const (
	FaultUnreadable FaultKind = "unreadable" // no file, no JSON, no JSON Schema
	FaultCircle     FaultKind = "circle"     // leads back to itself
	FaultOutside    FaultKind = "outside"    // leads out of the pack
	FaultTooMuch    FaultKind = "too_much"   // larger, deeper, longer than can be read
	FaultExpression FaultKind = "expression" // cannot be worked out
	FaultNoEditor   FaultKind = "no_editor"  // cannot be asked for
	FaultNowhere    FaultKind = "nowhere"    // points to what is not there
	FaultTwice      FaultKind = "twice"      // stands there twice
	FaultUnknown    FaultKind = "unknown"    // a word that is not known
	FaultMisplaced  FaultKind = "misplaced"  // means nothing where it stands
	FaultWrong      FaultKind = "wrong"      // missing, or not as it has to be
)

// FaultKinds lists them.
var FaultKinds = []FaultKind{FaultUnreadable, FaultCircle, FaultOutside, FaultTooMuch, FaultExpression, FaultNoEditor, FaultNowhere, FaultTwice, FaultUnknown, FaultMisplaced, FaultWrong}

// faultSigns are what the sentences of this package say of each kind; the first
// that fits counts. A test holds that every sentence has one.
var faultSigns = []struct {
	kind  FaultKind
	signs []string
}{
	{FaultExpression, []string{"expression: "}},
	{FaultCircle, []string{"in a circle", "to itself"}},
	{FaultOutside, []string{"outside the pack", "a condition can refer to"}},
	{FaultTooMuch, []string{"more than %d", "more than 5", "deeper than", "larger than", "too large", "longer than"}},
	{FaultNoEditor, []string{"no editor", "is not supported", "is supported as", "can be asked"}},
	{FaultTwice, []string{"twice", "by case alone"}},
	{FaultUnreadable, []string{"is not JSON", "is not UTF-8", "cannot be read", "end of the document"}},
	{FaultNowhere, []string{"points to", "there is no ", "there are no ", "there is none", "does not exist", "has no control", "is not a scope", "is not among the options", "asks nothing"}},
	{FaultUnknown, []string{"is unknown", "is not one of", "has no member", "are read, named once"}},
	{FaultMisplaced, []string{"does nothing", "has no place", "belongs in", "belong together", "at the top only", "begins with a Categorization", "holds Categories", "only a table", "is none", "is offered here", "held to nothing", "cannot be required", "cannot be computed", "begins neither", "cannot say"}},
	{FaultWrong, []string{"is not ", "is missing", "is neither", "has neither", "needs either", "cannot be empty", "a form is an object"}},
}

// faultOf tells the kind of a sentence by its fixed words, not by what a pack
// puts into it.
func faultOf(format string, args []any) FaultKind {
	if format == "%s" && len(args) == 1 {
		return sortOf(fmt.Sprint(args[0]))
	}
	return sortOf(format)
}

func sortOf(sentence string) FaultKind {
	for _, f := range faultSigns {
		for _, sign := range f.signs {
			if strings.Contains(sentence, sign) {
				return f.kind
			}
		}
	}
	return FaultWrong
}
