package xlsform

import (
	"errors"
	"fmt"
	"strings"
)

// What looks at several answers becomes an expression of the engine: conditions
// that no rule can say, constraints, required and read-only on a condition, and
// choices that follow earlier answers.

// code translates an expression that is used as true or false. self tells that
// a full stop is the answer to the item.
func (im *importer) code(n *node, at *item, self bool) (string, error) {
	code, err := translator{im: im, at: at, self: self}.condition(n)
	switch {
	case err != nil:
		return "", err
	case len(code) > maxExpression:
		return "", errors.New("is too long here")
	case im.refused[code] != "":
		return "", errors.New(im.refused[code])
	}
	return code, nil
}

// expression is the condition of a rule.
func expression(code string) object { return object{"type": "EXPRESSION", "expression": code} }

// when translates a cell that says when something is so; "" where it cannot be,
// and then the loss is listed.
func (im *importer) when(it *item, column, why string) string {
	n, err := parse(it.get(column))
	var code string
	if err == nil {
		code, err = im.code(n, it, false)
	}
	if err == nil && column == "read_only" {
		err = im.circle.shut(it, n.reads(im, it))
	}
	if err != nil {
		im.lose(it.row, column, why+err.Error())
		return ""
	}
	return code
}

// maxFiltered is how many choices the engine asks an expression of.
const maxFiltered = 500

// filter reads a choice_filter.
func (im *importer) filter(it *item) {
	n, err := parseFilter(it.get("choice_filter"))
	var code string
	switch {
	case err != nil:
	case it.list == nil:
		err = errors.New("is for a question with choices")
	case len(it.list.choices) > maxFiltered:
		err = fmt.Errorf("is asked of more than %d choices", maxFiltered)
	default:
		code, err = im.code(n, it, false)
	}
	columns := n.columns()
	for _, c := range columns {
		if err == nil && c != "name" && !has(choiceColumns, c) && !it.list.has(c) {
			err = fmt.Errorf("looks at the column %q of the worksheet choices, and there is nothing in it", c)
		}
	}
	if err != nil {
		im.lose(it.row, "choice_filter", "all choices are offered: the filter "+err.Error())
		return
	}
	it.offer, it.about = code, map[string]map[string]string{}
	for _, c := range it.list.choices {
		about := map[string]string{}
		for _, col := range columns {
			if v := c.row.get(col); v != "" && col != "name" {
				about[col] = v
				im.filters[col] = true
			}
		}
		if len(about) > 0 {
			it.about[c.name] = about
		}
	}
}

// has tells whether any choice has something in a column.
func (l *list) has(column string) bool {
	for _, c := range l.choices {
		if c.row.get(column) != "" {
			return true
		}
	}
	return false
}

// columns lists the columns of choices an expression looks at.
func (n *node) columns() (all []string) {
	if n == nil {
		return nil
	}
	if n.op == "column" {
		all = append(all, n.text)
	}
	for _, k := range n.kids {
		all = append(all, k.columns()...)
	}
	return all
}

// column is what a column says of the choice that is looked at.
func (tr translator) column(name string) term {
	t := term{code: "option" + member(name), nature: words, atom: true, may: true}
	if tr.at.list == nil {
		return t
	}
	for _, c := range tr.at.list.choices {
		v := c.row.get(name)
		if name == "name" {
			v = c.name
		}
		t.values = append(t.values, v)
	}
	if len(t.values) > 0 && allNumbers(t.values) {
		t.nature = figures
	}
	return t
}

// together is what must hold of an answer.
func together(codes []string) string {
	if len(codes) == 1 {
		return codes[0]
	}
	return "(" + strings.Join(codes, ") and (") + ")"
}
