package part

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFolder_ChoosesAPlaceAndAName(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "stick", ".hidden"), 0o700); err != nil {
		t.Fatal(err)
	}
	got := ""
	f := NewFolderPicker(FolderParams{Words: keyWords, Start: root, Name: "my-plan.pdf", OnChoose: func(p string) { got = p }})
	stand(t, f, 600)

	f.path.SetText(filepath.Join(root, "stick"))
	f.choose() // what is typed counts even without Enter
	if want := filepath.Join(root, "stick", "my-plan.pdf"); got != want {
		t.Errorf("chose %q, want %q", got, want)
	}

	got = ""
	f.path.SetText(filepath.Join(root, "nowhere"))
	f.choose()
	if got != "" || !f.fault.Visible() || f.Folder() != filepath.Join(root, "stick") {
		t.Errorf("a folder that is not there: chose %q, says so %v", got, f.fault.Visible())
	}

	f.Go(root)
	for _, name := range []string{"", "  ", "../x.pdf", "a/b", "..", "plan:1.pdf", `a\b`, "what?", "plan."} {
		f.name.SetText(name)
		f.choose()
		if got != "" || !f.fault.Visible() {
			t.Errorf("the name %q was taken: %q", name, got)
		}
	}
}

func TestFolder_LeavesOutWhatIsHidden(t *testing.T) {
	root := t.TempDir()
	for _, d := range []string{"b", "A", ".c"} {
		if err := os.Mkdir(filepath.Join(root, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if got := folders(root, entries); len(got) != 2 || got[0] != "A" || got[1] != "b" {
		t.Errorf("lists %v", got)
	}
}

// Where a file that is there is wanted, those of the right kind are listed, and
// a press on one chooses it.
func TestFolder_ChoosesAFileThatIsThere(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"b.po", "A.CSV", "c.pdf", ".d.po"} {
		if err := os.WriteFile(filepath.Join(root, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := ""
	f := NewFolderPicker(FolderParams{Words: keyWords, Start: root, Files: []string{".po", ".csv"}, OnChoose: func(p string) { got = p }})
	stand(t, f, 600)
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if names := f.files(entries); len(names) != 2 || names[0] != "A.CSV" || names[1] != "b.po" {
		t.Errorf("lists %v", names)
	}
	f.chosen(filepath.Join(root, "b.po"))
	if got != filepath.Join(root, "b.po") {
		t.Errorf("chose %q", got)
	}
}
