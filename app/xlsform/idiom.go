package xlsform

// Surveys ask in two halves whether a calculation came to something:
// ${n} = 'NaN' or string-length(${n}) = 0. Here both halves are one thing,
// nothing, and only together are they exact; so they are read as ${n} = ''. The
// opposite, with != and > and and, is read as ${n} != ''.

// settled puts such halves together, everywhere in an expression.
func settled(n *node) *node {
	for i, k := range n.kids {
		n.kids[i] = settled(k)
	}
	if n.op != "or" && n.op != "and" {
		return n
	}
	all := chain(n, n.op)
	for i := 0; i < len(all); i++ {
		for j := range all {
			if name, ok := isNaN(all[i], n.op); ok && hasNoLength(all[j], n.op, name) {
				same := map[string]string{"or": "=", "and": "!="}[n.op]
				all[i] = &node{op: same, kids: []*node{{op: "ref", text: name}, {op: "text"}}}
				all = append(all[:j:j], all[j+1:]...)
				i = -1 // from the start: what was found is gone
				break
			}
		}
	}
	whole := all[0]
	for _, k := range all[1:] {
		whole = &node{op: n.op, kids: []*node{whole, k}}
	}
	return whole
}

// chain lists what stands between operators of one kind.
func chain(n *node, op string) []*node {
	if n.op != op {
		return []*node{n}
	}
	return append(chain(n.kids[0], op), chain(n.kids[1], op)...)
}

// isNaN reads ${n} = 'NaN', or != within and.
func isNaN(n *node, op string) (name string, ok bool) {
	want := map[string]string{"or": "=", "and": "!="}[op]
	if n.op != want || n.kids[0].op != "ref" || n.kids[1].op != "text" || n.kids[1].text != "NaN" {
		return "", false
	}
	return n.kids[0].text, true
}

// hasNoLength reads string-length(${n}) = 0, or > 0 and != 0 within and.
func hasNoLength(n *node, op, name string) bool {
	right := op == "or" && n.op == "=" || op == "and" && (n.op == ">" || n.op == "!=")
	if !right || !n.kids[0].is("string-length", 1) || n.kids[0].kids[0].op != "ref" {
		return false
	}
	f, ok := figure(n.kids[1])
	return ok && f == 0 && n.kids[0].kids[0].text == name
}
