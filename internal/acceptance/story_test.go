//go:build acceptance

package acceptance

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The story is played once for all tests, by the real binary, into storyDir.
var binary, storyDir string

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
	dir, err := os.MkdirTemp("", "naskah-acceptance")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	for _, program := range []string{"soffice", "pdftotext", "pdfinfo", "pdfsig", "qpdf", "xmllint", "python3", "openssl", "java"} {
		if _, err := exec.LookPath(program); err != nil {
			return 1, fmt.Errorf("acceptance tests need %s: %w (make tools installs it)", program, err)
		}
	}
	if err := os.Setenv("NASKAH_FONTS", "-"); err != nil { // the same bytes on every machine
		return 1, err
	}
	binary = filepath.Join(dir, "naskah")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, "./cmd/naskah")
	build.Dir, build.Env = root(), append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("build: %w\n%s", err, out)
	}
	storyDir = filepath.Join(dir, "hasil")
	// With -update the story may stop at the partner's file, which is then made
	// anew from the draft the story has left by that point.
	if out, err := play(storyDir); err != nil && !*update {
		return 1, fmt.Errorf("play the story: %w\n%s", err, out)
	}
	return m.Run(), nil
}

// root is the top of the repository.
func root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return filepath.Dir(filepath.Dir(dir))
}

func play(out string) ([]byte, error) {
	return exec.Command(binary, "run", filepath.Join(root(), "examples", "bnn-p4gn"), "--out", out).CombinedOutput()
}

// made lists the files of the story with an ending, sorted.
func made(t *testing.T, ending string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(storyDir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(name) == ending {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	if len(files) < 20 {
		t.Fatalf("the story left %d files %s, want at least 20", len(files), ending)
	}
	return files
}

func TestPlayingTwiceGivesTheSameBytes(t *testing.T) {
	again := filepath.Join(t.TempDir(), "hasil")
	if out, err := play(again); err != nil {
		t.Fatalf("play again: %v\n%s", err, out)
	}
	for _, ending := range []string{".docx", ".pdf", ".txt"} {
		var files []string
		if ending == ".txt" {
			files = []string{filepath.Join(storyDir, "riwayat.txt")}
		} else {
			files = made(t, ending)
		}
		for _, name := range files {
			rel, err := filepath.Rel(storyDir, name)
			if err != nil {
				t.Fatal(err)
			}
			first, second := read(t, name), read(t, filepath.Join(again, rel))
			if !bytes.Equal(first, second) {
				t.Errorf("%s differs between two runs", rel)
			}
		}
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryWordFileIsSchemaValid(t *testing.T) {
	checker(t, "check-docx", append([]string{"--strict", "--quiet"}, made(t, ".docx")...)...)
}

func TestEveryPDFIsSound(t *testing.T) {
	checker(t, "check-pdf", append([]string{"--quiet"}, made(t, ".pdf")...)...)
}

// checker runs one of the tools over files; its own words are the failure.
func checker(t *testing.T, tool string, args ...string) {
	t.Helper()
	out, err := exec.Command("python3", append([]string{filepath.Join("tools", tool)}, args...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", tool, err, out)
	}
}

func TestTheProgramBuildsForEveryOffice(t *testing.T) {
	for _, system := range []string{"windows/amd64", "darwin/arm64", "linux/arm64"} {
		goos, goarch, _ := strings.Cut(system, "/")
		build := exec.Command("go", "build", "-o", filepath.Join(t.TempDir(), "naskah"), "./cmd/naskah")
		build.Dir = root()
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
		if out, err := build.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", system, err, out)
		}
	}
}
