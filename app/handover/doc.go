// Package handover seals one file for one named person, and opens what comes
// back. It needs no server: the file travels on a stick, and a telephone call
// tells whether it came from, and went to, the right hands.
//
// Two people who want to write to each other each make a [Person] once and
// give the other their [Card]. A card is public. Whether it is the right one
// they find out by speaking: [Card.Things] names ten everyday things, the
// same on both screens, each in its own language. Who swaps a card on the way
// would have to find one of his own that names the same ten.
//
// Begin with [NewPerson], [Seal] and [Open].
//
// # What a file is
//
// An age file (age-encryption.org/v1) for one X25519 recipient. In it, in this
// order: the tag and version of the format, the length of the manifest
// (4 bytes, big endian), the manifest, an Ed25519 signature (RFC 8032), the
// parts one after the other, and zeros up to a whole number of 64 KiB, so that
// the size of the file tells little. The signature covers the tag and the
// SHA-256 of the manifest; the manifest names the sender, the one recipient,
// the number of the file, the day it ends and the length and SHA-256 of each
// part. So a recipient cannot pass the file on as if it had been written to
// somebody else, and no part can be changed, left out, doubled or taken from
// another file.
//
// # What Open refuses
//
// A file for somebody else, from somebody unknown, changed in any bit, past
// its day, seen before, larger than it may be, or written in any other way
// than [Seal] writes it: a manifest is taken only if writing it anew gives the
// same bytes, so that there is no second reading of a doubled or misspelled
// name. Nothing of the content is given out before all of this holds. Memory
// is bounded by [MostBytes].
//
// # What it does not do
//
// It does not know what the parts mean; app does, shows them to a person and
// asks before anything is kept. It cannot tell whether an honest sender tells
// the truth, and whoever has the recipient's key later can open what was sent
// before: age has no forward secrecy.
package handover
