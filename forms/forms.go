// Package forms carries the forms that come with the program.
//
// Each folder is one form pack: form.json says what the form is, schema.json
// (JSON Schema, draft 2020-12, with our x- keywords) what an answer may be, and
// ui.json (a JSON Forms UI schema) the order in which things are asked and what
// appears because of an answer. The library of plan steps lies beside the form
// of the plan, in f09/actions.json. There is no wording here: words live in
// i18n, under keys made of the form and question ids.
//
//	f00  first page: who is helped, in which language
//	f01  agreement, interpreter, the session
//	f02  quick needs and safety of the first day
//	f05  the full needs assessment: twelve areas of life and a close
//	f09  the plan
//	f10  what may be shared, with whom, until when
//	f19  what slipped, and why; filled in from the calendar of a case
//
// A pack is data only. app/form reads and checks it; this package just hands
// over the files. Ids of questions and options never change once a form has
// been used: a changed form gets a new version, and the one before is kept in
// was/<version>, so that what was begun in it goes on in it; README.md says how.
// Start with f05/schema.json: every area asks the same eight questions, and its
// own stand between the second and the third.
package forms

import "embed"

// FS holds every pack as <id>/form.json, <id>/schema.json and <id>/ui.json, and
// the versions it had before as <id>/was/<version>/.
//
//go:embed f*/*.json f*/was/*/*.json
var FS embed.FS
