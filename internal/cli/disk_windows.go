package cli

import (
	"errors"
	"syscall"
)

// diskFull reports whether a write failed for want of room: ERROR_DISK_FULL and
// ERROR_HANDLE_DISK_FULL of winerror.h.
func diskFull(err error) bool {
	return errors.Is(err, syscall.Errno(112)) || errors.Is(err, syscall.Errno(39))
}
