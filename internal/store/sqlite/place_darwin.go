package sqlite

import "golang.org/x/sys/unix"

// placeOf asks the kernel whether the file system is this computer's own.
func placeOf(path string) (place, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(path, &fs); err != nil {
		return local, err
	}
	if fs.Flags&unix.MNT_LOCAL == 0 {
		return network, nil
	}
	return local, nil
}
