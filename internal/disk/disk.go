// Package disk makes what was written survive a loss of power, and tells a full
// disk from other faults. It knows no format and names no file.
package disk

import (
	"errors"
	"os"
	"runtime"
)

// SyncFile makes a file's bytes durable. It is opened for writing: Windows syncs
// no other.
func SyncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// SyncFolder makes the names in a folder durable, after a rename. Windows cannot
// sync a folder and needs not.
func SyncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
