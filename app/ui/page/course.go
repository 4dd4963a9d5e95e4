package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// courses are the parts of life that were asked for more than once: the face
// of then and the face of now, side by side, each with its day. There is no
// sum.
func (h *caseHome) courses() ([]fyne.CanvasObject, error) {
	all, err := h.Desk.Courses(h.c.ID)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return []fyne.CanvasObject{part.NewCard(part.NewFold(h.pair("course.title", nil), func() fyne.CanvasObject {
		rows := []fyne.CanvasObject{}
		for _, c := range all {
			rows = append(rows, h.course(c))
		}
		return part.NewColumn(look.Step, h.quiet("course.hint", nil), part.NewRuled(rows...))
	}))}, nil
}

func (h *caseHome) course(c app.Course) fyne.CanvasObject {
	name, _ := h.Say.Find("f05." + c.Domain + ".title")
	first, last := c.Faces[0], c.Faces[len(c.Faces)-1]
	faces := []fyne.CanvasObject{h.face("course.then", first), h.face("course.now", last)}
	rows := []fyne.CanvasObject{part.NewPara(said(h.Say, name), part.Style{}), part.NewFlow(3*look.Step, faces...)}
	if between := len(c.Faces) - 2; between > 0 {
		rows = append(rows, h.quiet("course.between", i18n.Args{"n": between}))
	}
	return part.NewBeside(1.5*look.Step, part.NewIcon(areaIcons[c.Domain], look.Lead), part.NewColumn(look.Step/2, rows...))
}

// face is one face with its word and its day.
func (h *caseHome) face(key string, f app.Face) fyne.CanvasObject {
	n := string(rune('0' + f.Face))
	word := h.say("face."+n, nil)
	return part.NewBeside(look.Step, part.NewIconSized("face"+n, look.Ink, 32),
		part.NewColumn(0, part.NewPara(word, part.Style{}), h.quiet(key, i18n.Args{"date": h.Say.ShortDate(f.On.Local().Format("2006-01-02"))})))
}
