package xlsform_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onward/app/xlsform"
)

func TestLanguagesAreAskedNeverGuessed(t *testing.T) {
	for head, want := range map[string]string{
		"label::English (en)": "en", "label::English": "en", "label:ខ្មែរ": "km", "label::Khmer (km-KH)": "km", "label::Thai::th": "th",
		"label::Burmese": "my", "label::my": "my", "label::中文": "zh-Hans", "label::Chinese (zh-TW)": "zh-Hant", "label::Português (pt-BR)": "pt-BR",
		"label": "und", "Label :: Lao": "lo", "label::Kh": "?Kh", "label::Local": "?Local", "label::Version (new)": "new",
	} {
		book, err := read(workbook(t, map[string]string{"survey": "type|name|" + head + "\ntext|x|X"}))
		if err != nil {
			t.Fatal(err)
		}
		p, err := xlsform.Import(book, xlsform.Params{ID: "x"})
		var ask *xlsform.LanguageError
		got := ""
		if errors.As(err, &ask) {
			got = "?" + ask.Names[0]
		} else if err == nil {
			got = p.Languages[0]
		}
		if got != want {
			t.Errorf("%s is %s, want %s (%v)", head, got, want, err)
		}
	}
	book, _ := read(workbook(t, map[string]string{"survey": "type|name|label\ntext|x|X"}))
	if p, err := xlsform.Import(book, xlsform.Params{ID: "x"}); err != nil || len(p.Lost) != 1 || !strings.Contains(p.Lost[0].Why, "--lang default=TAG") {
		t.Errorf("a language that is not said: %v %v", p, err)
	}
	book, _ = read(workbook(t, map[string]string{"survey": "type|name|label|label::Local\ntext|x|X|Y", "settings": "default_language\nEnglish (en)"}))
	p, err := xlsform.Import(book, xlsform.Params{ID: "x", Languages: map[string]string{"local": "shn"}})
	if err != nil || !slices.Equal(p.Languages, []string{"en", "shn"}) {
		t.Errorf("%v %v", p, err)
	}
}

func TestNamesThatCannotBePropertiesGetOthers(t *testing.T) {
	long := strings.Repeat("long", 30)
	p := imported(t, map[string]string{"survey": `
type|name|label|relevant
begin group|a|A
text|name|Name
end group
begin group|b|B
text|name|Name
text|Age|Age
integer|age|Age
text|` + long + `|Long
text|ឈ្មោះ|Name
note|ចំណាំ|Words
text|last|Last|${ឈ្មោះ} = 'x' and ${` + long + `} = 'y'
end group`})
	want := []string{
		`survey 6 name the question is called "b_name" here`,
		`survey 8 name the question is called "b_age" here`,
		`survey 9 name the question is called "row9" here`,
	}
	if got := lines(p.Lost); !slices.Equal(got, want) {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	k := begun(t, loaded(t, p))
	k.hides("last")
	k.answer("ឈ្មោះ", "x")
	k.answer("row9", "y")
	k.asks("name", "b_name", "Age", "b_age", "last")
}

func TestChoicesThatClashAreKeptApart(t *testing.T) {
	p := imported(t, map[string]string{
		"survey":  "type|name|label\nselect_one l|q|Q",
		"choices": "list_name|name|label\nl|Dk|Big\nl|dk|Small\nl|dk|Again\n|x|X\nl||Y\nl|" + strings.Repeat("x", 101) + "|Z"})
	want := []string{
		`choices 3 name the choice differs from another by small and large letters alone; it is called "dk_3" here`,
		`choices 4 name the choice differs from another by small and large letters alone; it is called "dk_4" here`,
		"choices 5 list_name a choice belongs to no list",
		"choices 6 name a choice stands for nothing",
		`choices 7 name the choice stands for more than 100 bytes of text; it is called "choice7" here`,
	}
	if got := lines(p.Lost); !slices.Equal(got, want) {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	q, _ := loaded(t, p).Question("q")
	if !slices.Equal(q.Options, []string{"Dk", "dk_3", "dk_4", "choice7"}) {
		t.Errorf("options %v", q.Options)
	}
}

// The same survey makes the same pack, and another one another version.
func TestPacksAreMadeTheSameEachTime(t *testing.T) {
	one := imported(t, map[string]string{"survey": household, "choices": householdChoices})
	two := imported(t, map[string]string{"survey": household, "choices": householdChoices})
	a, _ := json.Marshal(one)
	b, _ := json.Marshal(two)
	if string(a) != string(b) {
		t.Error("two packs differ")
	}
	other := imported(t, map[string]string{"survey": strings.Replace(household, "Your home", "Home", 1), "choices": householdChoices})
	if other.Version == one.Version {
		t.Error("another survey has the same version")
	}
}

// Limits: what would fill the machine is refused with the row it is met in.
func TestSurveysTooLargeAreRefused(t *testing.T) {
	var rows, choices, asks strings.Builder
	for i := range 5001 {
		fmt.Fprintf(&rows, "\ntext|q%d|Q", i)
	}
	for i := range 1001 {
		fmt.Fprintf(&choices, "\nl|c%d|C", i)
	}
	for i := range 100 {
		fmt.Fprintf(&asks, "\nselect_one l|s%d|S", i)
	}
	for want, survey := range map[string]string{
		"survey 5002 type there are more than 5000 rows":                      "type|name|label" + rows.String(),
		"survey 10 type groups stand more than 8 deep in each other":          "type|name|label" + strings.Repeat("\nbegin group|g|G", 9),
		"survey 101 type the questions offer more than 100000 choices in all": "type|name|label" + asks.String(),
	} {
		book, err := read(workbook(t, map[string]string{"survey": survey, "choices": "list_name|name|label" + choices.String()}))
		if err != nil {
			t.Fatal(err)
		}
		_, err = xlsform.Import(book, xlsform.Params{ID: "x"})
		var broken *xlsform.BrokenError
		if !errors.As(err, &broken) || lines(broken.Faults)[0] != want {
			t.Errorf("%.200v, want %s", err, want)
		}
	}
}

func BenchmarkImport(b *testing.B) {
	file := workbook(b, map[string]string{"survey": household, "choices": householdChoices})
	for b.Loop() {
		book, err := read(file)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := xlsform.Import(book, xlsform.Params{ID: "x"}); err != nil {
			b.Fatal(err)
		}
	}
}
