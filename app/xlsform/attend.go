package xlsform

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"strconv"
	"strings"
)

// attend reads the cells of one item but its relevant, and lists those that
// cannot be carried over.
func (im *importer) attend(it *item) {
	im.attendLogic(it)
	if c := it.get("required"); it.asked() && yes(c) && !yes(it.get("read_only")) {
		it.needed = true
	} else if it.asked() && yes(c) {
		im.lose(it.row, "required", "is read-only as well, and nobody could answer it")
	} else if !no(c) && it.asked() {
		it.neededIf = im.when(it, "required", "is required on a condition, and need not be answered here: it ")
	} else if !no(c) && it.sort != worked && it.sort != note {
		im.lose(it.row, "required", "is no question, and nothing of it can be required")
	}
	if c := it.get("read_only"); !no(c) && !yes(c) {
		if code := im.when(it, "read_only", "is read-only on a condition, and can be answered here: it "); code != "" {
			it.shut = expression(code)
		}
	}
	if it.get("choice_filter") != "" {
		im.filter(it)
	}
	for _, a := range strings.Fields(it.get("appearance")) {
		if !(a == "multiline" && it.sort == text) {
			im.lose(it.row, "appearance", fmt.Sprintf("%q means nothing here", a))
		}
	}
	if c := it.get("parameters"); c != "" && !strings.HasPrefix(it.get("type"), "range") {
		im.lose(it.row, "parameters", "are read of a range alone")
	}
	if it.get("default") != "" {
		im.lose(it.row, "default", "is not filled in: nobody has given this answer")
	}
	if it.get("trigger") != "" {
		im.lose(it.row, "trigger", "what is worked out is always up to date, and nothing else is set off")
	}
	for _, column := range []string{"constraint_message", "required_message"} {
		if it.words[column] != nil && (column == "required_message" || it.valid == nil) {
			im.lose(it.row, column, "what is wrong is said in the program's own words")
		}
	}
	if it.sort == repeat && it.get("repeat_count") != "" {
		im.rowsOf(it)
	}
	if it.table != nil && it.sort == group && it.words["label"] != nil {
		im.lose(it.row, "label", "a group in the rows of a table has no heading")
	}
}

func (im *importer) attendLogic(it *item) {
	if it.get("calculation") != "" && it.sort != worked {
		im.lose(it.row, "calculation", "what is asked is not worked out as well")
	}
	c := it.get("constraint")
	if c == "" {
		return
	}
	if !it.asked() {
		im.lose(it.row, "constraint", "is for questions that are asked")
		return
	}
	n, err := parse(c)
	if err != nil {
		im.lose(it.row, "constraint", "is not held to: it "+err.Error())
		return
	}
	all := pieces(n, false)
	for i, piece := range all { // each must hold, so one can be kept without another
		s, err := im.constraint(piece, it)
		if err != nil && !errors.Is(err, errNoChoice) { // over several answers, then
			var code string
			if code, err = im.code(piece, it, true); err == nil {
				it.valid = append(it.valid, code)
				continue
			}
		}
		if err != nil && len(all) > 1 {
			im.lose(it.row, "constraint", fmt.Sprintf("its condition %d of %d is not held to: it %v", i+1, len(all), err))
		} else if err != nil {
			im.lose(it.row, "constraint", "is not held to: it "+err.Error())
		} else {
			it.hold(s)
		}
	}
}

// bounds are keywords that say how an answer is asked for as well as judge it.
var bounds = strings.Fields("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems x-past")

// hold holds an item to a schema more. What is not a bound, or is one twice,
// is put as what must not be: other keywords would make the engine ask
// something else, such as a choice where const and anyOf stand.
func (it *item) hold(s object) {
	if it.shape == nil {
		it.shape = object{}
	}
	for k := range s {
		if _, twice := it.shape[k]; twice || !has(bounds, k) {
			it.never = append(it.never, without(s))
			return
		}
	}
	maps.Copy(it.shape, s)
}

// constraint reads something an answer is held to.
func (im *importer) constraint(n *node, it *item) (object, error) {
	s, err := im.test(n, it, true)
	if err != nil {
		return nil, err
	}
	if buried(s, 0) {
		return nil, errors.New("asks for a day in the past together with something else")
	}
	if deep(s) > maxDeep {
		return nil, errDeep
	}
	if it.sort == clock {
		return nil, errors.New("is about a time of day")
	}
	return s, nil
}

// buried tells whether x-past stands inside another keyword, where it would
// mean nothing.
func buried(v any, depth int) bool {
	switch v := v.(type) {
	case object:
		for k, x := range v {
			if k == "x-past" && depth > 0 || buried(x, depth+1) {
				return true
			}
		}
	case []any:
		for _, x := range v {
			if buried(x, depth+1) {
				return true
			}
		}
	}
	return false
}

func (im *importer) attendRelevant(it *item) {
	cell := it.get("relevant")
	if strings.EqualFold(cell, "true") || strings.EqualFold(cell, "false") { // as spreadsheets keep them
		cell = strings.ToLower(cell) + "()"
	}
	n, err := parse(cell)
	if err != nil {
		im.lose(it.row, "relevant", "is always asked: the condition "+err.Error())
		return
	}
	if n.is("true", 0) || n.op == "num" && n.text == "1" {
		return
	}
	if n.is("false", 0) || n.op == "num" && n.text == "0" {
		im.die(it, "relevant", "is never asked")
		return
	}
	r, err := im.relevance(n, it)
	if err != nil && !errors.Is(err, errNoChoice) { // an expression, then
		var code string
		if code, err = im.code(n, it, false); err == nil {
			r = rule{show: expression(code), on: n.reads(im, it)}
		}
	}
	if err == nil {
		err = im.circle.ruled(it, r.on)
	}
	if err != nil {
		im.lose(it.row, "relevant", "is always asked: the condition "+err.Error())
		return
	}
	it.show, it.hide = r.show, r.hide
}

// rowsOf holds a repeat to a number of rows that is written out.
func (im *importer) rowsOf(it *item) {
	n, err := strconv.Atoi(it.get("repeat_count"))
	if err != nil || n < 1 || n > 1000 {
		im.lose(it.row, "repeat_count", "rows are added one by one; only a number that is written out is read")
		return
	}
	it.shape = object{"minItems": n, "maxItems": n}
}

// scale reads the parameters of a range, whose ends are 0 and 10 unless said,
// its steps 1.
func (im *importer) scale(it *item) {
	at := map[string]float64{"start": 0, "end": 10, "step": 1}
	cell := strings.NewReplacer(";", " ", ",", " ", " =", "=", "= ", "=").Replace(strings.ToLower(it.get("parameters")))
	for _, p := range strings.Fields(cell) {
		key, text, _ := strings.Cut(p, "=")
		f, err := strconv.ParseFloat(text, 64)
		if _, known := at[key]; !known || err != nil || math.Abs(f) > 1e12 {
			im.lose(it.row, "parameters", fmt.Sprintf("%q is not understood", p))
			continue
		}
		at[key] = f
	}
	low, high, step := min(at["start"], at["end"]), max(at["start"], at["end"]), math.Abs(at["step"])
	it.shape = object{"minimum": low, "maximum": high}
	if low == math.Trunc(low) && high == math.Trunc(high) && step == math.Trunc(step) {
		it.sort = whole
	}
	switch {
	case step == 0 || step == 1 && it.sort == whole:
	case math.Mod(low, step) == 0:
		it.shape["multipleOf"] = step
	default:
		im.lose(it.row, "parameters", "steps are counted from nought, and these are not")
	}
}
