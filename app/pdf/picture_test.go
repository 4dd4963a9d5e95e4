package pdf_test

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"onward/app/pdf"
	"onward/app/plan"
)

var update = flag.Bool("update", false, "redraw the golden pictures")

// sheet is one page with everything a page can hold, in a language and
// English. Its words are written here, so that the picture stays the same when
// a translation is mended.
func sheet(lang, title, need, goal string) *plan.Plan {
	both := func(own, en string) []plan.Said { return []plan.Said{{Lang: lang, Text: own}, {Lang: "en", Text: en}} }
	part := func(own, en string) plan.Part {
		return plan.Part{From: "test", Label: both(title, "label"), Text: both(own, en)}
	}
	return &plan.Plan{
		Head: plan.Head{
			Title: both(title, "My plan"), Kind: both(title, "copy 1"), Page: said("page {page} of {pages}"),
			Foot: both(title+" · 7Q4K · 12 / 2026 / 2569", "code 7Q4K · 12 March 2026 / 2569"),
		},
		Blocks: []plan.Block{
			plan.Heading{Level: 1, Text: both(title, "Heading")},
			plan.Paragraph{Number: 1, Part: plan.Part{From: "test", Text: both(need, "A numbered paragraph."), Strong: true}},
			plan.Paragraph{Number: 2, Part: plan.Part{From: "test", Text: both(goal, "Another one."), Strong: true}},
			plan.Table{
				Columns: []plan.Column{{Title: both(title, "Step"), Share: 0.2}, {Title: both(title, "What"), Share: 0.5}, {Title: both(title, "When"), Share: 0.3}},
				Rows: []plan.Row{
					{Cells: []plan.Cell{{{From: "test", Icon: "d3", Text: said("1"), Strong: true}}, {part(need, "I need this."), part(goal, "I want this.")}, {part("12 / 2026", "12 March 2026 / 2569")}}},
					{Cells: []plan.Cell{{{From: "test", Icon: "d8", Text: said("2"), Strong: true}}, {part(goal, "I need this.")}, {{From: "test", Label: both(title, "choice"), Boxes: []plan.Box{{Text: both(title, "yes"), Ticked: true}, {Text: both(title, "no")}}}}}},
				},
			},
			plan.Paragraph{Part: plan.Part{From: "test", Label: both(title, "Words to add"), Lines: 2}},
			plan.Signature{Boxes: []plan.SignBox{{Label: both(title, "Me"), NameLabel: both(title, "Name"), DateLabel: both(title, "Date"), Name: both(need, "")[:1]}, {Label: both(title, "Worker"), NameLabel: both(title, "Name"), DateLabel: both(title, "Date")}}},
		},
	}
}

func TestPicture_Golden(t *testing.T) {
	set, _ := open(t)
	for lang, s := range map[string][3]string{
		"en":      {"My plan", "My back hurts and my tablets will soon be finished.", "I can carry water."},
		"th":      {"แผนของฉัน", "ฉันปวดหลัง และยาใกล้จะหมดแล้ว ผู้ที่ช่วยคือพี่สาว", "ฉันยกน้ำได้โดยไม่ปวด"},
		"lo":      {"ແຜນຂອງຂ້ອຍ", "ຂ້ອຍເຈັບຫຼັງ ແລະ ຢາໃກ້ຈະໝົດແລ້ວ ຜູ້ທີ່ຊ່ວຍແມ່ນເອື້ອຍ", "ຂ້ອຍຫາບນ້ຳໄດ້"},
		"km":      {"ផែនការរបស់ខ្ញុំ", "ខ្ញុំឈឺខ្នង ហើយថ្នាំជិតអស់ហើយ ស្ត្រីជំនួយក្បែរផ្ទះ", "ខ្ញុំលើកទឹកបាន"},
		"my":      {"ကျွန်ုပ်၏ အစီအစဉ်", "ကျွန်ုပ် ခါးနာနေပြီး ဆေးလည်း ကုန်တော့မယ်။ ဉာဏ်ကြွယ်သူ", "ရေသယ်နိုင်မယ်။"},
		"vi":      {"Kế hoạch của tôi", "Tôi đau lưng và thuốc sắp hết. Ước muốn được nghỉ.", "Tôi xách được nước."},
		"zh-Hans": {"我的计划", "我腰疼，药快吃完了。", "我能提水。"},
	} {
		t.Run(lang, func(t *testing.T) {
			pages := layout(t, sheet(lang, s[0], s[1], s[2]), set)
			if len(pages) != 1 {
				t.Fatalf("%d pages, want 1", len(pages))
			}
			goldenPicture(t, lang+".png", grey(pdf.Picture(pages[0], set, 60)))
		})
	}
}

// What is shown before printing is what is printed: the picture and the PDF,
// drawn by somebody else's program, agree but for the edges of the shapes.
func TestPicture_ShowsWhatIsPrinted(t *testing.T) {
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Fatal("this test draws PDFs with pdftoppm: install poppler-utils")
	}
	set, shelf := open(t)
	for _, lang := range []string{"th", "km", "my", "vi"} {
		pages := layout(t, compose(t, shelf, lang, plan.Receiving), set)
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "p.pdf"), write(t, pages, set), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := exec.Command(tool, "-r", "60", "-gray", "-png", "-singlefile", filepath.Join(dir, "p.pdf"), filepath.Join(dir, "p")).Run(); err != nil {
			t.Fatalf("draw the PDF: %v", err)
		}
		b, err := os.ReadFile(filepath.Join(dir, "p.png"))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if far := apart(grey(img), grey(pdf.Picture(pages[0], set, 60))); far > 40 {
			t.Errorf("%s: a part of the page differs by %d of 255", lang, far)
		}
	}
}

// apart is how much the worst square of 8 by 8 dots differs in its mean grey.
func apart(a, b *image.Gray) int {
	worst := 0
	r := a.Bounds().Intersect(b.Bounds())
	for y := r.Min.Y; y+8 <= r.Max.Y; y += 8 {
		for x := r.Min.X; x+8 <= r.Max.X; x += 8 {
			sum := 0
			for i := range 64 {
				sum += int(a.GrayAt(x+i%8, y+i/8).Y) - int(b.GrayAt(x+i%8, y+i/8).Y)
			}
			worst = max(worst, max(sum, -sum)/64)
		}
	}
	return worst
}

func grey(p image.Image) *image.Gray {
	g := image.NewGray(p.Bounds())
	draw.Draw(g, g.Bounds(), p, p.Bounds().Min, draw.Src)
	return g
}

// goldenPicture compares a picture dot by dot with the file of that name.
func goldenPicture(t *testing.T, name string, got *image.Gray) {
	t.Helper()
	path := filepath.Join("testdata", "pages", name)
	if *update {
		keep(t, path, got)
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden picture: %v (make it with -update and look at it)", err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	want := grey(img)
	if !want.Bounds().Eq(got.Bounds()) || !bytes.Equal(want.Pix, got.Pix) {
		failed := filepath.Join("testdata", "failed", name)
		keep(t, failed, got)
		t.Errorf("%s differs; what was drawn is in %s", path, failed)
	}
}

func keep(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkPlanToPDF(b *testing.B) {
	set, shelf := open(b)
	for _, lang := range []string{"vi", "km", "zh-Hans"} {
		b.Run(lang, func(b *testing.B) {
			var size, sheets int
			for b.Loop() {
				pages := layout(b, compose(b, shelf, lang, plan.Survivor), set)
				sheets, size = len(pages), len(write(b, pages, set))
			}
			b.ReportMetric(float64(size)/1000, "kB")
			b.ReportMetric(float64(sheets), "pages")
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	set, shelf := open(b)
	p := compose(b, shelf, "km", plan.Survivor)
	for b.Loop() {
		layout(b, p, set)
	}
}

func BenchmarkPicture(b *testing.B) {
	set, shelf := open(b)
	page := layout(b, compose(b, shelf, "km", plan.Survivor), set)[0]
	for b.Loop() {
		pdf.Picture(page, set, 110)
	}
}
