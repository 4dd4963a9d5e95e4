package main

import (
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"slices"
)

// frugal sets a picture in 256 of its colours, so that its file is small.
// Screens have few; the others are the soft edges of letters.
func frugal(img image.Image) image.Image {
	b := img.Bounds()
	full := image.NewNRGBA(b)
	draw.Draw(full, b, img, b.Min, draw.Src)
	count := map[color.NRGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[full.NRGBAAt(x, y)]++
		}
	}
	most := make([]color.NRGBA, 0, len(count))
	for c := range count {
		most = append(most, c)
	}
	slices.SortFunc(most, func(a, b color.NRGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(number(a), number(b)))
	})
	// First the commonest of every family of colours, so that a small sign
	// keeps its own, then whatever there is most of.
	var p color.Palette
	family, taken := map[uint32]bool{}, map[color.NRGBA]bool{}
	for _, again := range []bool{false, true} {
		for _, c := range most {
			f := number(color.NRGBA{R: c.R >> 5, G: c.G >> 5, B: c.B >> 5})
			if len(p) < 256 && !taken[c] && (again || !family[f]) {
				family[f], taken[c] = true, true
				p = append(p, c)
			}
		}
	}
	out := image.NewPaletted(b, p)
	nearest := map[color.NRGBA]uint8{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := full.NRGBAAt(x, y)
			i, ok := nearest[c]
			if !ok {
				i = uint8(p.Index(c))
				nearest[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	return out
}

func number(c color.NRGBA) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }
