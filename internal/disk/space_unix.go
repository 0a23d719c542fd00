//go:build !windows

package disk

import (
	"errors"
	"syscall"
)

// Free is the room on the disk of a folder, in bytes.
func Free(dir string) (uint64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	// The types of both differ between systems.
	return uint64(s.Bavail) * uint64(s.Bsize), true
}

// Full reports whether a write failed for want of room.
func Full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
