package vault

import (
	"errors"
	"syscall"
)

func full(err error) bool {
	const diskFull, handleDiskFull, quota = syscall.Errno(112), syscall.Errno(39), syscall.Errno(1295)
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull) || errors.Is(err, quota) || errors.Is(err, syscall.ENOSPC)
}
