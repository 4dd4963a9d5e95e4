package xlsform

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a piece of an expression: a number, a text between quotes, a
// reference ${name}, a name, or a sign.
type token struct {
	kind byte // n number, s text, r reference, w name, o sign; 0 at the end
	text string
}

const maxExpression = 4000 // bytes

// curly are quotes that word processors make; surveys are full of them.
var curly = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`)

// tokens cuts an expression into pieces. Signs of paths are refused here: a
// question is reached by its name alone.
func tokens(s string) ([]token, error) {
	if len(s) > maxExpression {
		return nil, fmt.Errorf("is longer than %d bytes", maxExpression)
	}
	s = curly.Replace(s)
	var all []token
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return append(all, token{}), nil
		}
		t, rest, err := next(s)
		if err != nil {
			return nil, err
		}
		all, s = append(all, t), rest
	}
}

var signs = []string{"!=", "<=", ">=", "(", ")", ",", "+", "-", "*", "=", "<", ">"}

func next(s string) (token, string, error) {
	switch c := s[0]; {
	case c == '\'' || c == '"':
		end := strings.IndexByte(s[1:], c)
		if end < 0 {
			return token{}, "", errors.New("has a quote that does not end")
		}
		return token{'s', s[1 : 1+end]}, s[2+end:], nil
	case strings.HasPrefix(s, "${"):
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return token{}, "", errors.New("has a ${ that does not end")
		}
		return token{'r', strings.TrimSpace(s[2:end])}, s[end+1:], nil
	case c >= '0' && c <= '9' || c == '.' && len(s) > 1 && s[1] >= '0' && s[1] <= '9':
		n := len(s) - len(strings.TrimLeft(s, "0123456789."))
		if strings.Count(s[:n], ".") > 1 || s[n-1] == '.' {
			return token{}, "", fmt.Errorf("has a number %q", s[:n])
		}
		return token{'n', s[:n]}, s[n:], nil
	case strings.HasPrefix(s, ".."), strings.HasPrefix(s, "./"), strings.IndexByte("/@[]|", c) >= 0:
		return token{}, "", errors.New("has a path, and only ${name} is read")
	case c == '.':
		return token{'o', "."}, s[1:], nil
	}
	for _, sign := range signs {
		if strings.HasPrefix(s, sign) {
			return token{'o', sign}, s[len(sign):], nil
		}
	}
	if n := nameLength(s); n > 0 {
		return token{'w', s[:n]}, s[n:], nil
	}
	r, _ := utf8.DecodeRuneInString(s)
	return token{}, "", fmt.Errorf("has a sign %q that is not understood", r)
}

// nameLength measures a name as XML has them: letters, and after the first
// digits, hyphens, full stops and one kind of colon.
func nameLength(s string) int {
	for i, r := range s {
		first := unicode.IsLetter(r) || r == '_'
		if first || i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-.:", r)) {
			continue
		}
		return i
	}
	return len(s)
}
