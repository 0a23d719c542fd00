package disk

import (
	"errors"
	"syscall"
	"unsafe"
)

// Free is the room on the disk of a folder, in bytes, as far as this user
// may fill it.
func Free(dir string) (uint64, bool) {
	name, err := syscall.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	var free uint64
	call := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")
	ok, _, _ := call.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0)
	return free, ok != 0
}

// Full reports whether a write failed for want of room: ERROR_DISK_FULL and
// ERROR_HANDLE_DISK_FULL of winerror.h.
func Full(err error) bool {
	return errors.Is(err, syscall.Errno(112)) || errors.Is(err, syscall.Errno(39))
}
