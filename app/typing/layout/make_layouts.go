//go:build ignore

// This command makes data/*.json from the symbols of X.org's
// xkeyboard-config, which lie in /usr/share/X11/xkb where Debian's package
// xkb-data is installed, and the names of symbols from keysymdef.h of
// x11proto-dev. Run it in this folder:
//
//	go run make_layouts.go
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

const (
	symbols = "/usr/share/X11/xkb/symbols"
	keysyms = "/usr/include/X11/keysymdef.h"
	version = "xkeyboard-config 2.35.1"
)

// made lists what is made: file, language, the language's own name, the name
// of the layout, and where its symbols stand.
var made = []struct{ file, lang, own, name, section string }{
	{"th", "th", "ไทย", "Thai, Kedmanee", "th(basic)"},
	{"lo", "lo", "ລາວ", "Lao, STEA (as Windows has it)", "la(stea)"},
	{"km", "km", "ខ្មែរ", "Khmer, NiDA", "kh(basic)"},
	{"my", "my", "မြန်မာ", "Burmese, Unicode order", "mm(basic)"},
	{"shn", "shn", "တႆး", "Shan", "mm(shn)"},
	{"mnw", "mnw", "မန်", "Mon", "mm(mnw)"},
	{"vi", "vi", "Tiếng Việt", "Vietnamese, TCVN 5712", "vn(basic)"},
	{"telex", "vi", "Tiếng Việt Telex", "Vietnamese, Telex on a Latin keyboard", "us(basic)"},
	{"zh", "zh-Hans", "中文拼音", "Chinese, Pinyin on a Latin keyboard", "us(basic)"},
	{"en", "en", "English", "Latin, US", "us(basic)"},
}

// mends are what a layout has and xkb cannot say: keys that type several
// characters. Lao: the vowel with the tone mark mai tho on it, as the standard
// has them. Shan lacks the key of the figure 5 in this version of xkb.
var mends = map[string]map[string][4]string{
	"lo": {
		"D01": {1: "ົ້"}, "D06": {1: "ິ້"}, "D07": {1: "ີ້"}, "C01": {1: "ັ້"},
		"B05": {1: "ຶ້"}, "B06": {1: "ື້"}, "E12": {1: "ໍ່"}, "D12": {1: "ຫຼ"},
	},
	"shn": {"E05": {"5", "%"}},
}

// composed are the codes xkb's Khmer uses for several characters, spelled out
// as libX11's Compose file (en_US.UTF-8) does.
var composed = map[rune]string{
	0x17fb: "ុះ", 0x17fc: "ុំ", 0x17fd: "េះ", 0x17fe: "ោះ", 0x17ff: "ាំ",
}

func main() {
	names := readKeysyms()
	for _, m := range made {
		keys := map[string][4]string{}
		read(names, keys, m.section)
		for at, levels := range mends[m.file] {
			had := keys[at]
			for i, s := range levels {
				if s != "" && had[i] == "" {
					had[i] = s
				}
			}
			keys[at] = had
		}
		write(m.file, m.lang, m.own, m.name, m.section, keys)
	}
}

var (
	keyLine = regexp.MustCompile(`key\s*<(\w+)>\s*\{(?:[^\[]*=)?\s*\[([^\]]*)\]`)
	include = regexp.MustCompile(`^\s*include\s+"([a-z]+)(\(\w+\))?"`)
	comment = regexp.MustCompile(`//.*`)
)

// read takes the keys of a section such as "th(basic)", and of what it includes.
func read(names map[string]string, keys map[string][4]string, section string) {
	file, variant, _ := strings.Cut(strings.TrimSuffix(section, ")"), "(")
	b, err := os.ReadFile(filepath.Join(symbols, file))
	must(err)
	in := false
	for _, line := range strings.Split(string(b), "\n") {
		line = comment.ReplaceAllString(line, "")
		switch {
		case strings.Contains(line, `xkb_symbols "`):
			in = strings.Contains(line, `"`+variant+`"`)
		case !in:
		case include.MatchString(line):
			m := include.FindStringSubmatch(line)
			if m[1] == "us" {
				read(names, keys, "us(basic)")
			}
		case keyLine.MatchString(line):
			m := keyLine.FindStringSubmatch(line)
			at, ok := position(m[1])
			if !ok {
				continue
			}
			var levels [4]string
			for i, sym := range strings.Split(m[2], ",") {
				if i < 4 {
					levels[i] = character(names, strings.TrimSpace(sym))
				}
			}
			for i := 2; i < 4; i++ {
				if levels[i] == levels[i-2] {
					levels[i] = "" // AltGr adds nothing there
				}
			}
			keys[at] = levels
		}
	}
}

// position turns xkb's name of a key into that of ISO 9995.
func position(name string) (string, bool) {
	switch {
	case name == "TLDE":
		return "E00", true
	case name == "BKSL":
		return "D13", true
	case name == "SPCE":
		return "A03", true
	case len(name) == 4 && name[0] == 'A' && strings.Contains("EDCB", name[1:2]):
		return name[1:], true
	}
	return "", false
}

func character(names map[string]string, sym string) string {
	if sym == "" || strings.EqualFold(sym, "voidsymbol") {
		return ""
	}
	if s, ok := names[sym]; ok {
		return s
	}
	code := sym
	switch {
	case strings.HasPrefix(sym, "0x100"):
		code = sym[len("0x100"):]
	case strings.HasPrefix(sym, "U"):
		code = sym[1:]
	case len(sym) == 1:
		return sym
	}
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		must(fmt.Errorf("no character for %q", sym))
	}
	if s, ok := composed[rune(n)]; ok {
		return s
	}
	return string(rune(n))
}

var keysym = regexp.MustCompile(`^#define XK_(\w+)\s+0x\w+\s*/\*[ (<]*U\+([0-9A-F]+)`)

// marks are the dead keys of Vietnamese: here they type the mark itself.
var marks = map[string]string{
	"dead_grave": "\u0300", "dead_hook": "\u0309", "dead_tilde": "\u0303", "dead_acute": "\u0301", "dead_belowdot": "\u0323",
}

func readKeysyms() map[string]string {
	f, err := os.Open(keysyms)
	must(err)
	defer f.Close()
	names := map[string]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if m := keysym.FindStringSubmatch(s.Text()); m != nil {
			n, err := strconv.ParseUint(m[2], 16, 32)
			must(err)
			names[m[1]] = string(rune(n))
		}
	}
	for name, mark := range marks {
		names[name] = mark
	}
	return names
}

var rows = []string{"E", "D", "C", "B", "A"}

// write puts one key on a line. Marks and what has no shape are written as
// codes, so that the file can be read.
func write(file, lang, own, name, section string, keys map[string][4]string) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n \"lang\": %q,\n \"own\": \"%s\",\n \"name\": \"%s\",\n \"from\": \"%s, symbols/%s\",\n \"keys\": {", lang, own, name, version, section)
	first := true
	for _, r := range rows {
		for i := range 14 {
			at := fmt.Sprintf("%s%02d", r, i)
			levels, ok := keys[at]
			if !ok || r == "A" && levels == [4]string{0: " "} {
				continue
			}
			if !first {
				b.WriteString(",")
			}
			first = false
			n := 4
			for n > 1 && levels[n-1] == "" {
				n--
			}
			fmt.Fprintf(&b, "\n  %q: [", at)
			for j, s := range levels[:n] {
				if j > 0 {
					b.WriteString(", ")
				}
				b.WriteString(quote(s))
			}
			b.WriteString("]")
		}
	}
	b.WriteString("\n }\n}\n")
	must(os.WriteFile(filepath.Join("data", file+".json"), b.Bytes(), 0o644))
}

func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case unicode.IsMark(r) || !unicode.IsPrint(r):
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
