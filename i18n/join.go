package i18n

import "strings"

// List puts things in a row, with the mark that parts them in the printer's
// language: 、 in Chinese, ၊ in Burmese, a comma elsewhere. Codes, numbers and
// names may be among them; they are not changed.
func (p *Printer) List(things ...string) string {
	switch p.tag {
	case "zh-Hans":
		return strings.Join(things, "、")
	case "my":
		return strings.Join(things, "၊ ")
	}
	return strings.Join(things, ", ")
}

// Labelled puts a label before what belongs to it. Chinese has a colon of full
// width and no space, Khmer ៖, Burmese a dash between spaces.
func (p *Printer) Labelled(label, text string) string {
	switch p.tag {
	case "zh-Hans":
		return label + "：" + text
	case "km":
		return label + "៖ " + text
	case "my":
		return label + " - " + text
	}
	return label + ": " + text
}
