package app_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"onward/app"
	"onward/app/form"
	"onward/app/handover"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/app/vault"
	"onward/i18n"
)

// sentinels are all the errors that leave a room, and what is said of each.
// Three are mistakes of ours that no one at the screen can mend; they have the
// calm general sentence on purpose.
var sentinels = map[string]struct {
	err error
	key string
}{
	"app.ErrNoCase":             {app.ErrNoCase, "explain.no_case"},
	"app.ErrNoStaff":            {app.ErrNoStaff, "explain.unknown"},
	"app.ErrNoForm":             {app.ErrNoForm, "explain.no_form"},
	"app.ErrCaseFile":           {app.ErrCaseFile, "explain.case_file"},
	"vault.ErrWrongPassphrase":  {vault.ErrWrongPassphrase, "explain.wrong_passphrase"},
	"vault.ErrWeakPassphrase":   {vault.ErrWeakPassphrase, "explain.weak_passphrase"},
	"vault.ErrNoKey":            {vault.ErrNoKey, "explain.no_key"},
	"vault.ErrMayNot":           {vault.ErrMayNot, "explain.may_not"},
	"vault.ErrNoUser":           {vault.ErrNoUser, "explain.no_user"},
	"vault.ErrNameTaken":        {vault.ErrNameTaken, "explain.name_taken"},
	"vault.ErrLast":             {vault.ErrLast, "explain.last_user"},
	"vault.ErrManyUsers":        {vault.ErrManyUsers, "explain.many_users"},
	"vault.ErrSheet":            {vault.ErrSheet, "explain.sheet"},
	"vault.ErrNoCopyYet":        {vault.ErrNoCopyYet, "explain.no_copy_yet"},
	"vault.SheetError":          {&vault.SheetError{Rows: []int{3}}, "explain.sheet_row"},
	"vault.ErrSamePlace":        {vault.ErrSamePlace, "explain.same_place"},
	"vault.ErrExists":           {vault.ErrExists, "explain.exists"},
	"vault.ErrNotVault":         {vault.ErrNotVault, "explain.not_vault"},
	"vault.ErrNewer":            {vault.ErrNewer, "explain.newer"},
	"vault.ErrBusy":             {vault.ErrBusy, "explain.busy"},
	"vault.ErrFull":             {vault.ErrFull, "explain.full"},
	"vault.ErrUnwritable":       {vault.ErrUnwritable, "explain.unwritable"},
	"vault.ErrMissing":          {vault.ErrMissing, "explain.no_vault"},
	"vault.ErrClosed":           {vault.ErrClosed, "explain.unknown"},
	"vault.ErrNoCase":           {vault.ErrNoCase, "explain.no_case"},
	"vault.ErrShape":            {vault.ErrShape, "explain.unknown"},
	"vault.ErrStorage":          {vault.ErrStorage, "explain.storage"},
	"vault.ErrDamaged":          {vault.ErrDamaged, "explain.damaged_vault"},
	"vault.ErrRewritten":        {vault.ErrRewritten, "explain.rewritten"},
	"vault.ErrHead":             {vault.ErrHead, "explain.head"},
	"vault.ErrOtherVault":       {vault.ErrOtherVault, "explain.other_vault"},
	"vault.ErrAltered":          {vault.ErrAltered, "explain.altered"},
	"vault.ErrParams":           {vault.ErrParams, "explain.damaged_vault"},
	"vault.DamageError":         {&vault.DamageError{Records: []string{"00"}}, "explain.damaged"},
	"handover.ErrNotForYou":     {handover.ErrNotForYou, "explain.letter_not_yours"},
	"handover.ErrDamaged":       {handover.ErrDamaged, "explain.letter_damaged"},
	"handover.ErrNewer":         {handover.ErrNewer, "explain.letter_newer"},
	"handover.ErrUnknownSender": {handover.ErrUnknownSender, "explain.letter_stranger"},
	"handover.ErrExpired":       {handover.ErrExpired, "explain.letter_expired"},
	"handover.ErrEarly":         {handover.ErrEarly, "explain.letter_early"},
	"handover.ErrSeen":          {handover.ErrSeen, "explain.letter_seen"},
	"handover.ErrTooLarge":      {handover.ErrTooLarge, "explain.letter_large"},
	"handover.ErrMade":          {handover.ErrMade, "explain.letter_made"},
	"handover.ErrCard":          {handover.ErrCard, "explain.card"},
	"handover.ErrPerson":        {handover.ErrPerson, "explain.letter_keys"},
	"app.ErrLetter":             {app.ErrLetter, "explain.letter"},
	"app.ErrNotSent":            {app.ErrNotSent, "explain.not_sent"},
	"app.ErrOwnCase":            {app.ErrOwnCase, "explain.own_case"},
	"app.ErrNotShared":          {app.ErrNotShared, "explain.not_shared"},
	"app.ErrNoAnswers":          {app.ErrNoAnswers, "explain.no_answers"},
	"app.ErrNoSender":           {app.ErrNoSender, "explain.no_sender"},
	"app.ErrOwnCard":            {app.ErrOwnCard, "explain.own_card"},
	"app.ErrKnownCard":          {app.ErrKnownCard, "explain.known_card"},
	"handover.StrangerError":    {&handover.StrangerError{}, "explain.letter_stranger"},
	"app.ErrNoPages":            {app.ErrNoPages, "explain.no_kept_pages"},
	"app.ErrOtherPages":         {app.ErrOtherPages, "explain.other_pages"},
	"app.ErrNoPaperwork":        {app.ErrNoPaperwork, "explain.no_paperwork"},
	"app.ErrNoPlaces":           {app.ErrNoPlaces, "explain.no_places"},
	"app.ErrNotReady":           {app.ErrNotReady, "explain.not_ready"},
	"app.ErrRedLine":            {app.ErrRedLine, "explain.red_line"},
	"app.ErrAgreedAlready":      {app.ErrAgreedAlready, "explain.agreed_already"},
	"vault.ErrFrozen":           {vault.ErrFrozen, "explain.frozen"},
	"plan.ErrCopy":              {plan.ErrCopy, "explain.copy"},
	"plan.ErrDigits":            {plan.ErrDigits, "explain.copy"},
	"plan.ErrLangs":             {plan.ErrLangs, "explain.langs"},
	"plan.ErrNoPlan":            {plan.ErrNoPlan, "explain.no_plan"},
	"plan.ErrRecipient":         {plan.ErrRecipient, "explain.no_recipient"},
	"plan.ErrNoCard":            {plan.ErrNoCard, "explain.no_card"},
	"plan.ErrNoRequest":         {plan.ErrNoRequest, "explain.no_request"},
	"plan.ErrNoYes":             {plan.ErrNoYes, "explain.no_yes"},
	"form.ErrBroken":            {form.ErrBroken, "explain.pack_broken"},
	"form.ErrUnknownRule":       {form.ErrUnknownRule, "explain.pack_broken"},
	"form.ErrCycle":             {form.ErrCycle, "explain.pack_broken"},
	"form.ErrVersion":           {form.ErrVersion, "explain.form_version"},
	"form.ErrPack":              {form.ErrPack, "explain.not_pack"},
	"form.ErrTaken":             {form.ErrTaken, "explain.form_taken"},
	"form.ErrSignature":         {form.ErrSignature, "explain.signature"},
	"form.ErrSigningKey":        {form.ErrSigningKey, "explain.unknown"},
	"form.ErrSameVersion":       {form.ErrSameVersion, "explain.form_same"},
	"app.ErrPackInUse":          {app.ErrPackInUse, "explain.form_in_use"},
	"app.ErrNoPacks":            {app.ErrNoPacks, "explain.form_not_kept"},
	"form.PackError":            {&form.PackError{File: "schema.json", Pointer: "/type", Why: "is missing"}, "explain.pack"},
	"app.ErrHeld":               {app.ErrHeld, "explain.held"},
	"app.ErrNotSupervisor":      {app.ErrNotSupervisor, "explain.not_supervisor"},
	"app.ErrCode":               {app.ErrCode, "explain.code"},
	"app.ErrClock":              {app.ErrClock, "explain.clock"},
	"app.ErrNoReason":           {app.ErrNoReason, "explain.why"},
	"app.ErrService":            {app.ErrService, "explain.service"},
	"app.ErrManyServices":       {app.ErrManyServices, "explain.services_many"},
	"app.ErrNoServices":         {app.ErrNoServices, "explain.services_kept"},
	"app.ErrGone":               {app.ErrGone, "explain.numbers_gone"},
	"app.ErrWords":              {app.ErrWords, "explain.words"},
	"app.ErrNoCopies":           {app.ErrNoCopies, "explain.no_copies"},
	"app.ErrNoWords":            {app.ErrNoWords, "explain.words_kept"},
	"pdf.ErrNoPages":            {pdf.ErrNoPages, "explain.no_pages"},
	"text.ErrTooManyGlyphs":     {text.ErrTooManyGlyphs, "explain.letters"},
	"text.MissingGlyphError":    {&text.MissingGlyphError{Char: 0x13000}, "explain.glyph"},
}

func TestExplain_EverySentinelHasItsSentence(t *testing.T) {
	words := i18n.Open()
	for name, s := range sentinels {
		for _, err := range []error{s.err, fmt.Errorf("in another room: %w", s.err), errors.Join(s.err, errors.New("closing"))} {
			key, args := app.Explain(err)
			if key != s.key {
				t.Errorf("%s is explained by %s, want %s", name, key, s.key)
			}
			for _, l := range i18n.Languages() {
				if said := words.For(l.Tag).Say(key, args); strings.ContainsAny(said, "⟨{") || strings.Contains(said, "[en]") {
					t.Errorf("%s has no words in %s: %s", name, l.English, said)
				}
			}
		}
	}
}

// Whoever adds an error at a door adds its line here, and so its words.
func TestExplain_NoSentinelIsForgotten(t *testing.T) {
	found := 0
	for room, dir := range map[string]string{"app": ".", "vault": "vault", "handover": "handover", "plan": "plan", "form": "form", "pdf": "pdf", "text": "text"} {
		for _, decl := range declarations(t, dir) {
			for _, name := range decl.Names {
				if strings.HasPrefix(name.Name, "Err") {
					found++
					if _, ok := sentinels[room+"."+name.Name]; !ok {
						t.Errorf("%s.%s is not in the list", room, name.Name)
					}
				}
			}
		}
	}
	if found < 25 {
		t.Errorf("only %d sentinels found: the search is broken", found)
	}
}

func declarations(t *testing.T, dir string) (all []*ast.ValueSpec) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, s := range g.Specs {
					all = append(all, s.(*ast.ValueSpec))
				}
			}
		}
	}
	return all
}
