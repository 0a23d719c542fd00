package disk

import "syscall"

var noRoom error = syscall.Errno(112) // ERROR_DISK_FULL
