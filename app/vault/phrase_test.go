package vault

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestPhrase_IsTheSameFromEveryKeyboard(t *testing.T) {
	for want, typed := range map[string][]string{
		"nước mắm":            {"nước mắm", "nu\u031bo\u031b\u0301c ma\u0306\u0301m", " nước\u00a0\tmắm "},
		"น้ำ":                 {"น้ำ", "น\u0e49\u0e4d\u0e32", "น\u200b้ำ"},
		"ນ\u0ec9\u0ecd\u0eb2": {"ນ\u0ec9\u0eb3", "ນ\u0ec9\u0ecd\u0eb2"},
		"កូន ឆ្មា":            {"កូន ឆ្មា", "កូន\u200b ឆ្មា", "\ufeffកូន\u3000ឆ្មា"},
		"သစ်ပင်":              {"သစ်ပင်", "သစ်\u200cပင်", "သစ်\u2060ပင်"},
		"123":                 {"123", "１２３"},
		"":                    {"", " \u200b\u00a0"},
	} {
		for _, s := range typed {
			if got := phraseBytes([]byte(s)); string(got) != string(phraseBytes([]byte(want))) {
				t.Errorf("%q gives %+q, want %+q", s, got, want)
			}
		}
	}
	if a, b := phraseBytes([]byte("Aa")), phraseBytes([]byte("aA")); string(a) == string(b) {
		t.Error("capital and small letters became the same")
	}
}

func TestCreate_AsksKindlyForAStrongPhrase(t *testing.T) {
	for phrase, ok := range map[string]bool{
		"four plain words here": true,
		"abcdefghijkl":          true,
		"abcdefghijk":           false,
		"one two six ten":       true,
		"a b c d":               false,
		"aaaaaaaaaaaaaaaaaaaa":  false,
		"ababababababab":        false,
		"":                      false,
		"            ":          false,
		"កូនឆ្មាស្រស់":          true,
		"人山人海中有我":               true,
		"人山人海":                  false,
	} {
		path := filepath.Join(t.TempDir(), "new", "x.vault")
		v, err := Create(path, testUser, []byte(phrase), cheap)
		if ok != (err == nil) || (!ok && !errors.Is(err, ErrWeakPassphrase)) {
			t.Errorf("%q: %v", phrase, err)
		}
		if err == nil {
			v.Close()
		}
	}
}

func TestCreate_WipesThePhraseItWasGiven(t *testing.T) {
	pass := []byte(testPhrase)
	v, err := Create(filepath.Join(t.TempDir(), "x.vault"), testUser, pass, cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for _, b := range pass {
		if b != 0 {
			t.Fatalf("%q is left", pass)
		}
	}
}
