package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A copy of 1,000 cases, in one place: made, synced, read whole, written down.
// "wait" is how long a save had to wait at most.
func BenchmarkBackup1000Cases(b *testing.B) {
	v := filled(b, 1000)
	worst := time.Duration(0)
	done := make(chan bool)
	go func() {
		s := story(4 << 10)
		for {
			select {
			case <-done:
				return
			default:
			}
			begun := time.Now()
			if v.SaveSitting("c-00000", s) != nil {
				return
			}
			worst = max(worst, time.Since(begun))
			time.Sleep(20 * time.Millisecond)
		}
	}()
	for b.Loop() {
		if _, err := v.Backup(time.Now()); err != nil {
			b.Fatal(err)
		}
	}
	done <- true
	b.ReportMetric(float64(sizeOf(v.path))/(1<<20), "MiB")
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-wait")
}

// The two ways SQLite knows to copy: page by page, and VACUUM INTO.
func BenchmarkSnapshot1000Cases(b *testing.B) {
	v := filled(b, 1000)
	n := 0
	b.Run("page by page", func(b *testing.B) {
		for b.Loop() {
			n++
			if _, err := v.snapshot(filepath.Join(b.TempDir(), fmt.Sprint(n))); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("VACUUM INTO", func(b *testing.B) {
		for b.Loop() {
			n++
			path := filepath.Join(b.TempDir(), fmt.Sprint(n))
			if _, err := v.conn.ExecContext(b.Context(), "VACUUM INTO ?", path); err != nil {
				b.Fatal(err)
			}
			os.Remove(path)
		}
	})
}
