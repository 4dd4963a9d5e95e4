package page

import (
	"onward/app/arrival"
	"onward/app/ui/part"
)

// lookAt gives fields of a talk their eye for what is pasted into them.
func (s *sheet) lookAt(text string) part.Found {
	return lookAt(text, langOf(text, s.hers.Tag(), s.working.Tag()))
}

func lookAt(text, lang string) part.Found {
	f := arrival.Look(text, lang)
	found := part.Found{Clean: text, Kept: arrival.Tidy(text), Ask: f.Faults()}
	if len(f.Signs) > 0 {
		found.Clean = arrival.Strip(text, lang)
	}
	if f.Zawgyi {
		found.Converted = arrival.FromZawgyi(text)
	}
	for _, sign := range f.Signs {
		m := part.Mark{At: sign.At, End: sign.End, Name: sign.Name, Why: "hidden", Harm: sign.Fault}
		if sign.Kind == arrival.Damage || sign.Kind == arrival.Mixed {
			m.Why = string(sign.Kind)
		}
		found.Marks = append(found.Marks, m)
	}
	return found
}
