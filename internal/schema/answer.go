package schema

import (
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/source"
)

// FromNode reads an answer from a file. Each finding names the field by its
// path ("pihak[2].penandatangan.nama", members counted from 1). The second
// result is false when there is no usable value: an empty answer to an optional
// field (without a finding), or any finding. r may be nil when no "@key" can be
// answered.
func (f Field) FromNode(n *source.Node, r Resolver, bag *diag.Bag) (Value, bool) {
	a := &answer{resolve: r, bag: bag}
	v, ok := a.node(f, f.Name, n)
	return v, ok && v != nil
}

// FromText reads an answer from one line of text, as typed behind key= or at a
// prompt. Members of a list are separated by semicolons; a record can only be
// given as "@key", except those with a form of their own (dasar_hukum, butir).
// An empty text gives nil: with a finding, unless the field is optional.
func (f Field) FromText(s string, r Resolver) (Value, []diag.Diagnostic) {
	bag := new(diag.Bag)
	a := &answer{resolve: r, bag: bag}
	v, _ := a.line(f, f.Name, s, diag.Position{})
	return v, bag.List()
}

// answer is the reading of one answer.
type answer struct {
	resolve Resolver
	bag     *diag.Bag
}

// node reads the answer to f, whose path is given. An empty answer to an
// optional field gives nil and true.
func (a *answer) node(f Field, path string, n *source.Node) (Value, bool) {
	if n.Null() || (n.Kind() == source.Scalar && strings.TrimSpace(n.Text()) == "") {
		return a.missing(f, path, n.Pos())
	}
	switch f.Kind {
	case KindList:
		return a.list(f, path, n)
	case KindRecord:
		if n.Kind() == source.Scalar {
			return a.recordText(f, path, n.Text(), n.Pos())
		}
		return a.record(f, path, n)
	}
	if n.Kind() != source.Scalar {
		a.bag.Add(diag.New("SC021", n.Pos(), "isian", path))
		return nil, false
	}
	return a.scalar(f, path, n.Text(), n.Pos())
}

func (a *answer) missing(f Field, path string, pos diag.Position) (Value, bool) {
	if !f.Optional {
		a.bag.Add(diag.New("SC020", pos, "isian", path))
	}
	return nil, f.Optional
}

// line reads the answer to f from one line.
func (a *answer) line(f Field, path, s string, pos diag.Position) (Value, bool) {
	if strings.TrimSpace(s) == "" {
		return a.missing(f, path, pos)
	}
	switch f.Kind {
	case KindList:
		return a.listLine(f, path, s, pos)
	case KindRecord:
		return a.recordText(f, path, s, pos)
	}
	return a.scalar(f, path, s, pos)
}

func (a *answer) list(f Field, path string, n *source.Node) (Value, bool) {
	if n.Kind() != source.Sequence {
		a.bag.Add(diag.New("SC034", n.Pos(), "isian", path))
		return nil, false
	}
	if !a.count(f, path, len(n.Items()), n.Pos()) {
		return nil, false
	}
	out, ok := make(List, 0, len(n.Items())), true
	for i, item := range n.Items() {
		v, good := a.node(f.member(), member(path, i), item)
		ok = ok && good
		out = append(out, v)
	}
	if !ok {
		return nil, false
	}
	return out, true
}

func (a *answer) listLine(f Field, path, s string, pos diag.Position) (Value, bool) {
	parts := strings.Split(strings.TrimSuffix(strings.TrimSpace(s), ";"), ";")
	if !a.count(f, path, len(parts), pos) {
		return nil, false
	}
	out, ok := make(List, 0, len(parts)), true
	for i, part := range parts {
		v, good := a.line(f.member(), member(path, i), part, pos)
		ok = ok && good
		out = append(out, v)
	}
	if !ok {
		return nil, false
	}
	return out, true
}

// member returns the declaration of a list's members, which are never optional.
func (f Field) member() Field {
	if f.Element == nil {
		return Field{} // the declaration has a finding of its own
	}
	e := *f.Element
	e.Optional = false
	return e
}

func member(path string, i int) string { return path + "[" + strconv.Itoa(i+1) + "]" }

// count checks the number of members. A list that must be filled in has at
// least one, unless its declaration says min: 0.
func (a *answer) count(f Field, path string, n int, pos diag.Position) bool {
	least, most := int64(1), int64(MaxItems)
	if f.Optional {
		least = 0
	}
	if f.Min != nil {
		least = *f.Min
	}
	if f.Max != nil {
		most = *f.Max
	}
	switch {
	case int64(n) < least:
		a.bag.Add(diag.New("SC035", pos, "isian", path, "jumlah", n, "batas", least))
	case int64(n) > most:
		a.bag.Add(diag.New("SC036", pos, "isian", path, "jumlah", n, "batas", most))
	default:
		return true
	}
	return false
}

func (a *answer) record(f Field, path string, n *source.Node) (Value, bool) {
	if n.Kind() != source.Mapping {
		a.bag.Add(diag.New("SC037", n.Pos(), "isian", path, "kolom", columnNames(f)))
		return nil, false
	}
	r := source.Read(n, a.bag)
	out, ok := Record{}, true
	for _, column := range f.Fields {
		at := column.Name
		if path != "" {
			at = path + "." + column.Name
		}
		child := r.Node(column.Name)
		if child == nil {
			if !column.Optional {
				a.bag.Add(diag.New("SC020", n.Pos(), "isian", at))
				ok = false
			}
			continue
		}
		v, good := a.node(column, at, child)
		ok = ok && good
		if v != nil {
			out[column.Name] = v
		}
	}
	r.Done()
	for _, key := range n.Keys() {
		if _, known := Lookup(f.Fields, key.Text()); !known {
			ok = false
		}
	}
	if !ok {
		return nil, false
	}
	return out, true
}

func columnNames(f Field) []string {
	names := make([]string, len(f.Fields))
	for i, column := range f.Fields {
		names[i] = column.Name
	}
	return names
}

// recordText reads the records that have a written form.
func (a *answer) recordText(f Field, path, s string, pos diag.Position) (Value, bool) {
	s = strings.TrimSpace(s)
	if key, ok := strings.CutPrefix(s, "@"); ok {
		return a.reference(f, path, key, pos)
	}
	switch f.Composite {
	case "butir":
		v, ok := a.scalar(f.Fields[1], path, s, pos)
		if !ok {
			return nil, false
		}
		return Record{"uraian": v}, true
	case "dasar_hukum":
		if r, ok := parseLegalBasis(s); ok {
			return r, true
		}
		a.bag.Add(diag.New("SC041", pos, "isian", path, "teks", brief(s)))
	case "orang", "pihak":
		a.bag.Add(diag.New("SC042", pos, "isian", path, "teks", brief(s), "kolom", columnNames(f)))
	default:
		a.bag.Add(diag.New("SC037", pos, "isian", path, "kolom", columnNames(f)))
	}
	return nil, false
}

// reference answers "@key".
func (a *answer) reference(f Field, path, key string, pos diag.Position) (Value, bool) {
	if f.Composite != "orang" && f.Composite != "pihak" {
		a.bag.Add(diag.New("SC040", pos, "isian", path, "teks", "@"+key))
		return nil, false
	}
	if a.resolve != nil {
		if v, ok := a.resolve(f.Composite, key); ok {
			return Clone(v), true
		}
	}
	a.bag.Add(diag.New("SC039", pos, "isian", path, "kunci", key, "jenis", f.Composite))
	return nil, false
}

// brief shortens a text for quoting.
func brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
