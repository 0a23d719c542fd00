package render

import (
	"slices"
	"strings"
	"text/template/parse"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/tag"
)

// Scope is what the names of a template mean: the fields of the dossier, with
// the records kantor and naskah among them, and the names of those that may
// come late.
type Scope struct {
	Fields []schema.Field
	Late   []string
	Open   bool // a name that is not declared is a field too: its type is inferred
}

// Use is one place where a template reads a field.
type Use struct {
	Path        string // "pihak.penandatangan.nama"; the elements of a list share a path
	Field       schema.Field
	Pos         diag.Position
	Place       []message.Phrase // in words, for a template made in Word
	Conditional bool             // the field need not be filled here

	t       valueType
	element bool // what is read is the element of a list, or the value of a with
}

// counterName is the running number inside a range.
const counterName = "urut"

// name resolves a bare name: the nearest scope that declares it, the elements
// of range and with from the inside out, then the dossier.
func (p *pipeliner) name(n parse.Node, name string, rest []string) expr {
	if _, isField := schema.Lookup(p.scopes[len(p.scopes)-1].t.field.Fields, name); name == counterName && !isField && len(rest) == 0 {
		for i := len(p.scopes) - 1; i > 0; i-- {
			if p.scopes[i].loop >= 0 {
				return counter{p.scopes[i].loop}
			}
		}
	}
	found, also := -1, -1
	for i := len(p.scopes) - 1; i >= 0; i-- {
		if _, ok := schema.Lookup(p.scopes[i].t.field.Fields, name); !ok {
			continue
		}
		if found < 0 {
			found = i
		} else if also < 0 {
			also = i
		}
	}
	if found < 0 && name == counterName && p.infer == nil {
		return p.fail(n, "TP033", "kata", name)
	}
	if found < 0 {
		return p.undeclared(n, name, rest)
	}
	if also >= 0 {
		p.bag.Add(p.cur.at(diag.Warn("TP044", p.at(n), "nama", name, "dekat", p.scopes[found].word(), "jauh", p.scopes[also].word())))
	}
	s := p.scopes[found]
	return p.walk(n, &field{scope: found, t: s.t, path: s.path}, append([]string{name}, rest...))
}

// word names a scope in a finding.
func (s scope) word() string {
	if s.path == "" {
		return "berkas"
	}
	return s.path
}

// undeclared is a name no scope declares: a field of its own where fields are
// inferred, else a finding, unless one has been made about a scope around.
func (p *pipeliner) undeclared(n parse.Node, name string, rest []string) expr {
	if p.infer != nil {
		i := p.infer.home(p, n, name)
		return p.walk(n, &field{scope: i, t: p.scopes[i].t, path: p.scopes[i].path}, append([]string{name}, rest...))
	}
	if slices.ContainsFunc(p.scopes, func(s scope) bool { return s.t.any }) {
		return literal{"", typeAny} // of the error there, not one of its own
	}
	return p.unknown(n, name)
}

// unknown reports a name no scope declares.
func (p *pipeliner) unknown(n parse.Node, name string) expr {
	if p.absent(p.at(n), name) {
		return nil
	}
	var fields, words []string
	for _, s := range p.scopes {
		fields = append(fields, fieldNames(s.t.field.Fields)...)
	}
	for f := range functionByName() {
		words = append(words, f)
	}
	words = append(words, tag.Controls()...)
	d := diag.New("TP045", p.at(n), "nama", name)
	if p.inNote() { // a note is a part of its own: no loop is around it
		d = d.WithHint("TP.catatanberkas")
	}
	return p.failNear(d, name, fields, words)
}

// inNote reports whether the tag stands in a footnote or endnote.
func (p *pipeliner) inNote() bool {
	return slices.ContainsFunc(p.cur.place, func(w message.Phrase) bool { return w.Key == "TP.catatankaki" || w.Key == "TP.catatanakhir" })
}

// walk follows the names of a dotted path and records what is read.
func (p *pipeliner) walk(n parse.Node, from *field, names []string) expr {
	out := *from
	out.names = slices.Clone(from.names)
	for _, name := range names {
		f, ok := schema.Lookup(out.t.field.Fields, name)
		if !ok && out.t.guess != nil {
			out.names = append(out.names, name)
			out.t = out.t.guess.field(name).typ()
			out.path = out.t.guess.path
			continue
		}
		if !ok && out.t.any {
			break
		}
		if !ok {
			if out.t.class() != classRecord {
				return p.fieldless(n, name, out)
			}
			return p.failNear(diag.New("TP047", p.at(n), "nama", name), name, fieldNames(out.t.field.Fields))
		}
		switch {
		case out.path == "" && out.scope != 0: // of what an expression made
		case out.path == "":
			out.late = slices.Contains(p.names.Late, name)
			out.path = name
		default:
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

// fieldless finds a field asked of what has none.
func (p *pipeliner) fieldless(n parse.Node, name string, of field) expr {
	path := of.path
	if path == "" {
		path, _, _ = strings.Cut(n.String(), "."+name)
	}
	d := diag.New("TP046", p.at(n), "nama", name, "jalur", path, "jenis", of.t.word())
	if of.t.class() == classList {
		d = d.WithHint("TP.pakairange", "jalur", path)
	}
	d.Place, d.Excerpt = p.cur.place, "{{ "+p.cur.body+" }}"
	p.bag.Add(d)
	return nil
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
	p.uses = append(p.uses, Use{
		Path: f.path, Field: f.t.field, Pos: p.at(n), Place: p.cur.place, Conditional: conditional, t: f.t, element: !named,
	})
	if optional && !p.ranging && !f.late && p.lazy == 0 && !p.guardedHere(f.path) {
		p.bag.Add(p.cur.at(diag.Warn("TP048", p.at(n), "nama", f.path)))
	}
}

// recordColumn notes the use of a column by a function that passes over empty
// ones.
func (p *pipeliner) recordColumn(n parse.Node, list, name expr) {
	t, problem := columnOf([]expr{list, name})
	column, _ := name.(literal)
	word, _ := column.v.(string)
	if path := pathOf(list); problem.Key == "" && path != "" {
		p.uses = append(p.uses, Use{
			Path: path + "." + word, Field: t.field, Pos: p.at(n), Place: p.cur.place, Conditional: true, t: t,
		})
	}
}

// recordColumns notes that lists are read with all their columns: in a list made
// of several nobody can tell any more whose column is read.
func (p *pipeliner) recordColumns(n parse.Node, lists []expr) {
	for _, list := range lists {
		for _, f := range elementOf(list.typ()).field.Fields {
			p.recordColumn(n, list, literal{f.Name, typeOf(schema.KindText)})
		}
	}
}

func (p *pipeliner) guardedHere(path string) bool { return slices.Contains(p.guards, path) }
