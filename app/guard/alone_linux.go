package guard

import "syscall"

const prGetDumpable, prSetDumpable = 3, 4 // prctl(2)

// alone forbids other programs of the same user to look into ours, and a core
// even where the system pipes it to a program of its own, which the limit on
// its size does not stop.
func alone() { syscall.RawSyscall(syscall.SYS_PRCTL, prSetDumpable, 0, 0) }
