package form

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// ProblemKind says what is wrong with an answer. Words for it come at the
// edge, under "problem.<kind>".
type ProblemKind string

// The kinds of problems, and what their Args hold. Where the fault is in a
// part of the value (the number of a phone), Args has "field".
const (
	Required       ProblemKind = "required"        // nothing is answered
	WrongType      ProblemKind = "type"            // want
	WrongFormat    ProblemKind = "format"          // format
	NotAnOption    ProblemKind = "enum"            //
	TooSmall       ProblemKind = "minimum"         // min
	TooLarge       ProblemKind = "maximum"         // max
	TooShort       ProblemKind = "minLength"       // min
	TooLong        ProblemKind = "maxLength"       // max
	TooFew         ProblemKind = "minItems"        // min
	TooMany        ProblemKind = "maxItems"        // max
	WrongPattern   ProblemKind = "pattern"         //
	NotUnique      ProblemKind = "unique"          //
	DateImpossible ProblemKind = "date_impossible" //
	DateEra        ProblemKind = "date_era"        // year, other: 543 years apart
	DateYear       ProblemKind = "date_year"       // the year is not written in full
	DateFuture     ProblemKind = "date_future"     //
	BadPhone       ProblemKind = "phone"           //
	BadCurrency    ProblemKind = "money_currency"  //
	Unfit          ProblemKind = "unfit"           // does not go together with other answers (x-valid)
	NotOpen        ProblemKind = "nonanswer"       // non: a non-answer the question does not allow
	Unknown        ProblemKind = "unknown"         // given data the form has no question for
	Other          ProblemKind = "other"           // keyword
)

// Problem is one thing wrong with an answer. It is derived, never stored, and
// holds no words and nothing of the answer but what Args name above.
type Problem struct {
	Question casefile.QuestionID `json:"question"`
	Kind     ProblemKind         `json:"kind"`
	Args     map[string]any      `json:"args,omitempty"`
}

// check is what a question's answers are held to.
type check struct {
	schema *jsonschema.Schema
	more   []*jsonschema.Schema // of other parts of the same object
}

// Problems gives what is wrong with a question's answer now: nothing while it
// is hidden.
func (s *Sitting) Problems(id casefile.QuestionID) []Problem {
	c := s.at(id)
	if c == nil || !c.shown {
		return nil
	}
	found := s.check(c)
	if fits := c.misfits(); len(fits) > 0 {
		found = append(slices.Clone(found), fits...)
	}
	if s.missing(c) {
		found = append([]Problem{{Question: c.id, Kind: Required}}, found...)
	}
	return found
}

func (s *Sitting) missing(c *cell) bool {
	return (c.q.Required || c.needed) && c.q.Compute == "" && c.shown && !c.answered() && !s.Kept(c.id)
}

// Missing lists the questions that are required, asked, and not dealt with.
func (s *Sitting) Missing() (all []casefile.QuestionID) {
	s.each(func(c *cell) {
		if s.missing(c) {
			all = append(all, c.id)
		}
	})
	return all
}

// AllProblems gives everything wrong with what is asked, in the order of the
// form, and after it what rules across questions (if, dependentRequired) say.
func (s *Sitting) AllProblems() (all []Problem) {
	s.each(func(c *cell) { all = append(all, s.Problems(c.id)...) })
	if s.def.whole {
		for _, p := range s.across() {
			if !slices.ContainsFunc(all, func(o Problem) bool { return o.Question == p.Question && o.Kind == p.Kind }) {
				all = append(all, p)
			}
		}
	}
	return all
}

// check gives what is wrong with the answer at a place, remembered until the
// answer changes.
func (s *Sitting) check(c *cell) []Problem {
	if c.q.Kind == Table {
		return s.checkTable(c)
	}
	if c.checked || c.q.Compute != "" {
		return c.problems
	}
	c.checked, c.problems = true, nil
	a, ok := s.record.Answer(c.id)
	if !ok {
		return nil
	}
	c.problems = judge(s.def, c.q, c.id, a, s.env.Today)
	return c.problems
}

// judge holds one answer to its question.
func judge(d *Def, q *Question, id casefile.QuestionID, a casefile.Answer, today string) []Problem {
	if a.Value == nil {
		if a.Non != "" && !q.Allows(a.Non) {
			return []Problem{{id, NotOpen, map[string]any{"non": string(a.Non)}}}
		}
		return nil
	}
	if _, ok := plainValue(a.Value, 0); !ok {
		return []Problem{{id, WrongType, nil}}
	}
	v := real(q, a.Value)
	if v == nil {
		return nil
	}
	own := judgeKind(q, v, today)
	found := make([]Problem, 0, len(own))
	for _, p := range own {
		found = append(found, Problem{id, p.Kind, p.Args})
	}
	if len(own) > 0 { // closer to the point than what a schema can say
		return found
	}
	for _, s := range append([]*jsonschema.Schema{q.check.schema}, q.check.more...) {
		if err := validate(s, v); err != nil {
			for _, leaf := range leaves(err, nil) {
				p := d.translate(q, leaf)
				p.Question = id
				found = append(found, p)
			}
		}
	}
	return dedupe(found)
}

// validate is Validate of the library, with its panics on odd numbers kept in.
func validate(s *jsonschema.Schema, v any) (ve *jsonschema.ValidationError) {
	defer func() {
		if recover() != nil {
			ve = &jsonschema.ValidationError{KeywordLocation: "/type"}
		}
	}()
	if s == nil {
		return nil
	}
	ve, _ = s.Validate(v).(*jsonschema.ValidationError)
	return ve
}

// leaves gives the failures that say something, a choice that failed counting
// as one.
func leaves(ve *jsonschema.ValidationError, all []*jsonschema.ValidationError) []*jsonschema.ValidationError {
	switch keyword(ve) {
	case "anyOf", "oneOf", "not", "enum", "const":
		return append(all, ve)
	}
	if len(ve.Causes) == 0 {
		return append(all, ve)
	}
	for _, c := range ve.Causes {
		all = leaves(c, all)
	}
	return all
}

// keyword is the last segment of where a failure stands.
func keyword(ve *jsonschema.ValidationError) string {
	i := strings.LastIndexByte(ve.KeywordLocation, '/')
	return ve.KeywordLocation[i+1:]
}

// translate makes a problem of a failure: its kind from the keyword, its
// parameters from the compiled schema the keyword stands in. The library's
// message is English and is not read.
func (d *Def) translate(q *Question, ve *jsonschema.ValidationError) Problem {
	kw := keyword(ve)
	p := Problem{Kind: Other, Args: map[string]any{}}
	if field := strings.TrimPrefix(ve.InstanceLocation, "/"); field != "" && q.Kind != Many {
		p.Args["field"] = field
	}
	at := strings.TrimSuffix(ve.AbsoluteKeywordLocation, "/"+kw)
	d.parameters(&p, kw, q, d.schemas[at])
	if len(p.Args) == 0 {
		p.Args = nil
	}
	return p
}

func (d *Def) parameters(p *Problem, kw string, q *Question, s *jsonschema.Schema) {
	if s == nil {
		s = &jsonschema.Schema{}
	}
	least := func(k ProblemKind, v any) { p.Kind = k; p.Args["min"] = v }
	most := func(k ProblemKind, v any) { p.Kind = k; p.Args["max"] = v }
	switch kw {
	case "required":
		p.Kind = Required
	case "type":
		if p.Kind = WrongType; q.values != nil {
			p.Kind = NotAnOption
		}
		p.Args["want"] = strings.Join(s.Types, " ")
	case "format":
		p.Kind = WrongFormat
		p.Args["format"] = s.Format
	case "enum", "const":
		p.Kind = NotAnOption
	case "oneOf":
		p.Kind = Other
		if len(q.Options) > 0 {
			p.Kind = NotAnOption
		} else {
			p.Args["keyword"] = kw
		}
	case "minimum":
		least(TooSmall, float(s.Minimum))
	case "exclusiveMinimum":
		least(TooSmall, float(s.ExclusiveMinimum))
		p.Args["exclusive"] = true
	case "maximum":
		most(TooLarge, float(s.Maximum))
	case "exclusiveMaximum":
		most(TooLarge, float(s.ExclusiveMaximum))
		p.Args["exclusive"] = true
	case "minLength":
		least(TooShort, s.MinLength)
	case "maxLength":
		most(TooLong, s.MaxLength)
	case "minItems":
		least(TooFew, s.MinItems)
	case "maxItems":
		most(TooMany, s.MaxItems)
	case "pattern":
		p.Kind = WrongPattern
	case "uniqueItems":
		p.Kind = NotUnique
	default:
		p.Args["keyword"] = kw
	}
}

func dedupe(ps []Problem) []Problem {
	var out []Problem
	for _, p := range ps {
		twice := false
		for _, o := range out {
			twice = twice || o.Kind == p.Kind && o.Args["field"] == p.Args["field"]
		}
		if !twice {
			out = append(out, p)
		}
	}
	return out
}
