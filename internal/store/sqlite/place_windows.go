package sqlite

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// placeOf asks Windows about the drive (GetDriveType); a path such as
// \\server\folder is a remote one, too.
func placeOf(path string) (place, error) {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return local, err
	}
	if windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return network, nil
	}
	return local, nil
}
