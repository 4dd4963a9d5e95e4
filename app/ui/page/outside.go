package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// outside is where forms from outside are added, looked at before they are
// used, and taken away where nobody uses them.
type outside struct {
	*Place
	stack *fyne.Container
	add   *part.Button
	deep  bool // something lies on top of the list
}

func newOutside(p *Place) *outside {
	o := &outside{Place: p, stack: container.NewStack()}
	o.list()
	return o
}

func (o *outside) Content() fyne.CanvasObject { return o.stack }
func (o *outside) Route() Route               { return Route{Page: ToOutside} }
func (o *outside) Ready()                     { o.Focus(o.add) }

// Close implements Closer.
func (o *outside) Close() bool {
	if !o.deep {
		return false
	}
	o.list()
	o.Settle()
	o.Focus(o.add)
	return true
}

func (o *outside) put(c fyne.CanvasObject, deep bool) {
	o.deep = deep
	o.stack.Objects = []fyne.CanvasObject{c}
	o.stack.Refresh()
}

// list shows the forms that are there, each version with how often it is used.
func (o *outside) list() {
	o.add = o.primary("packs.add", o.pick)
	body := []fyne.CanvasObject{o.para("packs.hint", nil)}
	forms := o.Desk.Shelf.Outside()
	var rows []fyne.CanvasObject
	for i, def := range forms {
		if i == 0 || forms[i-1].ID() != def.ID() {
			title := formTitle(o.Say, string(def.ID()), def.Code())
			rows = []fyne.CanvasObject{part.NewPara(title, part.Style{Bold: true})}
		}
		rows = append(rows, o.version(def))
		if i == len(forms)-1 || forms[i+1].ID() != def.ID() {
			body = append(body, part.NewCard(rows...))
		}
	}
	if len(forms) == 0 {
		body = append(body, part.NewCard(o.para("packs.none", nil)))
	}
	o.put(part.NewPage(part.PageParams{
		Head: o.bar(o.say("packs.title", nil), ToOutside), Body: body, Back: o.back(), Next: o.add,
	}), false)
}

func (o *outside) version(def *form.Def) fyne.CanvasObject {
	n, err := o.Desk.PackUses(def.ID(), def.Version())
	about := o.say("packs.version", i18n.Args{"version": def.Version()})
	if n > 0 {
		about.Text += " · " + o.Say.Say("packs.used", i18n.Args{"count": n})
	} else if err == nil {
		about.Text += " · " + o.Say.Say("packs.unused", nil)
	}
	text := part.NewPara(about, part.Style{Size: look.Working})
	if n > 0 || err != nil {
		return text
	}
	return part.NewFoot(text, part.NewTrailingFlow(look.Step, o.bare("packs.remove", func() {
		if err := o.Desk.RemovePack(def.ID(), def.Version()); err != nil {
			o.Trouble(err)
			return
		}
		o.list()
		o.Told(o.say("packs.removed", nil))
		o.Settle()
		o.Focus(o.add)
	})))
}

// pick asks for the file.
func (o *outside) pick() {
	picker := part.NewFolderPicker(part.FolderParams{
		Words: o.words, Lang: o.Say.Tag(), Start: o.Home, Files: []string{form.Ext, ".json"},
		OnChoose: o.read, OnCancel: func() { o.Close() },
	})
	o.put(container.NewBorder(o.bar(o.say("packs.add", nil), ToOutside), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), picker)), true)
}

// read reads a pack beside the screen and shows what is in it.
func (o *outside) read(path string) {
	var pack *form.Pack
	o.Work(func() (err error) {
		pack, err = form.ReadPack(path)
		return err
	}, func(err error) {
		o.Trouble(err)
		if err != nil {
			o.Close()
			return
		}
		o.show(pack)
	})
}

// show says what a form asks and asks for, before it is accepted.
func (o *outside) show(pack *form.Pack) {
	r := o.Desk.Report(pack)
	accept := o.primary("packs.accept", func() {
		if err := o.Desk.Accept(pack); err != nil {
			o.Trouble(err)
			return
		}
		o.Close()
		o.Told(o.say("packs.added", nil))
	})
	about := []fyne.CanvasObject{part.NewPara(o.titleOf(pack.Def, r), part.Style{Bold: true})}
	about = append(about, o.para("packs.version", i18n.Args{"version": r.Version}), o.para("packs.questions", i18n.Args{"count": r.Questions}))
	var names []string
	for _, lang := range r.Languages {
		names = append(names, o.Say.Language(lang))
	}
	if len(names) > 0 {
		about = append(about, o.para("packs.languages", i18n.Args{"languages": o.Say.List(names...)}))
	}
	if r.Plain {
		about = append(about, o.para("packs.plain", nil))
	}
	if len(r.Have) > 0 {
		about = append(about, o.para("packs.have", i18n.Args{"versions": o.Say.List(r.Have...)}))
	}
	o.put(part.NewPage(part.PageParams{
		Head: o.bar(o.say("packs.title", nil), ToOutside),
		Body: []fyne.CanvasObject{o.heading("packs.look", nil), part.NewCard(about...), o.signed(r), part.NewCard(o.harm(r)...), part.NewCard(o.missing(r)...)},
		Back: o.plain("packs.refuse", func() { o.Close() }), Next: accept,
	}), true)
	o.Settle()
	o.Focus(accept)
}

// signed says who signed a form, or plainly that nobody did.
func (o *outside) signed(r app.PackReport) fyne.CanvasObject {
	rows := []fyne.CanvasObject{o.para("packs.unsigned", nil)}
	if r.Signed != nil {
		rows = []fyne.CanvasObject{
			o.para("packs.signed", i18n.Args{"name": r.Signed.Publisher}),
			part.NewPara(plainText(r.Signed.Fingerprint()), part.Style{Bold: true}),
			o.quiet("packs.fingerprint", i18n.Args{"name": r.Signed.Publisher}),
		}
	}
	if r.OtherKey {
		rows = append(rows, part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: o.pair("packs.other_key", nil)}))
	}
	return part.NewCard(rows...)
}

func (o *outside) titleOf(def *form.Def, r app.PackReport) part.Said {
	for _, lang := range append(append([]string{o.Say.Tag(), i18n.Source}, r.Languages...), "und") {
		if t := r.Titles[lang]; t != "" {
			return part.Said{Text: t, Lang: lang}
		}
	}
	return plainText(def.Code())
}

// harm says how much harm the answers can do, and which papers they may reach.
func (o *outside) harm(r app.PackReport) (all []fyne.CanvasObject) {
	for _, c := range []struct {
		key string
		n   int
	}{
		{"packs.dangerous", r.Sens[form.P3]}, {"packs.private", r.Sens[form.P2]},
		{"packs.to_survivor", r.Copies[form.SurvivorCopy]}, {"packs.to_receiving", r.Copies[form.ReceivingCopy]},
	} {
		all = append(all, o.para(c.key, i18n.Args{"count": c.n}))
	}
	return all
}

func (o *outside) missing(r app.PackReport) (all []fyne.CanvasObject) {
	for _, lang := range r.Languages {
		if n := r.Missing[lang]; n > 0 {
			all = append(all, o.para("packs.missing", i18n.Args{"language": o.Say.Language(lang), "count": n}))
		}
	}
	if len(all) == 0 {
		all = append(all, o.para("packs.nothing_missing", nil))
	}
	return all
}
