package engine

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// CellFinding is a finding about a row, with the column and what stands in it
// where one is to blame.
type CellFinding struct {
	diag.Diagnostic
	Row           int
	Column, Value string
}

// reading turns the cells of one row into values.
type reading struct {
	table   *Table
	row     row
	resolve schema.Resolver
	found   []CellFinding
	lists   map[string]filled // by path: how many members a cell gave, and which
}

// filled is what a list of records got from one column: every other column must
// give it as many members.
type filled struct {
	members int
	header  string
}

// values reads a row. An empty cell leaves its field unfilled: whether the
// paper can do without it, the template says.
func (t *Table) values(x row, columns []column, fields []schema.Field, resolve schema.Resolver) (schema.Record, []CellFinding) {
	r := &reading{table: t, row: x, resolve: resolve, lists: map[string]filled{}}
	out := schema.Record{}
	if x.node != nil {
		r.mapping(out, fields)
	}
	for i, cell := range x.cells {
		cell = unquoted(strings.TrimSpace(cell))
		switch {
		case cell == "":
		case i >= len(columns):
			r.find(column{}, cell, diag.New("EN048", diag.Position{}, "sebab", message.P("EN.sebab.lebih", "jumlah", len(columns))))
		case columns[i].path != nil:
			r.put(out, columns[i], columns[i].path, "", cell)
		}
	}
	r.whole(out, "")
	r.defaults(out, fields)
	return out, r.found
}

// formulaText is how numbers are kept from Excel: ="0812".
var formulaText = regexp.MustCompile(`^="([^"]*)"$`)

func unquoted(cell string) string {
	if m := formulaText.FindStringSubmatch(cell); m != nil {
		return m[1]
	}
	return cell
}

func (r *reading) find(c column, value string, d diag.Diagnostic) {
	r.found = append(r.found, r.table.cell(r.row, c, value, d))
}

// mapping reads the values of a YAML mapping.
func (r *reading) mapping(out schema.Record, fields []schema.Field) {
	for _, key := range r.row.node.Keys() {
		f, ok := byHeading(fields, key.Text())
		value := r.row.node.Get(key.Text())
		if !ok {
			r.find(column{header: key.Text()}, "", diag.Warn("EN042", key.Pos(), "kolom", key.Text()))
			continue
		}
		f.Optional = true // an empty answer leaves it unfilled, as an empty cell does
		bag := new(diag.Bag)
		if v, ok := f.FromNode(value, r.resolve, bag); ok {
			out[f.Name] = v
		}
		for _, d := range bag.List() {
			r.find(column{header: key.Text()}, value.Text(), d)
		}
	}
}

// put files a cell at the end of a path below in. at is the path so far.
func (r *reading) put(in schema.Record, c column, path []step, at, cell string) {
	s := path[0]
	at += "." + s.name
	switch list, _ := in[s.name].(schema.List); {
	case s.at > 0:
		for len(list) < s.at {
			list = append(list, nil)
		}
		list[s.at-1] = r.end(list[s.at-1], c, path, at, cell)
		in[s.name] = list
	case slices.Contains(c.spread, len(c.path)-len(path)):
		in[s.name] = r.spread(list, c, path, at, cell)
	default:
		in[s.name] = r.end(in[s.name], c, path, at, cell)
	}
}

// end is the value of a path's next name: of the cell where the path ends,
// else the record there is, with the cell further down.
func (r *reading) end(old schema.Value, c column, path []step, at, cell string) schema.Value {
	if len(path) > 1 {
		rec, _ := old.(schema.Record)
		if rec == nil {
			rec = schema.Record{}
		}
		r.put(rec, c, path[1:], at, cell)
		return rec
	}
	v, findings := c.field.FromText(cell, r.resolve)
	if text, isText := v.(string); isText && scientific.MatchString(text) {
		findings = append(findings, diag.New("EN044", diag.Position{}, "teks", text))
	}
	for _, d := range findings {
		r.find(c, cell, d)
	}
	return v
}

// scientific is a long number as Excel shortens it: its last digits are lost.
var scientific = regexp.MustCompile(`^[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]{2,}$`)

// spread gives the members of a list their parts of a cell.
func (r *reading) spread(list schema.List, c column, path []step, at, cell string) schema.List {
	parts := strings.Split(strings.TrimSuffix(cell, ";"), ";")
	if before, ok := r.lists[at]; ok && before.members != len(parts) {
		r.find(c, cell, diag.New("EN046", diag.Position{}, "kolom", c.header, "jumlah", len(parts), "lain", before.header, "ada", before.members))
		return list
	}
	r.lists[at] = filled{members: len(parts), header: c.header}
	for len(list) < len(parts) {
		list = append(list, schema.Record{})
	}
	for i, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			list[i] = r.end(list[i], c, path, at, part)
		}
	}
	return list
}

// whole finds members that were passed over: pihak[2] without pihak[1].
func (r *reading) whole(in schema.Record, at string) {
	for _, name := range slices.Sorted(maps.Keys(in)) {
		switch v := in[name].(type) {
		case schema.Record:
			r.whole(v, at+name+".")
		case schema.List:
			for i, m := range v {
				if m == nil {
					r.find(column{}, "", diag.New("EN047", diag.Position{}, "data", at+name, "urut", i+1, "jumlah", len(v)))
					break
				}
				if rec, ok := m.(schema.Record); ok {
					r.whole(rec, at+name+".")
				}
			}
		}
	}
}

// defaults fills what a person would have typed into fields left empty.
func (r *reading) defaults(out schema.Record, fields []schema.Field) {
	for _, f := range fields {
		if _, has := out[f.Name]; has || f.Default == "" {
			continue
		}
		v, findings := f.FromText(f.Default, r.resolve)
		for _, d := range findings {
			r.find(column{header: f.Name}, f.Default, d)
		}
		if v != nil {
			out[f.Name] = v
		}
	}
}
