//go:build !windows

package cli

import (
	"errors"
	"syscall"
)

// freeSpace is the room on the disk of a folder, in bytes.
func freeSpace(dir string) (uint64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	// The types of both differ between systems.
	return uint64(s.Bavail) * uint64(s.Bsize), true
}

// diskFull reports whether a write failed for want of room.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
