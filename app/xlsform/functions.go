package xlsform

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// function translates a call.
type function func(tr translator, n *node) (term, error)

var functions map[string]function

func init() { // not a literal: they call one another
	functions = map[string]function{
		"if": (translator).choose, "coalesce": (translator).coalesce, "not": (translator).not,
		"true": constant("true", 0), "false": constant("false", 0),
		"today": (translator).today, "date": (translator).date, "decimal-date-time": (translator).days, "number": (translator).asked, "string": (translator).string,
		"int": rounding("int(%s)"), "round": (translator).round, "floor": rounding("floor(%s)"), "ceiling": rounding("ceil(%s)"), "abs": rounding("abs(%s)"),
		"min": extreme, "max": extreme, "pow": (translator).pow,
		"selected": (translator).selected, "count-selected": (translator).countSelected, "string-length": (translator).length,
		"count": (translator).count, "sum": (translator).sum,
		"concat": (translator).concat, "contains": within("contains"), "starts-with": within("startsWith"), "ends-with": within("endsWith"), "regex": (translator).regex,
	}
}

func (tr translator) call(n *node) (term, error) {
	f, ok := functions[n.text]
	if !ok {
		return term{}, fmt.Errorf("the function %s() is not carried over", n.text)
	}
	most, least := 20, 1
	if a, fixed := arguments[n.text]; fixed {
		least, most = a[0], a[1]
	}
	if len(n.kids) < least || len(n.kids) > most {
		return term{}, fmt.Errorf("the function %s() does not take %d values", n.text, len(n.kids))
	}
	return f(tr, n)
}

// arguments: how many a function takes, at least and at most.
var arguments = map[string][2]int{
	"if": {3, 3}, "coalesce": {2, 2}, "not": {1, 1}, "true": {0, 0}, "false": {0, 0}, "today": {0, 0}, "date": {1, 1},
	"decimal-date-time": {1, 1}, "number": {1, 1}, "string": {1, 1}, "int": {1, 1}, "round": {1, 2}, "floor": {1, 1}, "ceiling": {1, 1},
	"abs": {1, 1}, "min": {2, 20}, "max": {2, 20}, "pow": {2, 2}, "selected": {2, 2}, "count-selected": {1, 1},
	"string-length": {1, 1}, "count": {1, 1}, "sum": {1, 1}, "contains": {2, 2}, "starts-with": {2, 2}, "ends-with": {2, 2}, "regex": {2, 2},
}

func constant(code string, _ int) function {
	return func(translator, *node) (term, error) { return term{code: code, nature: verdict, atom: true}, nil }
}

// choose is if(a, b, c). Its two ends must be of one nature, or one of them ”.
func (tr translator) choose(n *node) (term, error) {
	when, err := tr.condition(n.kids[0])
	if err != nil {
		return term{}, err
	}
	a, err := tr.term(n.kids[1])
	if err != nil {
		return term{}, err
	}
	b, err := tr.term(n.kids[2])
	if err != nil {
		return term{}, err
	}
	t, err := union(a, b)
	t.code = fmt.Sprintf("(%s ? %s : %s)", when, a.value(), b.value())
	return t, err
}

// union is what two terms are, whichever it is.
func union(a, b term) (term, error) {
	t := term{nature: a.nature, atom: true, may: a.may || b.may || len(a.loose) > 0 || len(b.loose) > 0}
	switch {
	case a.nature == empty:
		t.nature = b.nature
	case b.nature == empty || a.nature == b.nature:
	case isWords(a) && isWords(b):
		t.nature = words
	default:
		return t, errors.New("gives now one sort of answer, now another")
	}
	if a.values != nil && b.values != nil {
		t.values = slices.Concat(a.values, b.values)
	}
	return t, nil
}

func isWords(t term) bool { return t.nature == words || t.nature == figures || t.nature == day }

func (tr translator) coalesce(n *node) (term, error) {
	a, err := tr.term(n.kids[0])
	if err != nil {
		return term{}, err
	}
	b, err := tr.term(n.kids[1])
	if err != nil {
		return term{}, err
	}
	if a.nature == amount && b.nature == figures { // coalesce(${n}, '0')
		if b, err = b.asNumber(); err != nil {
			return term{}, err
		}
	}
	t, err := union(a, b)
	t.may = b.may || len(b.loose) > 0
	t.code = "(" + a.value() + " ?? " + b.value() + ")"
	if isWords(t) && a.may { // an empty text counts as nothing
		t.code = fmt.Sprintf(`(%s != "" ? %s : %s)`, a.text(), a.value(), b.value())
	}
	return t, err
}

func (tr translator) not(n *node) (term, error) {
	c, err := tr.condition(n.kids[0])
	return term{code: "not (" + c + ")", nature: verdict}, err
}

func (tr translator) today(*node) (term, error) {
	return term{code: "today", nature: day, atom: true}, nil
}

// date is a date of a date, of text that is one, or of days since 1970.
func (tr translator) date(n *node) (term, error) {
	t, err := tr.term(n.kids[0])
	if err != nil || t.nature == day {
		return t, err
	}
	if t.nature != amount {
		return term{}, errors.New("date() of what is not a date")
	}
	return term{code: fmt.Sprintf(`add_days("1970-01-01", %s)`, t.value()), nature: day, atom: true, may: true}, nil
}

func (tr translator) days(n *node) (term, error) {
	t, err := tr.term(n.kids[0])
	if err == nil && t.nature != day {
		err = errors.New("decimal-date-time() of what is not a date")
	}
	if err != nil {
		return term{}, err
	}
	return t.asNumber()
}

func (tr translator) asked(n *node) (term, error) { return tr.number(n.kids[0]) }

func (tr translator) string(n *node) (term, error) {
	t, err := tr.term(n.kids[0])
	if err == nil && !isWords(t) {
		err = errors.New("string() of what is not text")
	}
	return t, err
}

func rounding(format string) function {
	return func(tr translator, n *node) (term, error) {
		t, err := tr.number(n.kids[0])
		t.code, t.atom, t.plain = fmt.Sprintf(format, t.code), true, ""
		return t, err
	}
}

// round goes up at a half, as XPath has it, below nought too.
func (tr translator) round(n *node) (term, error) {
	t, err := tr.number(n.kids[0])
	if err != nil {
		return term{}, err
	}
	power := 1
	if len(n.kids) == 2 {
		places, err := strconv.Atoi(n.kids[1].text)
		if n.kids[1].op != "num" || err != nil || places > 9 {
			return term{}, errors.New("round() to a number of places that is not written out")
		}
		for range places {
			power *= 10
		}
	}
	if t.code = fmt.Sprintf("floor(%s + 0.5)", t.wrap()); power > 1 {
		t.code = fmt.Sprintf("floor(%s * %d + 0.5) / %d", strings.TrimSuffix(strings.TrimPrefix(t.code, "floor("), " + 0.5)"), power, power)
	}
	t.atom, t.plain = power == 1, ""
	return t, nil
}

func extreme(tr translator, n *node) (term, error) {
	all := term{nature: amount, atom: true}
	var codes []string
	for _, k := range n.kids {
		t, err := tr.number(k)
		if err != nil {
			return term{}, err
		}
		codes, all.loose = append(codes, t.code), append(all.loose, t.loose...)
	}
	all.code = n.text + "(" + strings.Join(codes, ", ") + ")"
	return all, nil
}

func (tr translator) pow(n *node) (term, error) {
	a, err := tr.number(n.kids[0])
	if err != nil {
		return term{}, err
	}
	b, err := tr.number(n.kids[1])
	return term{code: a.wrap() + " ** " + b.wrap(), nature: amount, loose: slices.Concat(a.loose, b.loose)}, err
}

func (tr translator) selected(n *node) (term, error) {
	q, err := tr.term(n.kids[0])
	if err != nil {
		return term{}, err
	}
	choice, err := tr.term(n.kids[1])
	if err != nil || !isWords(choice) || choice.plain == "" && n.kids[1].op != "column" {
		return term{}, errors.Join(err, errors.New("selected() of a choice that is not written out"))
	}
	switch {
	case q.nature == several:
		return term{code: q.code + " contains " + choice.text(), nature: verdict}, nil
	case q.nature == words || q.nature == figures:
		return term{code: q.text() + " == " + choice.text(), nature: verdict}, nil
	}
	return term{}, errors.New("selected() of what is not a choice")
}

// countSelected is never nothing: where nothing is chosen, XPath counts 0.
func (tr translator) countSelected(n *node) (term, error) {
	q, err := tr.term(n.kids[0])
	if err == nil && q.nature != several {
		err = errors.New("count-selected() of what is not a choice of several")
	}
	return term{code: "(len(" + q.code + ") ?? 0)", nature: amount, atom: true}, err
}

func (tr translator) length(n *node) (term, error) {
	q, err := tr.term(n.kids[0])
	if err == nil && !isWords(q) {
		err = errors.New("string-length() of what is not text")
	}
	return term{code: "len(" + q.text() + ")", nature: amount, atom: true}, err
}

// count and sum look at all rows of a repeat, from outside it.
func (tr translator) count(n *node) (term, error) {
	if n.kids[0].op != "ref" {
		return term{}, errors.New("count() of what is not a repeat")
	}
	it, err := tr.im.any(n.kids[0].text)
	if err == nil && it.sort != repeat {
		err = errors.New("count() of what is not a repeat")
	}
	if err != nil {
		return term{}, err
	}
	place, err := tr.place(it)
	return term{code: "(len(" + place + ") ?? 0)", nature: amount, atom: true}, err
}

func (tr translator) sum(n *node) (term, error) {
	if n.kids[0].op != "ref" {
		return term{}, errors.New("sum() of what is not a question in a repeat")
	}
	it, err := tr.im.any(n.kids[0].text)
	if err != nil {
		return term{}, err
	}
	if it.sort == worked {
		if err := tr.im.work(it); err != nil {
			return term{}, fmt.Errorf("looks at ${%s}, which was not carried over", it.name)
		}
	}
	isAmount := it.sort == whole || it.sort == number || it.sort == worked && it.result.nature == amount
	if it.table == nil || it.table == tr.at.table || !isAmount {
		return term{}, errors.New("sum() of what is not a number in a repeat")
	}
	if !tr.at.sees(it.table) {
		return term{}, errors.New("sum() over a repeat inside a repeat, from outside of both")
	}
	rows, err := tr.place(it.table)
	if err != nil {
		return term{}, err
	}
	code := fmt.Sprintf("sum(map(%s, #%s))", rows, member(it.id))
	return term{code: code, nature: amount, atom: true, may: true}, nil
}

func (tr translator) concat(n *node) (term, error) {
	var codes []string
	for _, k := range n.kids {
		t, err := tr.term(k)
		if err != nil {
			return term{}, err
		}
		if !isWords(t) && t.nature != empty && t.plain == "" {
			return term{}, errors.New("concat() of what is not text")
		}
		if t.nature == amount {
			t = literal(quote(t.plain), figures, t.plain)
		}
		codes = append(codes, t.text())
	}
	return term{code: strings.Join(codes, " + "), nature: words}, nil
}

func within(op string) function {
	return func(tr translator, n *node) (term, error) {
		a, err := tr.term(n.kids[0])
		if err != nil {
			return term{}, err
		}
		b, err := tr.term(n.kids[1])
		if err == nil && (!isWords(a) || !isWords(b)) {
			err = fmt.Errorf("%s() of what is not text", n.text)
		}
		return term{code: a.text() + " " + op + " " + b.text(), nature: verdict}, err
	}
}

func (tr translator) regex(n *node) (term, error) {
	t, err := tr.term(n.kids[0])
	if err == nil && !isWords(t) {
		err = errors.New("regex() of what is not text")
	}
	if err != nil {
		return term{}, err
	}
	p, err := pattern(n.kids[1])
	return term{code: t.text() + " matches " + quote(p), nature: verdict}, err
}

// pattern gives the pattern of regex(): it must fit from end to end.
func pattern(n *node) (string, error) {
	if n.op != "text" {
		return "", errors.New("regex() with a pattern that is not written out")
	}
	p := "^(?:" + n.text + ")$"
	if _, err := regexp.Compile(p); err != nil {
		return "", errors.New("regex() with a pattern that is not RE2")
	}
	return p, nil
}
