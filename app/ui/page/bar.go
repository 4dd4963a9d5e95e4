package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// bar is the line at the top of the pages a worker reads alone.
func (p *Place) bar(title part.Said, at Name) *part.TopBar {
	var right []fyne.CanvasObject
	for _, to := range []struct {
		page Name
		key  string
	}{{ToCases, "ui.cases"}, {ToSettings, "ui.settings"}, {ToHelp, "ui.help"}} {
		r := Route{Page: to.page}
		if r.Page == ToHelp {
			r.Section = string(at) // what is said of this page stands first
		}
		if to.page != at {
			right = append(right, p.bare(to.key, func() { p.Go(r) }))
		}
	}
	right = append(right, p.keys(), p.bare("ui.hide", p.Hide), p.plain("ui.lock", p.Lock))
	return part.NewTopBar(title, right...)
}

func (p *Place) button(kind part.ButtonKind, key string, tap func()) *part.Button {
	return part.NewButton(part.ButtonParams{Label: p.pair(key, nil), Kind: kind, OnTap: tap})
}

func (p *Place) plain(key string, tap func()) *part.Button { return p.button(part.Plain, key, tap) }
func (p *Place) bare(key string, tap func()) *part.Button  { return p.button(part.Bare, key, tap) }
func (p *Place) primary(key string, tap func()) *part.Button {
	return p.button(part.Primary, key, tap)
}

// keys shows the keyboard on the screen, or puts it away. In the line at the
// top there is room for its drawing only.
func (p *Place) keys() *part.Button {
	return part.NewButton(part.ButtonParams{Kind: part.Bare, Icon: "keyboard", OnTap: p.Keys})
}

// keysInWords is the same where there is no line at the top.
func (p *Place) keysInWords() fyne.CanvasObject {
	return part.NewFlow(0, part.NewButton(part.ButtonParams{Label: p.pair("ui.keys", nil), Kind: part.Bare, Icon: "keyboard", OnTap: p.Keys}))
}

// back is the way to the page before, at the bottom left.
func (p *Place) back() *part.Button { return p.plain("ui.back", p.Back) }

func (p *Place) heading(key string, args i18n.Args) *part.Para {
	return part.NewPara(p.say(key, args), part.Style{Size: look.Heading})
}

// title is a heading inside a page.
func (p *Place) title(key string, args i18n.Args) *part.Para {
	return part.NewPara(p.say(key, args), part.Style{Bold: true})
}

func (p *Place) para(key string, args i18n.Args) *part.Para {
	return part.NewPara(p.say(key, args), part.Style{})
}

func (p *Place) quiet(key string, args i18n.Args) *part.Para {
	return part.NewPara(p.say(key, args), part.Style{Size: look.Working, Color: look.Quiet})
}

// plainText is a text that is not a word of ours, such as a path or a code.
func plainText(s string) part.Said { return part.Said{Text: s, Lang: "en"} }

// formTitle names a form: its own words, or its code.
func formTitle(say *i18n.Printer, id, code string) part.Said {
	if w, ok := say.Find(id + ".title"); ok {
		return said(say, w)
	}
	return plainText(code)
}

// said turns a found word into one a part can show; English standing in for
// another language is marked.
func said(say *i18n.Printer, w i18n.Word) part.Said {
	s := part.Said{Text: w.Text, Lang: w.Lang, Draft: w.State == i18n.Draft}
	if w.Lang == "und" {
		s.Lang = say.Tag()
	}
	if w.Fallback && w.Lang == i18n.Source {
		s.Text = "[en] " + s.Text
	}
	return s
}

// enable opens or closes a button.
func enable(b *part.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}
