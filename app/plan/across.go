package plan

import (
	"strings"
	"unicode"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// Across is a text that leaves on a paper in another language than the one its
// reader reads, and what there is of it in that language.
type Across struct {
	Field
	Text string // as it was typed
	Lang string // the language of it, BCP 47
	To   string // the language its reader reads, BCP 47
	// Name says that it is a name, an address, a short word: it needs no
	// translation, but letters its reader knows. The paper does not say that
	// they are missing.
	Name bool
	// Have is the translation that counts; without text where there is none.
	Have casefile.Translation
	// Was is a translation of what stood there before, Before that original,
	// where there is none of what stands there now.
	Was    casefile.Translation
	Before string
}

// Unread tells whether the reader will find words that mean nothing to them.
func (a Across) Unread() bool { return !a.Name && a.Have.Text == "" }

// ReadsIn gives the language the reader of a copy reads: that written down
// with the agreement to share where the copy speaks it, or else the first of
// the copy. It is "" for the locked file, which nobody else reads.
func ReadsIn(in Input) string {
	if in.Copy == File || len(in.Langs) == 0 {
		return ""
	}
	if tag := ReaderLang(in.Case, in.Recipient); tag != "" && (in.Copy == Receiving || in.Copy == Handover) {
		for _, lang := range in.Langs {
			if lang == tag {
				return tag
			}
		}
	}
	return in.Langs[0]
}

// ReaderLang is the language of ours the reader of an agreement to share (F10)
// reads, as it was written down there; "" where that is not known.
func ReaderLang(c *casefile.Case, share casefile.SittingID) string {
	s := c.Sitting(share)
	if s == nil || s.Form != "f10" {
		return ""
	}
	a, _ := s.Answer("to.language")
	tag, _ := i18n.Ours(a.Text())
	return tag
}

// tongue tells in which language an answer is written: the one it was stamped
// with, as far as its letters allow; "" where it needs no translation, such as
// a number or a code.
func tongue(s *casefile.Sitting, stamp, text string) string {
	if code(text) {
		return ""
	}
	return i18n.Written(text, stamp, s.Language, s.Working)
}

// code tells words that are the same in every language: each has a figure in
// it, or is of capital letters alone, such as "LINE 2B".
func code(text string) bool {
	for _, word := range strings.Fields(text) {
		small := strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) && (r > unicode.MaxASCII || unicode.IsLower(r)) })
		if small >= 0 && strings.IndexFunc(word, unicode.IsDigit) < 0 {
			return false
		}
	}
	return true
}

// cross notes a text that is about to be said, where its reader does not read
// its language; and for a name, not its letters.
func (c *composer) cross(st *form.Sitting, q casefile.QuestionID, a casefile.Answer, text string, name bool) {
	lang := tongue(st.Record(), a.Lang, text)
	if text == "" || lang == "" || c.reads == "" || lang == c.reads || name && i18n.ReadsLetters(c.reads, text) {
		return
	}
	x := Across{Field: field(st, q), Text: text, Lang: lang, To: c.reads, Name: name}
	for _, known := range c.plan.Across {
		if known.Field == x.Field {
			return // it stands in two places
		}
	}
	x.Have, _ = a.Translation(c.reads)
	if was, before, ok := st.Record().Outdated(q, c.reads); ok {
		x.Was, x.Before = was, wordsOf(before.Value)
	}
	c.plan.Across = append(c.plan.Across, x)
}

// wordsOf gives the words of an answer that can be translated: a text, or
// those of a place, of a name, of what must be known of a telephone.
func wordsOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		text := func(name string) string { s, _ := v[name].(string); return s }
		if _, isPhone := v["number"]; isPhone {
			return listed(text("when"), text("say"))
		}
		if place := listed(text("text"), text("landmark")); place != "" {
			return place
		}
		return first(text("called"), text("nick"), text("full"))
	}
	return ""
}

// AcrossAnswers lists the words of some sittings that a reader of a language
// cannot read: what goes back to the one a plan came from.
func AcrossAnswers(sittings []*casefile.Sitting, shelf *form.Shelf, to string) []Across {
	var all []Across
	for _, s := range sittings {
		def, ok := shelf.Of(s)
		if !ok {
			continue
		}
		st, err := form.Begin(def, s, form.Env{NewRow: noRow})
		if err != nil {
			continue
		}
		c := &composer{plan: &Plan{}, reads: to}
		for _, q := range sortedQuestions(s) {
			a, ok := s.Answer(q)
			d, known := def.Question(q)
			if ok && known && st.Shown(q) && (d.Kind == form.Text || d.Kind == form.Long) {
				c.cross(st, q, a, a.Text(), d.Kind == form.Text && nameLike(q))
			}
		}
		all = append(all, c.plan.Across...)
	}
	return all
}

// nameLike tells questions of one line that ask who or where.
func nameLike(q casefile.QuestionID) bool {
	at := strings.LastIndexByte(string(q), '.')
	switch string(q)[at+1:] {
	case "name", "worker", "sender_name", "code", "post", "office", "sender", "by", "typed_by", "visit_by", "told_by", "sent_to", "answer_to", "next_worker":
		return true
	}
	return false
}
