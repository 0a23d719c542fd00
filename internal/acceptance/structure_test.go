//go:build acceptance

package acceptance

import (
	"os"
	"path/filepath"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/internal/source"
	"naskah/templates"
)

// structures is a paper that uses what a template can do with its tables,
// paragraphs and sections.
const structures = `---
skema: naskah/v1
nama: struktur
judul: Struktur
bab: pasal
---

{{ define "butir" }}
a. {{ . }}
{{ if eq . "dua" }}
b. lagi
{{ end }}
{{ end }}

## Isi

{{ range bagian }}
{{ template "butir" . }}
{{ end }}

| Golongan | {{ range bagian }} | {{ . }} | {{ end }} |
|---|---|---|---|
{{ range bagian }}
| {{ gabung "sama" }} | {{ range bagian }} | {{ urut }} | {{ end }} |
{{ end }}
| a{{ rentang (panjang bagian) }} |||b |

|---|
{{ if tidak }}
| x |
{{ end }}

{{ if tidak }}
::: lampiran Satu
tidak
:::
{{ end }}

{{ range bagian }}
::: lampiran {{ . }} arah=mendatar
isi {{ . }}
:::
{{ end }}
`

func TestStructuresAreSchemaValid(t *testing.T) {
	bag := new(diag.Bag)
	n, found := source.Parse("data.yaml", []byte("bagian: {jenis: daftar, unsur: teks}\ntidak: {jenis: ya_tidak}\n"))
	bag.Add(found...)
	fields := schema.ParseFields(n, bag)
	tpl, found := render.Parse("struktur.naskah", []byte(structures), templates.FS)
	bag.Add(found...)
	if tpl == nil || bag.HasErrors() {
		t.Fatal(bag.List())
	}
	program, found := tpl.Compile(render.Scope{Fields: fields})
	if program == nil {
		t.Fatal(found)
	}
	pkg, found, err := program.Render(t.Context(), render.Input{Values: schema.Record{"bagian": schema.List{"satu", "dua", "tiga"}, "tidak": false}})
	if pkg == nil {
		t.Fatal(found, err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "struktur.docx")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	checker(t, "check-docx", "--strict", "--quiet", "--libreoffice", name)
}
