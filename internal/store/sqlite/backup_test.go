package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// playVisit adds dossiers without end, each through a handle of its own as the
// program does, and acknowledges each on stdout.
func playVisit(ctx context.Context, args []string) error {
	for i := 0; ; i++ {
		key := fmt.Sprintf("%s-%d", args[1], i)
		s, err := Open(ctx, args[0], Options{})
		if err == nil {
			err = errors.Join(openCase(ctx, s, key), s.Close())
		}
		if err != nil {
			return err
		}
		fmt.Println(key)
	}
}

// crowd is some processes at work; keys are what they acknowledged so far.
type crowd struct {
	mu    sync.Mutex
	keys  []string
	stops []*exec.Cmd
	group sync.WaitGroup
}

// Write takes acknowledgements; a line comes in one piece.
func (c *crowd) Write(line []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keys = append(c.keys, strings.Fields(string(line))...)
	return len(line), nil
}

func (c *crowd) acknowledged() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.keys)
}

// atWork starts processes that write into a record.
func atWork(t *testing.T, part, path string, processes int) *crowd {
	t.Helper()
	c := &crowd{}
	for p := range processes {
		cmd := child(t, part, path, fmt.Sprint(p))
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = c, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		c.stops = append(c.stops, cmd)
		c.group.Go(func() {
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || stderr.Len() > 0 {
				t.Errorf("process %d ended by itself: %v %s", p, err, stderr.String())
			}
		})
	}
	for deadline := time.Now().Add(time.Minute); len(c.acknowledged()) < processes; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody writes")
		}
	}
	return c
}

func (c *crowd) stop(t *testing.T) {
	t.Helper()
	for _, cmd := range c.stops {
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Error(err)
		}
	}
	c.group.Wait()
}

func TestABackupUnderLoadHoldsAllThatWasAcknowledged(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "naskah.db")
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	writers := atWork(t, "write", path, 2)
	defer writers.stop(t)
	for i := range 5 {
		before := writers.acknowledged()
		copied := filepath.Join(folder, fmt.Sprintf("cadangan-%d.db", i))
		digest, err := s.Backup(t.Context(), copied)
		if err != nil {
			t.Fatal(err)
		}
		if got := dossier.DigestOf(read(t, copied)); got != digest {
			t.Errorf("digest = %s, want %s", digest, got)
		}
		record := filepath.Join(folder, fmt.Sprintf("pulih-%d.db", i))
		kept, err := Restore(t.Context(), Restoring{Backup: copied, Digest: digest, Record: record}, Options{})
		if kept || err != nil {
			t.Fatalf("Restore = %v, %v", kept, err)
		}
		restored := openAt(t, record)
		for _, key := range before {
			checkCase(t, restored, key)
		}
		closed(t, restored)
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".naskah-*")); len(left) > 0 || err != nil {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestARestoreUnderLoadLosesNothing replaces a record again and again while
// processes open it, write and close it: whatever was acknowledged stands in
// the record or in one of those kept aside.
func TestARestoreUnderLoadLosesNothing(t *testing.T) {
	folder := t.TempDir()
	path, base := filepath.Join(folder, "naskah.db"), twoCases(t)
	if _, err := Restore(t.Context(), Restoring{Backup: base, Record: path}, Options{}); err != nil {
		t.Fatal(err)
	}
	files := []string{path}
	writers := atWork(t, "visit", path, 3)
	for i := range 6 {
		aside := filepath.Join(folder, fmt.Sprintf("lama-%d.db", i))
		kept, err := Restore(t.Context(), Restoring{Backup: base, Record: path, Aside: aside}, Options{})
		if !kept || err != nil {
			t.Fatalf("Restore = %v, %v", kept, err)
		}
		files = append(files, aside)
		time.Sleep(20 * time.Millisecond)
	}
	writers.stop(t)
	found := map[string]bool{}
	for _, file := range files {
		s := openAt(t, file)
		mustBeSound(t, s)
		checkCase(t, s, "dua")
		for _, key := range writers.acknowledged() {
			err := s.View(t.Context(), func(r dossier.Reader) error { _, _, err := r.Command(key); return err })
			found[key] = found[key] || err == nil
		}
		closed(t, s)
	}
	for _, key := range writers.acknowledged() {
		if !found[key] {
			t.Errorf("acknowledged act %s is in no record", key)
		}
	}
	t.Logf("%d acts, %d restores", len(writers.acknowledged()), len(files)-1)
}

func TestABackupThatIsNotSoundReplacesNothing(t *testing.T) {
	folder := t.TempDir()
	path := twoCases(t)
	before := read(t, path)
	sound := read(t, twoCases(t))
	broken := slices.Clone(sound)
	at := bytes.Index(broken, []byte("naskah dua"))
	broken[at] ^= 1
	for _, c := range []struct {
		name, code string
		content    []byte
		digest     dossier.Digest
	}{
		{"a changed paper", "ST025", broken, ""},
		{"cut off", "ST004", sound[:len(sound)/2], ""},
		{"text", "ST002", []byte("bukan basis data"), ""},
		{"empty", "ST002", nil, ""},
		{"another digest", "ST013", sound, dossier.DigestOf(nil)},
	} {
		backup := filepath.Join(folder, "cadangan.db")
		if err := os.WriteFile(backup, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		r := Restoring{Backup: backup, Digest: c.digest, Record: path, Aside: filepath.Join(folder, "lama.db")}
		_, err := Restore(t.Context(), r, Options{})
		list := diag.Findings(err)
		if len(list) == 0 || !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == c.code }) {
			t.Errorf("%s: error = %v, want finding %s", c.name, err, c.code)
		}
		if !bytes.Equal(read(t, path), before) {
			t.Errorf("%s: the record was changed", c.name)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); len(left) != 1 || err != nil {
			t.Errorf("%s: left behind: %v %v", c.name, left, err)
		}
	}
}

func TestADamagedRecordIsKeptAsItIs(t *testing.T) {
	path, backup := twoCases(t), twoCases(t)
	damage := slices.Clone(read(t, path))[:5000]
	for name, data := range map[string][]byte{path: damage, path + "-wal": []byte("sisa")} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside := filepath.Join(filepath.Dir(path), "lama.db")
	kept, err := Restore(t.Context(), Restoring{Backup: backup, Record: path, Aside: aside}, Options{})
	if !kept || err != nil {
		t.Fatalf("Restore = %v, %v", kept, err)
	}
	if !bytes.Equal(read(t, aside), damage) {
		t.Error("the damaged record was not kept")
	}
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	mustBeSound(t, s)
	checkCase(t, s, "dua")
}

func TestARecordInUseIsReplacedUnderItsHandles(t *testing.T) {
	path, backup := twoCases(t), twoCases(t)
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	if err := openCase(t.Context(), s, "tiga"); err != nil {
		t.Fatal(err)
	}
	r := Restoring{Backup: backup, Record: path, Aside: filepath.Join(filepath.Dir(path), "lama.db")}
	err := s.Update(t.Context(), func(dossier.Ledger) error { // an act that does not end
		_, err := Restore(t.Context(), r, Options{Wait: 50 * time.Millisecond})
		mustFind(t, err, "ST007")
		return nil
	})
	if err != nil || exists(r.Aside) {
		t.Errorf("Update = %v, copy aside: %v", err, exists(r.Aside))
	}
	if _, err := Restore(t.Context(), r, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), r, Options{}); !errors.Is(err, os.ErrExist) || !exists(r.Aside) {
		t.Errorf("Restore over a record kept aside = %v, want ErrExist", err)
	}
	mustBeSound(t, s)
	if n := count(t, s); n != 2 {
		t.Errorf("%d dossiers after the restore, want 2", n)
	}
	if err := openCase(t.Context(), s, "tiga"); err != nil { // the key is free again
		t.Error(err)
	}
}

func TestACopiedFolderIsABackupWithItsLog(t *testing.T) {
	path := twoCases(t)
	s := openAt(t, path)
	if err := openCase(t.Context(), s, "tiga"); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "salinan.db")
	for _, suffix := range []string{"", "-wal"} { // while it is open: "tiga" is in the log alone
		if err := os.WriteFile(copied+suffix, read(t, path+suffix), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, s)
	record := filepath.Join(t.TempDir(), "naskah.db")
	if _, err := Restore(t.Context(), Restoring{Backup: copied, Record: record}, Options{}); err != nil {
		t.Fatal(err)
	}
	restored := openAt(t, record)
	defer func() { closed(t, restored) }()
	checkCase(t, restored, "tiga")
}

func TestARecordThatCannotBeWrittenCanBeBackedUp(t *testing.T) {
	path := twoCases(t)
	s := &Store{path: path, wait: DefaultWait}
	if err := s.openFixed(t.Context(), errors.New("read-only")); err != nil {
		t.Fatal(err)
	}
	defer func() { closed(t, s) }()
	copied := filepath.Join(t.TempDir(), "cadangan.db")
	if _, err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, copied)
	defer func() { closed(t, again) }()
	checkCase(t, again, "dua")
}

func TestABackupOverwritesNothing(t *testing.T) {
	path := twoCases(t)
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	if _, err := s.Backup(t.Context(), path); !errors.Is(err, os.ErrExist) {
		t.Errorf("Backup = %v, want ErrExist", err)
	}
}

// A process that is killed while it copies leaves the copy behind; the next one
// clears it away, but not what another process may be writing.
func TestACopyThatAKilledProcessLeftIsClearedAway(t *testing.T) {
	folder := t.TempDir()
	s, err := Open(t.Context(), filepath.Join(folder, "a.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	old := time.Now().Add(-2 * abandoned)
	for name, at := range map[string]time.Time{".naskah-1.db": old, ".naskah-1.db-journal": old, ".naskah-2.db": time.Now(), "lama.db": old} {
		file := filepath.Join(folder, name)
		if err := errors.Join(os.WriteFile(file, nil, 0o644), os.Chtimes(file, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Backup(t.Context(), filepath.Join(folder, "b.db")); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*.db*"))
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(folder, ".naskah-*"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range append(left, hidden...) {
		if base := filepath.Base(name); !strings.HasPrefix(base, "a.db-") && !slices.Contains(names, base) {
			names = append(names, base)
		}
	}
	slices.Sort(names)
	if want := []string{".naskah-2.db", "a.db", "b.db", "lama.db"}; !slices.Equal(names, want) {
		t.Errorf("the folder holds %v, want %v", names, want)
	}
}
