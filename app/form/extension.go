package form

import (
	"slices"
	"strconv"
	"strings"

	"onward/app/casefile"
)

func itoa(i int) string { return strconv.Itoa(i) }

func atoi(s string) int {
	i, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return i
}

// extensions are our own keywords: each reads its value onto the question, and
// says what is wrong with it ("" for nothing). at is where the value stands.
var extensions map[string]func(b *builder, q *Question, v any, at string) string

func init() { // not a literal: some readers look at the table themselves
	extensions = map[string]func(*builder, *Question, any, string) string{
		"x-who":        readWho,
		"x-sens":       readSens,
		"x-copies":     readCopies,
		"x-nonanswers": readNonAnswers,
		"x-words":      readWords,
		"x-answers":    readAnswers,
		"x-script":     flag(func(q *Question) *bool { return &q.Script }),
		"x-help":       flag(func(q *Question) *bool { return &q.Help }),
		"x-long":       flag(func(q *Question) *bool { return &q.Long }),
		"x-past":       flag(func(q *Question) *bool { return &q.past }),
		"x-compute":    readCompute,
		"x-valid":      expressionInto(func(q *Question) *string { return &q.Valid }),
		"x-needed":     expressionInto(func(q *Question) *string { return &q.Needed }),
		"x-offer":      expressionInto(func(q *Question) *string { return &q.Offer }),
		"x-choices":    readChoices,
		"x-alert":      readAlerts,
		"x-plan":       readPlan,
	}
}

func flag(field func(*Question) *bool) func(*builder, *Question, any, string) string {
	return func(_ *builder, q *Question, v any, _ string) string {
		on, ok := v.(bool)
		if !ok {
			return "is not true or false"
		}
		*field(q) = on
		return ""
	}
}

func readWho(_ *builder, q *Question, v any, _ string) string {
	s, _ := v.(string)
	q.Who = Who(s)
	if !slices.Contains([]Who{Survivor, Worker, Kin, Team, Computed}, q.Who) {
		return "is not one of S W F M X"
	}
	return ""
}

func readSens(_ *builder, q *Question, v any, _ string) string {
	s, _ := v.(string)
	q.Sens = Sens(s)
	if !slices.Contains([]Sens{P0, P1, P2, P3}, q.Sens) {
		return "is not one of P0 P1 P2 P3"
	}
	return ""
}

var allCopies = []Copy{FileCopy, SurvivorCopy, CarryCopy, ReceivingCopy}

func readCopies(_ *builder, q *Question, v any, _ string) string {
	list, ok := words(v)
	q.Copies = []Copy{}
	for _, s := range list {
		if !slices.Contains(allCopies, Copy(s)) || slices.Contains(q.Copies, Copy(s)) {
			return "is not a list of F S C R, each once"
		}
		q.Copies = append(q.Copies, Copy(s))
	}
	if !ok {
		return "is not a list of F S C R, each once"
	}
	return ""
}

func readNonAnswers(_ *builder, q *Question, v any, _ string) string {
	list, ok := words(v)
	given := []casefile.NonAnswer{}
	for _, s := range list {
		n := casefile.NonAnswer(s)
		if !slices.Contains(casefile.NonAnswers, n) || slices.Contains(given, n) {
			return "is not a list of dk pns later na, each once"
		}
		given = append(given, n)
	}
	if !ok {
		return "is not a list of dk pns later na, each once"
	}
	q.NonAnswers = []casefile.NonAnswer{}
	for _, n := range casefile.NonAnswers { // the order in which they are offered
		if slices.Contains(given, n) {
			q.NonAnswers = append(q.NonAnswers, n)
		}
	}
	return ""
}

func readWords(_ *builder, q *Question, v any, _ string) string {
	s, _ := v.(string)
	if !keyPrefix.MatchString(s) {
		return "is not a prefix of wording keys"
	}
	q.Words = s
	return ""
}

func readAnswers(_ *builder, q *Question, v any, _ string) string {
	s, _ := v.(string)
	if !slices.Contains(answerSets, s) {
		return "is not one of " + strings.Join(answerSets, " ")
	}
	q.Answers = s
	return ""
}

func readCompute(_ *builder, q *Question, v any, _ string) string {
	s, ok := v.(string)
	if !ok || s == "" {
		return "is not an expression"
	}
	q.Compute = s
	return ""
}

func readAlerts(b *builder, q *Question, v any, at string) string {
	list, ok := v.([]any)
	if !ok {
		return "is not a list of alerts"
	}
	for i, x := range list {
		o, _ := x.(*object)
		here := at + "/" + itoa(i)
		if !b.members(b.schemaFile, o, here, "if", "alert", "level", "within", "to") {
			continue
		}
		a := AlertRule{If: o.text("if"), Alert: o.text("alert"), Level: o.text("level"), Within: o.text("within"), To: o.text("to")}
		if !name.MatchString(a.Alert) {
			b.f.add(b.schemaFile, here+"/alert", "is not the name of an alert")
		}
		b.oneOf(b.schemaFile, here+"/level", a.Level, "red", "amber")
		b.oneOf(b.schemaFile, here+"/within", a.Within, "1h", "today", "3d", "7d")
		b.oneOf(b.schemaFile, here+"/to", a.To, "worker", "supervisor", "nurse", "lawyer")
		q.Alerts = append(q.Alerts, a)
	}
	return ""
}

func readPlan(b *builder, q *Question, v any, at string) string {
	list, ok := v.([]any)
	if !ok {
		return "is not a list of actions to offer"
	}
	for i, x := range list {
		o, _ := x.(*object)
		here := at + "/" + itoa(i)
		if !b.members(b.schemaFile, o, here, "if", "action") {
			continue
		}
		p := PlanRule{If: o.text("if"), Action: o.text("action")}
		if !name.MatchString(p.Action) {
			b.f.add(b.schemaFile, here+"/action", "is not the name of an action")
		}
		q.Plan = append(q.Plan, p)
	}
	return ""
}

// members holds an object to exactly these members, all of them text.
func (b *builder) members(file string, o *object, at string, keys ...string) bool {
	if o == nil {
		b.f.add(file, at, "is not an object")
		return false
	}
	ok := true
	for _, k := range keys {
		if _, isText := o.get(k).(string); !isText {
			b.f.add(file, at+"/"+k, "is missing or is not text")
			ok = false
		}
	}
	for _, k := range o.keys {
		if !slices.Contains(keys, k) {
			b.f.add(file, at+"/"+escapePointer(k), "is unknown")
			ok = false
		}
	}
	return ok
}

func (b *builder) oneOf(file, at, v string, allowed ...string) {
	if !slices.Contains(allowed, v) {
		b.f.add(file, at, "%q is not one of %v", v, allowed)
	}
}
