//go:build acceptance && linux

package durability

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// classScenario plays the small workflow of testdata with a bot and an event.
const classScenario = `skema: skenario/v1
judul: Uji tahan
alur: tahan
jam: {mulai: 2026-03-02 08.00, laju: 1 hari = 1 detik}
kursi:
  perancang: {orang: 1}
kejadian:
  kabar: {hari: 2, berita: Ada kabar.}
`

// killed runs a command and kills it after a while; done says that it ended by
// itself.
func killed(t *testing.T, dir string, after time.Duration, args ...string) (done bool) {
	t.Helper()
	cmd := naskah(dir, args...)
	cmd.Env = append(cmd.Env, "NASKAH_KELAS=kelas")
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may have ended by itself
	err := cmd.Wait()
	timer.Stop()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != -1) {
		t.Fatalf("%v: %v\n%s", args, err, out.String())
	}
	return err == nil
}

// whole runs a command that must succeed and returns what it printed.
func whole(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	cmd := naskah(dir, args...)
	cmd.Env = append(cmd.Env, "NASKAH_KELAS=kelas")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return out
}

// TestAClassIsWholeWhenKilled kills whatever writes a class, at random moments:
// making it, what the trainer does, what a participant does.
func TestAClassIsWholeWhenKilled(t *testing.T) {
	dir := t.TempDir()
	newOffice(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "s.yaml"), []byte(classScenario), 0o644); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(*seed, 8))
	began := time.Now()
	whole(t, dir, "class", "new", "kelas", "--scenario", "s.yaml", "--groups", "3", "--kantor", ".")
	usual := time.Since(began)
	whole(t, dir, "class", "resume")
	made, kills, tries := 0, 0, max(4, *rounds/25)
	for n := range tries {
		name := fmt.Sprintf("kelas-%d", n)
		for _, args := range [][]string{
			{"class", "new", name, "--scenario", "s.yaml", "--groups", "2", "--kantor", "."},
			{"class", "reset", "--all"},
			{"class", "clock", "--jump", "1 hari"},
			{"attach", "2026-001", "s.yaml", "--group", "2"},
			{"class", "pause", "--group", "3"},
			{"class", "resume"},
		} {
			if !killed(t, dir, time.Duration(dice.Int64N(int64(2*usual))), args...) {
				kills++
			}
		}
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			made++
			whole(t, dir, "class", "status", "--class", name)
			for _, g := range []string{"1", "2"} {
				whole(t, dir, "verify", "--class", name, "--group", g)
			}
		}
		var status struct {
			Groups []struct {
				Entries int `json:"entri"`
			} `json:"kelompok"`
		}
		if err := json.Unmarshal(whole(t, dir, "class", "status", "--json"), &status); err != nil || len(status.Groups) != 3 {
			t.Fatalf("round %d: %+v, %v", n, status, err)
		}
		for g := range 3 {
			whole(t, dir, "verify", "--group", fmt.Sprint(g+1))
		}
	}
	// Whatever was left half-made goes when a class of that name is made.
	for n := range tries {
		name := fmt.Sprintf("kelas-%d", n)
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			whole(t, dir, "class", "new", name, "--scenario", "s.yaml", "--groups", "2", "--kantor", ".")
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".naskah-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if kills == 0 || made == 0 {
		t.Errorf("%d commands killed, %d classes made in time: nothing was tried", kills, made)
	}
	t.Logf("%d commands killed, %d classes made in spite of it", kills, made)
}

// TestTwoHundredSeatsWorkAtOnce lets 200 processes write into 40 groups at the
// same moment: everything that was acknowledged is there, once.
func TestTwoHundredSeatsWorkAtOnce(t *testing.T) {
	const groups, seats = 40, 5
	dir := t.TempDir()
	newOffice(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "s.yaml"), []byte(classScenario), 0o644); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	whole(t, dir, "class", "new", "kelas", "--scenario", "s.yaml", "--groups", fmt.Sprint(groups), "--kantor", ".")
	made := time.Since(began)
	whole(t, dir, "class", "clock", "--rate", "berhenti") // no event comes between
	whole(t, dir, "class", "resume")
	began = time.Now()
	var all sync.WaitGroup
	for n := range groups * seats {
		all.Go(func() {
			cmd := naskah(dir, "attach", "2026-001", "s.yaml", "--group", fmt.Sprint(1+n%groups))
			cmd.Env = append(cmd.Env, "NASKAH_KELAS=kelas")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("seat %d: %v\n%s", n, err, out)
			}
		})
	}
	all.Wait()
	worked := time.Since(began)
	var status struct {
		Groups []struct {
			Name    string `json:"kelompok"`
			Entries int    `json:"entri"`
		} `json:"kelompok"`
	}
	began = time.Now()
	if err := json.Unmarshal(whole(t, dir, "class", "status", "--json"), &status); err != nil || len(status.Groups) != groups {
		t.Fatalf("%d groups, %v", len(status.Groups), err)
	}
	looked := time.Since(began)
	for _, g := range status.Groups {
		if g.Entries != 1+seats {
			t.Errorf("group %s has %d entries, want %d", g.Name, g.Entries, 1+seats)
		}
	}
	whole(t, dir, "verify", "--group", "17")
	began = time.Now()
	whole(t, dir, "class", "reset", "--all")
	t.Logf("40 groups: made in %v; 200 commands at once %v; status %v; reset %v", made, worked, looked, time.Since(began))
}
