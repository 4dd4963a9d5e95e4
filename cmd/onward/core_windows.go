package main

import "syscall"

// noCores keeps Windows from offering to send, and from keeping, an image of
// the program's memory when it falls: keys and answers are in there.
func noCores() {
	const failCriticalErrors, noGPFaultErrorBox = 0x1, 0x2
	syscall.NewLazyDLL("kernel32.dll").NewProc("SetErrorMode").Call(failCriticalErrors | noGPFaultErrorBox)
}
