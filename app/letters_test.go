package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/handover"
)

// houses are two shelters that have compared the things on their cards.
func houses(t *testing.T) (thai, lao *app.Desk, thaiCard, laoCard handover.Card) {
	t.Helper()
	dir := t.TempDir()
	thai, lao = create(t, filepath.Join(dir, "thai.vault")), create(t, filepath.Join(dir, "lao.vault"))
	t.Cleanup(func() { thai.Close(); lao.Close() })
	draw := func(d *app.Desk, name string) handover.Card {
		who, err := d.DrawSender(name)
		if err != nil {
			t.Fatal(err)
		}
		again, err := d.DrawSender("another name")
		if err != nil || again.Card().ID() != who.Card().ID() {
			t.Fatal("keys were drawn a second time: cards in other hands would be worth nothing")
		}
		return who.Card()
	}
	thaiCard, laoCard = draw(thai, "งานสังคม 7"), draw(lao, "ສູນ 4")
	if err := errors.Join(thai.KnowCard(laoCard), lao.KnowCard(thaiCard)); err != nil {
		t.Fatal(err)
	}
	return thai, lao, thaiCard, laoCard
}

func send(t *testing.T, d *app.Desk, c *casefile.Case, to handover.Card) ([]byte, app.Sent) {
	t.Helper()
	var file bytes.Buffer
	sent, err := d.Send(&file, c.ID, app.Copy{Langs: []string{"lo", "th"}, Recipient: casefiletest.Recipient(c)}, to)
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), sent
}

// A plan goes from Thailand to Laos in a file, the receipt is read out, and the
// worker's answers come back and stand beside what was there.
func TestLetters_ThereAndBack(t *testing.T) {
	thai, lao, _, laoCard := houses(t)
	person := casefiletest.Speaking("lo", thai.Now())
	if err := thai.Import(person); err != nil {
		t.Fatal(err)
	}
	file, sent := send(t, thai, person, laoCard)

	came, err := lao.OpenLetter(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(lao.Cases()) != 0 {
		t.Fatal("a letter was kept before anybody said yes")
	}
	if !bytes.HasPrefix(came.Paper, []byte("%PDF")) || came.Case.Code != person.Code {
		t.Fatalf("came without its pages, or as another case")
	}
	if right, err := thai.HearReceipt(sent.ID, "0000-0000"); right || err != nil {
		t.Errorf("a wrong receipt: %v, %v", right, err)
	}
	if right, err := thai.HearReceipt(sent.ID, strings.ToLower(came.Letter.Receipt())); !right || err != nil {
		t.Errorf("the receipt: %v, %v", right, err)
	}
	if err := lao.TakeIn(came); err != nil {
		t.Fatal(err)
	}
	if _, err := lao.OpenLetter(bytes.NewReader(file)); !errors.Is(err, handover.ErrSeen) {
		t.Errorf("a second time: %v", err)
	}
	if err := lao.TakeIn(came); !errors.Is(err, handover.ErrSeen) {
		t.Errorf("taken in twice: %v", err)
	}

	// The worker in Laos says what can be done, and sends it back.
	if _, err := lao.SendAnswer(new(bytes.Buffer), person.ID); !errors.Is(err, app.ErrNoAnswers) {
		t.Errorf("an answer before there is one: %v", err)
	}
	st, err := lao.Continue(person.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	lao.Answer(st, "got.name", casefile.Answer{Value: "ຄຳ", Lang: "lo"})
	if err := lao.Flush(); err != nil {
		t.Fatal(err)
	}
	var back bytes.Buffer
	if _, err := lao.SendAnswer(&back, person.ID); err != nil {
		t.Fatal(err)
	}
	answer, err := thai.OpenLetter(&back)
	if err != nil {
		t.Fatal(err)
	}
	before, err := thai.Open(person.ID)
	if err != nil {
		t.Fatal(err)
	}
	n := len(before.Sittings)
	if err := thai.TakeIn(answer); err != nil {
		t.Fatal(err)
	}
	after, _ := thai.Open(person.ID)
	if got, _ := after.Latest("f12").Answer("got.name"); got.Text() != "ຄຳ" || len(after.Sittings) != n+1 {
		t.Errorf("the answer did not arrive beside the rest: %v, %d sittings of %d", got, len(after.Sittings), n)
	}
	if own, err := thai.Store.Settings(); err != nil || bytes.Contains(own, []byte("letters")) {
		t.Errorf("what everybody may read holds the keys: %s, %v", own, err)
	}
	list, err := thai.SentOf(person.ID)
	if err != nil || len(list) != 1 || !list[0].Heard || list[0].Back == nil {
		t.Errorf("what is known of the letter: %+v, %v", list, err)
	}
}

// What a known card sends may still not be what it may send.
func TestLetters_DoOnlyWhatTheirKindIsFor(t *testing.T) {
	thai, lao, thaiCard, laoCard := houses(t)
	person, other := casefiletest.Speaking("lo", thai.Now()), casefiletest.Speaking("km", thai.Now())
	for _, c := range []*casefile.Case{person, other} {
		if err := thai.Import(c); err != nil {
			t.Fatal(err)
		}
	}
	_, sent := send(t, thai, person, laoCard)
	from, err := lao.Sender()
	if err != nil {
		t.Fatal(err)
	}
	// as makes a letter as the holder of a known card could with a program of
	// their own.
	as := func(kind, answers string, c *casefile.Case) error {
		t.Helper()
		l, err := app.WriteAnswer(answers, &casefile.Case{ID: c.ID, Code: c.Code, Opened: c.Opened, Sittings: []*casefile.Sitting{{
			ID: "s", Form: "f12", Version: version(t, thai, "f12"), Begun: thai.Now(), Answers: map[casefile.QuestionID][]casefile.Answer{"got.name": {{Value: "Kham"}}}}}}, thai.Now())
		if err != nil {
			t.Fatal(err)
		}
		var data bytes.Buffer
		if err := json.NewEncoder(&data).Encode(c); err != nil {
			t.Fatal(err)
		}
		l.Kind, l.Parts[0].Data = kind, data.Bytes()
		file, err := handover.Seal(from, thaiCard, l)
		if err != nil {
			t.Fatal(err)
		}
		_, err = thai.OpenLetter(bytes.NewReader(file))
		return err
	}
	reply := func(c *casefile.Case) *casefile.Case {
		r := *c
		r.Sittings = []*casefile.Sitting{{ID: "reply", Form: "f12", Version: version(t, thai, "f12"), Language: "lo", Begun: thai.Now()}}
		return &r
	}
	consent := reply(person)
	consent.Sittings[0].Form, consent.Sittings[0].Version = "f10", version(t, thai, "f10")
	newer := reply(person)
	newer.Sittings[0].Version = "99.0.0"
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"an answer":                       {as("answer", sent.ID, reply(person)), nil},
		"about somebody else":             {as("answer", sent.ID, reply(other)), app.ErrNotSent},
		"to no letter":                    {as("answer", strings.Repeat("00", 16), reply(person)), app.ErrNotSent},
		"that opens the sharing":          {as("answer", sent.ID, consent), app.ErrLetter},
		"in a form nobody here knows":     {as("answer", sent.ID, newer), form.ErrVersion},
		"a plan over a case of the house": {as("plan", "", reply(person)), app.ErrOwnCase},
		"a plan that answers":             {as("plan", sent.ID, reply(person)), app.ErrLetter},
		"something else":                  {as("order", "", reply(person)), app.ErrLetter},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", name, c.err, c.want)
		}
	}
}

// A letter does not outlive the agreement.
func TestLetters_EndWithTheAgreement(t *testing.T) {
	thai, _, _, laoCard := houses(t)
	person := casefiletest.Speaking("lo", thai.Now())
	if err := thai.Import(person); err != nil {
		t.Fatal(err)
	}
	_, sent := send(t, thai, person, laoCard)
	p, err := thai.Compose(person.ID, app.Copy{Copy: "receiving", Langs: []string{"lo"}, Recipient: casefiletest.Recipient(person)})
	if err != nil {
		t.Fatal(err)
	}
	for days, want := range map[int]time.Time{5: thai.Now().AddDate(0, 0, 5).Truncate(24*time.Hour).AddDate(0, 0, 1), 200: thai.Now().AddDate(0, 0, app.LetterDays)} {
		p.Ends = thai.Now().AddDate(0, 0, days).Format(time.DateOnly)
		l, err := app.WriteLetter(p, person, thai.Shelf, nil, thai.Now())
		if err != nil || !l.Until.Equal(want) {
			t.Errorf("agreed for %d days: until %v, %v", days, l, err)
		}
	}
	if sent.Until.After(thai.Now().AddDate(0, 0, app.LetterDays)) {
		t.Errorf("until %v", sent.Until)
	}
	for _, ends := range []string{"", "2020-01-01"} {
		p.Ends = ends
		if _, err := app.WriteLetter(p, person, thai.Shelf, nil, thai.Now()); !errors.Is(err, app.ErrNotShared) {
			t.Errorf("agreed until %q: %v", ends, err)
		}
	}
}

func version(t *testing.T, d *app.Desk, f casefile.FormID) string {
	t.Helper()
	def, ok := d.Shelf.Form(f)
	if !ok {
		t.Fatalf("no form %s", f)
	}
	return def.Version()
}

// An answer holds what answers, and nothing else: every other value of the three
// forms is marked, and no mark leaves.
func TestLetters_AnAnswerHoldsOnlyWhatAnswers(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "answer.vault"))
	defer d.Close()
	c, err := d.Register("lo", "th")
	if err != nil {
		t.Fatal(err)
	}
	at := func(n int) time.Time { return d.Now().Add(time.Duration(n) * time.Hour) }
	says := func(v any) []casefile.Answer { // typed, and typed again
		return []casefile.Answer{{Value: "zqbefore", By: "zqworker", At: at(0)}, {Value: v, By: "zqworker", At: at(1), Translations: []casefile.Translation{
			{Lang: "th", Text: "zqbefore", State: "draft", By: "zqworker", At: at(1)}, {Lang: "th", Text: "goes-th", State: "read", By: "zqworker", Reader: "zqworker", At: at(2)}}}}
	}
	put := func(f casefile.FormID, answers map[casefile.QuestionID][]casefile.Answer) {
		c.Sittings = append(c.Sittings, &casefile.Sitting{ID: casefile.SittingID(f), Form: f, Version: version(t, d, f), Worker: "zqworker", Begun: at(0), Touched: at(2), Answers: answers})
	}
	put("f00", map[casefile.QuestionID][]casefile.Answer{"person.called": says("zqcalled")})
	put("f09", map[casefile.QuestionID][]casefile.Answer{
		"plan.rows": {{Value: []any{"one"}, At: at(0)}}, "plan.rows.one.what": says("zqtold")})
	put("f07", map[casefile.QuestionID][]casefile.Answer{
		"a.not_ask": {{Value: []any{"r"}, At: at(0)}}, "a.not_ask.r.who": says("zqfeared"), "a.say": says("zqask"), "c.heard": says("zqheard"),
		"b.said_as": says("goes-said")})
	put("f12", map[casefile.QuestionID][]casefile.Answer{
		"sent.sender": says("zqsender"), "back.typed_by": says("zqworker"), "back.not_done": says("zqback"),
		"got.name":   says("goes-name"),
		"rows.steps": {{Value: []any{"one", "two"}, At: at(0)}, {Value: []any{"one"}, At: at(1)}}, "rows.steps.one.note": says("goes-note"), "rows.steps.two.note": says("zqgone")})
	put("f13", map[casefile.QuestionID][]casefile.Answer{
		"steps.list": {{Value: []any{"one", "own"}, At: at(0)}}, "steps.list.one.what": says("zqtold"), "steps.list.one.going": says("goes-going"),
		"steps.list.own.what": says("goes-what"), "next.words": says("goes-words")})
	l, err := app.WriteAnswer(strings.Repeat("ab", 16), c, d.Now())
	if err != nil {
		t.Fatal(err)
	}
	data, _ := l.Part("case")
	if i := bytes.Index(data, []byte("zq")); i >= 0 {
		t.Errorf("an answer holds what answers nothing: …%s", data[max(0, i-60):min(len(data), i+20)])
	}
	for _, goes := range []string{"goes-said", "goes-name", "goes-note", "goes-going", "goes-what", "goes-words", "goes-th"} {
		if !bytes.Contains(data, []byte(goes)) {
			t.Errorf("%s does not go back", goes)
		}
	}

	// Whoever sends more than answers brings no more than answers.
	var all casefile.Case
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, s := range all.Sittings {
		s.Answers["a.not_ask_said"], s.Answers["sent.version"] = says("zqmore"), says("zqmore")
	}
	if l.Parts[0].Data, err = json.Marshal(all); err != nil {
		t.Fatal(err)
	}
	came, err := app.ReadLetter(l, d.Shelf)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range came.Case.Sittings {
		if len(s.Answers["a.not_ask_said"])+len(s.Answers["sent.version"]) > 0 {
			t.Errorf("an answer in %s changes what was told or asked", s.Form)
		}
	}
}
