// Package form reads forms, and knows what to ask next and what is wrong.
//
// A form is data: form.json says what it is, schema.json (JSON Schema 2020-12)
// what an answer may be, ui.json (the UI schema of JSON Forms) how it is asked.
// Begin with [Load], then [Begin], then [Sitting.Set]:
//
//	def, err := form.Load(forms.FS, "f05")
//	s, err := form.Begin(def, record, form.Env{Today: "2026-11-23"})
//	change := s.Set("d1.afraid", casefile.Answer{Value: true, At: now})
//
// # Two trees
//
// A [Def] never changes once loaded and can be shared. A [Sitting] is one
// person's answers to it. Set puts an answer in the record, right or wrong, and
// gives back a [Change]: what is now shown, hidden, computed, wrong, alarming.
// There are no callbacks. Nothing a person typed is refused or lost: problems
// are worked out from the record each time and never stored. Hidden questions
// keep their answers in the record, and are as good as unanswered for rules,
// expressions, [Sitting.Data] and everything after it.
//
// # Problems are data
//
// A [Problem] is a question, a kind and its parameters, without words. What
// JSON Schema says is translated by keyword; parameters come from the compiled
// schema, never from the library's English. A non-answer satisfies "required".
// Only the touched question is validated at a key press, and what its answer
// means for others with x-valid, x-needed or x-offer ([Change.Refit]). Rules of the schema
// across questions (if/then/else, dependentRequired) are looked at in
// [Sitting.AllProblems] alone.
//
// # Our keywords
//
// They stand on a question, beside $ref or type: x-who (S W F M X), x-sens
// (P0–P3), x-copies (F S C R), x-nonanswers (dk pns later na), x-words,
// x-answers (the verb yes and no are said with: have want need agree may can is
// did know safe fear), x-script, x-help, x-long, x-past (dates up to today
// only), x-compute, x-valid, x-needed, x-offer with x-choices, x-alert, x-plan. Columns of a table inherit who, sensitivity and copies from it. The
// shared types are the $defs of types.json, referred to as
// "onward:types#/$defs/face5".
//
// # Expressions
//
// x-compute, x-valid, x-needed, x-offer, "if" in x-alert and x-plan, and the
// condition {"type": "EXPRESSION", "expression": …} of a rule are expr-lang with
// these names: value, non (this question), option (in x-offer), answers (real
// values of shown questions by path), row (in a cell), outer (the row around it,
// of a table in a row), today, answered("d10.debts"), non_of("d10.debts"), age_on(date, day), days_between(a, b), add_days(date, n), count(list). Paths
// and ids are checked when the form loads. What is not there is nothing and
// never an error; formula.go says exactly. age_on gives the youngest age a date
// allows.
//
// # What is refused
//
// A pack loads whole or not at all, and every fault is told with its file and
// JSON Pointer ([Faults]). Refused are:
//
//   - $ref to anything but the pack's own schema and onward:types: there is no
//     file, no network, no relative path;
//   - a reference, a rule or an expression that leads back to itself (ErrCycle
//     names the path);
//   - unknown x- keywords and values, effects, conditions, element types; in
//     packs with a form.json unknown keywords, members and options of any sort,
//     and a question without a control;
//   - scopes, paths and ids that point to nothing;
//   - keys that stand twice or differ by case alone, numbers beyond 1e29, text
//     that is not UTF-8, more than 32 levels, 5,000 questions or 4 MB;
//   - JSON Schema with no sensible editor: a choice between an object and
//     something else, more than three tables inside each other, lists without
//     items, a list that goes on behind its prefixItems, additionalProperties,
//     additionalItems and unevaluated… with a schema (true and false are fine),
//     patternProperties, propertyNames, content…, $dynamicRef, $recursiveRef,
//     $vocabulary, $id below the top, a form that is no object, patterns that are
//     not RE2, property names with a dot or space or a ~ in front;
//   - expressions over 4,000 bytes or 400 nodes, ranges, loops three deep, and
//     functions not named above or in formula.go.
//
// # Shapes
//
// An object may take several shapes, and a place several sorts of answer. They
// become plain questions with a condition:
//
//   - oneOf and anyOf of objects: where each shape has a property with a
//     constant of its own, that property is asked, with the shapes' titles as its
//     options; else a question "<object>.~oneOf" with the options 1, 2, 3, which
//     is kept in the record and is no data. The questions of a shape are asked
//     while it is chosen. What two shapes call alike is one question where they
//     mean the same, else a second one with "~2" behind its id.
//   - oneOf, anyOf or a list of types for a single answer: the same, with
//     "<question>.~oneOf". One sort beside null is no choice. Members that are all
//     {const, title} are options.
//   - then, else and dependentSchemas (dependencies of draft-07): what they bring
//     is asked while their condition holds, and not before anything the condition
//     looks at is answered; what they ask of other questions is judged by
//     [Sitting.AllProblems].
//   - allOf: the parts laid together.
//   - shapes that bring no question of their own ("a phone or an address") are
//     judged by AllProblems, at the first of them that is open.
//
// To switch hides questions and deletes nothing; to switch back shows them as
// they were. In the schema of a rule, not, if and the like only judge. In
// ui.json a control on the object asks for all of it.
//
// # Lists
//
// A list of objects is a table, of options a choice of many, of plain values a
// table of one column. A table may stand in the rows of another: its cells are
// people.<row>.debts.<row>.sum, its columns people.debts.sum, and the verbs for
// rows take people.<row>.debts. A list whose places are unlike (prefixItems;
// items as a list in draft-07) is a group of questions 1, 2, 3; what is open
// before an answered place is null in [Sitting.Data].
//
// # Formats
//
// date and time have editors. date-time, duration, email, hostname, ipv4, ipv6,
// uri, uri-reference, uri-template, iri, iri-reference, regex, json-pointer,
// relative-json-pointer and uuid are typed as text and validated; any other
// format is let by, as JSON Schema says.
//
// # From outside
//
// [ReadPack] reads a pack from a folder or from one file (a zip named
// *.onwardform) that holds its own sorts of files and nothing else, or a pair of
// JSON Forms. A pack may be signed ([Pack.Sign]); a wrong signature is refused.
// A [Shelf] has the newest version of each form, the earlier ones of those that
// come with the program (was/<version>), and of forms from outside every version
// that was put there: a sitting is opened with the one it was begun with
// ([Shelf.Of]). [Def.MoveOn] makes a sitting of a newer version where
// migrate.json says how; the earlier one is never changed. The words of each
// version have keys of their own ("visit@1.0.0.home.title").
//
// # Plain JSON Forms
//
// A schema.json with a uischema.json, or alone, loads without our keywords,
// in draft 2020-12 or draft-07. Its labels, titles and descriptions are words in
// no known language ("und" in [Def.Words]); members and options of elements we do
// not use (slider, toggle, format, suggestion, showSortButtons…) are let by.
// Layouts are read as one column, ListWithDetail as a table, tabs in a row one
// below the other. Its version is drawn from its bytes. Of the 72 examples of
// @jsonforms/examples 3.7.0 that have a schema, 60 load and can be filled; the
// rest is refused as said above.
//
// Where this differs from JSON Forms on purpose: a condition may be an expression; an unknown condition stops the
// form instead of being true, and a condition on something unanswered is false
// whatever its schema says of nothing (as failWhenUndefined there).
//
// # Where the model is imperfect
//
// A condition cannot ask whether something is unanswered. Rules in the rows of
// a table see their own row only; expressions see the rest too, but of the rows
// around theirs only the next one out. A row with
// nothing in it is no row for Data and expressions, but counts for minItems.
// A change in one row works out the same column of all rows again.
package form
