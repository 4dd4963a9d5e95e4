package part

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

var update = flag.Bool("update", false, "draw the golden pictures again")

func TestMain(m *testing.M) {
	flag.Parse()
	a := test.NewApp()
	a.Settings().SetTheme(look.New(look.Light, 1))
	code := m.Run()
	a.Quit()
	os.Exit(code)
}

// keyWords says every key as itself, so that tests read without a catalogue.
func keyWords(key string) Pair { return One(key, "en") }

// stand puts an object on a screen of its own.
func stand(t *testing.T, o fyne.CanvasObject, width float32) fyne.Window {
	t.Helper()
	w := test.NewWindow(o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, heightFor(o, width)))
	t.Cleanup(w.Close)
	return w
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// draw makes a picture of an object on the sheet.
func draw(o fyne.CanvasObject, size fyne.Size) image.Image {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(1)
	c.SetContent(o)
	c.Resize(size)
	return c.Capture()
}

// golden compares a picture with the one in testdata. What differs is written
// beside it under failed, for a person to look at.
func golden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Errorf("no golden picture; look at a new one with -update: %v", err)
		return
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if why := differ(want, got); why != "" {
		failed := filepath.Join("testdata", "failed", name+".png")
		write(t, failed, got)
		t.Errorf("%s: %s; what was drawn is in %s", name, why, failed)
	}
}

// differ says how two pictures differ. Floating point differs a little from
// one processor to another, and so may the shade of an edge: a difference that
// an eye would see is more than a tenth of the range, in more than a few places.
func differ(want, got image.Image) string {
	if want.Bounds() != got.Bounds() {
		return fmt.Sprintf("size %v, want %v", got.Bounds().Size(), want.Bounds().Size())
	}
	b, n := want.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r1, g1, b1, _ := want.At(x, y).RGBA()
			r2, g2, b2, _ := got.At(x, y).RGBA()
			if apart(r1, r2) || apart(g1, g2) || apart(b1, b2) {
				n++
			}
		}
	}
	if n > 8 {
		return fmt.Sprintf("%d pixels differ", n)
	}
	return ""
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 0xFFFF/10 }

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
