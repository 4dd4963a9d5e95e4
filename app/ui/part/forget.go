package part

// Forget drops every text that was laid out lately. Names and answers are
// among them: locking calls it.
func Forget() {
	broken.Lock()
	defer broken.Unlock()
	clear(broken.lines)
	typeface().Forget()
}
