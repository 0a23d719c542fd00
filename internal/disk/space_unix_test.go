//go:build !windows

package disk

import "syscall"

var noRoom error = syscall.ENOSPC
