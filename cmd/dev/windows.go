package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// What users of Windows get is made on any machine: one file with the window,
// one for the command line.

// mingw is Debian's name of the C compiler that writes for Windows.
const mingw = "gcc-mingw-w64-x86-64"

// compiler installs it where apt can, or says what is missing.
func compiler() error {
	if runtime.GOOS == "windows" {
		return elsewhere()
	}
	if _, err := exec.LookPath("apt-get"); err == nil {
		return setup([]string{mingw})
	}
	if _, err := exec.LookPath("x86_64-w64-mingw32-gcc"); err != nil {
		return fmt.Errorf(`a C compiler that writes for Windows is missing. Enter one of these, then try again:
  Fedora    sudo dnf install mingw64-gcc
  Arch      sudo pacman -S mingw-w64-gcc
  macOS     brew install mingw-w64`)
	}
	return nil
}

// forWindows makes build/onward.exe and build/onwardctl.exe. The first carries
// its picture and says who it is; nothing in either tells where it was made.
func forWindows() error {
	about, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		return err
	}
	if err := os.MkdirAll("build", 0o755); err != nil {
		return err
	}
	picture, err := os.ReadFile(filepath.FromSlash(entry(about, "Icon")))
	if err != nil {
		return err
	}
	for name, b := range map[string][]byte{"onward.ico": icon(picture), "onward.manifest": []byte(manifest), "onward.rc": resources(about)} {
		if err := os.WriteFile(filepath.Join("build", name), b, 0o644); err != nil {
			return err
		}
	}
	windres, env := "windres", []string{"CGO_ENABLED=1", "GOOS=windows", "GOARCH=amd64"}
	if runtime.GOOS != "windows" {
		windres = "x86_64-w64-mingw32-windres"
		env = append(env, "CC=x86_64-w64-mingw32-gcc")
	}
	object, err := filepath.Abs(filepath.Join("build", "onward.res.o"))
	if err != nil {
		return err
	}
	if err := step("picture and description for Windows", nil, windres, "-I", "build", filepath.Join("build", "onward.rc"), object); err != nil {
		return err
	}
	window := fmt.Sprintf("-s -w -H windowsgui '-extldflags=%q'", filepath.ToSlash(object)) // a folder's name may have a space
	if err := step("build for Windows (the first time takes some minutes)", env, "go", "build", "-trimpath", "-ldflags", window, "-o", filepath.Join("build", "onward.exe"), "./cmd/onward"); err != nil {
		return err
	}
	env[0] = "CGO_ENABLED=0"
	return step("build the command line for Windows", env, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", filepath.Join("build", "onwardctl.exe"), "./cmd/onwardctl")
}

// entry reads one value of FyneApp.toml.
func entry(toml []byte, name string) string {
	m := regexp.MustCompile(`(?m)^` + name + `\s*=\s*"?([^"\n]*)"?\s*$`).FindSubmatch(toml)
	if m == nil {
		return ""
	}
	return string(m[1])
}

// icon puts a PNG into an ICO file as its only picture, which Windows takes
// since Vista: https://learn.microsoft.com/windows/win32/menurc/icons.
// The size is not said (0): it stands in the PNG.
func icon(png []byte) []byte {
	var b bytes.Buffer
	binary.Write(&b, binary.LittleEndian, struct {
		Zero, Kind, Pictures   uint16
		Width, Height, Colours uint8
		Nothing                uint8
		Planes, Bits           uint16
		Length, Where          uint32
	}{Kind: 1, Pictures: 1, Planes: 1, Bits: 32, Length: uint32(len(png)), Where: 22})
	b.Write(png)
	return b.Bytes()
}

// resources is a script for windres: the picture under the name by which the
// window's library looks for it, the manifest, and what Windows shows under
// Properties.
func resources(about []byte) []byte {
	name, version := entry(about, "Name"), entry(about, "Version")
	numbers := strings.Join(append(strings.Split(version, "."), entry(about, "Build")), ",")
	return fmt.Appendf(nil, `#pragma code_page(65001)
GLFW_ICON ICON "onward.ico"
1 24 "onward.manifest"
1 VERSIONINFO
FILEVERSION %[3]s
PRODUCTVERSION %[3]s
{
	BLOCK "StringFileInfo"
	{
		BLOCK "040904b0"
		{
			VALUE "FileDescription", "%[1]s"
			VALUE "ProductName", "%[1]s"
			VALUE "FileVersion", "%[2]s"
			VALUE "ProductVersion", "%[2]s"
			VALUE "OriginalFilename", "onward.exe"
		}
	}
	BLOCK "VarFileInfo" { VALUE "Translation", 0x409, 1200 }
}
`, name, version, numbers)
}

// manifest: asks for no more rights than the person has, takes long paths,
// and is not stretched on screens with small dots.
// https://learn.microsoft.com/windows/win32/sbscs/application-manifests
const manifest = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
 <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
  <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
 </requestedPrivileges></security></trustInfo>
 <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
  <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
 </application></compatibility>
 <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
  <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
  <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">permonitorv2,permonitor</dpiAwareness>
  <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
 </windowsSettings></application>
</assembly>
`
