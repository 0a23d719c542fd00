//go:build acceptance && unix

package acceptance

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile is an entry of the manifest that make-hostile-docx writes.
type hostile struct {
	File    string `json:"file"`
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
	MB      int64  `json:"max_mb"`
}

// hostileFiles is how many there are: a set that shrinks would prove less.
const hostileFiles = 116

// crash is what a Go program says when it ends by a fault of its own.
var crash = regexp.MustCompile(`(?m)^(panic|fatal error): |goroutine \d+ \[`)

// door is a command that reads Word files from outside.
type door struct {
	args []string // the file follows
	made string   // what a good file leaves in the folder
}

// TestHostileFilesAreRefusedOrReadWithinBounds lets the real binary list the
// fields of each hostile Word file, and make its PDF. Memory is what the kernel
// counted as the largest resident set of the process; time is reported, and
// limited only so that a hang ends.
func TestHostileFilesAreRefusedOrReadWithinBounds(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(root(), "internal", "acceptance", "tools", "make-hostile-docx")
	if out, err := exec.Command("python3", tool, dir).CombinedOutput(); err != nil {
		t.Fatalf("make-hostile-docx: %v\n%s", err, out)
	}
	var manifest struct {
		Files []hostile `json:"files"`
	}
	if err := json.Unmarshal(read(t, filepath.Join(dir, "manifest.json")), &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest.Files) != hostileFiles {
		t.Errorf("%d hostile files, want %d", len(manifest.Files), hostileFiles)
	}
	for name, through := range map[string]door{
		"fields": {args: []string{"template", "fields"}},
		"pdf":    {args: []string{"pdf", "-o", "hasil.pdf"}, made: "hasil.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			var all []measured
			for _, h := range manifest.Files {
				t.Run(h.File, func(t *testing.T) { all = append(all, meet(t, through, filepath.Join(dir, h.File), h)) })
			}
			report(t, all)
		})
	}
}

// report tells of the files that took most.
func report(t *testing.T, all []measured) {
	const most = 12
	slices.SortFunc(all, func(a, b measured) int { return cmp.Compare(b.took, a.took) })
	for _, m := range all[:min(most, len(all))] {
		t.Logf("%-36s %8v %5d MB", m.file, m.took.Round(10*time.Millisecond), m.kb>>10)
	}
	slices.SortFunc(all, func(a, b measured) int { return cmp.Compare(b.kb, a.kb) })
	t.Logf("largest %s: %d MB", all[0].file, all[0].kb>>10)
}

type measured struct {
	file string
	took time.Duration
	kb   int64
}

// meet hands one file to a command and judges what it did with it.
func meet(t *testing.T, through door, name string, h hostile) measured {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	here := t.TempDir()
	cmd := exec.CommandContext(ctx, binary, append(slices.Clone(through.args), name)...)
	cmd.Dir, cmd.Env = here, []string{"HOME=" + here}
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	start := time.Now()
	err := cmd.Run()
	m := measured{file: h.File, took: time.Since(start)}
	if ctx.Err() != nil {
		t.Fatal("no end within a minute")
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	code := cmd.ProcessState.ExitCode()
	if !allowed(h, code) {
		t.Errorf("%s (%s): exit code %d\n%s", h.Verdict, h.Why, code, talk.String())
	}
	if code == 3 && (out.Len() > 0 || !strings.Contains(talk.String(), "galat[")) {
		t.Errorf("a refusal without its reason: %q", talk.String())
	}
	if s := out.String() + talk.String(); crash.MatchString(s) {
		t.Errorf("a crash:\n%s", s)
	}
	want := ""
	if code != 3 {
		want = through.made
	}
	if left := folder(t, here); left != want {
		t.Errorf("left behind %q, want %q", left, want)
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.kb = usage.Maxrss
		if runtime.GOOS == "darwin" {
			m.kb >>= 10 // counts bytes there
		}
	}
	if m.kb == 0 || m.kb > h.MB<<10 {
		t.Errorf("%d MB resident, at most %d", m.kb>>10, h.MB)
	}
	return m
}

// folder lists the names in a folder, parted by blanks.
func folder(t *testing.T, name string) string {
	t.Helper()
	entries, err := os.ReadDir(name)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// allowed are the exit codes for a verdict. Files whose text is a hostile tag
// are good Word files: they are read, and what is wrong with the tag is found.
func allowed(h hostile, code int) bool {
	switch {
	case strings.HasPrefix(h.File, "tpl-"):
		return code == 0 || code == 1
	case h.Verdict == "accept":
		return code == 0
	case h.Verdict == "reject":
		return code == 3
	}
	return code == 0 || code == 3
}
