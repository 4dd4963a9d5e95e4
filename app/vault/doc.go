// Package vault keeps cases encrypted in one file on this machine.
//
// Begin with [Create] or [Open], then [Vault.NewCase], [Vault.SaveSitting],
// [Vault.Summaries] and [Vault.Case]; [Vault.Close] when the screen is locked.
// A save that returns nil is on the disk: it survives the program being killed
// and the power being cut. A save that returns an error has changed nothing,
// neither in the file nor in what was handed in, so it can be tried again.
//
// FORMAT.md beside this file gives every byte. The sealing itself is in
// [onward/app/vault/seal]; SQLite stays in this room.
//
// # What is protected
//
// Someone who takes the laptop, or a copy of the file, finds no name, no
// answer, no language, no form, no date and no setting. Each record is sealed
// on its own, each case has keys of its own, and to try one pass phrase costs
// about a second and 256 MiB.
//
// What a user's role may not see she has no key for. There are five rings
// ([Ring]); each user ([Vault.AddUser]) holds some, sealed to a key that her
// pass phrase opens. A case is in three parts, ordinary answers, who someone
// is, and what could get someone hurt; [Options].Sort tells which question goes
// where, and what nobody knows goes to the last. A case can be kept for named
// people alone ([Vault.KeepApart]). What is withheld is no damage, and saving
// leaves it as it is; what someone writes there all the same is left for those
// who hold the key, and is not lost.
//
// Who is removed ([Vault.RemoveUser]) opens nothing that is saved afterwards:
// every key that whoever removes her holds is replaced, and all records with
// it. So it is with what another role takes away ([Vault.ChangeRole]). A printed sheet ([Vault.NewRecovery]) opens everything when a pass phrase
// is lost; that it was used is seen by all.
//
// Someone who changes the file is noticed. A record that was altered, moved,
// renamed or taken from another vault does not open; a row that was taken
// away, doubled or put back to an earlier version is noticed when the vault
// opens ([ErrAltered]). Nothing is ever shown that was not saved.
//
// # What is not protected
//
//   - The file shows how many records there are, which belong to one case,
//     how often each was saved, in which order they were first saved, and the
//     size of each up to its bucket. Two copies of different days show which
//     records changed in between. Someone who has a user's name in mind can
//     find, once in 256 by chance, that it might be right. It shows how many
//     users there are and whether there is a sheet; not who is what.
//   - Roles ([Role]) are what the program offers; only the rings are a lock.
//     Everybody holds the rings of the office and of the log, so a colleague
//     with other software could change the list of users, put a public key of
//     her own in the place of someone's who waits to be let in, or write the
//     log anew. Let people in when they stand beside you, and keep the end of
//     the log elsewhere.
//   - Who adds a user knows her first pass phrase until she changes it
//     ([User].Fresh). Let her type it herself, or change it before she is let in.
//   - Who is removed keeps what she saw. Copies of the vault made while she was
//     there open with her old pass phrase and the keys of that day.
//   - Where an administrator removes someone, the rings she does not hold
//     herself are replaced only when a supervisor opens the vault next.
//   - The whole file put back to an older day looks exactly like that day.
//     [Stats] counts the commits, so that a number kept elsewhere tells.
//   - While a vault is open its keys are in memory, and so is what is on the
//     screen. A program that runs as the same person can read both. Keys are
//     wiped on closing, as well as Go allows. Sleep and swap write memory to
//     the disk: only an encrypted disk helps against that.
//   - The last copy is made after the screen is locked, and read back whole
//     before it counts, for which every key is needed: until it is done the
//     keys stay in memory. Opening again waits for it. Where the computer is
//     about to sleep or its screen is locked, that copy is left out, and the
//     keys are wiped at once.
//   - The sheet opens everything, cases kept apart included. It belongs in a
//     locked place in another house.
//   - The copy that is put aside when a vault of the first format is brought to
//     this one (its name ends in .v1) holds all there was that day, cases that
//     were destroyed since among it, and opens with the pass phrase of that
//     day, until somebody takes it away ([Vault.DropOldVault]).
//   - A sheet opens the copies of its day too ([OpenCopyWithSheet]), and since
//     nothing is written in a copy, that it was used stands nowhere.
//   - Of what is withheld from somebody it is seen whether a case has any of
//     its kind, not to which question.
//   - A weak pass phrase stays weak. Twelve characters or four words are asked
//     for; six words drawn by lot are better.
//   - Flash memory keeps old blocks. What was overwritten is overwritten in
//     the file (secure_delete), not surely in the chip; it was sealed there.
//
// # What this room does not do
//
// It knows no forms and judges no answers. It does not remember what it gave
// out: search and sorting happen in memory, outside.
//
// # The log
//
// [Tx.Note] writes who did what and when, never content, in the commit of the
// act itself. [Vault.CheckLog] follows its chain; [Vault.LogHead] gives its end
// to keep elsewhere. What is to be noted is for the callers to know: only the
// opening ([Vault.Opening]) and the destroying of a case ([Vault.Shred]) are
// this room's own.
//
// # When something is damaged
//
// A damaged record is named by its opaque id in a [DamageError] and the rest
// works: [Vault.Case] gives what could be read and the error together. Where
// rows are missing altogether Open refuses with ErrAltered, so that a person
// decides: restore a backup, or go on with [Options].Accept.
//
// # Copies
//
// [Vault.Backup] copies page by page beside the work, and reads each copy whole
// before it counts; what fails leaves the older ones as they are. The newest
// ten stay, the newest of seven days and of four weeks. [Vault.Drill] brings
// copies back on trial. [OpenCopy] opens one to be looked at, [Compare] says
// what is not the same today, [Restore] puts it into the vault's place and the
// vault aside, [Vault.Fetch] brings one case. A copy holds what is deleted later
// until it is taken away too: [Vault.Horizon] says how long that may be,
// [Vault.ForgetInCopies] does not wait. Reading back right after writing may be
// answered from memory and not by the disk: that is what the drill is for.
//
// # Locks
//
// A file beside the vault is locked as long as it is open; a second copy gets
// [ErrBusy]. Two programs with two memories of one case would overwrite each
// other. Folders that another machine shares or a cloud synchronises are no
// place for a vault: neither lock nor log can be trusted there.
package vault
