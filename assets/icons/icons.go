// Package icons holds the small drawings of the product as SVG: the shapes of
// states, the five faces, the twelve areas of life, and what stands on the
// buttons.
//
// They are ours, drawn on a square of 24 with one stroke of 1.75 and round
// ends, from straight lines, cubic curves and circles in absolute coordinates
// only, so that paper and screen can both draw them. Ink is written
// "currentColor"; whoever draws puts a colour in its place. They carry no
// colour and no meaning that only a colour would show, and faces have no teeth.
package icons

import (
	"embed"
	"strings"
)

//go:embed *.svg
var files embed.FS

//go:embed app/onward.png
var app []byte

// App is the picture of the program for the window and the task bar, a PNG of
// 512 pixels. It says nothing of what the program is for.
func App() []byte { return app }

// SVG gives a drawing by its name, such as "home", and tells whether there is
// one.
func SVG(name string) ([]byte, bool) {
	b, err := files.ReadFile(name + ".svg")
	return b, err == nil
}

// Names lists the drawings in the order of the alphabet.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("icons: the embedded folder cannot be listed")
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".svg"))
	}
	return names
}
