package xlsform

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"onward/app/form"
)

// Params say what a survey does not.
type Params struct {
	ID        string            // name of the form where the survey has no form_id; any text
	Languages map[string]string // tags (BCP 47) of languages by their names in the survey; Unsaid for columns that name none
}

// Pack is what was made of a survey.
type Pack struct {
	ID, Version string
	Title       string
	Files       map[string][]byte // form.json, schema.json, ui.json, words/<lang>.json
	Languages   []string          // tags; "und" where the survey names none
	Lost        []Loss            // in the order of the worksheets
	Rows        int               // of the survey that hold a question, a note, or begin or end a frame
	Carried     int               // of these
	Questions   int               // in the form
}

// Loss is something of the survey that is not in the pack.
type Loss struct {
	Sheet  string // survey, choices, settings, or another worksheet
	Row    int    // as the spreadsheet counts; 0 for the whole worksheet
	Column string // as the survey names it; "" for the whole row
	Why    string
}

func (l Loss) String() string {
	return fmt.Sprintf("%s row %d, %s: %s", l.Sheet, l.Row, l.Column, l.Why)
}

// BrokenError is a survey of which no form can be made, with all its faults.
type BrokenError struct{ Faults []Loss }

func (e *BrokenError) Error() string {
	var all []string
	for _, f := range e.Faults {
		all = append(all, f.String())
	}
	return "the survey is broken: " + strings.Join(all, "; ")
}

// Import makes a pack of a survey. It gives a *BrokenError where that cannot
// be done, and a *LanguageError where it has to be told what a language is.
//
// What was made is loaded as any pack is. A calculation the engine refuses is
// lost as others are.
func Import(b *Book, p Params) (*Pack, error) {
	banned, refused := map[string]string{}, map[string]string{}
	for {
		im := &importer{params: p, banned: banned, refused: refused, filters: map[string]bool{}, lists: map[string]*list{}, tags: map[string]string{}, strays: map[string]int{},
			gone: map[string]string{}, homes: map[*item]map[string]*item{}, notes: map[string]*item{}, named: map[string][]*item{},
			busy: map[*item]error{}, words: map[string]map[string]string{}, told: map[Loss]bool{}, root: &item{sort: group}, circle: newCircle()}
		pack, err := im.pack(b)
		if err != nil {
			return nil, err
		}
		def, err := load(pack)
		if err == nil {
			pack.Questions = len(def.Questions())
			return pack, nil
		}
		if !im.ban(pack, err) {
			return nil, fmt.Errorf("the form that was made does not load: %w", err)
		}
	}
}

// load reads a pack as the program will.
func load(p *Pack) (*form.Def, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p.Files)) {
		w, err := z.Create(p.ID + "/" + name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.Files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	files, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return nil, err
	}
	return form.Load(files, p.ID)
}

// importer is one making of a pack.
type importer struct {
	params   Params
	settings row
	rows     int
	offered  int // choices, of all questions
	carried  int
	lost     []Loss
	faults   []Loss
	lists    map[string]*list
	tags     map[string]string // of the languages of columns
	strays   map[string]int    // cells under no column, by worksheet
	root     *item
	homes    map[*item]map[string]*item // names of properties taken, by table
	notes    map[string]*item           // names of groups and notes taken
	named    map[string][]*item         // by the name in the survey
	gone     map[string]string          // names of rows that were refused, and why
	banned   map[string]string          // calculations the engine refuses, by place in the schema, and why
	filters  map[string]bool            // columns of choices that a choice_filter looks at
	refused  map[string]string          // other expressions the engine refuses, and why
	busy     map[*item]error            // calculations being worked on, and how those done came out
	circle   *circle
	id       string
	words    map[string]map[string]string // by language and key
	told     map[Loss]bool
}

func (im *importer) lose(r row, column, why string) {
	if head := r.heads[column]; head != "" {
		column = head
	}
	im.lost = append(im.lost, Loss{r.sheet, r.number, column, why})
}

func (im *importer) broken(r row, column, why string) {
	if len(im.faults) < 200 {
		im.faults = append(im.faults, Loss{r.sheet, r.number, column, why})
	}
}

// The columns that are read, of each worksheet.
var (
	surveyColumns = strings.Fields(`type name label hint guidance_hint required required_message relevant constraint constraint_message
		calculation default choice_filter appearance read_only repeat_count parameters disabled trigger`)
	choiceColumns  = strings.Fields("list_name name label")
	settingColumns = strings.Fields("form_title form_id version default_language")
)

func (im *importer) pack(b *Book) (*Pack, error) {
	survey, surveyHeads := im.table(b.Sheets["survey"])
	choices, choiceHeads := im.table(b.Sheets["choices"])
	settings, settingHeads := im.table(b.Sheets["settings"])
	for _, s := range b.Others {
		im.lose(row{sheet: s}, "", "this worksheet is not read")
	}
	if len(settings) > 0 {
		im.settings = settings[0]
	}
	heads := func(columns []column, name string) bool {
		return slices.ContainsFunc(columns, func(c column) bool { return c.name == name })
	}
	switch {
	case len(survey) == 0:
		im.broken(row{sheet: "survey"}, "", "there is no worksheet survey with anything in it")
	case !heads(surveyHeads, "type") || !heads(surveyHeads, "name"):
		im.broken(row{sheet: "survey", number: 1}, "", "there are no columns type and name")
	}
	if err := im.languages(surveyHeads, choiceHeads, settingHeads); err != nil && im.faults == nil {
		return nil, err
	}
	if im.faults == nil {
		im.id = im.formID()
		im.unread("survey", survey, surveyHeads, surveyColumns)
		im.unread("settings", settings, settingHeads, settingColumns)
		im.readLists(choices)
		im.read(survey)
	}
	if im.faults == nil {
		im.settle(im.root.kids)
		im.unread("choices", choices, choiceHeads, append(slices.Sorted(maps.Keys(im.filters)), choiceColumns...))
		im.root.kids = im.living(im.root.kids)
		if len(answers(im.root.kids, nil)) == 0 {
			im.broken(row{sheet: "survey"}, "", "nothing in it can be asked here")
		}
	}
	if im.faults != nil {
		return nil, &BrokenError{im.faults}
	}
	return im.write()
}

// settle reads the cells of every item: first what is worked out, then the
// rules, which may look at it.
func (im *importer) settle(items []*item) {
	all := everything(items, nil)
	for _, it := range all {
		if it.sort == worked {
			im.work(it) // what goes wrong is listed
		}
	}
	for _, it := range all {
		if it.dead == "" {
			im.attend(it)
		}
	}
	for _, it := range all {
		if it.dead == "" && it.get("relevant") != "" {
			im.attendRelevant(it)
		}
	}
}

func everything(items []*item, all []*item) []*item {
	for _, it := range items {
		all = everything(it.kids, append(all, it))
	}
	return all
}

// living leaves out what is dead, and frames with nothing left in them.
func (im *importer) living(items []*item) []*item {
	var left []*item
	for _, it := range items {
		if it.sort == group || it.sort == repeat {
			if it.kids = im.living(it.kids); len(it.kids) == 0 && it.dead == "" {
				im.die(it, "type", "nothing in it was carried over")
			}
		}
		if it.dead == "" {
			left = append(left, it)
		}
	}
	return left
}

// die leaves a row out that seemed to go well. The row that ends a frame goes
// with the one that begins it.
func (im *importer) die(it *item, column, why string) {
	it.dead = why
	im.lose(it.row, column, why)
	if !it.made {
		im.carried--
	}
	if it.sort == group || it.sort == repeat {
		im.carried--
		for _, k := range it.kids {
			if k.dead == "" {
				im.die(k, "type", "stands in what is left out")
			}
		}
	}
}

// any finds an item by its name in the survey, wherever it stands.
func (im *importer) any(name string) (*item, error) {
	found := im.named[name]
	switch {
	case len(found) == 0 && im.gone[name] == "":
		return nil, fmt.Errorf("looks at ${%s}, and there is nothing of this name", name)
	case len(found) == 0 || found[0].dead != "":
		return nil, fmt.Errorf("looks at ${%s}, which was not carried over", name)
	case len(found) > 1:
		return nil, fmt.Errorf("looks at ${%s}, and there are several of this name", name)
	}
	return found[0], nil
}

// find finds the question an expression of another item names.
func (im *importer) find(name string, at *item) (*item, error) {
	it, err := im.any(name)
	switch {
	case err != nil:
		return nil, err
	case it.sort == group || it.sort == repeat:
		return nil, fmt.Errorf("looks at ${%s}, which is no question", name)
	case !at.sees(it):
		return nil, fmt.Errorf("looks at ${%s}, which has an answer for each row", name)
	}
	return it, nil
}

var errCircle = errors.New("leads back to itself")

// work translates a calculation, once. Calculations it looks at come first.
func (im *importer) work(it *item) error {
	if err, begun := im.busy[it]; begun {
		return err
	}
	im.busy[it] = errCircle
	column, err := "calculation", error(nil)
	if it.get("calculation") == "" {
		column, err = "type", errors.New("there is nothing to work out")
	} else if why := im.banned[it.pointer()]; why != "" {
		err = errors.New(why)
	} else {
		it.result, err = im.calculate(it)
	}
	if im.busy[it] = err; err != nil {
		im.die(it, column, "is not worked out: the calculation "+err.Error())
	}
	return err
}

func (im *importer) calculate(it *item) (term, error) {
	n, err := parse(it.get("calculation"))
	if err != nil {
		return term{}, err
	}
	t, err := translator{im: im, at: it}.term(n)
	if err != nil {
		return term{}, err
	}
	switch code := t.value(); {
	case t.nature == empty || t.nature == several:
		return term{}, errors.New("gives no single answer")
	case len(code) > maxExpression:
		return term{}, errors.New("is too long here")
	default:
		t.code, t.loose = code, nil
	}
	return t, im.circle.worked(it, n.reads(im, it))
}

// pointer is where the schema of an item stands (RFC 6901).
func (it *item) pointer() string {
	if it.table != nil {
		return it.table.pointer() + "/items/properties/" + it.id
	}
	return "/properties/" + it.id
}

// ban notes the expressions the engine refused, and tells whether that was all
// there was to refuse.
func (im *importer) ban(p *Pack, err error) bool {
	faults := form.Faults(err)
	for _, f := range faults {
		at, isCompute := strings.CutSuffix(f.Pointer, "/x-compute")
		if f.File == "schema.json" && isCompute && im.banned[at] == "" {
			im.banned[at] = "does not fit: " + f.Why
			continue
		}
		code := standsAt(p.Files[f.File], f.Pointer)
		if code == "" || im.refused[code] != "" {
			return false
		}
		im.refused[code] = "does not fit: " + f.Why
	}
	return len(faults) > 0
}

// standsAt gives the text at a JSON Pointer into a document, or "".
func standsAt(doc []byte, pointer string) string {
	var v any
	if json.Unmarshal(doc, &v) != nil {
		return ""
	}
	for _, key := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		switch t := v.(type) {
		case map[string]any:
			v = t[strings.NewReplacer("~1", "/", "~0", "~").Replace(key)]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= len(t) {
				return ""
			}
			v = t[i]
		}
	}
	s, _ := v.(string)
	return s
}
