package cli_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"naskah/internal/cli"
	"naskah/scenarios"
	"naskah/templates"
	"naskah/workflows"
)

var update = flag.Bool("update", false, "rewrite the expected texts in the scripts")

// TestMain makes the test binary stand in for the program, with a clock that
// stands still (JAM) and salts that repeat.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"naskah": func() {
		now, err := time.Parse(time.RFC3339, os.Getenv("JAM"))
		if err != nil {
			panic(err)
		}
		os.Exit(cli.Main(cli.Env{
			Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Getenv: os.Getenv, Now: func() time.Time { return now }, Rand: rand.NewChaCha8([32]byte{1}),
			Templates: templates.FS, Workflows: workflows.FS, Scenarios: scenarios.FS,
		}))
	}})
}

func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("JAM", "2026-01-05T02:00:00Z")
			e.Setenv("NASKAH_FONTS", "-") // the same bytes on every machine
			e.Setenv("CONTOH", filepath.Join(repository, "examples"))
			e.Setenv("PANDUAN", filepath.Join(repository, "docs", "id"))
			e.Setenv("UJI", filepath.Join(repository, "internal", "cli", "testdata", "uji"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "json": jsonOf, "lines": linesOf, "tree": treeOf, "kantor": makeOffice, "course": follow,
		},
	})
}

// exits CODE program args… runs a program and checks its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil {
		ts.Fatalf("usage: exits code program [args...]")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("run %v: %v", args[1:], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// json stdout|stderr|file path want… checks that a stream is one JSON value
// and that the value at a path (keys and indexes parted by dots) prints as want.
// A path ending in len counts.
func jsonOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%2 != 1 {
		ts.Fatalf("usage: json stream [path want]...")
	}
	var value any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &value); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[0], err)
	}
	for i := 1; i < len(args); i += 2 {
		if got := at(value, strings.Split(args[i], ".")); got != args[i+1] {
			ts.Fatalf("%s: %s is %s, want %s", args[0], args[i], got, args[i+1])
		}
	}
}

func at(value any, path []string) string {
	for _, key := range path {
		switch v := value.(type) {
		case map[string]any:
			value = v[key]
		case []any:
			if key == "len" {
				return strconv.Itoa(len(v))
			}
			n, err := strconv.Atoi(key)
			if err != nil || n >= len(v) {
				return "nothing"
			}
			value = v[n]
		default:
			return "nothing"
		}
	}
	return fmt.Sprint(value)
}

// lines stream max checks that no line is longer than max characters.
func linesOf(ts *testscript.TestScript, neg bool, args []string) {
	most, err := strconv.Atoi(args[1])
	if neg || err != nil {
		ts.Fatalf("usage: lines stream max")
	}
	for _, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		if n := len([]rune(line)); n > most {
			ts.Fatalf("%d characters, more than %d: %s", n, most, line)
		}
	}
}

// tree folder file… checks that a folder holds exactly these files.
func treeOf(ts *testscript.TestScript, neg bool, args []string) {
	var got []string
	root := ts.MkAbs(args[0])
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, name)
			got = append(got, filepath.ToSlash(rel))
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if slices.Sort(got); neg || err != nil || !slices.Equal(got, want) {
		ts.Fatalf("%s holds %v, want %v (%v)", args[0], got, want, err)
	}
}

// kantor folder makes an office with the small workflow of testdata/uji.
func makeOffice(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: kantor folder")
	}
	ts.Check(ts.Exec("naskah", "init", args[0]))
	for from, to := range map[string]string{"uji.yaml": "workflows", "kesepakatan.naskah": "templates"} {
		data, err := os.ReadFile(filepath.Join(ts.Getenv("UJI"), from))
		ts.Check(err)
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[0]), to, from), data, 0o644))
	}
}
