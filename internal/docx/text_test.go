package docx

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite golden files")

// Each testdata/text/*.txtar holds the inner XML of some parts and, as
// want.txt, the text view.
func TestText(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			given, want := map[string]string{}, -1
			for i, f := range archive.Files {
				if f.Name == "want.txt" {
					want = i
				} else {
					given[f.Name] = strings.ReplaceAll(string(f.Data), "\n", "")
				}
			}
			p := build(t, given)
			if ds := p.Check(); len(ds) > 0 {
				t.Errorf("Check = %v", ds)
			}
			got, err := mustOpen(t, mustBytes(t, p)).Text()
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(archive.Files[want].Data) {
				t.Errorf("text view:\n%s\nwant:\n%s", got, archive.Files[want].Data)
			}
		})
	}
}
