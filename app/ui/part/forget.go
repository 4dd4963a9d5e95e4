package part

// Forget drops every text that was laid out lately. Names and answers are
// among them: locking calls it.
func Forget() {
	broken.Lock()
	defer broken.Unlock()
	clear(broken.lines)
	typeface().Forget()
}

// Keep makes the words hold together on every line that is broken from now on,
// in place of those kept before.
func Keep(words ...string) {
	broken.Lock()
	defer broken.Unlock()
	clear(broken.lines)
	typeface().Keep(words...)
}
