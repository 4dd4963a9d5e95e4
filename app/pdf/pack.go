package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// The library packs streams for speed. These files are carried on small sticks
// and sent over slow lines, so every stream is packed again as small as it
// goes, and the table of where each object lies is written anew.

var (
	object = regexp.MustCompile(`(?m)^(\d+) 0 obj$`)
	length = regexp.MustCompile(`/Length \d+`)
	isFont = regexp.MustCompile(`/Length1 \d+`)
)

var (
	streamOpens  = []byte(">>\nstream\n")
	streamCloses = []byte("\nendstream")
)

// extra is what the library cannot put into a file.
type extra struct {
	cmaps   [][]byte // the words of the codes of each font, in the order of the fonts
	catalog string   // lines of the catalog
}

var (
	isCatalog = []byte("\n/Type /Catalog\n")
	anyCode   = []byte("<0000> <FFFF> <0000>") // the library's only table of codes
)

// add puts in what belongs to an object.
func (x *extra) add(object []byte) []byte {
	if bytes.Contains(object, isCatalog) {
		return bytes.Replace(object, isCatalog, slices.Concat(isCatalog, []byte(x.catalog)), 1)
	}
	if said, from, to := stream(object); to > 0 && len(x.cmaps) > 0 && bytes.Contains(object[from:to], anyCode) {
		cmap := x.cmaps[0]
		x.cmaps = x.cmaps[1:]
		return slices.Concat(object[:said[0]], []byte(strconv.Itoa(len(cmap))), object[said[1]:from], cmap, object[to:])
	}
	return object
}

// repack writes a file of the library's making with its streams packed well and
// what it lacks put in.
func repack(w io.Writer, file []byte, more extra) error {
	table := bytes.LastIndex(file, []byte("\nxref\n"))
	trailer := bytes.LastIndex(file, []byte("\ntrailer\n"))
	start := bytes.LastIndex(file, []byte("\nstartxref\n"))
	if table < 0 || trailer < table || start < trailer {
		return fmt.Errorf("pack PDF: no table of objects")
	}
	zip, err := newZipper()
	if err != nil {
		return fmt.Errorf("pack PDF: %w", err)
	}
	var out bytes.Buffer
	var places []int
	for at := 0; at <= table; {
		next, number := nextObject(file[:table+1], at)
		out.Write(file[at:next])
		if number == 0 {
			break
		}
		end := objectEnd(file, next)
		if end < 0 {
			return fmt.Errorf("pack PDF: object %d has no end", number)
		}
		for len(places) < number {
			places = append(places, 0)
		}
		places[number-1] = out.Len()
		body, err := zip.smaller(more.add(file[next:end]))
		if err != nil {
			return fmt.Errorf("pack PDF: object %d: %w", number, err)
		}
		out.Write(body)
		at = end
	}
	if len(more.cmaps) > 0 {
		return fmt.Errorf("pack PDF: a font has no table of codes")
	}
	from := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, place := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", place)
	}
	out.Write(file[trailer+1 : start+1])
	out.WriteString("startxref\n" + strconv.Itoa(from) + "\n%%EOF\n")
	_, err = w.Write(out.Bytes())
	return err
}

// nextObject finds the next object from a place on, or the end and no number.
func nextObject(file []byte, at int) (place, number int) {
	m := object.FindSubmatchIndex(file[at:])
	if m == nil {
		return len(file), 0
	}
	number, _ = strconv.Atoi(string(file[at+m[2] : at+m[3]]))
	return at + m[0], number
}

// objectEnd is where an object ends. A stream is as long as it says, for its
// bytes may look like anything.
func objectEnd(file []byte, at int) int {
	skip := 0
	if _, _, to := stream(file[at:]); to > 0 {
		skip = to
	}
	end := bytes.Index(file[at+skip:], []byte("\nendobj\n"))
	if end < 0 {
		return -1
	}
	return at + skip + end + len("\nendobj\n")
}

// stream gives the bounds of the stream of an object and of the number that
// says its length; nothing where it has none.
func stream(object []byte) (said [2]int, from, to int) {
	open := bytes.Index(object, streamOpens)
	if end := bytes.Index(object, []byte("endobj")); open < 0 || end >= 0 && end < open {
		return said, 0, 0
	}
	m := length.FindIndex(object[:open])
	if m == nil {
		return said, 0, 0
	}
	said = [2]int{m[0] + len("/Length "), m[1]}
	n, _ := strconv.Atoi(string(object[said[0]:said[1]]))
	from = open + len(streamOpens)
	if from+n > len(object) || !bytes.HasPrefix(object[from+n:], streamCloses) {
		return said, 0, 0
	}
	return said, from, from + n
}

// zipper packs one stream after the other; making a packer costs more than
// packing with it.
type zipper struct {
	out  bytes.Buffer
	pack *zlib.Writer
}

func newZipper() (z *zipper, err error) {
	z = &zipper{}
	z.pack, err = zlib.NewWriterLevel(&z.out, zlib.BestCompression)
	return z, err
}

// smaller gives an object with its stream packed as small as it goes.
func (z *zipper) smaller(object []byte) ([]byte, error) {
	said, from, to := stream(object)
	if to == 0 {
		return object, nil
	}
	raw, filter := object[from:to], []byte("/Filter /FlateDecode ")
	if bytes.Contains(object[:from], []byte("/FlateDecode")) {
		unzip, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		if raw, err = io.ReadAll(unzip); err != nil {
			return nil, err
		}
		filter = nil
	}
	if isFont.Match(object[:from]) {
		raw = lean(raw)
		object, said, from, to = resized(object, len(raw))
	}
	z.out.Reset()
	z.pack.Reset(&z.out)
	if _, err := z.pack.Write(raw); err != nil {
		return nil, err
	}
	if err := z.pack.Close(); err != nil {
		return nil, err
	}
	at := said[0] - len("/Length ")
	return bytes.Join([][]byte{
		object[:at], filter, []byte("/Length " + strconv.Itoa(z.out.Len())), object[said[1]:from], z.out.Bytes(), object[to:],
	}, nil), nil
}

// resized says the length of a font anew.
func resized(object []byte, size int) (again []byte, said [2]int, from, to int) {
	m := isFont.FindIndex(object)
	again = slices.Concat(object[:m[0]], []byte("/Length1 "+strconv.Itoa(size)), object[m[1]:])
	said, from, to = stream(again)
	return again, said, from, to
}
