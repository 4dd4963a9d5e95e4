package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/look"
)

// QuestionParams describes a question and how its answer stands.
type QuestionParams struct {
	ID      string
	Kind    string // of editor, see NewEditor
	Label   Pair
	Say     Pair // words to read aloud; may be empty
	Help    Said // for the worker: why it is asked, what not to ask; may be empty
	Note    Pair // quiet under the label; may be empty
	Options []Option
	Long    bool
	Edit    EditorParams // everything else the editor needs; Words is asked for all words

	NonAnswers []string // offered, in order: dk pns later na
	Sources    []string // offered: told document family agency observed

	// Kept says, in the worker's words, that there may be an answer which is kept
	// from her: it stands in place of the editor until she chooses to answer all
	// the same. Then Own stands above the editor. Both may be empty.
	Kept, Own Said

	Value    any
	Non      string // the non-answer, or empty
	Source   string
	Problem  Pair
	ReadOnly bool      // computed: shown, not typed
	Size     look.Size // of her language; Hers if zero
	Flat     bool      // no sheet of its own, as in the row of a table

	List *TableParams // in a row: a list of its own; nothing else but ID is read then

	OnValue  func(v any)      // nil v takes the answer back
	OnNon    func(non string) // "" takes the non-answer back
	OnSource func(source string)
	OnLeave  func() // the keyboard left the question: the time to say what is wrong
}

// Question is a card with one question: its label in both languages, what to
// read aloud, help for the worker, the editor, the quiet row of reasons why
// there is no answer, where the answer comes from, and what is wrong with it.
//
// Alt+1 to Alt+4 choose the non-answers while the keyboard is in the card.
// Choosing one leaves what was typed in the editor's care: the caller decides,
// and says so by SetValue.
type Question struct {
	block
	p       QuestionParams
	ground  *canvas.Rectangle
	body    *Column
	label   *Both
	note    *Both
	editor  Editor
	non     *choices
	source  *Fold
	sources *choices
	clear   *Button
	back    *Button // gives an answer back that a tap took away
	taken   any
	foot    *Flow
	problem *problemLine
	answer  *Button // to answer all the same, while an answer is kept
	opened  bool    // that was chosen
}

// NewQuestion makes a question.
func NewQuestion(p QuestionParams) *Question {
	if p.Size == look.Body {
		p.Size = look.Hers
	}
	q := &Question{p: p, ground: &canvas.Rectangle{}}
	q.label = NewBoth(p.Label, Style{Size: p.Size})
	q.note = NewBoth(p.Note, Style{Size: look.Small, Color: look.Quiet})
	q.problem = newProblemLine()
	q.body = NewColumn(look.Step * 1.25)
	q.build()
	q.restyle = func() {
		if p.Flat {
			fillRect(q.ground, "", "")
		} else {
			fillRect(q.ground, look.Sheet, look.Line)
		}
	}
	q.init(q, q.lay, q.ground, q.body)
	q.SetProblem(p.Problem)
	return q
}

// ID gives the question's id.
func (q *Question) ID() string { return q.p.ID }

// Editor gives the editor.
func (q *Question) Editor() Editor { return q.editor }

func (q *Question) build() {
	p := q.p
	ed := p.Edit
	ed.Options, ed.Long, ed.Value, ed.Size = p.Options, p.Long, p.Value, p.Size
	ed.Label = p.Label.Hers
	ed.OnChanged = q.typed
	ed.OnLeave = p.OnLeave
	ed.OnGrown = func() {
		q.Refresh()
		if p.Edit.OnGrown != nil {
			p.Edit.OnGrown()
		}
	}
	q.editor = NewEditor(p.Kind, ed)
	head := NewColumn(look.Step/2, q.label)
	if p.Label.Draft() {
		head.objects = append(head.objects, NewBeside(look.Step/2, NewIconSized("draft", look.Quiet, 14),
			NewBoth(ed.Words.say("part.draft").OneOf(), Style{Size: look.Small, Color: look.Quiet})))
	}
	if !p.Note.Empty() {
		head.objects = append(head.objects, q.note)
	}
	aside := NewFlow(look.Step)
	if !p.Say.Empty() {
		aside.objects = append(aside.objects, q.folded(newFold(ed.Words.say("part.say").OneOf(), "speak", func() fyne.CanvasObject {
			return newCard(look.LeadSoft, look.Line, look.Step*1.5, NewBoth(p.Say, Style{Size: p.Size}))
		})))
	}
	if p.Help.Text != "" {
		aside.objects = append(aside.objects, q.folded(newFold(ed.Words.say("part.help").OneOf(), "info", func() fyne.CanvasObject {
			return newCard(look.Paper, look.Line, look.Step*1.5, NewPara(p.Help, Style{Size: look.Working}))
		})))
	}
	objects := []fyne.CanvasObject{head}
	if len(aside.objects) > 0 {
		objects = append(objects, aside)
	}
	if p.Kept.Text != "" && p.Value == nil && p.Non == "" {
		q.body.objects = append(objects, q.kept()...)
		q.hook()
		return
	}
	if q.opened {
		objects = append(objects, NewPara(p.Own, Style{Size: look.Working, Color: look.Quiet}))
	}
	objects = append(objects, q.editor)
	if p.ReadOnly {
		q.editor.Disable()
	} else {
		objects = append(objects, q.under()...)
	}
	objects = append(objects, q.problem)
	q.body.objects = objects
	q.hook()
}

// kept stands in place of an answer that may be there and is not for whoever
// sits here.
func (q *Question) kept() []fyne.CanvasObject {
	q.answer = NewButton(ButtonParams{Label: q.p.Edit.Words.say("kept.write").OneOf(), Kind: Bare, OnTap: func() {
		q.open()
		q.editor.Focus()
	}})
	said := NewBeside(look.Step/2, NewIconSized("eye", look.Quiet, 18), NewPara(q.p.Kept, Style{Size: look.Working, Color: look.Quiet}))
	return []fyne.CanvasObject{said, NewFlow(0, q.answer)}
}

// open lets a question be answered that was kept.
func (q *Question) open() {
	q.p.Kept, q.answer, q.opened = Said{}, nil, true
	q.build()
	q.Refresh()
	if q.p.Edit.OnGrown != nil {
		q.p.Edit.OnGrown()
	}
}

// under makes the quiet rows below the editor.
func (q *Question) under() []fyne.CanvasObject {
	p := q.p
	var rows []fyne.CanvasObject
	if len(p.NonAnswers) > 0 {
		var options []Option
		for _, n := range p.NonAnswers {
			options = append(options, Option{n, p.Edit.Words.say("non." + n)})
		}
		q.non = newChoices(quiet, options, look.Small, func() { q.nonPicked() })
		if p.Non != "" {
			q.non.set(p.Non)
		}
		rows = append(rows, q.non)
	}
	q.clear = NewButton(ButtonParams{Label: p.Edit.Words.say("part.clear").OneOf(), Kind: Bare, OnTap: q.takeBack})
	q.foot = NewFlow(look.Step)
	if len(p.Sources) > 0 {
		q.source = q.folded(NewFold(q.sourceTitle(), q.sourceList))
		q.foot.objects = append(q.foot.objects, q.source)
	}
	q.back = NewButton(ButtonParams{Label: p.Edit.Words.say("part.put_back").OneOf(), Kind: Bare, OnTap: q.putBack})
	q.foot.objects = append(q.foot.objects, q.clear, q.back)
	q.showClear()
	return append(rows, q.foot)
}

func (q *Question) folded(f *Fold) *Fold {
	f.onTop = func() { q.Refresh() }
	return f
}

func (q *Question) sourceTitle() Pair {
	if q.p.Source == "" {
		return q.p.Edit.Words.say("part.source").OneOf()
	}
	return q.p.Edit.Words.say("source." + q.p.Source).OneOf()
}

func (q *Question) sourceList() fyne.CanvasObject {
	var options []Option
	for _, s := range q.p.Sources {
		options = append(options, Option{s, q.p.Edit.Words.say("source." + s).OneOf()})
	}
	q.sources = newChoices(ringed, options, look.Body, func() {
		q.p.Source = q.sources.picked()[0]
		q.source.SetTitle(q.sourceTitle())
		q.source.SetOpen(false)
		if q.p.OnSource != nil {
			q.p.OnSource(q.p.Source)
		}
	})
	q.sources.set(q.p.Source)
	return q.sources
}

// SetOptions offers other options; what was answered stays.
func (q *Question) SetOptions(all []Option) {
	q.p.Options, q.p.Value = all, q.editor.Value()
	q.build()
	q.Refresh()
}

// SetValue shows a value without telling anyone.
func (q *Question) SetValue(v any) {
	if q.answer != nil && v != nil {
		q.open()
	}
	q.editor.SetValue(v)
	q.showClear()
	q.Refresh()
}

// SetNon shows a non-answer, or none, without telling anyone.
func (q *Question) SetNon(non string) {
	q.p.Non = non
	if q.non != nil {
		if non == "" {
			q.non.set()
		} else {
			q.non.set(non)
		}
	}
	q.showClear()
	q.Refresh()
}

// SetProblem says what is wrong under the answer; an empty Pair takes it away.
func (q *Question) SetProblem(p Pair) { q.problem.set(p); q.Refresh() }

// Problem gives what is said to be wrong, in the first language.
func (q *Question) Problem() string { return q.problem.text.Text() }

// SetEnabled opens or closes the question for answering.
func (q *Question) SetEnabled(on bool) {
	if on {
		q.editor.Enable()
	} else {
		q.editor.Disable()
	}
	if q.non != nil {
		q.non.disabled = !on
		q.non.redress()
	}
	if q.clear != nil {
		able(q.clear, on)
		able(q.back, on)
	}
}

// Focus gives the keyboard to the editor.
func (q *Question) Focus() {
	if q.answer != nil {
		focusOn(q.answer)
		return
	}
	q.editor.Focus()
}

// hook makes everything in the card offer its shortcuts to the card first.
func (q *Question) hook() {
	eachHook(q.body, func(h hooks) { h.setShortcut(q.shortcut) })
}

var altKeys = map[fyne.KeyName]int{fyne.Key1: 0, fyne.Key2: 1, fyne.Key3: 2, fyne.Key4: 3}

func (q *Question) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierAlt || q.non == nil {
		return false
	}
	i, ok := altKeys[c.KeyName]
	if !ok || i >= len(q.p.NonAnswers) {
		return false
	}
	q.non.pick(i)
	return true
}

func (q *Question) lay(width float32, put bool) (float32, float32) {
	pad := 2 * look.Step
	if q.p.Flat {
		pad = 0
	}
	inner := max(0, width-2*pad)
	h := q.body.HeightFor(inner)
	if put {
		place(q.ground, 0, 0, width, h+2*pad)
		place(q.body, pad, pad, inner, h)
		return h + 2*pad, 0
	}
	return h + 2*pad, 4 * minWidth
}
