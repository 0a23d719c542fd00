package render

import (
	"slices"
	"text/template/parse"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// Scope is what the names of a template mean: the fields of the dossier, with
// the records kantor and naskah among them, and the names of those that may
// come late.
type Scope struct {
	Fields []schema.Field
	Late   []string
}

// Use is one place where a template reads a field.
type Use struct {
	Path        string // "pihak.penandatangan.nama"; the elements of a list share a path
	Field       schema.Field
	Pos         diag.Position
	Conditional bool // the field need not be filled here
}

// counterName is the running number inside a range.
const counterName = "urut"

// name resolves a bare name: the nearest scope that declares it, the elements
// of range and with from the inside out, then the dossier.
func (p *pipeliner) name(n parse.Node, name string, rest []string) expr {
	if _, isField := schema.Lookup(p.scopes[len(p.scopes)-1].field.Fields, name); name == counterName && !isField && len(rest) == 0 {
		for i := len(p.scopes) - 1; i > 0; i-- {
			if p.scopes[i].loop >= 0 {
				return counter{p.scopes[i].loop}
			}
		}
	}
	found, also := -1, -1
	for i := len(p.scopes) - 1; i >= 0; i-- {
		if _, ok := schema.Lookup(p.scopes[i].field.Fields, name); !ok {
			continue
		}
		if found < 0 {
			found = i
		} else if also < 0 {
			also = i
		}
	}
	if found < 0 {
		if slices.ContainsFunc(p.scopes, func(s scope) bool { return s.broken }) {
			return literal{"", typeAny} // of the error there, not one of its own
		}
		return p.unknown(n, name)
	}
	if also >= 0 {
		p.bag.Add(p.cur.at(diag.Warn("TP044", p.at(n), "nama", name, "dekat", p.scopes[found].word(), "jauh", p.scopes[also].word())))
	}
	s := p.scopes[found]
	return p.walk(n, &field{scope: found, t: valueType{field: s.field}, path: s.path}, append([]string{name}, rest...))
}

// word names a scope in a finding.
func (s scope) word() string {
	if s.path == "" {
		return "berkas"
	}
	return s.path
}

// unknown reports a name no scope declares.
func (p *pipeliner) unknown(n parse.Node, name string) expr {
	if p.absent(p.at(n), name) {
		return nil
	}
	var fields, words []string
	for _, s := range p.scopes {
		fields = append(fields, fieldNames(s.field.Fields)...)
	}
	for f := range functionByName() {
		words = append(words, f)
	}
	for w := range controls {
		words = append(words, w)
	}
	return p.failNear(n, "TP045", name, fields, words)
}

// failNear reports an unknown name with the nearest known one; those of the
// first list that has one near enough.
func (p *pipeliner) failNear(n parse.Node, code, name string, known ...[]string) expr {
	d := diag.New(code, p.at(n), "nama", name)
	for _, list := range known {
		if near := diag.Suggest(name, list); near != "" {
			d = d.WithHint("TP.mungkin", "nama", near)
			break
		}
	}
	p.bag.Add(p.cur.at(d))
	return nil
}

// walk follows the names of a dotted path and records what is read.
func (p *pipeliner) walk(n parse.Node, from *field, names []string) expr {
	out := *from
	out.names = slices.Clone(from.names)
	for _, name := range names {
		if out.t.any {
			break
		}
		f, ok := schema.Lookup(out.t.field.Fields, name)
		if !ok {
			if out.t.class() != classRecord && out.path != "" {
				return p.fail(n, "TP046", "nama", name, "jalur", out.path, "jenis", out.t.word())
			}
			return p.failNear(n, "TP047", name, fieldNames(out.t.field.Fields))
		}
		if out.path == "" {
			out.late = slices.Contains(p.names.Late, name)
			out.path = name
		} else {
			out.path += "." + name
		}
		out.names = append(out.names, name)
		out.t = valueType{field: f}
	}
	for _, s := range p.scopes[1:] { // an element of a late list is late
		if s.path != "" && from.path == s.path && p.lateRoot(s.path) {
			out.late = true
		}
	}
	p.record(n, &out, len(names) > 0)
	return &out
}

// lateRoot reports whether a path begins with a late field.
func (p *pipeliner) lateRoot(path string) bool {
	for _, l := range p.names.Late {
		if path == l || len(path) > len(l) && path[:len(l)+1] == l+"." {
			return true
		}
	}
	return false
}

// record notes a use; an optional field read where nothing guards it is a
// warning, because the paper fails on the day it is left out.
func (p *pipeliner) record(n parse.Node, f *field, named bool) {
	if f.path == "" || !named && f.scope == 0 {
		return
	}
	optional := named && f.t.field.Optional
	conditional := p.lazy > 0 || p.arms > 0 || p.ranging && optional
	p.uses = append(p.uses, Use{Path: f.path, Field: f.t.field, Pos: p.at(n), Conditional: conditional})
	if optional && !p.ranging && !f.late && p.lazy == 0 && !p.guardedHere(f.path) {
		p.bag.Add(p.cur.at(diag.Warn("TP048", p.at(n), "nama", f.path)))
	}
}

func (p *pipeliner) guardedHere(path string) bool { return slices.Contains(p.guards, path) }
