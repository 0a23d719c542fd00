package workflow

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// PaperField is one field a template reads.
type PaperField struct {
	Path        string // "nilai", "pihak.nama"
	Pos         diag.Position
	Conditional bool // only under a condition of the template itself
}

// Proof shows that every field each paper reads is filled on every path to
// each place where the paper is made. What it cannot show is a finding with
// the shortest path on which the field stays empty, in the words of the file.
// Conditions over free text are taken as undecided, so it may warn too much,
// never too little; it proves that a value is there, not that it is right.
//
// uses returns what the template of a paper reads; nil when there is none.
func (d *Definition) Proof(uses func(paper string) []PaperField) []diag.Diagnostic {
	p := d.proof(d.flow(), uses)
	if p.f.left > 0 {
		p.bag.Add(diag.Warn("WF080", d.position(d.Start), "jumlah", p.f.left, "batas", maxFacts))
	}
	p.columns()
	p.initialled()
	p.rounds()
	p.report()
	return p.bag.List()
}

// proof looks at every paper of every step.
func (d *Definition) proof(f *flow, uses func(paper string) []PaperField) *proof {
	p := &proof{f: f, d: d, uses: map[string][]PaperField{}, failing: map[failure][]int{}}
	for _, name := range d.PaperNames() {
		p.uses[name] = uses(name)
	}
	for at := range f.nodes {
		for _, i := range f.out[at] {
			p.step(at, f.steps[i])
		}
	}
	return p
}

type proof struct {
	f       *flow
	d       *Definition
	uses    map[string][]PaperField
	bag     diag.Bag
	order   []failure
	failing map[failure][]int // nodes where the field may be empty
}

// failure is a field that may be empty where a paper is made.
type failure struct {
	paper place
	stage int // where the action is taken
	event string
	field int
	path  string
	read  diag.Position
	soft  bool
	draft bool
}

// place is a use of a paper in the file.
type place struct {
	name string
	pos  diag.Position
}

// step checks the papers one step makes.
func (p *proof) step(at int, s step) {
	e := p.f.edges[s.edge]
	k, possible := p.f.atAction(p.f.nodes[at], p.f.in[at], e)
	if !possible {
		return
	}
	for _, use := range p.d.papersOf(e) {
		p.paper(at, e, use, k)
	}
}

// papersOf lists what an edge asks for: the action's own papers or the
// stage's, and those of an end on entry.
func (d *Definition) papersOf(e edge) []PaperUse {
	var list []PaperUse
	if a := e.action; a != nil {
		list = append(list, d.Stages[e.from].papersOf(a)...)
	}
	if to := &d.Stages[e.to]; to.End != "" && e.moves() {
		list = append(list, to.Papers...)
	}
	return list
}

// papersOf says which papers an action makes. One that the action only names
// and the stage declares is made as the stage says.
func (s *Stage) papersOf(a *Action) []PaperUse {
	if len(a.Papers) == 0 {
		if a.Complete() {
			return s.Papers
		}
		return nil
	}
	list := slices.Clone(a.Papers)
	for i, use := range list {
		if !use.bare {
			continue
		}
		for _, of := range s.Papers {
			if of.Name == use.Name {
				of.Pos = use.Pos
				list[i] = of
			}
		}
	}
	return list
}

func (p *proof) paper(at int, e edge, use PaperUse, k knowledge) {
	k = knowledge{facts: k.facts, filled: k.filled.clone()}
	if !p.f.hold(use.If, True, &k) {
		return
	}
	for _, field := range p.uses[use.Name] {
		root, _, _ := strings.Cut(field.Path, ".")
		i, known := p.d.fields[root]
		if !known || k.filled.has(i) || use.Draft && slices.Contains(use.Late, root) {
			continue
		}
		if field.Conditional && p.d.Fields[i].Optional {
			continue // the template asks before it reads
		}
		key := failure{
			paper: place{use.Name, use.Pos}, stage: e.from, event: e.event, field: i,
			path: root, read: field.Pos, soft: field.Conditional, draft: use.Draft,
		}
		if p.failing[key] == nil {
			p.order = append(p.order, key)
		}
		p.failing[key] = append(p.failing[key], at)
	}
}

// maxFailures bounds how many fields that may be empty are told at once; a
// hostile file can have as many as stages times fields, each with a long path.
const maxFailures = 200

// report says each field once per paper, with its shortest path.
func (p *proof) report() {
	walks := map[int]walk{}
	type once struct {
		paper place
		field int
	}
	best := map[once]finding{}
	var order []once
	for _, fail := range p.order {
		if _, seen := best[once{fail.paper, fail.field}]; !seen && len(order) == maxFailures {
			continue
		}
		w, ok := walks[fail.field]
		if !ok {
			w = p.f.emptyWalks(fail.field)
			walks[fail.field] = w
		}
		for _, at := range p.failing[fail] {
			edges, ok := w.to(p.f, at)
			if !ok {
				continue
			}
			key := once{fail.paper, fail.field}
			old, seen := best[key]
			if !seen {
				order = append(order, key)
			}
			if !seen || len(edges) < len(old.edges) || old.soft && !fail.soft {
				best[key] = finding{failure: fail, edges: edges}
			}
		}
	}
	for _, key := range order {
		p.bag.Add(p.finding(best[key]))
	}
}

type finding struct {
	failure
	edges []edge
}

func (p *proof) finding(f finding) diag.Diagnostic {
	d, start := p.d, p.f.start
	name := d.Fields[f.field].Name
	pairs := []any{
		"dokumen", f.paper.name, "tahap", d.Stages[f.stage].Name, "aksi", f.event, "data", name,
		"jalan", d.show(start, f.edges), "dibaca", f.read.String(),
	}
	if f.soft {
		return diag.Warn("WF082", f.paper.pos, pairs...)
	}
	found := diag.New("WF081", f.paper.pos, pairs...)
	return p.remedy(found, f)
}

// remedy hints at what would fill the field. A number is never asked for in a
// form; what an action has emptied was asked for once; what a draft lacks and
// a later stage asks for may come after it.
func (p *proof) remedy(found diag.Diagnostic, f finding) diag.Diagnostic {
	d, field := p.d, p.d.Fields[f.field]
	ask, asks := p.nearest(f)
	for _, e := range slices.Backward(f.edges) {
		if e.action != nil && contains(e.action.Clear, field.Name) {
			return found.WithHint("WF081.kosong", "data", field.Name, "aksi", e.event, "tahap", d.Stages[e.from].Name)
		}
	}
	switch {
	case f.draft && field.Series != "":
		return found.WithHint("WF081.nomor_menyusul", "data", field.Name)
	case field.Series != "":
		return found.WithHint("WF081.nomor", "data", field.Name, "aksi", f.event, "tahap", d.Stages[f.stage].Name)
	case f.draft && asks && p.asked(field.Name):
		return found.WithHint("WF081.menyusul", "data", field.Name, "usul", ask)
	case asks:
		return found.WithHint("WF081.isi", "data", field.Name, "usul", ask)
	}
	return found
}

// asked reports whether some form asks for the field.
func (p *proof) asked(field string) bool {
	return slices.ContainsFunc(p.d.Stages, func(s Stage) bool { return contains(s.Form, field) })
}

// nearest is the last stage on the path with a form an action completes: where
// the field could be asked. An optional field is asked already.
func (p *proof) nearest(f finding) (string, bool) {
	last := -1
	for i := len(f.edges); i >= 0; i-- {
		at := f.stage
		var by *Action
		if i < len(f.edges) {
			at, by = f.edges[i].from, f.edges[i].action
		} else {
			by = p.d.Stages[f.stage].action(f.event)
		}
		if by != nil && by.Complete() {
			last = at
			break
		}
	}
	if last < 0 {
		return "", false
	}
	return p.d.Stages[last].Name, true
}

func (s *Stage) action(name string) *Action {
	for i := range s.Actions {
		if s.Actions[i].Name == name {
			return &s.Actions[i]
		}
	}
	return nil
}

// columns looks for optional parts of records that a template reads without
// asking first.
func (p *proof) columns() {
	for _, name := range p.d.PaperNames() {
		for _, use := range p.uses[name] {
			root, rest, deeper := strings.Cut(use.Path, ".")
			f, known := p.d.Field(root)
			if !known || !deeper || use.Conditional {
				continue
			}
			if part, ok := optionalPart(f, rest); ok {
				p.bag.Add(diag.New("WF083", use.Pos, "dokumen", name, "data", use.Path, "bagian", part))
			}
		}
	}
}

// optionalPart returns the first part of the path that may be absent although
// the field is filled.
func optionalPart(f schema.Field, path string) (string, bool) {
	for path != "" {
		var part string
		part, path, _ = strings.Cut(path, ".")
		if f.Kind == schema.KindList && f.Element != nil {
			f = *f.Element
		}
		next, ok := schema.Lookup(f.Fields, part)
		if !ok {
			return "", false
		}
		if next.Optional {
			return part, true
		}
		f = next
	}
	return "", false
}

// position returns where a stage stands.
func (d *Definition) position(stage string) diag.Position {
	if s, ok := d.Stage(stage); ok {
		return s.Pos
	}
	return diag.Position{File: d.File}
}
