package simulate_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/simulate"
	"naskah/internal/source"
	"naskah/scenarios"
)

const schemaFile = "../../docs/skenario-v1.schema.json"

// strange has a key nobody knows in every mapping of the language; its value
// names the mapping.
const strange = `
skema: skenario/v1
aneh: skenario
jam: {aneh: skenario.jam}
kursi:
  k: {aneh: skenario.kursi}
perilaku:
  p:
    aneh: skenario.perilaku
    langkah:
      - {aneh: skenario.langkah}
taklimat: {aneh: skenario.taklimat}
kejadian:
  a:
    aneh: skenario.kejadian
    sunting: {aneh: skenario.sunting}
    ganti_pejabat: {aneh: skenario.ganti_pejabat}
    mangkir: {aneh: skenario.mangkir}
    libur: {aneh: skenario.libur}
    nomor_terpakai: {aneh: skenario.nomor_terpakai}
rubrik:
  b:
    aneh: skenario.rubrik
    alasan: {aneh: skenario.alasan}
    memuat: {aneh: skenario.teks}
    pelaku: {aneh: skenario.pelaku}
    kembali: {aneh: skenario.kembali}
uji:
  - {aneh: skenario.uji}
`

// What the parser asks for and what the table says must be the same keys.
func TestKeysAreWhatTheParserReads(t *testing.T) {
	_, found := simulate.ParseScenario("aneh.yaml", []byte(strange))
	lines := strings.Split(strange, "\n")
	var seen []string
	for _, d := range found {
		if d.Code != "SR031" {
			continue
		}
		_, in, _ := strings.Cut(lines[d.Pos.Line-1], "aneh: ")
		in = strings.TrimRight(in, "}")
		seen = append(seen, in)
		asked := strings.Split(d.Args["dikenal"].(string), ", ")
		var listed []string
		for _, k := range simulate.Language().Keys {
			if k.In == in {
				listed = append(listed, k.Name)
			}
		}
		slices.Sort(asked)
		slices.Sort(listed)
		if !slices.Equal(asked, listed) {
			t.Errorf("%s: the parser reads %v, the table says %v", in, asked, listed)
		}
	}
	want := simulate.Language().Mappings
	if slices.Sort(seen); !slices.Equal(seen, slices.Sorted(slices.Values(want))) {
		t.Errorf("mappings %v, want %v", seen, want)
	}
}

func TestExamplesOfKeysAreReadable(t *testing.T) {
	for _, k := range simulate.Language().Keys {
		root, found := source.Parse("a.yaml", []byte(k.Example))
		if root == nil || diag.HasErrors(found) || root.Get(k.Name) == nil {
			t.Errorf("%s: %q is no example: %v", k.Path(), k.Example, found)
		}
	}
}

// The schema for editors is fresh, and finds no fault with what is shipped.
func TestSchemaForEditors(t *testing.T) {
	want, err := simulate.Language().JSONSchema(message.ID)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(schemaFile); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale (%v); run go test ./internal/simulate -update", schemaFile, err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("skenario.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("skenario.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"small": smallScenario}
	for _, name := range []string{"siklus-penuh", "perundingan-alot", "kerja-sama-tidur"} {
		data, err := fs.ReadFile(scenarios.FS, name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(data)
	}
	for name, text := range texts {
		root, _ := source.Parse(name, []byte(text))
		if err := schema.Validate(asEditor(root)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, old := range []string{"benih: 7", "judul: Perundingan\n", "orang: 2", "hari: 20"} {
		root, _ := source.Parse("a.yaml", []byte(strings.Replace(smallScenario, old, "aneh: x\n", 1)))
		if root == nil {
			continue
		}
		if err := schema.Validate(asEditor(root)); err == nil {
			t.Errorf("the schema accepts a scenario with aneh in the place of %s", old)
		}
	}
}

// asEditor is a file as an editor's reader of YAML 1.2 sees it.
func asEditor(n *source.Node) any {
	switch {
	case n.Kind() == source.Mapping:
		m := map[string]any{}
		for _, k := range n.Keys() {
			m[k.Text()] = asEditor(n.Get(k.Text()))
		}
		return m
	case n.Kind() == source.Sequence:
		list := []any{}
		for _, item := range n.Items() {
			list = append(list, asEditor(item))
		}
		return list
	case n.Null():
		return nil
	}
	var number json.Number
	if !n.Quoted() && json.Unmarshal([]byte(n.Text()), &number) == nil {
		return number
	}
	return n.Text()
}
