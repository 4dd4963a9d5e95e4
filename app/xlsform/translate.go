package xlsform

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Calculations become expr-lang, as app/form reads it. Where XPath has an empty
// text, Onward has nothing; where XPath has NaN, an expression that fails, which
// is nothing too. So that a part that fails does not take the whole with it
// where XPath would go on, sums are held apart (see term.value).

// nature of what an expression gives.
type nature int

const (
	empty   nature = iota // ''
	amount                // a number
	words                 // text
	figures               // text that is always a number, such as choices 1 2 3
	verdict               // true or false
	day                   // a date
	several               // choices
)

// term is a translated expression.
type term struct {
	code   string
	nature nature
	loose  []string // what must not be nothing, or arithmetic in code fails
	values []string // all the text it can be, where that is known
	plain  string   // a literal as it was written
	atom   bool     // needs no brackets
	may    bool     // can be nothing
}

func literal(code string, n nature, plain string) term {
	return term{code: code, nature: n, plain: plain, values: []string{plain}, atom: true}
}

// value gives code that can stand anywhere: arithmetic on what is not there
// is nothing.
func (t term) value() string {
	if len(t.loose) == 0 || len(t.loose) == 1 && t.loose[0] == t.code {
		return t.wrap()
	}
	var tests []string
	for _, l := range t.loose {
		if !has(tests, l+" != nil") {
			tests = append(tests, l+" != nil")
		}
	}
	return fmt.Sprintf("(%s ? %s : nil)", strings.Join(tests, " and "), t.code)
}

func (t term) wrap() string {
	if t.atom {
		return t.code
	}
	return "(" + t.code + ")"
}

// text gives code that is never nothing: an empty text is what XPath has there.
func (t term) text() string {
	if t.nature == empty {
		return `""`
	}
	if !t.may {
		return t.value()
	}
	return "(" + t.value() + ` ?? "")`
}

// translator puts one cell into expr-lang.
type translator struct {
	im   *importer
	at   *item // whose cell it is
	self bool  // . is the answer to that item
}

func (tr translator) term(n *node) (term, error) {
	switch n.op {
	case "num":
		f, err := strconv.ParseFloat(n.text, 64)
		return literal(strconv.FormatFloat(f, 'f', -1, 64), amount, n.text), err
	case "text":
		switch {
		case n.text == "":
			return term{code: "nil", nature: empty, atom: true, may: true, values: []string{}}, nil
		case isNumber(n.text):
			return literal(quote(n.text), figures, n.text), nil
		case isDate(n.text):
			return literal(quote(n.text), day, n.text), nil
		}
		return literal(quote(n.text), words, n.text), nil
	case "ref":
		return tr.ref(n.text)
	case "self":
		if !tr.self {
			return term{}, errors.New("a calculation cannot look at its own result")
		}
		return tr.answer(tr.at, "value")
	case "column":
		return tr.column(n.text), nil
	case "call":
		return tr.call(n)
	case "neg":
		return tr.arithmetic(&node{op: "-", kids: []*node{{op: "num", text: "0"}, n.kids[0]}})
	case "and", "or":
		return tr.both(n)
	case "=", "!=", "<", "<=", ">", ">=":
		return tr.compare(n)
	}
	return tr.arithmetic(n)
}

// ref is a question by its name.
func (tr translator) ref(name string) (term, error) {
	it, err := tr.im.find(name, tr.at)
	if err != nil {
		return term{}, err
	}
	place, err := tr.place(it)
	if err != nil {
		return term{}, err
	}
	return tr.answer(it, place)
}

// answer is the answer to an item, that stands at a place.
func (tr translator) answer(it *item, place string) (term, error) {
	t := term{code: place, atom: true, may: true}
	switch it.sort {
	case whole, number:
		t.nature = amount
	case truth:
		t.nature = verdict
	case date:
		t.nature = day
	case many:
		t.nature = several
	case one:
		t.nature, t.values = words, it.list.names()
	case worked:
		if err := tr.im.work(it); errors.Is(err, errCircle) {
			return term{}, errCircle
		} else if err != nil {
			return term{}, fmt.Errorf("looks at ${%s}, which was not carried over", it.name)
		}
		t.nature, t.values = it.result.nature, it.result.values
	default:
		t.nature = words
	}
	if t.nature == words && len(t.values) > 0 && allNumbers(t.values) {
		t.nature = figures
	}
	return t, nil
}

// place is where expressions find the answer to an item.
func (tr translator) place(it *item) (string, error) {
	switch {
	case it.table == nil:
		return "answers" + member(it.id), nil
	case it.table == tr.at.table:
		return "row" + member(it.id), nil
	case tr.at.table != nil && it.table == tr.at.table.table:
		return "outer" + member(it.id), nil
	case !tr.at.sees(it):
		return "", fmt.Errorf("looks at ${%s}, which has an answer for each row", it.name)
	}
	return "", fmt.Errorf("looks at ${%s}, which is more than one row further out", it.name)
}

var (
	identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	reserved   = strings.Fields("and or not in let if else matches contains startsWith endsWith nil true false")
)

func member(id string) string {
	if identifier.MatchString(id) && !has(reserved, id) {
		return "." + id
	}
	return "[" + quote(id) + "]"
}

func quote(s string) string { return strconv.Quote(s) }

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789.-") == ""
}

func allNumbers(list []string) bool {
	for _, s := range list {
		if !isNumber(s) {
			return false
		}
	}
	return true
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// asNumber reads a term as XPath's number() does.
func (t term) asNumber() (term, error) {
	switch t.nature {
	case amount:
		if t.may {
			t.loose = append(t.loose, t.code)
		}
		return t, nil
	case figures:
		if t.plain != "" {
			return literal(t.plain, amount, t.plain), nil
		}
		return term{code: "float(" + t.code + ")", nature: amount, loose: []string{t.value()}, atom: true}, nil
	case day:
		return term{code: fmt.Sprintf(`days_between("1970-01-01", %s)`, t.value()), nature: amount, loose: t.maybe(), atom: true}, nil
	case verdict:
		return term{code: "(" + t.value() + " ? 1 : 0)", nature: amount, atom: true}, nil
	case empty:
		return term{}, errors.New("works with '' as a number")
	case several:
		return term{}, errors.New("uses several choices as one number")
	}
	return term{}, errors.New("uses text as a number")
}

func (t term) maybe() []string {
	if t.may {
		return []string{t.value()}
	}
	return nil
}

var arithmetic = map[string]string{"+": "+", "-": "-", "*": "*", "div": "/"}

func (tr translator) arithmetic(n *node) (term, error) {
	a, err := tr.number(n.kids[0])
	if err != nil {
		return term{}, err
	}
	b, err := tr.number(n.kids[1])
	if err != nil {
		return term{}, err
	}
	loose := append(append([]string{}, a.loose...), b.loose...)
	if n.op == "mod" { // what is left over, with the sign of a, of numbers that need not be whole
		x, y := a.wrap(), b.wrap()
		return term{code: fmt.Sprintf("%s - %s * int(%s / %s)", x, y, x, y), nature: amount, loose: loose}, nil
	}
	return term{code: a.wrap() + " " + arithmetic[n.op] + " " + b.wrap(), nature: amount, loose: loose}, nil
}

// number translates a piece that is used as a number. Its code may fail where
// something in loose is nothing.
func (tr translator) number(n *node) (term, error) {
	t, err := tr.term(n)
	if err != nil {
		return term{}, err
	}
	if t.nature == amount && len(t.loose) > 0 {
		return t, nil // arithmetic already
	}
	return t.asNumber()
}

// condition translates a piece that is used as true or false.
func (tr translator) condition(n *node) (string, error) {
	t, err := tr.term(n)
	if err != nil {
		return "", err
	}
	if t.nature != verdict {
		return "", errors.New("uses a value as true or false; say what it is compared with")
	}
	return t.value(), nil
}

func (tr translator) both(n *node) (term, error) {
	a, err := tr.condition(n.kids[0])
	if err != nil {
		return term{}, err
	}
	b, err := tr.condition(n.kids[1])
	return term{code: a + " " + n.op + " " + b, nature: verdict}, err
}

func (tr translator) compare(n *node) (term, error) {
	a, err := tr.term(n.kids[0])
	if err != nil {
		return term{}, err
	}
	b, err := tr.term(n.kids[1])
	if err != nil {
		return term{}, err
	}
	op := n.op
	if op == "=" {
		op = "=="
	}
	x, y, err := alike(a, b, n.op)
	return term{code: x + " " + op + " " + y, nature: verdict}, err
}

// alike gives two sides of a comparison as things that can be compared.
func alike(a, b term, op string) (x, y string, err error) {
	equal := op == "=" || op == "!="
	isText := func(t term) bool {
		return t.nature == words || t.nature == figures || t.nature == empty || t.nature == day
	}
	switch {
	case a.nature == several || b.nature == several:
		return "", "", errors.New("compares several choices as one; selected() is understood")
	case a.nature == verdict || b.nature == verdict:
		return "", "", errors.New("compares true or false")
	case equal && (a.nature == empty || b.nature == empty) && (a.nature == amount || b.nature == amount):
		return a.value(), b.value(), nil // nothing, or a number
	case equal && isText(a) && isText(b):
		return a.text(), b.text(), nil
	case !equal && a.nature == day && b.nature == day:
		return a.value(), b.value(), nil
	case a.nature == empty || b.nature == empty:
		return "", "", errors.New("asks what is more than ''")
	}
	if a, err = a.asNumber(); err != nil {
		return "", "", err
	}
	b, err = b.asNumber()
	return a.value(), b.value(), err
}
