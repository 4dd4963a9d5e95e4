package vault

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// copyEnv makes the test binary save and copy for ever, until it is killed.
const copyEnv = "VAULT_TEST_KILL_MY_COPIES"

func copyForEver(path string) {
	v, err := Open(path, testUser, []byte(testPhrase), cheap)
	for i := 0; err == nil; i++ {
		s := story(i % 5 * 200 << 10)
		if err = v.SaveSitting("c-01", s); err == nil {
			_, err = v.Backup(time.Now())
		}
		if err == nil && i%4 == 3 {
			_, err = v.Drill(time.Now())
		}
		if err == nil {
			fmt.Println(i)
		}
	}
	fmt.Println("stopped:", err)
	os.Exit(1)
}

// The program is killed while it makes copies: every file that has the name of
// a copy is whole, in both places, and the next copy is made as if nothing had
// been.
func TestBackup_SurvivesBeingKilled(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	backUp(t, v, day(4))
	v.Close()
	r := rand.New(rand.NewSource(5))
	for range max(6, *kills/4) {
		killCopying(t, v.path, time.Duration(5+r.Intn(120))*time.Millisecond)
		for _, folder := range []string{home(v.path), stick} {
			names := filesIn(folder, copyExt)
			if len(names) == 0 {
				t.Fatal("no copy is left")
			}
			for _, name := range names {
				c := openTheCopy(t, filepath.Join(folder, name))
				if rep, err := c.Check(); err != nil {
					t.Fatalf("%s after a kill: %+v %v", name, rep, err)
				}
				c.Close()
			}
		}
	}
	v, err := Open(v.path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	backUp(t, v, day(9))
	if _, err := v.Drill(day(9)); err != nil {
		t.Error(err)
	}
	for _, pattern := range []string{filepath.Join(home(v.path), "*"+newSuffix), filepath.Join(filepath.Dir(v.path), drillFolder+"*")} {
		if left, _ := filepath.Glob(pattern); len(left) != 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

// killCopying lets the child make its first copy, and kills it a while later.
func killCopying(t *testing.T, path string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), copyEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for said := lines.Text(); said != ""; said = lines.Text() {
		if len(said) > 8 && said[:8] == "stopped:" {
			t.Fatal(said)
		}
		if !lines.Scan() {
			break
		}
	}
	_ = cmd.Wait() // it was killed
}
