package pdf_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"onward/app/pdf"
	"onward/app/plan"
)

// Readers find every object where the table says it is.
func TestWrite_TheTableOfObjectsHolds(t *testing.T) {
	set, shelf := open(t)
	file := write(t, layout(t, compose(t, shelf, "km", plan.Survivor), set), set)
	start := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if start == nil {
		t.Fatal("the file does not say where its table is")
	}
	at, _ := strconv.Atoi(string(start[1]))
	head := regexp.MustCompile(`^xref\n0 (\d+)\n`).FindSubmatch(file[at:])
	if head == nil {
		t.Fatal("there is no table where the file says it is")
	}
	count, _ := strconv.Atoi(string(head[1]))
	if count < 10 {
		t.Fatalf("%d objects are too few for a plan", count)
	}
	rows := file[at+len(head[0]):]
	for i := 1; i < count; i++ {
		place, err := strconv.Atoi(string(rows[20*i : 20*i+10]))
		if err != nil || !bytes.HasPrefix(file[place:], []byte(strconv.Itoa(i)+" 0 obj\n")) {
			t.Errorf("object %d is not where the table says", i)
		}
	}
	for _, m := range regexp.MustCompile(`/Length (\d+)[^>]*>>\nstream\n`).FindAllSubmatchIndex(file, -1) {
		n, _ := strconv.Atoi(string(file[m[2]:m[3]]))
		if !bytes.HasPrefix(file[m[1]+n:], []byte("\nendstream")) {
			t.Errorf("a stream of %d bytes has another length", n)
		}
	}
}

// A file says its language and title, each text its own language, and a booklet
// how it is printed.
func TestWrite_TellsHowItIsRead(t *testing.T) {
	set, shelf := open(t)
	p := compose(t, shelf, "km", plan.Survivor)
	for _, paper := range []pdf.Paper{pdf.A4, pdf.Booklet} {
		var b bytes.Buffer
		if err := pdf.Write(&b, pdf.Sheets(on(t, p, set, paper), paper), set, pdf.MetaOf(p, paper, now)); err != nil {
			t.Fatal(err)
		}
		file := everything(t, b.Bytes())
		for _, want := range []string{"/Lang(km)", "/DisplayDocTitle true", "/Title", "/Span<</Lang(km)>>BDC", "/Span<</Lang(th)>>BDC"} {
			if !strings.Contains(file, want) {
				t.Errorf("%s: the file does not say %s", paper.Name, want)
			}
		}
		if strings.Count(file, "BDC\n") != strings.Count(file, "EMC\n") {
			t.Errorf("%s: a span is open", paper.Name)
		}
		if got := strings.Contains(file, "/Duplex/DuplexFlipShortEdge/PrintScaling/None"); got != paper.Folded {
			t.Errorf("%s: told how to print a booklet: %v", paper.Name, got)
		}
	}
}
