//go:build !windows

package vault

import (
	"path/filepath"
	"syscall"
)

// room gives the free bytes where a folder is, or is to be; 0 where the
// system does not tell.
func room(folder string) uint64 {
	for {
		var s syscall.Statfs_t
		err := syscall.Statfs(folder, &s)
		if err == nil {
			return uint64(s.Bavail) * uint64(s.Bsize)
		}
		up := filepath.Dir(folder)
		if err != syscall.ENOENT || up == folder {
			return 0
		}
		folder = up
	}
}
