//go:build ignore

// This command makes data/simplified.txt from Unihan_Variants.txt (see
// make_pinyin.go): each traditional character and the simplified one it is
// written with in data/pinyin.txt. Run it in this folder:
//
//	go run make_simplified.go
package main

import (
	"bufio"
	"compress/bzip2"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	standard, err := os.ReadFile(filepath.Join("data", "pinyin.txt"))
	must(err)
	known := string(standard)
	f, err := os.Open("/usr/share/unicode/Unihan_Variants.txt.bz2")
	must(err)
	var out []string
	for s := bufio.NewScanner(bzip2.NewReader(f)); s.Scan(); {
		col := strings.Split(s.Text(), "\t")
		if len(col) != 3 || col[1] != "kSimplifiedVariant" {
			continue
		}
		from := char(col[0])
		for _, v := range strings.Fields(col[2]) {
			// A character that stands for itself too, such as 乾, stays.
			if to := char(v); to != from && strings.ContainsRune(known, to) && !slices.Contains(strings.Fields(col[2]), col[0]) {
				out = append(out, string(from)+string(to))
				break
			}
		}
	}
	slices.Sort(out)
	must(os.WriteFile(filepath.Join("data", "simplified.txt"), []byte(strings.Join(out, "\n")+"\n"), 0o644))
	fmt.Println(len(out))
}

func char(s string) rune {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "U+"), 16, 32)
	must(err)
	return rune(n)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
