package main

import (
	"os"
	"path/filepath"
	"testing"
)

// On Windows the vault lies where no server copies it to, unless it already
// lies in the other place.
func TestHome_StaysOnThisComputer(t *testing.T) {
	settings, here := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", settings)
	t.Setenv("XDG_CACHE_HOME", here)
	for system, want := range map[string]string{"linux": settings, "windows": here} {
		if got, err := home(system); err != nil || got != want {
			t.Errorf("%s: %q, %v", system, got, err)
		}
	}
	if err := os.Mkdir(filepath.Join(settings, "Onward"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := home("windows"); err != nil || got != settings {
		t.Errorf("with a vault in the old place: %q, %v", got, err)
	}
}
