package words

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onward/i18n"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// shelf is a small catalog with a word in every state.
func shelf() *i18n.Catalog {
	return i18n.From(fstest.MapFS{
		"en/f01.json": {Data: []byte(`{"lang":"en","state":"draft","words":{
			"f01.title":"Your consent","f01.ask.label":"Do you agree, {name}?","f01.ask.text":"=You can stop.\nAt any time.","f01.ask.help":"Ask alone."}}`)},
		"en/ui.json": {Data: []byte(`{"lang":"en","state":"draft","words":{"ui.stop":"Stop \"now\" \\ {count}","ui.none":"Nothing here"}}`)},
		"km/f01.json": {Data: []byte(`{"lang":"km","state":"draft","words":{
			"f01.title":"ការយល់ព្រម","f01.ask.label":"តើអ្នកយល់ព្រមទេ {name}?","f01.ask.text":"=អ្នកអាចឈប់។\nពេលណាក៏បាន។","f01.ask.help":"សួរតែពីរនាក់។"},
			"reviewed":{"f01.ask.label":{"state":"approved","by":"Srey","on":"2026-11-05","of":"Do you agree, {name}?","back":"Do you say yes, {name}?","note":"-soft"},
			"f01.ask.help":{"state":"reviewed","by":"Srey","on":"2026-11-05","of":"Ask in private."}}}`)},
		"km/ui.json": {Data: []byte(`{"lang":"km","state":"draft","words":{"ui.stop":"ឈប់ \"ឥឡូវ\" \\ {count}"}}`)},
	})
}

func po(t *testing.T, c *i18n.Catalog, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := WritePO(&b, From(c, lang, nil), i18n.Open().For("en"), noon); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func inSheet(t *testing.T, c *i18n.Catalog, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSheet(&b, From(c, lang, nil), i18n.Open().For("en")); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// took reads a PO file or a sheet and gives what it changes, one word a line,
// or its problems.
func took(t *testing.T, c *i18n.Catalog, file string, by string) string {
	t.Helper()
	read := ReadPO
	if strings.HasPrefix(file, "\uFEFFkey") || strings.HasPrefix(file, "key") {
		read = ReadSheet
	}
	in, err := read(strings.NewReader(file))
	if err != nil {
		return err.Error()
	}
	changes, bad := Take(c, "km", in, How{By: by, On: "2026-11-23"})
	var out []string
	for _, p := range bad {
		out = append(out, fmt.Sprintf("%d %s %s", p.Line, p.Key, p.Kind))
	}
	for _, ch := range changes {
		o := ch.Own
		out = append(out, fmt.Sprintf("%s %s: %s %s %s|%s|%s|of %s", ch.File, ch.Key, o.Text, o.State, o.By, o.On, o.Back, o.Of))
	}
	return strings.Join(out, "\n")
}

// What goes out and comes back as it was changes nothing: all our words, in
// every language, by both ways.
func TestTake_UnchangedChangesNothing(t *testing.T) {
	c := i18n.Open()
	for _, l := range i18n.Languages() {
		for name, file := range map[string]string{"PO": po(t, c, l.Tag), "sheet": inSheet(t, c, l.Tag)} {
			read := ReadPO
			if name == "sheet" {
				read = ReadSheet
			}
			in, err := read(strings.NewReader(file))
			if err != nil {
				t.Fatalf("%s %s: %v", l.Tag, name, err)
			}
			if in.Lang != l.Tag || len(in.Words) != c.Coverage(l.Tag).Total {
				t.Errorf("%s %s: %d words in %q", l.Tag, name, len(in.Words), in.Lang)
			}
			changes, bad := Take(c, l.Tag, in, How{On: "2026-11-23"})
			if len(changes)+len(bad) > 0 {
				t.Errorf("%s %s: %d new, %d problems: %.300v %.300v", l.Tag, name, len(changes), len(bad), changes, bad)
			}
		}
	}
	for _, by := range []string{"", "Dara"} {
		for _, file := range []string{po(t, shelf(), "km"), inSheet(t, shelf(), "km")} {
			if got := took(t, shelf(), file, by); got != "" {
				t.Errorf("by %q: %s", by, got)
			}
		}
	}
}

// The words that are built in could all be signed as they stand.
func TestJudge_OurOwnWordsStand(t *testing.T) {
	c := i18n.Open()
	for _, l := range i18n.Languages() {
		for _, e := range From(c, l.Tag, nil).Entries {
			for _, f := range Judge(l.Tag, e.Key, e.English, e.Text) {
				t.Errorf("%s %s: %s %v", l.Tag, e.Key, f.Kind, f.Args)
			}
		}
	}
}

func TestPO_SaysWhatTranslatorsNeed(t *testing.T) {
	out := po(t, shelf(), "km")
	for _, want := range []string{
		"\"Language: km\\n\"\n", "charset=UTF-8", "nplurals=1",
		"# Back-translation: Do you say yes, {name}?\n# Note: -soft\n#. ",
		"#. Keep as they are: {name}\n", "they need a back-translation",
		"#. Approved Srey 2026-11-05\n#: i18n/km/f01.json\nmsgctxt \"f01.ask.label\"\nmsgid \"Do you agree, {name}?\"\nmsgstr \"តើអ្នកយល់ព្រមទេ {name}?\"\n",
		"#, fuzzy\n#| msgid \"Ask in private.\"\nmsgctxt \"f01.ask.help\"\n",
		"msgid \"\"\n\"=You can stop.\\n\"\n\"At any time.\"\n",
		`msgid "Stop \"now\" \\ {count}"`,
		"\n\n#. The program · on the screens of the program\n#: i18n/km/ui.json\nmsgctxt \"ui.none\"\nmsgid \"Nothing here\"\nmsgstr \"\"\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the PO file lacks\n%s", want)
		}
	}
	for line := range strings.Lines(po(t, i18n.Open(), "en")) {
		if n := len([]rune(strings.TrimSpace(line))); strings.HasPrefix(line, `"`) && n > 79 && strings.Contains(line[:len(line)-3], " ") {
			t.Errorf("a line of %d signs: %s", n, line)
		}
	}
}

// Poedit and Weblate write in their own ways: all of them are read.
func TestReadPO_AsProgramsWriteIt(t *testing.T) {
	file := "\uFEFF" + strings.ReplaceAll(`# head
msgid ""
msgstr ""
"Language: km_KH\n"
"Content-Type: text/plain; charset=utf-8\n"

# Back-translation: You may stop.
#, fuzzy, no-wrap
#: i18n/km/ui.json:1 i18n/km/ui.json:2
msgctxt"ui.stop"
msgid ""
"Stop \"now\" "
"\\ {count}"
msgstr ""
"ឈប់ \""
"\xE1\x9E\xA5\341\236\241ូវ\" \\ {count}"
# Note: first of two
msgctxt "f01.title"
msgid "Your consent"
msgstr "ការយល់ព្រម"

#, fuzzy
#~ msgctxt "old.key"
#~ msgid "Gone"
#~ msgstr "បាត់"

msgctxt "ui.none"
msgid "Nothing here"
msgstr "គ្មាន"
`, "\n", "\r\n")
	in, err := ReadPO(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if in.Lang != "km" || len(in.Words) != 3 || in.Words[2].Fuzzy {
		t.Fatalf("%+v", in)
	}
	a, b := in.Words[0], in.Words[1]
	if a.Key != "ui.stop" || a.English != `Stop "now" \ {count}` || a.Text != `ឈប់ "ឥឡូវ" \ {count}` || !a.Fuzzy || *a.Back != "You may stop." || a.Line != 10 {
		t.Errorf("%+v", a)
	}
	if b.Fuzzy || *b.Note != "first of two" || b.Back != nil {
		t.Errorf("%+v", b)
	}
}

func TestReadPO_RefusesWithTheLine(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"no quotes":        {"msgid Hello\n", "line 1: syntax"},
		"cut off":          {"msgctxt \"a\"\nmsgid \"b\"\n", "line 1: syntax"},
		"open string":      {"msgctxt \"a\"\nmsgid \"b\nmsgstr \"c\"\n", "line 2: syntax"},
		"unknown escape":   {"msgid \"a\\q\"\n", "line 1: syntax"},
		"not UTF-8 inside": {"msgid \"a\"\nmsgstr \"\\xff\"\n", "line 2: syntax"},
		"string alone":     {"\n\"hello\"\n", "line 2: syntax"},
		"plural":           {"msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"bs\"\n", "line 3: plural"},
		"no key":           {"msgid \"b\"\nmsgstr \"c\"\n", "line 1: no_key"},
		"another charset":  {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=TIS-620\\n\"\n", "line 1: letters"},
		"French":           {"msgid \"\"\nmsgstr \"Language: fr\\n\"\n", "line 1: language"},
		"not UTF-8":        {"msgid \"\xff\"\n", "line 0: letters"},
	} {
		if _, err := ReadPO(strings.NewReader(c.file)); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// swap changes one thing in a file, which must be there.
func swap(t *testing.T, file string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(file, pairs[i]) {
			t.Fatalf("the file has no %q", pairs[i])
		}
		file = strings.Replace(file, pairs[i], pairs[i+1], 1)
	}
	return file
}

func TestTake_FromAPOFile(t *testing.T) {
	c := shelf()
	file := po(t, c, "km")
	title := "#, fuzzy\nmsgctxt \"f01.title\""
	for name, s := range map[string]struct{ file, by, want string }{
		"the mark taken off, with a name":    {swap(t, file, title, title[9:]), "Dara", "f01 f01.title: ការយល់ព្រម reviewed Dara|2026-11-23||of Your consent"},
		"the mark taken off, without a name": {swap(t, file, title, title[9:]), "", ""},
		"another text, still needs work":     {swap(t, file, "ការយល់ព្រម", "យល់ព្រម"), "Dara", "f01 f01.title: យល់ព្រម draft |||of Your consent"},
		"another text for an approved word":  {swap(t, file, "ទេ {name}?", "ឬ {name}?"), "Dara", "f01 f01.ask.label: តើអ្នកយល់ព្រមឬ {name}? reviewed Dara|2026-11-23|Do you say yes, {name}?|of Do you agree, {name}?"},
		"the same, without a name":           {swap(t, file, "ទេ {name}?", "ឬ {name}?"), "", "f01 f01.ask.label: តើអ្នកយល់ព្រមឬ {name}? draft ||Do you say yes, {name}?|of Do you agree, {name}?"},
		"a word that was missing":            {swap(t, file, "msgid \"Nothing here\"\nmsgstr \"\"", "msgid \"Nothing here\"\nmsgstr \"គ្មានអ្វីទេ\""), "Dara", "ui ui.none: គ្មានអ្វីទេ reviewed Dara|2026-11-23||of Nothing here"},
		"another back-translation":           {swap(t, file, "Do you say yes", "Is it yes"), "", "f01 f01.ask.label: តើអ្នកយល់ព្រមទេ {name}? approved Srey|2026-11-05|Is it yes, {name}?|of Do you agree, {name}?"},
		"made from an older English":         {swap(t, file, "msgid \"Your consent\"", "msgid \"Consent\"", "ការយល់ព្រម", "យល់ព្រម", title, title[9:]), "Dara", "f01 f01.title: យល់ព្រម reviewed Dara|2026-11-23||of Consent"},
		"a lost place":                       {swap(t, file, "ទេ {name}?", "ទេ?"), "Dara", "36 f01.ask.label places"},
		"a word that shames":                 {swap(t, file, "ការយល់ព្រម", "ជនរងគ្រោះ"), "Dara", "25 f01.title forbidden"},
		"English left in it":                 {swap(t, file, "ការយល់ព្រម", "Your consent, please"), "Dara", "25 f01.title script"},
		"a key nobody knows":                 {swap(t, file, "\"f01.title\"", "\"f01.titel\""), "Dara", "25 f01.titel unknown"},
	} {
		if got := took(t, c, s.file, s.by); got != s.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, s.want)
		}
	}
	if _, bad := Take(c, "lo", Reading{Lang: "km"}, How{}); len(bad) != 1 || bad[0].Kind != "language" {
		t.Errorf("Khmer for Lao: %v", bad)
	}
}

func TestTake_FromASheet(t *testing.T) {
	c := shelf()
	file := inSheet(t, c, "km")
	if !strings.Contains(file, "\"'=You can stop.\r\n") || !strings.Contains(file, ",'-soft\r\n") {
		t.Errorf("a cell could be taken for a formula:\n%s", file)
	}
	row := "ការយល់ព្រម,,draft,,,"
	for name, s := range map[string]struct{ file, by, want string }{
		"signed in the sheet":        {swap(t, file, row, "ការយល់ព្រម,,reviewed,Dara,2026-11-20,"), "", "f01 f01.title: ការយល់ព្រម reviewed Dara|2026-11-20||of Your consent"},
		"signed, the day left out":   {swap(t, file, row, "ការយល់ព្រម,,Reviewed ,Dara,,"), "", "f01 f01.title: ការយល់ព្រម reviewed Dara|2026-11-23||of Your consent"},
		"signed by nobody":           {swap(t, file, row, "ការយល់ព្រម,,reviewed,,,"), "", "2 f01.title no_name"},
		"approved without back":      {swap(t, file, row, "ការយល់ព្រម,,approved,Dara,,"), "", "2 f01.title not_reviewed\n2 f01.title no_back"},
		"approved by the first":      {swap(t, file, row, "ការយល់ព្រម,You agree,approved,Dara,,"), "", "2 f01.title not_reviewed"},
		"another state":              {swap(t, file, row, "ការយល់ព្រម,,fine,Dara,,"), "", "2 f01.title state"},
		"changed under a signature":  {swap(t, file, "ទេ {name}?,\"Do", "ឬ {name}?,\"Do"), "", "f01 f01.ask.label: តើអ្នកយល់ព្រមឬ {name}? draft ||Do you say yes, {name}?|of Do you agree, {name}?"},
		"a day Excel turned round":   {swap(t, file, "approved,Srey,2026-11-05", "approved,Srey,11/5/2026"), "", ""},
		"a day of the Thai calendar": {swap(t, file, "approved,Srey,2026-11-05", "approved,Srey,5/11/2569"), "", ""},
		"a day of two meanings":      {swap(t, file, row, "ការយល់ព្រម,,reviewed,Dara,3/4/2026,"), "", "2 f01.title date"},
		"semicolons, other columns":  {"key;ENGLISH;Translation km\r\nf01.title;Your consent;យល់ព្រម\r\n\r\n", "", "f01 f01.title: យល់ព្រម draft |||of Your consent"},
		"an empty translation":       {"key,english,translation km\nf01.title,Your consent,\n", "Dara", ""},
		"twice the same key":         {"key,english,translation km\nf01.title,Your consent,\nf01.title,Your consent,\n", "", "3 f01.title twice"},
		"no English":                 {"key,translation km\nf01.title,យល់ព្រម\n", "", "line 1: columns "},
		"no language":                {"key,english,translation\nf01.title,,យល់ព្រម\n", "", "line 1: language "},
		"a quote left open":          {"key,english,translation km\nf01.title,\"Your\n", "", "line 2: syntax "},
	} {
		if got := took(t, c, s.file, s.by); !strings.HasPrefix(got, s.want) || s.want == "" && got != "" {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, s.want)
		}
	}
}

// Burmese in the old letters looks right to whoever typed it, and is not.
func TestJudge_FindsLettersThatCameWrong(t *testing.T) {
	for text, want := range map[string]string{
		"ကျွန်မ မိုးမိုးပါ။": "",
		"ကၽြန္မ မိုးမိုးပါ။ မိခင္ရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။": "zawgyi",
		"အိမ်\u202Eပြန်": "hidden",
	} {
		var got []string
		for _, f := range Judge("my", "ui.x", "Home", text) {
			got = append(got, f.Kind)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %q", text, got, want)
		}
	}
}

func TestWhere_SaysWhoMeetsAWord(t *testing.T) {
	say := i18n.Open().For("en")
	for key, want := range map[string]string{
		"f05.d1.afraid.label":            "F05 · Talk about needs · a question to the person",
		"f05.d1.afraid.help":             "F05 · Talk about needs · for the worker alone",
		"f05.d1.threat_ways.opt.message": "F05 · Talk about needs · an answer to choose",
		"opt.yes":                        "All forms · an answer to choose",
		"frame.now.label":                "All forms · a question to the person",
		"ui.back":                        "The program · on the screens of the program",
		"plan.title":                     "On paper · printed on paper",
		"action.id_card.what":            "Warnings and steps of the plan · a warning or a step of the plan",
	} {
		if got := Where(say, key); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	if !Agreed("f01.title") || !Agreed("plan.sign.me") || Agreed("f01.ask.help") || Agreed("f05.title") {
		t.Error("what a person agrees to")
	}
	if !slices.Contains(i18n.Open().Keys("en", "plan.sign."), "plan.sign.me") {
		t.Error("plan.sign.me is gone")
	}
}

// Whatever can stand in a word comes back from both files as it was.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range []string{"", "a", "=1+1", "'=x", "''", "-", "@", "\"q\" \\ n", "two\nlines\n", " edge ", "ក្រុម ក្រុម", strings.Repeat("long line ", 30), "a\tb", "＝x", "\\n"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, english, text string) {
		if !clean(english) || !clean(text) {
			return
		}
		b := Book{Lang: "km", Entries: []Entry{{Key: "ui.x", File: "ui", English: english, Word: i18n.Word{Text: text, Lang: "km", State: "draft"}}}}
		var p, s bytes.Buffer
		say := i18n.Open().For("en")
		if err := WritePO(&p, b, say, noon); err != nil {
			t.Fatal(err)
		}
		if err := WriteSheet(&s, b, say); err != nil {
			t.Fatal(err)
		}
		for _, read := range []func() (Reading, error){
			func() (Reading, error) { return ReadPO(&p) }, func() (Reading, error) { return ReadSheet(&s) },
		} {
			got, err := read()
			if err != nil || len(got.Words) != 1 || got.Words[0].English != english || got.Words[0].Text != text {
				t.Fatalf("%q / %q came back as %+v, %v", english, text, got, err)
			}
		}
	})
}

// clean tells whether a text could be a word: no carriage return, which files
// of words never have, and letters only.
func clean(s string) bool { return strings.ToValidUTF8(s, "") == s && !strings.Contains(s, "\r") }

// No file makes the readers fall over, and what they read names its lines.
func FuzzRead(f *testing.F) {
	f.Add("msgctxt \"ui.x\"\nmsgid \"a\"\nmsgstr \"b\\x41\\101\"\n")
	f.Add("\uFEFFkey,english,translation km\n\"ui.x\",\"a\",'=b\n")
	f.Add("#~ msgid \"\"\n#| x\nmsgid \"\"\nmsgstr \"Language: km\\n\"\n")
	c := shelf()
	f.Fuzz(func(t *testing.T, file string) {
		for _, read := range []func() (Reading, error){
			func() (Reading, error) { return ReadPO(strings.NewReader(file)) },
			func() (Reading, error) { return ReadSheet(strings.NewReader(file)) },
		} {
			got, err := read()
			if err != nil {
				continue
			}
			changes, bad := Take(c, "km", got, How{By: "N", On: "2026-11-23"})
			if len(bad) > 0 && len(changes) > 0 {
				t.Fatal("words were taken though there are problems")
			}
			for _, ch := range changes {
				if ch.Own.State != i18n.Draft && len(Judge("km", ch.Key, entry(c, "km", ch.Key, "").English, ch.Own.Text)) > 0 {
					t.Fatalf("signed what does not stand: %+v", ch)
				}
			}
			for _, w := range got.Words {
				if w.Line < 1 {
					t.Fatalf("no line: %+v", w)
				}
			}
		}
	})
}

// One person reviews, another approves; whoever reviewed is remembered.
func TestReview_ApprovedByAnother(t *testing.T) {
	c := shelf()
	step := func(state, by string) (i18n.Own, []i18n.Fault) {
		t.Helper()
		own, bad := Review(c, "km", Written{Key: "f01.title", Text: "ការយល់ព្រម", State: state, Back: "You agree"}, How{By: by, On: "2026-11-23"})
		if len(bad) == 0 {
			c.Lay("km", map[string]i18n.Own{"f01.title": own})
		}
		return own, bad
	}
	if _, bad := step(i18n.Approved, "Srey"); len(bad) != 1 || bad[0].Kind != "not_reviewed" {
		t.Errorf("approved before anybody reviewed it: %v", bad)
	}
	if _, bad := step(i18n.Reviewed, "Dara"); len(bad) > 0 {
		t.Fatal(bad)
	}
	if _, bad := step(i18n.Approved, " dara"); len(bad) != 1 || bad[0].Kind != "same_person" || bad[0].Args["name"] != "dara" {
		t.Errorf("approved by who reviewed it: %v", bad)
	}
	own, bad := step(i18n.Approved, "Srey")
	if len(bad) > 0 || own.By != "Srey" || own.Checked != "Dara" || own.State != i18n.Approved {
		t.Errorf("approved by another: %+v %v", own, bad)
	}
	if own, bad = step(i18n.Draft, "Srey"); len(bad) > 0 || own.Checked != "" {
		t.Errorf("taken back: %+v %v", own, bad)
	}
}
