//go:build !windows

package part

import (
	"os"
	"strings"
)

// hidden tells what a person did not put there.
func hidden(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }
