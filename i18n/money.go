package i18n

import "strings"

// Currencies are the monies that have words in every language (ISO 4217), those
// of this region first. Any other is said by its code.
func Currencies() []string {
	return []string{"THB", "LAK", "KHR", "MMK", "VND", "CNY", "MYR", "JPY", "USD"}
}

// Money writes an amount as people say it: "200,000 kip", "5,000 baht per
// month". Money without words of its own stands with its ISO 4217 code. per is
// once, hour, day, week, month, year or "".
func (p *Printer) Money(amount float64, currency, per string) string {
	n := p.Number(amount)
	s := strings.TrimSpace(n + " " + currency)
	if _, ok := p.Find("money." + currency); ok {
		s = p.Say("money."+currency, Args{"amount": n})
	}
	if per == "" || per == "once" {
		return s
	}
	if w, ok := p.Find("per." + per); ok {
		return p.Say("money.per", Args{"money": s, "per": w.Text})
	}
	return s
}

// Currency names a money: "Thai baht (THB)"; the code alone where there are no
// words for it.
func (p *Printer) Currency(code string) string {
	if w, ok := p.Find("currency." + code); ok {
		return w.Text + " (" + code + ")"
	}
	return code
}
