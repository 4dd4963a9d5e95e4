// Package guard asks the computer to look after what is in our memory and on
// our screen, each system in its own way.
//
//   - [Memory]: no picture of the memory is written to a file when the program
//     falls, and other programs of the same person may not read it.
//   - [Away]: the system says when the person has gone: the screen is being
//     locked, the computer is about to sleep or is being shut down.
//   - [Unseen]: the window is left out of pictures of the screen.
//
// All of it is help and none a promise: where a system has no such call, or
// refuses, the program runs as before. The timer that locks after a while
// without use does not depend on it. The memory that sleep and swap write to
// the disk is out of reach from here; an encrypted disk is for that.
//
// The room knows nothing of vaults, windows or words.
package guard

// Why says what the system told.
type Why int

// What a system tells.
const (
	Locked   Why = iota + 1 // the screen is locked, or another user is in front of it
	Sleeping                // the computer is about to sleep
	Ending                  // the person logs off, or the computer is being shut down
)
