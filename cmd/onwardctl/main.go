// Command onwardctl is Onward without a window, for administrators, scripts
// and checks. It needs no cgo. Without arguments it lists its verbs and their
// flags, which stand in the table verbs.
//
// Exit 0: fine. 1: a problem was found, and is listed. 2: wrong use.
//
// A pass phrase is read from the file that ONWARD_PASSPHRASE_FILE names, or
// from the first line of standard input; it is never an argument. A new one is
// read from the file that ONWARD_NEW_PASSPHRASE_FILE names, or from the next
// line; the rows of a recovery sheet from that of ONWARD_SHEET_FILE, or from the
// next six.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"onward/app"
	"onward/app/form"
	"onward/app/guard"
	"onward/forms"
	"onward/i18n"
)

func main() {
	guard.Memory()
	// Most runs are over before collecting garbage would pay.
	debug.SetGCPercent(800)
	os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// errUse is wrong use of the command line: exit 2.
var errUse = errors.New("wrong use")

// errFound is a problem that was found and has been listed: exit 1.
var errFound = errors.New("problems found")

// tool is one run of the command.
type tool struct {
	in       io.Reader
	out, err io.Writer
	words    *i18n.Catalog
}

// Main runs the command with its arguments and gives the exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	t := &tool{in: in, out: out, err: errs, words: i18n.Open()}
	err := t.run(args)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUse):
		fmt.Fprintln(errs, err)
		return 2
	case errors.Is(err, errFound):
		return 1
	}
	fmt.Fprintln(errs, "onwardctl:", t.explain(err))
	return 1
}

func (t *tool) run(args []string) error {
	verb := strings.Join(args[:min(len(args), 2)], " ")
	for _, v := range verbs {
		rest := 1 + strings.Count(v.name, " ")
		if verb == v.name || rest == 1 && len(args) > 0 && args[0] == v.name {
			return v.do(t, args[rest:])
		}
	}
	return fmt.Errorf("%w. The verbs are:\n%s", errUse, usage())
}

type verb struct {
	name, args string
	do         func(*tool, []string) error
}

var verbs []verb

func init() {
	verbs = []verb{
		{"demo", "--out DIR", (*tool).demo},
		{"forms list", "", (*tool).formsList},
		{"forms check", "[DIR|FILE]", (*tool).formsCheck},
		{"forms pack", "DIR FILE.onwardform", (*tool).formsPack},
		{"forms keygen", "--name PUBLISHER --out FILE", (*tool).formsKeygen},
		{"forms sign", "--key FILE FILE.onwardform", (*tool).formsSign},
		{"forms blank", "--form ID [--section b] --lang my[,th] --out F.pdf [" + paperFlag + "]", (*tool).formsBlank},
		{"forms import", "[--lang NAME=km] [--id ID] SURVEY.xlsx DIR", (*tool).formsImport},
		{"forms fill", "--form ID|DIR --data F.json [--lang km]", (*tool).formsFill},
		{"text break", "--lang th [--keep NAMES]  < lines", (*tool).textBreak},
		{"text pdf", "--lang km[,th] [--width MM] [--size PT] --out F.pdf [" + paperFlag + "]  < paragraphs", (*tool).textPDF},
		{"vault new", "--vault FILE [--user NAME]", (*tool).vaultNew},
		{"vault check", "--vault FILE [--user NAME]", (*tool).vaultCheck},
		{"vault stats", "--vault FILE [--user NAME]", (*tool).vaultStats},
		{"vault user", "list | add --name NAME [--role worker|supervisor|auditor|administrator] [--without identity,private] | let-in --name NAME [--rings …] | rename --name NAME --to NAME | role --name NAME [--role …] [--without …] | remove --name NAME; --vault FILE [--user NAME]", (*tool).vaultUser},
		{"vault passphrase", "--vault FILE [--user NAME]", (*tool).vaultPassphrase},
		{"vault phrase", "[--lang km]", (*tool).vaultPhrase},
		{"vault recovery", "new [--keeper CARD --sealed OUT] | open --vault FILE [--user NAME] | read --key KEYS --in FILE", (*tool).vaultRecovery},
		{"vault backup", "--vault FILE [--to DIR] [--user NAME]", (*tool).vaultBackup},
		{"vault restore", "--vault FILE --from COPY [--look] [--sheet | --user NAME]", (*tool).vaultRestore},
		{"vault drill", "--vault FILE [--user NAME]", (*tool).vaultDrill},
		{"vault forget-old", "--vault FILE [--user NAME]", (*tool).vaultForgetOld},
		{"vault fill", "--cases N [--sittings 10] [--seed 1] --vault FILE [--user NAME]", (*tool).vaultFill},
		{"vault log", "[--case CODE] [--head | --check HEADFILE] --vault FILE [--user NAME]", (*tool).vaultLog},
		{"vault retention", "[--all] --vault FILE [--user NAME]", (*tool).vaultRetention},
		{"case list", "--vault FILE [--due] [--user NAME]", (*tool).caseList},
		{"case export", "--vault FILE --case CODE [--out F.json] [--user NAME]", (*tool).caseExport},
		{"case import", "--vault FILE --in F.json [--zawgyi convert|keep] [--hidden remove|keep] [--user NAME]", (*tool).caseImport},
		{"case apart", "--case CODE --users NAME[,NAME] | --everybody --vault FILE [--user NAME]", (*tool).caseApart},
		{"case shred", "--case CODE --again CODE [--date-right] --vault FILE [--user NAME]", (*tool).caseShred},
		{"plan verify", "--vault FILE --case CODE --check XXXXX [--user NAME]", (*tool).planVerify},
		{"plan", "--case F.json --copy survivor|carry|receiving|file|request|handover --lang km,th --out F.pdf [" + paperFlag + "] [--digits own] [--text]", (*tool).plan},
		{"handover keygen", "--name NAME --out KEYS", (*tool).handoverKeygen},
		{"handover card", "[--lang lo,th] CARD", (*tool).handoverCard},
		{"handover seal", "--key KEYS --to CARD --case F.json --lang lo,th --out FILE [--answers NUMBER]", (*tool).handoverSeal},
		{"handover open", "--key KEYS --from CARD --in FILE --out DIR", (*tool).handoverOpen},
		{"handover receipt", "--key KEYS --from CARD --in FILE | --receipt R --said S", (*tool).handoverReceipt},
		{"directory list", "[--find WORDS] [--type T] --vault FILE [--user NAME]", (*tool).directoryList},
		{"directory import", "--in F.csv | --start --vault FILE [--user NAME]", (*tool).directoryImport},
		{"directory print", "--out F.pdf [--country C] [--place WORD] [--lang L] [--paper P] --vault FILE [--user NAME]", (*tool).directoryPrint},
		{"directory export", "--out F.csv --vault FILE [--user NAME] | --template", (*tool).directoryExport},
		{"export", "htcds|ctdc|csv --vault FILE --out DIR [--from YEAR] [--to YEAR] [--count LIST] [--yes] [--user NAME]", (*tool).exportCounts},
		{"words export", "--lang km [--form ID] --out F.po|F.csv " + wordPlace, (*tool).wordsExport},
		{"words import", "--in F.po|F.csv [--lang km] [--by NAME] [--check] " + wordPlace, (*tool).wordsImport},
		{"words status", "[--lang km[,th]] " + wordPlace, (*tool).wordsStatus},
		{"bench", "[--vault FILE [--user NAME] [--saves N]]", (*tool).bench},
	}
}

func usage() string {
	var b strings.Builder
	for _, v := range verbs {
		fmt.Fprintf(&b, "  onwardctl %s %s\n", v.name, v.args)
	}
	return b.String()
}

// flags reads the flags of a verb; anything it does not know is wrong use.
func (t *tool) flags(name string, args []string, set func(*flag.FlagSet)) ([]string, error) {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	set(f)
	if err := f.Parse(args); err != nil {
		return nil, fmt.Errorf("%w: %v. See onwardctl without arguments", errUse, err)
	}
	return f.Args(), nil
}

// need says which flag is missing.
func need(flags map[string]string) error {
	for name, v := range flags {
		if v == "" {
			return fmt.Errorf("%w: --%s is missing. See onwardctl without arguments", errUse, name)
		}
	}
	return nil
}

// explain words an error in English and adds its own chain, for the person
// who looks after the machine. Neither holds anything a person typed.
func (t *tool) explain(err error) string {
	key, args := app.Explain(err)
	return t.words.For("en").Say(key, args) + " (" + err.Error() + ")"
}

// langs reads "km,th".
func langs(s string) ([]string, error) {
	var tags []string
	for _, tag := range strings.Split(s, ",") {
		known, ok := i18n.Known(strings.TrimSpace(tag))
		if !ok {
			return nil, fmt.Errorf("%w: %q is not one of the languages en th lo km my vi zh-Hans", errUse, tag)
		}
		tags = append(tags, known)
	}
	if len(tags) > 2 {
		return nil, fmt.Errorf("%w: one or two languages, not %d", errUse, len(tags))
	}
	return tags, nil
}

func (t *tool) shelf() (*form.Shelf, error) { return form.LoadAll(forms.FS) }

// write makes a file, or says why it cannot. It is made beside its place and
// renamed when it is whole, so that a full disk takes nothing that was there.
func write(path string, fill func(io.Writer) error) error {
	if fi, err := os.Stat(path); err == nil && !fi.Mode().IsRegular() {
		return fillFile(path, os.O_WRONLY, fill) // such as a pipe; a folder says so itself
	}
	made := path + ".new"
	if err := fillFile(made, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fill); err != nil {
		os.Remove(made)
		return err
	}
	return os.Rename(made, path)
}

func writeBytes(path string, b []byte) error {
	return write(path, func(w io.Writer) error { _, err := w.Write(b); return err })
}

func fillFile(path string, how int, fill func(io.Writer) error) error {
	f, err := os.OpenFile(path, how, 0o600)
	if err != nil {
		return err
	}
	err = fill(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
