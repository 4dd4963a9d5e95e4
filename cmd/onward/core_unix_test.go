//go:build unix

package main

import (
	"syscall"
	"testing"
)

// No picture of the memory, with keys and answers in it, is ever written, and
// the limit cannot be raised again.
func TestNoCores(t *testing.T) {
	noCores()
	var now syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CORE, &now); err != nil {
		t.Fatal(err)
	}
	if now.Cur != 0 || now.Max != 0 {
		t.Errorf("core files up to %d, at most %d", now.Cur, now.Max)
	}
}
