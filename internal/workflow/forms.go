package workflow

import (
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// missing lists the fields of a form that must be filled and are not, in the
// order of the form. Numbers about to be drawn are not missed.
func (t *turn) missing(form, drawn []string) []string {
	var names []string
	for _, name := range form {
		f, ok := t.d.Field(name)
		if ok && !f.Optional && !t.view.filled(name) && !slices.Contains(drawn, name) {
			names = append(names, name)
		}
	}
	return names
}

// labels says fields as people call them, with the name to type.
func (t *turn) labels(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = t.d.label(name) + " (" + name + ")"
	}
	return strings.Join(parts, ", ")
}

// checkValues sees to it that only what is asked here is filled in.
func (t *turn) checkValues(form []string) {
	for _, name := range slices.Sorted(maps.Keys(t.c.Values)) {
		_, known := t.d.Field(name)
		switch {
		case !known:
			d := diag.New("WF110", diag.Position{}, "nama", name)
			t.refuse(suggest(d, name, fieldNames(t.d.Fields)))
		case t.d.drawn[name]:
			t.refuse(diag.New("WF112", diag.Position{}, "data", t.labels([]string{name})))
		case !slices.Contains(form, name):
			asked := strings.Join(form, ", ")
			if asked == "" {
				asked = "–"
			}
			t.refuse(diag.New("WF111", diag.Position{}, "data", t.labels([]string{name}), "tahap", t.stage.Label, "isi", asked))
		}
	}
}

func fieldNames(fields []schema.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
