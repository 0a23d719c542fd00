package engine

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// ReadAnswers parses an answers file: a mapping of field names to answers, each
// parsed from its source text by the type of its field. `@kunci` stands for an
// official, the institution or a known partner as of today.
func (d *Desk) ReadAnswers(file string, data []byte, fields []schema.Field) (map[string]schema.Value, error) {
	node, findings := source.Parse(file, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	return d.ParseAnswers(node, fields)
}

// ParseAnswers does the same for a mapping inside a larger file.
func (d *Desk) ParseAnswers(node *source.Node, fields []schema.Field) (map[string]schema.Value, error) {
	var bag diag.Bag
	values := map[string]schema.Value{}
	if node.Kind() != source.Mapping {
		bag.Add(diag.New("EN014", node.Pos()))
		return nil, diag.Fail(bag.List()...)
	}
	resolver := d.Office.Resolver(d.today())
	for _, key := range node.Keys() {
		field, ok := schema.Lookup(fields, key.Text())
		if !ok {
			bag.Add(unasked(key, fields))
			continue
		}
		if v, ok := field.FromNode(node.Get(key.Text()), resolver, &bag); ok {
			values[field.Name] = v
		}
	}
	return values, diag.Fail(bag.List()...)
}

// ReadPairs parses key=value arguments.
func (d *Desk) ReadPairs(pairs []string, fields []schema.Field) (map[string]schema.Value, error) {
	var bag diag.Bag
	values := map[string]schema.Value{}
	resolver := d.Office.Resolver(d.today())
	for _, pair := range pairs {
		name, text, ok := strings.Cut(pair, "=")
		if !ok {
			bag.Add(diag.New("EN015", diag.Position{}, "teks", pair))
			continue
		}
		field, known := schema.Lookup(fields, strings.TrimSpace(name))
		if !known {
			bag.Add(missing("EN016", "data", strings.TrimSpace(name), fieldNames(fields)))
			continue
		}
		if _, twice := values[field.Name]; twice {
			bag.Add(diag.New("EN019", diag.Position{}, "data", field.Name))
			continue
		}
		v, findings := field.FromText(text, resolver)
		bag.Add(findings...)
		if !diag.HasErrors(findings) {
			values[field.Name] = v
		}
	}
	return values, diag.Fail(bag.List()...)
}

// ReadText parses one answer typed at a prompt.
func (d *Desk) ReadText(field schema.Field, text string) (schema.Value, []diag.Diagnostic) {
	return field.FromText(text, d.Office.Resolver(d.today()))
}

// Known lists what "@" may name today in an answer of kind "orang" or "pihak".
func (d *Desk) Known(kind string) []string { return d.Office.Keys(kind, d.today()) }

func unasked(key *source.Node, fields []schema.Field) diag.Diagnostic {
	finding := missing("EN016", "data", key.Text(), fieldNames(fields))
	finding.Pos = key.Pos()
	return finding
}

func fieldNames(fields []schema.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
