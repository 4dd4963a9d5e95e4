package part

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app/ui/look"
)

// FolderParams describes a place to save in.
type FolderParams struct {
	Words    Words
	Lang     string   // of the typed name
	Start    string   // folder shown first; empty for the documents
	Name     string   // of the file, may be changed; empty where a folder or a file that is there is wanted
	Files    []string // endings such as ".po": files that are there are listed, and one is chosen
	OnChoose func(path string)
	OnCancel func()
}

// FolderPicker chooses where a file goes. It remembers nothing: fyne's own
// keeps the last folder on disk.
type FolderPicker struct {
	block
	p      FolderParams
	here   string
	path   *Field
	name   *Field
	list   *Column
	scroll *container.Scroll
	quick  *Flow
	fault  *problemLine
	foot   *Flow
	top    *Column
}

// NewFolderPicker makes a picker.
func NewFolderPicker(p FolderParams) *FolderPicker {
	f := &FolderPicker{p: p, list: NewColumn(2), fault: newProblemLine()}
	w := p.Words
	f.path = NewField(FieldParams{Lang: "en", OnEnter: func() { f.Go(f.path.Text()) }})
	f.name = NewField(FieldParams{Lang: p.Lang, Text: p.Name})
	f.quick = NewFlow(look.Step)
	for _, pl := range places() {
		f.quick.objects = append(f.quick.objects, NewButton(ButtonParams{
			Label: pl.label(w), Icon: pl.icon, OnTap: func() { f.Go(pl.path) },
		}))
	}
	f.scroll = container.NewVScroll(f.list)
	label := func(key string) fyne.CanvasObject {
		return NewBoth(w.say(key).OneOf(), Style{Size: look.Small, Color: look.Quiet})
	}
	f.top = NewColumn(look.Step, f.quick, NewColumn(2, label("part.folder.path"), f.path), f.fault)
	foot := []fyne.CanvasObject{NewButton(ButtonParams{Label: w.say("part.cancel").OneOf(), OnTap: func() {
		if p.OnCancel != nil {
			p.OnCancel()
		}
	}})}
	if len(p.Files) == 0 {
		foot = append(foot, NewButton(ButtonParams{Label: w.say("part.folder.use").OneOf(), Kind: Primary, OnTap: f.choose}))
	}
	f.foot = NewTrailingFlow(look.Step, foot...)
	objects := []fyne.CanvasObject{f.top, f.scroll, f.foot}
	if p.Name != "" {
		f.top.objects = append([]fyne.CanvasObject{NewColumn(2, label("part.folder.name"), f.name)}, f.top.objects...)
	}
	f.init(f, f.lay, objects...)
	start := p.Start
	if start == "" {
		start = documents()
	}
	f.Go(start)
	return f
}

// Folder gives the folder shown.
func (f *FolderPicker) Folder() string { return f.here }

// Go shows a folder. One that cannot be opened is said so, and the picker
// stays where it is.
func (f *FolderPicker) Go(path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		f.fault.set(f.p.Words.say("part.folder.closed").OneOf())
		f.Refresh()
		return
	}
	f.fault.set(Pair{})
	f.here = filepath.Clean(path)
	f.path.SetText(f.here)
	var rows []fyne.CanvasObject
	if up := filepath.Dir(f.here); up != f.here {
		rows = append(rows, newNatural(NewButton(ButtonParams{
			Label: f.p.Words.say("part.folder.up").OneOf(), Kind: Bare, Icon: "up", OnTap: func() { f.Go(up) },
		})))
	}
	for _, name := range folders(f.here, entries) {
		rows = append(rows, newNatural(NewButton(ButtonParams{
			Label: One(name, f.p.Lang), Kind: Bare, Icon: "folder", OnTap: func() { f.Go(filepath.Join(f.here, name)) },
		})))
	}
	for _, name := range f.files(entries) {
		rows = append(rows, newNatural(NewButton(ButtonParams{
			Label: One(name, f.p.Lang), Kind: Bare, Icon: "page", OnTap: func() { f.chosen(filepath.Join(f.here, name)) },
		})))
	}
	f.list.Set(rows...)
	f.scroll.ScrollToTop()
	f.Refresh()
}

func (f *FolderPicker) choose() {
	if typed := f.path.Text(); filepath.Clean(typed) != f.here {
		f.Go(typed)
		if filepath.Clean(typed) != f.here {
			return
		}
	}
	path := f.here
	if f.p.Name != "" {
		name := strings.TrimSpace(f.name.Text())
		if !fileName(name) {
			f.fault.set(f.p.Words.say("part.folder.bad_name").OneOf())
			f.Refresh()
			return
		}
		path = filepath.Join(path, name)
	}
	f.chosen(path)
}

// fileName tells whether a file may have this name, here and on any computer
// the stick goes to. Windows would write "plan:1.pdf" where nobody finds it
// again: as a hidden part of a file called "plan".
func fileName(name string) bool {
	return name != "." && filepath.IsLocal(name) && !strings.ContainsAny(name, `\/:*?"<>|`) && !strings.HasSuffix(name, ".")
}

func (f *FolderPicker) chosen(path string) {
	if f.p.OnChoose != nil {
		f.p.OnChoose(path)
	}
}

// files lists the files that may be chosen.
func (f *FolderPicker) files(entries []os.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !hidden(e) && slices.Contains(f.p.Files, strings.ToLower(filepath.Ext(e.Name()))) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names
}

func (f *FolderPicker) lay(width float32, put bool) (float32, float32) {
	top, foot := f.top.HeightFor(width), f.foot.HeightFor(width)
	least := top + foot + 2*look.Step + 160
	if put {
		h := max(f.lowest, least)
		place(f.top, 0, 0, width, top)
		f.list.Resize(fyne.NewSize(width, f.list.HeightFor(width)))
		place(f.scroll, 0, top+look.Step, width, h-top-foot-2*look.Step)
		f.scroll.Refresh()
		place(f.foot, 0, h-foot, width, foot)
	}
	return least, 280
}

// folders lists the folders in one, without the hidden ones.
func folders(dir string, entries []os.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if hidden(e) {
			continue
		}
		if e.IsDir() {
			names = append(names, e.Name())
		} else if e.Type()&os.ModeSymlink != 0 {
			if i, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && i.IsDir() {
				names = append(names, e.Name())
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names
}

// spot is a place people save in.
type spot struct{ path, words, name, icon string }

func (s spot) label(w Words) Pair {
	if s.words != "" {
		return w.say(s.words).OneOf()
	}
	return One(s.name, "en")
}

func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	if d := filepath.Join(home, "Documents"); isDir(d) {
		return d
	}
	return home
}

func isDir(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// places lists home, the documents, and whatever drive is plugged in.
func places() []spot {
	var out []spot
	if home, err := os.UserHomeDir(); err == nil {
		out = append(out, spot{path: home, words: "part.folder.home", icon: "home"})
		if d := documents(); d != home {
			out = append(out, spot{path: d, words: "part.folder.documents", icon: "page"})
		}
	}
	for _, d := range drives() {
		out = append(out, spot{path: d, name: driveName(d), icon: "drive"})
	}
	return out
}

func driveName(path string) string {
	if runtime.GOOS == "windows" {
		return path
	}
	return filepath.Base(path)
}

// drives lists removable drives where the system mounts them.
func drives() []string {
	var out []string
	if runtime.GOOS == "windows" {
		for letter := 'D'; letter <= 'Z'; letter++ {
			if root := string(letter) + `:\`; isDir(root) {
				out = append(out, root)
			}
		}
		return out
	}
	roots := []string{"/Volumes"}
	if runtime.GOOS == "linux" {
		user := filepath.Base(os.Getenv("HOME"))
		roots = []string{filepath.Join("/media", user), filepath.Join("/run/media", user), "/mnt"}
	}
	for _, root := range roots {
		entries, err := os.ReadDir(root)
		if err != nil {
			continue
		}
		for _, name := range folders(root, entries) {
			out = append(out, filepath.Join(root, name))
		}
	}
	return out
}
