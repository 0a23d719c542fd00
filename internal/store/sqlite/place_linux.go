package sqlite

import "golang.org/x/sys/unix"

// placeOf asks the kernel for the kind of file system.
func placeOf(path string) (place, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(path, &fs); err != nil {
		return local, err
	}
	var file unix.Stat_t
	if err := unix.Stat(path, &file); err != nil {
		return local, err
	}
	return kindOf(uint32(fs.Type), unix.Major(file.Dev)), nil
}

// kindOf judges by the magic number (statfs(2)) and the major number of the
// device: a file system of a program (FUSE) that stands on a device of this
// computer, such as NTFS by ntfs-3g, has one; sshfs and its like have none.
func kindOf(magic, major uint32) place {
	switch magic {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC,
		unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CODA_SUPER_MAGIC, unix.NCP_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC,
		0x0bd00bd0, // Lustre
		0x01161970, // GFS2
		0x7461636f: // OCFS2
		return network
	case unix.V9FS_MAGIC, // WSL, virtual machines
		0x786f4256, // VirtualBox
		0xbacbacbc: // VMware
		return shared
	case unix.FUSE_SUPER_MAGIC:
		if major == 0 {
			return shared
		}
	}
	return local
}
