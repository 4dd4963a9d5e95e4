// Package plan turns what a person said into a document: their plan, as blocks
// without fonts and without coordinates.
//
// One plan has several copies, and no copy is made by hand. What reaches a
// copy is decided field by field by the rules in rule.go: the form says how
// far a field may ever go, the question must still be asked, and for a paper
// that goes to somebody else the person must have agreed, for that reader, for
// that day. Everything else stays, and [Plan.Left] says why, so that the
// screen can show both lists before anything is printed.
//
// Everything is said twice in one place: the person's language first, the
// worker's under it ([Said]). Words come from i18n; what the person said in
// their own words is never translated by the program. Where a language lacks
// it, the original stands and a note says that it is not yet translated; and
// [Plan.Across] lists beforehand which words its reader will not be able to read.
//
// The same case, day and copy number always give the same document: order
// comes from the case and never from a map, and the day is handed in.
//
// Two pages go round a plan: [Request] asks somebody elsewhere to look for a
// family, [Handover] goes with a copy and comes back filled in.
//
// Begin with [Compose]; [Plan.Text] is the plain form that tests keep and
// people can read; [Blank] makes a form to fill in by hand. The package draws
// nothing: app/pdf does.
package plan
