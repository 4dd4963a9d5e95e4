package app

import (
	"errors"
	"io/fs"

	"onward/app/directory"
	"onward/app/form"
	"onward/app/handover"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/app/vault"
	"onward/i18n"
)

// Explain turns an error into the key of one clear sentence that says what to
// do, and the facts the sentence names. It never gives a value that someone
// typed. Errors it does not know get a calm general sentence.
func Explain(err error) (key string, args i18n.Args) {
	var glyph *text.MissingGlyphError
	if errors.As(err, &glyph) {
		return "explain.glyph", i18n.Args{"char": string(glyph.Char), "code": codePoint(glyph.Char)}
	}
	var print *pdf.MissingGlyph
	if errors.As(err, &print) {
		return "explain.glyph", i18n.Args{"char": string(print.Char), "code": codePoint(print.Char)}
	}
	// Single records are damaged and the rest works; where it is not said
	// which, nothing opens.
	var records *vault.DamageError
	if errors.As(err, &records) {
		return "explain.damaged", nil
	}
	var sheet *vault.SheetError
	if errors.As(err, &sheet) && len(sheet.Rows) > 0 {
		return "explain.sheet_row", i18n.Args{"row": sheet.Rows[0]}
	}
	var faults directory.Faults
	if errors.As(err, &faults) {
		return "explain.sheet_faults", nil
	}
	var pack *form.PackError
	if errors.As(err, &pack) {
		return "explain.pack", i18n.Args{"file": pack.File, "where": pack.Pointer, "why": i18n.Key("fault." + string(pack.Kind()))}
	}
	if key := ofSystem(err); key != "" {
		return key, nil
	}
	for _, e := range explained {
		if errors.Is(err, e.err) {
			return e.key, nil
		}
	}
	return "explain.unknown", nil
}

var explained = []struct {
	err error
	key string
}{
	{vault.ErrWrongPassphrase, "explain.wrong_passphrase"},
	{vault.ErrWeakPassphrase, "explain.weak_passphrase"},
	{vault.ErrNoKey, "explain.no_key"},
	{vault.ErrMayNot, "explain.may_not"},
	{vault.ErrNoUser, "explain.no_user"},
	{vault.ErrNameTaken, "explain.name_taken"},
	{vault.ErrLast, "explain.last_user"},
	{vault.ErrManyUsers, "explain.many_users"},
	{vault.ErrSheet, "explain.sheet"},
	{vault.ErrNoCopyYet, "explain.no_copy_yet"},
	{vault.ErrBusy, "explain.busy"},
	{vault.ErrNewer, "explain.newer"},
	{vault.ErrNotVault, "explain.not_vault"},
	{vault.ErrSamePlace, "explain.same_place"},
	{vault.ErrExists, "explain.exists"},
	{vault.ErrFull, "explain.full"},
	{vault.ErrParams, "explain.damaged_vault"},
	{vault.ErrRewritten, "explain.rewritten"}, // before what it wraps
	{vault.ErrHead, "explain.head"},
	{vault.ErrOtherVault, "explain.other_vault"},
	{vault.ErrAltered, "explain.altered"},
	{vault.ErrDamaged, "explain.damaged_vault"},
	{vault.ErrMissing, "explain.no_vault"},
	{vault.ErrStorage, "explain.storage"},
	{vault.ErrUnwritable, "explain.unwritable"},
	{form.ErrVersion, "explain.form_version"},
	{form.ErrSignature, "explain.signature"},
	{form.ErrPack, "explain.not_pack"},
	{form.ErrTaken, "explain.form_taken"},
	{form.ErrSameVersion, "explain.form_same"},
	{ErrPackInUse, "explain.form_in_use"},
	{ErrNoPacks, "explain.form_not_kept"},
	{form.ErrBroken, "explain.pack_broken"},
	{form.ErrUnknownRule, "explain.pack_broken"},
	{form.ErrCycle, "explain.pack_broken"},
	{handover.ErrNotForYou, "explain.letter_not_yours"},
	{handover.ErrDamaged, "explain.letter_damaged"},
	{handover.ErrNewer, "explain.letter_newer"},
	{handover.ErrUnknownSender, "explain.letter_stranger"},
	{handover.ErrExpired, "explain.letter_expired"},
	{handover.ErrEarly, "explain.letter_early"},
	{handover.ErrSeen, "explain.letter_seen"},
	{handover.ErrTooLarge, "explain.letter_large"},
	{handover.ErrMade, "explain.letter_made"},
	{handover.ErrCard, "explain.card"},
	{handover.ErrPerson, "explain.letter_keys"},
	{ErrLetter, "explain.letter"},
	{ErrNotSent, "explain.not_sent"},
	{ErrOwnCase, "explain.own_case"},
	{ErrNotShared, "explain.not_shared"},
	{ErrNoAnswers, "explain.no_answers"},
	{ErrNoSender, "explain.no_sender"},
	{ErrOwnCard, "explain.own_card"},
	{ErrKnownCard, "explain.known_card"},
	{ErrNoPages, "explain.no_kept_pages"},
	{ErrOtherPages, "explain.other_pages"},
	{ErrNoPaperwork, "explain.no_paperwork"},
	{ErrNoPlaces, "explain.no_places"},
	{ErrNotReady, "explain.not_ready"},
	{ErrRedLine, "explain.red_line"},
	{ErrAgreedAlready, "explain.agreed_already"},
	{vault.ErrFrozen, "explain.frozen"},
	{plan.ErrCopy, "explain.copy"},
	{plan.ErrDigits, "explain.copy"},
	{plan.ErrLangs, "explain.langs"},
	{plan.ErrNoPlan, "explain.no_plan"},
	{plan.ErrRecipient, "explain.no_recipient"},
	{plan.ErrNoCard, "explain.no_card"},
	{plan.ErrNoRequest, "explain.no_request"},
	{plan.ErrNoYes, "explain.no_yes"},
	{pdf.ErrNoPages, "explain.no_pages"},
	{text.ErrTooManyGlyphs, "explain.letters"},
	{ErrNoCase, "explain.no_case"},
	{vault.ErrNoCase, "explain.no_case"},
	{ErrNoForm, "explain.no_form"},
	{ErrHeld, "explain.held"},
	{ErrNotSupervisor, "explain.not_supervisor"},
	{ErrCode, "explain.code"},
	{ErrClock, "explain.clock"},
	{ErrNoReason, "explain.why"},
	{ErrGone, "explain.numbers_gone"},
	{ErrCaseFile, "explain.case_file"},
	{ErrService, "explain.service"},
	{ErrManyServices, "explain.services_many"},
	{ErrNoServices, "explain.services_kept"},
	{ErrWords, "explain.words"},
	{ErrNoWords, "explain.words_kept"},
	{ErrNoCopies, "explain.no_copies"},
	{form.ErrSigningKey, "explain.unknown"}, // keys are made and used at the command line alone
	// What is left are our own mistakes, which nobody at the screen can mend.
	{vault.ErrShape, "explain.unknown"},
	{vault.ErrClosed, "explain.unknown"},
	// The system's own, from saving a paper or the settings.
	{fs.ErrPermission, "explain.unwritable"},
	{fs.ErrNotExist, "explain.not_there"},
}

// codePoint writes a character as U+1780.
func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for r > 0 || len(b) < 4 {
		b = append([]byte{hex[r&15]}, b...)
		r >>= 4
	}
	return "U+" + string(b)
}
