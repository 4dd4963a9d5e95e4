package casefiletest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"onward/app/casefile"
)

// Stranger is one of a crowd: an invented person in a line.
type Stranger struct {
	Lang string        // BCP 47
	Name casefile.Name // as written at home, in Latin letters, or both
	Born int
	Home casefile.Addr
}

// Crowd makes so many invented people of all languages, the same ones for the
// same seed. Of ten, six are written in both scripts, two only at home's and
// two only in Latin letters; every third has a nickname.
func Crowd(seed uint64, n int) []Stranger {
	r := rand.New(rand.NewPCG(seed, 7))
	all := make([]Stranger, n)
	for i := range all {
		all[i] = stranger(r, namings[i%len(namings)], r.IntN(10))
	}
	return all
}

var countries = map[string]string{"my": "MM", "th": "TH", "lo": "LA", "km": "KH", "vi": "VN", "zh-Hans": "CN", "en": "KE"}

func stranger(r *rand.Rand, by naming, written int) Stranger {
	var home, roman []string
	for _, row := range by.rows {
		h, l := draw(r, row)
		home, roman = append(home, h), append(roman, l)
	}
	full, latin := strings.Join(home, by.join), strings.Join(roman, " ")
	if by.lang == "zh-Hans" {
		latin = roman[0] + " " + strings.ToUpper(roman[1][:1]) + roman[1][1:] + roman[2]
	}
	n := casefile.Name{Full: full, Roman: latin, Called: home[len(home)-1]}
	if by.lang == "th" || by.lang == "lo" {
		n.Called = home[0]
	}
	if by.lang == "my" || by.lang == "zh-Hans" {
		n.Called = strings.Join(home[1:], "")
	}
	switch {
	case full == latin, written < 2:
		n.Roman = ""
	case written < 4:
		n.Full, n.Called = latin, ""
		n.Roman = ""
	}
	if r.IntN(3) == 0 {
		n.Nick, _ = draw(r, by.nicks)
	}
	place, inLatin, _ := strings.Cut(by.homes[r.IntN(len(by.homes))], "=")
	return Stranger{Lang: by.lang, Name: n, Born: 1970 + r.IntN(40), Home: casefile.Addr{Text: place, Roman: inLatin, Country: countries[by.lang]}}
}

// draw takes one of a row: as written at home and in Latin letters.
func draw(r *rand.Rand, row string) (home, roman string) {
	words := strings.Fields(row)
	home, roman, two := strings.Cut(words[r.IntN(len(words))], "=")
	if !two {
		roman = home
	}
	return home, roman
}

// Case makes a whole case of a stranger: that of the invented person of the
// same language, filled in the same way, under another name, with sittings of
// its forms in turn until there are so many. at is the day of the last.
func (s Stranger) Case(id casefile.CaseID, code casefile.Code, sittings int, at time.Time) *casefile.Case {
	c := Speaking(s.Lang, at)
	like := c.Sittings
	c.ID, c.Code, c.Sittings = id, code, nil
	for i := range sittings {
		of := like[i%len(like)].Clone()
		of.ID = casefile.SittingID(fmt.Sprintf("%s-%d", id, i))
		if of.Form == "f00" {
			s.sign(of)
		}
		c.Sittings = append(c.Sittings, of)
	}
	return c
}

// sign puts the stranger in place of the person the sitting was made of.
func (s Stranger) sign(of *casefile.Sitting) {
	for q, v := range map[casefile.QuestionID]any{
		"person.called": s.Name, "person.home_place": s.Home, "person.home_country": s.Home.Country,
		"person.birth": casefile.PDate{Precision: "year", Calendar: "ce", CE: fmt.Sprint(s.Born), Text: fmt.Sprint(s.Born)},
	} {
		if as := of.Answers[q]; len(as) > 0 {
			a := as[len(as)-1]
			a.Value = casefile.Plain(v)
			if text, ok := v.(string); ok {
				a.Value = text
			}
			of.Answers[q] = []casefile.Answer{a}
		}
	}
}
