package vault

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
)

func printed(s Sheet) string { return strings.Join(s.Rows(), "\n") }

// The pass phrase is forgotten. The sheet opens the vault, its use stands there
// for everybody to see, and the user gets a new pass phrase.
func TestRecovery_TheSheetOpensAndItsUseIsSeen(t *testing.T) {
	v, nok, _, _ := agency(t)
	som, err := v.AddUser("Som", []byte(nokPhrase), Worker, nil)
	must(t, err)
	s := v.NewRecovery()
	if err := v.SetRecovery(s, strings.Replace(printed(s), s.Rows()[3], "223 344", 1)); err == nil {
		t.Error("it was kept without being confirmed")
	}
	must(t, v.SetRecovery(s, strings.ToLower(printed(s))))
	must(t, v.KeepApart("c-2", []UserID{som.ID}))
	must(t, v.Close())

	v, err = OpenWithSheet(v.path, printed(s), sorted)
	must(t, err)
	defer func() { v.Close() }()
	if me := v.Me(); me.Role != Recovery || len(me.Used) != 1 {
		t.Errorf("it came in as %+v", me)
	}
	for _, id := range []casefile.CaseID{"c-1", "c-2"} { // what is kept apart too
		if c, err := v.Case(id); err != nil || len(c.Sittings[0].Answers) != 3 {
			t.Errorf("%s: %+v %v", id, c, err)
		}
	}
	must(t, v.SetPass(som.ID, []byte("blue kites over the sea")))
	v = enter(t, v, "Som", "blue kites over the sea")
	if c, err := v.Case("c-2"); err != nil || len(c.Sittings[0].Answers) != 3 || !v.Me().Fresh {
		t.Errorf("%+v %v", c, err)
	}
	if err := v.SetPass(nok.ID, []byte("blue kites over the sea")); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker sets a pass phrase: %v", err)
	}
	users, err := v.Users()
	sheets := slices.DeleteFunc(users, func(u User) bool { return u.Role != Recovery })
	if err != nil || len(users) != 6 || len(sheets) != 1 || len(sheets[0].Used) != 1 {
		t.Errorf("its use is not seen: %+v %v", users, err)
	}
	log, err := v.Log("")
	must(t, err)
	if fmt.Sprint(log[len(log)-2].Did) != string(DidUseSheet) {
		t.Errorf("the log says %v", log[len(log)-2:])
	}
	sound(t, v)
}

// A new sheet makes the old one void, and every key it knew.
func TestRecovery_ANewSheetMakesTheOldOneVoid(t *testing.T) {
	v, _, _, _ := agency(t)
	som, err := v.AddUser("Som", []byte(nokPhrase), Worker, nil)
	must(t, err)
	must(t, v.KeepApart("c-2", []UserID{som.ID}))
	one := v.NewRecovery()
	must(t, v.SetRecovery(one, printed(one)))
	summaries := keptOf(v.keys.summaries)
	two := v.NewRecovery()
	must(t, v.SetRecovery(two, printed(two)))
	rows, err := v.allRows()
	must(t, err)
	for _, r := range rows {
		if s, err := v.row(r.KID, r.ID); err == nil {
			if _, err := summaries.open(v.id, s); err == nil {
				t.Fatal("a key the old sheet knew opens a record")
			}
		}
	}
	v = enter(t, v, "Som", nokPhrase) // whose case the sheet cannot open until she was here
	must(t, v.Close())
	if _, err := OpenWithSheet(v.path, printed(one), sorted); !errors.Is(err, ErrSheet) {
		t.Errorf("the old sheet: %v", err)
	}
	v, err = OpenWithSheet(v.path, printed(two), sorted)
	must(t, err)
	defer v.Close()
	if c, err := v.Case("c-2"); err != nil || len(c.Sittings[0].Answers) != 3 {
		t.Errorf("%+v %v", c, err)
	}
	if slots, err := v.slots(); err != nil || len(slots) != 6 {
		t.Errorf("%d slots %v", len(slots), err)
	}
	sound(t, v)
}

// A sheet is read however it is typed, and a slip is named by its row.
func TestSheet_NamesTheRowThatIsNotRight(t *testing.T) {
	for range 200 {
		s := newSheet()
		rows := s.Rows()
		all := strings.Join(rows, "")
		for how, typed := range map[string]string{
			"as printed": printed(s), "small": strings.ToLower(printed(s)), "in one": all, "with dashes": strings.ReplaceAll(printed(s), " ", "-"),
			"Thai digits": digitsOf(printed(s), '๐'), "Burmese digits": digitsOf(printed(s), '၀'), "Khmer digits": digitsOf(printed(s), '០'),
			"Lao digits": digitsOf(printed(s), '໐'), "wide": digitsOf(printed(s), '０'), "lines of Windows": strings.Join(rows, "\r\n\r\n") + "\r\n",
			"as bytes": string(s.Bytes()),
		} {
			if got, err := ReadSheet(typed); err != nil || got != s {
				t.Fatalf("%s: %v", how, err)
			}
		}
	}
	s := newSheet()
	wrong := func(how, typed string, want ...int) {
		t.Helper()
		var e *SheetError
		if _, err := ReadSheet(typed); !errors.As(err, &e) || !reflect.DeepEqual(e.Rows, want) {
			t.Errorf("%s: %v, want rows %v", how, err, want)
		}
	}
	rows := s.Rows()
	with := func(i int, row string) string {
		r := append([]string(nil), rows...)
		r[i] = row
		return strings.Join(r, "\n")
	}
	for i, row := range rows {
		for at := range row {
			if row[at] == ' ' {
				continue
			}
			for _, c := range sheetLetters + "OIZ" {
				if byte(c) != row[at] {
					wrong("another sign", with(i, row[:at]+string(c)+row[at+1:]), i+1)
				}
			}
			wrong("a sign gone", with(i, row[:at]+row[at+1:]), i+1)
			wrong("a sign twice", with(i, row[:at]+row[at:at+1]+row[at:]), i+1)
			if at > 0 && row[at-1] != ' ' && row[at] != row[at-1] {
				wrong("two changed over", with(i, row[:at-1]+row[at:at+1]+row[at-1:at]+row[at+1:]), i+1)
			}
		}
	}
	wrong("nothing", "", 1, 2, 3, 4, 5, 6)
	wrong("a row gone", strings.Join(rows[:5], "\n"), 6)
	other := newSheet()
	var e *SheetError
	if err := s.Confirm(strings.Join(append([]string{other.Rows()[0]}, rows[1:]...), "\n")); !errors.As(err, &e) || !reflect.DeepEqual(e.Rows, []int{1}) {
		t.Errorf("a row of another sheet: %v", err)
	}
	if fmt.Sprintf("%v %+v %s", s, s, s) != "- - -" {
		t.Error("a sheet prints itself into a message")
	}
}

// digitsOf writes the digits of a text in another script.
func digitsOf(s string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}

// Each sign is drawn as often as any other.
func TestSheet_DrawsFairly(t *testing.T) {
	count := map[byte]int{}
	const n = 23 * 2000
	for range n {
		count[drawSign()]++
	}
	if len(count) != len(sheetLetters) {
		t.Fatalf("%d signs, want %d", len(count), len(sheetLetters))
	}
	// Chi-square with 22 degrees of freedom: 60 is passed once in 40,000 runs
	// of a fair draw; a draw by remainder of 256 would give some 150.
	chi := 0.0
	for _, c := range count {
		d := float64(c) - 2000
		chi += d * d / 2000
	}
	if chi > 60 {
		t.Errorf("chi-square %.1f", chi)
	}
}

func FuzzSheet(f *testing.F) {
	f.Add(printed(newSheet()))
	f.Add("๒๓๔\n\n?")
	f.Fuzz(func(t *testing.T, typed string) {
		s, err := ReadSheet(typed)
		if err != nil {
			return
		}
		if again, err := ReadSheet(printed(s)); err != nil || again != s {
			t.Fatal("what was read is not read again")
		}
	})
}
