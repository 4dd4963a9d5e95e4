package form

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// What a schema cannot say of the shared types: dates that do not exist, the
// 543 years between two calendars, characters no phone has, unknown money.

func float(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	return f
}

// plainNumberValue reads any number Go has as JSON's; NaN and infinity are
// none.
func plainNumberValue(v any) (any, bool) {
	r := reflect.ValueOf(v)
	var f float64
	switch {
	case r.CanInt():
		f = float64(r.Int())
	case r.CanUint():
		f = float64(r.Uint())
	case r.CanFloat():
		f = r.Float()
	case r.Kind() == reflect.String: // json.Number and kin
		x, err := strconv.ParseFloat(r.String(), 64)
		if err != nil {
			return r.String(), true
		}
		f = x
	default:
		return nil, false
	}
	return f, f-f == 0
}

func judgeKind(q *Question, v any, today string) []Problem {
	m, _ := v.(map[string]any)
	switch q.Kind {
	case Date:
		s, _ := v.(string)
		return judgeDate(s, "", today, q.past)
	case PDate:
		return judgePDate(m, today, q.past)
	case Phone:
		return judgePhone(m)
	case Money:
		return judgeMoney(m)
	case IDDoc:
		s, _ := m["expires"].(string)
		return judgeDate(s, "expires", today, false)
	case Sign:
		s, _ := m["on"].(string)
		return judgeDate(s, "on", today, false)
	}
	return nil
}

func judgePDate(m map[string]any, today string, past bool) []Problem {
	ce, _ := m["ce"].(string)
	found := judgeDate(ce, "", today, past)
	if to, _ := m["to"].(string); to != "" && len(found) == 0 {
		found = judgeDate(to, "to", today, past)
		if len(found) == 0 && to < ce {
			found = []Problem{{Kind: DateImpossible, Args: map[string]any{"field": "to"}}}
		}
	}
	want := map[any]int{"day": 10, "month": 7, "year": 4, "range": 4}[m["precision"]]
	switch {
	case len(found) > 0 || want == 0:
	case ce == "" && (m["precision"] != "range" || m["to"] == nil || m["to"] == ""): // of a span one end is enough
		found = []Problem{{Kind: WrongFormat, Args: map[string]any{"format": "date"}}}
	case len(ce) < want && layouts[len(ce)] != "": // less than the precision promises
		found = []Problem{{Kind: DateImpossible}}
	}
	return found
}

// layouts of dates by their length, and so their precision.
var layouts = map[int]string{4: "2006", 7: "2006-01", 10: iso}

// judgeDate looks at a date of whatever precision: 2026, 2026-11, 2026-11-23.
// What does not look like one is left to the schema.
func judgeDate(s, field, today string, past bool) []Problem {
	problem := func(k ProblemKind, args map[string]any) []Problem {
		if field != "" {
			args["field"] = field
		}
		if len(args) == 0 {
			args = nil
		}
		return []Problem{{Kind: k, Args: args}}
	}
	if year, _, _ := strings.Cut(s, "-"); year != "" && strings.Trim(year, "0123456789") == "" && (len(year) < 4 || year < "1000") {
		return problem(DateYear, map[string]any{})
	}
	layout := layouts[len(s)]
	if layout == "" || strings.Trim(s, "0123456789-") != "" {
		return nil
	}
	year, err := strconv.Atoi(s[:4])
	if err != nil {
		return nil
	}
	if right, slipped := era(year, today); slipped {
		return problem(DateEra, map[string]any{"year": year, "other": right})
	}
	if _, err := time.Parse(layout, s); err != nil {
		return problem(DateImpossible, map[string]any{})
	}
	if past && len(today) >= len(s) && s > today[:len(s)] {
		return problem(DateFuture, map[string]any{})
	}
	return nil
}

// eraGap is the distance between the Buddhist era of Thailand and the common
// era. Calendars of neighbours differ by a year at most (domain notes), and
// are caught as well.
const eraGap = 543

// era tells a year typed in the wrong calendar: one that gives an age over 100
// or a time more than a century ahead, where 543 years off would be plausible.
func era(year int, today string) (right int, slipped bool) {
	now := 0
	if len(today) >= 4 {
		now = atoi(today[:4])
	}
	if now <= 0 {
		return 0, false
	}
	plausible := func(y int) bool { return y >= now-100 && y <= now+100 }
	switch {
	case plausible(year):
		return 0, false
	case plausible(year - eraGap):
		return year - eraGap, true
	case plausible(year + eraGap):
		return year + eraGap, true
	}
	return 0, false
}

// judgePhone lets by digits of any script and what people write between them.
func judgePhone(m map[string]any) []Problem {
	s, isText := m["number"].(string)
	if !isText {
		return nil // the schema says so
	}
	if strings.TrimSpace(s) == "" {
		return []Problem{{Kind: Required, Args: map[string]any{"field": "number"}}}
	}
	digits := 0
	for i, r := range strings.TrimSpace(s) {
		switch {
		case unicode.Is(unicode.Nd, r):
			digits++
		case r == '+' && i == 0, strings.ContainsRune(" -.()/#*", r):
		default:
			return []Problem{{Kind: BadPhone}}
		}
	}
	if digits < 3 || digits > 15 { // E.164: at most 15
		return []Problem{{Kind: BadPhone}}
	}
	return nil
}

func judgeMoney(m map[string]any) []Problem {
	s, isText := m["currency"].(string)
	if _, amount := m["amount"].(float64); !amount || !isText && m["currency"] != nil {
		return nil // the schema says so
	}
	if !slices.Contains(currencies, s) {
		return []Problem{{Kind: BadCurrency}}
	}
	return nil
}

// currencies are the codes of ISO 4217 in use, funds and metals left out.
var currencies = strings.Fields(`
	AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
	CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
	GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
	LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
	NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
	STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
	XPF YER ZAR ZMW ZWG ZWL`)
