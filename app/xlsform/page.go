package xlsform

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sections makes the categories of the form: each group at the top is one, and
// what stands in no group makes others, so that the order stays. What is worked
// out outside of groups has no place of its own and joins its neighbours.
func (im *importer) sections() []any {
	var all []any
	var loose []any // elements of the section being gathered
	var waiting []any
	count := 0
	flush := func() {
		if len(loose) == 0 {
			return
		}
		count++
		key := im.free(fmt.Sprintf("main%d", count))
		for lang, title := range im.titles() {
			if count > 1 {
				title = fmt.Sprintf("%s (%d)", title, count)
			}
			im.say(lang, key+".title", title)
		}
		all = append(all, object{"type": "Category", "i18n": key, "elements": loose})
		loose = nil
	}
	for _, it := range im.root.kids {
		switch {
		case it.sort == group:
			flush()
			c := im.frameOf(it, "Category")
			all = append(all, c)
		case it.sort == worked:
			waiting = append(waiting, im.element(it))
		default:
			loose = append(append(loose, waiting...), im.element(it))
			waiting = nil
		}
	}
	if loose = append(loose, waiting...); len(loose) > 0 {
		flush()
	}
	return all
}

// free is a key for words that nothing else has.
func (im *importer) free(name string) string {
	for im.notes[name] != nil {
		name += "_"
	}
	return im.id + "." + name
}

// element is what stands on the page for an item, with its rules around it.
func (im *importer) element(it *item) object {
	var e object
	switch it.sort {
	case group:
		if it.table != nil || it.words["label"] == nil {
			e = object{"type": "VerticalLayout", "elements": im.elements(it.kids)}
			break
		}
		return im.frameOf(it, "Group")
	case note:
		key := im.id + "." + it.id
		im.label(it, key+".text")
		e = object{"type": "Label", "i18n": key}
	default:
		e = object{"type": "Control", "scope": "#/properties/" + it.id}
		im.wordsOf(it)
		if it.sort == repeat {
			e["options"] = object{"detail": object{"type": "VerticalLayout", "elements": im.elements(it.kids)}}
		}
	}
	if it.shut != nil {
		e = object{"type": "VerticalLayout", "rule": effect("DISABLE", it.shut), "elements": []any{e}}
	}
	return ruled(e, it)
}

func (im *importer) elements(items []*item) []any {
	all := make([]any, 0, len(items))
	for _, it := range items {
		all = append(all, im.element(it))
	}
	return all
}

// frameOf is a group with a heading: a Category at the top, a Group below.
func (im *importer) frameOf(it *item, kind string) object {
	key := im.id + "." + it.id
	im.label(it, key+".title")
	e := object{"type": kind, "i18n": key, "elements": im.elements(it.kids)}
	if kind == "Group" {
		return ruled(e, it)
	}
	if it.show != nil { // a Category stands in nothing that could carry a rule
		e["rule"] = effect("SHOW", it.show)
		if it.hide != nil {
			e["elements"] = []any{object{"type": "VerticalLayout", "rule": effect("HIDE", it.hide), "elements": e["elements"]}}
		}
	} else if it.hide != nil {
		e["rule"] = effect("HIDE", it.hide)
	}
	return e
}

// ruled sets the rules of an item on its element, the second around it.
func ruled(e object, it *item) object {
	switch {
	case it.show != nil && it.hide != nil:
		e["rule"] = effect("SHOW", it.show)
		return object{"type": "VerticalLayout", "rule": effect("HIDE", it.hide), "elements": []any{e}}
	case it.show != nil:
		e["rule"] = effect("SHOW", it.show)
	case it.hide != nil:
		e["rule"] = effect("HIDE", it.hide)
	}
	return e
}

func effect(name string, condition any) object {
	return object{"effect": name, "condition": condition}
}

// Words.

func (im *importer) say(lang, key, text string) {
	if text == "" {
		return
	}
	if im.words[lang] == nil {
		im.words[lang] = map[string]string{}
	}
	im.words[lang][key] = text
}

// title gives the title of the form its words, and itself in one language.
func (im *importer) title() string {
	best := ""
	for lang, t := range im.titles() {
		im.say(lang, im.id+".title", t)
		if best == "" || lang == "en" {
			best = t
		}
	}
	return best
}

// titles are the title of the form by language. Settings have one, in the
// language of the survey; others fall back on it.
func (im *importer) titles() map[string]string {
	all := map[string]string{}
	for name, text := range im.settings.words["form_title"] {
		if tag := im.tags[name]; name != "" && tag != "" {
			all[tag] = text
		}
	}
	text := im.settings.words["form_title"][""]
	if text == "" {
		text = spell(im.id)
	}
	if len(all) == 0 {
		all["und"] = text
	}
	return all
}

// spell makes "my_question" "my question".
func spell(name string) string {
	return strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(name))
}

// maxWords is how long the prefix of an item's words may be, so that with
// ".opt." and a choice it is not longer than a key can be.
const maxWords = 90

// wordsOf writes all words of a question or table.
func (im *importer) wordsOf(it *item) {
	key := im.id + "." + it.path()
	if it.made {
		it.own = "xls.other" // these words are the program's
		return
	}
	if len(key) > maxWords {
		it.own = fmt.Sprintf("%s.row%d", im.id, it.number)
		key = it.own
	}
	im.label(it, key+".label")
	for lang, hint := range im.byLanguage(it.row, "hint") {
		im.say(lang, key+".help", hint)
	}
	for lang, more := range im.byLanguage(it.row, "guidance_hint") {
		if hint := im.words[lang][key+".help"]; hint != "" {
			more = hint + "\n\n" + more
		}
		im.say(lang, key+".help", more)
	}
	if it.valid != nil {
		for lang, text := range im.byLanguage(it.row, "constraint_message") {
			im.say(lang, key+".valid", text)
		}
	}
	if it.list == nil {
		return
	}
	for _, c := range it.list.choices {
		if c.row.number == 0 {
			continue // "other", which the program has words for
		}
		spoken := im.byLanguage(c.row, "label")
		for lang, text := range spoken {
			im.say(lang, key+".opt."+c.name, text)
		}
		if len(spoken) == 0 {
			im.say("und", key+".opt."+c.name, c.name)
		}
	}
}

// path is the id of a question in the form.
func (it *item) path() string {
	if it.table == nil {
		return it.id
	}
	return it.table.path() + "." + it.id
}

// label writes the label of an item, or its name where it has none.
func (im *importer) label(it *item, key string) {
	labels := im.byLanguage(it.row, "label")
	for lang, text := range labels {
		im.say(lang, key, text)
	}
	if len(labels) == 0 {
		im.say("und", key, spell(it.id))
	}
}

// byLanguage gives the texts of a column of words by tag, as plain words.
func (im *importer) byLanguage(r row, column string) map[string]string {
	all := map[string]string{}
	mentions, marked := false, false
	for name, text := range r.words[column] {
		plain := text
		if mention.MatchString(plain) {
			mentions, plain = true, mention.ReplaceAllString(plain, "…")
		}
		if markup.MatchString(plain) {
			marked, plain = true, markup.ReplaceAllString(plain, "")
		}
		if plain = strings.TrimSpace(plain); plain != "" && plain != "-" {
			all[im.tags[name]] = plain
		}
	}
	if mentions {
		im.loseOnce(r, column, "what was answered is not put into words; … stands there")
	}
	if marked {
		im.loseOnce(r, column, "bold, colours and other marks are taken out")
	}
	return all
}

// loseOnce is for cells that are looked at again for every question that
// offers the same choices.
func (im *importer) loseOnce(r row, column, why string) {
	if l := (Loss{r.sheet, r.number, column, why}); !im.told[l] {
		im.told[l] = true
		im.lost = append(im.lost, l)
	}
}

// standIn gives the words of a survey without English to readers of other
// languages too, as words in no language known: English, which stands in
// otherwise, is not there. What is not said in every language of the survey is
// left out, so that it is seen to be missing.
func (im *importer) standIn() {
	langs := slices.DeleteFunc(slices.Sorted(maps.Keys(im.words)), func(l string) bool { return l == "und" })
	if len(langs) == 0 || slices.Contains(langs, "en") {
		return
	}
	for key, text := range im.words[langs[0]] {
		gap := slices.ContainsFunc(langs, func(l string) bool { return im.words[l][key] == "" })
		if !gap && im.words["und"][key] == "" {
			im.say("und", key, text)
		}
	}
}
