package office

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Change says what a row did to the register.
type Change int

// Changes.
const (
	Unchanged Change = iota
	Changed
	Added
)

// Edit is a register of parties on its way to a new text.
type Edit struct {
	file    string
	data    []byte
	profile *Office // naskah.yaml alone
	entries map[string]schema.Record
	touched []string // keys in the order they were entered
}

// EditParties begins to edit the register that the text of a file is; the text
// has been read without errors.
func (o *Office) EditParties(file string, data []byte) (*Edit, error) {
	wider, findings := o.WithParties(file, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	e := &Edit{file: file, data: data, profile: o, entries: map[string]schema.Record{}}
	for key, p := range wider.partners {
		e.entries[key] = p.entry
	}
	return e, nil
}

// EntryFields are the columns of a row: a party, and under `pejabat` one of its
// officials.
func EntryFields() []schema.Field {
	fields := []schema.Field{{Name: "kunci", Label: "Kunci", Pattern: keyPattern}}
	for _, f := range registerFields() {
		switch f.Name {
		case "penandatangan":
			f = schema.Field{Name: f.Name, Label: f.Label, Optional: true, Pattern: signerPattern}
		case "pejabat":
			f = schema.Field{Name: f.Name, Label: f.Label, Kind: schema.KindRecord, Optional: true, Fields: officialFields()}
		}
		fields = append(fields, f)
	}
	return fields
}

var signerPattern = regexp.MustCompile(`^(?:@[a-z][a-z0-9_]{0,39})$`)

// Enter takes in a row. What it leaves empty stays as it is; nothing is taken in
// when a finding forbids it.
func (e *Edit) Enter(row schema.Record) (Change, []diag.Diagnostic) {
	key := row.Text("kunci")
	_, elsewhere := e.profile.partners[key]
	switch {
	case key == "":
		return Unchanged, []diag.Diagnostic{diag.New("SC020", diag.Position{}, "isian", "kunci")}
	case key == self:
		return Unchanged, []diag.Diagnostic{diag.New("OF005", diag.Position{}, "nama", self)}
	case elsewhere:
		return Unchanged, []diag.Diagnostic{diag.New("OF031", diag.Position{}, "kunci", key)}
	}
	old, known := e.entries[key]
	next := schema.Record{}
	if known {
		next = schema.Clone(old).(schema.Record)
	}
	for name, v := range row {
		if name != "kunci" && name != "pejabat" {
			next[name] = schema.Clone(v)
		}
	}
	if official, ok := row["pejabat"].(schema.Record); ok {
		next["pejabat"] = withOfficial(next["pejabat"], official)
	}
	if findings := judge(next); diag.HasErrors(findings) {
		return Unchanged, findings
	}
	if known && equal(old, next) {
		return Unchanged, nil
	}
	e.entries[key] = next
	if !slices.Contains(e.touched, key) {
		e.touched = append(e.touched, key)
	}
	if known {
		return Changed, nil
	}
	return Added, nil
}

// withOfficial adds a term to a list, or what is new about one that is there:
// the same person in the same post, from the same day on where both say it.
func withOfficial(v schema.Value, official schema.Record) schema.List {
	list, _ := v.(schema.List)
	for _, item := range list {
		r := item.(schema.Record)
		from, dated := r["sejak"]
		other, alsoDated := official["sejak"]
		if r.Text("kunci") != official.Text("kunci") || normal(r.Text("nama")) != normal(official.Text("nama")) || dated && alsoDated && from != other {
			continue
		}
		for name, v := range official {
			r[name] = v
		}
		return list
	}
	return append(list, schema.Clone(official))
}

// judge finds what an entry lacks, and terms that overlap.
func judge(entry schema.Record) []diag.Diagnostic {
	p := &profile{bag: new(diag.Bag)}
	p.lacking(entry, registerFields(), "")
	list, _ := entry["pejabat"].(schema.List)
	var terms []Term
	for _, item := range list {
		r := item.(schema.Record)
		terms = p.addTerm(terms, r.Text("kunci"), r, nil)
	}
	text, isKey := entry["penandatangan"].(string)
	key, _ := strings.CutPrefix(text, "@")
	switch {
	case isKey && !slices.ContainsFunc(terms, func(t Term) bool { return t.Key == key }):
		p.bag.Add(diag.New("SC039", diag.Position{}, "isian", "penandatangan", "kunci", key, "jenis", "orang"))
	case entry["penandatangan"] == nil && len(terms) == 0:
		p.bag.Add(diag.New("OF032", diag.Position{}, "nama", entry.Text("nama")))
	}
	return p.bag.List()
}

// lacking finds the columns a record must have and has not.
func (p *profile) lacking(r schema.Record, fields []schema.Field, at string) {
	for _, f := range fields {
		switch v := r[f.Name].(type) {
		case nil:
			if !f.Optional {
				p.bag.Add(diag.New("SC020", diag.Position{}, "isian", at+f.Name))
			}
		case schema.Record:
			p.lacking(v, f.Fields, at+f.Name+".")
		case schema.List:
			for i, item := range v {
				if member, ok := item.(schema.Record); ok {
					p.lacking(member, f.Element.Fields, fmt.Sprintf("%s%s[%d].", at, f.Name, i+1))
				}
			}
		}
	}
}

// equal compares two entries.
func equal(a, b schema.Record) bool {
	x, errX := schema.Encode(a)
	y, errY := schema.Encode(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// Text is the register with what was entered, and what is found in it: doubles.
// It is read back, so that nothing but what was entered is ever written.
func (e *Edit) Text() ([]byte, []diag.Diagnostic, error) {
	var entries []source.Pair
	for _, key := range e.touched {
		entries = append(entries, source.Pair{Key: key, Value: pairs(e.entries[key], registerFields())})
	}
	text, err := source.Revise(e.data, "pihak", entries)
	switch {
	case errors.Is(err, source.ErrInline):
		return nil, nil, diag.Fail(diag.New("OF036", diag.Position{File: e.file}))
	case err != nil:
		return nil, nil, err
	}
	wider, findings := e.profile.WithParties(e.file, text)
	if slices.ContainsFunc(findings, func(d diag.Diagnostic) bool { return d.Code == "SR001" || d.Code == "SR008" }) {
		return nil, nil, diag.Fail(diag.New("OF038", diag.Position{File: e.file}, "isi", source.MaxNodes, "besar", source.MaxBytes>>20))
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	for key, entry := range e.entries {
		if p, ok := wider.partners[key]; !ok || !equal(p.entry, entry) {
			return nil, nil, fmt.Errorf("write %s: %s would not read back as it was entered", e.file, key)
		}
	}
	return text, findings, nil
}

// pairs writes a record in the order of its fields.
func pairs(r schema.Record, fields []schema.Field) []source.Pair {
	var out []source.Pair
	for _, f := range fields {
		if v, ok := r[f.Name]; ok {
			out = append(out, source.Pair{Key: f.Name, Value: written(v, f)})
		}
	}
	return out
}

func written(v schema.Value, f schema.Field) any {
	switch v := v.(type) {
	case schema.Record:
		return pairs(v, f.Fields)
	case schema.List:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = written(item, *f.Element)
		}
		return items
	case schema.Date:
		return bahasa.Tanggal(v.Time())
	case string:
		return v
	}
	panic(fmt.Sprintf("office: a party has no values of type %T", v))
}
