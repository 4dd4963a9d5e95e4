package guard

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// It is the first thing both programs do.
func TestMemory_IsGuardedFromTheBeginning(t *testing.T) {
	for _, program := range []string{"onward", "onwardctl"} {
		b, err := os.ReadFile("../../cmd/" + program + "/main.go")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), "func main() {\n\tguard.Memory()\n") {
			t.Errorf("%s does something before", program)
		}
	}
}

// No picture of the memory, with keys and answers in it, is ever written, the
// limit cannot be raised again, and no other program may look in.
func TestMemory_IsNotWrittenDown(t *testing.T) {
	if was, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, prGetDumpable, 0, 0); e != 0 || was != 1 {
		t.Fatalf("before: %d, %v; the test shows nothing", was, e)
	}
	Memory()
	var now syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CORE, &now); err != nil {
		t.Fatal(err)
	}
	if now.Cur != 0 || now.Max != 0 {
		t.Errorf("core files up to %d, at most %d", now.Cur, now.Max)
	}
	if is, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, prGetDumpable, 0, 0); e != 0 || is != 0 {
		t.Errorf("others may look in: %d, %v", is, e)
	}
}
