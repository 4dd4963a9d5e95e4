// Command dev is the developer's door. It needs Go and git, and on Debian or
// Ubuntu installs the rest itself.
//
//	go run ./cmd/dev run     install what is missing, build, open the app with invented people;
//	                         without a display: make the demo's pages and say where they are
//	go run ./cmd/dev test    install what is missing, run every check and every test
//	go run ./cmd/dev windows  install what is missing, make build/onward.exe and build/onwardctl.exe
//	go run ./cmd/dev setup   install what is missing, nothing else
//
// It uses no cgo itself and never changes the tree.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	if err := do(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

const usage = `use: go run ./cmd/dev run | test [-quick] [-windows=false] [-chromium] | windows | setup`

func do(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s", usage)
	}
	if _, err := os.Stat("FyneApp.toml"); err != nil {
		return fmt.Errorf("please start me from the project's top folder")
	}
	switch args[0] {
	case "run":
		return run(args[1:])
	case "test":
		f := flag.NewFlagSet("test", flag.ExitOnError)
		quick := f.Bool("quick", false, "only what needs no window: no Xvfb, no cgo, no Windows build")
		windows := f.Bool("windows", true, "also build the app for Windows")
		chromium := f.Bool("chromium", false, "also copy papers out of Chromium's own viewer; installs it, some 300 MB")
		f.Parse(args[1:])
		return test(*quick, *windows, *chromium)
	case "windows":
		if err := compiler(); err != nil {
			return err
		}
		return forWindows()
	case "setup":
		return setup(append(toBuild, toTest...))
	}
	return fmt.Errorf("%s", usage)
}

// step runs a command with its output shown, and says what it is for.
func step(what string, env []string, name string, args ...string) error {
	fmt.Printf("\n── %s\n   %s %s\n", what, strings.Join(env, " "), strings.Join(append([]string{name}, args...), " "))
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// run builds the app and opens it on invented people, or does the main job
// without a window where there is no display.
func run(args []string) error {
	if !display() {
		fmt.Println("There is no display here, so the main job is done without a window.")
		return step("demo", []string{"CGO_ENABLED=0"}, "go", "run", "./cmd/onwardctl", "demo", "--out", filepath.Join("build", "demo"))
	}
	if err := setup(toBuild); err != nil {
		return err
	}
	out := filepath.Join("build", "onward")
	if runtime.GOOS == "windows" {
		out += ".exe"
	}
	if err := step("build (the first time takes some minutes)", []string{"CGO_ENABLED=1"}, "go", "build", "-o", out, "./cmd/onward"); err != nil {
		return err
	}
	return step("open", nil, out, append([]string{"--demo"}, args...)...)
}

func display() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
