package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
)

// filed is a copy as a file, as it is kept and sent.
func filed(t *testing.T, c *casefile.Case, copy plan.Copy) []byte {
	t.Helper()
	set, shelf := open(t)
	p, err := plan.Compose(plan.Input{
		Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{c.Language, c.Working},
		Today: now.Format("2006-01-02"), Number: 1, Recipient: c.Latest("f10").ID,
	})
	if err != nil {
		t.Fatal(err)
	}
	sheet := pdf.PaperOf(copy, pdf.A4)
	return write(t, pdf.Sheets(on(t, p, set, sheet), sheet), set)
}

// Two people of whom a paper tells the same have the same file, byte for byte,
// whatever else is known of them: nothing of what stays is in its letters, its
// tables of letters, what it says about itself, or its size.
func TestWrite_WhatStaysChangesNoByte(t *testing.T) {
	for _, copy := range []plan.Copy{plan.Survivor, plan.Carry, plan.Receiving} {
		one := ready("my", "th")
		one.Latest("f10").Put("items.name", casefile.Answer{Value: "no", At: now})
		one.Latest("f10").Put("items.home", casefile.Answer{Value: "no", At: now})
		two := one.Clone()
		two.ID, two.Opened = "another", now.AddDate(0, 0, -9)
		for _, s := range two.Sittings {
			s.ID = "another-" + s.ID
			s.Touched = now.AddDate(0, 1, 0)
		}
		told := map[casefile.QuestionID]any{ // each in letters that stand nowhere else
			"receiving.known_as": "ဥဩ ဈာန်", "receiving.greet": "ဣဿရ ဌာန Ǿ ẞ", "receiving.why_there": "㐂 鱻",
		}
		if copy != plan.Receiving {
			told["receiving.background"] = "ဥဩ"
		}
		for q, v := range told {
			two.Latest("f09").Put(q, casefile.Answer{Value: v, Lang: "my", At: now, By: "W9"})
		}
		if copy == plan.Receiving {
			two.Latest("f00").Put("person.called", casefile.Answer{Value: casefile.Plain(casefile.Name{Full: "ဥဩ", Called: "ဥဩ"}), Lang: "my", At: now})
		}
		a, b := filed(t, one, copy), filed(t, two, copy)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the files differ, of %d and %d bytes", copy, len(a), len(b))
		}
		one.Latest("f09").Put("words.first", casefile.Answer{Value: "ဥဩ", Lang: "my", At: now})
		one.Latest("f09").Put("card.name", casefile.Answer{Value: "ဥဩ", Lang: "my", At: now})
		one.Latest("f09").Put("receiving.first_24h", casefile.Answer{Value: "ဥဩ", Lang: "my", At: now})
		if bytes.Equal(a, filed(t, one, copy)) {
			t.Errorf("%s: nor do they when something else is told, so the test sees nothing", copy)
		}
	}
}

// The fonts in a file hold the drawings that stand on its pages, and their
// tables the words of these: neither holds one more.
func TestWrite_FontsHoldOnlyWhatIsShown(t *testing.T) {
	file := filed(t, ready("km", "th"), plan.Receiving)
	streams, fonts := unpacked(t, file)
	shown := map[string]map[string]bool{} // font → codes
	font := ""
	for _, m := range regexp.MustCompile(`(?s)/(F\w+) [\d.]+ Tf|Td \[(.*?)\]TJ ET`).FindAllStringSubmatch(streams, -1) {
		if m[1] != "" {
			font = m[1]
			continue
		}
		if shown[font] == nil {
			shown[font] = map[string]bool{}
		}
		for _, part := range regexp.MustCompile(`(?s)\(((?:[^\\)]|\\.)*)\)`).FindAllStringSubmatch(m[2], -1) {
			codes := strings.ReplaceAll(part[1], `\r`, "\r")
			codes = regexp.MustCompile(`(?s)\\(.)`).ReplaceAllString(codes, "$1")
			for i := 0; i+1 < len(codes); i += 2 {
				shown[font][codes[i:i+2]] = true
			}
		}
	}
	var used, told, drawn []int
	for _, codes := range shown {
		used = append(used, len(codes))
	}
	for _, cmap := range regexp.MustCompile(`(?s)beginbfchar\n.*?endcmap`).FindAllString(streams, -1) {
		told = append(told, len(regexp.MustCompile(`<\w{4}><\w+>`).FindAllString(cmap, -1)))
	}
	for _, f := range fonts {
		drawn = append(drawn, glyphs(t, f))
	}
	slices.Sort(used)
	slices.Sort(told)
	slices.Sort(drawn)
	if len(used) != 2 || used[0] < 20 || !slices.Equal(used, told) {
		t.Errorf("shown %v, told in the tables %v", used, told)
	}
	for i := range drawn {
		if drawn[i] > used[i]+1 { // and the box of a letter that is not there
			t.Errorf("%d drawings in a font of which %d are shown", drawn[i], used[i])
		}
	}
	if len(drawn) != len(used) {
		t.Errorf("%d fonts, want %d", len(drawn), len(used))
	}
}

// unpacked gives all streams of a file, and the fonts among them.
func unpacked(t *testing.T, file []byte) (streams string, fonts [][]byte) {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`).FindAllSubmatch(file, -1) {
		z, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(b, []byte{0, 1, 0, 0}) {
			fonts = append(fonts, b)
		} else {
			streams += string(b) + "\n"
		}
	}
	return streams, fonts
}

// glyphs counts the drawings in a font that are not empty and no part of
// another (OpenType: head, maxp, loca).
func glyphs(t *testing.T, font []byte) int {
	t.Helper()
	table := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		entry := font[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		table[string(entry[:4])] = font[from : from+size]
	}
	at := func(i int) uint32 { return uint32(binary.BigEndian.Uint16(table["loca"][2*i:])) }
	if binary.BigEndian.Uint16(table["head"][50:]) == 1 {
		at = func(i int) uint32 { return binary.BigEndian.Uint32(table["loca"][4*i:]) }
	}
	count := int(binary.BigEndian.Uint16(table["maxp"][4:]))
	short := binary.BigEndian.Uint16(table["head"][50:]) == 0
	parts := map[uint16]bool{}
	for i := range count {
		from, to := 2*at(i), 2*at(i+1)
		if !short {
			from, to = at(i), at(i+1)
		}
		if from == to {
			parts[uint16(i)] = true
			continue
		}
		for _, p := range partsOf(table["glyf"][from:to]) {
			parts[p] = true
		}
	}
	return count - len(parts)
}

// partsOf gives the drawings that a drawing is put together from (OpenType,
// glyf: composite glyphs).
func partsOf(glyph []byte) (all []uint16) {
	if int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(glyph[at:])
		all = append(all, binary.BigEndian.Uint16(glyph[at+2:]))
		at += 6
		if flags&1 != 0 {
			at += 2
		}
		switch {
		case flags&0x8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		if flags&0x20 == 0 {
			return all
		}
	}
}

// A file says its title, its language and its day about itself, and has no
// number that would be its own alone.
func TestWrite_SaysNothingElseAboutItself(t *testing.T) {
	file := filed(t, ready("en", "th"), plan.Receiving)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-isodates", path).Output()
	if err != nil {
		t.Fatalf("pdfinfo: %v (go run ./cmd/dev setup installs it)", err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		name, value, _ := strings.Cut(line, ":")
		switch value = strings.TrimSpace(value); name {
		case "Author", "Creator", "Producer", "Subject", "Keywords":
			t.Errorf("it says %s", line)
		case "Title":
			if value != "Personal plan" {
				t.Errorf("its title is %q", value)
			}
		case "Custom Metadata", "Metadata Stream", "JavaScript", "Form":
			if value != "no" && value != "none" {
				t.Errorf("it says %s", line)
			}
		}
	}
	for _, key := range []string{"/ID", "/Metadata", "/Filespec", "/EmbeddedFile ", "/PieceInfo", "/Annots", "/OpenAction"} {
		if bytes.Contains(file, []byte(key)) {
			t.Errorf("it has %s", key)
		}
	}
}

// The same plan is the same file wherever and whenever it is made: with another
// clock, place, language and number of processors.
func TestWrite_SameBytesEverywhere(t *testing.T) {
	if os.Getenv("ONWARD_TEST_FILE") != "" {
		if err := os.WriteFile(os.Getenv("ONWARD_TEST_FILE"), filed(t, ready("my", "th"), plan.Receiving), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := filed(t, ready("my", "th"), plan.Receiving)
	for _, env := range [][]string{
		{"GOMAXPROCS=1", "TZ=Asia/Bangkok", "LANG=th_TH.UTF-8", "LC_ALL=th_TH.UTF-8"},
		{"GOMAXPROCS=7", "TZ=America/Los_Angeles", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "SOURCE_DATE_EPOCH=0"},
	} {
		path := filepath.Join(t.TempDir(), "there.pdf")
		cmd := exec.Command(os.Args[0], "-test.run", "^TestWrite_SameBytesEverywhere$")
		cmd.Env = append(append(os.Environ(), env...), "ONWARD_TEST_FILE="+path)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v %s", env, err, out)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v: %d bytes, not the %d of here (%v)", env, len(got), len(want), err)
		}
	}
}
