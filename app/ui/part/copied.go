package part

import (
	"time"

	"fyne.io/fyne/v2"
)

// copied is what a field of ours last put on the clipboard, and on which.
var copied struct {
	on    fyne.Clipboard
	text  string
	since time.Time // when it was first seen there; zero at first
}

// noteCopied remembers what was just copied or cut.
func noteCopied(on fyne.Clipboard) {
	copied.on, copied.text, copied.since = on, on.Content(), time.Time{}
}

// CopiedTill clears the clipboard, as ForgetCopied does, once what was copied
// has been on it for a while. It is called each second.
func CopiedTill(now time.Time, long time.Duration) {
	switch {
	case copied.on == nil:
	case copied.since.IsZero():
		copied.since = now
	case now.Sub(copied.since) >= long:
		ForgetCopied()
	}
}

// ForgetCopied clears the clipboard where it still holds what was copied from
// one of our fields; what came from elsewhere is left alone. Locking calls it.
// A history of the clipboard that the system keeps is out of reach.
func ForgetCopied() {
	if copied.on != nil && copied.text != "" && copied.on.Content() == copied.text {
		copied.on.SetContent("")
	}
	copied.on, copied.text = nil, ""
}
