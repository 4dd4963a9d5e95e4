package app

import (
	"errors"
	"runtime"
	"syscall"
)

// Systems number what went wrong with a disk, each in its own way. These
// numbers come from saving a paper or the settings, and from what is read in
// from outside.

// ofSystem gives the key of what is to be said, or "".
func ofSystem(err error) string {
	var n syscall.Errno
	if !errors.As(err, &n) {
		return ""
	}
	if key, ok := ofWindows[n]; ok && runtime.GOOS == "windows" {
		return key
	}
	return ofUnix[n] // on Windows, Go's own numbers of these names
}

var ofUnix = map[syscall.Errno]string{
	syscall.ENOSPC:  "explain.full",
	syscall.EDQUOT:  "explain.full",
	syscall.EROFS:   "explain.unwritable",
	syscall.ENOTDIR: "explain.unwritable",
	syscall.EISDIR:  "explain.unwritable",
	syscall.EIO:     "explain.storage",
}

// ofWindows: System Error Codes, winerror.h. What may not be done (5) and what
// is not there (2, 53) Go itself knows as fs.ErrPermission and fs.ErrNotExist.
var ofWindows = map[syscall.Errno]string{
	39:   "explain.full",       // ERROR_HANDLE_DISK_FULL
	112:  "explain.full",       // ERROR_DISK_FULL
	1295: "explain.full",       // ERROR_DISK_QUOTA_EXCEEDED
	19:   "explain.unwritable", // ERROR_WRITE_PROTECT: the small switch on a stick
	267:  "explain.unwritable", // ERROR_DIRECTORY: a file stands where a folder should
	32:   "explain.in_use",     // ERROR_SHARING_VIOLATION
	33:   "explain.in_use",     // ERROR_LOCK_VIOLATION
	3:    "explain.not_there",  // ERROR_PATH_NOT_FOUND, which is Go's ENOTDIR there
	15:   "explain.not_there",  // ERROR_INVALID_DRIVE
	21:   "explain.not_there",  // ERROR_NOT_READY
	55:   "explain.not_there",  // ERROR_DEV_NOT_EXIST
	64:   "explain.not_there",  // ERROR_NETNAME_DELETED
	67:   "explain.not_there",  // ERROR_BAD_NET_NAME
	123:  "explain.not_there",  // ERROR_INVALID_NAME
	161:  "explain.not_there",  // ERROR_BAD_PATHNAME
	206:  "explain.not_there",  // ERROR_FILENAME_EXCED_RANGE
	433:  "explain.not_there",  // ERROR_NO_SUCH_DEVICE
	1112: "explain.not_there",  // ERROR_NO_MEDIA_IN_DRIVE
	1167: "explain.not_there",  // ERROR_DEVICE_NOT_CONNECTED: pulled out
	23:   "explain.storage",    // ERROR_CRC
	27:   "explain.storage",    // ERROR_SECTOR_NOT_FOUND
	29:   "explain.storage",    // ERROR_WRITE_FAULT
	30:   "explain.storage",    // ERROR_READ_FAULT
	31:   "explain.storage",    // ERROR_GEN_FAILURE
	483:  "explain.storage",    // ERROR_DEVICE_HARDWARE_ERROR
	1117: "explain.storage",    // ERROR_IO_DEVICE
	1392: "explain.storage",    // ERROR_FILE_CORRUPT
	1393: "explain.storage",    // ERROR_DISK_CORRUPT
}
