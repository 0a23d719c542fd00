package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	godocx "github.com/lukasjarosch/go-docx"

	"naskah/internal/diag"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// maker makes one document.
type maker func() ([]byte, error)

// engines are those written in Go. Each opens the templates in a folder.
var engines = map[string]func(dir string) (maker, error){
	"naskah":      ours,
	"naskah-anew": oursAnew,
	"go-docx":     goDocx,
}

// ours compiles the template once, as the program does.
func ours(dir string) (maker, error) {
	data, fields, in, err := ourInput(dir)
	if err != nil {
		return nil, err
	}
	p, err := compile(data, fields)
	if err != nil {
		return nil, err
	}
	return func() ([]byte, error) { return fill(p, in) }, nil
}

// oursAnew opens and compiles the template for every document, as most others
// have to.
func oursAnew(dir string) (maker, error) {
	data, fields, in, err := ourInput(dir)
	if err != nil {
		return nil, err
	}
	return func() ([]byte, error) {
		p, err := compile(data, fields)
		if err != nil {
			return nil, err
		}
		return fill(p, in)
	}, nil
}

func ourInput(dir string) (template []byte, fields []schema.Field, in render.Input, err error) {
	if template, err = os.ReadFile(filepath.Join(dir, "naskah.docx")); err != nil {
		return nil, nil, in, err
	}
	declared, err := os.ReadFile(filepath.Join(dir, "fields.yaml"))
	if err != nil {
		return nil, nil, in, err
	}
	node, found := source.Parse("fields.yaml", declared)
	bag := new(diag.Bag)
	bag.Add(found...)
	fields = schema.ParseFields(node, bag)
	if err := refused(bag.List(), bag.HasErrors()); err != nil {
		return nil, nil, in, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, "data.json"))
	if err != nil {
		return nil, nil, in, err
	}
	all := schema.Field{Name: "data", Kind: schema.KindRecord, Fields: fields}
	values, err := all.Decode(raw)
	if err != nil {
		return nil, nil, in, err
	}
	in = render.Input{Values: values.(schema.Record), Title: "Perjanjian Kerja Sama", Author: "bench", Created: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	return template, fields, in, nil
}

func compile(template []byte, fields []schema.Field) (*render.Program, error) {
	t, found := render.Parse("pks.docx", template, nil)
	if err := refused(found, t == nil); err != nil {
		return nil, err
	}
	p, found := t.Compile(render.Scope{Fields: fields})
	return p, refused(found, p == nil)
}

func fill(p *render.Program, in render.Input) ([]byte, error) {
	pkg, found, err := p.Render(context.Background(), in)
	if err != nil {
		return nil, err
	}
	if err := refused(found, pkg == nil); err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

// refused makes an error of findings that forbid going on.
func refused(found []diag.Diagnostic, stop bool) error {
	if !stop {
		return nil
	}
	text := ""
	for _, d := range found {
		text += "\n" + d.Code + " " + d.Sentence("en")
	}
	return fmt.Errorf("refused:%s", text)
}

// version of a module this program was built with, "" for our own.
func version(engine string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range info.Deps {
		if path.Base(m.Path) == engine && m.Replace == nil {
			return strings.TrimPrefix(m.Version, "v")
		}
	}
	return ""
}

// goDocx replaces keys only: loops were unrolled and conditions decided before.
func goDocx(dir string) (maker, error) {
	template, err := os.ReadFile(filepath.Join(dir, "flat.docx"))
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, "flat.json"))
	if err != nil {
		return nil, err
	}
	var keys godocx.PlaceholderMap
	if err := json.Unmarshal(raw, &keys); err != nil {
		return nil, fmt.Errorf("read flat.json: %w", err)
	}
	return func() ([]byte, error) {
		d, err := godocx.OpenBytes(template)
		if err != nil {
			return nil, err
		}
		if err := d.ReplaceAll(keys); err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = d.Write(&out)
		return out.Bytes(), err
	}, nil
}
