package layout

import (
	"slices"
	"testing"
)

func TestReadings_OfCharactersReadInSeveralWays(t *testing.T) {
	for c, want := range map[rune][]string{'张': {"zhang"}, '长': {"zhang", "chang"}, '曾': {"zeng", "ceng"}, '女': {"nv"}} {
		for _, w := range want {
			if !slices.Contains(Readings(c), w) {
				t.Errorf("%c is read %v, not %s", c, Readings(c), w)
			}
		}
	}
	if r := Readings('a'); r != nil {
		t.Errorf("a is read %v", r)
	}
	if c := Simplified('張'); c != '张' {
		t.Errorf("張 is %c", c)
	}
	if c := Simplified('李'); c != '李' {
		t.Errorf("李 is %c", c)
	}
}

func TestTelex_OfLettersTypedWithoutIt(t *testing.T) {
	for typed, want := range map[string]string{
		"Nguyeenx Thij Maay": "Nguyễn Thị Mây", "Dduwcs": "Đức", "Huowng": "Hương", "Lee Van": "Lê Van", "Anh": "Anh",
	} {
		if got := Telex(typed); got != want {
			t.Errorf("%s makes %s, not %s", typed, got, want)
		}
	}
}
