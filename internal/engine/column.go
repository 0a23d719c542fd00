package engine

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// column is a column of a table and the field it fills.
type column struct {
	header string
	path   []step
	field  schema.Field // at the end of the path
	spread []int        // names that are lists of records, whose members a cell parts by semicolons
}

// step is one name of a path; at counts the members of a list from 1, and is 0
// where a cell fills all members, parted by semicolons.
type step struct {
	name string
	at   int
}

// stepPattern is a name or label, and the member it means: "pihak[2]".
var stepPattern = regexp.MustCompile(`^(.*?)(?:\[([1-9][0-9]{0,2})\])?$`)

// steps takes a heading apart at its dots.
func steps(header string) []step {
	var path []step
	for _, word := range strings.Split(header, ".") {
		m := stepPattern.FindStringSubmatch(strings.TrimSpace(word))
		at, _ := strconv.Atoi(m[2]) // absent: 0
		path = append(path, step{name: m[1], at: at})
	}
	return path
}

// plain is a heading as names are compared: "Tgl. TTD" is tgl_ttd.
func plain(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

// columns finds the field of each column, by name or by label. A column that
// fills nothing is told and passed over: lists have columns such as "No".
func (t *Table) columns(fields []schema.Field) ([]column, []diag.Diagnostic) {
	var bag diag.Bag
	out := make([]column, len(t.header))
	taken := map[string]string{}
	for i, header := range t.header {
		c := column{header: header}
		pos := diag.Position{File: t.file, Line: 1}
		whole, ok := byHeading(fields, header)
		if ok {
			c.path, c.field = []step{{name: whole.Name}}, whole
		} else if c, ok = follow(fields, header); !ok {
			d := diag.Warn("EN042", pos, "kolom", header)
			if near := diag.Suggest(plain(header), fieldNames(fields)); near != "" {
				d = d.WithHint("EN.mirip", "mirip", near)
			}
			bag.Add(d)
			continue
		}
		key := c.name()
		if other, twice := taken[key]; twice {
			bag.Add(diag.New("EN043", pos, "satu", other, "dua", header, "data", key))
			continue
		}
		taken[key] = header
		out[i] = c
	}
	return out, bag.List()
}

// byHeading finds a field by its name, else by its label.
func byHeading(fields []schema.Field, header string) (schema.Field, bool) {
	want := plain(header)
	if f, ok := schema.Lookup(fields, want); ok {
		return f, true
	}
	i := slices.IndexFunc(fields, func(f schema.Field) bool { return plain(f.Label) == want })
	if i < 0 || want == "" {
		return schema.Field{}, false
	}
	return fields[i], true
}

// follow walks the dots of a heading down through records and lists of records.
func follow(fields []schema.Field, header string) (column, bool) {
	c := column{header: header, path: steps(header)}
	for i := range c.path {
		s := &c.path[i]
		f, ok := byHeading(fields, s.name)
		if !ok || s.at > 0 && f.Kind != schema.KindList {
			return column{header: header}, false
		}
		s.name = f.Name
		if f.Kind == schema.KindList && (s.at > 0 || i+1 < len(c.path)) {
			if s.at == 0 {
				c.spread = append(c.spread, i)
			}
			e := *f.Element
			e.Name, e.Label = f.Name, f.Label
			f = e
		}
		c.field, fields = f, f.Fields
	}
	return c, true
}

// name is the path as findings write it: "pihak[2].nama".
func (c column) name() string {
	words := make([]string, len(c.path))
	for i, s := range c.path {
		words[i] = s.name
		if s.at > 0 {
			words[i] += "[" + strconv.Itoa(s.at) + "]"
		}
	}
	return strings.Join(words, ".")
}

// leads reports whether the column fills a path as a template reads it, without
// members, or something in it.
func (c column) leads(path string) bool {
	words := make([]string, len(c.path))
	for i, s := range c.path {
		words[i] = s.name
	}
	return strings.HasPrefix(strings.Join(words, ".")+".", path+".")
}

// textFields declares what a table without declarations holds: every column is
// text, dots make records, and a counted name a list of records.
func (t *Table) textFields() []schema.Field {
	root := schema.Field{}
	for _, header := range t.header {
		path := []step{{name: plain(header)}}
		if dotted.MatchString(header) {
			path = steps(header)
		}
		if usable(path) {
			declare(&root, path, header)
		}
	}
	for _, n := range t.items {
		declareNode(&root, n)
	}
	for i := range root.Fields {
		root.Fields[i].Pos = diag.Position{File: t.file, Line: 1}
	}
	return root.Fields
}

// dotted is a heading that is a path: "pihak[2].nama", not "Tgl. lahir".
var dotted = regexp.MustCompile(`^[\pL_][\pL\d_]*(?:\[\d+\])?(?:\.[\pL_][\pL\d_]*(?:\[\d+\])?)+$`)

// usable reports whether each name of a path can be the name of a field.
func usable(path []step) bool {
	return !slices.ContainsFunc(path, func(s step) bool { return !fieldName.MatchString(plain(s.name)) })
}

// fieldName is what a template can call a field (schema's own rule).
var fieldName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// declare adds the field of a path.
func declare(in *schema.Field, path []step, label string) {
	f := columnField(in, path[0].name)
	if path[0].at > 0 {
		f.Kind = schema.KindList
		if f.Element == nil {
			f.Element = &schema.Field{Kind: schema.KindParagraph}
		}
		f = f.Element
	}
	if len(path) > 1 {
		f.Kind = schema.KindRecord
		declare(f, path[1:], label)
	} else {
		f.Label = label
	}
}

// columnField is the field of that name, which is made where there is none.
func columnField(in *schema.Field, label string) *schema.Field {
	name := plain(label)
	i := slices.IndexFunc(in.Fields, func(f schema.Field) bool { return f.Name == name })
	if i < 0 {
		i = len(in.Fields)
		in.Fields = append(in.Fields, schema.Field{Name: name, Label: label, Kind: schema.KindParagraph})
	}
	return &in.Fields[i]
}

// declareNode adds the fields of a mapping.
func declareNode(in *schema.Field, n *source.Node) {
	for _, key := range n.Keys() {
		f := columnField(in, key.Text())
		switch v := n.Get(key.Text()); v.Kind() {
		case source.Mapping:
			f.Kind = schema.KindRecord
			declareNode(f, v)
		case source.Sequence:
			f.Kind = schema.KindList
			if f.Element == nil {
				f.Element = &schema.Field{Kind: schema.KindParagraph}
			}
			for _, item := range v.Items() {
				if item.Kind() == source.Mapping {
					f.Element.Kind = schema.KindRecord
					declareNode(f.Element, item)
				}
			}
		}
	}
}

// cell is a finding about a row, at its place in the table and, where it has
// one, at its place in the template.
func (t *Table) cell(x row, c column, value string, d diag.Diagnostic) CellFinding {
	place := []message.Phrase{message.P("TP.baris", "n", x.number)}
	switch d.Pos.File {
	case "":
		d.Pos = diag.Position{File: t.file, Line: x.line}
	case t.file:
	default:
		place[0] = message.P("EN.baris", "berkas", t.file, "n", x.number)
	}
	if c.header != "" {
		place = append(place, message.P("EN.kolom", "kolom", c.header))
	}
	return CellFinding{Diagnostic: d.In(append(place, d.Place...)...), Row: x.number, Column: c.header, Value: value}
}
