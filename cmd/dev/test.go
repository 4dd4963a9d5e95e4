package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// rooms is all that builds and tests without cgo and without a display.
var rooms = []string{"./app/...", "./assets/...", "./forms/...", "./i18n/...", "./cmd/onwardctl/...", "./cmd/dev/..."}

// test runs every check, in the order of what is quickest to know.
func test(quick, windows, chromium bool) error {
	begun := time.Now()
	packages := slices.Concat(toBuild, toTest)
	if chromium {
		packages = append(packages, "chromium", "xclip")
	}
	if err := setup(packages); err != nil {
		return err
	}
	if err := formatted(); err != nil {
		return err
	}
	steps := []struct {
		what string
		slow bool
		env  []string
		args []string
	}{
		{"vet", false, nocgo, append([]string{"vet"}, rooms...)},
		// What only runs beside other programs or with texts of others must
		// still build.
		{"vet of what is measured by hand", false, nocgo, []string{"vet", "-tags", "chromium,corpora,harfbuzz,icu", "./app/pdf", "./app/text", "./app/arrival"}},
		{"vet of what asks HarfBuzz anew", false, nocgo, []string{"vet", "-tags", "harfbuzzjs", "./app/text"}},
		{"staticcheck", false, nocgo, append([]string{"tool", "staticcheck"}, rooms...)},
		{"tests, without cgo and without a display", false, nocgo, append([]string{"test", "-timeout", "15m"}, rooms...)},
		{"shaping, glyph for glyph against HarfBuzz", false, nocgo, []string{"test", "-tags", "harfbuzz", "-run", "HarfBuzz", "./app/text"}},
		{"build with a window", true, cgo, []string{"build", "-o", filepath.Join("build", "onward"), "./cmd/onward"}},
		{"vet with a window", true, cgo, []string{"vet", "-tags", "window", "./cmd/onward", "./cmd/gallery"}},
		{"the gallery", true, cgo, []string{"test", "-timeout", "15m", "./cmd/gallery"}},
		{"the real window, with keyboard and mouse", true, cgo, []string{"test", "-tags", "window", "-count=1", "-timeout", "15m", "./cmd/onward"}},
	}
	for _, s := range steps {
		if s.slow && quick {
			continue
		}
		if err := step(s.what, s.env, "go", s.args...); err != nil {
			return err
		}
	}
	if chromium {
		if err := step("text copied out of Chromium's viewer", nocgo, "go", "test", "-tags", "chromium", "-count=1", "-run", "TextBack", "./app/pdf"); err != nil {
			return err
		}
	}
	if windows && !quick {
		if err := forWindows(); err != nil {
			return err
		}
	}
	if err := vulnerabilities(); err != nil {
		return err
	}
	fmt.Printf("\nAll is well, after %s.\n", time.Since(begun).Round(time.Second))
	return nil
}

var (
	cgo   = []string{"CGO_ENABLED=1"}
	nocgo = []string{"CGO_ENABLED=0"}
)

func formatted() error {
	out, err := exec.Command("gofmt", "-l", "app", "assets", "cmd", "forms", "i18n").Output()
	if err != nil {
		return fmt.Errorf("gofmt: %w", err)
	}
	if len(out) > 0 {
		return fmt.Errorf("these files need gofmt -w:\n%s", out)
	}
	return nil
}

// vulnerabilities asks the public list of known holes, where it can be
// reached. Not reaching it is said, and is not a failure.
func vulnerabilities() error {
	fmt.Printf("\n── known vulnerabilities\n   go tool govulncheck\n")
	cmd := exec.Command("go", append([]string{"tool", "govulncheck"}, rooms...)...)
	cmd.Env = append(cmd.Environ(), nocgo...)
	out, err := cmd.CombinedOutput()
	text := string(out)
	switch {
	case err == nil:
		fmt.Println("none known")
		return nil
	case strings.Contains(text, "fetching vulnerabilities") || strings.Contains(text, "no such host") || strings.Contains(text, "dial tcp"):
		fmt.Println("not checked: the list of vulnerabilities cannot be reached from here")
		return nil
	}
	fmt.Print(text)
	return fmt.Errorf("known vulnerabilities: %w", err)
}
