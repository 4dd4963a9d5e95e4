package xlsform

import (
	"fmt"
	"regexp"
	"strings"
)

// sort of an item: what stands on the page and what its answer is.
type sort string

const (
	group  sort = "group"
	repeat sort = "repeat"
	note   sort = "note"
	text   sort = "text"
	whole  sort = "integer"
	number sort = "decimal"
	truth  sort = "acknowledge"
	date   sort = "date"
	clock  sort = "time"
	one    sort = "select_one"
	many   sort = "select_multiple"
	worked sort = "calculate" // worked out, never asked
)

// item is one row of the survey that is carried over, or may be.
type item struct {
	row
	sort   sort
	name   string // in the survey, "" where it has none
	id     string // name of the property, or of the group's words
	list   *list
	parent *item
	kids   []*item
	table  *item // the repeat it stands in
	dead   string
	made   bool   // has no row of its own: what or_other asks
	own    string // prefix of its words where they stand elsewhere than its name says

	result term   // of a worked item
	shape  object // bounds of its answer
	never  []any  // schemas its answer must not fit
	show   any    // condition under which it is asked
	hide   any    // condition under which it is not
	shut   any    // condition under which it cannot be answered
	needed bool

	valid    []string                     // expressions that must hold of its answer
	neededIf string                       // expression under which it needs an answer
	offer    string                       // expression that must hold of a choice
	about    map[string]map[string]string // what it looks at of each choice
}

// asked tells whether a person answers it.
func (it *item) asked() bool {
	return it.sort != group && it.sort != note && it.sort != repeat && it.sort != worked
}

// spoken are the types that go by several names.
var spoken = map[string]string{
	"int": "integer", "string": "text", "datetime": "dateTime", "trigger": "acknowledge", "select1": "select_one",
	"select one": "select_one", "select one from": "select_one", "select": "select_multiple", "select multiple": "select_multiple",
	"select multiple from": "select_multiple", "select all that apply": "select_multiple",
	"select all that apply from": "select_multiple", "select_one_from": "select_one", "select_multiple_from": "select_multiple",
	"gps": "geopoint", "location": "geopoint", "photo": "image", "calculated": "calculate", "select one external": "select_one_external",
	"select one from file": "select_one_from_file", "select multiple from file": "select_multiple_from_file",
}

// sorts of the types that are carried over.
var sorts = map[string]sort{
	"text": text, "integer": whole, "decimal": number, "range": number, "date": date, "time": clock, "dateTime": date,
	"barcode": text, "acknowledge": truth, "select_one": one, "select_multiple": many, "note": note, "calculate": worked,
}

// refusals are the types that are not, and why.
var refusals = map[string]string{
	"select_one_from_file": "choices in another file are not read", "select_multiple_from_file": "choices in another file are not read",
	"select_one_external": "choices in another worksheet are not read", "select_multiple_external": "choices in another worksheet are not read",
	"rank": "there is no editor for putting things in order", "geopoint": "places on a map are not recorded",
	"geotrace": "places on a map are not recorded", "geoshape": "places on a map are not recorded", "start-geopoint": "places on a map are not recorded",
	"image": "pictures are not recorded", "audio": "sound is not recorded", "background-audio": "sound is not recorded",
	"video": "film is not recorded", "file": "files are not kept", "hidden": "there is nothing hidden in a form here",
	"start": "Onward notes itself when a sitting was begun", "end": "Onward notes itself when a sitting was last touched",
	"today": "Onward notes itself when a sitting was begun", "deviceid": "the device is not recorded", "subscriberid": "the device is not recorded",
	"simserial": "the device is not recorded", "phonenumber": "the device is not recorded", "imei": "the device is not recorded",
	"username": "Onward notes itself who wrote an answer", "email": "who filled in the survey is not recorded here", "audit": "Onward keeps its own record of changes",
	"xml-external": "files beside the survey are not read", "csv-external": "files beside the survey are not read", "osm": "places on a map are not recorded",
}

var listName = regexp.MustCompile(`^(select_one|select_multiple|rank|select_one_from_file|select_multiple_from_file|select_one_external|select_multiple_external|osm)\s+(\S+)\s*(.*)$`)

// typeOf reads "select_one yes_no or_other" as (select_one, yes_no, true).
func typeOf(cell string) (kind, list string, other bool) {
	words := strings.Fields(cell)
	for n := min(len(words), 5); n > 0; n-- { // "select all that apply from"
		if t, ok := spoken[strings.ToLower(strings.Join(words[:n], " "))]; ok {
			words = append([]string{t}, words[n:]...)
			break
		}
	}
	if len(words) > 1 && (strings.EqualFold(words[0], "begin") || strings.EqualFold(words[0], "end")) {
		words = append([]string{strings.ToLower(words[0]) + "_" + words[1]}, words[2:]...)
	}
	joined := strings.Join(words, " ")
	if m := listName.FindStringSubmatch(joined); m != nil {
		rest := strings.ToLower(strings.ReplaceAll(m[3], "_", " "))
		return m[1], m[2], rest == "or other" || rest == "or specify other"
	}
	return joined, "", false
}

// Limits of one form, as the engine has them or close to them.
const (
	maxRows    = 5000
	maxOffered = 100_000
	maxFrames  = 8 // groups inside each other
	maxRepeats = 3 // repeats inside each other
)

// read makes a tree of the rows of the survey. Rows in what is refused are
// refused with it.
func (im *importer) read(rows []row) {
	now := im.root
	within := "" // the refused frame rows stand in, and how deep
	depth := 0
	for _, r := range rows {
		if yes(r.get("disabled")) {
			im.lose(r, r.heads["disabled"], "the row is switched off")
			continue
		}
		kind, listed, other := typeOf(r.get("type"))
		if strings.HasPrefix(kind, "#") || kind == "" && r.get("name") == "" && r.words["label"] == nil {
			continue // a remark
		}
		if im.rows++; im.rows > maxRows {
			im.broken(r, "type", fmt.Sprintf("there are more than %d rows", maxRows))
			return
		}
		frame, what, _ := strings.Cut(kind, "_")
		switch {
		case within != "" && frame == "begin":
			depth++
			im.refuse(r, within)
		case within != "" && frame == "end" && depth > 0:
			depth--
		case within != "" && frame == "end":
			within = ""
		case within != "":
			im.refuse(r, within)
		case kind == "begin_group" || kind == "begin_repeat" && now.repeats() < maxRepeats:
			if now = im.frame(r, now, sort(what)); now.frames() > maxFrames {
				im.broken(r, "type", fmt.Sprintf("groups stand more than %d deep in each other", maxFrames))
				return
			}
		case kind == "begin_repeat":
			within, depth = fmt.Sprintf("is inside more than %d repeats", maxRepeats), 0
			im.refuse(r, fmt.Sprintf("more than %d repeats inside each other have no editor", maxRepeats))
		case frame == "begin" && what != "": // such as begin_loop, begin_kobomatrix
			within, depth = fmt.Sprintf("is inside a %q, which is not known here", kind), 0
			im.refuse(r, fmt.Sprintf("type %q is not known here", kind))
		case kind == "end_group" || kind == "end_repeat":
			if now == im.root || now.sort != sort(what) {
				im.broken(r, "type", fmt.Sprintf("%q closes nothing that was begun", r.get("type")))
				return
			}
			im.carried++
			now = now.parent
		default:
			im.question(r, now, kind, listed, other)
		}
	}
	if within != "" {
		im.broken(row{sheet: "survey"}, "type", "a frame is begun and never ended")
	}
	if now != im.root {
		im.broken(now.row, "type", "is begun and never ended")
	}
}

// frames counts an item and what it stands in.
func (it *item) frames() int {
	if it.parent == nil {
		return 0
	}
	return it.parent.frames() + 1
}

// repeats counts the repeats an item is or stands in.
func (it *item) repeats() (n int) {
	for r := it.inside(); r != nil; r = r.table {
		n++
	}
	return n
}

// sees tells whether an item has one answer where another stands: it is in no
// repeat, or in one that holds both.
func (it *item) sees(other *item) bool {
	if other.table == nil {
		return true
	}
	for r := it.table; r != nil; r = r.table {
		if r == other.table {
			return true
		}
	}
	return false
}

// inside gives the repeat an item is or stands in.
func (it *item) inside() *item {
	if it.sort == repeat {
		return it
	}
	return it.table
}

func (im *importer) frame(r row, parent *item, s sort) *item {
	it := &item{row: r, sort: s, name: r.get("name"), parent: parent, table: parent.inside()}
	im.add(it)
	return it
}

func (im *importer) add(it *item) {
	im.carried++
	it.parent.kids = append(it.parent.kids, it)
	im.claim(it)
}

func (im *importer) question(r row, parent *item, kind, listed string, other bool) {
	s, ok := sorts[kind]
	if kind == "hidden" && r.get("calculation") != "" {
		s, ok = worked, true
	}
	switch {
	case kind == "":
		im.refuse(r, "has no type")
		return
	case !ok && refusals[kind] != "":
		im.refuse(r, kind+": "+refusals[kind])
		return
	case !ok:
		im.refuse(r, fmt.Sprintf("type %q is not known here", r.get("type")))
		return
	}
	it := &item{row: r, sort: s, name: r.get("name"), parent: parent, table: parent.inside()}
	if it.name == "" && s != note {
		im.broken(r, "name", "a question has no name")
		return
	}
	if s == note && it.table != nil {
		im.refuse(r, "a note has no place in the rows of a table")
		return
	}
	if yes(r.get("read_only")) && s != worked && r.get("calculation") != "" {
		it.sort = worked // shown and not asked: that is what worked-out answers are here
	}
	if it.sort == one || it.sort == many {
		if it.list = im.lists[listed]; it.list == nil {
			im.broken(r, "type", fmt.Sprintf("there is no list %q on the worksheet choices", listed))
			return
		}
	}
	if it.list != nil {
		if im.offered += len(it.list.choices); im.offered > maxOffered {
			im.broken(r, "type", fmt.Sprintf("the questions offer more than %d choices in all", maxOffered))
			return
		}
	}
	im.add(it)
	switch kind {
	case "dateTime":
		im.lose(r, "type", "dateTime: the day is asked, the time of day is not")
	case "barcode":
		im.lose(r, "type", "barcode: is typed as text, nothing is scanned")
	case "range":
		im.scale(it)
	}
	if other {
		im.orOther(it)
	}
}

// orOther adds the choice "other" and the question that goes with it.
func (im *importer) orOther(it *item) {
	it.list = it.list.withOther()
	asks := &item{row: row{sheet: it.sheet, number: it.number, cells: map[string]string{
		"relevant": fmt.Sprintf("selected(${%s}, 'other')", it.name)}, heads: map[string]string{}},
		sort: text, name: it.name + "_other", parent: it.parent, table: it.table, made: true}
	it.parent.kids = append(it.parent.kids, asks)
	im.claim(asks)
}

// refuse lists a row that is not carried over at all.
func (im *importer) refuse(r row, why string) {
	if name := r.get("name"); name != "" && im.gone[name] == "" {
		im.gone[name] = why
	}
	im.lose(r, "type", why)
}

var unfit = regexp.MustCompile(`[^\pL\pN\pM_-]+`)

const maxName = 64 // bytes of the name of a property

// claim gives an item the name of its property: its own, unless that cannot
// be one or is taken by an item that only stands in another group.
func (im *importer) claim(it *item) {
	home := im.homes[it.table]
	if home == nil {
		home = map[string]*item{}
		im.homes[it.table] = home
	}
	id := strings.Trim(unfit.ReplaceAllString(it.name, "_"), "-")
	if id == "" || len(id) > maxName {
		id = fmt.Sprintf("row%d", it.number)
	}
	if it.sort == group || it.sort == note { // these have words, and no property
		if !plainName.MatchString(id) {
			id = fmt.Sprintf("row%d", it.number)
		}
		home = im.notes
	}
	if taken := home[strings.ToLower(id)]; taken != nil {
		if taken.parent == it.parent && taken.name == it.name && it.name != "" {
			im.broken(it.row, "name", fmt.Sprintf("%q stands in the same group twice, the first time in row %d", it.name, taken.number))
		}
		if id = it.parent.id + "_" + id; it.parent.id == "" || home[strings.ToLower(id)] != nil || len(id) > maxName {
			id = fmt.Sprintf("%.40s_%d", it.name, it.number)
			id = strings.ToValidUTF8(unfit.ReplaceAllString(id, "_"), "")
		}
	}
	home[strings.ToLower(id)] = it
	it.id = id
	if id != it.name && it.sort != group && it.sort != note {
		im.lose(it.row, "name", fmt.Sprintf("the question is called %q here", id))
	}
	if it.name != "" && it.sort != note {
		im.named[it.name] = append(im.named[it.name], it)
	}
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// yes reads what surveys write for true.
func yes(cell string) bool {
	switch strings.ToLower(strings.ReplaceAll(cell, " ", "")) {
	case "yes", "true", "true()", "1", "y":
		return true
	}
	return false
}

// no reads what surveys write for false, nothing included.
func no(cell string) bool {
	switch strings.ToLower(strings.ReplaceAll(cell, " ", "")) {
	case "", "no", "false", "false()", "0", "n":
		return true
	}
	return false
}
