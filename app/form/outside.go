package form

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A pack from outside is a folder, or the same folder as one file, a zip that
// is named *.onwardform. Whatever it claims, only files of the names below are
// read, and never more of them than a form may be large.

// Ext is how the file of a pack from outside is named.
const Ext = ".onwardform"

// ErrPack is wrapped by every error about a pack from outside that is not
// about its contents; for these see [Faults].
var ErrPack = errors.New("not a form pack")

// maxEntries is how many files a pack may hold: its own few, and words in as
// many languages as anyone has.
const maxEntries = 64

var packFile = regexp.MustCompile(`^(form\.json|schema\.json|ui\.json|uischema\.json|plain\.json|migrate\.json|signature\.json|words/[A-Za-z0-9-]{2,35}\.json)$`)

// Pack is a form pack from outside, checked, and not yet accepted.
type Pack struct {
	Def    *Def
	Plain  bool       // a pair of JSON Forms, without what our packs say
	Signed *Signature // nil where nobody signed it
	files  map[string][]byte
	data   []byte
}

// Bytes gives the pack as one file. The same contents give the same bytes.
func (p *Pack) Bytes() []byte { return slices.Clone(p.data) }

// Same tells whether two packs hold the same.
func (p *Pack) Same(o *Pack) bool { return bytes.Equal(p.data, o.data) }

// ReadPack reads the pack in a folder or a file. What else a folder holds is
// left out; a file with anything else in it is refused. schema.json and the
// like stand for the folder they lie in: of a pair of JSON Forms one is chosen,
// and the other is read with it.
func ReadPack(name string) (*Pack, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	if !info.IsDir() && slices.Contains([]string{"form.json", "schema.json", "ui.json", "uischema.json"}, filepath.Base(name)) {
		name = filepath.Dir(name)
		if info, err = os.Stat(name); err != nil {
			return nil, fmt.Errorf("read pack: %w", err)
		}
	}
	if info.IsDir() {
		return readFolder(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	return OpenPack(data)
}

func readFolder(dir string) (*Pack, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	defer root.Close()
	fl := &files{fsys: root.FS(), left: maxBytes}
	found := map[string][]byte{}
	names, err := fs.Glob(fl.fsys, "words/*.json")
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	all := append([]string{"form.json", "schema.json", "ui.json", "migrate.json", "signature.json"}, names...)
	if _, err := fs.Stat(fl.fsys, "form.json"); errors.Is(err, fs.ErrNotExist) {
		all = []string{"schema.json", "ui.json", "uischema.json"}
	}
	for _, name := range all {
		b, err := fl.read(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read pack: %w", unreadable(name, err))
		}
		found[name] = b
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	return newPack(found, filepath.Base(abs))
}

// OpenPack reads a pack that is one file.
func OpenPack(data []byte) (*Pack, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrPack, maxBytes)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: not a zip file", ErrPack)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("%w: more than %d files in it", ErrPack, maxEntries)
	}
	found, left := map[string][]byte{}, int64(maxBytes)
	for _, f := range z.File {
		b, err := entry(f, left)
		if err != nil {
			return nil, err
		}
		if _, twice := found[f.Name]; twice {
			return nil, fmt.Errorf("%w: %q stands in it twice", ErrPack, f.Name)
		}
		left -= int64(len(b))
		found[f.Name] = b
	}
	return newPack(found, "pack")
}

// entry reads one file of a zip. What its header says of its size is not
// believed.
func entry(f *zip.File, left int64) ([]byte, error) {
	switch {
	case !packFile.MatchString(f.Name):
		return nil, fmt.Errorf("%w: %.80q has no place in it; it holds form.json, schema.json, ui.json, migrate.json, signature.json and words/<language>.json alone", ErrPack, f.Name)
	case !f.Mode().IsRegular() || f.Flags&1 != 0:
		return nil, fmt.Errorf("%w: %q is not a plain file", ErrPack, f.Name)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return nil, fmt.Errorf("%w: %q is packed in a way that is not known", ErrPack, f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %q cannot be read", ErrPack, f.Name)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, left+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %q cannot be read", ErrPack, f.Name)
	}
	if int64(len(b)) > left {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrPack, maxBytes)
	}
	return b, nil
}

// newPack writes the files as one, and loads the form from what it wrote.
func newPack(found map[string][]byte, name string) (*Pack, error) {
	p := &Pack{Plain: found["form.json"] == nil, files: found}
	var err error
	switch {
	case p.Plain:
		name, err = plainName(found, name)
	case found["plain.json"] != nil || found["uischema.json"] != nil:
		err = fmt.Errorf("%w: it has a form.json, and files of a pair without one", ErrPack)
	default:
		p.Signed, err = signatureOf(found)
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, file := range sortedKeys(found) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: file, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write(found[file])
		}
		if err != nil {
			return nil, fmt.Errorf("write pack: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write pack: %w", err)
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return nil, fmt.Errorf("write pack: %w", err)
	}
	if p.Def, err = load(r, name, false); err != nil {
		return nil, err
	}
	if err := p.Def.keepsToItself(); err != nil {
		return nil, err
	}
	p.Def.pin()
	p.data = out.Bytes()
	return p, nil
}

// plainName keeps the name of a pair of JSON Forms with it, in plain.json: the
// files themselves do not say what they are called.
func plainName(found map[string][]byte, name string) (string, error) {
	if found["schema.json"] == nil {
		return "", fmt.Errorf("%w: there is neither form.json nor schema.json in it", ErrPack)
	}
	var kept struct {
		ID string `json:"id"`
	}
	if b := found["plain.json"]; b != nil {
		if json.Unmarshal(b, &kept) != nil || !formID.MatchString(kept.ID) {
			return "", fmt.Errorf("%w: plain.json is not {\"id\": …}", ErrPack)
		}
		return kept.ID, nil
	}
	for file := range found {
		if file != "schema.json" && file != "ui.json" && file != "uischema.json" {
			return "", fmt.Errorf("%w: %q needs a form.json beside it", ErrPack, file)
		}
	}
	kept.ID = plainMeta(name, make([]byte, 6)).ID
	b, err := json.Marshal(kept)
	if err != nil {
		return "", fmt.Errorf("write pack: %w", err)
	}
	found["plain.json"] = b
	return kept.ID, nil
}

// keepsToItself holds the words of a pack from outside to its own questions:
// it has no say in what the rest of the program says.
func (d *Def) keepsToItself() error {
	var f faults
	for lang, words := range d.words {
		for key := range words {
			if !strings.HasPrefix(key, d.meta.ID+".") && !strings.HasPrefix(key, "alert.") && !strings.HasPrefix(key, "action.") {
				f.add("words/"+lang+".json", "/words/"+escapePointer(key), "begins neither with %q nor with alert. or action.", d.meta.ID+".")
			}
		}
	}
	slices.SortFunc(f.list, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return f.err()
}

// pin gives the words of this version keys of their own, so that a sitting
// goes on in the words it was begun with when a later version says things
// otherwise.
func (d *Def) pin() {
	from, to := d.meta.ID+".", d.meta.ID+"@"+d.meta.Version+"."
	move := func(key string) string {
		if rest, own := strings.CutPrefix(key, from); own {
			return to + rest
		}
		return key
	}
	for _, words := range d.words {
		for _, key := range sortedKeys(words) {
			words[move(key)] = words[key]
		}
	}
	for _, q := range d.questions {
		q.Words = move(q.Words)
	}
	var items func([]Item)
	items = func(list []Item) {
		for _, it := range list {
			switch it := it.(type) {
			case *Group:
				it.Words = move(it.Words)
				items(it.Items)
			case *Note:
				it.Words = move(it.Words)
			}
		}
	}
	for _, s := range d.sections {
		s.Words = move(s.Words)
		items(s.Items)
	}
}
