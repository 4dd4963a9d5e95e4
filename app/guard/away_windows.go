package guard

import (
	"runtime"
	"syscall"
	"unsafe"
)

var (
	user32   = syscall.NewLazyDLL("user32.dll")
	wtsapi32 = syscall.NewLazyDLL("wtsapi32.dll")
)

// Numbers of winuser.h and wtsapi32.h.
const (
	wmClose            = 0x0010
	wmDestroy          = 0x0002
	wmEndSession       = 0x0016
	wmPowerBroadcast   = 0x0218
	wmSessionChange    = 0x02B1
	pbtSuspend         = 4
	wtsConsoleLeft     = 2
	wtsRemoteLeft      = 4
	wtsSessionLock     = 7
	notifyThisSession  = 0
	affinityBlank      = 0x01 // Windows 7: a black patch in pictures
	affinityLeaveOut   = 0x11 // since Windows 10 2004: not in them at all
	ourWindowClassName = "AwayListener"
)

// class is WNDCLASSEXW.
type class struct {
	size, style                        uint32
	proc                               uintptr
	classExtra, windowExtra            int32
	instance, icon, cursor, background syscall.Handle
	menu, name                         *uint16
	smallIcon                          syscall.Handle
}

// message is MSG.
type message struct {
	window         syscall.Handle
	number         uint32
	wParam, lParam uintptr
	time           uint32
	x, y           int32
	private        uint32
}

// Away calls gone when the person went away. Windows tells windows, so there
// is one of our own that is never shown, on a thread of its own; while gone
// runs, sleep waits (two seconds at most). It gives a function that ends this.
func Away(gone func(Why)) (stop func()) {
	made := make(chan uintptr)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		w := listener(gone)
		made <- w
		if w == 0 {
			return
		}
		var m message
		for {
			more, _, _ := user32.NewProc("GetMessageW").Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0)
			if int32(more) <= 0 {
				return
			}
			user32.NewProc("DispatchMessageW").Call(uintptr(unsafe.Pointer(&m)))
		}
	}()
	w := <-made
	return func() {
		if w != 0 {
			user32.NewProc("PostMessageW").Call(w, wmClose, 0, 0)
			w = 0
		}
	}
}

// listener makes the window that listens, or gives 0.
func listener(gone func(Why)) uintptr {
	procedure := func(w syscall.Handle, number uint32, wParam, lParam uintptr) uintptr {
		if why := meaning(number, wParam); why != 0 {
			gone(why)
		}
		if number == wmDestroy {
			wtsapi32.NewProc("WTSUnRegisterSessionNotification").Call(uintptr(w))
			user32.NewProc("PostQuitMessage").Call(0)
		}
		r, _, _ := user32.NewProc("DefWindowProcW").Call(uintptr(w), uintptr(number), wParam, lParam)
		return r
	}
	name, err := syscall.UTF16PtrFromString(ourWindowClassName)
	if err != nil {
		return 0
	}
	instance, _, _ := kernel32.NewProc("GetModuleHandleW").Call(0)
	c := class{proc: syscall.NewCallback(procedure), instance: syscall.Handle(instance), name: name}
	c.size = uint32(unsafe.Sizeof(c))
	if ok, _, _ := user32.NewProc("RegisterClassExW").Call(uintptr(unsafe.Pointer(&c))); ok == 0 {
		return 0
	}
	w, _, _ := user32.NewProc("CreateWindowExW").Call(0, uintptr(unsafe.Pointer(name)), 0, 0, 0, 0, 0, 0, 0, 0, instance, 0)
	if w != 0 {
		wtsapi32.NewProc("WTSRegisterSessionNotification").Call(w, notifyThisSession)
	}
	return w
}

// meaning reads a message of the system.
func meaning(number uint32, wParam uintptr) Why {
	switch {
	case number == wmEndSession && wParam != 0: // 0: somebody said no, and nothing ends
		return Ending
	case number == wmPowerBroadcast && wParam == pbtSuspend:
		return Sleeping
	case number == wmSessionChange && (wParam == wtsSessionLock || wParam == wtsConsoleLeft || wParam == wtsRemoteLeft):
		return Locked
	}
	return 0
}

// Unseen leaves a window of ours out of pictures of the screen, and tells
// whether Windows did so.
func Unseen(window uintptr) bool {
	set := user32.NewProc("SetWindowDisplayAffinity")
	for _, how := range []uintptr{affinityLeaveOut, affinityBlank} {
		if ok, _, _ := set.Call(window, how); ok != 0 {
			return true
		}
	}
	return false
}
