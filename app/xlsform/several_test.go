package xlsform_test

import (
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// An invented survey of a village: houses, the people in them, what each owes;
// a district chosen before the village.
const village = `
type | name | label | relevant | constraint | constraint_message | required | read_only | choice_filter | calculation
select_one districts | district | District
select_one villages | place | Village | | | | | | district = ${district}
select_multiple villages | seen | Villages seen | | | | | | selected(${place}, name) or kind = 'town'
integer | rooms | Rooms
integer | people | People in the house | | . >= 1 and . <= ${rooms} * 10 | That many people in so few rooms?
text | why | Why so many? | ${people} > ${rooms} * 2 | | | ${people} > ${rooms} * 4
text | note2 | Remark | | | | | ${people} > ${rooms}
begin repeat | house | House
text | owner | Owner
integer | floors | Floors | | . <= ${rooms}
begin repeat | person | Person | ${owner} != ''
text | called | Called
integer | owes | Owes | ${called} != ${owner}
calculate | whose | Whose house | | | | | | | ${owner}
calculate | tall | Tall | | | | | | | ${floors} > ${rooms}
end repeat
calculate | owed | Owed here | | | | | | | sum(${owes})
calculate | heads | Heads | | | | | | | count(${person})
end repeat
calculate | all | Owed in all | | | | | | | sum(${owed})`

const villages = `
list_name | name | label | district | kind
districts | north | North
districts | south | South
villages | hill | Hill | north | village
villages | lake | Lake | north | town
villages | shore | Shore | south | village`

func villager(t *testing.T) (*talk, []string) {
	t.Helper()
	p := imported(t, map[string]string{"survey": village, "choices": villages})
	return begun(t, loaded(t, p)), lines(p.Lost)
}

func TestNothingOfAVillageIsLost(t *testing.T) {
	if _, lost := villager(t); len(lost) > 0 {
		t.Errorf("lost:\n%s", strings.Join(lost, "\n"))
	}
}

func TestQuestionsAreComparedWithEachOther(t *testing.T) {
	k, _ := villager(t)
	k.hides("why")
	k.answer("rooms", 2.0)
	k.answer("people", 5.0)
	k.asks("why")
	k.wrong("why")
	k.answer("people", 9.0)
	k.wrong("why", form.Required)
	k.answer("people", 21.0)
	k.wrong("people", form.Unfit)
	k.answer("people", 0.0)
	k.wrong("people", form.TooSmall)
	k.hides("why")
	if !k.s.Enabled("note2") {
		t.Error("a remark cannot be written")
	}
	k.answer("people", 3.0)
	if k.s.Enabled("note2") {
		t.Error("a remark can be written where the survey makes it read-only")
	}
	if got := k.s.Def().Words()["en"]["test.people.valid"]; got != "That many people in so few rooms?" {
		t.Errorf("what is said of it: %q", got)
	}
}

func TestChoicesFollowEarlierAnswers(t *testing.T) {
	k, _ := villager(t)
	offers := func(id string, want ...string) {
		t.Helper()
		if got := k.s.Offers(casefile.QuestionID(id)); !slices.Equal(got, want) {
			t.Errorf("%s offers %v, want %v", id, got, want)
		}
	}
	offers("place")
	k.answer("district", "north")
	offers("place", "hill", "lake")
	offers("seen", "lake")
	k.answer("place", "hill")
	offers("seen", "hill", "lake")
	k.answer("district", "south")
	k.wrong("place", form.NotAnOption)
}

// A repeat in a repeat: its rules and calculations see their own row, the one
// around it and the form, and sums go from the inside out.
func TestARepeatInARepeat(t *testing.T) {
	k, _ := villager(t)
	k.answer("rooms", 3.0)
	k.answer("house", []any{"h1", "h2"})
	k.hides("house.h1.person")
	k.answer("house.h1.owner", "Noi")
	k.answer("house.h1.floors", 4.0)
	k.wrong("house.h1.floors", form.Unfit)
	k.asks("house.h1.person")
	k.hides("house.h2.person")
	k.answer("house.h1.person", []any{"p1", "p2"})
	k.answer("house.h1.person.p1.called", "Noi")
	k.answer("house.h1.person.p2.called", "Dao")
	k.hides("house.h1.person.p1.owes")
	k.asks("house.h1.person.p2.owes")
	k.answer("house.h1.person.p2.owes", 40.0)
	k.is("house.h1.person.p2.whose", "Noi")
	k.is("house.h1.person.p2.tall", true)
	k.is("house.h1.heads", 2.0)
	k.is("house.h1.owed", nil) // one of them is not known
	k.answer("house.h1.person.p1.called", "Tan")
	k.answer("house.h1.person.p1.owes", 2.0)
	k.is("house.h1.owed", 42.0)
}

func TestWhatRepeatsInRepeatsCannotSay(t *testing.T) {
	p := imported(t, map[string]string{"survey": `
type|name|label|relevant|calculation
begin repeat|a|A
text|x|X
begin repeat|b|B
begin repeat|c|C
text|y|Y|${x} = 'a' or ${y2} = 'b'
text|y2|Y2
end repeat
integer|n|N
end repeat
end repeat
text|out|Out|${n} = 1
calculate|all|All||sum(${n})`})
	want := []string{
		"survey 6 relevant is always asked: the condition looks at ${x}, which is more than one row further out",
		"survey 12 relevant is always asked: the condition looks at ${n}, which has an answer for each row",
		"survey 13 calculation is not worked out: the calculation sum() over a repeat inside a repeat, from outside of both",
	}
	if got := lines(p.Lost); !slices.Equal(got, want) {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	loaded(t, p)
}

// A condition too large for the engine is lost alone, and the rest is kept.
func TestAConditionTheEngineRefusesIsLost(t *testing.T) {
	long := "${n} > ${m}" + strings.Repeat(" or ${n} > ${m}", 90)
	p := imported(t, map[string]string{"survey": "type|name|label|relevant|constraint\ninteger|n|N\ninteger|m|M||. < ${n}\ntext|x|X|" + long})
	if got := lines(p.Lost); len(got) != 1 || !strings.Contains(got[0], "survey 4 relevant is always asked: the condition does not fit") {
		t.Errorf("lost %q", got)
	}
	k := begun(t, loaded(t, p))
	k.asks("x")
	k.answer("n", 1.0)
	k.answer("m", 2.0)
	k.wrong("m", form.Unfit)
}
