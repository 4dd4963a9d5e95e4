package icons

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"
)

func TestEveryDrawingIsOneInkAndOneStroke(t *testing.T) {
	if len(Names()) < 50 {
		t.Fatalf("only %d drawings", len(Names()))
	}
	colour := regexp.MustCompile(`(?:fill|stroke)="([^"]*)"`)
	// Paper draws these too, and reads only such paths.
	path := regexp.MustCompile(`^[MLCZ0-9. -]+$`)
	for _, name := range Names() {
		svg, ok := SVG(name)
		if !ok {
			t.Errorf("%s: listed but not there", name)
		}
		for _, m := range colour.FindAllStringSubmatch(string(svg), -1) {
			if m[1] != "none" && m[1] != "currentColor" {
				t.Errorf("%s: has the colour %q of its own", name, m[1])
			}
		}
		d := xml.NewDecoder(bytes.NewReader(svg))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			e, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			switch e.Name.Local {
			case "svg", "circle":
			case "path":
				for _, a := range e.Attr {
					if p := strings.ReplaceAll(a.Value, ",", " "); a.Name.Local == "d" && !path.MatchString(p) {
						t.Errorf("%s: the path %q has more than lines and curves in absolute places", name, a.Value)
					}
				}
			default:
				t.Errorf("%s: has a <%s>", name, e.Name.Local)
			}
		}
	}
}

func TestWhatPartsCountOnIsThere(t *testing.T) {
	for _, name := range []string{
		"open", "half", "done", "away", "alert", "chosen", "box", "ticked",
		"face1", "face2", "face3", "face4", "face5",
		"safety", "home", "health", "feelings", "law", "papers", "owed", "family", "learning", "work", "people", "children",
	} {
		if _, ok := SVG(name); !ok {
			t.Errorf("no drawing %q", name)
		}
	}
	if _, ok := SVG("unicorn"); ok {
		t.Error("there should be no unicorn")
	}
}

func TestAppIconIsAPicture(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(App()))
	if err != nil || img.Bounds().Dx() != 512 || img.Bounds().Dy() != 512 {
		t.Fatalf("not a PNG of 512 pixels: %v", err)
	}
}
