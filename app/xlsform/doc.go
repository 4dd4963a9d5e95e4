// Package xlsform turns a survey in XLSForm into a form of ours, and says
// exactly what it could not carry over.
//
// XLSForm is a survey in a spreadsheet: questions on the worksheet survey, what
// they offer on choices, its name on settings (xlsform.org). Organisations of
// this field have theirs in it.
//
//	book, err := xlsform.Read(file, size)
//	pack, err := xlsform.Import(book, xlsform.Params{ID: "intake"})
//
// [Pack.Files] are form.json, schema.json, ui.json and words/<lang>.json, as
// app/form reads packs from outside; they have been loaded once before they are
// given away. [Pack.Lost] has a line for everything that is not in them, by
// worksheet, row and column. Nothing is guessed: a function that is not known
// here, a condition that would come out even a little different, stays behind
// and is listed. A question whose condition stays behind is asked always; an
// answer whose constraint stays behind is held to nothing. A broken survey gives
// a [BrokenError] that lists what is broken, an unknown name of a language a
// [LanguageError] that asks.
//
// # What is carried over
//
//	text, integer, decimal, date, time   a question of that kind; appearance multiline: several lines
//	barcode                              text, typed
//	dateTime                             the day
//	range                                a number with start, end and step as bounds
//	select_one, select_multiple          a choice, with every choice of the list
//	… or_other                           the choice "other" and a question after it
//	acknowledge                          yes or no
//	note                                 words on the page
//	calculate; read_only + calculation   worked out (x-compute), shown under its label or name
//	group                                at the top a section, deeper a heading
//	repeat                               a table, up to three inside each other; a number in repeat_count: so many rows
//	label, hint, guidance_hint           words, by language; the hints are help for the worker
//	required                             required; on a condition: x-needed; "I do not know" and the like do answer it
//	read_only                            yes or no; on a condition: a rule DISABLE
//	relevant                             rules SHOW and HIDE (relevant.go says when), or an expression
//	constraint                           keywords of JSON Schema; ". <= today()" is x-past; over several answers: x-valid
//	constraint_message                   said where an answer does not go together with others
//	choice_filter                        x-offer, and x-choices for the columns it looks at
//	settings                             form_title, form_id, version, default_language
//
// Names of questions are kept; groups do not show in them. Questions in no
// group make sections of their own, so that the order stays. Every question can
// also be answered with "I do not know" or "rather not say", as anywhere here.
// XLSForm does not say how dangerous an answer is (x-sens) nor on whose copy it
// may stand (x-copies): all are P1, and for the file alone, until someone who
// knows writes more into schema.json.
//
// # What is not
//
//	select_…_from_file, external         the choices are elsewhere
//	rank, geo…, image, audio, video, file, hidden   there is no editor
//	start, end, today, deviceid, …       Onward notes itself what it needs; ${today} is not today()
//	note in a repeat                     rows have no place for it
//	default, calculation of what is asked, trigger   nobody gave that answer
//	required_message, constraint_message of other constraints   the program says what is wrong, in all its languages
//	${name} in a label                   … stands there
//	pictures, sound, styles, other appearances, other columns and worksheets
//
// # Expressions
//
// parse.go reads XPath with the functions of ODK XForms, without paths. A
// condition becomes rules where it asks each time something written out of one
// question, which is what people can read and change best; else it is put into
// expr-lang, as calculations are, with + - * div mod, comparisons, and
// or not(), if() coalesce() selected() count-selected() string-length() today()
// date() decimal-date-time() int() number() round() floor() ceiling() abs() min()
// max() pow() concat() string() contains() starts-with() ends-with() regex(), and
// sum() and count() over a repeat. Where XPath has an empty text or NaN, there is
// nothing here; functions.go and idiom.go keep that from making a difference.
//
// # Reading .xlsx
//
// workbook.go and cells.go read it themselves, over archive/zip and
// encoding/xml, in some 300 lines. The library for it (excelize v2.11.1, BSD-3)
// is 64,000 lines with six modules behind it and makes a program 6 MB larger,
// to write, draw and calculate what we only read as text; and the file comes
// from outside: what is small can be held to limits on bytes, files, cells and
// levels, and fuzzed. Dates in cells are numbers there and stay numbers here.
package xlsform
