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
// # Typing
//
// A [Field] is drawn here from a typing.Editor: its lines are broken and shaped
// as those of a [Para], the same whether somebody types in it or not. Caret and
// mark go by signs as readers see them, Backspace takes back one key; package
// typing says what that is in each script. Its menu (cut, copy, paste) says the
// words given to [SpeakIn]. A field of many lines grows to twenty rows and then
// moves inside. The caret blinks for ten seconds after a key and then stands
// still.
//
// # Where it is imperfect
//
// A field shows what the system hands over: letters that an input method of the
// system is still composing, as for Chinese, are seen only when they are done.
// What is typed is not read aloud by the system: fyne tells it nothing.
//
// A part that appears when the keyboard leaves, such as a problem under a
// question, moves what is below it. Say problems after a pause, so that nothing
// moves between the press and the release of a click.
//
// Start with [NewQuestion], [NewPage] and [NewButton].
package part
