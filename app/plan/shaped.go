package plan

import (
	"fmt"
	"maps"
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// step says one step of a scale.
func (v *voice) step(q *form.Question, value any, shared string) []Said {
	n := fmt.Sprint(value)
	return v.each(func(p *i18n.Printer) string { return v.word(p, nil, scale(q, shared)(n)...) })
}

// shaped says an answer with several parts, all of them.
func (v *voice) shaped(q *form.Question, a casefile.Answer, parts map[string]any) []Said {
	text := func(name string) string { s, _ := parts[name].(string); return s }
	word := func(key string) func(p *i18n.Printer) string {
		return func(p *i18n.Printer) string {
			if _, ok := p.Find(key); !ok {
				return ""
			}
			return v.word(p, nil, key)
		}
	}
	country := func(p *i18n.Printer) string {
		if code := text("country"); code != "" {
			return p.Country(code)
		}
		return ""
	}
	switch q.Kind {
	case form.PDate:
		_, said := v.dayOf(a)
		return said
	case form.Money:
		amount, _ := parts["amount"].(float64)
		return v.each(func(p *i18n.Printer) string { return p.Money(amount, text("currency"), text("per")) })
	case form.Name:
		return v.plain(a.Lang, listed(text("full"), text("roman"), text("called"), text("nick"), text("given"), text("family")))
	case form.Addr:
		return v.each(func(p *i18n.Printer) string { return listed(text("text"), text("roman"), text("landmark"), country(p)) })
	case form.Phone:
		return v.each(func(p *i18n.Printer) string {
			safe := ""
			if text("safe") == "no" {
				safe = v.word(p, nil, "plan.people.not_safe")
			}
			return listed(text("number"), text("owner"), text("when"), text("say"), safe)
		})
	case form.IDDoc:
		return v.each(func(p *i18n.Printer) string {
			expires := ""
			if iso := text("expires"); iso != "" {
				expires = p.ShortDate(iso)
			}
			return listed(text("type"), text("number"), country(p), text("place"), expires)
		})
	case form.Sign:
		return v.each(func(p *i18n.Printer) string {
			on := ""
			if iso := text("on"); iso != "" {
				on = p.ShortDate(iso)
			}
			return listed(word("mark."+text("how"))(p), text("by"), on)
		})
	}
	// A shape of a pack from outside: its parts as they are.
	var all []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		all = append(all, fmt.Sprint(parts[name]))
	}
	return v.plain(a.Lang, listed(all...))
}
