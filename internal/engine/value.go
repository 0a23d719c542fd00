package engine

import (
	"encoding/json"
	"fmt"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// encodeAll turns typed values into the canonical JSON a dossier keeps.
func encodeAll(values map[string]schema.Value) (map[string]json.RawMessage, error) {
	if len(values) == 0 {
		return nil, nil
	}
	out := make(map[string]json.RawMessage, len(values))
	for name, v := range values {
		raw, err := schema.Encode(v)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", name, err)
		}
		out[name] = raw
	}
	return out, nil
}

// decodeAll reads a dossier's values with the fields of its definition.
func decodeAll(x dossier.Dossier, def *workflow.Definition) (schema.Record, error) {
	out := schema.Record{}
	for name, raw := range x.Values {
		field, ok := def.Field(name)
		if !ok {
			return nil, fmt.Errorf("dossier %s: value %s has no field in its workflow", x.ID, name)
		}
		v, err := field.Decode(raw)
		if err != nil {
			return nil, fmt.Errorf("dossier %s: value %s: %w", x.ID, name, err)
		}
		out[name] = v
	}
	return out, nil
}

// defaults are the `bawaan` of the fields that are asked and neither filled
// nor given, as if a person had typed them on that day. The map is the caller's.
func (t *turn) defaults(def *workflow.Definition, asked []string, filled map[string]json.RawMessage, given map[string]schema.Value) (map[string]schema.Value, error) {
	resolver := t.Office.Resolver(t.today())
	values := map[string]schema.Value{}
	var bag diag.Bag
	for _, name := range asked {
		field, ok := def.Field(name)
		_, has := filled[name]
		_, said := given[name]
		if !ok || has || said || field.Default == "" {
			continue
		}
		v, findings := field.FromText(field.Default, resolver)
		bag.Add(at(findings, field.Pos)...)
		if !diag.HasErrors(findings) {
			values[name] = v
		}
	}
	return values, diag.Fail(bag.List()...)
}

// titleOf is what lists show for a dossier: its judul, or its ID.
func titleOf(x dossier.Dossier) string {
	var title string
	if raw, ok := x.Values["judul"]; ok && json.Unmarshal(raw, &title) == nil && title != "" {
		return title
	}
	return string(x.ID)
}

// fieldsOf returns the fields of those names, in that order.
func fieldsOf(def *workflow.Definition, names []string) []schema.Field {
	var fields []schema.Field
	for _, name := range names {
		if f, ok := def.Field(name); ok {
			fields = append(fields, f)
		}
	}
	return fields
}
