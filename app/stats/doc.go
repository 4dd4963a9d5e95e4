// Package stats counts people without showing any of them.
//
// A [Person] holds closed choices alone: no text, no day, no name, nothing of
// sensitivity P3. Who is asked for, and which answers are read, is the Desk's to
// say. What leaves is one of two things:
//
//   - Counts: tables of one thing by year. Every count under [Least] is left
//     out, its total with it where that is small too, and as many others as it
//     takes that none can be worked out by subtraction ([Table.Protect]).
//   - Rows: one line a person, of a few things, where at least [Least] people
//     share each line ([Alike]). All others are left out.
//
// The two are made from the same people. Whoever holds both could subtract one
// from the other; so they are for different readers, and the command says so.
//
// Gusfield (1988) is the ground for the tables: in a table with its totals as
// one more row and column, a hidden cell can be worked out exactly where it lies
// on no circle of hidden cells that turns at each corner.
package stats
