package form

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
		for _, v := range q.Options {
			need(q.Words+".opt."+v, "opt."+v)
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
