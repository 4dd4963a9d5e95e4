package vault

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

var freeSpace = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")

// room gives the free bytes where a folder is, or is to be; 0 where the
// system does not tell.
func room(folder string) uint64 {
	for {
		name, err := syscall.UTF16PtrFromString(folder)
		if err != nil {
			return 0
		}
		var free uint64
		if ok, _, _ := freeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0); ok != 0 {
			return free
		}
		up := filepath.Dir(folder)
		if up == folder {
			return 0
		}
		folder = up
	}
}
