package part

import (
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/typing"
)

// typedWords holds a sentence in each language.
var writings = []struct{ lang, text string }{
	{"en", "She says: “I want to go home.”"},
	{"vi", "Tôi muốn về nhà với mẹ và các em."},
	{"th", "ฉันอยากกลับบ้านที่นี่น้ำท่วม"},
	{"lo", "ຂ້ອຍຢາກກັບບ້ານ ນໍ້າຖ້ວມຢູ່ບ້ານ"},
	{"km", "ខ្ញុំចង់ឱ្យប្អូនរៀនចប់។ ស្ត្រីម្នាក់"},
	{"my", "ကျွန်မရဲ့ မောင်လေး အင်္ဂါနေ့ ဗုဒ္ဓ"},
	{"zh-Hans", "我想回家，和妈妈在一起。"},
}

// A field of one line and one of many in each script: in the first the caret
// stands in the middle, in the second some signs are marked over a line's end.
func TestField_Pictures(t *testing.T) {
	for _, w := range writings {
		one := NewField(FieldParams{Lang: w.lang, Text: w.text})
		many := NewField(FieldParams{Lang: w.lang, Text: w.text, Many: true})
		stood := NewColumn(10, one, many)
		stand(t, stood, 220)
		one.entry.FocusGained()
		for range 6 {
			one.entry.ed.Move(typing.Right, false)
		}
		one.entry.redraw()
		many.entry.FocusGained()
		for range 4 {
			many.entry.ed.Move(typing.Right, false)
		}
		many.entry.ed.Move(typing.Down, true)
		many.entry.redraw()
		golden(t, "field."+w.lang, draw(NewCard(stood), fyne.NewSize(260, 40+stood.HeightFor(236))))
	}
}
