//go:build unix

package guard

import "syscall"

// Memory keeps the system from writing the program's memory to a file when it
// falls, for good: keys and answers are in there.
func Memory() {
	none := syscall.Rlimit{}
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &none)
	alone()
}
