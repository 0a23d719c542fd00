//go:build acceptance && linux

package durability

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestABundleIsThereWholeOrNotAtAllWhenKilled kills the program while it builds a
// bundle, at moments spread over the whole of the work.
func TestABundleIsThereWholeOrNotAtAllWhenKilled(t *testing.T) {
	office := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, office)
	build := []string{"archive", "build", "--incomplete", "--drafts", "--out"}
	var ids []string
	for i := range 8 {
		opened := run(t, office, open(fmt.Sprint("buka-", i)))
		run(t, office, issue(opened.ID, fmt.Sprint("terbit-", i)))
		ids = append(ids, string(opened.ID))
	}
	beside := t.TempDir()
	began := time.Now()
	if code, out := exitCode(t, naskah(office, append(append(build, filepath.Join(beside, "utuh")), ids...)...)); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}
	usual := time.Since(began)
	r := rand.New(rand.NewPCG(*seed, 2))
	whole, none := 0, 0
	for n := range 60 {
		place := filepath.Join(beside, fmt.Sprint("bundel-", n))
		cmd := naskah(office, append(append(build, place), ids...)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(r.Int64N(int64(usual*5/4))), func() { _ = cmd.Process.Kill() }) // it may have ended by itself
		_ = cmd.Wait()                                                                                        // killed or done: what it left is what counts
		timer.Stop()
		if _, err := os.Lstat(place); os.IsNotExist(err) {
			none++
			continue
		}
		if code, out := exitCode(t, naskah(office, "archive", "verify", place)); code != 0 || !strings.Contains(out, fmt.Sprintf("agree with the record: %d\n", len(ids))) {
			t.Errorf("a bundle that was left by a killed run: exit code %d\n%s", code, out)
		}
		whole++
	}
	if none == 0 || whole == 0 {
		t.Errorf("%d whole, %d none: the moments are badly chosen", whole, none)
	}
	t.Logf("%d whole, %d none", whole, none)
}
