package sqlite

import (
	"testing"

	"golang.org/x/sys/unix"

	"naskah/internal/diag"
)

func TestNetworkSharesAreRefused(t *testing.T) {
	s := &Store{path: "naskah.db"}
	for _, c := range []struct {
		name         string
		magic, major uint32
		plain, trust string // findings without and with Options.Trusted
	}{
		{"ext4", unix.EXT4_SUPER_MAGIC, 8, "", ""},
		{"a disk in memory", unix.TMPFS_MAGIC, 0, "", ""},
		{"a container", unix.OVERLAYFS_SUPER_MAGIC, 0, "", ""},
		{"a USB stick with FAT", unix.MSDOS_SUPER_MAGIC, 8, "", ""},
		{"a USB stick with NTFS by FUSE", unix.FUSE_SUPER_MAGIC, 8, "", ""},
		{"NFS", unix.NFS_SUPER_MAGIC, 0, "ST010", "ST010"},
		{"a Windows share", unix.CIFS_SUPER_MAGIC, 0, "ST010", "ST010"},
		{"a newer Windows share", unix.SMB2_SUPER_MAGIC, 0, "ST010", "ST010"},
		{"Lustre", 0x0bd00bd0, 0, "ST010", "ST010"},
		{"sshfs", unix.FUSE_SUPER_MAGIC, 0, "ST011", ""},
		{"a folder of the host", unix.V9FS_MAGIC, 0, "ST011", ""},
	} {
		for trusted, want := range map[bool]string{false: c.plain, true: c.trust} {
			got := ""
			if list := diag.Findings(s.allow(kindOf(c.magic, c.major), Options{Trusted: trusted})); len(list) > 0 {
				got = list[0].Code
			}
			if got != want {
				t.Errorf("%s (trusted %v): %q, want %q", c.name, trusted, got, want)
			}
		}
	}
}
