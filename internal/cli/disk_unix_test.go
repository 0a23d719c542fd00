//go:build !windows

package cli

import "syscall"

func noRoom() error { return syscall.ENOSPC }
