// Package directory is the list of places that help: whom to call in which
// district, what they do, and when somebody last made sure of it.
//
// A number that rings nowhere is worse than none: a person at the end of a long
// road may call it once. So each entry says when it was checked and by whom, and
// one that nobody checked for half a year is marked, on the screen and wherever
// it is printed ([Service.CheckFirst]). Nothing is ever marked as checked by
// itself.
//
// A directory is shared as a sheet, one row an entry ([Write], [Read]). Reading
// is strict: a sheet with one fault in it is not taken at all, and every fault
// is named with its row and column. Two directories are put together by the ids
// of their entries, and of each entry the one that was checked last counts
// ([Merge]); which of two people is right is not decided by who sent a file last.
//
// Nothing of a person who was helped belongs in here. The package uses the
// standard library alone and knows no vault.
package directory
