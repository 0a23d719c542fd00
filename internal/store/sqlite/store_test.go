package sqlite

import (
	"path/filepath"
	"testing"

	"naskah/internal/store/storetest"
)

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return s
}

func TestFilePassesTheSuite(t *testing.T) {
	storetest.Exercise(t, func(t *testing.T) storetest.Store {
		return openAt(t, filepath.Join(t.TempDir(), "naskah.db"))
	})
}

func TestMemoryPassesTheSuite(t *testing.T) {
	storetest.Exercise(t, func(t *testing.T) storetest.Store { return openAt(t, Memory) })
}

func TestHandlesShareOneFile(t *testing.T) {
	storetest.Shared(t, func(t *testing.T) func() storetest.Store {
		path := filepath.Join(t.TempDir(), "data #1 100%.db")
		return func() storetest.Store { return openAt(t, path) }
	})
}
