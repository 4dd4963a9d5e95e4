// Package seal encrypts and opens one record, and turns a pass phrase into a
// key. It works on bytes in memory; it never sees a disk, a case or a person.
//
// Begin with [Seal] and [Open]. A [Label] says where a record belongs (vault,
// kind, id, version); it is not hidden, but a record opened under any other
// label does not open. So rows cannot be swapped, renamed or moved between
// vaults without being noticed.
//
// # What is used
//
//   - XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, on RFC 8439) with a
//     random 24-byte nonce for each sealing. Nonces that long may be drawn at
//     random for ever without two of them meeting.
//   - Argon2id (RFC 9106) from pass phrase to key, see [Params].
//   - HKDF-Expand with SHA-256 (RFC 5869) for keys made from keys, see
//     [Key.Derive].
//   - HMAC-SHA-256 (RFC 2104) for [Key.Sum] and [Key.Name].
//
// # What is hidden and what is not
//
// The length of a record is hidden up to its bucket: 1, 4, 16 or 64 KiB, and
// whole multiples of 64 KiB above that. Which bucket, can be seen.
//
// The cipher does not commit to its key: someone who may choose keys can craft
// one text that opens under two of them. Nothing here opens a text under a
// guessed key and tells a stranger the outcome, and the vault authenticates
// its header under the vault key with HMAC, which does commit.
//
// # Wiping
//
// [Key.Wipe] overwrites a key. It shortens the time a key lies in memory and
// promises no more than that: Go may have copied it, Argon2's working memory
// is not ours to overwrite, and an operating system may write any of it to
// swap.
package seal
