package app

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"

	"onward/app/handover"
	"onward/app/pdf"
	"onward/app/text"
)

// A letter carries its pages twice: as a PDF to print, and as one picture in
// grey, the pages under each other, so that they can be looked at before
// anything is kept and nothing has to read a PDF from outside.

const (
	partLeaves = "leaves"

	leafDots   = 96         // to the inch
	mostLeaves = 24         // pages
	mostWide   = 1200       // dots of a page
	a4         = 297. / 210 // height over width
)

// leaves draws the pages as the part of a letter.
func leaves(pages []pdf.Page, set *text.Set) (handover.Part, error) {
	var all *image.Gray
	for i, p := range pages {
		one := pdf.Picture(p, set, leafDots)
		w, h := one.Bounds().Dx(), leafHigh(one.Bounds().Dx())
		if all == nil {
			all = image.NewGray(image.Rect(0, 0, w, h*len(pages)))
			draw.Draw(all, all.Bounds(), image.White, image.Point{}, draw.Src)
		}
		draw.Draw(all, image.Rect(0, i*h, w, (i+1)*h), one, image.Point{}, draw.Src)
	}
	if all == nil {
		return handover.Part{}, pdf.ErrNoPages
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, all); err != nil {
		return handover.Part{}, fmt.Errorf("draw the pages: %w", err)
	}
	return handover.Part{Name: partLeaves, Data: b.Bytes()}, nil
}

func leafHigh(wide int) int { return int(math.Round(float64(wide) * a4)) }

// leafCount says how many pages a picture from outside holds. Its size is read
// before any of it is unpacked. Error: ErrLetter.
func leafCount(data []byte) (int, error) {
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width < 100 || size.Width > mostWide {
		return 0, fmt.Errorf("%w: a picture", ErrLetter)
	}
	n, high := 0, leafHigh(size.Width)
	if n = size.Height / high; n < 1 || n > mostLeaves || n*high != size.Height {
		return 0, fmt.Errorf("%w: a picture", ErrLetter)
	}
	return n, nil
}

// Leaves gives the pages of a letter as pictures; none where it brought none.
// Error: ErrLetter.
func (c *Came) Leaves() ([]image.Image, error) {
	data, ok := c.Letter.Part(partLeaves)
	if !ok {
		return nil, nil
	}
	n, err := leafCount(data)
	if err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: a picture", ErrLetter)
	}
	gray, ok := img.(*image.Gray)
	if !ok {
		return nil, fmt.Errorf("%w: a picture", ErrLetter)
	}
	var all []image.Image
	high := gray.Bounds().Dy() / n
	for i := range n {
		all = append(all, stripe(gray, i*high, high))
	}
	return all, nil
}

// stripe copies a stripe, so that it begins at nought.
func stripe(from *image.Gray, y, high int) image.Image {
	one := image.NewRGBA(image.Rect(0, 0, from.Bounds().Dx(), high))
	draw.Draw(one, one.Bounds(), from, image.Pt(0, y), draw.Src)
	return one
}
