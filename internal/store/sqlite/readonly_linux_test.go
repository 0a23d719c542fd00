package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"naskah/internal/dossier"
)

// asNobody runs fn on a thread that may not override file permissions, even
// when the tests run as root. The thread is thrown away afterwards.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if os.Getuid() == 0 {
			if err := syscall.Setfsuid(65534); err != nil {
				t.Error(err)
				return
			}
		}
		fn()
	}()
	<-done
}

func TestAReadOnlyFolderIsOnlyRead(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "naskah.db")
	s := openAt(t, path)
	if err := openCase(t.Context(), s, "satu"); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	before := read(t, path)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	// The parent that testing made is closed to others.
	if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		_, err := Open(t.Context(), filepath.Join(folder, "baru.db"), Options{})
		mustFind(t, err, "ST005")
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Errorf("open for reading: %v", err)
			return
		}
		mustFind(t, s.Update(t.Context(), func(l dossier.Ledger) error { _, err := l.PutBlob(nil); return err }), "ST005")
		checkCase(t, s, "satu")
		mustBeSound(t, s)
		if !s.ReadOnly() {
			t.Error("the record says that it can be written")
		}
		closed(t, s)
	})
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if string(read(t, path)) != string(before) {
		t.Error("the file was changed")
	}
	if left, err := os.ReadDir(folder); len(left) != 1 || err != nil {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAWriterBesideAReaderWithoutRights(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "naskah.db")
	writer := openAt(t, path)
	defer func() { closed(t, writer) }()
	if err := openCase(t.Context(), writer, "satu"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Chmod(name, 0o444); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{folder, filepath.Dir(folder)} {
		if err := os.Chmod(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	asNobody(t, func() {
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Errorf("open for reading: %v", err)
			return
		}
		checkCase(t, s, "satu")
		if err := openCase(t.Context(), writer, "dua"); err != nil {
			t.Error(err)
		}
		checkCase(t, s, "dua")
		closed(t, s)
	})
}

func TestAFileThatChangesUnderAReaderWithoutRights(t *testing.T) {
	path := twoCases(t)
	s := &Store{path: path, wait: DefaultWait}
	if err := s.openFixed(t.Context(), errors.New("read-only")); err != nil {
		t.Fatal(err)
	}
	defer func() { closed(t, s) }()
	checkCase(t, s, "satu")
	other := openAt(t, path)
	if err := openCase(t.Context(), other, "tiga"); err != nil {
		t.Fatal(err)
	}
	closed(t, other)
	mustFind(t, s.View(t.Context(), func(dossier.Reader) error { return nil }), "ST012")
}
