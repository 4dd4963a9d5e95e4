package part

import "fyne.io/fyne/v2"

// copied is what a field of ours last put on the clipboard, and on which.
var copied struct {
	on   fyne.Clipboard
	text string
}

// noteCopied remembers what was just copied or cut.
func noteCopied(on fyne.Clipboard) { copied.on, copied.text = on, on.Content() }

// ForgetCopied clears the clipboard where it still holds what was copied from
// one of our fields; what came from elsewhere is left alone. Locking calls it.
// A history of the clipboard that the system keeps is out of reach.
func ForgetCopied() {
	if copied.on != nil && copied.text != "" && copied.on.Content() == copied.text {
		copied.on.SetContent("")
	}
	copied.on, copied.text = nil, ""
}
