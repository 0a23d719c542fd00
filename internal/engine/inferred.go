package engine

import (
	"slices"
	"strings"

	"naskah/internal/render"
	"naskah/internal/schema"
)

// inferred declares the fields a template reads, of the types it uses them as.
// What could be of several types is of the first the template names; what may be
// anything is text.
func inferred(reads []render.Read) []schema.Field {
	var fields []schema.Field
	for _, r := range reads {
		if r.Path != "kantor" {
			fields = append(fields, declared(r))
		}
	}
	return fields
}

// declared is the declaration of one field that is read.
func declared(r render.Read) schema.Field {
	f := typed(r.Type, r.Fields)
	f.Name, f.Label, f.Optional = r.Name, r.Name, r.Optional
	if len(r.Places) > 0 {
		f.Pos = r.Places[0].Pos
	}
	return f
}

// typed is a declaration of a type in the words of the definition language.
func typed(word string, below []render.Read) schema.Field {
	if of, ok := strings.CutPrefix(word, schema.KindList.String()); ok {
		element := typed(strings.TrimSpace(of), below)
		return schema.Field{Kind: schema.KindList, Element: &element}
	}
	word, _, _ = strings.Cut(word, "|")
	if f, ok := schema.Composite(word); ok {
		return f
	}
	if len(below) > 0 {
		return schema.Field{Kind: schema.KindRecord, Fields: inferred(below)}
	}
	for kind := schema.KindText; kind < schema.KindList; kind++ {
		// A choice is made of options that only a declaration knows, and a text may
		// have several lines where nothing says otherwise.
		if kind.String() == word && kind != schema.KindText && kind != schema.KindEnum {
			return schema.Field{Kind: kind}
		}
	}
	return schema.Field{Kind: schema.KindParagraph}
}

// joined are fields, with the labels of those of more that have the same names,
// and then the others of more.
func joined(fields, more []schema.Field) []schema.Field {
	out := slices.Clone(fields)
	for _, f := range more {
		i := slices.IndexFunc(out, func(g schema.Field) bool { return g.Name == f.Name })
		if i < 0 {
			out = append(out, f)
		} else {
			out[i].Label = f.Label
		}
	}
	return out
}
