// Command onward is the window a case manager opens. Everything it shows and
// does is in app/ui; this wires the rooms together.
//
//	onward [--data DIR] [--demo] [--lang TAG] [--where]
//
// It exits 0 when the window is closed, 1 when it could not begin or fell over
// a mistake of its own, 2 on wrong use. It leaves no core file and no stack.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2/app"

	"onward/app/form"
	"onward/app/guard"
	"onward/app/text"
	"onward/app/ui"
	"onward/forms"
	"onward/i18n"
)

func main() {
	guard.Memory()
	console()
	debug.SetTraceback("none") // what is left after ui.App's own care: no stacks
	data := flag.String("data", "", "folder that holds the vault and the settings")
	demo := flag.Bool("demo", false, "open a vault of invented people")
	lang := flag.String("lang", "", "language of the screens: en th lo km my vi zh-Hans")
	where := flag.Bool("where", false, "print where data lives, and exit")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "onward: unknown argument; see -h")
		os.Exit(2)
	}
	if _, ok := i18n.Known(*lang); *lang != "" && !ok {
		fmt.Fprintln(os.Stderr, "onward: --lang is one of en th lo km my vi zh-Hans")
		os.Exit(2)
	}
	dir, err := folder(*data, *demo)
	if err == nil && *where {
		fmt.Println(dir)
		return
	}
	if err == nil {
		err = run(dir, *lang, *demo)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "onward:", err)
		os.Exit(1)
	}
}

// folder gives the data folder; invented people have one of their own inside.
func folder(data string, demo bool) (string, error) {
	if data == "" {
		own, err := home(runtime.GOOS)
		if err != nil {
			return "", fmt.Errorf("find the folder for settings: %w", err)
		}
		data = filepath.Join(own, "Onward")
	}
	if demo {
		data = filepath.Join(data, "demo")
	}
	return filepath.Abs(data)
}

// home is where a program keeps what is its own. On Windows that is the folder
// that stays on this computer: the other, for settings, is copied to a server
// where profiles roam. A vault that already lies there is used on.
func home(system string) (string, error) {
	config, err := os.UserConfigDir()
	if err != nil || system != "windows" {
		return config, err
	}
	if _, err := os.Stat(filepath.Join(config, "Onward")); err == nil {
		return config, nil
	}
	return os.UserCacheDir()
}

func run(dir, lang string, demo bool) error {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		return err
	}
	set, err := text.Open()
	if err != nil {
		return err
	}
	p := ui.Params{
		Fyne: app.New(), Data: dir, Words: i18n.Open(), Shelf: shelf, Text: set,
		Now: time.Now, Lang: lang, Print: ui.Printer(), Again: again, Alarm: alarm, Away: guard.Away,
	}
	if demo {
		p.Demo = ui.Invented(time.Now)
	}
	a, err := ui.New(p)
	if err != nil {
		return err
	}
	a.Run()
	return nil
}

// again starts the program anew with the same arguments.
func again() {
	if self, err := os.Executable(); err == nil {
		_ = exec.Command(self, os.Args[1:]...).Start()
	}
}
