package handover

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func person(t testing.TB, name string) *Person {
	t.Helper()
	p, err := NewPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// plan is an invented letter.
func plan() *Letter {
	return &Letter{
		Kind: "plan", Made: noon, Until: noon.AddDate(0, 0, 30),
		Parts: []Part{{"case", []byte(`{"code":"7Q4K"}`)}, {"paper", bytes.Repeat([]byte("page "), 3000)}},
	}
}

func opening(known ...Card) Opening {
	return Opening{Now: noon.Add(time.Hour), Known: known, Seen: func(string) bool { return false }}
}

// A case manager in Chiang Rai sends a plan to a worker in Shan State, who
// reads out a receipt and answers.
func TestStory_APlanGoesOverAndAnAnswerComesBack(t *testing.T) {
	dao, nang := person(t, "งานสังคม 7"), person(t, "ကူညီရေး ၃")
	l := plan()
	file, err := Seal(dao, nang.Card(), l)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte("7Q4K")) || bytes.Contains(file, []byte("งาน")) {
		t.Fatal("the file tells something to whoever finds it")
	}

	// She does not know the sender yet: she is told who it claims to be, and no more.
	_, err = Open(bytes.NewReader(file), nang, opening())
	var stranger *StrangerError
	if !errors.As(err, &stranger) || strings.Join(stranger.Card.Things(), " ") != strings.Join(dao.Card().Things(), " ") {
		t.Fatalf("from a stranger: %v", err)
	}
	got, err := Open(bytes.NewReader(file), nang, opening(stranger.Card))
	if err != nil {
		t.Fatal(err)
	}
	if data, ok := got.Part("case"); !ok || string(data) != `{"code":"7Q4K"}` || len(got.Parts) != 2 || got.Kind != "plan" {
		t.Errorf("came over as %+v", got)
	}
	if !SameReceipt(l.Receipt(), strings.ToLower(got.Receipt())) || SameReceipt(l.Receipt(), "AAAA-AAAA") {
		t.Error("the receipt is not told apart")
	}

	answer := &Letter{Kind: "answer", Answers: got.ID, Made: noon.AddDate(0, 0, 3), Until: noon.AddDate(0, 1, 0), Parts: []Part{{"case", []byte("{}")}}}
	back, err := Seal(nang, dao.Card(), answer)
	if err != nil {
		t.Fatal(err)
	}
	o := opening(nang.Card())
	o.Now = noon.AddDate(0, 0, 4)
	if got, err := Open(bytes.NewReader(back), dao, o); err != nil || got.Answers != l.ID {
		t.Errorf("the answer: %v, %v", got, err)
	}
}

func TestOpen_Refuses(t *testing.T) {
	dao, nang, other := person(t, "A"), person(t, "B"), person(t, "C")
	file := func(l *Letter) []byte {
		f, err := Seal(dao, nang.Card(), l)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	l := plan()
	whole := file(l)
	seen := opening(dao.Card())
	seen.Seen = func(id string) bool { return id == l.ID }
	late, early := opening(dao.Card()), opening(dao.Card())
	late.Now, early.Now = l.Until.Add(time.Second), l.Made.Add(-slack-time.Second)
	for name, c := range map[string]struct {
		me   *Person
		o    Opening
		want error
	}{
		"somebody else's": {other, opening(dao.Card()), ErrNotForYou},
		"a stranger's":    {nang, opening(other.Card()), ErrUnknownSender},
		"a second time":   {nang, seen, ErrSeen},
		"too late":        {nang, late, ErrExpired},
		"before it was":   {nang, early, ErrEarly},
	} {
		if l, err := Open(bytes.NewReader(whole), c.me, c.o); !errors.Is(err, c.want) || l != nil {
			t.Errorf("%s: %v, %v", name, l, err)
		}
	}

	// B passes the letter on to C as if it had been written to C.
	r, _ := age.Decrypt(bytes.NewReader(whole), nang.age)
	var inner bytes.Buffer
	inner.ReadFrom(r)
	on, err := encrypt(inner.Bytes(), other.age.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(bytes.NewReader(on), other, opening(dao.Card())); !errors.Is(err, ErrNotForYou) {
		t.Errorf("passed on: %v", err)
	}
}

// Every bit, and every length but the whole.
func TestOpen_NoChangedFileOpens(t *testing.T) {
	dao, nang := person(t, "A"), person(t, "B")
	l := plan()
	l.Parts = l.Parts[:1]
	file, err := Seal(dao, nang.Card(), l)
	if err != nil {
		t.Fatal(err)
	}
	o, known := opening(dao.Card()), func(err error) bool {
		for _, e := range []error{ErrDamaged, ErrNotForYou, ErrMade, ErrNewer, ErrTooLarge} {
			if errors.Is(err, e) {
				return true
			}
		}
		return false
	}
	// The filling of zeros at the end is one sealed piece: a bit in each 64
	// bytes of it is enough.
	for i := range file {
		if i > 1200 && i%64 != 0 {
			continue
		}
		for bit := range 8 {
			file[i] ^= 1 << bit
			if l, err := Open(bytes.NewReader(file), nang, o); l != nil || !known(err) {
				t.Fatalf("bit %d of byte %d: %v, %v", bit, i, l, err)
			}
			file[i] ^= 1 << bit
		}
	}
	for n := 0; n < len(file); n += 1 + n/50 {
		if l, err := Open(bytes.NewReader(file[:n]), nang, o); l != nil || !known(err) {
			t.Fatalf("%d bytes of it: %v, %v", n, l, err)
		}
	}
	if _, err := Open(bytes.NewReader(append(file, 0)), nang, o); !errors.Is(err, ErrDamaged) {
		t.Errorf("with a byte more: %v", err)
	}
}

// forged makes the inside of a file as a sender with evil in mind could.
func forged(by *Person, manifest string, rest ...[]byte) []byte {
	b := binary.BigEndian.AppendUint32([]byte(tag), uint32(len(manifest)))
	b = append(b, manifest...)
	b = append(b, ed25519.Sign(by.sign, signed([]byte(manifest)))...)
	return append(b, bytes.Join(rest, nil)...)
}

func TestOpen_RefusesWhatAKnownSenderMadeByHand(t *testing.T) {
	dao, nang := person(t, "A"), person(t, "B")
	l := plan()
	if _, err := Seal(dao, nang.Card(), l); err != nil {
		t.Fatal(err)
	}
	m, err := l.manifest()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(m)
	good, parts := string(b), [][]byte{l.Parts[0].Data, l.Parts[1].Data}
	open := func(inner []byte) error {
		got, err := opening(dao.Card()).read(bytes.NewReader(inner), nang.Card().ID())
		if got != nil && err != nil {
			t.Error("a letter beside an error")
		}
		return err
	}
	if err := open(forged(dao, good, parts...)); err != nil {
		t.Fatalf("as Seal makes it: %v", err)
	}
	swap := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("no %q in %s", old, good)
		}
		return strings.Replace(good, old, new, 1)
	}
	deep := strings.Repeat(`[`, 10000) + strings.Repeat(`]`, 10000)
	sum := fmt.Sprintf("%x", sha256.Sum256(l.Parts[0].Data))
	for name, c := range map[string]struct {
		inner []byte
		want  error
	}{
		"a doubled name":      {forged(dao, swap(`"kind":`, `"kind":"x","kind":`), parts...), ErrMade},
		"another spelling":    {forged(dao, swap(`"kind":`, `"KIND":`), parts...), ErrMade},
		"both spellings":      {forged(dao, swap(`"kind":`, `"Kind":"x","kind":`), parts...), ErrMade},
		"an unknown name":     {forged(dao, swap(`"kind":`, `"more":1,"kind":`), parts...), ErrMade},
		"white space":         {forged(dao, good+" ", parts...), ErrMade},
		"two values":          {forged(dao, good+good, parts...), ErrMade},
		"deep":                {forged(dao, deep[:mostManifest], parts...), ErrMade},
		"nothing":             {forged(dao, ``, parts...), ErrMade},
		"a larger size":       {forged(dao, swap(`"size":15`, `"size":16`), parts...), ErrDamaged},
		"a bomb":              {forged(dao, swap(`"size":15`, `"size":900000000`), parts...), ErrMade},
		"two that are large":  {forged(dao, strings.ReplaceAll(strings.ReplaceAll(good, `"size":15000`, `"size":8000000`), `"size":15,`, `"size":8000000,`), parts...), ErrTooLarge},
		"less than nothing":   {forged(dao, swap(`"size":15,`, `"size":-1,`), parts...), ErrMade},
		"a path":              {forged(dao, swap(`"name":"case"`, `"name":"../case"`), parts...), ErrMade},
		"one name twice":      {forged(dao, swap(`"name":"paper"`, `"name":"case"`), parts...), ErrMade},
		"another's part":      {forged(dao, good, []byte(`{"code":"9Z9Z"}`), parts[1]), ErrDamaged},
		"another's sum":       {forged(dao, swap(sum, strings.Repeat("0", 64)), parts...), ErrDamaged},
		"a part left out":     {forged(dao, good, parts[0]), ErrDamaged},
		"parts turned round":  {forged(dao, good, parts[1], parts[0]), ErrDamaged},
		"something behind":    {forged(dao, good, parts[0], parts[1], []byte("x")), ErrDamaged},
		"too much filling":    {forged(dao, good, parts[0], parts[1], make([]byte, bucket)), ErrDamaged},
		"a day that is none":  {forged(dao, swap(`"made":"2026-03-02T12:00:00Z"`, `"made":"2026-03-02"`), parts...), ErrMade},
		"a day without end":   {forged(dao, swap(`"until":"2026-04-01`, `"until":"2026-02-01`), parts...), ErrMade},
		"signed by another":   {forged(nang, good, parts...), ErrDamaged},
		"a later format":      {append([]byte("onward-handover-2"), forged(dao, good, parts...)[len(tag):]...), ErrNewer},
		"something else":      {append([]byte("PK\x03\x04"), forged(dao, good, parts...)...), ErrMade},
		"a long manifest":     {append([]byte(tag), 0xff, 0xff, 0xff, 0xff), ErrTooLarge},
		"cut in the manifest": {forged(dao, good, parts...)[:100], ErrDamaged},
	} {
		if err := open(c.inner); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestSeal_RefusesWhatItCannotSay(t *testing.T) {
	dao, nang := person(t, "A"), person(t, "B")
	for name, c := range map[string]struct {
		change func(*Letter)
		want   error
	}{
		"no parts":        {func(l *Letter) { l.Parts = nil }, ErrMade},
		"a part's name":   {func(l *Letter) { l.Parts[0].Name = "ก" }, ErrMade},
		"ends before":     {func(l *Letter) { l.Until = l.Made }, ErrMade},
		"too many":        {func(l *Letter) { l.Parts = make([]Part, MostParts+1) }, ErrMade},
		"too much":        {func(l *Letter) { l.Parts[0].Data = make([]byte, MostBytes) }, ErrTooLarge},
		"answers nothing": {func(l *Letter) { l.Answers = "none" }, ErrMade},
	} {
		l := plan()
		c.change(l)
		if _, err := Seal(dao, nang.Card(), l); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := Seal(dao, Card{Name: "X", Recipient: "age1"}, plan()); !errors.Is(err, ErrCard) {
		t.Errorf("to no card: %v", err)
	}
}

// The size of a file tells how many pieces of 64 KiB it has and no more.
func TestSeal_SizesAreAlike(t *testing.T) {
	dao, nang := person(t, "A"), person(t, "B")
	sizes := map[int]bool{}
	for _, n := range []int{1, 1000, 50000} {
		l := plan()
		l.Parts = []Part{{"paper", make([]byte, n)}}
		f, err := Seal(dao, nang.Card(), l)
		if err != nil {
			t.Fatal(err)
		}
		sizes[len(f)] = true
	}
	if len(sizes) != 1 {
		t.Errorf("sizes %v", sizes)
	}
}

func TestCard_TextAndBack(t *testing.T) {
	c := person(t, "ສູນ ຊ່ວຍ 4").Card()
	folded := c.Text()[:40] + "\r\n " + c.Text()[40:] + "\n"
	if got, err := ReadCard(folded); err != nil || got.ID() != c.ID() || got.Name != c.Name {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "onward-card-1:", c.Text()[:60], c.Text() + "A", strings.Replace(c.Text(), "1", "2", 1), c.Recipient} {
		if _, err := ReadCard(bad); !errors.Is(err, ErrCard) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if a, b := c.Things(), person(t, "ສູນ ຊ່ວຍ 4").Card().Things(); len(a) != 10 || strings.Join(a, " ") == strings.Join(b, " ") {
		t.Errorf("two cards of one name are not told apart: %v", a)
	}
	names := map[string]bool{}
	for _, n := range things {
		names[n] = true
	}
	if len(names) != 128 {
		t.Errorf("%d things", len(names))
	}
}

func TestPerson_KeptAndLocked(t *testing.T) {
	p := person(t, "A")
	if q, err := PersonFrom(p.Bytes()); err != nil || q.Card().ID() != p.Card().ID() {
		t.Errorf("%v", err)
	}
	file, err := p.Lock("six words drawn by lot today")
	if err != nil {
		t.Fatal(err)
	}
	if q, err := Unlock(file, "six words drawn by lot today"); err != nil || q.Card().ID() != p.Card().ID() {
		t.Errorf("%v", err)
	}
	if _, err := Unlock(file, "six words drawn by lot"); !errors.Is(err, ErrPerson) {
		t.Errorf("another pass phrase: %v", err)
	}
	if _, err := PersonFrom([]byte("{}")); !errors.Is(err, ErrPerson) {
		t.Errorf("no keys: %v", err)
	}
}

func TestCard_SealAFewBytes(t *testing.T) {
	head, other := person(t, "Head"), person(t, "B")
	file, err := head.Card().Seal([]byte("code"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := head.Open(file); err != nil || string(b) != "code" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := other.Open(file); !errors.Is(err, ErrNotForYou) {
		t.Errorf("another: %v", err)
	}
}

// FuzzInside reads bytes past the encryption, as a known sender could write them.
func FuzzInside(f *testing.F) {
	dao, nang := person(f, "A"), person(f, "B")
	l := plan()
	l.ID, l.From, l.To, l.seal = draw(), dao.Card(), nang.Card().ID(), draw()
	m, err := l.manifest()
	if err != nil {
		f.Fatal(err)
	}
	b, _ := json.Marshal(m)
	f.Add(string(b), []byte(`{"code":"7Q4K"}`))
	f.Add(`{}`, []byte{})
	f.Add(strings.Replace(string(b), `"parts":[`, `"parts":[{},`, 1), l.Parts[1].Data)
	f.Fuzz(func(t *testing.T, manifest string, rest []byte) {
		got, err := opening(dao.Card()).read(bytes.NewReader(forged(dao, manifest, rest)), nang.Card().ID())
		if (got == nil) == (err == nil) {
			t.Fatal("neither a letter nor an error, or both")
		}
		if got == nil {
			return
		}
		again, err := got.manifest()
		if err != nil {
			t.Fatalf("taken, and not to be made: %v", err)
		}
		if text, _ := json.Marshal(again); string(text) != manifest {
			t.Fatal("two ways to say one letter")
		}
	})
}

// FuzzOpen reads bytes as they come from outside, and cards and keys too.
func FuzzOpen(f *testing.F) {
	dao, nang := person(f, "A"), person(f, "B")
	file, err := Seal(dao, nang.Card(), plan())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file[:300])
	f.Add([]byte(dao.Card().Text()))
	f.Add([]byte("age-encryption.org/v1\n-> X25519 a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := Open(bytes.NewReader(data), nang, opening(dao.Card())); l != nil || err == nil {
			t.Fatal("opened")
		}
		if c, err := ReadCard(string(data)); err == nil && c.check() != nil {
			t.Fatal("a card that is none")
		}
		_, _ = PersonFrom(data)
	})
}
