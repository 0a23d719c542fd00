//go:build acceptance && linux

package durability

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/sqlite"
)

var binary string

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := setUp(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func setUp(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "naskah-durability")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // another user runs it, too
		return 1, err
	}
	if _, err := exec.LookPath("strace"); err != nil {
		return 1, fmt.Errorf("the tests need strace: %w (make tools installs it)", err)
	}
	binary = filepath.Join(dir, "naskah")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, "../../../cmd/naskah")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("build: %w\n%s", err, out)
	}
	return m.Run(), nil
}

// newOffice makes an office with the small workflow of testdata in a folder.
func newOffice(t *testing.T, dir string) {
	t.Helper()
	if out, err := exec.Command(binary, "init", dir).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	for from, to := range map[string]string{"tahan.yaml": "workflows", "surat.naskah": "templates"} {
		data, err := os.ReadFile(filepath.Join("testdata", from))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to, from), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// naskah is one call of the program in an office.
func naskah(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command(binary, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NASKAH_AS=perancang:Wulan Contoh", "NASKAH_LANG=en")
	return cmd
}

// open and issue are the two commands the tests send: together they write into
// every part of the record.
func open(key string) []string {
	return []string{"new", "tahan", "judul=" + key, "--key", key, "--json"}
}

func issue(id dossier.ID, key string) []string {
	return []string{"act", string(id), "terbitkan", "--key", key, "--json"}
}

// answer is what a command acknowledged.
type answer struct {
	Key     string          `json:"key,omitempty"` // added by the client
	ID      dossier.ID      `json:"berkas"`
	Entries []dossier.Entry `json:"catatan"`
}

// run sends a command and returns its answer; it must be acknowledged.
func run(t *testing.T, dir string, args []string) answer {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := naskah(dir, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var a answer
	if err := errors.Join(cmd.Run(), json.Unmarshal(stdout.Bytes(), &a)); err != nil {
		t.Fatalf("%v: %v\n%s%s", args, err, stdout.Bytes(), stderr.Bytes())
	}
	return a
}

// exitCode runs a call and returns its exit code and everything it said.
func exitCode(t *testing.T, cmd *exec.Cmd) (int, string) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// look opens the record of an office without the program, verifies it and
// hands it out.
func look(t *testing.T, dir string, fn func(dossier.Reader) error) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "data", "naskah.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(diag.Fail(s.Verify(t.Context())...), s.View(t.Context(), fn), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// done finds what a command left: nothing, or all of it. Verify has held papers
// and numbers against the entry, so it is enough that the entry speaks of them.
func done(r dossier.Reader, key string) (dossier.ID, []dossier.Entry, error) {
	id, seq, err := r.Command(key)
	if errors.Is(err, dossier.ErrNotFound) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	history, err := r.History(id)
	if err != nil {
		return "", nil, err
	}
	e := history[seq-1]
	if seq == 2 && (len(e.Numbers) != 1 || len(e.Papers) != 1 || e.Papers[0].PDF == "") {
		return "", nil, fmt.Errorf("command %s left half an entry: %+v", key, e)
	}
	return id, slices.Clone(history[seq-1 : seq]), nil
}
