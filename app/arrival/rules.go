package arrival

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Transliteration rules in the notation of ICU and CLDR, as far as the rules
// between Zawgyi and Burmese use it. A pass goes once over the text: at each
// place the first rule that fits puts its words in place of what it matched,
// and reading goes on behind them. Repeats take as much as they can and never
// give back, as in ICU.

// maxTurns is how often a rule may be tried again where the last one left off
// without going on: no pass can hang.
const maxTurns = 8

type (
	rules [][]rule // passes, each in order

	rule struct {
		start, end bool // only at the very start or end of the text
		match      []item
		put        []piece
		stay       int // pieces of put that are behind the reader; the rest is read again
	}
	// item matches least to most runes of a set. group is the number of the
	// pair of brackets that it stands in, or 0.
	item struct {
		set         []span
		not         bool
		least, most int
		group       int
	}
	span struct{ from, to rune }
	// piece is a rune to write, or the group to copy.
	piece struct {
		r     rune
		group int
	}
)

const endless = 1 << 30

// parseRules reads rules from their text. An error names the line.
func parseRules(src string) (rules, error) {
	vars := map[string]string{}
	all := rules{nil}
	for n, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSuffix(strings.TrimSpace(line), ";")
		if line == "" {
			continue
		}
		if line == "::Null" {
			all = append(all, nil)
			continue
		}
		left, right, isRule := strings.Cut(line, "→")
		if name, text, ok := strings.Cut(line, "="); ok && !isRule {
			vars[strings.TrimSpace(name)] = strings.TrimSpace(text)
			continue
		}
		p := parser{vars: vars}
		r, err := p.rule(left, right)
		if err != nil || !isRule {
			return nil, fmt.Errorf("rule in line %d: %w", n+1, err)
		}
		last := len(all) - 1
		all[last] = append(all[last], r)
	}
	return all, nil
}

type parser struct {
	vars map[string]string
	rest string
}

var errRule = fmt.Errorf("not understood")

func (p *parser) rule(left, right string) (r rule, err error) {
	if r.match, r.start, r.end, err = p.pattern(left); err != nil {
		return r, err
	}
	r.put, r.stay, err = p.replacement(right)
	return r, err
}

// pattern reads the left side of a rule.
func (p *parser) pattern(s string) (items []item, start, end bool, err error) {
	p.rest = p.expand(s)
	group, groups, opened := 0, 0, 0
	for p.rest = strings.TrimSpace(p.rest); p.rest != ""; p.rest = strings.TrimSpace(p.rest) {
		switch c := p.rest[0]; c {
		case '^', '$':
			start, end = start || c == '^', end || c == '$'
			p.rest = p.rest[1:]
		case '(':
			groups++
			group, opened = groups, len(items)
			p.rest = p.rest[1:]
		case ')':
			// A repeat behind brackets is only known around one item.
			if group = 0; len(p.rest) > 1 && strings.ContainsRune("*+", rune(p.rest[1])) && len(items) != opened+1 {
				return nil, false, false, errRule
			}
			p.rest = p.rest[1:]
		case '*', '+':
			if len(items) == 0 {
				return nil, false, false, errRule
			}
			last := &items[len(items)-1]
			last.most = endless
			if c == '*' {
				last.least = 0
			}
			p.rest = p.rest[1:]
		case '[':
			it := item{least: 1, most: 1, group: group}
			if it.set, it.not, err = p.set(); err != nil {
				return nil, false, false, err
			}
			items = append(items, it)
		default:
			r, err := p.char()
			if err != nil {
				return nil, false, false, err
			}
			items = append(items, item{set: []span{{r, r}}, least: 1, most: 1, group: group})
		}
	}
	if len(items) == 0 {
		err = errRule
	}
	return items, start, end, err
}

// replacement reads the right side of a rule.
func (p *parser) replacement(s string) (put []piece, stay int, err error) {
	p.rest, stay = p.expand(s), -1
	for p.rest = strings.TrimSpace(p.rest); p.rest != ""; p.rest = strings.TrimSpace(p.rest) {
		switch {
		case p.rest[0] == '|':
			stay, p.rest = len(put), p.rest[1:]
		case p.rest[0] == '$' && len(p.rest) > 1 && p.rest[1] >= '1' && p.rest[1] <= '9':
			put = append(put, piece{group: int(p.rest[1] - '0')})
			p.rest = p.rest[2:]
		default:
			r, err := p.char()
			if err != nil {
				return nil, 0, err
			}
			put = append(put, piece{r: r})
		}
	}
	if stay < 0 {
		stay = len(put)
	}
	return put, stay, nil
}

// expand puts the text of each variable in place of its name, the longest
// names first.
func (p *parser) expand(s string) string {
	names := make([]string, 0, len(p.vars))
	for name := range p.vars {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		s = strings.ReplaceAll(s, name, p.vars[name])
	}
	return s
}

func (p *parser) set() (set []span, not bool, err error) {
	p.rest = p.rest[1:]
	if strings.HasPrefix(p.rest, "^") {
		not, p.rest = true, p.rest[1:]
	}
	for !strings.HasPrefix(p.rest, "]") {
		from, err := p.char()
		if err != nil {
			return nil, false, err
		}
		to := from
		if strings.HasPrefix(p.rest, "-") {
			p.rest = p.rest[1:]
			if to, err = p.char(); err != nil {
				return nil, false, err
			}
		}
		set = append(set, span{from, to})
	}
	p.rest = p.rest[1:]
	return set, not, nil
}

// char reads one character, written as it is or as \u1234.
func (p *parser) char() (rune, error) {
	if strings.HasPrefix(p.rest, `\u`) && len(p.rest) >= 6 {
		n, err := strconv.ParseUint(p.rest[2:6], 16, 16)
		p.rest = p.rest[6:]
		return rune(n), err
	}
	r, size := utf8.DecodeRuneInString(p.rest)
	if size == 0 || strings.ContainsRune(`\[]()$^*+|=;`, r) || r == utf8.RuneError {
		return 0, errRule
	}
	p.rest = p.rest[size:]
	return r, nil
}

// apply runs all passes over a text.
func (rs rules) apply(s string) string {
	text := []rune(s)
	for _, pass := range rs {
		text = run(pass, text)
	}
	return string(text)
}

func run(pass []rule, text []rune) []rune {
	out := make([]rune, 0, len(text))
	turns := 0
	for len(text) > 0 {
		put, stay, n := first(pass, text, len(out) == 0)
		if n == 0 || turns == maxTurns {
			out, text, turns = append(out, text[0]), text[1:], 0
			continue
		}
		out = append(out, put[:stay]...)
		if again := put[stay:]; len(again) > 0 {
			text, turns = append(slices.Clone(again), text[n:]...), turns+1
		} else {
			text, turns = text[n:], 0
		}
	}
	return out
}

// first finds the first rule that fits at the start of text: what it puts
// there, how much of that is done with, and how many runes it takes away.
func first(pass []rule, text []rune, atStart bool) (put []rune, stay, n int) {
	for i := range pass {
		r := &pass[i]
		if r.start && !atStart || r.match[0].least > 0 && !r.match[0].has(text[0]) {
			continue
		}
		var groups [10][]rune
		n, ok := fit(r.match, text, &groups)
		if !ok || n == 0 || r.end && n != len(text) {
			continue
		}
		for j, p := range r.put {
			if j == r.stay {
				stay = len(put)
			}
			if p.group > 0 {
				put = append(put, groups[p.group]...)
			} else {
				put = append(put, p.r)
			}
		}
		if r.stay == len(r.put) {
			stay = len(put)
		}
		return put, stay, n
	}
	return nil, 0, 0
}

// fit matches items at the start of text and says how many runes they take.
func fit(items []item, text []rune, groups *[10][]rune) (n int, ok bool) {
	for i, it := range items {
		begun := n
		for n < len(text) && n-begun < it.most && it.has(text[n]) {
			n++
		}
		if n-begun < it.least {
			return 0, false
		}
		if it.group > 0 {
			from := begun
			if i > 0 && items[i-1].group == it.group {
				from -= len(groups[it.group])
			}
			groups[it.group] = text[from:n]
		}
	}
	return n, true
}

func (it *item) has(r rune) bool {
	for _, s := range it.set {
		if r >= s.from && r <= s.to {
			return !it.not
		}
	}
	return it.not
}
