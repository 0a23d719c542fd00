package sqlite

import (
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

func TestAReadOnlyFolderIsRefused(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "naskah.db")
	closed(t, openAt(t, path))
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
		for _, p := range []string{path, filepath.Join(folder, "baru.db")} {
			s, err := Open(t.Context(), p, Options{})
			if err == nil {
				err = s.Update(t.Context(), func(l dossier.Ledger) error { _, err := l.PutBlob(nil); return err })
				closed(t, s)
			}
			mustFind(t, err, "ST005")
		}
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
