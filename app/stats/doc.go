// Package stats counts people without showing any of them.
//
// A [Person] holds closed choices alone: no text, no day, no name. Who is asked
// for, and which answers are read, is the Desk's to say. What leaves is one of
// two things:
//
//   - Counts: tables of one thing by year. Every count under [Least] is left
//     out, its total with it where that is small too, and as many others as it
//     takes that none can be worked out by subtraction ([Table.Protect]).
//   - Lines: one line a person, of a few things, where at least [Least] people
//     share each line ([Alike]). All others are left out. HTCDS.md says which
//     fields of which standard, and which not, and why.
//
// What happened to people is of sensitivity P3 and stands on no line. The kinds
// of it are told as counts alone, where that is chosen, and there both those who
// have it and those who have not are many, or neither is told.
//
// # A year leaves once
//
// Two releases of the same people can be subtracted from each other: counts and
// lines of one year, a year before and after one person came or took her yes
// back, three years and two of them. What is left is told of a few. Looking at
// the numbers alone cannot prevent it, since each is harmless by itself.
//
// So no two releases ever speak of the same person ([Weigh]): each year in which
// cases were opened leaves once, as counts or as lines, alone or together with
// its neighbours; and only when it is over, since of a year that goes on people
// would be missing for good. A year too small to tell anything is taken together
// with others. The very same again, byte for byte, may leave again: it tells
// nothing new. Disjoint sets of people share no number, so there is nothing to
// subtract; the tests show it by elimination, and that without the rule it goes
// wrong.
//
// This is the control of overlap between answers (Dobkin, Jones, Lipton 1979,
// "Secure databases: protection against user influence"), with an overlap of
// none; the danger is the one NIST SP 800-53 names under SI-19(5), and that the
// handbook of the European statistical offices (Hundepool et al., "Statistical
// Disclosure Control", 2012) calls differencing.
//
// Where it ends: the rule knows this vault. A person counted elsewhere too, an
// older copy of the vault that is brought back without what left since, numbers
// copied from a screen by hand, it cannot know. And where everybody of a large
// group has the same country or age, that is told of each of them; of what
// happened it is not, since who has it not are too few to be told.
//
// Gusfield (1988) is the ground for the tables: in a table with its totals as
// one more row and column, a hidden cell can be worked out exactly where it lies
// on no circle of hidden cells that turns at each corner.
package stats
