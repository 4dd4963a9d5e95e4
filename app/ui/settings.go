package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/i18n"
)

// settingsFile holds what must be known before unlocking. It is plain, so
// nothing about a person may ever be in it.
const settingsFile = "settings.json"

func plainSettings() page.Settings {
	return page.Settings{Lang: i18n.Source, Mode: look.Light.String(), Scale: 1, Idle: 3, Hers: 15}
}

// readSettings reads the settings of a data folder. A folder without any, or
// with a file that cannot be read, gives the plain ones: they are only looks.
func readSettings(dir string) (s page.Settings, chosen bool) {
	s = plainSettings()
	b, err := os.ReadFile(filepath.Join(dir, settingsFile))
	if err != nil || json.Unmarshal(b, &s) != nil {
		return plainSettings(), false
	}
	return tidy(s), true
}

func tidy(s page.Settings) page.Settings {
	if tag, ok := i18n.Known(s.Lang); ok {
		s.Lang = tag
	} else {
		s.Lang = i18n.Source
	}
	s.Mode = look.ModeNamed(s.Mode).String()
	s.Scale = min(max(s.Scale, look.MinScale), look.MaxScale)
	if s.Idle < 1 || s.Idle > 60 {
		s.Idle = 3
	}
	if s.Hers < 1 || s.Hers > 60 {
		s.Hers = 15
	}
	return s
}

// writeSettings writes beside the old file and puts the new one in its place.
func writeSettings(dir string, s page.Settings) error {
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	name := filepath.Join(dir, settingsFile)
	if err := os.WriteFile(name+".new", b, 0o600); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	return nil
}

func exists(name string) (bool, error) {
	_, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// idleOf is how many minutes without use a screen stays open. Reading takes a
// person long who seldom reads, and is no use a computer notices: a screen in
// their hands has a limit of its own.
func idleOf(s page.Settings, on page.Page) int {
	if _, hers := on.(page.Leaver); hers {
		return max(s.Hers, s.Idle)
	}
	return s.Idle
}
