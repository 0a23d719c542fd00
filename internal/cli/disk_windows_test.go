package cli

import "syscall"

func noRoom() error { return syscall.Errno(112) } // ERROR_DISK_FULL
