package guard

import (
	"syscall"
	"testing"
	"unsafe"
)

// What Windows sends, and what is heard in it.
func TestAway_ReadsTheMessagesOfWindows(t *testing.T) {
	for _, m := range []struct {
		number uint32
		wParam uintptr
		want   Why
	}{
		{wmPowerBroadcast, pbtSuspend, Sleeping},
		{wmSessionChange, wtsSessionLock, Locked},
		{wmSessionChange, wtsConsoleLeft, Locked},
		{wmSessionChange, wtsRemoteLeft, Locked},
		{wmEndSession, 1, Ending},
		{wmEndSession, 0, 0},     // another program said no
		{wmPowerBroadcast, 7, 0}, // awake again
		{wmSessionChange, 8, 0},  // unlocked
		{0x0011, 0, 0},           // only asked whether it may end
	} {
		if got := meaning(m.number, m.wParam); got != m.want {
			t.Errorf("message %#x, %d means %d, want %d", m.number, m.wParam, got, m.want)
		}
	}
}

// The window that listens is really there, hears, and goes away again.
func TestAway_IsTold(t *testing.T) {
	heard := make(chan Why, 1)
	stop := Away(func(w Why) { heard <- w })
	defer stop()
	w := find(t)
	if w == 0 {
		t.Fatal("nothing listens")
	}
	user32.NewProc("SendMessageW").Call(w, wmEndSession, 1, 0)
	select {
	case why := <-heard:
		if why != Ending {
			t.Errorf("heard %d", why)
		}
	default:
		t.Error("nothing was heard by the time the message came back")
	}
}

// find gives the window that listens, as another program would look for it.
func find(t *testing.T) uintptr {
	t.Helper()
	name, err := syscall.UTF16PtrFromString(ourWindowClassName)
	if err != nil {
		t.Fatal(err)
	}
	w, _, _ := user32.NewProc("FindWindowW").Call(uintptr(unsafe.Pointer(name)), 0)
	return w
}
