package guard

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

const ourSession = dbus.ObjectPath("/org/freedesktop/login1/session/_31")

// logind is as much of the real one as we ask of it.
type logind struct{ holds chan pipe }

type pipe struct{ r, w *os.File }

func (l *logind) GetSessionByPID(uint32) (dbus.ObjectPath, *dbus.Error) { return ourSession, nil }

// Inhibit gives one end of a pipe: as long as it is open, sleep waits.
func (l *logind) Inhibit(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
	r, w, err := os.Pipe()
	if err != nil || what != "sleep" || mode != "delay" {
		return 0, dbus.MakeFailedError(os.ErrInvalid)
	}
	l.holds <- pipe{r, w}
	return dbus.UnixFD(w.Fd()), nil
}

// bus starts a bus of the test's own, which stands for both, with a logind.
func bus(t *testing.T) (*dbus.Conn, *logind) {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
	out, err := daemon.StdoutPipe()
	if err == nil {
		err = daemon.Start()
	}
	if err != nil {
		t.Fatalf("dbus-daemon (Debian: dbus): %v", err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	c, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	l := &logind{holds: make(chan pipe, 8)}
	if err := c.Export(l, loginPath, loginManager); err != nil {
		t.Fatal(err)
	}
	if _, err := c.RequestName(loginName, 0); err != nil {
		t.Fatal(err)
	}
	return c, l
}

// released waits until nothing holds sleep back any more. Our end was sent by
// now, and the one that stayed here is closed.
func released(p pipe) <-chan struct{} {
	p.w.Close()
	done := make(chan struct{})
	go func() {
		p.r.Read(make([]byte, 1)) // the end of the file
		close(done)
	}()
	return done
}

func TestAway_HearsTheSystem(t *testing.T) {
	c, l := bus(t)
	heard, finish := make(chan Why), make(chan bool)
	stop := Away(func(w Why) {
		heard <- w
		<-finish
	})
	defer stop()
	hold := released(<-l.holds)
	// Saving takes its time, and sleep waits for it.
	emit(t, c, loginPath, loginManager+".PrepareForSleep", true)
	if w := <-heard; w != Sleeping {
		t.Errorf("heard %d before sleeping", w)
	}
	select {
	case <-hold:
		t.Error("let go before everything was saved")
	case <-time.After(50 * time.Millisecond):
	}
	finish <- true
	<-hold
	// Awake again, sleep is held back anew.
	emit(t, c, loginPath, loginManager+".PrepareForSleep", false)
	<-l.holds

	lockedHint := map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(true)}
	for _, s := range []struct {
		path dbus.ObjectPath
		name string
		body []any
	}{
		{ourSession, loginSession + ".Lock", nil},
		{ourSession, properties + ".PropertiesChanged", []any{loginSession, lockedHint, []string{}}},
		{"/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", []any{true}},
		{"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", []any{true}},
	} {
		// What does not concern us comes first, and is not heard.
		emit(t, c, "/org/freedesktop/login1/session/_32", loginSession+".Lock")
		emit(t, c, ourSession, properties+".PropertiesChanged", loginSession, map[string]dbus.Variant{"IdleHint": dbus.MakeVariant(true)}, []string{})
		emit(t, c, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", false)
		emit(t, c, s.path, s.name, s.body...)
		if w := <-heard; w != Locked {
			t.Errorf("%s: heard %d", s.name, w)
		}
		finish <- true
	}
	select {
	case w := <-heard:
		t.Errorf("heard %d, and nobody said it", w)
	case <-time.After(50 * time.Millisecond):
	}
	stop()
	stop()
}

func emit(t *testing.T, c *dbus.Conn, path dbus.ObjectPath, name string, body ...any) {
	t.Helper()
	if err := c.Emit(path, name, body...); err != nil {
		t.Fatal(err)
	}
}

// Where there is no bus, the program begins all the same.
func TestAway_WithoutABus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
	Away(func(Why) { t.Error("heard something") })()
}

func TestAway_ReadsOnlyWhatIsMeant(t *testing.T) {
	for _, body := range [][]any{nil, {}, {false}, {"true"}, {1}} {
		if told(body) {
			t.Errorf("%v says yes", body)
		}
	}
	for _, body := range [][]any{nil, {loginSession}, {"other", map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(true)}}, {loginSession, "x"}, {loginSession, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant("yes")}}} {
		if hinted(body) {
			t.Errorf("%v says locked", body)
		}
	}
}
