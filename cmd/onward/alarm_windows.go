package main

import (
	"os"
	"syscall"
	"unsafe"
)

// alarm shows a sentence in a box of the system's own.
func alarm(text string) {
	const warning, inFront = 0x30, 0x10000 // MB_ICONWARNING, MB_SETFOREGROUND
	words, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := syscall.UTF16PtrFromString("Onward")
	if err != nil {
		return
	}
	syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW").Call(0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(title)), warning|inFront)
}

// console lets what is printed be read in the window of the command line that
// started us. Programs with a window of their own are not given it.
func console() {
	if h, err := syscall.GetStdHandle(syscall.STD_OUTPUT_HANDLE); err == nil && h != 0 {
		return // somebody listens already
	}
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if ok, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole").Call(parent); ok == 0 {
		return
	}
	if f, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
		os.Stdout, os.Stderr = f, f
	}
}
