package workflow

import (
	"regexp"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Parse reads a workflow. It reports all it finds about spelling, names, types
// and conditions. The definition is nil only when the file cannot be read as
// YAML; it may be run only when no finding, of Parse or Check, is an error.
func Parse(file string, data []byte) (*Definition, []diag.Diagnostic) {
	root, findings := source.Parse(file, data)
	p := &reader{d: &Definition{File: file, Digest: dossier.DigestOf(data)}}
	p.bag.Add(findings...)
	if root == nil {
		return nil, p.bag.List()
	}
	p.scope = newScope(&p.bag)
	p.top(root)
	p.resolve()
	p.d.machine = compileMachine(p.d.Stages)
	p.d.used, p.d.scope = p.scope.used, p.scope
	return p.d, p.bag.List()
}

type reader struct {
	bag   diag.Bag
	d     *Definition
	scope *scope
	refs  []ref
	root  diag.Position
}

// ref is a name that must be known once the whole file is read.
type ref struct {
	kind refKind
	name string
	pos  diag.Position
	in   string // stage whose seats are meant, for seatRef
}

type refKind int

const (
	stageRef refKind = iota
	roleRef
	fieldRef
	seatRef
	paperRef
	votesRef  // a parallel stage
	numberRef // a field of kind nomor with a series
	dateRef   // a field of kind tanggal
	lengthRef // a field of kind jangka
	listRef   // a field of kind daftar
)

func (p *reader) add(code string, pos diag.Position, pairs ...any) {
	p.bag.Add(diag.New(code, pos, pairs...))
}

func (p *reader) top(root *source.Node) {
	p.root = root.Pos()
	r := source.Read(root, &p.bag)
	if n := r.Need("skema"); n != nil && n.Text() != Schema {
		p.add("WF001", n.Pos(), "nilai", n.Text(), "skema", Schema)
	}
	if n := r.Need("id"); n != nil {
		p.d.ID = n.Text()
		if !workflowID.MatchString(p.d.ID) {
			p.add("WF002", n.Pos(), "nama", p.d.ID)
		}
	}
	p.d.Version = text(r.Need("versi"))
	p.d.Name = text(r.Need("nama"))
	for _, n := range r.Texts("dasar") {
		p.d.Basis = append(p.d.Basis, n.Text())
	}
	start := r.Need("mulai")
	open := r.Texts("buka")
	if n := r.Node("buka"); n != nil {
		p.d.openPos = n.Pos()
	}
	p.d.Mother = p.mother(r.Node("induk"))
	p.d.Renamed = p.renamings(r.Node("pindah"))
	p.roles(r.Need("peran"))
	p.fields(r.Node("data"))
	p.constants(r.Node("tetapan"))
	p.ruleTexts(r.Node("aturan"))
	p.rules()
	p.d.Start = p.refer(stageRef, start)
	p.d.Open = p.referAll(fieldRef, open)
	p.stages(r.Need("tahap"))
	r.Done()
}

// workflowID and plainName say how things are called. Names appear in
// conditions, file names and commands, so they are kept plain.
var (
	workflowID = regexp.MustCompile(`^[a-z][a-z0-9._-]{0,59}$`)
	plainName  = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)
)

// named reports whether a key may be used as a name, with a finding if not.
func (p *reader) named(key *source.Node) bool {
	if plainName.MatchString(key.Text()) {
		return true
	}
	p.add("WF003", key.Pos(), "nama", key.Text())
	return false
}

func text(n *source.Node) string {
	if n.Null() {
		return ""
	}
	return n.Text()
}

// keys returns the keys of a mapping that are usable names; a missing node was
// reported by the caller.
func (p *reader) keys(n *source.Node) []*source.Node {
	if n.Null() {
		return nil
	}
	if n.Kind() != source.Mapping {
		source.Read(n, &p.bag)
		return nil
	}
	return slices.DeleteFunc(slices.Clone(n.Keys()), func(k *source.Node) bool { return !p.named(k) })
}

func (p *reader) roles(n *source.Node) {
	for _, key := range p.keys(n) {
		r := source.Read(n.Get(key.Text()), &p.bag)
		role := Role{Name: key.Text(), Label: text(r.Need("nama")), Outside: r.Bool("luar"), Letter: p.word(r, "surat", "wajib"), Pos: key.Pos()}
		r.Done()
		p.d.Roles = append(p.d.Roles, role)
	}
}

func (p *reader) fields(n *source.Node) {
	if n.Null() {
		return
	}
	p.d.Fields = schema.ParseFields(n, &p.bag)
	p.d.fields = make(map[string]int, len(p.d.Fields))
	for i, f := range p.d.Fields {
		p.d.fields[f.Name] = i
		if reserved[f.Name] {
			p.add("WF004", f.Pos, "nama", f.Name)
			continue
		}
		p.scope.declare(f.Name, symbolOf(f))
	}
	for _, key := range n.Keys() {
		if _, known := p.d.fields[key.Text()]; !known {
			p.scope.broken[key.Text()] = true
		}
	}
}

// reserved words mean something in conditions or in templates.
var reserved = map[string]bool{
	"and": true, "or": true, "not": true, "in": true, "ya": true, "tidak": true, "true": true, "false": true, "nil": true,
	"let": true, "if": true, "else": true, "matches": true, "contains": true, "startswith": true, "endswith": true,
	"terisi": true, "jumlah": true, "kantor": true, "naskah": true, "urut": true,
}

// refer notes that a node names something and returns the name.
func (p *reader) refer(kind refKind, n *source.Node) string {
	if n.Null() {
		return ""
	}
	if n.Kind() != source.Scalar {
		p.add("WF005", n.Pos())
		return ""
	}
	p.refs = append(p.refs, ref{kind: kind, name: n.Text(), pos: n.Pos()})
	return n.Text()
}

// referAll notes a list of names; a name twice is a finding.
func (p *reader) referAll(kind refKind, nodes []*source.Node) []string {
	var names []string
	for _, n := range nodes {
		if slices.Contains(names, n.Text()) {
			p.add("WF006", n.Pos(), "nama", n.Text())
			continue
		}
		if name := p.refer(kind, n); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// symbolOf says what conditions may do with a field.
func symbolOf(f schema.Field) symbol {
	s := symbol{min: f.Min, max: f.Max}
	switch f.Kind {
	case schema.KindBoolean:
		s.class = truthClass
	case schema.KindInteger:
		s.class = wholeClass
	case schema.KindMoney:
		s.class = moneyClass
	case schema.KindDecimal:
		s.class = decimalClass
	case schema.KindDate:
		s.class = dateClass
	case schema.KindText, schema.KindParagraph:
		s.class = textClass
	case schema.KindEnum:
		s.class, s.options = choiceClass, f.Options
	case schema.KindList:
		s.class = listClass
	default: // numbers from the register, durations and records: terisi only
		s.class = opaqueClass
	}
	if s.class == decimalClass { // bounds are whole units there, millionths here
		s.min, s.max = millionths(f.Min), millionths(f.Max)
	}
	return s
}

func millionths(n *int64) *int64 {
	if n == nil {
		return nil
	}
	if m, ok := mul(*n, decimalScale); ok {
		return &m
	}
	return nil
}
