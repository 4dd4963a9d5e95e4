package form

import "strconv"

// A question is answered in its own verb in most of our languages: do you have,
// have or not have; do you want, want or not want. answerSets are the verbs
// there are words for, under "answer.<set>.yes" and "answer.<set>.no".
var answerSets = []string{"have", "want", "need", "agree", "may", "can", "is", "did", "know", "safe", "fear"}

// Choices gives what a question offers to choose from: its options, or yes and
// no where that is what it asks. Other kinds offer nothing.
func (q *Question) Choices() []string {
	if q.Kind == YesNo {
		return []string{"yes", "no"}
	}
	return q.Options
}

// OptionWords gives the ladder of keys the words of an option may be found
// under: the question's own, those of its set of answers, the shared ones.
func (q *Question) OptionWords(v string) []string {
	ladder := []string{q.Words + ".opt." + v}
	if q.Answers != "" && (v == "yes" || v == "no") {
		ladder = append(ladder, "answer."+q.Answers+"."+v)
	}
	return append(ladder, "opt."+v)
}

// WordsNeeded lists, for every word the form shows, the ladder of keys it may
// be found under, the most particular first. Nothing is said of languages:
// that is for whoever has the words.
func (d *Def) WordsNeeded() [][]string {
	var all [][]string
	need := func(ladder ...string) { all = append(all, ladder) }
	var items func([]Item)
	items = func(list []Item) {
		for _, it := range list {
			switch it := it.(type) {
			case *Group:
				need(it.Words + ".title")
				items(it.Items)
			case *Note:
				need(it.Words + ".text")
			}
		}
	}
	for _, s := range d.Sections() {
		need(s.Words + ".title")
		items(s.Items)
	}
	for _, q := range d.Questions() {
		if !q.Unlabelled && !q.Bare() {
			need(q.Words + ".label")
		}
		if q.Script {
			need(q.Words + ".say")
		}
		if q.Help {
			need(q.Words + ".help")
		}
		for _, v := range q.Choices() {
			need(q.OptionWords(v)...)
		}
		if shared, n := q.scale(); n > 0 {
			for step := range n {
				v := strconv.Itoa(step + 1)
				need(q.Words+".opt."+v, shared+v)
			}
		}
		for _, a := range q.Alerts {
			need("alert." + a.Alert)
		}
		for _, a := range q.Plan {
			need("action." + a.Action + ".what")
			need("action." + a.Action + ".goal")
		}
	}
	return all
}

// scale gives the shared words of a question that is answered by a number of
// steps, and how many there are.
func (q *Question) scale() (shared string, steps int) {
	switch q.Kind {
	case Face5:
		return "face.", 5
	case Level4:
		return "level.", 4
	}
	return "", 0
}
