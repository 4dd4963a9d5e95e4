package xlsform_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/xlsform"
)

// An invented survey of a household, in English and Khmer.
const household = `
type | name | label::English (en) | label::ខ្មែរ | hint::English (en) | required | relevant | constraint | calculation | repeat_count | parameters
start | start
text | who | Who do we talk with? | យើងនិយាយជាមួយអ្នកណា? | Any name will do. | yes
note | thanks | Thank you, ${who}. | អរគុណ ${who}។
begin_group | home | Your home | ផ្ទះរបស់អ្នក
select_one yes_no | safe | Is it safe there? | តើទីនោះមានសុវត្ថិភាពទេ?
select_multiple dangers or_other | fears | What do you fear? | តើអ្នកខ្លាចអ្វី? | | | ${safe} != 'yes' | not(selected(., 'none') and count-selected(.) > 1)
integer | steps | How many floors? | | | | ${safe} = 'yes' and not(selected(${fears}, 'people')) | . >= 0 and . < 60
begin_group | money | Money | លុយ | | | selected(${fears}, 'people') or selected(${fears}, 'water')
decimal | income | What comes in? | ចំណូល? | | | | . > 0
decimal | costs | What goes out? | ចំណាយ?
calculate | left | | | | | | | ${income} - ${costs}
end_group
end_group
begin_repeat | child | Children | កូន | | | | | | | 
text | child_name | Name | ឈ្មោះ | | true
date | born | Born on | កើតនៅថ្ងៃ | | | | . <= today()
calculate | age | Age | អាយុ | | | | | int((today() - ${born}) div 365.25)
end_repeat
calculate | total | Ages together | អាយុសរុប | | | | | sum(${age})
range | hope | How full of hope are you? | តើអ្នកមានសង្ឃឹមប៉ុណ្ណា? | | | | | | | start=1;end=5;step=1
acknowledge | ok | May we call you? | តើយើងអាចទូរស័ព្ទទេ?
text | phone | On which number? | លេខអ្វី? | | | ${ok} = 'OK' | regex(., '[0-9]{3,15}')
`

const householdChoices = `
list_name | name | label::English (en) | label::ខ្មែរ
yes_no | yes | Yes | បាទ/ចាស
yes_no | no | No | ទេ
dangers | people | People | មនុស្ស
dangers | water | Water | ទឹក
dangers | none | Nothing | គ្មាន`

func imported(t *testing.T, sheets map[string]string) *xlsform.Pack {
	t.Helper()
	book, err := read(workbook(t, sheets))
	if err != nil {
		t.Fatal(err)
	}
	p, err := xlsform.Import(book, xlsform.Params{ID: "Test", Languages: map[string]string{xlsform.Unsaid: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// loaded writes a pack to disk and reads it as the program reads one from
// outside.
func loaded(t *testing.T, p *xlsform.Pack) *form.Def {
	t.Helper()
	dir := t.TempDir()
	for name, b := range p.Files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := form.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// talk is a sitting of a form.
type talk struct {
	t *testing.T
	s *form.Sitting
}

const today = "2026-11-23"

func begun(t *testing.T, d *form.Def) *talk {
	t.Helper()
	rows := 0
	s, err := form.Begin(d, &casefile.Sitting{Form: d.ID(), Version: d.Version(), Answers: map[casefile.QuestionID][]casefile.Answer{}},
		form.Env{Today: today, NewRow: func() casefile.RowID { rows++; return casefile.RowID(fmt.Sprint("r", rows)) }})
	if err != nil {
		t.Fatal(err)
	}
	return &talk{t, s}
}

func (k *talk) answer(id string, v any) {
	k.s.Set(casefile.QuestionID(id), casefile.Answer{Value: v, At: time.Unix(0, 0)})
}

func (k *talk) asks(ids ...string) {
	k.t.Helper()
	for _, id := range ids {
		if !k.s.Shown(casefile.QuestionID(id)) {
			k.t.Errorf("%s is not asked", id)
		}
	}
}

func (k *talk) hides(ids ...string) {
	k.t.Helper()
	for _, id := range ids {
		if k.s.Shown(casefile.QuestionID(id)) {
			k.t.Errorf("%s is asked", id)
		}
	}
}

func (k *talk) wrong(id string, kinds ...form.ProblemKind) {
	k.t.Helper()
	var got []form.ProblemKind
	for _, p := range k.s.Problems(casefile.QuestionID(id)) {
		got = append(got, p.Kind)
	}
	if !slices.Equal(got, kinds) {
		k.t.Errorf("%s: %v, want %v", id, got, kinds)
	}
}

func (k *talk) is(id string, want any) {
	k.t.Helper()
	if got, _ := k.s.Value(casefile.QuestionID(id)); got != want {
		k.t.Errorf("%s is %v, want %v", id, got, want)
	}
}

func TestASurveyBecomesATalk(t *testing.T) {
	p := imported(t, map[string]string{"survey": household, "choices": householdChoices,
		"settings": "form_title | form_id | version\nA household | Household 7 | 3.1"})
	if p.ID != "household-7" || p.Version != "3.1.0" || !slices.Equal(p.Languages, []string{"en", "km"}) || p.Title != "A household" {
		t.Errorf("%s %s %v %q", p.ID, p.Version, p.Languages, p.Title)
	}
	k := begun(t, loaded(t, p))
	k.asks("who", "safe", "fears", "hope", "ok", "total")
	k.hides("steps", "income", "fears_other", "phone")
	k.wrong("who", form.Required)
	k.answer("who", "Srey")
	k.wrong("who")

	k.answer("safe", "yes")
	k.hides("fears") // != 'yes' is so while nothing is answered, and no longer now
	k.asks("steps")
	k.answer("steps", 60.0)
	k.wrong("steps", form.TooLarge)
	k.answer("steps", 2.0)
	k.wrong("steps")

	k.answer("safe", "no")
	k.hides("steps")
	k.answer("fears", []any{"people", "none"})
	k.wrong("fears", form.Other) // nothing, and something
	k.answer("fears", []any{"people", "other"})
	k.wrong("fears")
	k.asks("fears_other", "income", "costs", "left")
	k.answer("income", 0.0)
	k.wrong("income", form.TooSmall)
	k.is("left", nil) // half a sum is none
	k.answer("income", 100.5)
	k.answer("costs", 40.0)
	k.is("left", 60.5)

	k.answer("ok", true)
	k.asks("phone")
	k.answer("phone", "12")
	k.wrong("phone", form.WrongPattern)
	k.answer("hope", 6.0)
	k.wrong("hope", form.TooLarge)
}

func TestARepeatBecomesATable(t *testing.T) {
	k := begun(t, loaded(t, imported(t, map[string]string{"survey": household, "choices": householdChoices})))
	k.is("total", 0.0)
	k.answer("child", []any{"r1", "r2"})
	k.wrong("child.r1.child_name", form.Required)
	k.answer("child.r1.born", "2016-11-22")
	k.is("child.r1.age", 10.0)
	k.answer("child.r2.born", "2027-01-01")
	k.wrong("child.r2.born", form.DateFuture)
	k.answer("child.r2.born", "2020-06-01")
	k.is("total", 16.0)
}

func TestWordsAreInEveryLanguageOfTheSurvey(t *testing.T) {
	p := imported(t, map[string]string{"survey": household, "choices": householdChoices})
	d := loaded(t, p)
	for lang, want := range map[string]map[string]string{
		"en": {"test.who.label": "Who do we talk with?", "test.who.help": "Any name will do.", "test.thanks.text": "Thank you, ….",
			"test.home.title": "Your home", "test.fears.opt.water": "Water", "test.child.born.label": "Born on"},
		"km":  {"test.who.label": "យើងនិយាយជាមួយអ្នកណា?", "test.money.title": "លុយ", "test.safe.opt.yes": "បាទ/ចាស"},
		"und": {"test.left.label": "left"}, // nobody said how it is called
	} {
		for key, text := range want {
			if got := d.Words()[lang][key]; got != text {
				t.Errorf("%s %s: %q, want %q", lang, key, got, text)
			}
		}
	}
	if _, there := d.Words()["km"]["test.steps.label"]; there {
		t.Error("Khmer words were made up")
	}
	var sections []string
	for _, s := range d.Sections() {
		sections = append(sections, s.ID)
	}
	if !slices.Equal(sections, []string{"main1", "home", "main2"}) {
		t.Errorf("sections %v", sections)
	}
}

// Readers of a language the survey does not speak see words, not keys; what a
// language of the survey lacks is seen to be missing.
func TestWordsStandInWithoutEnglish(t *testing.T) {
	p := imported(t, map[string]string{"survey": "type|name|label::Khmer|label::Thai\ntext|a|ក|ก\ntext|b|ខ|"})
	words := loaded(t, p).Words()
	if words["und"]["test.a.label"] != "ក" || words["und"]["test.b.label"] != "" || !slices.Equal(p.Languages, []string{"km", "th"}) {
		t.Errorf("%v %v", p.Languages, words["und"])
	}
}

func TestWhatIsNotCarriedOverIsListed(t *testing.T) {
	p := imported(t, map[string]string{"survey": household, "choices": householdChoices})
	got := lines(p.Lost)
	want := []string{
		"survey 2 type start: Onward notes itself when a sitting was begun",
		"survey 4 label what was answered is not put into words; … stands there",
	}
	if !slices.Equal(got, want) {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	if p.Rows != 22 || p.Carried != 21 {
		t.Errorf("%d of %d rows", p.Carried, p.Rows)
	}
}

func lines(all []xlsform.Loss) (s []string) {
	for _, l := range all {
		s = append(s, fmt.Sprintf("%s %d %s %s", l.Sheet, l.Row, l.Column, l.Why))
	}
	return s
}

// One row a matter: what it is lost for, and where.
func TestEachSortOfLossHasItsPlace(t *testing.T) {
	const head = "type|name|label|relevant|constraint|calculation|appearance|default|choice_filter|required|read_only|repeat_count|media::image|hint|colour\n" +
		"integer|n|N\nselect_one l|q|Q\ntext|t|T\n"
	for row, want := range map[string]string{
		"geopoint|x|X":                        "survey 5 type geopoint: places on a map are not recorded",
		"select_one_from_file places.csv|x|X": "survey 5 type select_one_from_file: choices in another file are not read",
		"rank l|x|X":                          "survey 5 type rank: there is no editor for putting things in order",
		"teleport|x|X":                        `survey 5 type type "teleport" is not known here`,
		"|x|X":                                "survey 5 type has no type",
		"dateTime|x|X":                        "survey 5 type dateTime: the day is asked, the time of day is not",
		"text|x|X|${nobody} = 'a'":            "survey 5 relevant is always asked: the condition looks at ${nobody}, and there is nothing of this name",
		"text|x|X|${q} = 'maybe'":             "survey 5 relevant is always asked: the condition has no choice of ${q} for which this holds",
		"text|x|X|${n} > ${q}":                "survey 5 relevant is always asked: the condition uses text as a number",
		"text|x|X|../n = 1":                   "survey 5 relevant is always asked: the condition has a path, and only ${name} is read",
		"text|x|X|${x} = 'a'":                 "survey 5 relevant is always asked: the condition leads back to itself",
		"text|x|X|${n} = 1 and":               "survey 5 relevant is always asked: the condition ends where something should follow",
		"text|x|X||regex(., '(?=a)b')":        "survey 5 constraint is not held to: it regex() with a pattern that is not RE2",
		"calculate|x||||uuid()":               "survey 5 calculation is not worked out: the calculation the function uuid() is not carried over",
		"calculate|x||||${t} + 1":             "survey 5 calculation is not worked out: the calculation uses text as a number",
		"calculate|x":                         "survey 5 type is not worked out: the calculation there is nothing to work out",
		"text|x|X|||concat(${t}, 'a')":        "survey 5 calculation what is asked is not worked out as well",
		"text|x|X||||minimal":                 `survey 5 appearance "minimal" means nothing here`,
		"text|x|X|||||me":                     "survey 5 default is not filled in: nobody has given this answer",
		"select_one l|x|X||||||a=${t}":        `survey 5 choice_filter all choices are offered: the filter looks at the column "a" of the worksheet choices, and there is nothing in it`,
		"text|x|X||||||${n} = 1":              "survey 5 choice_filter all choices are offered: the filter is for a question with choices",
		"text|x|X||. > ${t}":                  "survey 5 constraint is not held to: it uses text as a number",
		"text|x|X|||||||${n} +":               "survey 5 required is required on a condition, and need not be answered here: it ends where something should follow",
		"text|x|X||||||||${t} > 1":            "survey 5 read_only is read-only on a condition, and can be answered here: it uses text as a number",
		"text|x|X|||||||yes|yes":              "survey 5 required is read-only as well, and nobody could answer it",
		"text|x|X||||||||||me.png":            "survey 5 media::image pictures, sound and film are not carried over",
		"text|x|X|||||||||||<b>Why</b>":       "survey 5 hint bold, colours and other marks are taken out",
		"text|x|X||||||||||||red":             "survey 5 colour is not a column that is read",
		"text|x|X|||||||||||||stray":          "survey 0  1 cells stand under no name of a column",
		"text|a.b|X":                          `survey 5 name the question is called "a_b" here`,
	} {
		p := imported(t, map[string]string{"survey": head + row, "choices": "list_name|name\nl|a\nl|b"})
		if got := lines(p.Lost); !slices.Equal(got, []string{want}) {
			t.Errorf("%s\n got %q\nwant %q", row, got, want)
		}
		loaded(t, p)
	}
}

func TestFramesThatCannotBeAreRefusedWithAllInThem(t *testing.T) {
	p := imported(t, map[string]string{"survey": `
type|name|label|relevant|repeat_count
begin repeat|house|House||3
note|hello|Hello
text|street|Street
begin group|inner|Inner|${street} = 'x'
text|no|Number
end group
begin repeat|room|Room
begin repeat|wall|Wall
begin repeat|brick|Brick
begin group|deep|Deep
text|colour|Colour
end group
end repeat
text|paint|Paint
end repeat
end repeat
end repeat
begin matrix|m|M
text|cell|Cell
end matrix
begin group|empty|Empty
image|photo|Photo
end group
text|last|Last|${cell} = 'a' or ${colour} = 'a'
text|more|More|${street} = 'a'`})
	want := []string{
		"survey 3 type a note has no place in the rows of a table",
		"survey 5 label a group in the rows of a table has no heading",
		"survey 10 type more than 3 repeats inside each other have no editor",
		"survey 11 type is inside more than 3 repeats",
		"survey 12 type is inside more than 3 repeats",
		`survey 19 type type "begin_matrix" is not known here`,
		`survey 20 type is inside a "begin_matrix", which is not known here`,
		"survey 22 type nothing in it was carried over",
		"survey 23 type image: pictures are not recorded",
		"survey 25 relevant is always asked: the condition looks at ${cell}, which was not carried over",
		"survey 26 relevant is always asked: the condition looks at ${street}, which has an answer for each row",
	}
	if got := lines(p.Lost); !slices.Equal(got, want) {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	k := begun(t, loaded(t, p))
	k.answer("house", []any{"r1"})
	k.wrong("house", form.TooFew)
	k.hides("house.r1.no")
	k.answer("house.r1.street", "x")
	k.asks("house.r1.no", "last", "more")
}

// A rule in a row may look at the whole form, and so may a calculation.
func TestRulesLookOutOfTheirRow(t *testing.T) {
	p := imported(t, map[string]string{"survey": "type|name|label|relevant|calculation\ntext|top|Top\nbegin repeat|r|R\ntext|in|In|${top} = 'a'\ncalculate|c|C||concat(${top}, '!')\nend repeat"})
	if len(p.Lost) > 0 {
		t.Errorf("lost %q", lines(p.Lost))
	}
	k := begun(t, loaded(t, p))
	k.answer("r", []any{"r1"})
	k.hides("r.r1.in")
	k.answer("top", "a")
	k.asks("r.r1.in")
	k.answer("r.r1.in", "b")
	k.is("r.r1.c", "a!") // a calculation can
}

func TestBrokenSurveysSayWhatIsBroken(t *testing.T) {
	for survey, want := range map[string]string{
		"":                                     "survey 0  there is no worksheet survey with anything in it",
		"kind|name\ntext|x":                    "survey 1  there are no columns type and name",
		"type|name\ntext|":                     "survey 2 name a question has no name",
		"type|name\nselect_one l|x":            `survey 2 type there is no list "l" on the worksheet choices`,
		"type|name\nbegin group|g\ntext|x":     "survey 2 type is begun and never ended",
		"type|name\ntext|x\nend group":         `survey 3 type "end group" closes nothing that was begun`,
		"type|name\nbegin group|g\nend repeat": `survey 3 type "end repeat" closes nothing that was begun`,
		"type|name\ntext|x\ntext|x":            `survey 3 name "x" stands in the same group twice, the first time in row 2`,
		"type|name\nimage|x":                   "survey 0  nothing in it can be asked here",
		"type|name|label\nnote|x|X":            "survey 0  nothing in it can be asked here",
		"type|name\nbegin matrix|a\ntext|x":    "survey 0 type a frame is begun and never ended",
	} {
		book, err := read(workbook(t, map[string]string{"survey": survey}))
		if err != nil {
			t.Fatal(err)
		}
		_, err = xlsform.Import(book, xlsform.Params{ID: "x"})
		var broken *xlsform.BrokenError
		if !errors.As(err, &broken) || lines(broken.Faults)[0] != want {
			t.Errorf("%q: %v, want %s", survey, err, want)
		}
	}
}
