package main

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the Windows program says of itself stands in FyneApp.toml alone, and
// its picture is the picture of the program.
func TestWindows_ThePictureAndTheDescription(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	about, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	said := string(resources(about))
	for _, want := range []string{`"ProductName", "Onward"`, "FILEVERSION 1,0,0,1\n", `"FileVersion", "1.0.0"`} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not in\n%s", want, said)
		}
	}
	picture, err := os.ReadFile(entry(about, "Icon"))
	if err != nil {
		t.Fatal(err)
	}
	ico := icon(picture)
	length, where := binary.LittleEndian.Uint32(ico[14:]), binary.LittleEndian.Uint32(ico[18:])
	if int(where+length) != len(ico) || ico[2] != 1 || ico[4] != 1 {
		t.Fatalf("the head of the icon is % x, of %d bytes", ico[:22], len(ico))
	}
	if _, err := png.Decode(bytes.NewReader(ico[where:])); err != nil {
		t.Errorf("what stands where the icon says is no picture: %v", err)
	}
	if entry(about, "Nothing") != "" {
		t.Error("an entry that is not there has a value")
	}
}
