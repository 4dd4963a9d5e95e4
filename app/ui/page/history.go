package page

import (
	"bytes"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// history is the whole log, for those who look over the work: who did what,
// the latest first, and whether the log is as it was written.
type history struct {
	*Place
	all               []app.Did // the latest first
	who, did, of      string    // what is shown: a name, a verb, a code; "" for all
	shown             int
	rows              *part.Column
	whole             *part.Column
	check, take, more *part.Button
	stack             *fyne.Container
	page              *part.Page
	deep              bool
}

// stretch of the log that is shown at once.
const someEvents = 40

func newHistory(p *Place) *history {
	h := &history{Place: p, shown: someEvents, rows: part.NewColumn(look.Step), whole: part.NewColumn(look.Step), stack: container.NewStack()}
	all, err := p.Desk.Log()
	if err != nil {
		p.Trouble(err)
	}
	slices.Reverse(all)
	h.all = all
	h.check = h.plain("log.check", h.checkWhole)
	h.take = h.plain("log.take", h.askWhere)
	h.more = h.plain("ui.more", func() { h.shown += someEvents; h.fill() })
	who, _ := h.pick("log.who", h.names(), "", func(v string) { h.who = v; h.anew() })
	did, _ := h.pick("log.did", h.verbs(), "", func(v string) { h.did = v; h.anew() })
	code := part.NewField(part.FieldParams{Lang: "en", Width: 160, OnChanged: func(s string) { h.of = strings.TrimSpace(s); h.anew() }})
	h.page = part.NewPage(part.PageParams{
		Head: h.bar(h.say("log.title", nil), ToLog),
		Body: []fyne.CanvasObject{
			h.para("log.hint", nil),
			part.NewCard(h.title("log.whole", nil), h.quiet("log.whole_hint", nil), h.whole, part.NewFlow(look.Step, h.check, h.take), h.typedBack()),
			part.NewCard(part.NewFold(h.pair("log.choose", nil), func() fyne.CanvasObject {
				return part.NewColumn(2*look.Step, who, did, h.labelled("log.of", code, ""))
			})),
			part.NewCard(h.rows, part.NewFlow(look.Step, h.more)),
		},
		Back: h.back(),
	})
	h.fill()
	h.put(h.page, false)
	return h
}

func (h *history) Content() fyne.CanvasObject { return h.stack }
func (h *history) Route() Route               { return Route{Page: ToLog} }
func (h *history) Ready()                     { h.Focus(h.check) }

// Close implements Closer.
func (h *history) Close() bool {
	if !h.deep {
		return false
	}
	h.put(h.page, false)
	h.Settle()
	h.Focus(h.take)
	return true
}

func (h *history) put(o fyne.CanvasObject, deep bool) {
	h.deep = deep
	h.stack.Objects = []fyne.CanvasObject{o}
	h.stack.Refresh()
}

func (h *history) everything() part.Option {
	return part.Option{Value: "", Label: h.pair("log.all", nil)}
}

// names offers everyone who stands in the log.
func (h *history) names() []part.Option {
	options := []part.Option{h.everything()}
	var seen []string
	for _, e := range h.all {
		if e.Name != "" && !slices.Contains(seen, e.Name) {
			seen = append(seen, e.Name)
			options = append(options, part.Option{Value: e.Name, Label: part.One(e.Name, h.Say.Tag())})
		}
	}
	return options
}

// verbs offers what was done, of what stands in the log.
func (h *history) verbs() []part.Option {
	options := []part.Option{h.everything()}
	var seen []string
	for _, e := range h.all {
		if !slices.Contains(seen, string(e.Did)) {
			seen = append(seen, string(e.Did))
			bare := app.Event{Did: e.Did}
			if e.Args["form"] != "" || e.Args["copy"] != "" {
				bare.Args = map[string]string{"form": "-", "copy": "-"}
			}
			options = append(options, part.Option{Value: string(e.Did), Label: part.Pair{Hers: h.event(bare)}})
		}
	}
	return options
}

func (h *history) anew() {
	h.shown = someEvents
	h.fill()
	h.page.Refresh()
}

// fill shows the events that were chosen, the latest first.
func (h *history) fill() {
	var rows []fyne.CanvasObject
	n := 0
	for _, e := range h.all {
		if h.who != "" && e.Name != h.who || h.did != "" && string(e.Did) != h.did || h.of != "" && !strings.EqualFold(string(e.Code), h.of) {
			continue
		}
		if n++; n <= h.shown {
			rows = append(rows, h.row(e))
		}
	}
	if n == 0 {
		rows = append(rows, h.para("log.nothing", nil))
	}
	h.rows.Set(part.NewRuled(rows...))
	if n > h.shown {
		h.more.Show()
	} else {
		h.more.Hide()
	}
}

func (h *history) row(e app.Did) fyne.CanvasObject {
	what := h.event(e.Event)
	switch {
	case e.Code != "":
		what.Text += " · " + string(e.Code)
	case e.Case != "":
		what.Text += " · " + h.Say.Say("log.no_code", nil)
	}
	name := e.Name
	if name == "" {
		name = h.Say.Say("seen.somebody", nil)
	}
	at := e.At.Local()
	when := part.Said{Text: h.Say.ShortDate(at.Format("2006-01-02")) + " " + h.Say.Time(at) + " · " + name, Lang: h.Say.Tag()}
	return part.NewColumn(0, part.NewPara(what, part.Style{}), part.NewPara(when, part.Style{Size: look.Working, Color: look.Quiet}))
}

func (h *history) event(e app.Event) part.Said { return h.Place.did(e, false) }

// checkWhole follows the log from its first line to its last.
func (h *history) checkWhole() {
	h.check.Disable()
	h.whole.Set(h.quiet("log.checking", nil))
	var r app.LogReport
	h.Work(func() (err error) {
		r, err = h.Desk.CheckLog()
		return err
	}, func(err error) {
		h.check.Enable()
		h.Trouble(err)
		h.whole.Set()
		if err == nil {
			h.whole.Set(h.found(r)...)
		}
		h.page.Refresh()
	})
}

func (h *history) found(r app.LogReport) (all []fyne.CanvasObject) {
	if r.OK() {
		all = append(all, part.NewBanner(part.BannerParams{Kind: part.AllDone, Text: h.pair("log.is_whole", i18n.Args{"count": int(r.Events)})}))
	} else {
		all = append(all, part.NewBanner(part.BannerParams{Kind: part.ActToday, Title: h.pair("log.not_whole", nil), Text: h.pair("log.not_whole_text", nil)}))
	}
	if len(r.Back) > 0 {
		all = append(all, h.para("log.clock_back", i18n.Args{"count": len(r.Back)}))
	}
	if r.Unknown > 0 {
		all = append(all, h.para("log.unknown", i18n.Args{"count": r.Unknown}))
	}
	return all
}

// askWhere asks where the page with the end of the log goes.
func (h *history) askWhere() {
	picker := part.NewFolderPicker(part.FolderParams{
		Words: h.words, Lang: h.Say.Tag(), Start: h.Home, Name: "log-" + h.Now().Format("2006-01-02") + ".pdf",
		OnChoose: h.save, OnCancel: func() { h.Close() },
	})
	h.put(container.NewBorder(h.bar(h.say("log.take", nil), ToLog), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), picker)), true)
}

func (h *history) save(path string) {
	h.Work(func() error {
		head, err := h.Desk.LogHead()
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := h.Desk.WriteHead(&b, head, h.Say.Tag()); err != nil {
			return err
		}
		path, err = writeNew(path, b.Bytes())
		return err
	}, func(err error) {
		h.Close()
		h.Trouble(err)
		if err == nil {
			h.Told(h.say("log.taken", i18n.Args{"file": path}))
		}
	})
}
