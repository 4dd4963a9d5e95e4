package app_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
	"onward/i18n"
)

// typed is what someone was writing when something went wrong.
const typed = "my sister Thida keeps the blue notebook"

// trouble is a worker in the middle of a talk, with a vault of her own.
type trouble struct {
	*testing.T
	dir, path string
	d         *app.Desk
	st        *app.Sitting
}

func midway(t *testing.T) *trouble {
	t.Helper()
	b := &trouble{T: t, dir: t.TempDir()}
	b.path = filepath.Join(b.dir, "Soth Dara", "onward.vault") // folders have names of people
	b.seated(create(t, b.path))
	return b
}

func (b *trouble) seated(d *app.Desk) {
	b.Helper()
	b.d = d
	c, err := d.Register("km", "th")
	if err != nil {
		b.Fatal(err)
	}
	if b.st, err = d.Begin(c.ID, "f05"); err != nil {
		b.Fatal(err)
	}
	b.types("d1.worry", typed)
}

func (b *trouble) types(q casefile.QuestionID, v any) form.Change {
	return b.d.Answer(b.st, q, casefile.Answer{Value: v})
}

// closes locks, so that the file can be harmed.
func (b *trouble) closes() {
	b.Helper()
	if err := b.d.Close(); err != nil {
		b.Fatal(err)
	}
}

// refused unlocks, and wants to be told why not.
func (b *trouble) refused(k app.Key, key string) {
	b.Helper()
	d, err := app.Unlock(k, app.Options{}, params(b))
	if err == nil {
		d.Close()
	}
	b.told(err, key)
}

// told holds one clear sentence in each language, which says nothing of a
// person, a place on the disk, or the program.
func (b *trouble) told(err error, want string) {
	b.Helper()
	if err == nil {
		b.Fatalf("nothing is said; want %s", want)
	}
	key, args := app.Explain(err)
	if key != want {
		b.Errorf("explained by %s, want %s (%v)", key, want, err)
	}
	secrets := []string{typed, "Thida", "blue notebook", "Soth Dara", pass, "river boats", "another phrase", b.dir, os.TempDir(), "goroutine", ".go:", "onward/app", "root:"}
	b.worded(key, args, secrets)
	for _, s := range secrets {
		if strings.Contains(err.Error(), s) && s != b.dir && s != os.TempDir() && s != "Soth Dara" {
			b.Errorf("the error itself tells %q: %v", s, err)
		}
	}
}

func (b *trouble) worded(key string, args i18n.Args, secrets []string) {
	b.Helper()
	said := map[string]string{}
	for _, l := range i18n.Languages() {
		words := i18n.Open().For(l.Tag).Say(key, args)
		for _, bad := range append(secrets, "[en]", "⟨", "{") {
			if strings.Contains(words, bad) {
				b.Errorf("%s, %s: the words hold %q: %s", key, l.English, bad, words)
			}
		}
		if len([]rune(words)) < 12 {
			b.Errorf("%s, %s: too short to say what to do: %q", key, l.English, words)
		}
		if other, same := said[words]; same {
			b.Errorf("%s says the same in %s and %s", key, other, l.English)
		}
		said[words] = l.English
	}
}

// keeps holds that what was typed is in the sitting, and once the trouble is
// over also in the vault.
func (b *trouble) keeps() {
	b.Helper()
	a, ok := b.st.Record().Answer("d1.worry")
	if !ok || a.Text() != typed {
		b.Errorf("what was typed is gone: %v", a.Value)
	}
	if err := b.d.Flush(); err != nil {
		b.Errorf("and cannot be saved any more: %v", err)
	}
}

// comesBack unlocks after the trouble is over.
func (b *trouble) comesBack() {
	b.Helper()
	d := unlock(b, b.path)
	defer d.Close()
	c, err := d.Open(b.st.Case.ID)
	if err != nil {
		b.Fatal(err)
	}
	if a, _ := c.Latest("f05").Answer("d1.worry"); a.Text() != typed {
		b.Errorf("came back as %q", a.Text())
	}
}

// harm changes the closed vault from outside, by SQL.
func (b *trouble) harm(statement string, args ...any) {
	b.Helper()
	db, err := sql.Open("sqlite", b.path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	done, err := db.Exec(statement, args...)
	if err != nil {
		b.Fatal(err)
	}
	if n, _ := done.RowsAffected(); n == 0 {
		b.Fatalf("%s harmed nothing", statement)
	}
}

func (b *trouble) read() []byte {
	b.Helper()
	f, err := os.ReadFile(b.path)
	if err != nil {
		b.Fatal(err)
	}
	return f
}

func (b *trouble) write(f []byte) {
	b.Helper()
	if err := os.WriteFile(b.path, f, 0o600); err != nil {
		b.Fatal(err)
	}
}

func TestBadInput_Packs(t *testing.T) {
	b := midway(t)
	defer b.d.Close()
	for name, c := range map[string]struct{ schema, ui, key string }{
		"a reference to a file of this computer": {`{"type":"object","properties":{"a":{"$ref":"file:///etc/passwd"}}}`, `{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/a"}]}`, "explain.pack"},
		"half a file":                            {`{"type":"object","properties":{`, `{}`, "explain.pack"},
		"a rule nobody knows":                    {`{"type":"object","properties":{"a":{"type":"string"}}}`, `{"type":"Control","scope":"#/properties/a","rule":{"effect":"WINK","condition":{"scope":"#/properties/a","schema":{}}}}`, "explain.pack"},
	} {
		t.Run(name, func(t *testing.T) {
			b := &trouble{T: t, dir: t.TempDir(), d: b.d, st: b.st}
			dir := filepath.Join(b.dir, "Soth Dara")
			if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "schema.json"), []byte(c.schema), 0o600),
				os.WriteFile(filepath.Join(dir, "uischema.json"), []byte(c.ui), 0o600)); err != nil {
				t.Fatal(err)
			}
			_, err := form.LoadDir(dir)
			b.told(err, c.key)
			b.keeps()
		})
	}
}

func TestBadInput_PassPhrases(t *testing.T) {
	b := midway(t)
	b.closes()
	t.Run("wrong pass phrase", func(t *testing.T) {
		b := &trouble{T: t, dir: b.dir, path: b.path}
		b.refused(app.Key{Path: b.path, User: "w1", Pass: []byte("another phrase of five words")}, "explain.wrong_passphrase")
		b.refused(app.Key{Path: b.path, User: "Thida", Pass: []byte(pass)}, "explain.wrong_passphrase")
	})
	t.Run("weak pass phrase", func(t *testing.T) {
		b := &trouble{T: t, dir: b.dir}
		_, err := app.CreateVault(app.Key{Path: b.dir + "/new.vault", User: "w1", Pass: []byte("Thida")}, app.Options{}, params(t))
		b.told(err, "explain.weak_passphrase")
	})
	b.comesBack()
}

// Whichever record is harmed, it is said; what is not harmed still opens; and
// with the backup put back everything is there.
func TestBadInput_DamagedVault(t *testing.T) {
	b := midway(t)
	b.closes()
	whole := b.read()
	for row := 1; row <= 8; row++ {
		b.harm(`UPDATE obj SET ct = substr(ct,1,99) || CASE hex(substr(ct,100,1)) WHEN '00' THEN x'01' ELSE x'00' END || substr(ct,101) WHERE rowid = ?`, row)
		said := "explain.damaged"
		d, err := app.Unlock(key(b.path), app.Options{}, params(t))
		if err == nil {
			_, err = d.Open(b.st.Case.ID)
			if err == nil {
				err = d.Damage()
			}
			if err == nil { // what the day does not come by, the reading of all does
				_, err = d.Store.(interface{ Check() (vault.Report, error) }).Check()
				said = "explain.damaged_vault"
			}
			d.Close()
		}
		b.told(err, said)
		b.write(whole)
	}
	b.harm(`UPDATE header SET body = zeroblob(length(body)) WHERE at = 16`)
	b.refused(key(b.path), "explain.damaged_vault")
	b.write(whole)
	b.harm(`DELETE FROM obj WHERE rowid = 3`)
	b.refused(key(b.path), "explain.altered")
	b.write(whole)
	for at := range 4096 { // the pages of the tables, not the first
		b.harmed(whole, 4096+at)
	}
	b.refused(key(b.path), "explain.damaged_vault")
	b.write([]byte(strings.Repeat("Thida ", 900)))
	b.refused(key(b.path), "explain.not_vault")
	b.write(whole)
	b.comesBack()
}

// harmed flips a byte of the file itself; the first flip begins from a copy.
func (b *trouble) harmed(whole []byte, at int) {
	b.Helper()
	if at == 4096 {
		b.write(whole)
	}
	f, err := os.OpenFile(b.path, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte{^whole[at]}, int64(at)); err != nil {
		b.Fatal(err)
	}
}

func TestBadInput_NewerVault(t *testing.T) {
	b := midway(t)
	b.closes()
	whole := b.read()
	b.harm(`UPDATE header SET body = x'00030003' || substr(body, 5) WHERE at = 0`)
	newer := b.read()
	b.refused(key(b.path), "explain.newer")
	if !bytes.Equal(b.read(), newer) {
		t.Error("what a newer program wrote was changed")
	}
	b.write(whole)
	b.comesBack()
}

func TestBadInput_SecondCopyOnTheSameVault(t *testing.T) {
	b := midway(t)
	b.refused(key(b.path), "explain.busy")
	b.keeps()
	b.closes()
	b.comesBack()
}

func TestBadInput_Places(t *testing.T) {
	b := midway(t)
	folder := filepath.Dir(b.path)
	make := func(path string) error {
		_, err := app.CreateVault(key(path), app.Options{Cost: vault.CostFloor}, params(t))
		return err
	}
	b.told(make(b.path+"/inside/new.vault"), "explain.unwritable") // a file is no folder, for root neither
	b.told(make(b.path), "explain.busy")
	b.refused(key(filepath.Join(folder, "none.vault")), "explain.no_vault")
	b.refused(key(folder), "explain.not_vault") // a folder where the file should be
	b.keeps()
	b.closes()
	b.told(make(b.path), "explain.exists")
	b.comesBack()
}

// The disk is full, or the stick was pulled: the sitting keeps everything, and
// when there is room again it is saved.
func TestBadInput_DiskFullAndFolderUnwritable(t *testing.T) {
	for key, fault := range map[string]error{
		"explain.full": vault.ErrFull, "explain.unwritable": vault.ErrUnwritable, "explain.storage": vault.ErrStorage,
	} {
		t.Run(key, func(t *testing.T) {
			p, store := params(t), &failing{fullDisk: fullDisk{cases: map[casefile.CaseID]*casefile.Case{}}}
			p.Store = store
			d, err := app.OpenDesk(p)
			if err != nil {
				t.Fatal(err)
			}
			b := &trouble{T: t, dir: t.TempDir()}
			b.seated(d)
			store.with = fault
			b.types("d1.strength", "later")
			b.told(b.d.Flush(), key)
			b.told(b.d.SaveState().Err, key)
			b.told(b.d.Close(), key)
			store.with = nil
			b.keeps()
			b.closes()
		})
	}
}

// failing is a store that fails in a way of one's choice.
type failing struct {
	fullDisk
	with error
}

func (f *failing) Save(id casefile.CaseID, s *casefile.Sitting, sum casefile.Summary) error {
	if f.with != nil {
		return fmt.Errorf("write: %w", f.with)
	}
	return f.fullDisk.Save(id, s, sum)
}

// Saving a paper where there is no room, or where nothing may be written.
func TestBadInput_NoPlaceForThePaper(t *testing.T) {
	b := midway(t)
	defer b.d.Close()
	for key, errno := range map[string]syscall.Errno{
		"explain.full": syscall.ENOSPC, "explain.unwritable": syscall.EROFS, "explain.not_there": syscall.ENOENT, "explain.storage": syscall.EIO,
	} {
		b.told(&fs.PathError{Op: "open", Path: b.path, Err: errno}, key)
	}
	b.told(&fs.PathError{Op: "open", Path: b.path, Err: syscall.EACCES}, "explain.unwritable")
	_, err := os.OpenFile(b.path+"/plan.pdf", os.O_CREATE|os.O_WRONLY, 0o600)
	b.told(err, "explain.unwritable")
	_, err = os.OpenFile(filepath.Join(b.dir, "no such stick", "plan.pdf"), os.O_CREATE|os.O_WRONLY, 0o600)
	b.told(err, "explain.not_there")
	b.keeps()
}

// A letter that no font here has stops the paper, and is named.
func TestBadInput_MissingGlyph(t *testing.T) {
	b := midway(t)
	defer b.d.Close()
	person := casefiletest.Speaking("km", b.d.Now())
	if err := b.d.Import(person); err != nil {
		t.Fatal(err)
	}
	st, err := b.d.Continue(person.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row := agreedRow(b.d, st, "km", typed+" \U00013000")
	p, err := b.d.Compose(person.ID, app.Copy{Copy: plan.Survivor, Langs: []string{"km", "th"}})
	if err == nil {
		_, err = b.d.Pages(p, pdf.A4)
	}
	b.told(err, "explain.glyph")
	if _, args := app.Explain(err); args["code"] != "U+13000" {
		t.Errorf("the letter is not named: %v", args)
	}
	if a, _ := st.Record().Answer(casefile.Cell("plan.rows", row, "what")); a.Text() != typed+" \U00013000" {
		t.Errorf("the step is now %q", a.Text())
	}
	b.keeps()
}

// 31 February 2569, Buddhist era: kept as it was typed, and asked about.
func TestBadInput_ImpossibleDate(t *testing.T) {
	b := midway(t)
	defer b.d.Close()
	said := casefile.Plain(casefile.PDate{Precision: "day", Calendar: "be", CE: "2026-02-31", Text: "31 / 2 / 2569"})
	st, err := b.d.Begin(b.st.Case.ID, "f00")
	if err != nil {
		t.Fatal(err)
	}
	ch := b.d.Answer(st, "person.birth", casefile.Answer{Value: said})
	if len(ch.Problems) != 1 || ch.Problems[0].Kind != form.DateImpossible {
		t.Fatalf("problems: %+v", ch.Problems)
	}
	b.worded("problem."+string(ch.Problems[0].Kind), i18n.Args(ch.Problems[0].Args), []string{typed, "2569", "goroutine"})
	if a, ok := st.Record().Answer("person.birth"); !ok || fmt.Sprint(a.Value) != fmt.Sprint(said) {
		t.Errorf("what was typed is now %v", a.Value)
	}
	b.keeps()
}

// A sitting of another version of its form stays shut and whole.
func TestBadInput_AnotherVersionOfTheForm(t *testing.T) {
	b := midway(t)
	defer b.d.Close()
	b.st.Record().Version = "9.0.0"
	_, err := b.d.Resume(b.st.Case.ID, b.st.Record().ID)
	b.told(err, "explain.form_version")
	b.keeps()
}
