package main

import (
	"crypto/rand"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// together is how many cases of a fill are written in one commit.
const together = 200

// vaultFill makes invented cases, for tests of size: people of all languages
// under names of all scripts, the same ones for the same seed.
func (t *tool) vaultFill(args []string) error {
	var v vaultFlags
	var n, sittings int
	var seed uint64
	_, err := t.flags("vault fill", args, func(f *flag.FlagSet) {
		v.set(f)
		f.IntVar(&n, "cases", 0, "how many")
		f.IntVar(&sittings, "sittings", 6, "of each")
		f.Uint64Var(&seed, "seed", 1, "other people for another number")
	})
	if err != nil {
		return err
	}
	if n <= 0 || sittings <= 0 {
		return fmt.Errorf("%w: --cases and --sittings need a number above 0", errUse)
	}
	d, err := t.desk(v)
	if err != nil {
		return err
	}
	begun := time.Now()
	var batch []*casefile.Case
	for i, s := range casefiletest.Crowd(seed, n) {
		id, code := make([]byte, 16), d.NewCode()
		rand.Read(id)
		// Work went on over the last three years.
		at := begun.Add(-time.Duration(i%1000) * 26 * time.Hour)
		batch = append(batch, s.Case(casefile.CaseID(hex.EncodeToString(id)), code, sittings, at))
		if len(batch) < together && i < n-1 {
			continue
		}
		if err := d.ImportNew(batch); err != nil {
			return err
		}
		batch = nil
	}
	if err := d.Close(); err != nil {
		return err
	}
	size := int64(0)
	if info, err := os.Stat(v.path); err == nil {
		size = info.Size()
	}
	fmt.Fprintf(t.out, "%d invented cases more, %d sittings each: %v, %d MB\n", n, sittings, time.Since(begun).Round(100*time.Millisecond), size/1_000_000)
	return nil
}
