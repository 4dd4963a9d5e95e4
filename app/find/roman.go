package find

import (
	"slices"
	"strings"

	"onward/app/arrival"
	"onward/app/typing/layout"
)

// script is which table reads a letter.
type script int

const (
	none script = iota
	latinScript
	thaiScript
	laoScript
	khmerScript
	burmeseScript
	hanScript
)

func scriptOf(r rune) script {
	switch {
	case r >= 'a' && r <= 'z':
		return latinScript
	case r >= 0x0E00 && r <= 0x0E7F:
		return thaiScript
	case r >= 0x0E80 && r <= 0x0EFF:
		return laoScript
	case r >= 0x1780 && r <= 0x17FF:
		return khmerScript
	case r >= 0x1000 && r <= 0x109F || r >= 0xAA60 && r <= 0xAA7F:
		return burmeseScript
	case r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x2FFFF:
		return hanScript
	}
	return none
}

// marked are Latin letters with marks, each row under the letter without.
var marked = func() map[rune]rune {
	m := map[rune]rune{}
	for _, row := range []string{
		"aàảãáạăằẳẵắặâầẩẫấậāǎäå", "cçć", "dđ", "eèẻẽéẹêềểễếệēěë", "iìỉĩíịīǐï", "nñńň", "oòỏõóọôồổỗốộơờởỡớợōǒö",
		"uùủũúụưừửữứựūǔü", "vǖǘǚǜ", "yỳỷỹýỵÿ",
	} {
		rs := []rune(row)
		for _, r := range rs[1:] {
			m[r] = rs[0]
		}
	}
	return m
}()

// plain takes the marks off Latin letters and brings Chinese characters to
// their simplified form.
func plain(folded string) string {
	return strings.Map(func(r rune) rune {
		if p, ok := marked[r]; ok {
			return p
		}
		if scriptOf(r) == hanScript {
			return layout.Simplified(r)
		}
		return r
	}, folded)
}

// most is how many characters of a name or a query are read; no name is longer.
const most = 120

// short cuts a text that is no name.
func short(s string) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i]
		}
	}
	return s
}

// runs parts a word where the script changes; what is no letter is left out.
func runs(word string) []string {
	var all []string
	last := none
	for _, r := range word {
		s := scriptOf(r)
		if s == none {
			last = none
			continue
		}
		if s != last {
			all = append(all, "")
		}
		all[len(all)-1] += string(r)
		last = s
	}
	return all
}

// mostWays is how many readings of one name are kept.
const mostWays = 4

// ways gives how a plain text may be read, in Latin letters with hyphens where
// syllables of other scripts meet.
func ways(text string) []string {
	all := []string{""}
	for w, word := range strings.Fields(text) {
		for k, run := range runs(word) {
			between := "-"
			switch {
			case k == 0 && w == 0:
				between = ""
			case k == 0:
				between = " "
			}
			var next []string
			for _, before := range all {
				for _, r := range read(run) {
					if len(next) < mostWays {
						next = append(next, before+between+r)
					}
				}
			}
			all = next
		}
	}
	return all
}

// read gives the readings of a run of one script.
func read(run string) []string {
	first := []rune(run)[0]
	switch scriptOf(first) {
	case thaiScript:
		return thai(run)
	case laoScript:
		return lao(run)
	case khmerScript:
		return khmer(run)
	case burmeseScript:
		return burmese(run)
	case hanScript:
		return chinese(run)
	}
	return []string{run}
}

// surnames are characters that are read otherwise as a family name, and stand
// first then.
var surnames = map[rune]string{'单': "shan", '解': "xie", '仇': "qiu", '曾': "zeng", '查': "zha", '任': "ren", '翟': "zhai", '朴': "piao", '盖': "ge", '区': "ou", '缪': "miao", '覃': "qin", '尉': "wei", '乐': "yue"}

// chinese reads characters one by one, the likeliest reading first.
func chinese(run string) []string {
	all := []string{""}
	for i, c := range []rune(run) {
		rs := slices.Clone(layout.Readings(c))
		if s, ok := surnames[c]; ok && i == 0 {
			rs = append([]string{s}, slices.DeleteFunc(rs, func(r string) bool { return r == s })...)
		}
		if len(rs) == 0 {
			continue
		}
		var next []string
		for _, r := range rs[:min(len(rs), 3)] {
			r = strings.Replace(r, "v", "u", 1) // ü
			for _, before := range all {
				if len(next) < 2*mostWays {
					next = append(next, strings.TrimPrefix(before+"-"+r, "-"))
				}
			}
		}
		all = next
	}
	return all
}

// titles are words of respect that stand before a name and are no part of it.
var titles = fold("mr mrs ms miss u daw ko ma maung mg nang nai naang nang-sao thao ong anh chi co ba ong " +
	"นาย นาง นางสาว น.ส. คุณ ด.ช. ด.ญ. ທ້າວ ນາງ ທ່ານ លោក អ្នកស្រី កញ្ញា នាង ဦး ဒေါ် ကို မ မောင် စိုင်း နန်း 先生 女士 小姐")

func fold(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[arrival.Fold(w)] = true
	}
	return m
}
