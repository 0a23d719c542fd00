package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"naskah/internal/render"
	"naskah/internal/schema"
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

// TestTemplatesOfGoDocxWorkInOurs gives our engine the very template of go-docx,
// split tags and all, with its tags in single braces.
func TestTemplatesOfGoDocxWorkInOurs(t *testing.T) {
	dir := t.TempDir()
	if err := writeTemplates(dir, filepath.Dir(ourTemplate)); err != nil {
		t.Fatal(err)
	}
	template, err := os.ReadFile(filepath.Join(dir, "flat.docx"))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "flat.json"))
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]string
	if err := json.Unmarshal(raw, &keys); err != nil {
		t.Fatal(err)
	}
	template, found := render.DoubleBraces("flat.docx", template)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var fields []schema.Field
	in := render.Input{Values: schema.Record{}}
	for key, value := range keys {
		fields = append(fields, schema.Field{Name: key})
		in.Values[key] = value
	}
	program, err := compile(template, fields)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := fill(program, in)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := goDocx(dir)
	if err != nil {
		t.Fatal(err)
	}
	want, err := theirs()
	if err != nil {
		t.Fatal(err)
	}
	var texts [2][]string
	for i, data := range [][]byte{ours, want} {
		file := filepath.Join(dir, "out.docx")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if texts[i], err = words(file); err != nil {
			t.Fatal(err)
		}
	}
	if at := differ(texts[0], texts[1]); at >= 0 {
		t.Errorf("word %d: %q, go-docx has %q", at, around(texts[0], at), around(texts[1], at))
	}
}
