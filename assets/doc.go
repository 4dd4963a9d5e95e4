// Package assets holds what the program carries inside itself so that it
// needs nothing from the machine it runs on and nothing from a network: the
// one typeface (in two weights) that draws every script of the product, and
// the word lists by which lines of Thai, Lao, Khmer and Burmese are broken.
//
// It only hands out bytes. What they mean is the business of app/text, which
// shapes and breaks with them, and of app/ui, which gives the fonts to the
// window. README.md says where each file comes from, under which licence, and
// how it is made again; SHA256SUMS fixes every byte, and a test holds both the
// files and what was embedded to it. A font that changed by one byte may draw
// a name wrongly, so a change here is never an accident.
//
// Start with Regular and Words.
package assets
