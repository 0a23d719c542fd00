package workflow

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/source"
)

var update = flag.Bool("update", false, "write the schema for editors anew")

const schemaFile = "../../docs/alur-v1.schema.json"

// strange has a key nobody knows in every mapping of the language; its value
// names the mapping.
const strange = `
skema: alur/v1
aneh: alur
induk:
  aneh: induk
  berlaku: {aneh: masa}
pindah: {aneh: pindah}
peran:
  p: {nama: P, aneh: peran}
data:
  d: {jenis: teks, aneh: data}
tahap:
  a:
    aneh: tahap
    dokumen:
      - {pakai: x, aneh: dokumen}
    paralel:
      k: {oleh: p, aneh: kursi}
    tenggat: {aneh: tenggat}
    kuorum: {aneh: kuorum}
    aksi:
      s: {ke: a, aneh: aksi}
      u: {ke: a, menunggu: {aneh: menunggu}}
    otomatis:
      - {ke: a, aneh: cabang}
`

// What the parser asks for and what the table says must be the same keys.
func TestKeysAreWhatTheParserReads(t *testing.T) {
	_, ds := Parse("aneh.yaml", []byte(strange))
	lines := strings.Split(strange, "\n")
	var seen []string
	for _, d := range ds {
		if d.Code != "SR031" {
			continue
		}
		_, in, _ := strings.Cut(lines[d.Pos.Line-1], "aneh: ")
		in = strings.TrimRight(in, "}")
		seen = append(seen, in)
		asked := strings.Split(d.Args["dikenal"].(string), ", ")
		var listed []string
		for _, k := range Keys() {
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
	want := Mappings()
	slices.Sort(want)
	slices.Sort(seen)
	if !slices.Equal(seen, want) {
		t.Errorf("mappings %v, want %v", seen, want)
	}
}

func TestSchemaFileIsFresh(t *testing.T) {
	want, err := JSONSchema(message.ID)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale (%v); run go test ./internal/workflow -update", schemaFile, err)
	}
}

func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	data, err := JSONSchema(message.EN)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("alur.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("alur.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plainValue is a file as an editor's YAML 1.2 reader sees it.
func plainValue(t testing.TB, text string) any {
	t.Helper()
	root, ds := source.Parse("a.yaml", []byte(text))
	if root == nil {
		t.Fatalf("unreadable:%s", describe(ds))
	}
	return plainNode(root)
}

func plainNode(n *source.Node) any {
	switch n.Kind() {
	case source.Mapping:
		m := map[string]any{}
		for _, k := range n.Keys() {
			m[k.Text()] = plainNode(n.Get(k.Text()))
		}
		return m
	case source.Sequence:
		list := []any{}
		for _, item := range n.Items() {
			list = append(list, plainNode(item))
		}
		return list
	}
	if n.Null() {
		return nil
	}
	if !n.Quoted() {
		var number json.Number
		if json.Unmarshal([]byte(n.Text()), &number) == nil {
			return number
		}
	}
	return n.Text()
}

// An editor must not find fault with what the program accepts.
func TestSchemaAcceptsWhatCheckAccepts(t *testing.T) {
	s := compiledSchema(t)
	shipped, err := os.ReadFile("../../workflows/kl-dalam-negeri.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := sampleText(t)
	texts := map[string]string{"shipped": string(shipped), "sample": text}
	for _, m := range harmless {
		texts[m.name] = strings.Replace(text, m.old, m.new, 1)
	}
	for name, text := range texts {
		if err := s.Validate(plainValue(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is wrong in shape must be seen while it is typed; what is wrong in
// meaning is left to check.
func TestSchemaRefusesWrongShapes(t *testing.T) {
	s := compiledSchema(t)
	shape := map[string]bool{
		"WF001": true, "SR031": true, "WF019": true, "WF028": true,
	}
	text, refused := sampleText(t), 0
	for _, m := range mutations {
		if !shape[m.code] {
			continue
		}
		refused++
		if err := s.Validate(plainValue(t, strings.Replace(text, m.old, m.new, 1))); err == nil {
			t.Errorf("%s: the schema accepts it", m.name)
		}
	}
	if refused < 4 {
		t.Errorf("only %d mutations of shape", refused)
	}
}

func TestExamplesOfKeysAreReadable(t *testing.T) {
	for _, k := range Keys() {
		root, ds := source.Parse("a.yaml", []byte(k.Example))
		if root == nil || diag.HasErrors(ds) || root.Get(k.Name) == nil {
			t.Errorf("%s: %q is no example:%s", k.Path(), k.Example, describe(ds))
		}
	}
}
