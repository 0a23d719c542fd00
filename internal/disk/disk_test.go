package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestSyncReachesFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(SyncFile(name), SyncFolder(dir)); err != nil {
		t.Error(err)
	}
	if err := SyncFile(filepath.Join(dir, "b")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("SyncFile of nothing = %v, want that it does not exist", err)
	}
}

func TestADiskHasRoomUntilItSaysSo(t *testing.T) {
	if free, known := Free(t.TempDir()); !known || free == 0 {
		t.Errorf("Free = %d, %v, want some room", free, known)
	}
	if !Full(fmt.Errorf("write: %w", noRoom)) || Full(os.ErrPermission) {
		t.Error("Full does not tell a full disk from a closed door")
	}
}
