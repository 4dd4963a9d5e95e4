//go:build ignore

// This command makes data/pinyin.txt from the Unihan tables of Unicode 15,
// which lie in /usr/share/unicode where Debian's package unicode-data is
// installed. Run it in this folder:
//
//	go run make_pinyin.go
//
// The file holds the 8,105 characters of the Table of General Standard Chinese
// Characters (kTGH), which are those the typeface has, under each of their
// readings without its tone (kTGHZ2013, kHanyuPinlu, kMandarin). What is read
// so most often stands first: by the counts of kHanyuPinlu, then by the place
// in the table, whose first 3,500 are the common ones.
package main

import (
	"bufio"
	"compress/bzip2"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

const tables = "/usr/share/unicode"

type reading struct {
	char  rune
	count int // how often it was read so in the sample of kHanyuPinlu
	place int // in the table of standard characters
}

var (
	pinlu = regexp.MustCompile(`(\S+?)\((\d+)\)`)
	word  = regexp.MustCompile(`[a-zü]+`)
)

func main() {
	place := map[rune]int{}
	each("Unihan_OtherMappings.txt.bz2", func(c rune, field, value string) {
		if field == "kTGH" {
			_, n, _ := strings.Cut(strings.Fields(value)[0], ":")
			place[c] = number(n)
		}
	})
	counts := map[string]map[rune]int{}
	add := func(c rune, spelt string, n int) {
		s := plain(spelt)
		if !word.MatchString(s) || place[c] == 0 {
			return
		}
		s = strings.ReplaceAll(s, "ü", "v")
		if counts[s] == nil {
			counts[s] = map[rune]int{}
		}
		counts[s][c] += n
	}
	each("Unihan_Readings.txt.bz2", func(c rune, field, value string) {
		switch field {
		case "kMandarin":
			for _, s := range strings.Fields(value) {
				add(c, s, 0)
			}
		case "kTGHZ2013":
			for _, f := range strings.Fields(value) {
				_, s, _ := strings.Cut(f, ":")
				add(c, s, 0)
			}
		case "kHanyuPinlu":
			for _, m := range pinlu.FindAllStringSubmatch(value, -1) {
				add(c, m[1], number(m[2]))
			}
		}
	})
	write(counts, place)
}

func write(counts map[string]map[rune]int, place map[rune]int) {
	var spellings []string
	for s := range counts {
		spellings = append(spellings, s)
	}
	sort.Strings(spellings)
	f, err := os.Create(filepath.Join("data", "pinyin.txt"))
	must(err)
	for _, s := range spellings {
		var rs []reading
		for c, n := range counts[s] {
			rs = append(rs, reading{c, n, place[c]})
		}
		sort.Slice(rs, func(i, j int) bool {
			if rs[i].count != rs[j].count {
				return rs[i].count > rs[j].count
			}
			return rs[i].place < rs[j].place
		})
		fmt.Fprint(f, s, " ")
		for _, r := range rs {
			fmt.Fprint(f, string(r.char))
		}
		fmt.Fprintln(f)
	}
	must(f.Close())
}

// plain takes the tone off a reading.
func plain(s string) string {
	return strings.NewReplacer(
		"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ế", "ê", "ề", "ê",
		"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
		"ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ǖ", "ü", "ǘ", "ü", "ǚ", "ü", "ǜ", "ü",
		"ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m", "\u0300", "", "\u0301", "", "\u030c", "", "\u0304", "", "ê", "e").Replace(s)
}

func each(name string, visit func(c rune, field, value string)) {
	f, err := os.Open(filepath.Join(tables, name))
	must(err)
	defer f.Close()
	for s := bufio.NewScanner(bzip2.NewReader(f)); s.Scan(); {
		col := strings.Split(s.Text(), "\t")
		if len(col) != 3 || !strings.HasPrefix(col[0], "U+") {
			continue
		}
		n, err := strconv.ParseUint(col[0][2:], 16, 32)
		must(err)
		visit(rune(n), col[1], col[2])
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	must(err)
	return n
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
