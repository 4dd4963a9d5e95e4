// Package page holds the screens, one file a page. A page is built for a
// [Route], shows what the Desk knows, and hands everything that is answered
// to the Desk at once; it keeps nothing that would be lost with it.
//
// A page is given a [Place]: the Desk, the words, and the doors it may use
// (go there, go back, say what went wrong). It never opens files and never
// knows the window. What a page can do beyond being shown it says by small
// interfaces: [Turner], [Finder], [Pauser], [Closer], [Ticker].
//
// Pages the worker alone reads speak the language of the screens. A sitting
// speaks two: the person's, larger, and the worker's under it.
//
// Start with [Open].
package page
