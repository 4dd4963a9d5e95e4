package guard

import "syscall"

var kernel32 = syscall.NewLazyDLL("kernel32.dll")

// Memory keeps Windows from offering to send, and from keeping, an image of
// the program's memory when it falls: keys and answers are in there.
func Memory() {
	const failCriticalErrors, noGPFaultErrorBox = 0x1, 0x2
	kernel32.NewProc("SetErrorMode").Call(failCriticalErrors | noGPFaultErrorBox)
}
