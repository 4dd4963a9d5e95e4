//go:build unix

package main

import "syscall"

// noCores keeps the system from writing the program's memory to a file when it
// is killed for a fault: keys and answers are in there. Where it is refused
// the program still runs; the notes on security say what an encrypted disk is
// for.
func noCores() {
	none := syscall.Rlimit{}
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &none)
}
