package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the template in internal/render")

// ourTemplate is what internal/render measures with.
var ourTemplate = filepath.Join("..", "render", "testdata", "pks", "template.docx")

func TestOurTemplateIsMadeFromThePaper(t *testing.T) {
	paper, err := parsePaper(agreement)
	if err != nil {
		t.Fatal(err)
	}
	got, err := docx(paper, dialects["naskah"])
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(ourTemplate, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(ourTemplate)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(unzip(t, got), unzip(t, want)) {
		t.Errorf("%s is not what pks.txt says; go test -update writes it", ourTemplate)
	}
}

// unzip gives the parts: how they are deflated changes with the version of Go.
func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		part, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(part)
	}
	return out
}

// TestEnginesOfGoGiveOneText makes the paper with every engine that needs no
// installation.
func TestEnginesOfGoGiveOneText(t *testing.T) {
	dir := t.TempDir()
	if err := writeTemplates(dir, filepath.Dir(ourTemplate)); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, name := range []string{"naskah", "naskah-anew", "go-docx"} {
		one, err := engines[name](dir)
		if err != nil {
			t.Fatal(err)
		}
		data, err := one()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file := filepath.Join(dir, "out.docx")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := words(file)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if at := differ(got, want); at >= 0 {
			t.Errorf("%s at word %d: %q, want %q", name, at, around(got, at), around(want, at))
		}
	}
	if len(want) < 1500 {
		t.Errorf("the paper has %d words, want its 1,800", len(want))
	}
}
