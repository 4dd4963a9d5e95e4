// Package part holds the small widgets the screens are made of. They know
// nothing of cases, forms or vaults: they are given words and plain data, and
// give back plain data.
//
// # Words
//
// A part never chooses words. What it says is given as a [Said] (a text and
// its language) or a [Pair] (the same meaning in the survivor's language and,
// smaller, in the worker's). Parts that say many small things, such as the date
// editor, are given a [Words] and ask it for keys that begin with "part.";
// i18n/en/part.json lists them all.
//
// # Width and height
//
// Text is broken into lines by app/text, never by fyne, which cuts syllables.
// So the height of nearly everything here depends on its width. Such a part
// has a method HeightFor(width), and [Column], [Flow] and [Card] ask for it.
// Put parts in those rather than in fyne's boxes, and a [Page] around them.
//
// # Keyboard
//
// Everything works by Tab, Space, Enter and the arrows. A part that has the
// keyboard hands on what it does not use itself: shortcuts and the function
// keys and Escape reach the canvas even from inside a text field, so that a
// screen can be hidden with one key from anywhere.
//
// A [Keyboard] on the screen types into whatever has the keyboard and never
// takes it; fields ask it first what the computer's own keys mean.
//
// # Where it is imperfect
//
// Typing is done in fyne's own entry. While a long text is typed, fyne wraps it
// at spaces and otherwise wherever the line is full, which may be inside a
// syllable; its cursor steps by code point, not by cluster; and its lines stand
// as far apart as Burmese needs. The text is never touched by any of this, and
// as soon as the keyboard leaves, it is shown as [Para] breaks it. Fyne's menu
// of the entry (cut, copy, paste) is not shown: its words follow the operating
// system. The same is done by Ctrl+X, C and V.
//
// A part that appears when the keyboard leaves, such as a problem under a
// question, moves what is below it. Say problems after a pause, so that nothing
// moves between the press and the release of a click.
//
// Start with [NewQuestion], [NewPage] and [NewButton].
package part
