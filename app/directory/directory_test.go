package directory

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/sheet"
)

const today = "2026-11-23"

func noID() string { return "drawn" }

func read(t *testing.T, sheet string) []Service {
	t.Helper()
	all, err := Read(strings.NewReader(sheet), today, noID)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// any makes an invented entry from a few dice.
func any(r *rand.Rand, id string) Service {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	return Service{
		ID: id, Country: pick("TH", "LA", "KH", "MM", "VN", "CN"), Province: pick("", "ສະຫວັນນະເຂດ", "Mondul, \"North\""), District: pick("", "ดอนเมือง"),
		Name: pick("ရွှေအိမ်", "=HYPERLINK(1)", "'quoted", "Nhà Xanh"), English: pick("", "-Green house", "@home"), Type: pick(Types...),
		Services: pick("", "papers; visits", "one\ntwo"), Languages: several(pick("", "lo", "lo;th", "zh-Hans")), Served: several(pick("", "women;girls")),
		Told: pick("", "yes", "no"), Phone: pick("", "+856 20 555 00", "1300"), Checked: pick("2025-01-01", "2026-11-23"), CheckedBy: "N", Next: pick("", "2027-01-01"),
		Reach: pick("", "+40 minutes"), Source: pick("", "visit"),
	}
}

// What is written is read back as it was, whatever signs are in it.
func TestSheet_ComesBackAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var all []Service
	for i := range 500 {
		all = append(all, any(r, fmt.Sprintf("id-%d", i)))
	}
	var b bytes.Buffer
	if err := Write(&b, all); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "\n=") || strings.Contains(b.String(), ",=") || strings.Contains(b.String(), ",@") {
		t.Error("a cell that a spreadsheet would take for a formula")
	}
	back := read(t, b.String())
	if len(back) != len(all) {
		t.Fatalf("%d of %d came back", len(back), len(all))
	}
	for i := range all {
		if !back[i].same(all[i]) {
			t.Fatalf("came back as another:\n%+v\n%+v", all[i], back[i])
		}
	}
}

// A spreadsheet saves with other marks between columns, in another order and
// without those nobody filled in.
func TestRead_TakesSheetsAsProgramsSaveThem(t *testing.T) {
	for _, sheet := range []string{
		"\uFEFFid,country,name,type\r\n,th,Blue gate,NGO\r\n",
		"Type;Name;Country;ID\nngo;Blue gate;TH;\n\n;;;\n",
		"id\tcountry\tname\ttype\n\tTH\tBlue gate\tngo",
	} {
		all := read(t, sheet)
		if len(all) != 1 || all[0].Country != "TH" || all[0].Name != "Blue gate" || all[0].Type != "ngo" || all[0].ID != "drawn" {
			t.Errorf("%q: %+v", sheet, all)
		}
	}
}

// The template says how a sheet is filled in, is itself without a fault but for
// being an example, and its row never becomes an entry.
func TestTemplate_IsASheetWithNothingInIt(t *testing.T) {
	var b bytes.Buffer
	if err := Template(&b); err != nil {
		t.Fatal(err)
	}
	if all := read(t, b.String()); len(all) != 0 {
		t.Errorf("the example became an entry: %+v", all)
	}
	if all := read(t, strings.Replace(b.String(), Example, "x1", 1)); len(all) != 1 || all[0].Told != "no" || len(all[0].Languages) != 2 {
		t.Errorf("the example is not filled in as a row is: %+v", all)
	}
}

// Each fault is named with its row and column, all at once, and nothing is
// taken in half.
func TestRead_NamesEveryFaultAndTakesNothing(t *testing.T) {
	head := "id,country,name,type,checked_on,checked_by,phone,served,may_be_told,languages,next_check\n"
	good := "a1,TH,House,ngo,2026-01-31,N,1300,women,yes,lo,\n"
	for name, c := range map[string]struct {
		sheet string
		want  Faults
	}{
		"nothing":          {"", Faults{{1, "id", NoColumn}}},
		"no columns":       {"id,country\n", Faults{{1, "name", NoColumn}, {1, "type", NoColumn}}},
		"odd column":       {"id,country,name,type,nickname,name\n", Faults{{1, "E", OddColumn}, {1, "F", OddColumn}}},
		"several":          {head + good + ",Thailand,,houses,31/01/2026,,call me,dogs,perhaps,Lao!,soon\n", Faults{{3, "country", Unknown}, {3, "name", Missing}, {3, "type", Unknown}, {3, "languages", Unknown}, {3, "served", Unknown}, {3, "may_be_told", Unknown}, {3, "phone", Signs}, {3, "checked_on", Day}, {3, "checked_by", Unsaid}, {3, "next_check", Day}}},
		"twice":            {head + good + good, Faults{{3, "id", Twice}}},
		"a day to come":    {head + strings.Replace(good, "2026-01-31", "2026-11-24", 1), Faults{{2, "checked_on", Later}}},
		"too wide":         {head + strings.TrimSpace(good) + ",more\n", Faults{{2, "L", Width}}},
		"too long":         {head + strings.Replace(good, "House", strings.Repeat("ก", longest+1), 1), Faults{{2, "name", Long}}},
		"hidden signs":     {head + strings.Replace(good, "House", "Ho\x1buse", 1), Faults{{2, "name", Signs}}},
		"not letters":      {head + "\xff\xfe", Faults{{0, "", Letters}}},
		"an open quote":    {head + good + `a2,TH,"House,ngo` + "\n", Faults{{3, "", Syntax}}},
		"a strange id":     {head + strings.Replace(good, "a1", "../a1", 1), Faults{{2, "id", Signs}}},
		"too large a file": {strings.Repeat(" ", sheet.MostBytes+1), Faults{{0, "", TooLarge}}},
	} {
		all, err := Read(strings.NewReader(c.sheet), today, noID)
		var got Faults
		if !errors.As(err, &got) || len(all) > 0 {
			t.Errorf("%s: %v, and %d entries", name, err, len(all))
			continue
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v\nwant %v", name, []Fault(got), []Fault(c.want))
		}
		if strings.Contains(err.Error(), "House") || strings.Contains(err.Error(), "call me") {
			t.Errorf("%s: the error says what a cell says: %v", name, err)
		}
	}
}

func TestRead_HoldsNoMoreThanFits(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,country,name,type\n")
	for i := range Most + 1 {
		fmt.Fprintf(&b, "a%d,TH,House,ngo\n", i)
	}
	var bad Faults
	if _, err := Read(strings.NewReader(b.String()), today, noID); !errors.As(err, &bad) || bad[0].Kind != TooManyRows || bad[0].Row != Most+2 {
		t.Errorf("%v", bad)
	}
}

// Whoever sends first and whoever sends often changes nothing: of each entry
// the one checked last is there.
func TestMerge_TheNewestCheckWins(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		day := 0
		some := func() (all []Service) {
			for i := range 12 {
				if r.IntN(3) > 0 {
					s := any(r, fmt.Sprint("id", i))
					day++
					s.Checked = time.Date(2025, 1, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) // each on a day of its own
					all = append(all, s)
				}
			}
			r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			return all
		}
		a, b, c := some(), some(), some()
		join := func(all ...[]Service) (sum []Service) {
			for _, one := range all {
				sum, _ = Merge(sum, one)
			}
			return sum
		}
		one := join(a, b, c)
		for _, other := range [][]Service{join(c, b, a), join(b, a, c, a, b), join(one, one)} {
			if !slices.EqualFunc(one, other, Service.same) {
				t.Fatalf("another order gives another directory:\n%v\n%v", one, other)
			}
		}
		for _, s := range slices.Concat(a, b, c) {
			i := slices.IndexFunc(one, func(o Service) bool { return o.ID == s.ID })
			if i < 0 || one[i].Checked < s.Checked {
				t.Fatalf("a later check was lost: %+v", s)
			}
		}
	}
}

// On the same day ours stays, and it is said.
func TestMerge_SaysWhatBecameOfEach(t *testing.T) {
	ours := []Service{{ID: "a", Name: "A", Checked: "2026-05-01"}, {ID: "b", Name: "B", Checked: "2026-05-01"}, {ID: "c", Name: "C", Checked: "2026-05-01"}}
	all, m := Merge(ours, []Service{{ID: "a", Name: "A2", Checked: "2026-05-01"}, {ID: "b", Name: "B2", Checked: "2026-05-02"}, ours[2], {ID: "d", Name: "D"}, {ID: "c", Name: "C2"}})
	if m != (Merged{Added: 1, Newer: 1, Kept: 2, Same: 1}) {
		t.Errorf("%+v", m)
	}
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	if !slices.Equal(names, []string{"A", "B2", "C", "D"}) {
		t.Errorf("%v", names)
	}
}

// Half a year is believed, a day more is not; what was never checked, never.
func TestCheckFirst_AfterHalfAYear(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		checked, next string
		want          bool
		months        int
	}{
		{"", "", true, 0}, {"2026-05-23", "", false, 6}, {"2026-05-22", "", true, 6}, {"2026-11-23", "", false, 0},
		{"2026-11-01", "2026-11-22", true, 0}, {"2026-11-01", "2026-11-23", false, 0}, {"2024-12-24", "2027-01-01", true, 22},
	} {
		s := Service{Checked: c.checked, Next: c.next}
		if got := s.CheckFirst(now); got != c.want {
			t.Errorf("checked %q, again %q: %v", c.checked, c.next, got)
		}
		if months, ok := s.Age(now); months != c.months || ok != (c.checked != "") {
			t.Errorf("checked %q: %d months, %v", c.checked, months, ok)
		}
	}
}

func TestFind_EveryWordStandsSomewhere(t *testing.T) {
	all := []Service{
		{ID: "1", Name: "ເຮືອນສີຟ້າ", English: "Blue house", Province: "Savannakhet", Type: "ngo"},
		{ID: "2", Name: "Clinic", Province: "Savannakhet", Type: "health", Phone: "1300"},
	}
	for query, want := range map[string]int{"": 2, "savan": 2, "savan BLUE": 1, "1300": 1, "ສີຟ້າ": 1, "savan 99": 0} {
		if got := Find(all, query, ""); len(got) != want {
			t.Errorf("%q: %d", query, len(got))
		}
	}
	if got := Find(all, "savan", "health"); len(got) != 1 || got[0].ID != "2" {
		t.Errorf("%v", got)
	}
}

// Nothing that comes with the program says it was checked, and all of it says
// where it is from.
func TestStart_IsUncheckedAndSaysItsSource(t *testing.T) {
	if len(Start()) == 0 {
		t.Fatal("nothing to start with")
	}
	for _, s := range Start() {
		if s.Checked != "" || s.CheckedBy != "" || s.Source == "" || len(Weigh(s, today)) > 0 {
			t.Errorf("%+v: %v", s, Weigh(s, today))
		}
	}
}

// Whatever bytes come: entries without a fault, or faults.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	Template(&b)
	f.Add(b.String())
	f.Add("id,country,name,type\na,TH,\"x\ny\",ngo\n")
	f.Fuzz(func(t *testing.T, sheet string) {
		n := 0
		all, err := Read(strings.NewReader(sheet), today, func() string { n++; return fmt.Sprint("new-", n) })
		if (err != nil) == (all != nil) && err != nil {
			t.Fatal("faults, and entries all the same")
		}
		for _, s := range all {
			if bad := Weigh(s, today); len(bad) > 0 {
				t.Fatalf("taken in with a fault: %v", bad)
			}
		}
		if err == nil {
			var out bytes.Buffer
			if err := Write(&out, all); err != nil {
				t.Fatal(err)
			}
			back, err := Read(&out, today, noID)
			if err != nil || !slices.EqualFunc(all, back, Service.same) {
				t.Fatalf("does not come back: %v\n%q\n%q", err, all, back)
			}
		}
	})
}

// What a sheet would do is what it does.
func TestForesee_IsWhatMergeDoes(t *testing.T) {
	ours := []Service{{ID: "a", Name: "A", Checked: "2026-01-01"}, {ID: "b", Name: "B", Checked: "2026-01-01"}, {ID: "c", Name: "C"}}
	came := []Service{{ID: "a", Name: "A2", Checked: "2026-02-01"}, {ID: "b", Name: "B2", Checked: "2026-01-01"}, {ID: "c", Name: "C"}, {ID: "d", Name: "D"}, {ID: "d", Name: "D"}}
	want := []Fate{Newer, Kept, Same, New, Same}
	fates := Foresee(ours, came)
	if !slices.Equal(fates, want) {
		t.Errorf("%v, want %v", fates, want)
	}
	if _, m := Merge(ours, came); m != (Merged{Added: 1, Newer: 1, Kept: 1, Same: 2}) {
		t.Errorf("%+v", m)
	}
}
