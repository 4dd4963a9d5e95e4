// Command gallery shows every part of the screens in every state, in every
// language, theme and text size, and every page of the real program on a vault
// of invented people, in a folder that is gone afterwards. It keeps nothing.
//
//	gallery                     a window; language, theme and size switch live
//	gallery -shots DIR          a picture of every specimen and page in every
//	                            language and theme; needs no display
//	gallery -shots DIR -only page-case -window 1024x1600
//	gallery -shots DIR -only question -lang km,my -theme dark -size 200
//
// Pages are listed in tour.go. Specimens are functions in specimens.go; what
// their invented people are asked is in sample.go.
package main
