package part

import (
	"os"
	"strings"
	"syscall"
)

// hidden tells what a person did not put there: AppData beside the documents,
// the waste bin of a stick.
func hidden(e os.DirEntry) bool {
	if strings.HasPrefix(e.Name(), ".") {
		return true
	}
	i, err := e.Info()
	if err != nil {
		return false
	}
	a, ok := i.Sys().(*syscall.Win32FileAttributeData)
	return ok && a.FileAttributes&(syscall.FILE_ATTRIBUTE_HIDDEN|syscall.FILE_ATTRIBUTE_SYSTEM) != 0
}
