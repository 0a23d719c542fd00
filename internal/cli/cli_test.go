package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/templates"
	"naskah/workflows"
)

// call runs a command and returns its code and what it printed.
func call(ctx context.Context, shelf fs.FS, args ...string) (code int, stdout, stderr string) {
	var out, talk strings.Builder
	code = run(ctx, Env{
		Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &talk, Getenv: func(string) string { return "" },
		Now: time.Now, Rand: rand.NewChaCha8([32]byte{}), Templates: shelf, Workflows: workflows.FS,
	})
	return code, out.String(), talk.String()
}

// interrupting is a shelf at which somebody presses Ctrl-C.
type interrupting struct {
	fs.FS
	cancel func()
}

func (s interrupting) Open(name string) (fs.File, error) {
	s.cancel()
	return s.FS.Open(name)
}

func TestAnInterruptedStoryLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	story := filepath.Join(dir, "cerita")
	for name, from := range map[string]string{
		"workflows/uji.yaml": "testdata/uji/uji.yaml", "templates/kesepakatan.naskah": "testdata/uji/kesepakatan.naskah",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writeFile(filepath.Join(story, name), data); err != nil {
			t.Fatal(err)
		}
	}
	text := "skema: cerita/v1\njudul: Uji\nalur: uji\nlangkah:\n" +
		"  - {saat: 2026-01-05 09.00, peran: perancang, buka: ya, isi: {judul: Data, pihak: [\"@lembaga\", \"@universitas\"]}}\n" +
		"  - {saat: 2026-01-06 09.00, peran: perancang, isi: {nilai: 5}}\n"
	if _, err := writeFile(filepath.Join(story, storyFile), []byte(text)); err != nil {
		t.Fatal(err)
	}
	if code, _, talk := call(context.Background(), templates.FS, "init", filepath.Join(dir, "k")); code != exitDone {
		t.Fatal(talk)
	}
	if err := os.Rename(filepath.Join(dir, "k", profileName), filepath.Join(story, profileName)); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "hasil")
	if code, _, talk := call(context.Background(), templates.FS, "run", story, "--out", out, "--dry-run"); code != exitDone {
		t.Fatalf("the story does not play: %s", talk)
	}
	ctx, cancel := context.WithCancel(context.Background())
	code, stdout, talk := call(ctx, interrupting{templates.FS, cancel}, "run", story, "--out", out)
	if code != exitInterrupted || stdout != "" || !strings.Contains(talk, "dihentikan") {
		t.Errorf("run = %d, %q, %q, want %d and a word about it", code, stdout, talk, exitInterrupted)
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the interrupted story left %s behind (%v)", out, err)
	}
}

// fullDisk is a stream without room.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, noRoom() }

func TestAResultThatCannotBeWrittenIsAFailure(t *testing.T) {
	var talk strings.Builder
	dir := t.TempDir()
	env := Env{
		Args: []string{"init", filepath.Join(dir, "k")}, Stdout: fullDisk{}, Stderr: &talk,
		Getenv: func(string) string { return "" }, Now: time.Now, Templates: templates.FS, Workflows: workflows.FS,
	}
	if code := run(context.Background(), env); code != exitOutside || !strings.Contains(talk.String(), "CL005") {
		t.Errorf("exit code %d, %q, want %d and CL005", code, talk.String(), exitOutside)
	}
}

func TestWritingTroublesAreSaidInWords(t *testing.T) {
	for _, c := range []struct {
		err  error
		code string
	}{
		{fs.ErrPermission, "CL004"},
		{noRoom(), "CL005"},
		{syscall.ENAMETOOLONG, "CL006"},
		{syscall.ENOTDIR, "CL007"},
		{errors.New("odd"), "CL009"},
	} {
		err := cannotWrite("a/b.pdf", &fs.PathError{Op: "open", Path: "a/b.pdf", Err: c.err})
		findings := diag.Findings(err)
		if len(findings) != 1 || findings[0].Code != c.code || findings[0].Pos.File != "a/b.pdf" || !errors.Is(err, c.err) {
			t.Errorf("cannotWrite(%v) = %v, want %s", c.err, err, c.code)
		}
		if got := exitOf(findings); got != exitOutside {
			t.Errorf("exit code of %s = %d, want %d", c.code, got, exitOutside)
		}
	}
}

func TestWriteFileReplacesWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	for _, text := range []string{"satu", "dua"} {
		if got, err := writeFile(name, []byte(text)); err != nil || got != name {
			t.Fatalf("writeFile = %q, %v", got, err)
		}
		if data, err := os.ReadFile(name); err != nil || string(data) != text {
			t.Errorf("file holds %q, %v, want %q", data, err, text)
		}
	}
	if _, err := writeFile(filepath.Join(name, "b"), nil); diag.Findings(err) == nil {
		t.Errorf("writing below a file: %v, want a finding", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("folder holds %v, %v, want only a.txt", entries, err)
	}
}

func TestSafeNameFitsEverySystem(t *testing.T) {
	for in, want := range map[string]string{
		"nota.docx":            "nota.docx",
		"a:b?.pdf":             "a-b-.pdf",
		`..\..\x.pdf`:          "..-..-x.pdf",
		"../x":                 "..-x",
		"con":                  "_con",
		"LPT1.pdf":             "_LPT1.pdf",
		"compas.pdf":           "compas.pdf",
		"akhir. ":              "akhir",
		"..":                   "_",
		"baris\nbaru.txt":      "baris-baru.txt",
		"Perjanjian Kerja.pdf": "Perjanjian Kerja.pdf",
	} {
		if got := safeName(in); got != want {
			t.Errorf("safeName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := safeName(strings.Repeat("é", 300) + ".pdf"); len([]rune(got)) != 120 || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("a long name became %d characters: %s", len([]rune(got)), got)
	}
}

func TestLanguageIsFlagThenEnvironmentThenIndonesian(t *testing.T) {
	for _, c := range []struct{ args, env, want string }{
		{"", "", "id"},
		{"--lang en", "NASKAH_LANG=id", "en"},
		{"show --lang=en", "", "en"},
		{"new a -- --lang en", "", "id"},
		{"", "NASKAH_LANG=en LANG=id_ID", "en"},
		{"", "LC_ALL=en_GB.UTF-8", "en"},
		{"", "LC_ALL=C LANG=en_US", "en"},
		{"", "LANG=C.UTF-8", "id"},
		{"", "LANG=fr_FR", "id"},
	} {
		vars := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			vars[name] = value
		}
		got := language(Env{Args: strings.Fields(c.args), Getenv: func(n string) string { return vars[n] }})
		if string(got) != c.want {
			t.Errorf("language(%q, %q) = %s, want %s", c.args, c.env, got, c.want)
		}
	}
}

func TestGridWrapsCellsAndKeepsDatesWhole(t *testing.T) {
	var b strings.Builder
	g := grid{width: 40, head: []string{"No", "Waktu", "Apa"}, rows: [][]string{
		{"1", "05-01-2026" + noBreak + "09.00", "Rapat penjajakan kedua pihak\nlanjut"},
		{"2", "", "x"},
	}}
	if err := g.print(&b); err != nil {
		t.Fatal(err)
	}
	want := `No  Waktu             Apa
--  ----------------  ------------------
1   05-01-2026 09.00  Rapat penjajakan
                      kedua pihak
                      lanjut
2                     x
`
	if b.String() != want {
		t.Errorf("grid:\n%s\nwant:\n%s", b.String(), want)
	}
	if got := wrap("abcdefgh ij", 3); fmt.Sprint(got) != "[abc def gh ij]" {
		t.Errorf("wrap = %q", got)
	}
	if err := (grid{width: 10}).print(io.Discard); err != nil {
		t.Error(err)
	}
}

// Findings quote files that others made; a terminal must not obey them.
func TestFindingsHoldNothingATerminalObeys(t *testing.T) {
	var out strings.Builder
	a := &app{lang: message.ID}
	a.printFindings(&out, []diag.Diagnostic{diag.Warn("LY020", diag.Position{File: "a\x1b[2J.docx"}, "huruf", "x\u009b31m\u202ey", "pengganti", "Arial")})
	if s := out.String(); strings.ContainsAny(s, "\x1b\u009b\u202e") || !strings.Contains(s, "x\uFFFD31m") {
		t.Errorf("printed %q", s)
	}
}
