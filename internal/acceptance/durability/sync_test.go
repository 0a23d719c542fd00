//go:build acceptance && linux

package durability

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naskah/internal/dossier"
)

// traced is a call of the program under strace, which writes what it saw to a
// file.
func traced(t *testing.T, dir string, options, args []string) (cmd *exec.Cmd, trace string) {
	t.Helper()
	cmd, trace = naskah(dir, args...), filepath.Join(t.TempDir(), "trace")
	all := append([]string{"strace", "-f", "-qq", "-y", "-o", trace}, options...)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path, cmd.Args = strace, append(append(all, binary), args...)
	return cmd, trace
}

// calls reads a trace as whole calls, in the order in which they ended; begun
// says after how many ended calls each began.
func calls(t *testing.T, trace string) (ended []string, begun []int) {
	t.Helper()
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	type open struct {
		call string
		at   int
	}
	waiting := map[string]open{}
	for _, line := range strings.Split(string(data), "\n") {
		pid, call, _ := strings.Cut(line, " ")
		call = strings.TrimSpace(call)
		if before, unfinished := strings.CutSuffix(call, "<unfinished ...>"); unfinished {
			waiting[pid] = open{before, len(ended)}
			continue
		}
		at := len(ended)
		if strings.HasPrefix(call, "<... ") {
			_, rest, _ := strings.Cut(call, "resumed>")
			call, at = waiting[pid].call+rest, waiting[pid].at
		}
		ended, begun = append(ended, call), append(begun, at)
	}
	return ended, begun
}

func TestTheLogIsSyncedBeforeAnAnswer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, dir)
	first := run(t, dir, open("satu"))
	for _, args := range [][]string{open("dua"), issue(first.ID, "tiga")} {
		cmd, trace := traced(t, dir, []string{"-e", "trace=pwrite64,write,fsync,fdatasync"}, args)
		if code, out := exitCode(t, cmd); code != 0 {
			t.Fatalf("%v: exit code %d\n%s", args, code, out)
		}
		written, synced, answered := -1, -1, -1
		ended, begun := calls(t, trace)
		for i, call := range ended {
			log := strings.Contains(call, "naskah.db-wal>")
			switch {
			case log && strings.HasPrefix(call, "pwrite64("):
				written = i
			case log && strings.HasPrefix(call, "fsync(") && written < begun[i]:
				synced = i
			case strings.HasPrefix(call, "write(1<"):
				answered = begun[i]
			}
			if answered >= 0 {
				break
			}
		}
		if written < 0 || synced < written || answered <= synced {
			t.Errorf("%v: log written by call %d, synced by %d, answered after %d", args, written, synced, answered)
		}
	}
}

// fault is a call that fails.
type fault struct {
	call, errno, code string // code of the finding that a person is shown
}

var faults = []fault{
	{"pwrite64", "EIO", "ST008"},
	{"pwrite64", "ENOSPC", "ST006"},
	{"fsync", "EIO", "ST008"},
}

// TestAFailedWriteOrSyncLeavesNothingHalf lets each write and each sync of the
// main commands fail in turn.
func TestAFailedWriteOrSyncLeavesNothingHalf(t *testing.T) {
	office := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, office)
	fresh := record(t, office)
	first := run(t, office, open("satu"))
	begun := record(t, office)
	for _, f := range faults {
		t.Run(f.call+" "+f.errno, func(t *testing.T) {
			if f.errno == "EIO" { // ENOSPC takes the same ways; one command shows its sentence
				failing(t, office, fresh, f, open("uji"))
				failing(t, office, begun, f, open("uji"))
			}
			failing(t, office, begun, f, issue(first.ID, "uji"))
		})
	}
}

// record returns the bytes of an office's database; none before there is one.
func record(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "data", "naskah.db"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return data
}

// putRecord puts an office back to a database.
func putRecord(t *testing.T, dir string, data []byte) {
	t.Helper()
	folder := filepath.Join(dir, "data")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if data == nil {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, "naskah.db"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	injected = regexp.MustCompile(`\(INJECTED\)`)
	// SQLite tells a full disk and a broken one apart, but not for its WAL index.
	indexFailed = regexp.MustCompile(`naskah\.db-shm>.*\(INJECTED\)`)
)

// failing runs a command again and again from the same database; its first,
// second, third … call of a kind fails. strace counts by thread and the program
// has several, so it ends when none has that many calls.
func failing(t *testing.T, office string, base []byte, f fault, args []string) {
	t.Helper()
	hit, refused, kept := 0, 0, 0
	for n := 1; !t.Failed(); n++ {
		putRecord(t, office, base)
		inject := fmt.Sprintf("inject=%s:error=%s:when=%d", f.call, f.errno, n)
		cmd, trace := traced(t, office, []string{"-e", "trace=" + f.call, "-e", inject}, args)
		cmd.Env = append(cmd.Env, "GOMAXPROCS=1")
		code, out := exitCode(t, cmd)
		data, err := os.ReadFile(trace)
		if err != nil {
			t.Fatal(err)
		}
		if !injected.Match(data) {
			break
		}
		hit++
		switch {
		case code == 5 && (strings.Contains(out, f.code) || indexFailed.Match(data) && strings.Contains(out, "ST006")):
			refused++
		case code != 0 || bytes.Contains([]byte(out), []byte("panic")):
			t.Errorf("%s %v: exit code %d\n%s\n%s", inject, args, code, out, data)
		}
		if recovers(t, office, args, code) && code != 0 {
			kept++
		}
	}
	if hit == 0 || refused == 0 {
		t.Errorf("%v: %d calls failed, %d refusals", args, hit, refused)
	}
	t.Logf("%v: %d calls failed in turn; %d answers that it failed, %d of them though it was kept", args[:2], hit, refused, kept)
}

// recovers checks that the command was carried out wholly or not at all, and
// that it can be repeated with its key. It reports whether it had been.
func recovers(t *testing.T, office string, args []string, code int) bool {
	t.Helper()
	var before dossier.ID
	look(t, office, func(r dossier.Reader) (err error) {
		before, _, err = done(r, "uji")
		return err
	})
	if code == 0 && before == "" {
		t.Errorf("%v was acknowledged and is lost", args)
	}
	again := run(t, office, args)
	if before != "" && before != again.ID {
		t.Errorf("%v was done as %s and again as %s", args, before, again.ID)
	}
	look(t, office, func(r dossier.Reader) error {
		id, _, err := done(r, "uji")
		if id != again.ID {
			t.Errorf("%v is %s, want %s", args, id, again.ID)
		}
		return err
	})
	return before != ""
}
