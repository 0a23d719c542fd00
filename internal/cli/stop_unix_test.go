//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"naskah/internal/docx"
)

// batchRows is enough that a run is stopped in the midst of it.
const batchRows = 400

// startBatch starts the program on a table of many rows.
func startBatch(t *testing.T, dir string, stderr *bytes.Buffer) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "naskah", "render", "s.naskah", "--rows", "p.csv", "--name", "{{ nama }}", "--out", "keluar")
	cmd.Dir, cmd.Stderr = dir, stderr
	cmd.Env = append(os.Environ(), "JAM=2026-01-05T02:00:00Z")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// papersIn lists the Word files of a folder and fails when one is not whole.
func papersIn(t *testing.T, dir string) map[string]os.FileInfo {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	papers := map[string]os.FileInfo{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := docx.Open(data); err != nil {
			t.Errorf("%s is not whole: %v", name, err)
		}
		if papers[name], err = os.Stat(name); err != nil {
			t.Fatal(err)
		}
	}
	return papers
}

// TestBatchGoesOnWhereItWasStopped stops a run by force or by hand: what is
// there is whole, and the next run makes the rest and only the rest.
func TestBatchGoesOnWhereItWasStopped(t *testing.T) {
	for _, c := range []struct {
		name   string
		signal os.Signal
		code   int
	}{{"kill", os.Kill, -1}, {"interrupt", syscall.SIGINT, 130}} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			rows := "nama\n"
			for i := range batchRows {
				rows += fmt.Sprintf("Peserta %03d\n", i)
			}
			for name, text := range map[string]string{"p.csv": rows, "s.naskah": "---\nskema: naskah/v1\nnama: s\njudul: S\n---\n# SERTIFIKAT\n\n{{ nama }}\n"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			out := filepath.Join(dir, "keluar")
			var stderr bytes.Buffer
			cmd := startBatch(t, dir, &stderr)
			for len(glob(t, out)) < 5 {
				time.Sleep(time.Millisecond)
			}
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != c.code {
				t.Fatalf("stopped run: %v, want exit code %d\n%s", err, c.code, &stderr)
			}
			before := papersIn(t, out)
			if n := len(before); n < 5 || n >= batchRows {
				t.Fatalf("%d papers when stopped, want some of %d", n, batchRows)
			}
			stderr.Reset()
			if err := startBatch(t, dir, &stderr).Wait(); err != nil {
				t.Fatalf("next run: %v\n%s", err, &stderr)
			}
			after := papersIn(t, out)
			if len(after) != batchRows {
				t.Errorf("%d papers after the next run, want %d", len(after), batchRows)
			}
			again := 0
			for name, was := range before {
				if !os.SameFile(was, after[name]) {
					again++
				}
			}
			// A kill between putting a paper in place and noting it costs one per worker.
			if again > 8 || c.signal == syscall.SIGINT && again > 0 {
				t.Errorf("%d of %d papers were made again", again, len(before))
			}
			entries, err := os.ReadDir(out)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if strings.HasPrefix(e.Name(), ".naskah-") {
					t.Errorf("%s was left behind", e.Name())
				}
			}
		})
	}
}

func glob(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestManyPDFsEndAtCtrlC stops a run over many Word files by hand: what is there
// is whole, and nothing half-written is left.
func TestManyPDFsEndAtCtrlC(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join("testdata", "uji", "kurung.docx"))
	if err != nil {
		t.Fatal(err)
	}
	const files = 300
	for i := range files {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.docx", i)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "pdf")
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), "naskah", "pdf", dir, "--out", out)
	cmd.Stdout, cmd.Stderr, cmd.Env = &stdout, &stderr, append(os.Environ(), "JAM=2026-01-05T02:00:00Z")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	made := func() []os.DirEntry {
		entries, err := os.ReadDir(out)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		return entries
	}
	for len(made()) < 5 {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Fatalf("stopped run: %v, want exit code 130\n%s", err, &stderr)
	}
	if n := len(made()); n < 5 || n >= files {
		t.Errorf("%d PDFs when stopped, want some of %d", n, files)
	}
	for _, e := range made() {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(e.Name()) != ".pdf" || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
			t.Errorf("%s is not whole", e.Name())
		}
	}
	// Told in the order of the names, whoever was done first.
	told := strings.Fields(stdout.String())
	if !slices.IsSorted(told) || len(told) == 0 {
		t.Errorf("told of %v", told)
	}
}
