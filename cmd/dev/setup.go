package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Debian's and Ubuntu's packages. Fonts are not among them: every letter the
// app draws comes from its own fonts.
var (
	// What a window needs to be compiled: C, OpenGL, X11.
	toBuild = []string{"gcc", "libc6-dev", "pkg-config", "libgl1-mesa-dev", "xorg-dev", "libxkbcommon-dev"}
	// What the tests use: a screen, hands for it, a camera, two readers of
	// PDF, the shaper we compare ours with, a compiler for Windows.
	toTest = []string{"xvfb", "xdotool", "imagemagick", "poppler-utils", "mupdf-tools", "libharfbuzz-bin", "libgl1-mesa-dri", mingw}
)

// setup installs the packages that are missing, or says precisely what to do
// where it cannot.
func setup(packages []string) error {
	if _, err := exec.LookPath("apt-get"); err != nil {
		return elsewhere()
	}
	var missing []string
	for _, p := range packages {
		out, err := exec.Command("dpkg-query", "-W", "-f=${Status}", p).Output()
		if err != nil || !strings.Contains(string(out), "install ok installed") {
			missing = append(missing, p)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	var root []string
	if os.Geteuid() != 0 {
		if _, err := exec.LookPath("sudo"); err != nil {
			return fmt.Errorf("please install these packages, then try again: apt-get install %s", strings.Join(missing, " "))
		}
		fmt.Println("Your password may be asked for, to install:", strings.Join(missing, " "))
		root = []string{"sudo"}
	}
	quiet := []string{"DEBIAN_FRONTEND=noninteractive"}
	call := func(what string, args ...string) error {
		all := append(append(root, "apt-get"), args...)
		return step(what, quiet, all[0], all[1:]...)
	}
	if err := call("look for packages", "update", "-qq"); err != nil {
		return err
	}
	return call("install what is missing", append([]string{"install", "-y", "-qq", "--no-install-recommends"}, missing...)...)
}

// elsewhere says what a machine without apt needs.
func elsewhere() error {
	if _, err := exec.LookPath("gcc"); err == nil {
		return nil
	}
	if _, err := exec.LookPath("clang"); err == nil {
		return nil
	}
	switch runtime.GOOS {
	case "windows":
		return fmt.Errorf("a C compiler is missing. Install MSYS2, open its UCRT64 window, enter\n  pacman -S mingw-w64-ucrt-x86_64-gcc\nand add C:\\msys64\\ucrt64\\bin to the Path. Then try again")
	case "darwin":
		return fmt.Errorf("a C compiler is missing. Enter\n  xcode-select --install\nand try again")
	}
	return fmt.Errorf(`a C compiler or the headers of a window are missing. Enter one of these, then try again:
  Fedora    sudo dnf install gcc pkgconf libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel libxkbcommon-devel mesa-libGL-devel
  Arch      sudo pacman -S gcc pkgconf libx11 libxcursor libxrandr libxinerama libxi libxxf86vm libxkbcommon mesa
  openSUSE  sudo zypper install gcc pkg-config libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel libxkbcommon-devel Mesa-libGL-devel`)
}
