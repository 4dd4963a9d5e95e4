// Command gallery shows every part of the screens in every state, in every
// language, theme and text size, with invented people. It opens no vault and
// keeps nothing.
//
//	gallery                     a window; language, theme and size switch live
//	gallery -shots DIR          a picture of every specimen in every language
//	                            and theme; needs no display
//	gallery -shots DIR -only question -lang km,my -theme dark -size 200
//
// Specimens are functions in specimens.go; what the invented people are asked
// is in sample.go.
package main
