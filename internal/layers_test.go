package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// house is the law of imports: a room may import what stands behind it and
// nothing else of ours. A new room needs a row, here and in README.md.
var house = map[string][]string{
	"message":         {},
	"diag":            {"message"},
	"bahasa":          {},
	"disk":            {},
	"dossier":         {},
	"tag":             {},
	"source":          {"message", "diag"},
	"schema":          {"message", "diag", "source", "bahasa"},
	"office":          {"message", "diag", "source", "schema", "bahasa"},
	"docx":            {"message", "diag"},
	"workflow":        {"message", "diag", "source", "schema", "office", "dossier"},
	"diagram":         {"workflow"},
	"ipp":             {"message", "diag"},
	"impose":          {"message", "diag", "pdf/object"},
	"manuscript":      {"message", "diag", "source", "docx", "tag"},
	"render":          {"message", "diag", "source", "bahasa", "schema", "docx", "dossier", "tag", "manuscript"},
	"font":            {},
	"layout":          {"message", "diag", "bahasa", "docx", "font"},
	"pdf":             {"message", "diag", "layout", "font", "pdf/verify"},
	"pdf/object":      {},
	"pdf/verify":      {"message", "diag", "pdf/object"},
	"engine":          {"message", "diag", "source", "bahasa", "schema", "office", "dossier", "docx", "workflow", "render", "font", "layout", "pdf"},
	"archive":         {"message", "diag", "source", "bahasa", "schema", "office", "dossier", "workflow", "engine", "archive/bag", "pdf/object", "pdf/verify", "pdf", "layout", "font"},
	"archive/bag":     {"message", "diag", "disk"},
	"simulate":        {"message", "diag", "source", "bahasa", "schema", "office", "dossier", "docx", "workflow", "engine"},
	"class":           {"message", "diag", "disk", "source", "bahasa", "schema", "office", "dossier", "docx", "workflow", "engine", "simulate"},
	"press":           {"message", "diag", "schema", "dossier", "font", "layout", "pdf", "engine", "ipp", "impose"},
	"store/sqlite":    {"dossier", "diag", "message", "disk"},
	"store/storetest": {"dossier", "diag", "message"},
	"cli":             {"*"},
	"acceptance":      {"*"},

	"acceptance/durability": {"*"},
	"acceptance/fidelity":   {"docx"},
	"acceptance/printer":    {},
}

// walled names the one room that may use a library.
var walled = map[string]string{
	"codeberg.org/go-pdf/fpdf":          "pdf",
	"github.com/go-text/typesetting":    "font",
	"github.com/looplab/fsm":            "workflow",
	"github.com/expr-lang/expr":         "workflow",
	"github.com/Masterminds/sprig":      "render",
	"github.com/boombuler/barcode":      "render",
	"text/template":                     "render",
	"go.yaml.in/yaml":                   "source",
	"modernc.org/sqlite":                "store/sqlite",
	"github.com/pressly/goose":          "store/sqlite",
	"github.com/anishathalye/porcupine": "store/storetest",
	"github.com/spf13/cobra":            "cli",
	"archive/zip":                       "docx",
	"github.com/klauspost/compress":     "docx",
	"github.com/spf13/pflag":            "cli",
	"golang.org/x/term":                 "cli",
	"golang.org/x/sync":                 "engine",
	"golang.org/x/sys":                  "store/sqlite",
}

func TestImportsFollowTheHouse(t *testing.T) {
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && ownModule(file) {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		room := path.Dir(filepath.ToSlash(file))
		if room == "." {
			return nil
		}
		allowed, known := house[room]
		if !known {
			t.Errorf("%s: room %s has no row in the house", file, room)
			return nil
		}
		checkImports(t, file, room, allowed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// ownModule reports whether a folder is a module of its own, which the house
// does not hold: bench, which measures others.
func ownModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func checkImports(t *testing.T, file, room string, allowed []string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	test := strings.HasSuffix(file, "_test.go")
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if ours, ok := strings.CutPrefix(name, "naskah/internal/"); ok {
			if !test && ours != room && !slices.Contains(allowed, "*") && !slices.Contains(allowed, ours) {
				t.Errorf("%s: room %s must not import %s", file, room, ours)
			}
			continue
		}
		for library, owner := range walled {
			if !test && (name == library || strings.HasPrefix(name, library+"/")) && room != owner {
				t.Errorf("%s: %s is walled in %s", file, name, owner)
			}
		}
	}
}
