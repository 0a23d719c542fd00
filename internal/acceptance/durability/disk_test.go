//go:build acceptance && linux

package durability

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naskah/internal/dossier"
)

// smallDisk mounts a disk of 4 MB in memory. Whoever may not mount gets a
// namespace in which he may, and the test runs in there.
func smallDisk(t *testing.T) (dir string, elsewhere bool) {
	t.Helper()
	const inside = "NASKAH_TEST_NAMESPACE"
	dir = t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m,mode=0755")
	if errors.Is(err, syscall.EPERM) && os.Getenv(inside) == "" {
		cmd := exec.Command("unshare", "-rm", os.Args[0], "-test.run", "^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), inside+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("in a namespace of its own: %v\n%s", err, out)
		}
		return "", true
	}
	if err != nil {
		t.Fatalf("mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir, false
}

// fill leaves room for so many blocks of 4 KB on the disk.
func fill(t *testing.T, dir string, blocks int64) {
	t.Helper()
	name := filepath.Join(dir, "isian")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
	info, errStat := f.Stat()
	if !errors.Is(err, syscall.ENOSPC) || errStat != nil {
		t.Fatalf("fill the disk: %v, %v", err, errStat)
	}
	if err := errors.Join(f.Truncate(max(0, info.Size()/4096*4096-blocks*4096)), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestAFullDiskLeavesNothingHalf gives a command more room by 4 KB each time,
// until it has enough.
func TestAFullDiskLeavesNothingHalf(t *testing.T) {
	disk, elsewhere := smallDisk(t)
	if elsewhere {
		return
	}
	office := filepath.Join(disk, "kantor")
	newOffice(t, office)
	first := run(t, office, open("satu"))
	args, refused, done := issue(first.ID, "uji"), 0, false
	for blocks := int64(0); !done && !t.Failed(); blocks++ {
		fill(t, disk, blocks)
		if code, out := exitCode(t, naskah(office, "list")); code != 0 || !strings.Contains(out, "2026-001") {
			t.Errorf("list with %d blocks free: exit code %d\n%s", blocks, code, out)
		}
		code, out := exitCode(t, naskah(office, args...))
		switch {
		case code == 0:
			done = true
		case code == 5 && strings.Contains(out, "ST006"):
			refused++
		default:
			t.Errorf("%v with %d blocks free: exit code %d\n%s", args, blocks, code, out)
		}
		if err := os.Remove(filepath.Join(disk, "isian")); err != nil {
			t.Fatal(err)
		}
		look(t, office, func(r dossier.Reader) error {
			d, err := r.Dossier(first.ID)
			if want := map[bool]int{false: 1, true: 2}[done]; d.Version != want {
				t.Errorf("with %d blocks free: version %d, want %d", blocks, d.Version, want)
			}
			return err
		})
	}
	if refused < 3 {
		t.Errorf("refused %d times only", refused)
	}
	t.Logf("refused %d times, each with 4 KB more", refused)
	run(t, office, open("dua"))

	// A backup finds no room; what is there stays, nothing half is left.
	fill(t, disk, 2)
	if code, out := exitCode(t, naskah(office, "backup", "cadangan.db")); code != 5 {
		t.Errorf("backup on a full disk: exit code %d\n%s", code, out)
	}
	if left, err := filepath.Glob(filepath.Join(office, "*.db*")); len(left) > 0 || err != nil {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestAnOfficeThatCannotBeWrittenIsRead lets another user, without the right to
// write, look into an office.
func TestAnOfficeThatCannotBeWrittenIsRead(t *testing.T) {
	office := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, office)
	run(t, office, open("satu"))
	for _, name := range []string{filepath.Dir(filepath.Dir(office)), filepath.Dir(office)} {
		if err := os.Chmod(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(office, "data")
	if err := errors.Join(os.Chmod(filepath.Join(folder, "naskah.db"), 0o444), os.Chmod(folder, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(folder, 0o755); err != nil { // to be removed
			t.Error(err)
		}
	})
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"list"}, 0, "opened for reading only"},
		{[]string{"show", "2026-001"}, 0, "terbitkan"},
		{[]string{"verify"}, 0, "intact"},
		{open("dua"), 5, "ST005"},
		{[]string{"backup", "cadangan.db"}, 5, "CL004"},
	} {
		cmd := naskah(office, c.args...)
		if os.Geteuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		if code, out := exitCode(t, cmd); code != c.code || !strings.Contains(out, c.says) {
			t.Errorf("%v: exit code %d, want %d and %q\n%s", c.args, code, c.code, c.says, out)
		}
	}
}
