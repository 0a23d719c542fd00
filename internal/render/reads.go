package render

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// Read is a field a template reads.
type Read struct {
	Name     string
	Path     string // "pihak.nama"; the elements of a list share a path
	Type     string // in the words of the definition language: "daftar pihak", "bilangan|desimal", or "?"
	Optional bool   // declared so, or where its type is inferred never needed
	Late     bool
	Places   []Use  // in reading order
	Fields   []Read // of a record, or of the elements of a list, that are read
}

// Fields lists the fields the template reads, in the order in which it first
// does, also where findings forbid its use. With an open scope the types of
// fields that are not declared are inferred.
func (t *Template) Fields(s Scope) ([]Read, []diag.Diagnostic) {
	p, found := t.compile(s)
	var out []Read
	index := map[string]int{} // path → index among its neighbours
	for _, u := range p.Uses() {
		list, declared, path := &out, s.Fields, ""
		for _, name := range strings.Split(u.Path, ".") {
			path = strings.TrimPrefix(path+"."+name, ".")
			i, known := index[path]
			if !known {
				i = len(*list)
				index[path] = i
				*list = append(*list, Read{Name: name, Path: path, Type: classRecord.words()[0], Optional: true, Late: slices.Contains(s.Late, path)})
			}
			r := &(*list)[i]
			r.add(u, declared)
			list, declared = &r.Fields, within(declared, name)
		}
	}
	return out, found
}

// add notes a use of the field, or of one of its own.
func (r *Read) add(u Use, declared []schema.Field) {
	if f, ok := schema.Lookup(declared, r.Name); ok {
		r.Type, r.Optional = valueType{field: f}.describe(), f.Optional
	} else {
		r.Optional = r.Optional && u.Conditional
		// What a use says of the field itself goes before what one says of its
		// elements.
		if u.Path == r.Path && (len(r.Places) == 0 || !u.element && r.Places[0].element) {
			r.Type = u.t.describe()
		}
	}
	if u.Path == r.Path {
		r.Places = append(r.Places, u)
	}
}

// within are the fields of a declared record, or of the elements of a list.
func within(fields []schema.Field, name string) []schema.Field {
	f, _ := schema.Lookup(fields, name)
	if f.Element != nil {
		f = *f.Element
	}
	return f.Fields
}

// describe is the type in the words of the definition language.
func (t valueType) describe() string {
	if t.guess != nil {
		return t.guess.describe()
	}
	if t.class() == classList && t.field.Element != nil {
		return strings.TrimSpace(t.word() + " " + elementOf(t).describe())
	}
	return t.word()
}

func (g *guess) describe() string {
	switch can := g.settled(); {
	case can == classAny, can == classPrinted:
		return "?"
	case can == classList && g.of != nil && g.of.describe() != "?":
		return "daftar " + g.of.describe()
	case can == classRecord && g.record != "":
		return g.record
	default:
		return strings.Join(can.words(), "|")
	}
}
