// Package look holds how Onward looks: colours by role, sizes of text, the
// spacing, and the fyne.Theme that carries them.
//
// Parts never name a colour or a number of points. They ask [Color] for a role
// and [Text] for a size, each time they draw, so that changing the theme or
// the text size reaches everything at once: fyne calls Refresh on what is
// shown, and a part that is refreshed asks again.
//
// There are three modes: Light, Dark and Contrast. Every pair of ink and ground
// that text may be set in is held to at least 7:1, quiet ink to 4.5:1, by a
// test. Colour never says anything alone; the shapes live in package part.
//
// Start with [New].
package look
