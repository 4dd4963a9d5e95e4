package look

import (
	"bytes"
	"encoding/binary"
	"sync"

	"fyne.io/fyne/v2"

	"onward/assets"
)

// fyne keeps fonts by the identity of their resource, so there is one of each.
var (
	regular = fyne.NewStaticResource("Onward-Regular.ttf", assets.Regular())
	bold    = fyne.NewStaticResource("Onward-Bold.ttf", assets.Bold())

	roomyRegular = sync.OnceValue(func() fyne.Resource { return roomy(regular) })
	roomyBold    = sync.OnceValue(func() fyne.Resource { return roomy(bold) })
)

// Font gives the font every text is set in, regular or bold.
func Font(heavy bool) fyne.Resource {
	if heavy {
		return bold
	}
	return regular
}

// Fyne draws a text into a picture as high as its font says a line is, and what
// reaches further is cut off. The heights of the font hold nearly every word there
// is; these are how far, in ems, a line may reach at any size of text, rounding
// to whole pixels taken off.
const (
	mostAbove = 1.205
	mostBelow = 0.63
)

// FontFor gives the font for a line that reaches so far above and below its base
// line, in ems. It is [Font] but for the rarest stacks, of Sanskrit in Khmer
// letters or three vowels typed over one letter: those get the same letters in
// a taller line. Place such a text by its base line, never by its top.
func FontFor(heavy bool, above, below float32) fyne.Resource {
	switch {
	case above <= mostAbove && below <= mostBelow:
		return Font(heavy)
	case heavy:
		return roomyBold()
	}
	return roomyRegular()
}

// roomy copies a font with more height above and below its lines: as far as any
// stack of four letters and marks reaches that was tried.
func roomy(of *fyne.StaticResource) fyne.Resource {
	const above, below = 1600, 1200 // in thousandths of the em, the font's units
	file, be := bytes.Clone(of.Content()), binary.BigEndian
	for i := range int(be.Uint16(file[4:])) {
		entry := file[12+16*i:]
		table := file[be.Uint32(entry[8:]):]
		switch string(entry[:4]) {
		case "hhea":
			be.PutUint16(table[4:], above)
			be.PutUint16(table[6:], 0x10000-below)
		case "OS/2":
			be.PutUint16(table[68:], above)
			be.PutUint16(table[70:], 0x10000-below)
		}
	}
	return fyne.NewStaticResource("Onward-roomy-"+of.Name(), file)
}
