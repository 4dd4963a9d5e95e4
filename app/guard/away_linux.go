package guard

import (
	"os"
	"syscall"

	"github.com/godbus/dbus/v5"
)

// Away calls gone when the person went away, and waits for it to return before
// it lets the computer sleep. It gives a function that ends this. Where nobody
// can be asked, it listens to whom it can; stop does nothing twice.
//
// Two buses tell. On the system's, logind says that the computer is about to
// sleep (PrepareForSleep) and that our session is to be locked (Lock, or its
// LockedHint). On the person's own, the desktop says that its screen is locked
// (ScreenSaver.ActiveChanged, with a name of each desktop's own).
func Away(gone func(Why)) (stop func()) {
	var ends []func()
	if bus, err := dbus.ConnectSystemBus(); err == nil {
		l := &login{bus: bus, mine: session(bus), gone: gone}
		l.delay()
		ends = append(ends, listen(bus, l.hear, loginRules(l.mine)))
	}
	if bus, err := dbus.ConnectSessionBus(); err == nil {
		ends = append(ends, listen(bus, func(s *dbus.Signal) { saver(s, gone) }, saverRules()))
	}
	return func() {
		for _, end := range ends {
			end()
		}
		ends = nil
	}
}

// listen hears the signals of some rules, one after the other, until it is
// ended.
func listen(bus *dbus.Conn, hear func(*dbus.Signal), rules [][]dbus.MatchOption) (end func()) {
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	for _, r := range rules {
		_ = bus.AddMatchSignal(r...) // what cannot be asked for is not heard
	}
	go func() {
		for s := range signals { // closing the bus closes it
			hear(s)
		}
	}()
	return func() { bus.Close() }
}

const (
	loginName    = "org.freedesktop.login1"
	loginPath    = "/org/freedesktop/login1"
	loginManager = "org.freedesktop.login1.Manager"
	loginSession = "org.freedesktop.login1.Session"
	properties   = "org.freedesktop.DBus.Properties"
)

// savers are the names under which desktops tell of their screens.
var savers = []string{
	"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
}

func saverRules() (rules [][]dbus.MatchOption) {
	for _, s := range savers {
		rules = append(rules, []dbus.MatchOption{dbus.WithMatchInterface(s), dbus.WithMatchMember("ActiveChanged")})
	}
	return rules
}

func saver(s *dbus.Signal, gone func(Why)) {
	for _, name := range savers {
		if s.Name == name+".ActiveChanged" && told(s.Body) {
			gone(Locked)
		}
	}
}

// told tells whether a signal says yes.
func told(body []any) bool {
	yes, ok := any(nil), false
	if len(body) > 0 {
		yes, ok = body[0], true
	}
	b, isBool := yes.(bool)
	return ok && isBool && b
}

// session gives the path of the session we run in, or "" where it has none.
func session(bus *dbus.Conn) (path dbus.ObjectPath) {
	login := bus.Object(loginName, loginPath)
	if login.Call(loginManager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&path) == nil {
		return path
	}
	if id := os.Getenv("XDG_SESSION_ID"); id != "" && login.Call(loginManager+".GetSession", 0, id).Store(&path) == nil {
		return path
	}
	return ""
}

func loginRules(mine dbus.ObjectPath) [][]dbus.MatchOption {
	rules := [][]dbus.MatchOption{{dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForSleep")}}
	if mine != "" {
		rules = append(rules,
			[]dbus.MatchOption{dbus.WithMatchObjectPath(mine), dbus.WithMatchInterface(loginSession), dbus.WithMatchMember("Lock")},
			[]dbus.MatchOption{dbus.WithMatchObjectPath(mine), dbus.WithMatchInterface(properties), dbus.WithMatchMember("PropertiesChanged")})
	}
	return rules
}

// login hears what logind says.
type login struct {
	bus  *dbus.Conn
	mine dbus.ObjectPath
	gone func(Why)
	hold int // a file that holds sleep back while it is open; 0 is none
}

func (l *login) hear(s *dbus.Signal) {
	switch {
	case s.Name == loginManager+".PrepareForSleep" && told(s.Body):
		l.gone(Sleeping)
		l.release()
	case s.Name == loginManager+".PrepareForSleep":
		l.delay() // awake again: for the next time
	case l.mine == "" || s.Path != l.mine:
	case s.Name == loginSession+".Lock", s.Name == properties+".PropertiesChanged" && hinted(s.Body):
		l.gone(Locked)
	}
}

// hinted tells whether the session's own LockedHint became true.
func hinted(body []any) bool {
	if len(body) < 2 || body[0] != loginSession {
		return false
	}
	changed, _ := body[1].(map[string]dbus.Variant)
	yes, _ := changed["LockedHint"].Value().(bool)
	return yes
}

// delay asks logind to wait with sleeping until we have let go. It waits a few
// seconds at most, whatever we do.
func (l *login) delay() {
	var fd dbus.UnixFD
	call := l.bus.Object(loginName, loginPath).Call(loginManager+".Inhibit", 0, "sleep", "Onward", "saves first", "delay")
	if call.Store(&fd) == nil {
		l.release()
		l.hold = int(fd)
	}
}

func (l *login) release() {
	if l.hold != 0 {
		_ = syscall.Close(l.hold)
		l.hold = 0
	}
}
